"""Describes the JSON in the pieces of each stream in one way."""

from __future__ import annotations

from functools import partial
from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.any_of import any_of
from generator.openapi import pointer
from generator.openapi.extensions import EVENT, EVENT_END
from generator.openapi.media_types import is_event_stream, is_json, is_json_sequence, is_stream
from generator.openapi.normal_form import UNIONS
from generator.openapi.rewriting import rewrite_at, rewrite_named, rewrite_operations, rewrite_values_at

_OF_SEQUENCES: Final = ("itemSchema", "itemEncoding", "prefixEncoding")
_FIELDS: Final = frozenset(("event", "data", "id", "retry"))


def unwrap_events(document: ObjectNode, report: Report) -> ObjectNode:
    """Puts the schema of the JSON in each event, or of each item, under ``x-event``.

    Documents write it as ``itemSchema`` (OpenAPI 3.2), as the items of an array, or as the schema of the whole stream,
    with or without the fields of an event around the data, or with those of each kind of event. Data that is text has
    no schema; where only the last event is a certain text, that is where the stream ends. The items of a sequence are
    JSON, unless the sequence is a file.
    """

    def content(node: ObjectNode) -> ObjectNode:
        _report_sequences(node, report)
        return rewrite_named(node, partial(_media_type, document))

    def response(node: ObjectNode) -> ObjectNode:
        return rewrite_at(node, "content", content)

    def operation(_path: str, _method: str, _item: ObjectNode, node: ObjectNode) -> ObjectNode:
        _report_sent_sequences(node.object_at("requestBody").object_at("content"), report)
        return rewrite_values_at(node, "responses", response)

    return rewrite_operations(document, operation)


def _media_type(document: ObjectNode, name: str, node: ObjectNode) -> ObjectNode:
    if is_json_sequence(name):
        found = node.object_at(EVENT) or _item(document, node)
        return node if found is None else _described(node, found)
    if not is_event_stream(name):
        return node
    found, end = node.object_at(EVENT), ""
    if not found:
        found, end = _payload(document, node.object_at("itemSchema") or node.object_at("schema"))
    rest = node.replaced({EVENT_END: end, **node}) if end else node
    return _described(rest, found) if found else node.without("schema", "itemSchema")


def _report_sequences(content: ObjectNode, report: Report) -> None:
    for name, media_type in content.object_items():
        if "itemSchema" in media_type and not is_stream(name):
            report.note(
                "item-schema-unread",
                f"The items of {name} are returned as they come: clients only split sequences of events and of JSON",
                media_type.place_of("itemSchema"),
            )


def _report_sent_sequences(content: ObjectNode, report: Report) -> None:
    for name, media_type in content.object_items():
        if keys := [key for key in _OF_SEQUENCES if key in media_type]:
            report.note(
                "item-schema-unread",
                f"A body of {name} has to be passed as a whole: clients do not put sequences together",
                media_type.place_of(keys[0]),
            )


def _described(node: ObjectNode, piece: ObjectNode) -> ObjectNode:
    return node.replaced({**node.without("schema", "itemSchema"), EVENT: piece})


def _item(document: ObjectNode, node: ObjectNode) -> ObjectNode | None:
    """The schema of an item of a sequence, which may be empty; None if the sequence is a file."""
    schema = node.object_at("schema")
    found = pointer.followed(document, schema)
    if "itemSchema" in node:
        return node.object_at("itemSchema")
    if found.get("format") == "binary":
        return None
    if found.get("type") == "array":
        return found.object_at("items")
    return ObjectNode() if _is_text(found.get("type")) else schema


def _payload(document: ObjectNode, schema: ObjectNode) -> tuple[ObjectNode, str]:
    """The schema of the JSON in events, empty where there is none, and the text that ends them."""
    found = pointer.followed(document, schema)
    if found.get("type") == "array":  # once: the items of an array may be that array
        schema = found.object_at("items")
        found = pointer.followed(document, schema)
    data = [each.object_at("data") for each in _kinds(document, found) if "data" in each]
    if not data:
        return _json(document, schema), ""
    texts = [pointer.followed(document, each).text_at("const") for each in data]
    payloads = [_json(document, each) for each, text in zip(data, texts, strict=True) if not text]
    ends = set(filter(None, texts))
    if not payloads or not all(payloads) or len(ends) > 1:
        return ObjectNode(), ""
    return any_of(payloads, found.place), "".join(ends)


def _kinds(document: ObjectNode, schema: ObjectNode) -> list[ObjectNode]:
    """The fields of each kind of event that a schema describes; none if it describes anything else."""
    own = schema.object_at("properties")
    alternatives = [pointer.followed(document, each) for key in UNIONS for each in schema.array_at(key).objects()]
    kinds = [own.updated(each.object_at("properties")) for each in alternatives] or [own]
    return kinds if all(each.keys() <= _FIELDS for each in kinds) else []


def _json(document: ObjectNode, schema: ObjectNode) -> ObjectNode:
    """The schema of a value that is JSON, or of the JSON in a text; empty if it is another text."""
    found = pointer.followed(document, schema)
    content, kind = found.object_at("contentSchema"), found.text_at("contentMediaType")
    if content and kind and not is_json(kind):
        return ObjectNode()
    if content:
        schema, found = content, pointer.followed(document, content)
    return ObjectNode() if not found or _is_text(found.get("type")) else schema


def _is_text(kind: Node) -> bool:
    return kind == "string" or (isinstance(kind, list) and "string" in kind)
