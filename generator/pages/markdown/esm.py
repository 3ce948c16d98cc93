"""A block rule for markdown-it that skips ``import`` and ``export`` of MDX pages.

Imports of other pages are kept in ``imports`` of the environment, by the names of the components.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_block import StateBlock

_ESM: Final = re.compile(
    r"""import\s+(?:["']|[\w*{][^\n]*\bfrom\s+["']|\{\s*$)|export\s+(?:const|let|var|default|function|\{)"""
)

_PAGE: Final = re.compile(r"""import\s+([A-Z]\w*)\s+from\s+["']([^"'\n]+\.mdx?)["']""")


def esm_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The rule: skips a statement at the start of a line, up to the next empty line."""
    start = state.bMarks[start_line]
    if state.tShift[start_line] or state.level or not _ESM.match(state.src, start, state.eMarks[start_line]):
        return False
    if not silent:
        line = start_line + 1
        while line < end_line and not state.isEmpty(line):
            line += 1
        imports: dict[str, str] = state.env.setdefault("imports", {})
        imports.update(_PAGE.findall(state.getLines(start_line, line, 0, False)))
        state.line = line
    return True
