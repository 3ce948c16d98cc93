"""Finds what tells the members of a union apart: discriminator values, or else differences inside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import Final

from generator.document import ObjectNode
from generator.engine.reading.shapes import Resolve, Scalar, Shape, scalars, shapes
from generator.openapi.normal_form import alternatives, component_name, enum_values

_TRUTH: Final[Mapping[str, Scalar]] = {"true": True, "false": False}


def tags_of(
    members: Sequence[ObjectNode], discriminator: ObjectNode, resolve: Resolve, above: Sequence[ObjectNode] = ()
) -> list[tuple[Scalar, ...]]:
    """The discriminator values of each member: those mapped to it and its own constants, or else its name.

    Arguments:
        discriminator: the discriminator; empty if there is none.
        resolve: follows the reference of a schema.
        above: the unions around this one.
    """
    key = discriminator.text_at("propertyName")
    if not key:
        return [() for _ in members]
    markers = [_marker(member, key, resolve) for member in members]
    kinds = {marker.text_at("type") for marker in markers}
    mapping = {_tag(tag, kinds): target for tag, target in discriminator.object_at("mapping").items()}
    constants = [[each for each in scalars(enum_values(marker)) if each not in mapping] for marker in markers]
    said = Counter(each for several in constants for each in several)
    found: list[tuple[Scalar, ...]] = []
    for member, several in zip(members, constants, strict=True):
        reference = member.text_at("$ref")
        mapped = [tag for tag, target in mapping.items() if reference and target == reference]
        own = _own(several, said) or _tags_inside(resolve(member), discriminator, resolve, above)
        found.append((*mapped, *own) or _by_name(reference, several))
    return found


def _own(several: Sequence[Scalar], said: Mapping[Scalar, int]) -> Sequence[Scalar]:
    """The constants of a member; if it lists several, those that others list as well belong to the whole family."""
    return [each for each in several if said[each] == 1] if len(several) > 1 else several


def _by_name(reference: str, allowed: Sequence[Scalar]) -> tuple[Scalar, ...]:
    """The name of a member as its tag; if its property does not allow that, all values that it allows."""
    name = component_name(reference) if reference else ""
    return tuple(allowed) if allowed and name not in allowed else (name,) if name else ()


def _tags_inside(
    union: ObjectNode, discriminator: ObjectNode, resolve: Resolve, above: Sequence[ObjectNode]
) -> list[Scalar]:
    """The tags of a member that is a union itself: those of its members."""
    if any(union is each for each in above):
        return []
    inner = union.object_at("discriminator")
    is_same = inner.text_at("propertyName") == discriminator.text_at("propertyName")
    members = [each for each in alternatives(union) if isinstance(each, ObjectNode)]
    said = tags_of(members, inner if is_same else discriminator.without("mapping"), resolve, (*above, union))
    return list(dict.fromkeys(tag for tags in said for tag in tags))


def shapes_of(
    members: Sequence[ObjectNode], tags: Sequence[tuple[Scalar, ...]], discriminator: ObjectNode, resolve: Resolve
) -> list[Shape]:
    """The shapes that tell each member from those with the same tags, or from all others without a discriminator.

    Arguments:
        tags: the discriminator values of each.
        discriminator: the discriminator; empty if there is none.
        resolve: follows the reference of a schema.
    """
    often = Counter(tag for several in tags for tag in several)
    untagged = [
        index for index, several in enumerate(tags) if not discriminator or any(often[tag] > 1 for tag in several)
    ]
    found = dict(zip(untagged, shapes([members[index] for index in untagged], resolve), strict=True))
    return [found.get(index, "") for index in range(len(members))]


def _marker(member: ObjectNode, key: str, resolve: Resolve) -> ObjectNode:
    """The schema of the discriminator property in a member."""
    own = resolve(member).object_at("properties").object_at(key)
    return own if "enum" in own else resolve(own)


def _tag(value: str, kinds: Container[str]) -> Scalar:
    """A key of a mapping, which is always text, converted to the type of the property."""
    if "boolean" in kinds and value in _TRUTH:
        return _TRUTH[value]
    is_number = "integer" in kinds or "number" in kinds
    return int(value) if is_number and value.removeprefix("-").isdecimal() else value
