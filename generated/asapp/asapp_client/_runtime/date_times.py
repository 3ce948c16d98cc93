"""Date-times with more digits than Python keeps: .NET writes seven, Go and Java nine. They are sent back unchanged."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Self, SupportsIndex

USUAL = len("2024-02-29T12:00:00.123456")
"""How long a text is that has no further digits and no zone; most are not longer with it, which is soon seen."""


class ExactDateTime(datetime):
    """A date-time that is written as it was received; results of calculations with it have only microseconds."""

    further_digits: str = ""

    @classmethod
    def read(cls, text: str) -> Self:
        """The date-time that a text says; text without a zone means UTC."""
        found = cls.fromisoformat(text)
        found = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
        found.further_digits = _further_digits(text)
        return found

    def written(self) -> str:
        """The text of a date-time, with its offset."""
        text = self.isoformat(timespec="microseconds")
        return f"{text[:USUAL]}{self.further_digits}{text[USUAL:]}"

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        return type(self).read, (self.written(),)


def is_exact(text: str) -> bool:
    """Whether a text has digits below microseconds."""
    return text[19:20] == "." and text[20:27].isdigit()


def _further_digits(text: str) -> str:
    rest = text[USUAL:]
    return rest[: len(rest) - len(rest.lstrip("0123456789"))]
