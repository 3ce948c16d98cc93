"""When a request may be sent again, and how long to wait before: pure decisions, nothing is sent or slept here.

The first rule is never to send a message twice: what the server may have acted upon is only repeated where repeating
cannot do harm.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import uniform
from typing import NamedTuple, TypeAlias

LONGEST_WAIT = 60.0
"""Seconds. A server that asks for more gets no retry: the caller knows better what to do with the time."""

_FIRST_BACKOFF = 0.5
_LONGEST_BACKOFF = 8.0
_IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"})
_PASSING = frozenset({408, 429, 502, 503, 504})


class Responded(NamedTuple):
    """A response arrived; ``retry_after`` is the wait in seconds that the server asked for."""

    status_code: int
    retry_after: float | None = None


class NotSent(NamedTuple):
    """The connection was never established, so the server saw nothing."""


class Lost(NamedTuple):
    """The connection failed after bytes may have reached the server."""


Ending: TypeAlias = Responded | NotSent | Lost


class Attempt(NamedTuple):
    """Everything that a decision depends on besides the outcome.

    ``number`` counts from 1. ``replayable`` says that the body can be sent once more from its beginning, and
    ``has_key`` that the request carries an idempotency key.
    """

    method: str
    number: int
    max_retries: int
    replayable: bool = True
    has_key: bool = False


def retry_delay(attempt: Attempt, ending: Ending) -> float | None:
    """Seconds to wait before the request is sent again, or ``None`` to give up."""
    if attempt.number > attempt.max_retries or not attempt.replayable:
        return None
    if not (_may_pass(ending) and _is_harmless(attempt, ending)):
        return None
    asked = ending.retry_after if isinstance(ending, Responded) else None
    if asked is not None and asked > LONGEST_WAIT:
        return None
    ceiling = min(_LONGEST_BACKOFF, _FIRST_BACKOFF * 2 ** min(attempt.number - 1, 10))
    return max(asked or 0.0, uniform(0, ceiling))


def _may_pass(ending: Ending) -> bool:
    if not isinstance(ending, Responded):
        return True
    return ending.status_code in _PASSING or (ending.status_code == 409 and ending.retry_after is not None)


def _is_harmless(attempt: Attempt, ending: Ending) -> bool:
    if isinstance(ending, NotSent) or attempt.method in _IDEMPOTENT or attempt.has_key:
        return True
    # With these statuses the server says that it did nothing.
    return isinstance(ending, Responded) and (
        ending.status_code == 429 or (ending.status_code == 503 and ending.retry_after is not None)
    )


def parse_retry_after(header: str | None, now: datetime | None = None) -> float | None:
    """Seconds from a ``Retry-After`` header, which holds seconds or a date; ``None`` where it holds neither."""
    if header is None:
        return None
    text = header.strip()
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]+)?", text):
        return float(text)
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):  # the parser of email.utils leaks all of these
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return max(0.0, (date - (now or datetime.now(UTC))).total_seconds())
