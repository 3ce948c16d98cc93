"""Finds the address that a page gives for all paths: below the heading ``Base URL``, or behind these words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.diagnostics import Place
from generator.document import object_node
from generator.pages.described_operations.sections import Section
from generator.pages.markdown.parts import Block, blocks
from generator.pages.page import Fragment

_BASE: Final = r"(?:base|root)[ -]?(?:ur[il]|address|path|endpoint)s?"
_TITLE: Final = re.compile(rf"(?:the )?(?:api |rest |api's )?{_BASE}", re.IGNORECASE)
_ADDRESS: Final = r"https?://(?:[\w-]+\.)+[a-z]+(?::\d+)?(?:/[\w.~-]*[\w~-])*"
_WHOLE: Final = re.compile(rf"\s*({_ADDRESS})/?\s*")
# A link has its address in brackets.
_AMID_TEXT: Final = re.compile(rf"(?<!\]\()(?<![\w/])({_ADDRESS})/?(?![\w{{<$])")
_BEHIND_LABEL: Final = re.compile(
    rf"\b{_BASE}\b[\W_]{{1,12}}(?:is )?[`*<|\s]*({_ADDRESS})/?(?![\w{{<$])", re.IGNORECASE
)
# https://your-shop.boxes.com
_STANDS_FOR_ONE: Final = re.compile(r"//(?:[\w-]+\.)*(?:your|my)[\w-]*\.")


def base_addresses(file: str, page_sections: Sequence[Section], has_operations: bool) -> tuple[Fragment, ...]:
    """A fragment with the addresses that a page gives for all paths; empty if it gives none.

    Arguments:
        has_operations: whether the page describes operations; on others only headings count, as texts may be about
            anything.
    """
    found = [each for each in _found(page_sections, has_operations) if not _STANDS_FOR_ONE.search(each[0])]
    if not found:
        return ()
    document = object_node({"openapi": "3.1.0", "paths": {}}, found[0][1])
    return (Fragment(file, "base-address", "", document, base_addresses=tuple(dict(found))),)


def _found(page_sections: Sequence[Section], has_operations: bool) -> Iterator[tuple[str, Place]]:
    for section in page_sections:
        for block in blocks(section.parts):
            if _TITLE.fullmatch(section.sense):
                yield from ((address, block.place) for address in _in_block(block))
            elif has_operations and block.fence is None:
                yield from ((address, block.place) for address in _BEHIND_LABEL.findall(block.text))


def _in_block(block: Block) -> Sequence[str]:
    """The addresses in a text, or in code that is nothing else."""
    if block.fence is None:
        return _AMID_TEXT.findall(block.text)
    lines = [_WHOLE.fullmatch(line) for line in block.fence.text.splitlines() if line.strip()]
    return [line[1] for line in lines if line] if all(lines) else []
