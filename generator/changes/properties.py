"""Compares the properties of objects."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.model import Change, Direction
from generator.changes.subject import SchemaPair, Subject, necessity
from generator.changes.views import View
from generator.diagnostics import Place


def compare_properties(old: View, new: View, subject: Subject) -> Iterator[Change | SchemaPair]:
    """The changes of the properties that are sent in this direction, or that were or will be."""
    before, after = old.properties(), new.properties()
    needed = _required(new)
    for name, view in before.items():
        if name in after:
            yield from _compare_property(view, after[name], subject.property(name))
        elif _travels(view, subject):
            yield subject.property(name).data("property-removed", "was removed", old=view.place)
    for name, view in after.items():
        if name not in before and _travels(view, subject):
            yield _added(view, subject.property(name), is_required=name in needed)
    yield from _compare_required(old, new, subject)


def _compare_required(old: View, new: View, subject: Subject) -> Iterator[Change]:
    """Properties that became required or optional; for added and removed ones, another change says so."""
    before, after = old.properties(), new.properties()
    needed_before, needed_after = _required(old), _required(new)
    for name in sorted(needed_before.keys() ^ needed_after.keys()):
        known, found = before.get(name), after.get(name)
        if (known is None) == (found is None) and all(_travels(view, subject) for view in (known, found) if view):
            word = necessity(name in needed_after)
            places = _place(name, known, needed_before, old), _place(name, found, needed_after, new)
            yield subject.property(name).data(f"property-became-{word}", f"became {word}", *places)


def _compare_property(old: View, new: View, subject: Subject) -> Iterator[Change | SchemaPair]:
    match _travels(old, subject), _travels(new, subject), subject.direction:
        case True, True, _:
            yield from _deprecation(old, new, subject)
            yield SchemaPair(old, new, subject)
        case True, False, Direction.REQUEST:
            places = old.place, new.place_of("readOnly")
            yield subject.data("property-became-read-only", "is set by the server only now", *places)
        case False, True, Direction.REQUEST:
            places = old.place_of("readOnly"), new.place
            yield subject.data("property-became-writable", "can be set by callers now", *places)
        case True, False, Direction.RESPONSE:
            yield subject.data("property-became-write-only", "is no longer sent", old.place, new.place_of("writeOnly"))
        case False, True, Direction.RESPONSE:
            yield subject.data("property-became-readable", "is sent now", old.place_of("writeOnly"), new.place)
        case _:
            return


def _deprecation(old: View, new: View, subject: Subject) -> Iterator[Change]:
    places = old.place_of("deprecated"), new.place_of("deprecated")
    if new.is_true("deprecated") and not old.is_true("deprecated"):
        yield subject.data("property-deprecated", "is deprecated now", *places)
    elif old.is_true("deprecated") and not new.is_true("deprecated"):
        yield subject.data("property-undeprecated", "is no longer deprecated", *places)


def _added(view: View, subject: Subject, *, is_required: bool) -> Change:
    if subject.direction is Direction.RESPONSE:
        return subject.data("property-added", "was added", new=view.place)
    word = necessity(is_required)
    return subject.data(f"{word}-property-added", f"was added, and is {word}", new=view.place)


def _travels(view: View, subject: Subject) -> bool:
    """Whether a property is sent in this direction: requests have no ``readOnly`` ones, responses no ``writeOnly``."""
    return not view.is_true("readOnly" if subject.direction is Direction.REQUEST else "writeOnly")


def _required(view: View) -> dict[str, Place]:
    names = view.content.array_at("required")
    return {name: names.place_of(index) for index, name in enumerate(names) if isinstance(name, str)}


def _place(name: str, view: View | None, required: dict[str, Place], owner: View) -> Place:
    return required.get(name) or (view or owner).place


def compare_further_properties(old: View, new: View, subject: Subject) -> Iterator[Change | SchemaPair]:
    """Changes in whether an object may have unlisted properties, and in the values of these."""
    is_closed = [view.content.get("additionalProperties") is False for view in (old, new)]
    places = old.place_of("additionalProperties"), new.place_of("additionalProperties")
    match is_closed:
        case [False, True]:
            yield subject.data("properties-closed", "can no longer have properties that are not listed", *places)
        case [True, False]:
            yield subject.data("properties-opened", "can have properties now that are not listed", *places)
        case [False, False]:
            yield SchemaPair(old.under("additionalProperties"), new.under("additionalProperties"), subject.below("{}"))
        case _:
            return
