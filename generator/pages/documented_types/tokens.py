"""A tokenizer for types: names, literals and marks."""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<literal>"[^"]*"|'[^']*'|-?\d+(?:\.\d+)?\b)|(?P<name>(?:[^\W\d]|\$)[\w$.-]*)|(?P<mark>\[\]|[|!<>\[\](){},;:?]))"""
)


class NotATypeError(Exception):
    """The text is no type in any known notation."""


class Tokens:
    """The rest of a type while it is parsed from left to right."""

    def __init__(self, text: str) -> None:
        self._left = _split(text)

    @property
    def following(self) -> str:
        """The next token; empty at the end."""
        return self._left[0] if self._left else ""

    def take(self, token: str) -> bool:
        """Consumes the next token if it is this one, whatever its case; returns whether it was."""
        if self.following.lower() != token:
            return False
        del self._left[0]
        return True

    def expect(self, token: str) -> None:
        """Consumes this token; anything else is a ``NotATypeError``."""
        if not self.take(token):
            raise NotATypeError

    def next(self) -> str:
        """Consumes the next token, and returns it."""
        if not self._left:
            raise NotATypeError
        return self._left.pop(0)


def _split(text: str) -> list[str]:
    found: list[str] = []
    position = 0
    text = text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise NotATypeError
        found.append(match["literal"] or match["name"] or match["mark"])
        position = match.end()
    return found
