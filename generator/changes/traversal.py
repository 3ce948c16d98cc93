"""Goes through the schemas of two documents, and compares each pair of shared schemas once for all its uses."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.changes.model import Change, Direction
from generator.changes.schemas import compare_content, compare_use
from generator.changes.subject import SchemaPair, Subject
from generator.changes.views import Schemas, View
from generator.diagnostics import Place
from generator.document import Node, ObjectNode

_Key: TypeAlias = tuple[int, int, Direction]


@dataclass(slots=True)
class _Shared:
    """A pair of shared schemas, the subject in which it was met first, and its users."""

    old: View
    new: View
    subject: Subject
    operations: dict[str, None] = field(default_factory=dict[str, None])
    users: dict[_Key, None] = field(default_factory=dict[_Key, None])


class Traversal:
    """The state of a comparison of the schemas of two documents."""

    def __init__(self, old: ObjectNode, new: ObjectNode) -> None:
        self._old, self._new = Schemas(old), Schemas(new)
        self._shared: dict[_Key, _Shared] = {}
        self._waiting: deque[_Key] = deque()

    def compare(self, old: Node, new: Node, places: tuple[Place, Place], subject: Subject) -> Iterator[Change]:
        """The changes at one place of use; schemas that are only referred to wait for ``shared``.

        Arguments:
            old, new: the schemas; a missing one allows anything.
            places: where they are used.
        """
        return self._compare(SchemaPair(self._old.view(old, places[0]), self._new.view(new, places[1]), subject), None)

    def shared(self) -> Iterator[Change]:
        """The changes of all schemas that are referred to, each once, with all operations that it reaches."""
        found: list[tuple[_Key, Change]] = []
        while self._waiting:
            key = self._waiting.popleft()
            pair = self._shared[key]
            for each in compare_content(pair.old, pair.new, pair.subject):
                if isinstance(each, SchemaPair):
                    found += [(key, change) for change in self._compare(each, key)]
                else:
                    found.append((key, each))
        for key, change in found:
            yield replace(change, operations=self._reached(key))

    def _compare(self, pair: SchemaPair, user: _Key | None) -> Iterator[Change]:
        """Compares a pair of schemas down to their references; ``user`` is the shared pair that contains it."""
        yield from compare_use(pair.old, pair.new, pair.subject)
        if pair.old.is_reference or pair.new.is_reference:
            self._use(pair, user)
            return
        for each in compare_content(pair.old, pair.new, pair.subject):
            if isinstance(each, SchemaPair):
                yield from self._compare(each, user)
            else:
                yield each

    def _use(self, pair: SchemaPair, user: _Key | None) -> None:
        key = (id(pair.old.content), id(pair.new.content), pair.subject.direction)
        if key not in self._shared:
            self._shared[key] = _Shared(pair.old.itself(), pair.new.itself(), pair.subject)
            self._waiting.append(key)
        if user is None:
            self._shared[key].operations[pair.subject.operation] = None
        else:
            self._shared[key].users[user] = None

    def _reached(self, key: _Key) -> tuple[str, ...]:
        """The operations that use a shared pair, directly or through others."""
        seen, waiting = {key}, [key]
        operations: dict[str, None] = {}
        for user in waiting:
            shared = self._shared[user]
            operations.update(shared.operations)
            waiting += [each for each in shared.users if each not in seen]
            seen |= shared.users.keys()
        return tuple(operations)
