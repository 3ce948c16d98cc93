"""What an overlay says, as values."""

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
    """Merge a value into what the target selects."""

    value: Node
    place: Place


@dataclass(frozen=True, slots=True)
class Copy:
    """Merge what another part of the document holds into what the target selects."""

    source: Query


@dataclass(frozen=True, slots=True)
class Remove:
    """Take what the target selects out of the object or array that holds it."""


Change: TypeAlias = Update | Copy | Remove


@dataclass(frozen=True, slots=True)
class Action:
    """One change; the format allows an action that only has a target, and that changes nothing."""

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
        file: the file it was read from.
    """

    version: str
    title: str
    extends: str | None
    actions: tuple[Action, ...]
    file: str
