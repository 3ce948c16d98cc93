"""Reports what cannot be read on a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.diagnostics import Place, Report
from generator.pages.described_operations.examples.json_bodies import json_bodies, looks_like_json
from generator.pages.described_operations.examples.json_text import repeated_keys
from generator.pages.described_operations.field_blocks import announced_blocks
from generator.pages.described_operations.fields.components import FIELDS
from generator.pages.described_operations.fields.lists import is_list_with_fields
from generator.pages.described_operations.fields.name_cells import names_field
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.requests import names_fields
from generator.pages.described_operations.titles.responses import status_of
from generator.pages.markdown.includes import INCLUDE, includes_in_code
from generator.pages.markdown.parts import Block, Component, Markdown, Part, blocks, components
from generator.pages.markdown.shared_files import FILLED, inclusions_in, named_file
from generator.pages.markdown.tags import SNIPPET

_TAG: Final = re.compile(rf"<({'|'.join(FIELDS)})\b")
_CODE: Final = re.compile(r"`[^`\n]*`")

# Components inside these blocks are read.
_READ_WITHIN: Final = ("list", "blockquote", "fence")
_PUBLISHED: Final = "the page as it is published, where it is filled in: its address with `.md` at the end."
_OF_DOCUMENTS: Final = ("openapi", "openapi-operation", "openapi-webhook", "swagger")
# What components of other sites name of a document: <OAOperation operationId="listBoxes" />
_IN_DOCUMENTS: Final = ("operationId", "operationid", "specUrl", "spec-url", "specurl")
# `limit`, **limit:**, a row, or a term with its description below: `: how many`; not **Note:**
_NAMES: Final = re.compile(r"`(?!Content-Type`)[^\s`]+`|\*\*[a-z_$@][^\s*]*\*\*|\|.*\||\S+\n+:\s")


def report_unread(markdown: Markdown, report: Report) -> None:
    """Reports tags that are no components, lists with few fields, repeated keys, and missing includes."""
    for block in blocks(markdown.parts):
        _report_list(block, report)
        _report_repeated(block, report)
        _report_tag(block, report)
    for named, place in left_to_documents(markdown):
        message = f"The page stands for `{named}` of an OpenAPI document, which is left out"
        report.warning("snippet-unread", message, place, f"Fetch {_PUBLISHED}")
    for component in components(markdown.parts, SNIPPET, INCLUDE, *markdown.imports):
        _report_file(component.name, named_file(component, markdown.imports), component.place, report)
    for block in blocks(markdown.parts):
        for name, file in _asked_amid(block, markdown):
            _report_file(name, file, block.place, report)


def _asked_amid(block: Block, markdown: Markdown) -> Iterator[tuple[str, str]]:
    """The missing includes in the text of a block, each with its file."""
    if block.fence is not None:
        yield from ((INCLUDE, each.asked["file"] or "") for each in includes_in_code(block.fence.text))
    elif block.kind in FILLED:
        cells = itertools.chain.from_iterable(row.cells for row in block.rows)
        for each in inclusions_in("\n".join(cells) or block.text, markdown.imports):
            yield each.name, named_file(Component(each.name, each.attributes, block.place), markdown.imports)


def _report_file(name: str, file: str, place: Place, report: Report) -> None:
    asking = "This" if name == INCLUDE else f"<{name}>"
    message = f"{asking} stands for what {file or 'another page'} says, which is left out"
    hint = f"Put that file beside the pages as it lies in their site, or fetch {_PUBLISHED}"
    report.warning("snippet-unread", message, place, hint)


def _report_list(block: Block, report: Report) -> None:
    if is_list_with_fields(block):
        report.warning(
            "list-unread",
            "Some items of this list name a field and its type, but most do not: it is taken for prose",
            block.place,
            "Write each item as in ``- `limit` (integer): how many``, or add the fields with an overlay.",
        )


def _report_repeated(block: Block, report: Report) -> None:
    if block.fence is not None and looks_like_json(block.fence):
        repeated = repeated_keys(block.fence.text, block.fence.place)
        report.warn_of(replace(each, hint="The last of them is taken for what is shown.") for each in repeated)


def _report_tag(block: Block, report: Report) -> None:
    told = "\n".join(cell for row in block.rows for cell in row.cells if not names_field(cell)) or block.text
    if block.kind not in _READ_WITHIN and (found := _TAG.search(_CODE.sub("", told))):
        report.warning(
            "component-unread",
            f"This <{found[1]}> is left out: it is not written as a component",
            block.place,
            "Start a line with it, and close it.",
        )


def left_to_documents(markdown: Markdown) -> Iterator[tuple[str, Place]]:
    """The operations, such as ``GET /boxes``, that sites fill in from an OpenAPI document, with their places."""
    for component in _empty(markdown.parts):
        if named := next(filter(None, map(component.attributes.get, _IN_DOCUMENTS)), None):
            yield named, component.place
    for component in components(markdown.parts, *_OF_DOCUMENTS):
        attributes = component.attributes
        if component.name != "swagger" or "src" in attributes:
            said = ((attributes.get("method") or "").upper(), attributes.get("path") or attributes.get("name"))
            yield " ".join(filter(None, said)), component.place


def _empty(parts: Iterable[Part]) -> Iterator[Component]:
    for part in parts:
        if isinstance(part, Component):
            yield from _empty(part.children) if part.children else (part,)


def report_unread_sections(page_sections: Sequence[Section], report: Report) -> None:
    """Reports ``fields-unread`` for sections about fields of the request that name some, but in no known form."""
    for section in page_sections:
        if names_fields(section.sense) and not status_of(section) and _names_something(section):
            report.warning(
                "fields-unread",
                f"What stands under `{section.title}` is in no form that is understood: calls cannot send it",
                section.place,
                "Write a table with `Name`, `Type` and `Description`, items as ``- `limit` (integer): how many``, or "
                "add the fields with an overlay.",
            )


def _names_something(section: Section) -> bool:
    """Whether a section has tables, lists or texts with names, and nothing that can be read."""
    found = list(blocks(section.parts))
    if any(block.fence or is_list_with_fields(block) for block in found) or any(components(section.parts, *FIELDS)):
        return False
    if json_bodies(section.parts):
        return False
    return not announced_blocks(section.parts) and any(map(_may_name_fields, found))


def _may_name_fields(block: Block) -> bool:
    if block.kind == "table":
        return True
    return (
        block.kind in ("paragraph", "list")
        and _NAMES.match(block.text.removeprefix("- ").removeprefix("* ")) is not None
    )
