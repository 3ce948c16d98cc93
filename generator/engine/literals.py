"""Values as source text, quoted as the formatter would quote them."""

from __future__ import annotations


def literal(value: object) -> str:
    """The source text of a string, a number, a truth value or nothing."""
    if isinstance(value, str) and value.isidentifier() and value.isascii():
        return f'"{value}"'  # the most frequent case, without `repr`
    text = repr(value)
    if not isinstance(value, str) or text[0] == '"' or value.count('"') > value.count("'"):
        return text
    body = text[1:-1].replace("\\'", "'").replace('"', '\\"')
    return f'"{body}"'
