"""Lists what a document declares: the subjects of the ledger, each with its place and its node."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.diagnostics import Place
from generator.document import ArrayNode, ObjectNode
from generator.ledger.outcomes import Subject, operation_name, parameter_name, response_name
from generator.openapi import pointer
from generator.openapi.components import component_schemas
from generator.openapi.extensions import UNPLACED_OPERATIONS
from generator.openapi.media_types import described_media_types, is_media_type, meant_media_type
from generator.openapi.methods import ADDITIONAL, METHODS
from generator.openapi.parameters import identity
from generator.openapi.statuses import is_status
from generator.openapi.webhooks import SECTIONS, webhooks_of


class Part(NamedTuple):
    """Something that a document declares, with its place and the node that describes it.

    For something that cannot be used, the node is an empty one at that place.
    """

    subject: Subject
    place: Place
    node: ObjectNode


def declared(document: ObjectNode) -> dict[Subject, Place]:
    """Every operation, parameter, body, response, schema and webhook of a document, with its place."""
    return {part.subject: part.place for part in parts(document)}


def parts(document: ObjectNode) -> Iterator[Part]:
    """Everything that a document declares; operations come before what they are made of."""
    paths = document.object_at("paths")
    if _is_unusable(document, "paths"):
        yield Part(Subject("operation", operation_name("*", "*")), paths.place, paths)
    for path in paths:
        yield from _path_item(document, path, paths)
    unplaced = document.object_at(UNPLACED_OPERATIONS)
    for name in unplaced:
        yield Part(Subject("operation", name), unplaced.place_of(name), unplaced.object_at(name))
    schemas = component_schemas(document)
    for name in schemas:
        yield Part(Subject("schema", name=name), schemas.place_of(name), schemas.object_at(name))
    yield from _webhooks(document)


def _path_item(document: ObjectNode, path: str, paths: ObjectNode) -> Iterator[Part]:
    node = paths.object_at(path)
    item = pointer.followed(document, node)
    more = item.object_at(ADDITIONAL)
    if ("$ref" in node and not item) or (_is_unusable(paths, path) and not path.startswith("x-")):
        # The operations are unknown, except for those that stand beside a dangling reference.
        yield Part(Subject("operation", operation_name("*", path)), node.place, node)
        item = node
    elif _is_unusable(item, ADDITIONAL):
        yield Part(Subject("operation", operation_name("*", path)), more.place, more)
    for method, operation, place in _operations(item):
        name = operation_name(method, path)
        yield Part(Subject("operation", name), place, operation)
        yield from _parameters(document, name, item, operation)
        yield from _bodies(document, name, operation)
        yield from _responses(document, name, operation)


def _operations(item: ObjectNode) -> Iterator[tuple[str, ObjectNode, Place]]:
    """The operations of a path item, including those that cannot be used."""
    more = item.object_at(ADDITIONAL)
    for parent, methods in ((item, METHODS), (more, more)):
        for method in methods:
            if parent.get(method) is not None:
                yield method, parent.object_at(method), parent.place_of(method)


def _parameters(document: ObjectNode, name: str, item: ObjectNode, operation: ObjectNode) -> Iterator[Part]:
    """The parameters of an operation, and those of its path that it does not redefine."""
    own = list(_parameters_of(document, name, operation, "parameters"))
    known = {identity(each.node) for each in own if "name" in each.node}
    shared = _parameters_of(document, name, item, "shared parameters")
    yield from (each for each in shared if identity(each.node) not in known)
    yield from own


def _parameters_of(document: ObjectNode, operation: str, parent: ObjectNode, label: str) -> Iterator[Part]:
    """The parameters of a list, each once; one without a usable name is named after its place in the list."""
    if parent.get("parameters") is not None and not isinstance(parent["parameters"], ArrayNode):
        place = parent.place_of("parameters")
        yield Part(Subject("parameter", operation, label), place, _nothing(place))
    declared, known = parent.array_at("parameters"), set[tuple[str, str]]()
    for index, item in enumerate(declared):
        node = item if isinstance(item, ObjectNode) else _nothing(declared.place_of(index))
        parameter = pointer.followed(document, node) or node
        name = parameter.text_at("$ref") or f"{label}[{index}]"
        if "name" in parameter and "in" in parameter:
            if identity(parameter) in known:
                continue
            known.add(identity(parameter))
            name = parameter_name(parameter.text_at("name"), parameter.text_at("in"))
        yield Part(Subject("parameter", operation, name), node.place, parameter)


def _bodies(document: ObjectNode, operation: str, node: ObjectNode) -> Iterator[Part]:
    body = node.object_at("requestBody")
    found = pointer.followed(document, body)
    content = found.object_at("content")
    if "$ref" in body and not found:
        yield Part(Subject("body", operation, body.text_at("$ref")), body.place, body)
    elif node.get("requestBody") not in (None, {}) and not content:  # `{}` declares nothing
        place = node.place_of("requestBody")
        yield Part(Subject("body", operation, "requestBody"), place, found if "content" in found else _nothing(place))
    for media_type in described_media_types(content):
        subject = Subject("body", operation, meant_media_type(media_type) or "content")
        yield Part(subject, content.place_of(media_type), _media_type(content, media_type))


def _responses(document: ObjectNode, operation: str, node: ObjectNode) -> Iterator[Part]:
    responses = node.object_at("responses")
    if _is_unusable(node, "responses"):
        yield Part(Subject("response", operation, "responses"), responses.place, responses)
    for status in responses:
        if not status.startswith("x-"):
            yield from _response(document, operation, status, responses)


def _response(document: ObjectNode, operation: str, status: str, responses: ObjectNode) -> Iterator[Part]:
    place = responses.place_of(status)
    response = responses.object_at(status)
    found = pointer.followed(document, response)
    content = found.object_at("content")
    if not content:
        reference = response.text_at("$ref")
        nothing = "" if found and pointer.component_kind(reference) in ("", "responses") else reference
        subject = Subject("response", operation, response_name(status, nothing))
        yield Part(subject, place, response if is_status(status) else _nothing(place))
    for media_type in described_media_types(content):
        subject = Subject("response", operation, response_name(status, meant_media_type(media_type) or "content"))
        yield Part(subject, place, _media_type(content, media_type) if is_status(status) else _nothing(place))


def _media_type(content: ObjectNode, name: str) -> ObjectNode:
    return content.object_at(name) if is_media_type(meant_media_type(name)) else _nothing(content.place_of(name))


def _webhooks(document: ObjectNode) -> Iterator[Part]:
    """The webhooks and callbacks, including what stands in the place of a webhook and is none."""
    for section in SECTIONS:
        webhooks = document.object_at(section)
        if _is_unusable(document, section):
            yield Part(Subject("webhook", name="*"), webhooks.place, webhooks)
        for name in webhooks:
            item = pointer.followed(document, webhooks.object_at(name))
            is_unusable = _is_unusable(webhooks, name) and not name.startswith("x-")
            if is_unusable or _is_unusable(item, "post"):
                node = webhooks.object_at(name).object_at("post")
                yield Part(Subject("webhook", name=name), node.place, node)
    for each in webhooks_of(document):
        yield Part(Subject("webhook", name=each.name), each.place, each.operation)


def _nothing(place: Place) -> ObjectNode:
    return ObjectNode((), place)


def _is_unusable(parent: ObjectNode, key: str) -> bool:
    """Whether there is something else where an object has to be."""
    return parent.get(key) is not None and not isinstance(parent[key], ObjectNode)
