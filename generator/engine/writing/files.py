"""The files of a package that templates write, each with exactly the values that its template sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final, NamedTuple

from generator.engine.context.calls import Group, Operation
from generator.engine.context.classes import Component, Enum, Model, Union
from generator.engine.context.package import Package
from generator.engine.context.types import models_of
from generator.engine.writing.guide import anchor
from generator.tree import Tree

_BY_KIND: Final = {Model: "model.py.jinja", Enum: "literal_enum.py.jinja", Union: "union.py.jinja"}
_REFERENCE: Final = "reference.md"
"""It is rendered in parts: if one operation changes, only the part of its group and few others are made anew."""


class File(NamedTuple):
    """A file to be written: its path, its template, and the values for that."""

    path: str
    template: str
    variables: Mapping[str, Any]

    @property
    def is_of_all(self) -> bool:
        """Whether it depends on the whole package, so that any change may change it."""
        return "package" in self.variables


def files(package: Package, operations: Iterable[Operation]) -> Iterator[File]:
    """The files that differ between packages; operations that the engine drops have none."""
    root, components = package.package, list(package.components.values())
    whole = {"package": package}
    yield File("pyproject.toml", "pyproject.toml.jinja", whole)
    yield File("README.md", "README.md.jinja", whole)
    yield from _reference(package)
    yield File(f"{root}/__init__.py", "package_init.py.jinja", whole)
    yield File(f"{root}/client.py", "client.py.jinja", whole)
    yield File(f"{root}/_service.py", "service.py.jinja", whole)
    yield File(f"{root}/models/__init__.py", "models_init.py.jinja", {**whole, "components": components})
    if package.webhooks:
        yield _webhooks(package)
    for component in components:
        yield _component(package, component)
    yield File(f"{root}/api/__init__.py", "api_init.py.jinja", whole)
    yield File(f"{root}/groups/__init__.py", "groups_init.py.jinja", whole)
    taken = {(operation.group, operation.name) for operation in operations}
    for group in package.groups:
        yield from _group(package, group, [each for each in group.operations if (group.name, each.name) in taken])


def _webhooks(package: Package) -> File:
    names = models_of(each.type for each in package.webhooks)
    variables = {"webhooks": package.webhooks, "names": names, "imports": package.imports(names)}
    return File(f"{package.package}/webhooks.py", "webhooks.py.jinja", variables)


def _component(package: Package, component: Component) -> File:
    variables = {"component": component, "imports": package.imports(component.models, component.name)}
    return File(f"{package.package}/models/{component.module}.py", _BY_KIND[type(component)], variables)


def _group(package: Package, group: Group, operations: list[Operation]) -> Iterator[File]:
    root = package.package
    names = frozenset[str]().union(*(operation.models for operation in operations))
    variables = {"group": group, "operations": operations, "names": names, "imports": package.imports(names)}
    yield File(f"{root}/groups/{group.name}.py", "group.py.jinja", variables)
    yield File(f"{root}/api/{group.name}/__init__.py", "endpoint_init.py.jinja", {"name": group.name})
    for each in operations:
        known = {"operation": each, "imports": package.imports(each.all_models), "client_class": package.client}
        yield File(f"{root}/api/{group.name}/{each.name}.py", "endpoint_module.py.jinja", known)


def _reference(package: Package) -> Iterator[File]:
    """The parts of the reference, in their order."""
    for number, (template, variables) in enumerate(_parts(package)):
        yield File(f"{_REFERENCE}/{number:04}.md", template, variables)


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
        linked = _anchors(package, ({each.name, *each.models} for each in components))
        yield "reference_components.md.jinja", {"components": components, "anchors": linked}


def _sorted_as(component: Component) -> str:
    return component.name.lower()


def _anchors(package: Package, names: Iterable[Iterable[str]]) -> dict[str, str]:
    """The fragments of the headings of components."""
    return {name: anchor(package.components[name]) for name in sorted(set[str]().union(*names))}


def with_reference(tree: Tree) -> Tree:
    """The files of a package with the parts of the reference joined."""
    parts = {path: content for path, content in sorted(tree.items()) if path.startswith(f"{_REFERENCE}/")}
    rest = {path: content for path, content in tree.items() if path not in parts}
    return {**rest, _REFERENCE: b"".join(parts.values())}
