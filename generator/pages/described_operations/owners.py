"""Recognises sections about the contents of a field by their heading: ``address``, ``The address object``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from generator.diagnostics import Report
from generator.pages.described_operations.field_blocks import announced_blocks, fields_in
from generator.pages.described_operations.fields.components import FIELDS, read_field
from generator.pages.described_operations.fields.objects import Field, key_of
from generator.pages.described_operations.sections import Section
from generator.pages.markdown.parts import REMEMBERED, components

_TITLE: Final = re.compile(
    r"(?:the |each )?`?(?P<name>[A-Za-z_$][\w$.-]*(?: [A-Za-z]\w*){0,2}?)(?:\[\])?`?"
    r"(?: (?:objects?|items?|arrays?|fields?|propert(?:y|ies)|attributes|structure|details|elements?"
    r"|entity|definition|schema|type))*",
    re.IGNORECASE,
)
# Ordinary headings, which are not taken for the names of fields.
_OF_ANY_PAGE: Final = re.compile(
    r"(?:requests?|responses?|param\w*|query|path|headers?|body|errors?|examples?|fields?|attributes|properties|object)\b",
    re.IGNORECASE,
)


def with_owners(page_sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections of an operation; those about the contents of a field have the heading of that field above them."""
    known: dict[str, Section] = {}
    found: list[Section] = []
    for section in page_sections:
        if owner := known.get(key_of(section.title)) or known.get(key_of(_named(section.title))):
            section = replace(section, owner=owner.owner, above=owner.above)
        found.append(section)
        for name in _names(section):
            inside = replace(section, owner=_path(section, name), above=(*section.above, section.sense))
            known[key_of(name.rpartition(".")[2])] = known[key_of(name)] = inside
    return tuple(found)


def in_owner(field: Field, section: Section) -> Field:
    """The field with its full path in the body, if its section is about the contents of another field."""
    return replace(field, name=_path(section, field.name))


def _path(section: Section, name: str) -> str:
    is_whole = not section.owner or name.startswith(f"{section.owner}.")
    return name if is_whole else f"{section.owner}.{name}"


def _named(title: str) -> str:
    """The field that a title names; empty if it names none."""
    found = _TITLE.fullmatch(title.strip())
    return "" if found is None or _OF_ANY_PAGE.match(found["name"]) else found["name"]


@lru_cache(maxsize=REMEMBERED)
def _names(section: Section) -> tuple[str, ...]:
    """The names of fields in a section that may contain others."""
    blocks = announced_blocks(section.parts)
    announced = (field for block in blocks for field in fields_in(block, "", Report()))
    shown = (read_field(component, Report()) for component in components(section.parts, *FIELDS))
    return tuple(field.name for field in (*announced, *shown) if field is not None and _is_able(field))


def _is_able(field: Field) -> bool:
    """Whether a field may contain others that its own section does not describe."""
    items = field.schema.object_at("items")
    kinds = (field.schema.get("type", "object"), items.get("type", "object"))
    is_told = "properties" in field.schema or "properties" in items or "enum" in field.schema
    return kinds[0] in ("object", "array") and kinds[1] == "object" and not is_told
