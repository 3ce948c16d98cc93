"""Ends text where a block begins, however deep it is indented, because indentation makes no code in MDX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TypeAlias

from markdown_it.rules_block import StateBlock

from generator.pages.markdown.tags import component_rule

Rule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]
Lines: TypeAlias = Callable[[StateBlock, int], bool]


def ended_by_blocks(rule: Rule) -> Rule:
    """CommonMark's rule for a kind of text, ended where a block begins, even if that is indented by four or more."""

    def ended(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        starts: Sequence[Rule] = state.md.block.ruler.getRules("paragraph")
        deep = _first(state, start_line, starts, _is_deep)
        return _until(deep, rule, state, start_line, end_line, silent)

    return ended


def ended_by_tags(rule: Rule) -> Rule:
    """The rule for HTML, which goes on to the next empty line, but also ends at the tag of a component."""

    def ended(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        is_html = state.src.startswith("<", state.bMarks[start_line] + state.tShift[start_line])
        if silent or not is_html:  # only asked whether HTML starts here, so its end does not matter
            return rule(state, start_line, end_line, silent)
        tag = _first(state, start_line, (component_rule,), _is_any)
        return _until(tag, rule, state, start_line, end_line, silent)

    return ended


def _is_deep(state: StateBlock, line: int) -> bool:
    return state.sCount[line] - state.blkIndent > 3


def _is_any(state: StateBlock, line: int) -> bool:
    return line < state.lineMax


def _until(last: int, rule: Rule, state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    whole, state.lineMax = state.lineMax, last
    try:
        return rule(state, start_line, min(end_line, last), silent)
    finally:
        state.lineMax = whole


def _first(state: StateBlock, start_line: int, starts: Sequence[Rule], is_of_interest: Lines) -> int:
    """The first line of interest, in the text from a line on, with which a block starts; the end when there is none."""
    if not _has_any(state, start_line, is_of_interest):
        return state.lineMax
    parent, state.parentType = state.parentType, "paragraph"
    try:
        for line in takewhile(lambda line: not state.isEmpty(line), range(start_line + 1, state.lineMax)):
            if any(start(state, line, state.lineMax, True) for start in starts):
                # The rule sees the others by itself: text goes no further, whatever stands below them.
                return line if is_of_interest(state, line) else state.lineMax
        return state.lineMax
    finally:
        state.parentType = parent


def _has_any(state: StateBlock, start_line: int, is_of_interest: Lines) -> bool:
    """Whether a line of interest follows before the next empty line; cached, because long lists ask for each item."""
    known: dict[object, tuple[int, int, bool]] = state.env.setdefault("interruptions", {})
    asked = (is_of_interest, state.blkIndent, state.level, state.lineMax)
    start, end, has_any = known.get(asked, (0, 0, False))
    if not start <= start_line < end:
        lines = range(start_line + 1, state.lineMax)
        end = next((line for line in lines if is_of_interest(state, line) or state.isEmpty(line)), state.lineMax)
        has_any = end < state.lineMax and not state.isEmpty(end)
        known[asked] = (start_line, end, has_any)
    return has_any
