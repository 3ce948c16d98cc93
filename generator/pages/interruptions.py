"""Where text ends: indentation makes no code in MDX, so what starts a block ends the text above it, however deep."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from markdown_it.rules_block import StateBlock

Rule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]


def ended_by_blocks(rule: Rule) -> Rule:
    """CommonMark's rule for a kind of text, without its continuation by lines that are indented by four and more."""

    def ended(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        last = state.lineMax
        state.lineMax = _end_of_text(state, start_line)
        try:
            return rule(state, start_line, min(end_line, state.lineMax), silent)
        finally:
            state.lineMax = last

    return ended


def _end_of_text(state: StateBlock, start_line: int) -> int:
    """The first deeply indented line that starts a block; the others are looked at by the rule itself."""
    parent, state.parentType = state.parentType, "paragraph"
    starts = state.md.block.ruler.getRules("paragraph")
    try:
        for line in range(start_line + 1, state.lineMax):
            if state.isEmpty(line):
                break
            is_deep = state.sCount[line] - state.blkIndent > 3
            if is_deep and any(start(state, line, state.lineMax, True) for start in starts):
                return line
        return state.lineMax
    finally:
        state.parentType = parent
