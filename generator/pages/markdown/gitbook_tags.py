"""GitBook's tags, ``{% swagger method="get" %}`` to ``{% endswagger %}``, as a block rule for markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from generator.pages.markdown.tags import CLOSE, OPEN

_TAB_OPEN: Final = "tab_open"
_TAB_CLOSE: Final = "tab_close"

_VALUE: Final = r"\"[^\"]*\"|'[^']*'|[^\s\"'%]+"
_TAG: Final = re.compile(rf"\{{%-?\s*([a-z][\w-]*)((?:\s+[\w-]+\s*=\s*(?:{_VALUE}))*)[^%]*%\}}[ \t]*(?=\n|\Z)")
_ATTRIBUTE: Final = re.compile(rf"([\w-]+)\s*=\s*({_VALUE})")
_ESCAPE: Final = re.compile(r"\\([_\W])")
# The tags that describe operations; others are for layout only.
_DESCRIBING: Final = ("swagger", "api-method", "openapi")


def gitbook_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The rule: reads a tag on lines of its own; its contents are read as ordinary blocks."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    found = _TAG.match(state.src, start) if state.src.startswith("{%", start) else None
    if found is None:
        return False
    if not silent:
        state.line = start_line + 1 + found[0].count("\n")
        _push(state, found, start_line)
    return True


def _push(state: StateBlock, found: re.Match[str], line: int) -> None:
    name, closes = found[1].removeprefix("end"), found[1].startswith("end")
    if name.startswith(_DESCRIBING) and (closes or f"{{% end{name} %}}" in state.src[found.end() :]):
        token = _push_tag(state, CLOSE if closes else OPEN, name, line)
    elif name == "tab":
        token = _push_tag(state, _TAB_CLOSE if closes else _TAB_OPEN, name, line)
    else:
        return
    token.meta = {key: _ESCAPE.sub(r"\1", value.strip("\"'")) for key, value in _ATTRIBUTE.findall(found[2])}


def _push_tag(state: StateBlock, kind: str, name: str, line: int) -> Token:
    token = state.push(kind, "", 0)
    token.info = name
    token.map = [line, state.line]
    return token


def without_tabs(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens without those of tabs; code in a tab gets the title of the tab as its ``tab``."""
    titles: list[str] = []
    for token in tokens:
        if token.type == _TAB_OPEN:
            titles.append(token.meta.get("title", ""))
        elif token.type == _TAB_CLOSE:
            titles = titles[:-1]
        else:
            if token.type == "fence" and titles:
                token.meta = {**token.meta, "tab": titles[-1]}
            yield token
