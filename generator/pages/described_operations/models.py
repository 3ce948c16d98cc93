"""Reads sections about models on pages of operations: ``The Box object``, ``BoxLid Schema``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode
from generator.pages.described_operations.field_blocks import announced_blocks, announced_fields
from generator.pages.described_operations.fields.components import FIELDS, read_field
from generator.pages.described_operations.fields.objects import Field, body_of
from generator.pages.described_operations.fields.repeated import distinct
from generator.pages.described_operations.owners import with_owners
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.models import GENERIC, model_in_title
from generator.pages.described_operations.titles.requests import speaks_of_request
from generator.pages.described_operations.titles.responses import status_of
from generator.pages.markdown.parts import components

_OF_ANY_API: Final = re.compile(
    r"(?:Data|Json|JSON|Example|Sample|Common|Base|Full|Main|Root|Return|Result|Event|Webhook"
    r"|Related|Additional|Further|Other|Useful|Available)",
    re.IGNORECASE,
)

_OF_MODELS: Final = re.compile(r"(?:data )?(?:schemas|models|objects|types|definitions|entities)", re.IGNORECASE)


def model_sections(page_sections: Sequence[Section]) -> dict[str, tuple[Section, ...]]:
    """The sections that describe models, by the names of the models, with the sections below that name no other."""
    found: dict[str, tuple[Section, ...]] = {}
    outer: list[Section] = []
    for index, section in enumerate(with_owners(page_sections)):
        while outer and outer[-1].level >= section.level:
            outer.pop()
        is_other = section.level < 2 or section.owner or _is_of_operation(section)
        name = "" if is_other else _model(section, outer[-1].title if outer else "")
        outer.append(section)
        following = map(page_sections.__getitem__, range(index + 1, len(page_sections)))
        whole = (page_sections[index], *_without_names(following, section.level))
        if name and any(_has_fields(each) for each in whole):
            found.setdefault(name, whole)
    return found


def models(found: Mapping[str, Sequence[Section]], report: Report) -> ObjectNode:
    """The schemas of models by their names."""
    schemas: dict[str, Node] = {}
    places: dict[str, Place] = {}
    for name, whole in found.items():
        fields = distinct((field for section in whole for field in _fields(section, report)), report)
        schemas[name], places[name] = body_of(fields, whole[0].place), whole[0].place
    return ObjectNode(schemas, next(iter(places.values()), Place("")), places)


def _model(section: Section, outer: str) -> str:
    """The model in a title; a title that is just a name only counts among other models."""
    is_name = " " not in section.title.strip()
    name = "" if is_name and not _OF_MODELS.fullmatch(outer) else model_in_title(section.title)
    return "" if _OF_ANY_API.fullmatch(name) else name


def _is_of_operation(section: Section) -> bool:
    return bool(status_of(section)) or any(map(speaks_of_request, (section.sense, *section.above)))


def _without_names(following: Iterable[Section], level: int) -> Iterator[Section]:
    """The sections below a heading of this level that belong to it."""
    return takewhile(lambda each: each.level > level and each.sense.lower().startswith(GENERIC), following)


def _has_fields(section: Section) -> bool:
    return any(components(section.parts, *FIELDS)) or bool(announced_blocks(section.parts))


def _fields(section: Section, report: Report) -> Iterator[Field]:
    for component in components(section.parts, *FIELDS):
        if (field := read_field(component, report)) is not None:
            yield field
    yield from announced_fields(section.parts, report)
