"""Parses the cells with the names of fields in tables, which may hold more: ``→ `limit` *required* ``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.pages.described_operations.fields.columns import plain
from generator.pages.described_operations.fields.requirements import REMARKS
from generator.pages.documented_types.words import UNMISTAKABLE
from generator.pages.languages import in_english
from generator.pages.markdown.html_tags import BREAK
from generator.pages.markdown.tags import Attributes, whole_tags

_INDENT: Final = re.compile(r"(?P<arrows>(?:[⇥↳└├│»>→]\s*)+)[─-]*\s*")
# &nbsp;&nbsp;name
_BLANK: Final = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160);|[\xa0\u2002\u2003\u3000]", re.IGNORECASE)
_BLANKS: Final = re.compile(rf"(?:{_BLANK.pattern}|\s)+", re.IGNORECASE)
_BADGE: Final = re.compile(r"<([A-Z]\w*)[^>]*>([^<]*)</\1>")
# `limit` *required*
_BESIDE_NAME: Final = re.compile(
    rf"(?:\s|{BREAK})+[*_(\[`]*(?P<remarks>(?:conditionally )?(?:{'|'.join(REMARKS)}))[*_)\]`]*$",
    re.IGNORECASE,
)
# _zorunlu_, in any language
_IN_MARKS: Final = re.compile(r"(?<=[_(])[^\W\d_]+(?=[_)][*_)]*$)")
_FIELD: Final = re.compile(r"(?=.*\w)[\w$@:.\[\]{}-]+")
# id string, `id` *string*
_WITH_TYPE: Final = re.compile(
    rf"(?P<name>[*`]*[\w$@:.\[\]{{}}-]+[*`]*)\s+[*_(\[`]*(?P<type>(?:{'|'.join(UNMISTAKABLE)})(?:\[\])*)[*_)\]`]*",
    re.IGNORECASE,
)
# `size`.`from`
_DOT: Final = re.compile(r"`\.`")
# address.**city**
_BOLD_STEP: Final = re.compile(r"(?<=\w\.)\*\*([\w.-]+)\*\*")
_BETWEEN_NAMES: Final = re.compile(r"`\s*(?:[/,]|\bor\b|\band\b)\s*`")
# The placeholders of generators for a body without a name.
_WHOLE: Final = ("body", "anonymous")


@dataclass(frozen=True, slots=True)
class NameCell:
    """The contents of a cell with the name of a field.

    Arguments:
        text: the name as it is written, or the names of several fields that are described together.
        depth: how deep the field is nested in those above it, by the arrows before its name.
        indent: how many blanks that are not removed stand before the name.
        type: the type behind the name: ``id string``.
        remarks: badges and words beside the name, such as ``required`` and ``query``.
        is_starred: whether the name ends with a star, which marks required fields or leads to a footnote.
    """

    text: str
    depth: int
    remarks: tuple[str, ...]
    is_starred: bool
    indent: int = 0
    type: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the cell, two in `` `size.from`, `.to` ``; empty if the cell says something else."""
        found = [each.strip("*`").rstrip("?*\\ ").strip("`") for each in _BETWEEN_NAMES.split(self.text)]
        if not all(map(_FIELD.fullmatch, found)):
            return ()
        outer = found[0].rpartition(".")[0]
        return (found[0], *(outer + name if name.startswith(".") else name for name in found[1:]))

    @property
    def is_optional(self) -> bool:
        """Whether the name ends with a question mark, as in TypeScript."""
        return self.text.rstrip("*`\\ ").endswith("?")

    @property
    def is_of_whole(self) -> bool:
        """Whether the name stands for the whole body."""
        return self.text.strip("*`_").lower() in _WHOLE


def name_cell(cell: str) -> NameCell:
    """Parses a cell."""
    if attributes := _attributes(cell):
        flags = tuple(key for key in attributes if key in REMARKS and attributes[key] != "false")
        return NameCell(attributes["name"] or "", 0, flags, False, type=attributes.get("type") or "")
    remarks = [badge[2].strip() for badge in _BADGE.finditer(cell)]
    blanks = _BLANKS.match(cell)
    cell = cell[blanks.end() :] if blanks else cell
    bare = _IN_MARKS.sub(lambda word: in_english(word[0]), _DOT.sub(".", plain(_BADGE.sub("", cell))))
    bare = _BOLD_STEP.sub(r"\1", bare)
    if beside := _BESIDE_NAME.search(bare):
        remarks.append(beside["remarks"])
        bare = bare[: beside.start()]
    typed = _WITH_TYPE.fullmatch(bare)
    bare = typed["name"] if typed else bare
    is_starred = bare.endswith("*") and not bare.startswith("*") and "?" not in bare
    indent = _INDENT.match(bare)
    depth = len(re.sub(r"\s", "", indent["arrows"])) if indent else 0
    width = len(_BLANK.findall(blanks[0])) if blanks else 0
    name, kind = bare[indent.end() :] if indent else bare, typed["type"] if typed else ""
    return NameCell(name, depth, tuple(remarks), is_starred, width, kind)


def names_field(cell: str) -> bool:
    """Whether a cell is a component with the name of a field: ``<Field name="limit" type="integer" />``."""
    return bool(_attributes(cell))


def _attributes(cell: str) -> Attributes:
    """The attributes of a component that is all of a cell and names a field; empty for any other cell."""
    for found, _, attributes in whole_tags(cell):
        if found[0] == cell.strip() and attributes.get("name"):
            return attributes
    return {}
