"""Date-times as text, also with more digits than Python keeps: .NET writes seven, Go and Java nine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from reprlib import repr as shortened
from typing import Any, Self, SupportsIndex

from ..errors import InvalidArgumentError

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


def offset_of(value: datetime) -> timedelta | None:
    """The offset of a date-time from UTC; ``None`` without a zone."""
    try:
        return value.utcoffset()
    except AttributeError:
        raise InvalidArgumentError(f"{shortened(value)} is of type {type(value).__name__}: pass a datetime") from None


def text_of(value: datetime) -> str:
    """The text of a date-time, with as many digits as it was received with: JavaScript, for example, writes three."""
    if isinstance(value, ExactDateTime) and value.further_digits:
        return value.written()
    has_milliseconds = value.microsecond and value.microsecond % 1000 == 0
    return value.isoformat(timespec="milliseconds" if has_milliseconds else "auto")


def is_exact(text: str) -> bool:
    """Whether a text has digits below microseconds."""
    return text[19:20] == "." and text[20:27].isdigit()


def _further_digits(text: str) -> str:
    rest = text[USUAL:]
    return rest[: len(rest) - len(rest.lstrip("0123456789"))]
