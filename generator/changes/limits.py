"""Compares limits: of the length, format and pattern of texts, the size of numbers, and the number of items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import isfinite
from typing import Final

from generator.changes.model import Change
from generator.changes.subject import Subject
from generator.changes.views import View
from generator.document import Node, ObjectNode

_LOWER: Final = ("minLength", "minItems", "minProperties")
_UPPER: Final = ("maxLength", "maxItems", "maxProperties")
_MINIMUM: Final = ("minimum", "exclusiveMinimum")
_MAXIMUM: Final = ("maximum", "exclusiveMaximum")
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    **{keyword: (keyword,) for keyword in (*_LOWER, *_UPPER, "multipleOf", "uniqueItems")},
    "minimum": _MINIMUM,
    "maximum": _MAXIMUM,
}

LIMITS: Final = frozenset(keyword for parts in _PARTS.values() for keyword in parts)
"""The keywords that are compared here."""


def compare_limits(old: View, new: View, subject: Subject) -> Iterator[Change]:
    """A change for each limit that became tighter or looser."""
    before, after = _tightness(old.content), _tightness(new.content)
    for limit, keywords in _PARTS.items():
        if before.get(limit) == after.get(limit):
            continue
        is_tighter = _is_tighter(limit, before.get(limit), after.get(limit))
        yield subject.data(
            "limit-tightened" if is_tighter else "limit-loosened",
            _message(_as_text(old.content, keywords), _as_text(new.content, keywords)),
            old.place_of(next((keyword for keyword in keywords if keyword in old.content), limit)),
            new.place_of(next((keyword for keyword in keywords if keyword in new.content), limit)),
        )


def _tightness(content: ObjectNode) -> dict[str, tuple[float, bool]]:
    """How tight each limit is: the larger, the tighter; an exclusive one is tighter than its number."""
    found = {keyword: (value, False) for keyword in _LOWER if (value := _number(content.get(keyword))) and value > 0}
    for keyword in _UPPER:
        if (value := _number(content.get(keyword))) is not None:
            found[keyword] = (-value, False)
    if minimum := _bound(content, _MINIMUM, 1):
        found["minimum"] = minimum
    if maximum := _bound(content, _MAXIMUM, -1):
        found["maximum"] = maximum
    if step := _number(content.get("multipleOf")):
        found["multipleOf"] = (step, False)
    if content.get("uniqueItems") is True:
        found["uniqueItems"] = (1, False)
    return found


def _bound(content: ObjectNode, keywords: tuple[str, str], sign: int) -> tuple[float, bool] | None:
    """The tighter one of an inclusive and an exclusive bound; OpenAPI 3.0 writes the latter as a flag."""
    inclusive, exclusive = (_number(content.get(keyword)) for keyword in keywords)
    found: list[tuple[float, bool]] = []
    if inclusive is not None:
        found.append((sign * inclusive, content.get(keywords[1]) is True))
    if exclusive is not None:
        # For whole numbers, `> 0` is the same limit as `>= 1`.
        is_whole = content.get("type") == "integer" and exclusive == int(exclusive)
        found.append((sign * exclusive + 1, False) if is_whole else (sign * exclusive, True))
    return max(found, default=None)


def _number(value: Node) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) else None


def _is_tighter(limit: str, before: tuple[float, bool] | None, after: tuple[float, bool] | None) -> bool:
    if before is None or after is None:
        return before is None
    if limit == "multipleOf":
        # The old step has to be a multiple of the new one, or values that were good are refused now. Fractions of the
        # decimal text are exact: in binary, 0.1 is no multiple of 0.01.
        return Fraction(str(before[0])) % Fraction(str(after[0])) != 0
    return after > before


def _as_text(content: ObjectNode, keywords: tuple[str, ...]) -> str:
    limits = {keyword: content[keyword] for keyword in keywords if keyword in content}
    return ", ".join(f"{keyword}: {str(value).lower()}" for keyword, value in limits.items())


def _message(before: str, after: str) -> str:
    if before and after:
        return f"has the limit `{after}` now (was `{before}`)"
    return f"has the limit `{after}` now" if after else f"no longer has the limit `{before}`"


def compare_texts(old: View, new: View, subject: Subject) -> Iterator[Change]:
    """The changes of the format and of the pattern."""
    for keyword in ("format", "pattern"):
        before, after = old.content.get(keyword), new.content.get(keyword)
        if before == after:
            continue
        places = old.place_of(keyword), new.place_of(keyword)
        if before is None:
            yield subject.data("limit-tightened", f"has the {keyword} `{after}` now", *places)
        elif after is None:
            yield subject.data("limit-loosened", f"no longer has the {keyword} `{before}`", *places)
        else:
            yield subject.data(f"{keyword}-changed", f"has the {keyword} `{after}` now (was `{before}`)", *places)
