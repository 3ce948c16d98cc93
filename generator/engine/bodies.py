"""Reads request bodies: the fields of an object become arguments, anything else is one argument called ``body``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from generator import naming
from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.engine import types
from generator.engine.body_fields import in_form, in_multipart, is_object
from generator.engine.components import Components
from generator.engine.context import Argument, Body
from generator.engine.descriptions import described
from generator.engine.examples import FILE, example_of
from generator.engine.nested_files import check_nested_files
from generator.engine.part_headers import check_part_headers, with_part_headers
from generator.engine.types import Type
from generator.openapi.normal_form import alternatives, essence, holds_json

_FORMS: Final[Mapping[str, str]] = {"FormBody": "_styles.form_fields({})", "MultipartBody": "_multipart.any_parts({})"}


@dataclass(frozen=True, slots=True)
class _MediaType:
    name: str
    node: ObjectNode
    constructor: Literal["JsonBody", "MultipartBody", "FormBody", "ContentBody"]


def read_bodies(operation: ObjectNode, components: Components, taken: set[str], report: Report) -> tuple[Body, ...]:
    """The bodies that an operation accepts, the one that is sent by default first.

    Arguments:
        operation: the operation object.
        components: the component schemas.
        taken: the names of arguments that the operation has already.
        report: receives ``body-media-type-dropped`` for media types that cannot be told apart by arguments, and
            ``form-without-fields``.
    """
    holder = operation.object_at("requestBody")
    content = holder.object_at("content")
    nodes = {name: node for name, node in content.items() if isinstance(node, ObjectNode)}
    described_as = [
        _media_type(name, node, components.resolved(node.object_at("schema"))) for name, node in nodes.items()
    ]
    media_types = sorted(described_as, key=_preference)
    required = holder.get("required") is True
    files = _files(media_types, components)
    bodies = [_body(media_type, components, taken, required, files) for media_type in media_types]
    # A body that is no object has no arguments of its own, so that only the first one of them is ever sent.
    for media_type in media_types[:1]:
        _check_form(media_type, components, report)
    kept = [body for body in bodies if body is bodies[0] or _can_be_meant(body, bodies[0])]
    for media_type, body in zip(media_types, bodies, strict=True):
        if body in kept:
            _check_parts(media_type, body, components, report)
    if dropped := [body.media_type for body in bodies if body not in kept]:
        report.note(
            "body-media-type-dropped",
            f"The body is always sent as {bodies[0].media_type}, never as {', '.join(dropped)}",
            content.place_of(dropped[0]),
            "Remove the media types that are not wanted by an overlay.",
        )
    return tuple(replace(body, chosen_by=_extra(body, kept[0])) for body in kept)


def _preference(media_type: _MediaType) -> tuple[bool, bool]:
    """JSON as such goes before formats that are written in it, as patches are, and those before everything else."""
    return media_type.constructor != "JsonBody", essence(media_type.name) != "application/json"


def _check_form(media_type: _MediaType, components: Components, report: Report) -> None:
    schema = media_type.node.object_at("schema")
    if media_type.constructor in _FORMS and not _has_fields(components.resolved(schema)):
        report.warning(
            "form-without-fields",
            f"A body of {media_type.name} has fields, but its schema describes no object: any fields can be sent",
            media_type.node.place_of("schema"),
            "Describe the fields of the form with an overlay.",
        )


def _has_fields(schema: ObjectNode) -> bool:
    return is_object(schema) or bool(alternatives(schema))


def _check_parts(media_type: _MediaType, body: Body, components: Components, report: Report) -> None:
    encodings = media_type.node.object_at("encoding")
    properties = components.resolved(media_type.node.object_at("schema")).object_at("properties")
    for field in body.fields if body.constructor == "MultipartBody" else ():
        if not field.type.is_file:
            check_part_headers(field, encodings.object_at(field.parameter), report)
            check_nested_files(field, properties, components, report)


def _files(media_types: Iterable[_MediaType], components: Components) -> frozenset[str]:
    """The fields that are files in a form: giving one chooses that form, so that no other body has it as text."""
    forms = [each for each in media_types if each.constructor == "MultipartBody"]
    schemas = [components.resolved(form.node.object_at("schema")).object_at("properties") for form in forms]
    return frozenset(
        key for fields in schemas for key, node in fields.items() if components.upload_type_of(node).is_file
    )


def _can_be_meant(body: Body, default: Body) -> bool:
    """Whether arguments can say that a body is meant and not the default."""
    return bool(body.fields and default.fields and _extra(body, default))


def _extra(body: Body, default: Body) -> tuple[str, ...]:
    """The conditions under which this body is meant: an argument is given that only this body has."""
    known = {argument.name for argument in default.fields}
    return tuple(_is_given(argument) for argument in body.fields if argument.name not in known)


def _is_given(argument: Argument) -> str:
    return argument.name if argument.type.is_list else f"not isinstance({argument.name}, Unset)"


def _media_type(name: str, node: ObjectNode, schema: ObjectNode) -> _MediaType:
    kind = essence(name)
    if kind == "multipart/form-data":
        return _MediaType(name, node, "MultipartBody")
    if kind == "application/x-www-form-urlencoded":
        return _MediaType(name, node, "FormBody")
    if holds_json(name, schema):
        concrete = "application/json" if "*" in kind else name
        return _MediaType(concrete, node, "JsonBody")
    return _MediaType("application/octet-stream" if "*" in kind else name, node, "ContentBody")


def _body(
    media_type: _MediaType, components: Components, taken: set[str], required: bool, files: frozenset[str]
) -> Body:
    schema = media_type.node.object_at("schema")
    found = components.type_of(schema)
    resolved = components.resolved(schema)
    if media_type.constructor != "ContentBody" and resolved.object_at("properties") and not found.nullable:
        fields = tuple(_fields(media_type, resolved, components, taken, required, files))
        needed = tuple(each.name for each in fields if _is_needed(each, media_type, resolved))
        # Without fields that a caller may send, nothing says whether a body that may be missing is wanted.
        if fields or required:
            return Body(media_type.name, found, media_type.constructor, fields, needed, None, required, ())
    more = resolved.object_at("additionalProperties")
    if media_type.constructor == "MultipartBody" and more and not resolved.object_at("properties"):
        found = types.map_of(components.upload_type_of(more))
    if media_type.constructor in _FORMS and not _has_fields(resolved):
        found = types.map_of(types.ANY)
    whole = _whole(media_type, found, resolved, example_of(schema, components), taken, required)
    return Body(media_type.name, whole.type, media_type.constructor, (), (), whole, required, ())


def _is_needed(field: Argument, media_type: _MediaType, schema: ObjectNode) -> bool:
    """Whether a body has no sense without a field; only JSON can say that one is null."""
    can_be_left_out = field.type.nullable and media_type.constructor != "JsonBody"
    return field.parameter in schema.array_at("required") and not can_be_left_out


def _whole(
    media_type: _MediaType, found: Type, schema: ObjectNode, example: str, taken: set[str], required: bool
) -> Argument:
    name = naming.unique("body", taken) if "body" in taken else "body"
    expression = _FORMS.get(media_type.constructor, "{}").format(found.written(name))
    if media_type.constructor == "ContentBody" and _is_text(media_type, schema):
        found, expression = types.TEXT_CONTENT, f"_files.text_source({name}, {name!r})"
    elif media_type.constructor == "ContentBody":
        found, example, expression = types.CONTENT, FILE, f"_files.file_source({name}, {name!r})"
    return Argument(name, "", "body", found, required, "The body of the request.", False, expression, example)


def _is_text(media_type: _MediaType, schema: ObjectNode) -> bool:
    """Whether a body is text that can be sent as UTF-8; what another ``charset`` wants is left to the caller."""
    is_utf8 = "charset" not in media_type.name.lower() or "utf-8" in media_type.name.lower()
    is_string = schema.get("type") == "string" and schema.get("format") != "binary"
    return essence(media_type.name).startswith("text/") and is_string and is_utf8


def _fields(
    media_type: _MediaType,
    schema: ObjectNode,
    components: Components,
    taken: set[str],
    body_required: bool,
    files: frozenset[str],
) -> Iterable[Argument]:
    required, encodings = schema.array_at("required"), media_type.node.object_at("encoding")
    directed = {key: components.directed(property_) for key, property_ in schema.object_at("properties").items()}
    nodes = {key: node for key, node in directed.items() if node.get("readOnly") is not True}
    names = naming.attributes(nodes, ())
    own = {*names.values(), *taken}
    is_form = media_type.constructor == "MultipartBody"
    for parameter, node in nodes.items():
        found = components.upload_type_of(node) if is_form or parameter in files else components.type_of(node)
        if found.is_file and not is_form:
            continue
        wanted = names[parameter]
        name = naming.unique(f"body_{wanted}", own) if wanted in taken else wanted
        yield Argument(
            name=name,
            parameter=parameter,
            location="body",
            type=found,
            required=parameter in required and body_required,
            description=_description(node, found, encodings.object_at(parameter), components),
            deprecated=node.get("deprecated") is True,
            expression=_written(media_type, parameter, name, found, components.resolved(node)),
            example=_example(node, found, components),
        )


def _description(node: ObjectNode, found: Type, encoding: ObjectNode, components: Components) -> str:
    description = described(node.text_at("description"), node, components.resolved(node))
    return with_part_headers(description, encoding) if found.is_file else description


def _example(node: ObjectNode, found: Type, components: Components) -> str:
    if found.is_file:
        return f"[{FILE}]" if found.is_list else FILE
    return example_of(node, components)


def _written(media_type: _MediaType, parameter: str, name: str, found: Type, schema: ObjectNode) -> str:
    """The expression that puts a field into its body."""
    encoding, value = media_type.node.object_at("encoding").object_at(parameter), found.written(name)
    match media_type.constructor:
        case "JsonBody":
            return value
        case "FormBody":
            return in_form(parameter, value, schema, encoding)
        case _:
            return in_multipart(parameter, value, found, schema, encoding)
