"""The tokens of a type: names, literals and marks, taken one after the other."""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<literal>"[^"]*"|'[^']*'|-?\d+(?:\.\d+)?\b)|(?P<name>(?:[^\W\d]|\$)[\w$.-]*)|(?P<mark>\[\]|[|!<>\[\](){},;:?]))"""
)


class NotATypeError(Exception):
    """The text is no type in any notation that is known."""


class Tokens:
    """What is left of a type that is read from its start."""

    def __init__(self, text: str) -> None:
        self._left = _split(text)

    @property
    def following(self) -> str:
        """The next one; empty at the end."""
        return self._left[0] if self._left else ""

    def take(self, token: str) -> bool:
        """Takes the next one if it is this, in whatever letters, and tells whether it was."""
        if self.following.lower() != token:
            return False
        del self._left[0]
        return True

    def expect(self, token: str) -> None:
        """Takes this one."""
        if not self.take(token):
            raise NotATypeError

    def next(self) -> str:
        """Takes any one."""
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
