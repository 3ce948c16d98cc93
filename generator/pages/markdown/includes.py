"""Includes of files: ``<!--@include: ./limit.md-->``, ``--8<-- "limit.md"``, ``[](limit.md ':include')``.

A block rule for markdown-it makes components of those on lines of their own; ``<<< @/box.json`` is for code only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.rules_block import StateBlock

from generator.pages.markdown.tags import CLOSE, OPEN, Attributes

INCLUDE: Final = "include"
"""The component for an include, with the attribute ``file``, and ``lines`` or ``region`` for a part of the file."""

# These also work inside code, because sites replace them before they parse a page.
_BEFORE_MARKDOWN: Final = (
    r"""(?<![;-])-+8<-+[ \t]+(?P<quote>["'])(?P<file>[^"'\s:]+)"""
    r"(?::(?P<lines>\d*:\d*|\d+)|:(?P<region>[\w-]+))?(?P=quote)",
    r"\{!>?\s*(?P<file>[^\s!{]+\.\w+)\s*(?:\[ln:(?P<lines>[\d-]+)\]\s*)?!\}",
)
_REGION: Final = r"(?:\#(?P<region>[\w.-]+))?"
_OF_BLOCKS: Final = (
    rf"<!--\s*@include:\s*(?P<file>[^\s\#{{<>]+\.\w+){_REGION}(?:\{{(?P<lines>\d*,?\d*)\}})?\s*-->",
    rf"<<<[ \t]+(?P<file>[^\s\#{{[]+\.\w+){_REGION}[^\n]*",
    r"@\[code[^\]\n]*\]\((?P<file>[^()\s]+\.\w+)\)",
    r"""\{%-?\s*include(?:-markdown)?\s+["'](?P<file>[^"'\n]+\.mdx?)["'][^%]*%\}""",
    r"\{%-?\s*include\s+(?P<of_jekyll>[\w./-]+\.mdx?)\b[^%]*%\}",
    r"""\[[^\]\n]*\]\((?P<beside_page>[^()\s]+\.mdx?)[ ]+["']:include[^)\n]*\)""",
    r"\{%-?\s*include_relative\s+(?P<beside>[\w./-]+\.mdx?)\b[^%]*%\}",
)
_IN_CODE: Final = tuple(map(re.compile, _BEFORE_MARKDOWN))
_IN_TEXT: Final = (*_IN_CODE, *map(re.compile, _OF_BLOCKS))
# The beginnings of all of them, for a quick test: most text has none.
_STARTS: Final = ("8<-", "{!", "<!--", "<<<", "@[code", "{%", ":include")


@dataclass(frozen=True, slots=True)
class Include:
    """An include in text: its position, and the attributes of its component."""

    start: int
    end: int
    asked: Attributes


def include_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The rule: reads an include on lines of its own."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(("-", "{", "<", "@", "["), start):
        return False
    found = next((each for notation in _IN_TEXT if (each := notation.match(state.src, start))), None)
    if found is None or state.src[found.end() :].partition("\n")[0].strip():
        return False
    if not silent:
        state.line = start_line + 1 + found[0].count("\n")
        for kind in (OPEN, CLOSE):
            token = state.push(kind, "", 0)
            token.info, token.meta, token.map = INCLUDE, dict(_asked(found)), [start_line, state.line]
    return True


def includes_in_text(text: str) -> list[Include]:
    """The includes in a text, in order."""
    return _includes(text, _IN_TEXT)


def includes_in_code(text: str) -> list[Include]:
    """The includes in code, in order."""
    return _includes(text, _IN_CODE)


def _includes(text: str, notations: Sequence[re.Pattern[str]]) -> list[Include]:
    if not any(start in text for start in _STARTS):
        return []
    found = (each for notation in notations for each in notation.finditer(text))
    return sorted((Include(each.start(), each.end(), _asked(each)) for each in found), key=lambda each: each.start)


def _asked(found: re.Match[str]) -> Attributes:
    groups = found.groupdict()
    if of_jekyll := groups.get("of_jekyll"):
        return {"file": f"_includes/{of_jekyll}"}
    if beside := groups.get("beside") or groups.get("beside_page"):
        return {"file": f"./{beside}"}
    return {name: groups[name] for name in ("file", "lines", "region") if groups.get(name)}
