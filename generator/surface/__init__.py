"""Compares the Python of two clients, for the code that calls them.

The surface is everything that the documentation of a package names: the client with its arguments and groups, the
methods of groups with their arguments, results and documented errors, the functions that read webhooks, and the classes
of ``models``. The modules below ``api``, for people who come from openapi-python-client, take and give the same types,
so they are not compared.

Models that only come from the server are read, not made: another field in one breaks nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.changes.model import Change, Level
from generator.diagnostics import Place
from generator.surface.annotations import Vocabulary
from generator.surface.client import client_changes
from generator.surface.methods import method_changes, webhook_changes
from generator.surface.models import model_changes, renamed_models
from generator.surface.side import Side, Sides

__all__ = ("Side", "compare_surfaces", "unrepeated")


def compare_surfaces(old: Side, new: Side) -> tuple[Change, ...]:
    """The changes between two packages: of the client, its methods, its webhooks and its models, in this order."""
    renamed = renamed_models(old.package, new.package)
    before, after = Vocabulary(old.package.components, renamed), Vocabulary(new.package.components, {})
    sides = Sides(old, new, renamed, before, after)
    return (*client_changes(old, new), *method_changes(sides), *webhook_changes(sides), *model_changes(sides))


def unrepeated(found: Iterable[Change], in_document: Iterable[Change]) -> Iterator[Change]:
    """The changes of a surface without those that only repeat a change of the same thing in the document.

    New names are always reported: no other change says what to write instead.
    """
    worst: dict[Place, int] = {}
    for change in in_document:
        _note(change, worst)
    for change in found:
        rank = min((worst[place] for place in _places(change) if place in worst), default=len(Level))
        if rank > change.level.rank or change.rule.id.endswith("-renamed"):
            _note(change, worst)
            yield change


def _note(change: Change, worst: dict[Place, int]) -> None:
    for place in _places(change):
        worst[place] = min(change.level.rank, worst.get(place, change.level.rank))


def _places(change: Change) -> Iterator[Place]:
    return (place for place in (change.old, change.new) if place)
