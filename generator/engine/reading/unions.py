"""What tells the members of a union apart: a discriminator, or else what differs in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import Final

from generator.document import ObjectNode
from generator.engine.reading.marks import Mark, Resolve, Scalar, marks, scalars
from generator.openapi.normal_form import alternatives, component_name, enum_values

_TRUTH: Final[Mapping[str, Scalar]] = {"true": True, "false": False}


def tags_of(
    members: Sequence[ObjectNode], discriminator: ObjectNode, resolve: Resolve, above: Sequence[ObjectNode] = ()
) -> list[tuple[Scalar, ...]]:
    """What a discriminator says of each member: what it maps there, and its constants; else its name.

    Arguments:
        members: the schemas of the union.
        discriminator: the discriminator, or nothing.
        resolve: gives what a schema refers to.
        above: the unions that this one is a member of.
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
        # Several values that other members have too are those of the whole family.
        own = [each for each in several if said[each] == 1] if len(several) > 1 else several
        own = own or _tags_inside(resolve(member), discriminator, resolve, above)
        found.append((*mapped, *own) or _by_name(reference, several))
    return found


def _by_name(reference: str, allowed: Sequence[Scalar]) -> tuple[Scalar, ...]:
    """The name of a member as its tag; all values that it allows, where it does not allow its name."""
    name = component_name(reference) if reference else ""
    return tuple(allowed) if allowed and name not in allowed else (name,) if name else ()


def _tags_inside(
    union: ObjectNode, discriminator: ObjectNode, resolve: Resolve, above: Sequence[ObjectNode]
) -> list[Scalar]:
    """What a discriminator says of a member that is a union itself: what it says of the members of that."""
    if any(union is each for each in above):
        return []
    inner = union.object_at("discriminator")
    is_same = inner.text_at("propertyName") == discriminator.text_at("propertyName")
    members = [each for each in alternatives(union) if isinstance(each, ObjectNode)]
    said = tags_of(members, inner if is_same else discriminator.without("mapping"), resolve, (*above, union))
    return list(dict.fromkeys(tag for tags in said for tag in tags))


def marks_of(
    members: Sequence[ObjectNode], tags: Sequence[tuple[Scalar, ...]], discriminator: ObjectNode, resolve: Resolve
) -> list[Mark]:
    """What else tells each member from those with the same tags; from all others, where there is no discriminator.

    Arguments:
        members: the schemas of the union.
        tags: what the discriminator says of each.
        discriminator: the discriminator, or nothing.
        resolve: gives what a schema refers to.
    """
    often = Counter(tag for several in tags for tag in several)
    untold = [
        index for index, several in enumerate(tags) if not discriminator or any(often[tag] > 1 for tag in several)
    ]
    found = dict(zip(untold, marks([members[index] for index in untold], resolve), strict=True))
    return [found.get(index, "") for index in range(len(members))]


def _marker(member: ObjectNode, key: str, resolve: Resolve) -> ObjectNode:
    """What a member says of the property that tells it from others."""
    own = resolve(member).object_at("properties").object_at(key)
    return own if "enum" in own else resolve(own)


def _tag(value: str, kinds: Container[str]) -> Scalar:
    """A key of a mapping, which is always text, as the value that it stands for."""
    if "boolean" in kinds and value in _TRUTH:
        return _TRUTH[value]
    is_number = "integer" in kinds or "number" in kinds
    return int(value) if is_number and value.removeprefix("-").isdecimal() else value
