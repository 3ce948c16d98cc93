"""Which models import each other only when they read a value: imports may not be nested as deep as models are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.engine.context.classes import Component, Model

# Python allows a thousand calls inside of each other, an import inside of another one is six, and callers have some.
_DEEPEST: Final = 50


def late_imports(components: Mapping[str, Component]) -> dict[str, frozenset[str]]:
    """For each model those that it cannot import when it is imported itself; none in nearly all packages.

    What the others lead to is in no circle, and no further away than imports may be nested.
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
    """How many models are nested below each, as far as they lead to no model above; the lower ones come first."""
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
