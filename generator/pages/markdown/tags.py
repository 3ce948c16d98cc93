"""JSX tags at the start of a line, as a block rule for markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from markdown_it.rules_block import StateBlock

Attributes: TypeAlias = Mapping[str, str | None]

OPEN: Final = "component_open"
CLOSE: Final = "component_close"
TEXT: Final = "component_text"

SNIPPET: Final = "Snippet"
"""The component that stands for the file it names."""

_VALUE = r"\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
# Vue writes `:required="true"` where the value is not text.
_ATTRIBUTE = re.compile(rf":?([A-Za-z_][\w:.-]*)(?:\s*=\s*({_VALUE}))?")
# No space is needed between the value of an attribute and the next attribute.
_ATTRIBUTES = rf"((?:(?:\s+|(?<=[\"'}}])):?[A-Za-z_][\w:.-]*(?:\s*=\s*(?:{_VALUE}))?)*)\s*(/?)>"
_OPEN_TAG = re.compile(rf"<([A-Z][\w.]*){_ATTRIBUTES}")
_CLOSE_TAG = re.compile(r"</([A-Z][\w.]*)\s*>")
# An HTML element on lines of its own contains blocks, as a component does.
_HTML = "a|article|aside|details|div|section|span|summary"
_OPEN_HTML = re.compile(rf"<({_HTML})\b{_ATTRIBUTES}(?=[ \t]*(?:\n|\Z))")
_CLOSE_HTML = re.compile(rf"</({_HTML})\s*>(?=[ \t]*(?:\n|\Z))")
_BLANKS = re.compile(r"\s*")
_TRAILING_CLOSE = re.compile(r"</([A-Z][\w.]*)\s*>\s*\Z")


def split_trailing_close(text: str, name: str) -> str | None:
    """The text before a closing tag at its end; None if there is no such tag, or if the text opens it itself."""
    found = _TRAILING_CLOSE.search(text)
    if not found or found[1] != name or f"<{name}" in text:
        return None
    return text[: found.start()]


def html_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The rule for tags of HTML elements on lines of their own."""
    position = state.bMarks[start_line] + state.tShift[start_line]
    found = _OPEN_HTML.match(state.src, position) or _CLOSE_HTML.match(state.src, position)
    if found is None:
        return False
    if not silent:
        _push_tag(state, found, start_line)
        state.line = start_line + 1 + state.src.count("\n", position, found.end())
    return True


def component_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The rule for tags at the start of a line and the text after them; contents are read as ordinary blocks."""
    position = state.bMarks[start_line] + state.tShift[start_line]
    if _tag_at(state.src, position) is None:
        return False
    if silent:
        return True
    line = start_line
    for piece in _pieces(state.src, position):
        if isinstance(piece, str):
            _push_text(state, piece, line)
        else:
            _push_tag(state, piece, line)
            line += piece[0].count("\n")
    state.line = line + 1
    return True


def _pieces(source: str, position: int) -> Iterator[re.Match[str] | str]:
    """The tags from a position on, to the end of the line of the last one, and the text after them."""
    while (found := _tag_at(source, position)) is not None:
        yield found
        line_end = _line_end(source, found.end())
        position = _after_blanks(source, found.end(), line_end)
        if position < line_end and _tag_at(source, position) is None:
            text, position = _text_before_close(source, position, line_end)
            yield text


def whole_tags(text: str) -> Iterator[tuple[re.Match[str], str, Attributes]]:
    """The components without contents in a text, ``<Limit of="boxes" />``: positions, names and attributes."""
    for found in _OPEN_TAG.finditer(text) if "/>" in text else ():
        if found[3]:
            yield found, found[1], _attributes(found[2])


def _attributes(text: str) -> Attributes:
    return {name: _value(value) if value else None for name, value in _ATTRIBUTE.findall(text)}


def _tag_at(source: str, position: int) -> re.Match[str] | None:
    return _OPEN_TAG.match(source, position) or _CLOSE_TAG.match(source, position)


def _line_end(source: str, position: int) -> int:
    end = source.find("\n", position)
    return len(source) if end < 0 else end


def _after_blanks(source: str, position: int, line_end: int) -> int:
    found = _BLANKS.match(source, position, line_end)
    return found.end() if found else position


def _text_before_close(source: str, position: int, line_end: int) -> tuple[str, int]:
    close = None
    for close in _CLOSE_TAG.finditer(source, position, line_end):
        if source.find(f"<{close[1]}", position, close.start()) < 0:
            break
    if close is None:
        return source[position:line_end], line_end
    return source[position : close.start()], close.start()


def _push_tag(state: StateBlock, found: re.Match[str], line: int) -> None:
    closes = found[0].startswith("</")
    token = state.push(CLOSE if closes else OPEN, "", 0)
    token.info = found[1]
    token.map = [line, line + 1]
    if closes:
        return
    token.meta = dict(_attributes(found[2]))
    if found[3]:
        closing = state.push(CLOSE, "", 0)
        closing.info = found[1]
        closing.map = [line, line + 1]


def _value(text: str) -> str:
    """The value of an attribute that is written as ``"x"``, ``'x'``, ``{"x"}`` or ``{0}``."""
    inner = text[1:-1].strip() if text.startswith("{") else text[1:-1]
    if text.startswith("{") and len(inner) > 1 and inner[0] == inner[-1] and inner[0] in "\"'`":
        return inner[1:-1]
    return inner


def _push_text(state: StateBlock, text: str, line: int) -> None:
    token = state.push(TEXT, "", 0)
    token.content = text.strip()
    token.map = [line, line + 1]
