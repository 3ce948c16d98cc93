"""Chooses the models that are imported only when a value is read, because Python limits how deep imports nest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.engine.context.classes import Component, Model

# Python allows a thousand nested calls. A nested import takes six of them, and the caller needs some, too.
_DEEPEST: Final = 50


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
