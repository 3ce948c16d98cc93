"""Tables in HTML, which some editors write for tables with column widths."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from markdown_it.rules_block import StateBlock

# Without code and components, which are read by themselves.
_WITH_EMPTY_LINES: Final = re.compile(
    r"<table\b(?=(?:(?!</table>).)*?\n[ \t]*\n)(?:(?!<table\b|</table>|```|~~~|<[A-Z]).)+</table>[ \t]*(?=\n|\Z)",
    re.DOTALL,
)
_TABLE: Final = re.compile(r"\s*<table\b.*</table>\s*", re.DOTALL | re.IGNORECASE)


def html_table_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The rule: reads a table in HTML with empty lines, which end other HTML, as one block."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    found = _WITH_EMPTY_LINES.match(state.src, start) if state.src.startswith("<table", start) else None
    last = start_line + 1 + found[0].count("\n") if found else end_line + 1
    if found is None or last > end_line:
        return False
    if not silent:
        state.line = last
        token = state.push("html_block", "", 0)
        token.content, token.map = found[0], [start_line, last]
    return True


def html_rows(text: str) -> list[tuple[list[str], int]]:
    """The rows of a table with cells as Markdown, each with its line in the text; empty if it is no table."""
    if not _TABLE.fullmatch(text):
        return []
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return [(cells, line) for cells, line in reader.rows if cells]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[list[str], int]] = []
        self._is_in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append(([], self.getpos()[0] - 1))
            self._is_in_cell = False
        elif tag in ("td", "th") and self.rows:
            self.rows[-1][0].append("")
            self._is_in_cell = True
        elif tag in _MARKS:
            self._add(_MARKS[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._is_in_cell = False
        elif tag in _MARKS and tag != "br":
            self._add(_MARKS[tag])

    def handle_data(self, data: str) -> None:
        self._add(re.sub(r"\s+", " ", data))

    def _add(self, text: str) -> None:
        if self._is_in_cell:
            self.rows[-1][0][-1] += text


_MARKS: Final = {"code": "`", "br": " "}
