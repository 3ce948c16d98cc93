"""Sections that are headed by the name of a field, and describe what is in it: ``address``, ``The address object``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from generator.diagnostics import Report
from generator.pages.described_operations.field_blocks import announced_blocks, fields_in
from generator.pages.described_operations.fields.components import FIELDS, read_field
from generator.pages.described_operations.fields.objects import Field
from generator.pages.described_operations.sections import Section
from generator.pages.markdown.parts import REMEMBERED, components

_TITLE: Final = re.compile(
    r"(?:the |each )?`?(?P<name>[A-Za-z_$][\w$.-]*(?: [A-Za-z]\w*){0,2}?)(?:\[\])?`?"
    r"(?: (?:objects?|items?|arrays?|fields?|propert(?:y|ies)|attributes|structure|details|elements?"
    r"|entity|definition|schema|type))*",
    re.IGNORECASE,
)
# What a heading of any page may say; a field may be called so as well.
_OF_ANY_PAGE: Final = re.compile(
    r"(?:requests?|responses?|param\w*|query|path|headers?|body|errors?|examples?|fields?|attributes|properties|object)\b",
    re.IGNORECASE,
)


def with_owners(page_sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections of an operation; one about what is in a field stands under the heading of that field too."""
    known: dict[str, Section] = {}
    found: list[Section] = []
    for section in page_sections:
        if owner := known.get(_key(section.title)) or known.get(_key(_named(section.title))):
            section = replace(section, owner=owner.owner, above=owner.above)
        found.append(section)
        for name in _names(section):
            inside = replace(section, owner=_path(section, name), above=(*section.above, section.sense))
            known[_key(name.rpartition(".")[2])] = known[_key(name)] = inside
    return tuple(found)


def in_owner(field: Field, section: Section) -> Field:
    """A field by where it stands in the body, as its section tells."""
    return replace(field, name=_path(section, field.name))


def _path(section: Section, name: str) -> str:
    is_whole = not section.owner or name.startswith(f"{section.owner}.")
    return name if is_whole else f"{section.owner}.{name}"


def _named(title: str) -> str:
    """The field that a title names; empty where it speaks of something else."""
    found = _TITLE.fullmatch(title.strip())
    return "" if found is None or _OF_ANY_PAGE.match(found["name"]) else found["name"]


def _key(name: str) -> str:
    """A name in whatever letters: a heading for readers may say ``Line items`` of ``line_items``."""
    return re.sub(r"[\s_-]", "", name).lower()


@lru_cache(maxsize=REMEMBERED)
def _names(section: Section) -> tuple[str, ...]:
    """The fields of a section that can hold others."""
    blocks = announced_blocks(section.parts)
    announced = (field for block in blocks for field in fields_in(block, "", Report()))
    shown = (read_field(component, Report()) for component in components(section.parts, *FIELDS))
    return tuple(field.name for field in (*announced, *shown) if field is not None and _is_able(field))


def _is_able(field: Field) -> bool:
    """Whether a field can have parts, and the section that names it does not tell them itself."""
    items = field.schema.object_at("items")
    kinds = (field.schema.get("type", "object"), items.get("type", "object"))
    is_told = "properties" in field.schema or "properties" in items or "enum" in field.schema
    return kinds[0] in ("object", "array") and kinds[1] == "object" and not is_told
