"""The imports of components in generated modules: their source text, and those that have to wait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.engine.context.classes import Component, Model
from generator.engine.context.types import Type, models_of

# Python allows a thousand nested calls. A nested import takes six of them, and the caller needs some, too.
_DEEPEST: Final = 50


@dataclass(frozen=True, slots=True)
class Importable:
    """The importable names of a component.

    ``decoder`` is the function that reads a union, or empty. ``is_plain`` says that there is nothing to read, so that
    only annotations name it.
    """

    module: str
    name: str
    decoder: str
    is_plain: bool

    def annotation(self, root: str) -> str:
        """The import for annotations."""
        return f"from {root}{self.module} import {self.name}"

    def reading(self, root: str) -> str:
        """The import for reading values."""
        return f"from {root}{self.module} import {self.decoder or self.name}"

    def reference(self, root: str) -> str:
        """The import for both."""
        return self.annotation(root) + (f", {self.decoder}" if self.decoder else "")


@dataclass(frozen=True, slots=True)
class References:
    """Imports of components: those needed at run time, and those that only annotations need."""

    runtime: tuple[str, ...]
    typing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComponentImports:
    """Writes the imports of some components; ``root`` is the package of the models with its dots, as ``..models.``.

    ``late`` are the components that may only be imported when a value is read.
    """

    components: Mapping[str, Importable]
    late: frozenset[str] = frozenset()

    def references(self, read: Iterable[str], root: str, named: Iterable[str] = ()) -> References:
        """The imports of components whose values the code reads, and of others that it only names."""
        found = {name: self.components[name] for name in sorted({*read, *named})}
        needed = {name for name in read if not self.components[name].is_plain and name not in self.late}
        return References(
            runtime=tuple(each.reference(root) for name, each in found.items() if name in needed),
            typing=tuple(each.annotation(root) for name, each in found.items() if name not in needed),
        )

    def late_readings(self, types: Iterable[Type], root: str) -> tuple[str, ...]:
        """The late imports that reading values of these types needs."""
        return self.readings(models_of(types) & self.late, root) if self.late else ()

    def readings(self, names: Iterable[str], root: str) -> tuple[str, ...]:
        """The imports for reading values of components."""
        found = [self.components[name] for name in sorted(names)]
        return tuple(each.reading(root) for each in found if not each.is_plain)

    def annotations(self, names: Iterable[str], root: str) -> tuple[str, ...]:
        """The imports of components for annotations."""
        return tuple(self.components[name].annotation(root) for name in sorted(names))


def late_imports(components: Mapping[str, Component]) -> dict[str, frozenset[str]]:
    """For each model, the models that it must import late; empty for nearly all packages.

    The imports that are left form no circle, and nest no deeper than allowed.
    """
    models = {name: each for name, each in components.items() if isinstance(each, Model)}
    graph = {name: sorted(each.models & models.keys()) for name, each in models.items()}
    heights = _heights(graph)
    if max(heights.values(), default=0) <= _DEEPEST:
        return {}
    late: dict[str, frozenset[str]] = {}
    for name, height in heights.items():
        near = {each for each in graph[name] if each in late and heights[each] // _DEEPEST == height // _DEEPEST}
        late[name] = frozenset(graph[name]) - near
    return late


def _heights(graph: Mapping[str, list[str]]) -> dict[str, int]:
    """For each model, the depth of the models nested in it, without circles; lower ones come first."""
    heights: dict[str, int] = {}
    for first in graph:
        above = {first: iter(graph[first])} if first not in heights else {}
        while above:
            name, others = next(reversed(above.items()))
            deeper = next((each for each in others if each not in heights and each not in above), None)
            if deeper is not None:
                above[deeper] = iter(graph[deeper])
                continue
            heights[name] = 1 + max((heights[each] for each in graph[name] if each in heights), default=0)
            del above[name]
    return heights
