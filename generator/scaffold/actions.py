"""The actions that drafts are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.document import NOWHERE, ObjectNode, object_node
from generator.overlay import Action, Copy, Query, Remove, Update, expressions
from generator.validate.operations import Operation

Draft: TypeAlias = Callable[[ObjectNode], Iterator[Action]]


def updating(target: str, reason: str, update: Mapping[str, object]) -> Action:
    """An action that merges a value into the selected nodes."""
    return Action(Query(target, NOWHERE), Update(object_node(update), NOWHERE), reason)


def copying(target: str, reason: str, source: str) -> Action:
    """An action that merges a node of the document into the selected nodes."""
    return Action(Query(target, NOWHERE), Copy(Query(source, NOWHERE)), reason)


def removing(target: str, reason: str) -> Action:
    """An action that removes the selected nodes."""
    return Action(Query(target, NOWHERE), Remove(), reason)


def replacing_servers(document: ObjectNode, reason: str, servers: Sequence[Mapping[str, str]]) -> Iterator[Action]:
    """Actions that declare servers, in place of any without a host."""
    if "servers" in document:
        yield removing("$.servers", "These servers have no host.")
    yield updating("$", reason, {"servers": servers})


def path_target(path: str) -> str:
    """The expression for a path item."""
    return expressions.child("$.paths", path)


def operation_target(operation: Operation) -> str:
    """The expression for an operation."""
    return f"{path_target(operation.path)}.{operation.method}"
