"""Endpoints in tables that have one row: ``| HTTP Method | URL | Requires Auth |``."""

from __future__ import annotations

import re
from typing import Final

from generator.pages.described_operations.endpoints.notation import ADDRESS, METHODS, plain
from generator.pages.markdown.parts import Block

_METHOD: Final = ("method", "http method", "request method", "http verb", "verb")
_ADDRESS: Final = ("url", "path", "endpoint", "route", "uri", "request url", "resource")


def stated_in_row(table: Block) -> tuple[str, str] | None:
    """The methods and the address in the only row of a table that has columns for these; None for other tables."""
    if len(table.rows) != 2:
        return None
    titles, cells = ([plain(cell) for cell in row.cells] for row in table.rows)
    said = dict(zip(map(str.lower, titles), cells, strict=False))
    method = next((said[title] for title in _METHOD if title in said), "")
    address = next((said[title] for title in _ADDRESS if title in said), "")
    return (method, address) if re.fullmatch(METHODS, method) and re.fullmatch(ADDRESS, address) else None
