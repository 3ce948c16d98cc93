"""Lists of fields: ``- `limit` (integer, optional): how many``, an item for each field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from generator.diagnostics import Place, Report
from generator.pages.documented_types import read_type
from generator.pages.markdown import Block
from generator.pages.mintlify_components.fields import report_unnamed, with_enum
from generator.pages.mintlify_components.objects import Field

_TYPE: Final = r"(?:array of |list of )?[A-Za-z]\w*(?:\[\]|<\w+>)?"
_ITEM: Final = re.compile(
    rf"""
    (?:(?P<before>{_TYPE})\s+(?=[`*]))?     # integer `limit`
    (?:(?P<mark>\*\*`?|`)(?P<marked>[\w$@.\[\]{{}}-]+)`?(?:\*\*)?|(?P<plain>[a-z][\w.\[\]]*)(?=:))
    \s*(?:[:–—-]|$|(?=[(*_`]))\s*
    (?P<rest>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
_TYPED: Final = re.compile(rf"\*\*`?[\w$@.\[\]{{}}-]+`?\*\*\s*(?:`{_TYPE}`|\*{_TYPE}\*|_{_TYPE}_|\({_TYPE}[^()]*\))")
_REMARK: Final = re.compile(
    r"\((?P<words>[^()]*)\)\s*[:.–—-]*\s*|[*_`]+(?P<word>[\w\[\]<>]+)[*_`]+\.?\s*[:–—-]*(?:\s+|$)"
)
_REQUIRED: Final = ("required", "mandatory")
_NO_TYPE: Final = (*_REQUIRED, "optional", "default", "nullable", "deprecated")
_START: Final = re.compile(r"[-*+]\s+")


def is_list_of_fields(block: Block) -> bool:
    """Whether most items of a list name a field, and may say what it is; or a text begins with one and its type."""
    if block.kind == "paragraph":
        return _TYPED.match(block.text) is not None
    named = [_ITEM.fullmatch(text) is not None for text, _ in items(block)] if block.kind == "list" else []
    return 2 * sum(named) > len(named)


def list_fields(block: Block, location: str, report: Report) -> Iterator[Field]:
    """The fields that a list describes, all of which travel in one way.

    Arguments:
        block: a list of fields.
        location: as in ``Field``.
        report: receives ``type-unknown`` and ``field-without-name``.
    """
    for text, place in items(block):
        if found := _ITEM.fullmatch(text):
            yield _field(found, location, place, report)
        else:
            report_unnamed(text, place, report)


def _field(found: re.Match[str], location: str, place: Place, report: Report) -> Field:
    words, rest = _remarks(found["rest"])
    kinds = [word for word in words if not word.lower().startswith(_NO_TYPE) and re.fullmatch(_TYPE, word)]
    kind = found["before"] or next(iter(kinds), "")
    schema = with_enum(read_type(kind, place, report).schema, rest)
    required = any(word.lower() in _REQUIRED for word in words)
    return Field(found["marked"] or found["plain"], location, schema, required, "deprecated" in words, rest, place)


def _remarks(text: str) -> tuple[list[str], str]:
    """What is said of a field in brackets, or in code or italics at the start, and the text after it."""
    words: list[str] = []
    while remark := _REMARK.match(text):
        said = [word.strip(" *_`") for word in re.split(r"[,;|]", remark["words"] or remark["word"] or "")]
        if not any(re.fullmatch(_TYPE, word) or word.lower().startswith(_NO_TYPE) for word in said):
            break
        words += said
        text = text[remark.end() :]
    return words, re.sub(r"^(?:<br ?/?>\s*)+|(?:\s*<br ?/?>)+$", "", text.strip()).strip()


def items(block: Block) -> Iterator[tuple[str, Place]]:
    """The items of a list, without their marks, and where each begins; a numbered list has none, a text is one."""
    if block.kind == "paragraph":
        yield block.text, block.place
    lines = [] if block.kind == "paragraph" else block.text.split("\n")
    starts = [index for index, line in enumerate(lines) if _START.match(line)]
    for start, end in pairwise([*starts, len(lines)]):
        below = (line.removeprefix("  ") for line in lines[start + 1 : end])
        text = "\n".join([_START.sub("", lines[start], count=1), *below])
        yield text.strip(), Place(block.place.file, block.place.line + start, block.place.column)
