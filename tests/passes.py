"""The passes of normalising, each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.normalize import PASSES, in_each_schema

Pass = Callable[[ObjectNode, Report], ObjectNode]


def _passes() -> Iterator[tuple[str, Pass]]:
    for each in PASSES:
        if isinstance(each, tuple):
            yield from ((one.__name__, _over_all(one)) for one in each)
        else:
            yield each.__name__, each


def _over_all(look_at_one: Pass) -> Pass:
    return lambda document, report: in_each_schema(document, (look_at_one,), report)


BY_NAME: dict[str, Pass] = dict(_passes())
