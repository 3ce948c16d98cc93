"""Puts the limits and formats of a schema into words; no type expresses them, and the server checks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.document import ObjectNode

_FORMATS: Final[Mapping[str, str]] = {
    "byte": "In base64.",
    "decimal": "A decimal number.",
    "duration": "A duration as in ISO 8601, `P1DT12H`.",
    "time": "A time of day, `10:30:00Z`.",
}
_ENCODINGS: Final[Mapping[str, str]] = {"base64": "In base64.", "base64url": "In base64url."}
# The limits of integers with 32, 53 and 64 bits: generators write them, and they are not worth mentioning.
_OF_MACHINES: Final = frozenset(2**bits - less for bits in (31, 32, 53, 63, 64) for less in (0, 1))
_LONGEST_PATTERN: Final = 60
_KEYWORDS: Final = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minLength", "maxLength", "pattern", "format", "contentEncoding", "minItems", "maxItems"),
)
# Without a sign, because a dash may be that of a range: `1-100`.
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


def limits(schema: ObjectNode, description: str) -> str:
    """The limits as sentences, without those whose numbers the description mentions already."""
    if schema.keys().isdisjoint(_KEYWORDS):
        return ""
    found = list(_sentences(schema))
    known = set(_NUMBER.findall(description.replace(",", ""))) if found else set[str]()
    return " ".join(sentence for numbers, sentence in found if not numbers or not known.issuperset(numbers))


def _sentences(schema: ObjectNode) -> Iterator[tuple[set[str], str]]:
    """Each limit with its numbers."""
    match schema.get("type"):
        case "integer" | "number":
            yield from _of_number(schema)
        case "string":
            yield from _of_size(schema, "Length", "character")
            pattern = schema.text_at("pattern")
            if pattern and len(pattern) <= _LONGEST_PATTERN and "`" not in pattern:
                yield set(), f"Matches `{pattern}`."
            if in_words := _FORMATS.get(schema.text_at("format")) or _ENCODINGS.get(
                schema.text_at("contentEncoding").lower()
            ):
                yield set(), in_words
        case "array":
            yield from _of_size(schema, "Items", "item")
        case _:
            return


def _of_number(schema: ObjectNode) -> Iterator[tuple[set[str], str]]:
    is_above, is_below = schema.get("exclusiveMinimum") is True, schema.get("exclusiveMaximum") is True
    least, most = _number(schema, "minimum"), _number(schema, "maximum")
    above, below = _number(schema, "exclusiveMinimum"), _number(schema, "exclusiveMaximum")
    least, above = ("", least) if is_above else (least, above)
    most, below = ("", most) if is_below else (most, below)
    if least and most:
        yield _unsigned(least, most), f"From {least} to {most}."
    elif least or most:
        yield _unsigned(least or most), f"At least {least}." if least else f"At most {most}."
    if above:
        yield _unsigned(above), f"More than {above}."
    if below:
        yield _unsigned(below), f"Less than {below}."
    if step := _number(schema, "multipleOf"):
        yield {step}, f"A multiple of {step}."


def _of_size(schema: ObjectNode, of: str, thing: str) -> Iterator[tuple[set[str], str]]:
    least, most = _number(schema, f"min{of}"), _number(schema, f"max{of}")
    least = "" if least == "0" else least
    if least and most:
        wanted = least if least == most else f"{least} to {most}"
        yield {least, most}, f"{wanted} {thing}{'' if wanted == '1' else 's'}."
    elif least:
        yield {least}, f"At least {least} {thing}{'' if least == '1' else 's'}."
    elif most:
        yield {most}, f"At most {most} {thing}{'' if most == '1' else 's'}."


def _unsigned(*numbers: str) -> set[str]:
    return {number.removeprefix("-") for number in numbers}


def _number(schema: ObjectNode, keyword: str) -> str:
    """A limit as text; empty if there is none worth mentioning."""
    value = schema.get(keyword)
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) in _OF_MACHINES:
        return ""
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e15 else str(value)
