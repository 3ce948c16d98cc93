"""Values as source text, quoted as the formatter would quote them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast


def literal(value: object) -> str:
    """The source text of a string, a number, a truth value or nothing, or of a tuple or a mapping of such values."""
    if isinstance(value, str):
        # The most frequent case, without `repr`.
        return f'"{value}"' if value.isidentifier() and value.isascii() else _quoted(value)
    if isinstance(value, tuple):
        return tuple_of(map(literal, cast("tuple[object, ...]", value)))
    if isinstance(value, Mapping):
        return f"{{{', '.join(members(cast('Mapping[str, object]', value)))}}}"
    return repr(value)


def _quoted(text: str) -> str:
    quoted = repr(text)
    if quoted[0] == '"' or text.count('"') > text.count("'"):
        return quoted
    body = quoted[1:-1].replace("\\'", "'").replace('"', '\\"')
    return f'"{body}"'


def members(mapping: Mapping[str, object]) -> list[str]:
    """The members of the expression of a mapping."""
    return [f"{literal(key)}: {literal(value)}" for key, value in mapping.items()]


def tuple_of(expressions: Iterable[str]) -> str:
    """The expression of a tuple."""
    found = list(expressions)
    return f"({found[0]},)" if len(found) == 1 else f"({', '.join(found)})"
