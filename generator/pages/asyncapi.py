"""Pages of event-driven APIs: there is no HTTP operation on them."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Place, Report
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.markdown import blocks
from generator.pages.page import Fragment

NAME: Final = "asyncapi"


def _recognises(page: ParsedPage) -> bool:
    return any(block.kind == "heading" and block.title.lower() == "asyncapi" for block in blocks(page.markdown.parts))


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    report.note(
        "asyncapi-skipped",
        "The page describes a channel in AsyncAPI, for which no client is generated",
        Place(page.file, 1, 1),
    )
    return ()


DIALECT: Final = Dialect(NAME, _recognises, _read)
