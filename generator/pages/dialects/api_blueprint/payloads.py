"""Reads the payloads of requests and responses: ``Request (application/json)`` with attributes, schema or body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qsl

from generator.diagnostics import Report
from generator.document import Node, ObjectNode, load, object_node
from generator.openapi.media_types import essence
from generator.pages.described_operations.examples.inferred_schemas import report_only_shown, shown_structure
from generator.pages.described_operations.examples.request import FORM, FORMS, JSON, URL_ENCODED
from generator.pages.described_operations.fields.objects import Field, form_of, object_of
from generator.pages.dialects.api_blueprint.items import CODE, Item
from generator.pages.dialects.api_blueprint.json_schemas import self_contained
from generator.pages.dialects.api_blueprint.structures import field_of, structure_of

_HEAD: Final = re.compile(
    r"(?P<word>Requests?|Responses?|Model)\b(?P<name>.*?)(?:\((?P<media>[^()]*)\))?", re.IGNORECASE
)
_STATUS: Final = re.compile(r"\d{3}")
_MODEL: Final = re.compile(r"\[(?P<name>[^\[\]]+)\]\[\]")
# The beginnings of JSON, XML, code and forms.
_CODE: Final = re.compile(r"[{\[<]|```|~~~|&?[\w\[\]]+=")
_FENCE: Final = re.compile(r"(?:```|~~~).*")
_PART: Final = re.compile(r"form-data;\s*name=\"?(?P<name>[^\";\s]+)\"?(?P<file>[^\n]*filename)?", re.IGNORECASE)
_USUAL_STATUS: Final = "200"


@dataclass(frozen=True, slots=True)
class Payload:
    """The payload of one request or response.

    Arguments:
        media_type: the media type; empty without a body.
        headers: the headers with their example values.
        body: the body as it is written.
        schema: the schema from attributes or from a JSON schema; None if there is neither.
    """

    status: str
    description: str
    media_type: str
    headers: tuple[tuple[str, str], ...]
    body: str
    schema: ObjectNode | None
    item: Item

    @property
    def example(self) -> ObjectNode | None:
        """The body, if it is an object in JSON."""
        is_object = self.media_type.endswith("json") and self.body.startswith("{")
        return load(self.body, self.item.place.file, Report(), self.item.place.line) if is_object else None


def read_payload(item: Item, models: Mapping[str, Item]) -> Payload:
    """Reads an item for a request or a response.

    Arguments:
        models: the payloads of resources, by the names of the resources; ``[Box][]`` refers to one.
    """
    found = _HEAD.fullmatch(item.head)
    numbered = _STATUS.search(found["name"]) if found else None
    status = numbered[0] if numbered else _USUAL_STATUS
    description, body = _text(item)
    if (named := _MODEL.fullmatch(body or description)) and named["name"] in models:
        return replace(read_payload(models[named["name"]], {}), status=status, item=item)
    headers = tuple(_headers(item))
    written = next((value for name, value in headers if name.lower() == "content-type"), "")
    schema = _schema(item)
    media_type = essence((found["media"] or "") if found else "") or essence(written)
    usual = JSON if schema is not None or body.startswith(("{", "[")) else ""
    return Payload(status, description, media_type or usual, headers, body, schema, item)


def _text(item: Item) -> tuple[str, str]:
    """The description in an item, and its example body."""
    if (held := item.child("Body")) is not None:
        return _joined(item.lines), _code(held.lines)
    first = next((index for index, line in enumerate(item.lines) if _is_code(line)), len(item.lines))
    return _joined(item.lines[:first]), _code(item.lines[first:])


def _is_code(line: str) -> bool:
    return len(line) - len(line.lstrip()) >= CODE or _CODE.match(line.lstrip()) is not None


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(line.strip() for line in lines).strip()


def _code(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines if not _FENCE.fullmatch(line.strip())).strip()


def _headers(item: Item) -> Iterator[tuple[str, str]]:
    for group in item.named("Header"):
        for line in group.lines:
            name, colon, value = line.strip().partition(":")
            if colon and re.fullmatch(r"[\w-]+", name):
                yield name, value.strip()


def _schema(item: Item) -> ObjectNode | None:
    """The schema from attributes, or else a JSON schema, if that is self-contained."""
    if attributes := item.child("Attribute"):
        return structure_of(attributes)
    held = item.child("Schema")
    text = _code(held.lines) if held else ""
    if held is None or not text.startswith("{"):
        return None
    schema = load(text, held.place.file, Report(), held.place.line)
    return self_contained(schema) if schema is not None else None


def report_unread_schemas(items: Iterable[Item], report: Report) -> None:
    """Reports the JSON schemas of requests and responses that cannot be used."""
    for item in items:
        held = item.child("Schema")
        if held is not None and _code(held.lines) and _schema(item) is None:
            report.warning(
                "schema-unread",
                "This schema is not JSON, or refers to other files or into itself: it is left out",
                held.place,
                "Write all of it here, or describe the body with attributes or an overlay.",
            )


def request_content(payload: Payload, described: Mapping[str, Item], report: Report) -> ObjectNode:
    """The media type object of a request; without a schema, one is inferred from the example.

    Arguments:
        described: the items under ``Parameters``, some of which may describe fields of the body.
    """
    schema = payload.schema
    if schema is None:
        is_form = payload.media_type in FORMS
        shown = shown_structure(payload.example, payload.item.place)
        schema = _form(payload, described) if is_form else _with_described(shown, described)
        report_only_shown(payload.item.place, report)
    return object_node({payload.media_type: {"schema": schema}}, payload.item.place)


def _form(payload: Payload, described: Mapping[str, Item]) -> ObjectNode:
    return form_of((_part(payload, *each, described) for each in _form_parts(payload)), payload.item.place)


def _part(payload: Payload, name: str, is_file: bool, described: Mapping[str, Item]) -> Field:
    if name in described and not is_file:
        return field_of(described[name])
    schema = {"type": "string", "format": "binary"} if is_file else {"type": "string"}
    return Field(name, "form", object_node(schema, payload.item.place), False, False, "", payload.item.place)


def _with_described(shown: ObjectNode, described: Mapping[str, Item]) -> ObjectNode:
    """The schema of an example, with the descriptions of its fields among the parameters."""
    properties = shown.object_at("properties")
    from_items = object_of([field_of(item) for name, item in described.items() if name in properties], shown.place)
    merged = {**shown, **from_items, "properties": properties.updated(from_items.object_at("properties"))}
    return shown.replaced(merged) if from_items.object_at("properties") else shown


def shown_names(payload: Payload) -> list[str]:
    """The names in the body of a form, and in a JSON object without a schema."""
    example = payload.example if payload.schema is None else None
    return [*(name for name, _ in _form_parts(payload)), *(example or ())]


def _form_parts(payload: Payload) -> list[tuple[str, bool]]:
    """The names of the parts of a form, each with whether it is a file."""
    if payload.media_type == FORM:
        return [(part["name"], part["file"] is not None) for part in _PART.finditer(payload.body)]
    if payload.media_type == URL_ENCODED:
        return [(name, False) for name, _ in parse_qsl(re.sub(r"\s", "", payload.body), keep_blank_values=True)]
    return []


def response(same: Sequence[Payload]) -> ObjectNode:
    """The response made of the payloads of one status."""
    content: dict[str, ObjectNode] = {}
    for payload in same:
        if payload.media_type:
            content.setdefault(payload.media_type, _response_media(payload))
    described = "\n\n".join(dict.fromkeys(payload.description for payload in same if payload.description))
    items: dict[str, object] = {"description": described}
    headers = dict.fromkeys(name for payload in same for name, _ in payload.headers if name.lower() != "content-type")
    if headers:
        items["headers"] = {name: {"schema": {"type": "string"}} for name in headers}
    if content:
        items["content"] = content
    return object_node(items, same[0].item.place)


def _response_media(payload: Payload) -> ObjectNode:
    items: dict[str, Node] = {"schema": payload.schema} if payload.schema is not None else {}
    if (example := payload.example) is not None:
        items["example"] = example
    return ObjectNode(items, payload.item.place)
