"""Collects the components of many fragments, and renames those that clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Final, NamedTuple, TypeAlias

from generator.assemble.structure import first_difference, same_structure
from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, object_nodes
from generator.openapi import pointer
from generator.openapi.renaming import rename, rename_uses
from generator.pages.page import Fragment

_Name: TypeAlias = tuple[str, str]
"""A section of ``components``, and a name in it."""


class _Component(NamedTuple):
    node: Node
    place: Place
    specification: str


_Found: TypeAlias = Mapping[_Name, _Component]

_SECTIONS: Final = (
    *("schemas", "responses", "parameters", "examples", "requestBodies"),
    *("headers", "securitySchemes", "links", "callbacks", "pathItems"),
)


def separate(fragments: Iterable[Fragment], report: Report) -> tuple[ObjectNode, ...]:
    """The documents of the fragments, with components renamed so that no name means two things.

    Arguments:
        fragments: the fragments of all pages; earlier ones keep their names.
    """
    taken: dict[_Name, _Component] = {}
    separated: list[ObjectNode] = []
    for fragment in fragments:
        names = _new_names(_found(fragment.document, fragment.specification), taken, report)
        document = rename(fragment.document, names) if names else fragment.document
        for name, component in _found(document, fragment.specification).items():
            taken.setdefault(name, component)
        separated.append(document)
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


def _found(document: ObjectNode, specification: str) -> dict[_Name, _Component]:
    return {name: _Component(value, place, specification) for name, (value, place) in _components(document)}


def _new_names(own: _Found, taken: _Found, report: Report) -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {}
    for section, name in _inside_out(_clashes(own, taken), own):
        component = own[section, name]
        value = component.node
        value = rename_uses(value, names) if isinstance(value, ObjectNode) else value
        new = next(
            new
            for new in (f"{name}_{number}" for number in count(2))
            if (section, new) not in own and _is_free((section, new), value, taken)
        )
        names.setdefault(section, {})[name] = new
        if (section, new) not in taken:
            _report_renamed(name, new, component, taken[section, name], report)
    return names


def _report_renamed(name: str, new: str, component: _Component, known: _Component, report: Report) -> None:
    is_of_one = component.specification and component.specification == known.specification
    if is_of_one and not same_structure(known.node, component.node):
        difference = first_difference(known.node, component.node)
        report.warning(
            "component-conflict",
            f"Two pages describe the component `{name}` differently, first in `{difference}`: this one becomes `{new}`",
            component.place,
            "Fetch both pages again; one of them may be out of date.",
            (known.place,),
        )
    else:
        report.note(
            "component-renamed",
            f"Another page has another component `{name}`: this one becomes `{new}`",
            component.place,
            "An overlay can give it a better name.",
            (known.place,),
        )


def _is_free(name: _Name, value: Node, taken: _Found) -> bool:
    """Whether a name is free, or taken by the same thing."""
    return name not in taken or same_structure(taken[name].node, value)


def _inside_out(names: Sequence[_Name], own: _Found) -> list[_Name]:
    """The names in an order in which each comes after those that it refers to."""
    ordered: dict[_Name, None] = {}
    visited: set[_Name] = set()

    def visit(name: _Name) -> None:
        if name in visited:
            return
        visited.add(name)
        for reference in _references(own[name].node):
            if reference in names:
                visit(reference)
        ordered[name] = None

    for name in names:
        visit(name)
    return list(ordered)


def _clashes(own: _Found, taken: _Found) -> list[_Name]:
    """The names whose components differ from others of the same name, directly or by their references."""
    shared = [name for name in own if name in taken]
    clashing = {name for name in shared if not same_structure(own[name].node, taken[name].node)}
    references = {name: set(_references(own[name].node)) for name in shared}
    while more := {name for name in shared if name not in clashing and references[name] & clashing}:
        clashing |= more
    return [name for name in shared if name in clashing]


def _references(root: Node) -> Iterator[_Name]:
    for node in object_nodes(root):
        steps = pointer.parse(node.text_at("$ref"))
        if steps and steps[0] == "components" and len(steps) > 2:
            yield steps[1], steps[2]
