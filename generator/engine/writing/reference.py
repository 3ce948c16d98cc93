"""The parts of ``reference.md``: if one operation changes, only the part of its group and few others are rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from generator.engine.context.classes import Component, Enum
from generator.engine.context.package import Package
from generator.engine.writing.guide import anchor
from generator.tree import Tree

_FILE: Final = "reference.md"


def reference_parts(package: Package) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Path, template and variables of each part, in their order."""
    for number, (template, variables) in enumerate(_parts(package)):
        yield f"{_FILE}/{number:04}.md", template, variables


def with_reference(tree: Tree) -> Tree:
    """The files of a package with the parts of the reference joined."""
    parts = {path: content for path, content in sorted(tree.items()) if path.startswith(f"{_FILE}/")}
    rest = {path: content for path, content in tree.items() if path not in parts}
    return {**rest, _FILE: b"".join(parts.values())}


def _parts(package: Package) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "reference.md.jinja", {"package": package}
    for group in package.groups:
        linked = _anchors(package, (each.all_models for each in group.operations))
        variables = {"operations": group.operations, "schemes": package.schemes, "anchors": linked}
        yield "reference_operations.md.jinja", variables
    if webhooks := package.webhooks:
        linked = _anchors(package, (each.type.models for each in webhooks))
        yield "reference_webhooks.md.jinja", {"root": package.package, "webhooks": webhooks, "anchors": linked}
    if package.components:
        yield "reference_models.md.jinja", {"root": package.package}
    for _, alike in groupby(sorted(package.components.values(), key=_sorted_as), key=lambda each: _sorted_as(each)[0]):
        components = tuple(alike)
        linked = _anchors(package, ({each.name, *_models(each)} for each in components))
        yield "reference_components.md.jinja", {"components": components, "anchors": linked}


def _sorted_as(component: Component) -> str:
    return component.name.lower()


def _models(component: Component) -> Iterable[str]:
    return () if isinstance(component, Enum) else component.models


def _anchors(package: Package, names: Iterable[Iterable[str]]) -> dict[str, str]:
    """The fragments of the headings of components."""
    return {name: anchor(package.components[name]) for name in sorted(set[str]().union(*names))}
