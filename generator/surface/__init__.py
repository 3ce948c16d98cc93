"""What changed in the Python of a client, for the code that calls it.

The surface is what the documentation of a package names: the client with its arguments and groups, the methods of
groups with their arguments, results and documented errors, the functions that read webhooks, and the classes of
``models``. What is there for people who come from openapi-python-client, below ``api``, takes and gives the same; it is
not compared for itself.

A model that only comes from the server is read, not made: a field more in it breaks nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.changes.model import Change, Level
from generator.diagnostics import Place
from generator.surface.client import client_changes
from generator.surface.methods import method_changes
from generator.surface.models import model_changes, renamed_models
from generator.surface.side import Side
from generator.surface.webhooks import webhook_changes

__all__ = ("Side", "compare_surfaces", "unsaid")


def compare_surfaces(old: Side, new: Side) -> tuple[Change, ...]:
    """What changed between two packages, in the order of the client, its methods, webhooks and models."""
    renamed = renamed_models(old.package, new.package)
    return (
        *client_changes(old, new),
        *method_changes(old, new, renamed),
        *webhook_changes(old, new, renamed),
        *model_changes(old, new, renamed),
    )


def unsaid(found: Iterable[Change], said: Iterable[Change]) -> Iterator[Change]:
    """The changes of a surface, less those that only say again what happened to the same thing.

    A name that changed is always worth a word: nothing else says what to write instead.

    Arguments:
        found: the changes of a surface.
        said: the changes of the documents.
    """
    worst: dict[Place, int] = {}
    for change in said:
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
