"""Overlays as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from generator.diagnostics import Place
from generator.document import Node


@dataclass(frozen=True, slots=True)
class Query:
    """A JSONPath expression (RFC 9535) and where it was written."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Update:
    """Merges a value into the selected nodes."""

    value: Node
    place: Place


@dataclass(frozen=True, slots=True)
class Copy:
    """Merges another node of the document into the selected nodes."""

    source: Query


@dataclass(frozen=True, slots=True)
class Remove:
    """Removes the selected nodes from the objects or arrays that hold them."""


Change: TypeAlias = Update | Copy | Remove


@dataclass(frozen=True, slots=True)
class Action:
    """One change; the format also allows an action with only a target, which changes nothing."""

    target: Query
    change: Change | None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A whole overlay document.

    Arguments:
        version: the version of the overlay format, ``1.0`` or ``1.1``.
        title: what the overlay is for.
        extends: the URI reference of the document that the overlay was written for.
        actions: the changes, in the order in which they apply.
    """

    version: str
    title: str
    extends: str | None
    actions: tuple[Action, ...]
    file: str
