"""What a page says in components, and nobody can read."""

from __future__ import annotations

import re
from typing import Final

from generator.diagnostics import Report
from generator.pages.described_operations.fields.components import FIELDS
from generator.pages.described_operations.fields.lists import is_list_with_fields
from generator.pages.elsewhere import left_to_documents
from generator.pages.markdown.parts import Block, Markdown, blocks, components
from generator.pages.markdown.tags import SNIPPET

_TAG: Final = re.compile(rf"<({'|'.join(FIELDS)})\b")
_CODE: Final = re.compile(r"`[^`\n]*`")

# Components are read inside these too.
_READ_WITHIN: Final = ("list", "blockquote", "fence")
_PUBLISHED: Final = "the page as it is published, where it is filled in: its address with `.md` at the end."


def report_unread(markdown: Markdown, report: Report) -> None:
    """Tells of tags that are no components, of lists with few fields, and of components that stand for other pages.

    Arguments:
        markdown: the page.
        report: receives ``component-unread``, ``list-unread`` and ``snippet-unread``.
    """
    for block in blocks(markdown.parts):
        _report_list(block, report)
        _report_tag(block, report)
    for named, place in left_to_documents(markdown):
        message = f"The page stands for `{named}` of an OpenAPI document, which is left out"
        report.warning("snippet-unread", message, place, f"Fetch {_PUBLISHED}")
    for component in components(markdown.parts, SNIPPET, *markdown.imports):
        file = markdown.imports.get(component.name) or component.attributes.get("file") or "another page"
        message = f"<{component.name}> stands for what {file} says, which is left out"
        hint = f"Put that file beside the pages as it lies in their site, or fetch {_PUBLISHED}"
        report.warning("snippet-unread", message, component.place, hint)


def _report_list(block: Block, report: Report) -> None:
    if is_list_with_fields(block):
        report.warning(
            "list-unread",
            "Some items of this list name a field and its type, but most do not: it is taken for prose",
            block.place,
            "Write each item as in ``- `limit` (integer): how many``, or add the fields with an overlay.",
        )


def _report_tag(block: Block, report: Report) -> None:
    if block.kind not in _READ_WITHIN and (found := _TAG.search(_CODE.sub("", block.text))):
        report.warning(
            "component-unread",
            f"This <{found[1]}> is left out: it is not written as a component",
            block.place,
            "Start a line with it, and close it.",
        )
