"""Compares two schemas: each check looks at some keywords, and the last one at whatever is left."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from generator.changes.fingerprint import keyword_fingerprint, value_text
from generator.changes.kinds import ANY, UNION, kind
from generator.changes.leftovers import left_over
from generator.changes.limits import LIMITS, compare_limits, compare_texts
from generator.changes.model import Change
from generator.changes.properties import compare_further_properties, compare_properties
from generator.changes.subject import SchemaPair, Subject
from generator.changes.unions import compare_discriminators, compare_members
from generator.changes.views import OF_THE_PLACE, View
from generator.openapi.normal_form import NEEDED_TOGETHER, UNIONS

Check: TypeAlias = Callable[[View, View, Subject], Iterator[Change | SchemaPair]]

_COMPARED: Final = frozenset(
    (
        *("$ref", "type", "format", "pattern", "enum", "oneOf", "anyOf", "discriminator"),
        *("properties", "required", "additionalProperties", "items", *LIMITS, *OF_THE_PLACE),
    )
)
# One kind includes the other, so comparing the rest still makes sense.
_NUMBERS: Final = frozenset(("integer", "number"))


def compare_use(old: View, new: View, subject: Subject) -> Iterator[Change]:
    """Changes in one use of a schema: whether null is allowed, and the default."""
    if ANY not in (kind(old), kind(new)) and old.is_true("nullable") != new.is_true("nullable"):
        places = old.place_of("nullable"), new.place_of("nullable")
        if new.is_true("nullable"):
            yield subject.data("became-nullable", "can be null now", *places)
        else:
            yield subject.data("became-not-nullable", "can no longer be null", *places)
    before, after = old.value_of("default"), new.value_of("default")
    if value_text(before) != value_text(after):
        places = old.place_of("default"), new.place_of("default")
        message = "no longer has a default" if after is None else f"defaults to `{value_text(after)}` now"
        was = "" if before is None else f" (was `{value_text(before)}`)"
        yield subject.data("default-changed", f"{message}{was}", *places)


def compare_content(old: View, new: View, subject: Subject) -> Iterator[Change | SchemaPair]:
    """Changes in the values that a schema allows, the same wherever it is used."""
    # In Python `1 == True`, so equal nodes may still list different values.
    if old.content == new.content and "enum" not in old.content:
        for check in _INSIDE:
            yield from check(old, new, subject)
        return
    before, after = kind(old), kind(new)
    if (before == UNION) != (after == UNION):
        yield from _with_union(old, new, subject)
    elif before != after and not {before, after} <= _NUMBERS:
        yield _type_changed(before, after, old, new, subject)
    else:
        for check in _CHECKS:
            yield from check(old, new, subject)


def _with_union(old: View, new: View, subject: Subject) -> Iterator[Change | SchemaPair]:
    """Changes of a schema that is a union on one side only."""
    if ANY in (kind(old), kind(new)):
        yield _type_changed(kind(old), kind(new), old, new, subject)
    else:
        yield from compare_members(old, new, subject)


def _type_changed(before: str, after: str, old: View, new: View, subject: Subject) -> Change:
    places = old.place_of("type"), new.place_of("type")
    if before == ANY or (before, after) == ("number", "integer"):
        return subject.data("type-narrowed", f"is {after} now (was {before})", *places)
    if after == ANY or (before, after) == ("integer", "number"):
        return subject.data("type-widened", f"is {after} now (was {before})", *places)
    return subject.data("type-changed", f"is {after} now (was {before})", *places)


def _compare_numbers(old: View, new: View, subject: Subject) -> Iterator[Change]:
    if kind(old) != kind(new):
        yield _type_changed(kind(old), kind(new), old, new, subject)


def _compare_values(old: View, new: View, subject: Subject) -> Iterator[Change]:
    """The values that were added to an enum or removed from it, or that a schema became or ceased to be an enum."""
    places = old.place_of("enum"), new.place_of("enum")
    before, after = _values(old), _values(new)
    if before is None or after is None:
        if after is not None:
            yield subject.data("values-restricted", f"must be one of {_listed(after)} now", *places)
        elif before is not None:
            yield subject.data("values-lifted", "can have any value now", *places)
        return
    if added := [value for value in after if value not in before]:
        yield subject.data("value-added", f"can also be {_listed(added)} now", *places)
    if removed := [value for value in before if value not in after]:
        yield subject.data("value-removed", f"can no longer be {_listed(removed)}", *places)


def _values(view: View) -> list[str] | None:
    values = view.content.array_at("enum")
    return list(dict.fromkeys(value_text(value) for value in values)) if values else None


def _listed(values: Iterable[str]) -> str:
    """The values as people write them: texts without quotes."""
    return ", ".join(f"`{json.loads(value)}`" if value.startswith('"') else f"`{value}`" for value in values)


def _compare_unions(old: View, new: View, subject: Subject) -> Iterator[Change | SchemaPair]:
    if kind(old) == UNION:
        yield from compare_members(old, new, subject)
    yield from compare_discriminators(old, new, subject)


def _compare_items(old: View, new: View, subject: Subject) -> Iterator[SchemaPair]:
    if old.content.get("type") == "array":
        yield SchemaPair(old.under("items"), new.under("items"), subject.below("[]"))


def _compare_objects(old: View, new: View, subject: Subject) -> Iterator[Change | SchemaPair]:
    if kind(old) == "object":
        yield from compare_properties(old, new, subject)
        yield from compare_further_properties(old, new, subject)


def _compare_rest(old: View, new: View, subject: Subject) -> Iterator[Change]:
    """Any difference that no other check explains: one finding too many is better than one too few."""
    for keyword in sorted(_left_over(old) | _left_over(new)):
        before, after = (keyword_fingerprint(keyword, view.content.get(keyword), view.schemas) for view in (old, new))
        if before != after:
            places = old.place_of(keyword), new.place_of(keyword)
            what = "which properties are needed together" if keyword == NEEDED_TOGETHER else f"`{keyword}`"
            yield subject.data("schema-changed", f"{what} changed", *places)


def _left_over(view: View) -> set[str]:
    """The keywords that no check has looked at; some checks only apply to objects."""
    compared = set(_COMPARED)
    if kind(view) not in (UNION, ANY):
        compared -= {*UNIONS}
    if kind(view) != "array":
        compared -= {"items"}
    if kind(view) != "object":
        compared -= {"properties", "required", "additionalProperties"}
    return left_over(view.content, compared)


# Keywords that are written alike may still refer to different schemas.
_INSIDE: Final[tuple[Check, ...]] = (_compare_objects, _compare_items, _compare_unions, _compare_rest)
_CHECKS: Final[tuple[Check, ...]] = (_compare_numbers, _compare_values, compare_limits, compare_texts, *_INSIDE)
