"""The files of a package that templates write, each with exactly the values that its template sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from generator.engine.context.calls import Group, Operation
from generator.engine.context.classes import Component, Enum, Model, Union
from generator.engine.context.package import Package
from generator.engine.context.types import models_of
from generator.engine.writing.reference import reference_parts

_BY_KIND: Final = {Model: "model.py.jinja", Enum: "literal_enum.py.jinja", Union: "union.py.jinja"}


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
    for path, template, variables in reference_parts(package):
        yield File(path, template, variables)
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
    names = frozenset[str]() if isinstance(component, Enum) else component.models
    variables = {"component": component, "imports": package.imports(names, component.name)}
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
