"""The dialect for API Blueprint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode
from generator.pages.described_operations.endpoint import ANY_METHOD
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.dialects.api_blueprint.actions import actions
from generator.pages.dialects.api_blueprint.headings import heading_of, heads_structures
from generator.pages.dialects.api_blueprint.items import Item, Part, parts
from generator.pages.dialects.api_blueprint.operations import operation_document
from generator.pages.dialects.api_blueprint.structures import read_member, schema_of, structure_of, type_name
from generator.pages.page import Fragment, document_of_schemas

NAME: Final = "api-blueprint"
_FORMAT: Final = re.compile(r"\s*FORMAT:\s*1A\b", re.IGNORECASE)
_HOST: Final = re.compile(r"^HOST:\s*(?P<server>\S+)", re.IGNORECASE | re.MULTILINE)
_RESPONSE: Final = re.compile(r"^ {0,3}[-+*]\s+Response\s+[1-5]\d\d\s*(?:\([^()\n]*/[^()\n]*\))?\s*$", re.MULTILINE)
_DESCRIBING: Final = re.compile(
    rf"^#+.*(?:\[[^\]]*\]|data structures|\b{ANY_METHOD}(?:\s+/\S*)?)\s*$", re.MULTILINE | re.I
)
_OPERATION: Final = re.compile(rf"^#+.*\[{ANY_METHOD}(?:\s+/[^\]]*)?\]\s*$", re.MULTILINE)


def _recognises(page: ParsedPage) -> bool:
    if _FORMAT.match(page.text):
        return _DESCRIBING.search(page.text) is not None
    return bool(_OPERATION.search(page.text) and _RESPONSE.search(page.text))


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    found = _with_prose(parts(page.file, page.text))
    host = _HOST.search(found[0].prose)
    server = host["server"].rstrip("/") if host else ""
    models = _models(found)
    operations = (operation_document(action, server, models, report) for action in actions(found))
    documents = (*operations, *_structures(found, page.markdown.place))
    return tuple(Fragment(page.file, NAME, "", document) for document in documents)


def _with_prose(found: Sequence[Part]) -> list[Part]:
    """The parts of a page; a heading below that of an operation or a resource, which is none itself, is prose of it."""
    kept: list[Part] = []
    for part in found:
        above = kept[-1] if kept and heading_of(kept[-1].title) else None
        if above and part.level > above.level and not heading_of(part.title):
            kept[-1] = above.followed_by(part)
        else:
            kept.append(part)
    return kept


def _models(found: Sequence[Part]) -> dict[str, Item]:
    """The payloads of resources, by the names of the resources."""
    return {
        heading.name: model
        for part in found
        if (heading := heading_of(part.title)) and heading.name and (model := part.root.child("Model"))
    }


def _structures(found: Sequence[Part], place: Place) -> Iterator[ObjectNode]:
    """The component schemas from ``Data Structures`` and from the attributes of resources."""
    schemas: dict[str, Node] = {}
    inside = 0
    for part in found:
        inside = inside if inside and part.level > inside else 0
        heading = heading_of(part.title)
        if heads_structures(part.title):
            inside = part.level
        elif inside:
            member = read_member(part.title)
            schemas[type_name(member.name)] = schema_of(member, part.members, "object")
        elif heading and heading.names_resource and (attributes := part.root.child("Attribute")):
            schemas[type_name(heading.name)] = structure_of(attributes)
    if schemas:
        yield document_of_schemas(schemas, place)


DIALECT: Final = Dialect(NAME, _recognises, _read)
