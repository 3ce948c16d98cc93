"""Request bodies, made of the parameter that is the body, or of all fields of a form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.media_types import essence
from generator.swagger.nodes import converted, text_at
from generator.swagger.parameters import OF_THE_VALUE, list_style, value_schema
from generator.swagger.schemas import convert_schema

_JSON: Final = "application/json"
_MULTIPART: Final = "multipart/form-data"
_URLENCODED: Final = "application/x-www-form-urlencoded"


def is_of_body(parameter: ObjectNode) -> bool:
    """Whether a parameter is the body, or a field of a form."""
    return parameter.get("in") in ("body", "formData")


def convert_body(parameters: Sequence[ObjectNode], consumes: Iterable[str], report: Report) -> ObjectNode | None:
    """The request body of an operation; None when it has none.

    Arguments:
        parameters: those that are the body, or fields of it.
        consumes: the media types that the operation takes.
    """
    bodies = [each for each in parameters if each.get("in") == "body"]
    fields = [each for each in parameters if each.get("in") == "formData" and _has_name(each, report)]
    for extra in [*bodies[1:], *(fields if bodies else ())]:
        report.warning(
            "swagger-inexpressible",
            f"An operation has one body: `{extra.text_at('name')}` is left out",
            extra.place,
            "Remove one of the two, or make both fields of a form.",
            related=(bodies[0].place,),
        )
    if bodies:
        return _body(bodies[0], tuple(consumes))
    return _form(fields, tuple(consumes), report) if fields else None


def _has_name(field: ObjectNode, report: Report) -> bool:
    if not (name := text_at(field, "name", report)):
        report.warning("openapi-unusable", "A field of a form has no name: it is left out", field.place)
    return bool(name)


def _body(parameter: ObjectNode, consumes: tuple[str, ...]) -> ObjectNode:
    schema = converted(parameter.get("schema", ObjectNode((), parameter.place)), convert_schema)
    media_types = [each for each in consumes if essence(each) not in (_MULTIPART, _URLENCODED)]
    examples, place = parameter.object_at("x-examples"), parameter.place_of("schema")
    content = {
        media_type: _media_type(schema, examples.get(media_type, parameter.get("x-example")), place)
        for media_type in media_types or consumes or [_JSON]
    }
    rest = parameter.without("name", "in", "schema", "x-example", "x-examples")
    return parameter.replaced({**rest, "content": ObjectNode(content, place)}, {"content": place})


def _media_type(schema: Node, example: Node, place: Place) -> ObjectNode:
    media_type: dict[str, Node] = {} if schema is None else {"schema": schema}
    return ObjectNode({**media_type, **({} if example is None else {"example": example})}, place)


def _form(fields: list[ObjectNode], consumes: tuple[str, ...], report: Report) -> ObjectNode:
    place = fields[0].place
    properties = ObjectNode(
        {each.text_at("name"): _property(each) for each in fields},
        place,
        {each.text_at("name"): each.place_of("name") for each in fields},
    )
    schema: dict[str, Node] = {"type": "object", "properties": properties}
    required = [each.text_at("name") for each in fields if each.get("required") is True]
    if required:
        schema["required"] = ArrayNode(required, place)
    styles = {each.text_at("name"): list_style(each, report) for each in fields}
    encoding = {name: ObjectNode(style, place) for name, style in styles.items() if style}
    media_type: dict[str, Node] = {"schema": ObjectNode(schema, place)}
    media_types = _form_types(fields, consumes)
    if encoding:
        media_type["encoding"] = ObjectNode(encoding, place)
    body: dict[str, Node] = {"required": True} if required else {}
    body["content"] = ObjectNode(dict.fromkeys(media_types, ObjectNode(media_type, place)), place)
    return ObjectNode(body, place)


def _form_types(fields: Iterable[ObjectNode], consumes: Iterable[str]) -> tuple[str, ...]:
    """The media types of a form; a file can only be sent in parts."""
    with_files = any("file" in (each.get("type"), each.object_at("items").get("type")) for each in fields)
    fitting = (_MULTIPART,) if with_files else (_MULTIPART, _URLENCODED)
    declared = tuple(each for each in consumes if essence(each) in fitting)
    return declared or ((_MULTIPART,) if with_files else (_URLENCODED,))


def _property(field: ObjectNode) -> ObjectNode:
    """The schema of a field, with the other keywords of the field beside its own."""
    schema = convert_schema(value_schema(field))
    beside = field.without("name", "in", "required", "collectionFormat", "schema", *OF_THE_VALUE)
    return schema.replaced({**beside, **schema})
