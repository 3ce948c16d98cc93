"""The components of many fragments, under one roof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Final, TypeAlias

from generator.assemble.structure import first_difference, same_structure
from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, object_nodes
from generator.openapi import pointer
from generator.pages.renaming import rename, rename_uses

_Name: TypeAlias = tuple[str, str]
"""A section of ``components``, and a name in it."""
_Found: TypeAlias = Mapping[_Name, tuple[Node, Place]]

_SECTIONS: Final = (
    *("schemas", "responses", "parameters", "examples", "requestBodies"),
    *("headers", "securitySchemes", "links", "callbacks", "pathItems"),
)


def separate(groups: Sequence[Sequence[ObjectNode]], report: Report) -> tuple[tuple[ObjectNode, ...], ...]:
    """Renames components so that no name means two things.

    Arguments:
        groups: the documents of each specification; inside one group a name must mean one thing.
        report: receives ``component-conflict`` and ``component-renamed``.
    """
    taken: dict[_Name, tuple[Node, Place]] = {}
    separated: list[tuple[ObjectNode, ...]] = []
    for documents in groups:
        own = _collect(documents, report)
        names = _new_names(own, taken, report)
        documents = tuple(rename(document, names) for document in documents) if names else tuple(documents)
        for name, found in _collect(documents, Report()).items():
            taken.setdefault(name, found)
        separated.append(documents)
    return tuple(separated)


def merge_components(documents: Iterable[ObjectNode]) -> ObjectNode:
    """All components, in the order of their first appearance."""
    sections: dict[str, dict[str, Node]] = {section: {} for section in _SECTIONS}
    places: dict[str, dict[str, Place]] = {section: {} for section in _SECTIONS}
    place: Place | None = None
    for document in documents:
        for (section, name), (value, where) in _components(document):
            place = place or document.object_at("components").place
            if sections.setdefault(section, {}).setdefault(name, value) is value:
                places.setdefault(section, {}).setdefault(name, where)
    filled = {
        section: ObjectNode(items, next(iter(places[section].values())), places[section])
        for section, items in sections.items()
        if items
    }
    return ObjectNode(filled, place) if place else ObjectNode()


def _components(document: ObjectNode) -> Iterator[tuple[_Name, tuple[Node, Place]]]:
    components = document.object_at("components")
    for section in components:
        items = components.object_at(section)
        for name, value in items.items():
            yield (section, name), (value, items.place_of(name))


def _collect(documents: Iterable[ObjectNode], report: Report) -> dict[_Name, tuple[Node, Place]]:
    """The components of one specification; the first page that has one wins."""
    found: dict[_Name, tuple[Node, Place]] = {}
    for document in documents:
        for name, (value, place) in _components(document):
            first, first_place = found.setdefault(name, (value, place))
            if not same_structure(first, value):
                difference = first_difference(first, value)
                report.error(
                    "component-conflict",
                    f"Two pages describe the component `{name[1]}` differently, first in `{difference}`",
                    place,
                    "Fetch both pages again; if they still differ, correct one of them.",
                    (first_place,),
                )
    return found


def _new_names(own: _Found, taken: _Found, report: Report) -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {}
    for section, name in _inside_out(_clashes(own, taken), own):
        value, place = own[section, name]
        value = rename_uses(value, names) if isinstance(value, ObjectNode) else value
        new = next(
            new
            for new in (f"{name}_{number}" for number in count(2))
            if (section, new) not in own and _is_free((section, new), value, taken)
        )
        names.setdefault(section, {})[name] = new
        if (section, new) not in taken:
            report.note(
                "component-renamed",
                f"Another specification has a component `{name}` too: this one becomes `{new}`",
                place,
                "An overlay can give it a better name.",
                (taken[section, name][1],),
            )
    return names


def _is_free(name: _Name, value: Node, taken: _Found) -> bool:
    """Whether nothing has the name yet, or what has it is the same thing."""
    return name not in taken or same_structure(taken[name][0], value)


def _inside_out(names: Sequence[_Name], own: _Found) -> list[_Name]:
    """What is referred to comes before what refers to it."""
    ordered: dict[_Name, None] = {}
    visited: set[_Name] = set()

    def visit(name: _Name) -> None:
        if name in visited:
            return
        visited.add(name)
        for reference in _references(own[name][0]):
            if reference in names:
                visit(reference)
        ordered[name] = None

    for name in names:
        visit(name)
    return list(ordered)


def _clashes(own: _Found, taken: _Found) -> list[_Name]:
    """The names that mean something else elsewhere, by themselves or by what they refer to."""
    shared = [name for name in own if name in taken]
    clashing = {name for name in shared if not same_structure(own[name][0], taken[name][0])}
    references = {name: set(_references(own[name][0])) for name in shared}
    while more := {name for name in shared if name not in clashing and references[name] & clashing}:
        clashing |= more
    return [name for name in shared if name in clashing]


def _references(root: Node) -> Iterator[_Name]:
    for node in object_nodes(root):
        steps = pointer.parse(node.text_at("$ref"))
        if steps and steps[0] == "components" and len(steps) > 2:
            yield steps[1], steps[2]
