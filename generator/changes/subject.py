"""The subjects of a comparison, which are those of the changes found in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.changes.model import Change, Direction
from generator.changes.rules import BY_ID
from generator.changes.views import View
from generator.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared of two documents, named as in ``POST /messages: request body: to``.

    Arguments:
        operation: the operation; empty for something that concerns all operations.
        part: the part of the operation, such as ``request body``.
        direction: which way its data goes.
        path: the way into the data: ``items[].name``.
    """

    operation: str
    part: str = ""
    direction: Direction = Direction.REQUEST
    path: str = ""

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.operation, self.part, self.path.lstrip())))

    def property(self, name: str) -> Subject:
        """A property of the data."""
        return replace(self, path=f"{self.path}.{name}" if self.path else name)

    def below(self, step: str) -> Subject:
        """The items of an array (``[]``), the values of an object (``{}``), or an alternative."""
        return replace(self, path=f"{self.path}{step}")

    def change(self, rule: str, message: str, old: Place | None = None, new: Place | None = None) -> Change:
        """A change of this subject, under the rule of this name."""
        reached = (self.operation,) if self.operation else ()
        return Change(BY_ID[rule], str(self), message, old, new, reached)

    def data(self, kind: str, message: str, old: Place | None = None, new: Place | None = None) -> Change:
        """A change of the data of this subject; the direction and ``kind`` together name its rule."""
        return self.change(f"{self.direction}-{kind}", message, old, new)


def necessity(is_required: bool) -> str:
    """The word for what has to be there, or need not, in messages and in the names of rules."""
    return "required" if is_required else "optional"


@dataclass(frozen=True, slots=True)
class SchemaPair:
    """Two schemas that are to be compared next."""

    old: View
    new: View
    subject: Subject
