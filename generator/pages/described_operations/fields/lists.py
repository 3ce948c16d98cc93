"""Lists of fields: ``- `limit` (integer, optional): how many``, an item for each field; below it, those in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.pages.described_operations.fields.columns import location_in
from generator.pages.described_operations.fields.components import report_unnamed
from generator.pages.described_operations.fields.objects import Field, object_of, with_properties
from generator.pages.described_operations.fields.requirements import REQUIRED, SAID_OF_FIELDS
from generator.pages.described_operations.fields.values import value_in, with_default, with_said_values
from generator.pages.documented_types.reading import read_type
from generator.pages.documented_types.words import UNMISTAKABLE
from generator.pages.languages import in_english
from generator.pages.markdown.html_tags import BREAK
from generator.pages.markdown.parts import Block, unescaped

_TYPE: Final = r"(?:array of |list of )?[A-Za-z]\w*(?:\[\]|<\w+>)?"
_BARE: Final = rf"(?:array\ of\ \w+|list\ of\ \w+|(?:{'|'.join(UNMISTAKABLE)})(?:\[\]|<\w+>)*)"
_ITEM: Final = re.compile(
    rf"""
    (?:(?P<before>{_TYPE})\s+(?=[`*]))?     # integer `limit`
    (?:(?:\*\*`?|`)(?P<marked>[\w$@.\[\]{{}}-]+)(?:`(?:\*\*)?|\*\*)|(?P<plain>[a-z][\w.\[\]]*)(?=:|\ \((?:{_BARE})\b))
    (?:\s*(?:[:–—-]|$|(?=[(*_`]))|(?=\s))\s*
    (?P<rest>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
_TYPED: Final = re.compile(rf"\*\*`?[\w$@.\[\]{{}}-]+`?\*\*\s*(?:`{_TYPE}`|\*{_TYPE}\*|_{_TYPE}_|\({_TYPE}[^()]*\))")
_REMARK: Final = re.compile(
    rf"""
    [*_]*\((?P<words>[^()]*)\)[*_]*\s*[:.–—-]*\s*
    |[*_`]+(?P<word>[\w\[\]<>]+)[*_`]+\.?\s*[:–—-]*(?:\s+|$)
    |(?P<bare>{_BARE}(?:(?:,\s*|\s+)(?:{"|".join(SAID_OF_FIELDS)}|nullable))*)(?:\s*(?:[:.,;–—]|\s-)\s*|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# (`asc` | `desc`)
_VALUES: Final = re.compile(r"^\(`[^`]+`(?:\s*(?:[|,/]|\bor\b)\s*`[^`]+`)+\)\s*[:.–—-]*\s*")
_NO_TYPE: Final = (*SAID_OF_FIELDS, "default", "nullable")
# (integer, in query), (path parameter); `url` and `form` alone are types.
_LOCATION: Final = re.compile(
    r"in[: ]+(?:the )?(?:query|path|url|header|cookie|body|form)\b.*"
    r"|(?:query|path|header|cookie|body|form[ _-]?data)(?: (?:string|param(?:eter)?s?|header|field))?"
    r"|(?:url|form) (?:param(?:eter)?|field)",
    re.IGNORECASE,
)
_BEFORE_REMARK: Final = re.compile(rf"\s+(?={'|'.join(_NO_TYPE)})")
# A column, deeper than any real list, and shallow enough for recursion.
_DEEPEST: Final = 60
_OUTER_BREAKS: Final = re.compile(rf"^(?:{BREAK}\s*)+|(?:\s*{BREAK})+$")
_START: Final = re.compile(r"[-*+]\s+")


def is_list_of_fields(block: Block) -> bool:
    """Whether most items of a list name a field, and may say what it is; or a text begins with one and its type."""
    if block.kind == "paragraph":
        return _TYPED.match(block.text) is not None
    named = _named(block) if block.kind == "list" else []
    return 2 * sum(each is not None for each in named) > len(named)


def is_unmistakable_list(block: Block) -> bool:
    """Whether every item of a list names a field and its type, so that it needs no heading to be one of fields."""
    return block.kind == "list" and all(typed := _typed(block)) and bool(typed)


def is_list_with_fields(block: Block) -> bool:
    """Whether some items of a list name a field and its type, although the list as a whole is prose."""
    return block.kind == "list" and not is_list_of_fields(block) and any(_typed(block))


def _typed(block: Block) -> list[bool]:
    """Of each item whether it names a field and a type that no sentence speaks of by chance."""
    return [each is not None and re.fullmatch(_BARE, _type_of(each)) is not None for each in _named(block)]


def _named(block: Block) -> list[re.Match[str] | None]:
    """The fields that the items of a list name, none for an item that names none."""
    return [_ITEM.fullmatch(unescaped(_apart(text, place)[0])) for text, place in items(block)]


def list_fields(block: Block, location: str, report: Report) -> Iterator[Field]:
    """The fields that a list describes, all of which travel in one way.

    Arguments:
        block: a list of fields.
        location: as in ``Field``.
        report: receives ``type-unknown`` and ``field-without-name``.
    """
    for text, place in items(block):
        head, below = _apart(text, place)
        if found := _ITEM.fullmatch(unescaped(head)):
            yield _field(found, below, location, place, report)
        else:
            report_unnamed(text, place, report)


def _field(found: re.Match[str], below: Block | None, location: str, place: Place, report: Report) -> Field:
    words, rest = _remarks(_VALUES.sub("", found["rest"], count=1) if _values(found) else found["rest"])
    schema = read_type(_type_of(found), place, report).schema
    if below is not None and _has_fields(schema, below):
        schema = with_properties(schema, object_of(list_fields(below, "body", report), below.place))
    elif below is not None:
        rest = f"{rest}\n{below.text}".strip()
    required = any(word.lower() in REQUIRED for word in words)
    name = found["marked"] or found["plain"]
    location = location or next((location_in(word) for word in words if _LOCATION.fullmatch(word)), "")
    for default in filter(None, (_default(word) for word in words)):
        schema = with_default(schema, default)
    return Field(name, location, with_said_values(schema, rest), required, "deprecated" in words, rest, place)


def _default(word: str) -> str:
    """The value in ``default: 20`` and ``default=20``; empty in anything else."""
    found = re.fullmatch(r"defaults?(?: to| is)?\W*?[\s:=]\s*(.+)", word, re.IGNORECASE)
    return value_in(found[1]) if found else ""


def _type_of(found: re.Match[str]) -> str:
    if values := _values(found):
        return " | ".join(f'"{value}"' for value in values)
    words, _ = _remarks(found["rest"])
    kinds = (word for word in words if _is_type(word) and not _LOCATION.fullmatch(word))
    return found["before"] or next(kinds, "")


def _is_remark(word: str) -> bool:
    return bool(re.fullmatch(_TYPE, word) or word.lower().startswith(_NO_TYPE) or _LOCATION.fullmatch(word))


def _is_type(word: str) -> bool:
    return not word.lower().startswith(_NO_TYPE) and re.fullmatch(_TYPE, word) is not None


def _values(found: re.Match[str]) -> list[str]:
    """The values that a field may have, where it begins with them and they are no types."""
    shown = _VALUES.match(found["rest"])
    values: list[str] = re.findall(r"`([^`]+)`", shown[0]) if shown else []
    is_remark = any(value.lower().startswith((*_NO_TYPE, "null")) or re.fullmatch(_BARE, value) for value in values)
    return [] if is_remark else values


def _apart(text: str, place: Place) -> tuple[str, Block | None]:
    """An item without the list that stands below it, and that list."""
    lines = text.split("\n")
    for index, line in enumerate(lines[1:], 1):
        if line.lstrip().startswith(("```", "~~~")):
            break
        if _START.match(line.lstrip()):
            indented = len(line) - len(line.lstrip())
            start = Place(place.file, place.line + index, place.column + 2 + indented)
            below = "\n".join(each[min(indented, len(each) - len(each.lstrip())) :] for each in lines[index:])
            return "\n".join(lines[:index]).strip(), Block("list", below, start)
    return text, None


def _has_fields(schema: ObjectNode, below: Block) -> bool:
    """Whether the list below a field has its parts, and not its values: an object's, or what says types."""
    if schema.get("type", "object") not in ("object", "array") or below.place.column > _DEEPEST:
        return False
    is_of_objects = "object" in (schema.get("type"), schema.object_at("items").get("type"))
    found = _named(below)
    return 2 * sum(1 for each in found if each and (is_of_objects or _type_of(each))) > len(found)


def _remarks(text: str) -> tuple[list[str], str]:
    """What is said of a field in brackets, or in code or italics at the start, and the text after it."""
    words: list[str] = []
    while remark := _REMARK.match(text):
        said = [
            in_english(word.strip(" *_`"))
            for word in re.split(
                r"[,;|]", remark["words"] or remark["word"] or _BEFORE_REMARK.sub(",", remark["bare"] or "")
            )
        ]
        if not any(map(_is_remark, said)):
            break
        words += said
        text = text[remark.end() :]
    return words, _OUTER_BREAKS.sub("", text.strip()).strip()


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
