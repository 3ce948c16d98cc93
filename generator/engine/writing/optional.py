"""The parts of the runtime that a package has only if an operation of it needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.engine.context.calls import Operation
from generator.engine.context.package import Package


@dataclass(frozen=True, slots=True)
class Part:
    """Modules of the runtime, the operations that need them, and the names of them in annotations of methods."""

    modules: tuple[str, ...]
    is_needed: Callable[[Operation], bool]
    named: Mapping[str, str]


def _is_read_by(operation: Operation, kind: str) -> bool:
    return operation.stream is not None and operation.stream.kind == kind


_PARTS: Final = (
    Part(
        ("events.py", "streaming.py", "_runtime/event_parser.py", "_runtime/pieces.py"),
        lambda operation: _is_read_by(operation, "EventStream"),
        {"events": "AsyncEventStream, EventStream"},
    ),
    Part(
        ("sequences.py", "streaming.py", "_runtime/pieces.py"),
        lambda operation: _is_read_by(operation, "JsonStream"),
        {"sequences": "AsyncJsonStream, JsonStream"},
    ),
    Part(
        ("pagination.py", "_runtime/paging.py"),
        lambda operation: operation.pagination is not None,
        {"pagination": "AsyncPager, Pager"},
    ),
    Part(
        ("streaming.py",),
        lambda operation: operation.is_download,
        {"streaming": "AsyncStreamedResponse, StreamedResponse"},
    ),
)

_PAYLOAD: Final = "_runtime/payload.py"


def left_out(package: Package) -> frozenset[str]:
    """The modules that a package does not need, by their paths below it."""
    needed = {module for part in _parts(package.operations) for module in part.modules}
    unneeded = frozenset(module for part in _PARTS for module in part.modules) - needed
    return unneeded if package.webhooks else unneeded | {_PAYLOAD}


def optional_annotations(operations: Iterable[Operation]) -> tuple[str, ...]:
    """The imports for names other than models in the annotations of a group's module."""
    named = {module: names for part in _parts(list(operations)) for module, names in part.named.items()}
    return tuple(f"from ..{module} import {names}" for module, names in sorted(named.items()))


def _parts(operations: Sequence[Operation]) -> list[Part]:
    return [part for part in _PARTS if any(part.is_needed(operation) for operation in operations)]


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {"optional_annotations": optional_annotations}
