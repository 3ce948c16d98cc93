"""Mappings of discriminators for values that the discriminating property never has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.normal_form import enum_values
from generator.openapi.objects import ObjectsByKey
from generator.suggestions import did_you_mean


def check_discriminators(document: ObjectNode, objects_with: ObjectsByKey, report: Report) -> None:
    """Reports ``discriminator-value-unknown`` for each of them: the value that was meant is not mapped."""
    for node in objects_with["discriminator"]:
        _check_mapping(document, node, report)


def _check_mapping(document: ObjectNode, node: ObjectNode, report: Report) -> None:
    discriminator = node.object_at("discriminator")
    name, mapping = discriminator.text_at("propertyName"), discriminator.object_at("mapping")
    for value, schema in mapping.items():
        known = next(_listed(document, (node, schema), name), (value,))
        if value not in known:
            message = f"No value of `{name}` is `{value}`, so this mapping is never used"
            hint = did_you_mean(value, known) or f"It is one of: {', '.join(known)}."
            report.warning("discriminator-value-unknown", message, mapping.place_of(value), hint)


def _listed(document: ObjectNode, schemas: Iterable[Node], name: str) -> Iterator[tuple[str, ...]]:
    """The values of a property in each schema that lists some; a schema may be given by its name or its reference."""
    for schema in schemas:
        found = pointer.target(document, schema) if isinstance(schema, str) else schema
        if isinstance(found, ObjectNode):
            tag = pointer.followed(document, found.object_at("properties").object_at(name))
            if values := enum_values(tag):
                yield tuple(map(str, values))
