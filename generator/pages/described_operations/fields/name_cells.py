"""The cells of tables that name fields: ``→ `limit` *required* ``, with what they say besides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.pages.described_operations.fields.columns import plain
from generator.pages.described_operations.fields.requirements import SAID_OF_FIELDS
from generator.pages.markdown.html_tags import BREAK

_INDENT: Final = re.compile(r"(?P<arrows>(?:[⇥↳└├│»>→]\s*)+)[─-]*\s*")
_BADGE: Final = re.compile(r"<([A-Z]\w*)[^>]*>([^<]*)</\1>")
# `limit` *required*
_BESIDE_NAME: Final = re.compile(
    rf"(?:\s|{BREAK})+[*_(\[`]*(?P<said>(?:conditionally )?(?:{'|'.join(SAID_OF_FIELDS)}))[*_)\]`]*$",
    re.IGNORECASE,
)
_FIELD: Final = re.compile(r"(?=.*\w)[\w$@:.\[\]{}-]+")
# `size`.`from`
_DOT: Final = re.compile(r"`\.`")
_BETWEEN_NAMES: Final = re.compile(r"`\s*(?:[/,]|\bor\b|\band\b)\s*`")
# As generators call what has no name of its own.
_WHOLE: Final = ("body", "anonymous")


@dataclass(frozen=True, slots=True)
class NameCell:
    """What a cell says that names a field.

    Arguments:
        text: the name, or several of fields that are alike, as they are written.
        depth: how deep in the fields above it the field stands, by the arrows before its name.
        said: what stands beside the name, as badges or as words: ``required``, ``query``.
        is_starred: whether the name ends with a star, which leads to a footnote where the field is optional.
    """

    text: str
    depth: int
    said: tuple[str, ...]
    is_starred: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that are named, none where the cell says something else: `` `size.from`, `.to` `` names two."""
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
        """Whether the name may stand for a body as a whole."""
        return self.text.strip("*`_").lower() in _WHOLE


def name_cell(cell: str) -> NameCell:
    """What a cell says that names a field."""
    said = [badge[2].strip() for badge in _BADGE.finditer(cell)]
    bare = _DOT.sub(".", plain(_BADGE.sub("", cell)))
    if beside := _BESIDE_NAME.search(bare):
        said.append(beside["said"])
        bare = bare[: beside.start()]
    is_starred = bare.endswith("*") and not bare.startswith("*") and "?" not in bare
    indent = _INDENT.match(bare)
    depth = len(re.sub(r"\s", "", indent["arrows"])) if indent else 0
    return NameCell(bare[indent.end() :] if indent else bare, depth, tuple(said), is_starred)
