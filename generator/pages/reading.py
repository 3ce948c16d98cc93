"""Reads a page in the first dialect that recognises it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import UNMERGED, merge_conflict
from generator.pages.described_operations.base_addresses import base_addresses
from generator.pages.described_operations.sections import sections
from generator.pages.described_operations.unread import left_to_documents
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.dialects import (
    docusaurus_openapi,
    endpoint_tables,
    gitbook,
    mintlify_components,
    openapi_fence,
    property_tables,
)
from generator.pages.dialects.api_blueprint import dialect as api_blueprint
from generator.pages.dialects.mintlify_internal import dialect as mintlify_internal
from generator.pages.markdown.parts import Markdown, blocks
from generator.pages.markdown.reading import parse
from generator.pages.markdown.shared_files import TextOf
from generator.pages.markdown.snippets import with_snippets, without_files
from generator.pages.page import Fragment, Page
from generator.pages.specification_fence import specification_fences

DIALECTS: Final[tuple[Dialect, ...]] = (
    mintlify_internal.DIALECT,
    openapi_fence.DIALECT,
    docusaurus_openapi.DIALECT,
    api_blueprint.DIALECT,
    gitbook.DIALECT,
    mintlify_components.DIALECT,
    endpoint_tables.DIALECT,
    property_tables.DIALECT,
)
"""The supported dialects; the first one that recognises a page reads it."""
_INFO_STRING: Final = re.compile(r"(?:^|\s)asyncapi\b", re.IGNORECASE)
_DOCUMENT: Final = re.compile(r"""(?:^|\A\s*\{\s*)["']?asyncapi["']?\s*:\s*["']?\d""", re.MULTILINE)


def read_page(page: Page, report: Report, text_of: TextOf = without_files) -> tuple[Fragment, ...]:
    """The fragments of an API that a page describes."""
    if not page.text.strip():
        report.error("page-empty", "The page is empty", Place(page.file), "Fetch it again, or remove it.")
        return ()
    markdown = with_snippets(parse(page, report), text_of, report)
    lines = merge_conflict(page.text)
    if lines and not any(merge_conflict(fence.text) for fence in markdown.fences):  # which may show what one looks like
        first, last = (Place(page.file, 1 + line, 1) for line in lines)
        report.error("page-unmerged", UNMERGED.capitalize(), first, related=[last])
        return ()
    parsed = ParsedPage(page.file, page.text, markdown, specification_fences(markdown))
    has_channels = _report_channels(markdown, report)
    page_sections = sections(markdown.parts, markdown.place)
    for dialect in DIALECTS:
        if dialect.recognises(parsed):
            return (*dialect.read(parsed, report), *base_addresses(page.file, page_sections, has_operations=True))
    stated = base_addresses(page.file, page_sections, has_operations=False)
    if not (has_channels or stated):
        _report_nothing(markdown, report)
    return stated


def _report_nothing(markdown: Markdown, report: Report) -> None:
    named, place = markdown.front_matter.text_at("openapi"), markdown.place
    named, place = (named, place) if named else next(left_to_documents(markdown), ("", place))
    message = "The page describes no operation and no model in a form that is understood"
    hint = (
        "Understood are OpenAPI documents in fences, Mintlify's own fences, `<ParamField>` and `<ResponseField>` "
        "components, GitBook's blocks, API Blueprint, tables of properties, and tables and lists of parameters below a "
        "method and an address, as `GET /boxes`."
    )
    if named:
        message = f"The page stands for `{named}` of an OpenAPI document, which is not on it"
        hint = "Give docs2client that document, or the page as it is published: its address with `.md` at the end."
    report.error("page-without-specification", message, place, hint)


def _report_channels(markdown: Markdown, report: Report) -> bool:
    """Reports ``asyncapi-skipped`` if a page describes channels in AsyncAPI, and returns whether it does."""
    place = next(_channels(markdown), None)
    if place is not None:
        report.note(
            "asyncapi-skipped",
            "The page describes a channel in AsyncAPI, for which no client is generated",
            place,
        )
    return place is not None


def _channels(markdown: Markdown) -> Iterator[Place]:
    """The places where a heading, an info string or a document says so."""
    for block in blocks(markdown.parts):
        if block.kind == "heading" and block.title.lower() == "asyncapi":
            yield block.place
    for fence in markdown.fences:
        if _INFO_STRING.search(fence.info) or _DOCUMENT.search(fence.text):
            yield fence.place
