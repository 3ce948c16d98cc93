"""Finds endpoints in tables with one row: ``| HTTP Method | URL | Requires Auth |``."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from generator.pages.described_operations.endpoints.notation import ADDRESS, METHODS, plain
from generator.pages.markdown.html_tags import without_tags
from generator.pages.markdown.parts import Block

_METHOD: Final = ("method", "http method", "request method", "http verb", "verb")
_ADDRESS: Final = ("url", "path", "endpoint", "route", "uri", "request url", "resource", "uri format", "url format")
# The title of the column makes it an address, so it need not begin with a slash: boxes/{id}
_IS_ADDRESS: Final = re.compile(rf"{ADDRESS}|[a-z][\w-]*(?:/[\w.:{{}}-]+)+")


def stated_in_row(table: Block) -> tuple[str, str] | None:
    """Methods and address in the only row of a table with columns for them; None for other tables."""
    rows = ([plain(without_tags(cell)) for cell in row.cells] for row in table.rows)
    filled = list(islice(filter(any, rows), 3))  # the end of an element may have a row of its own
    if len(filled) != 2:
        return None
    titles, cells = filled
    said = dict(zip(map(str.lower, titles), cells, strict=False))
    method = next((said[title] for title in _METHOD if title in said), "")
    address = next((said[title] for title in _ADDRESS if title in said), "")
    return (method, address) if re.fullmatch(METHODS, method) and _IS_ADDRESS.fullmatch(address) else None
