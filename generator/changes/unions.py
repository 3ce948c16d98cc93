"""Compares unions: their alternatives, and how these are told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from generator.changes.fingerprint import fingerprint, value_text
from generator.changes.kinds import UNION, kind
from generator.changes.model import Change
from generator.changes.pairing import paired
from generator.changes.subject import SchemaPair, Subject
from generator.changes.views import View
from generator.document import ObjectNode
from generator.openapi.normal_form import component_name


def compare_members(old: View, new: View, subject: Subject) -> Iterator[Change | SchemaPair]:
    """The alternatives that were added and removed; a schema that is no union counts as its only alternative."""
    pairs, gone, come = paired(list(_alternatives(old)), list(_alternatives(new)), _LIKENESSES)
    for view in gone:
        yield subject.data("member-removed", f"can no longer be {_called(view)}", old=view.place)
    for view in come:
        yield subject.data("member-added", f"can also be {_called(view)} now", new=view.place)
    for before, after in pairs:
        yield SchemaPair(before, after, subject.below(f" ({after.name})") if after.name else subject)


def _alternatives(view: View) -> Iterable[View]:
    """The alternatives, each once."""
    return {_spelling(member): member for member in view.members()}.values() if kind(view) == UNION else (view,)


def _called(view: View) -> str:
    return f"`{view.name}`" if view.name else kind(view)


def _meaning(view: View) -> object:
    return fingerprint(view.chain[0], view.schemas)


def _spelling(view: View) -> object:
    return fingerprint(view.chain[0], None)


def _constants(view: View) -> object:
    """The properties with only one possible value, which mark an alternative."""
    found = ((name, each.content.array_at("enum")) for name, each in view.properties().items())
    return tuple(sorted((name, value_text(values[0])) for name, values in found if len(values) == 1))


def _names(view: View) -> object:
    return frozenset(view.content.object_at("properties"))


def _kind(view: View) -> object:
    return "number" if kind(view) == "integer" else kind(view)


_LIKENESSES: Final[tuple[Callable[[View], object], ...]] = (_meaning, _spelling, _constants, _names, _kind)


def compare_discriminators(old: View, new: View, subject: Subject) -> Iterator[Change]:
    """The changes of a discriminator: of its property, and of the meaning of its values."""
    before, after = (view.content.object_at("discriminator").text_at("propertyName") for view in (old, new))
    places = old.place_of("discriminator"), new.place_of("discriminator")
    if before != after:
        yield subject.data("discriminator-changed", _message(before, after), *places)
        return
    known, found = _tags(old), _tags(new)
    for tag in (tag for tag in known if tag not in found):
        yield subject.data("tag-removed", f"`{before}` can no longer be `{tag}`", *places)
    for tag in (tag for tag in found if tag not in known):
        yield subject.data("tag-added", f"`{before}` can also be `{tag}` now", *places)
    for tag in (tag for tag in known if tag in found):
        if known[tag].name != found[tag].name and _meaning(known[tag]) != _meaning(found[tag]):
            message = f"`{tag}` means `{found[tag].name}` now (was `{known[tag].name}`)"
            yield subject.data("tag-moved", message, *places)


def _message(before: str, after: str) -> str:
    if before and after:
        return f"`{after}` tells the alternatives apart now (was `{before}`)"
    return (
        f"`{after}` tells the alternatives apart now" if after else f"`{before}` no longer tells the alternatives apart"
    )


def _tags(view: View) -> dict[str, View]:
    """For each value of the discriminator, the alternative that it means (OpenAPI 3.1, section 4.8.25)."""
    node = view.content.object_at("discriminator")
    if not node:
        return {}
    mapping = {value: target for value, target in node.object_at("mapping").items() if isinstance(target, str)}
    members = {member.name: member for member in view.members() if member.name}
    found: dict[str, View] = {}
    for value, target in mapping.items():
        name = component_name(target)
        found[value] = members.get(name) or view.below(ObjectNode({"$ref": target}), node.place)
    named = {each.name for each in found.values()}
    return {**found, **{name: member for name, member in members.items() if name not in named}}
