"""Finds endpoints that a page only lists in a table, such as ``| GET | /boxes | All boxes |``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.diagnostics import Report
from generator.pages.described_operations.endpoint import ANY_METHOD, Endpoint, endpoint_at
from generator.pages.markdown.parts import Block, Markdown, blocks, unescaped

# GET, or GET\|POST as tables have it
_LISTED: Final = re.compile(
    rf"\s*(?P<method>{ANY_METHOD}(?:\s*\\?[|/,]\s*{ANY_METHOD})*)(?:\s*\|\s*|\s+)"
    r"(?P<address>(?:https?://|/)[^\s|]*)\s*(?:\||$)"
)


def report_listed(markdown: Markdown, described: Sequence[Endpoint], report: Report) -> None:
    """Reports endpoints that a table only lists: the page describes neither their requests nor their responses.

    Arguments:
        described: the endpoints of the operations that the page describes.
        report: receives ``endpoints-listed``.
    """
    for table in (block for block in blocks(markdown.parts) if block.kind == "table"):
        undescribed = [each for each in _listed(table) if not any(each.is_call_of(known) for known in described)]
        if undescribed:
            named = f"{undescribed[0].method.upper()} {undescribed[0].path}"
            others = f" and {len(undescribed) - 1} more" if len(undescribed) > 1 else ""
            report.note(
                "endpoints-listed",
                f"The page says no more of {named}{others} than this table: that is left out",
                table.place,
                "Nothing is to be done where another page describes them; else add the operations with an overlay.",
            )


def _listed(table: Block) -> Iterator[Endpoint]:
    for row in table.rows[1:]:
        text = unescaped("|".join(cell.replace("`", "").replace("*", "") for cell in row.cells))
        if found := _LISTED.match(text):
            yield endpoint_at(found["method"], found["address"], row.place)
