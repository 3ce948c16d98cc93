"""What a document declares: the subjects of the ledger, each with its place and its node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.ledger.fates import Subject, operation_name, parameter_name, response_name
from generator.naming import class_name
from generator.openapi import pointer
from generator.openapi.normal_form import ORIGINS, written_schema
from generator.openapi.objects import objects
from generator.openapi.parameters import identity
from generator.openapi.path_items import operations_of
from generator.openapi.webhooks import webhooks_of

_LEFT_TO_CALLERS: Final = ("links", "headers")
_LIMITS: Final = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern"),
    *("minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains", "prefixItems"),
    *("minProperties", "maxProperties", "propertyNames", "patternProperties"),
    *("unevaluatedItems", "unevaluatedProperties", "dependentRequired", "dependentSchemas", "if", "not"),
)


class Part(NamedTuple):
    """Something that a document declares: its place, and the node that says everything of it."""

    subject: Subject
    place: Place
    node: ObjectNode


def declared(document: ObjectNode) -> dict[Subject, Place]:
    """Every operation, parameter, body, response, schema and webhook of a document, with its place."""
    return {part.subject: part.place for part in parts(document)}


def parts(document: ObjectNode) -> Iterator[Part]:
    """Everything that a document declares; operations come before what they are made of."""
    for path, item in document.object_at("paths").items():
        if isinstance(item, ObjectNode):
            yield from _path_item(document, path, item)
    schemas = document.object_at("components").object_at("schemas")
    for name in schemas:
        yield Part(Subject("schema", name=name), schemas.place_of(name), schemas.object_at(name))
    for each in webhooks_of(document):
        yield Part(Subject("webhook", name=each.name), each.place, each.operation)


def unused(document: ObjectNode) -> dict[str, int]:
    """What a document says that no client acts on, counted.

    Links, headers of responses and of parts of forms, and the limits of values, which the server checks.
    """
    counts: Counter[str] = Counter()
    shared = document.object_at("components")
    for node in objects(document):
        counts.update(node.keys() & _LIMITS)
        if node is not shared:
            counts.update({key: len(node.object_at(key)) for key in _LEFT_TO_CALLERS if key in node})
    return {key: counts[key] for key in (*_LEFT_TO_CALLERS, *_LIMITS) if counts[key]}


def schema_names(document: ObjectNode, normal: ObjectNode) -> dict[str, str]:
    """What the schemas of a document are called in its normal form, which says that of most that have other names.

    Places tell the rest; a schema that has no place of its own there is looked for by its key.
    """
    renamed = {origin: name for name, origin in normal.object_at(ORIGINS).items()}
    before = document.object_at("components").object_at("schemas")
    after = normal.object_at("components").object_at("schemas")
    # The place itself stays with a schema on its way; to compare where it leads to would take looking it up.
    places = {id(schema.place): name for name, schema in after.items() if isinstance(schema, ObjectNode)}
    known = {key: class_name(key) for key in before}
    found = {key: places.get(id(schema.place), "") for key, schema in before.items() if isinstance(schema, ObjectNode)}
    is_unique = len(set(found.values())) == len(found)
    by_place = found if is_unique else {}
    return {key: str(renamed.get(written_schema(key)) or by_place.get(key) or name) for key, name in known.items()}


def _path_item(document: ObjectNode, path: str, node: ObjectNode) -> Iterator[Part]:
    item = pointer.followed(document, node)
    if "$ref" in node and not item:
        # Nobody knows which operations there are.
        yield Part(Subject("operation", operation_name("*", path)), node.place, node)
    for method, operation, place in operations_of(item):
        name = operation_name(method, path)
        yield Part(Subject("operation", name), place, operation)
        yield from _parameters(document, name, item, operation)
        yield from _bodies(document, name, operation)
        yield from _responses(document, name, operation)


def _parameters(document: ObjectNode, name: str, item: ObjectNode, operation: ObjectNode) -> Iterator[Part]:
    """The parameters of an operation, and those of its path that it does not describe itself."""
    shared, own = (
        [(node, pointer.followed(document, node)) for node in holder.array_at("parameters").objects()]
        for holder in (item, operation)
    )
    known = {identity(parameter) for _, parameter in own if parameter}
    for node, parameter in (*(each for each in shared if identity(each[1]) not in known), *own):
        said = parameter_name(parameter.text_at("name"), parameter.text_at("in")) if parameter else node.text_at("$ref")
        yield Part(Subject("parameter", name, said), node.place, parameter)


def _bodies(document: ObjectNode, operation: str, node: ObjectNode) -> Iterator[Part]:
    body = node.object_at("requestBody")
    found = pointer.followed(document, body)
    if "$ref" in body and not found:
        yield Part(Subject("body", operation, body.text_at("$ref")), body.place, body)
    content = found.object_at("content")
    for media_type in content:
        subject = Subject("body", operation, media_type)
        yield Part(subject, content.place_of(media_type), content.object_at(media_type))


def _responses(document: ObjectNode, operation: str, node: ObjectNode) -> Iterator[Part]:
    responses = node.object_at("responses")
    for status, response in responses.items():
        if isinstance(response, ObjectNode) and not status.startswith("x-"):
            found = pointer.followed(document, response)
            nothing = response.text_at("$ref") if "$ref" in response and not found else ""
            content = found.object_at("content")
            for media_type in content or (nothing,):
                subject = Subject("response", operation, response_name(status, media_type))
                yield Part(subject, responses.place_of(status), content.object_at(media_type))
