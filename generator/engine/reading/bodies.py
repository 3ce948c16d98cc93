"""Reads request bodies: the fields of an object become arguments, any other body is one argument called ``body``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator import naming
from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.engine.context import types
from generator.engine.context.calls import Argument, Body
from generator.engine.context.types import Type
from generator.engine.literals import literal
from generator.engine.reading.body_fields import in_form, in_multipart, other_fields, whole_form, whole_multipart
from generator.engine.reading.components import Components
from generator.engine.reading.descriptions import described
from generator.engine.reading.examples import FILE, constant_of, example_of
from generator.engine.reading.media_types import MediaType, media_types_of
from generator.engine.reading.parts import (
    check_nested_files,
    check_part_headers,
    check_part_media_type,
    with_part_headers,
)

# The functions that write the expression of a form that is one argument; other bodies are taken as they are.
_FORMS: Final[Mapping[str, Callable[[str, ObjectNode], str]]] = {
    "FormBody": whole_form,
    "MultipartBody": whole_multipart,
}

# The names of other files stand for several media types, or for none.
_TOLD_BY_NAME: Final = ("audio/", "font/", "image/", "video/", "application/pdf", "application/zip")


def read_bodies(
    operation: ObjectNode, components: Components, taken: Iterable[str], report: Report
) -> tuple[Body, ...]:
    """The bodies that an operation accepts, the one that is sent by default first.

    Arguments:
        taken: the names of the arguments for parameters.
        report: receives ``body-media-type-dropped`` for media types that cannot be told apart by arguments, and
            ``form-without-fields``.
    """
    media_types = media_types_of(operation, components)
    is_required = operation.object_at("requestBody").get("required") is True
    reader = _Reader(components, frozenset(taken), is_required, _files(media_types, components))
    bodies = [reader.body(each) for each in media_types]
    files = [body for body in bodies[1:] if _is_file(bodies[0]) and _is_told_by_name(body)]
    kept = [body for body in bodies if body is bodies[0] or _can_be_meant(body, bodies[0])]
    # Only the first one is checked: others that have no fields are never sent.
    for media_type in media_types[:1]:
        _check_form(media_type, report)
    for media_type, body in zip(media_types, bodies, strict=True):
        if body in kept:
            _check_parts(media_type, body, components, report)
    dropped = [body.media_type for body in bodies if body not in kept and body not in files]
    _check_dropped(dropped, operation, kept, report)
    kept[:1] = [_of_any_kind(body, files) for body in kept[:1]]
    return tuple(replace(body, chosen_by=_extra(body, kept[0])) for body in kept)


def _files(media_types: Iterable[MediaType], components: Components) -> frozenset[str]:
    """The fields that are files in a form. Passing such a field chooses the form, so it is a file for all bodies."""
    forms = [each.schema.object_at("properties") for each in media_types if each.constructor == "MultipartBody"]
    return frozenset(key for fields in forms for key, node in fields.items() if components.upload_type_of(node).is_file)


def _is_file(body: Body) -> bool:
    return body.whole is not None and body.whole.type == types.CONTENT


def _is_told_by_name(body: Body) -> bool:
    """Whether the names of files say that they are such a body."""
    return _is_file(body) and (bool(body.also) or body.media_type.startswith(_TOLD_BY_NAME))


def _of_any_kind(body: Body, others: Iterable[Body]) -> Body:
    """A file that may have the media types of others as well, which its name tells apart."""
    also = (*body.also, *(kind for other in others for kind in (other.also or (other.media_type,))))
    if not also or body.whole is None:
        return body
    kinds = ", ".join(also if body.also else (body.media_type, *also))
    described = f"{body.whole.description} The name of a file says which media type it has: {kinds}."
    return replace(body, also=also, whole=replace(body.whole, description=described))


def _can_be_meant(body: Body, default: Body) -> bool:
    """Whether arguments can choose this body instead of the default."""
    return bool(body.fields and default.fields and _extra(body, default))


def _extra(body: Body, default: Body) -> tuple[str, ...]:
    """The conditions that choose this body: that an argument is given which only this body has."""
    known = {argument.name for argument in default.arguments}
    return tuple(_is_given(argument) for argument in body.arguments if argument.name not in known)


def _is_given(argument: Argument) -> str:
    return argument.name if argument.type.is_list else f"not isinstance({argument.name}, Unset)"


def _check_form(media_type: MediaType, report: Report) -> None:
    if media_type.is_form and not media_type.has_fields:
        report.warning(
            "form-without-fields",
            f"A body of {media_type.name} has fields, but its schema describes no object: any fields can be sent",
            media_type.node.place_of("schema"),
            "Describe the fields of the form with an overlay.",
        )


def _check_parts(media_type: MediaType, body: Body, components: Components, report: Report) -> None:
    properties = media_type.schema.object_at("properties")
    for field in body.fields if body.constructor == "MultipartBody" else ():
        if not field.type.is_file:
            check_part_headers(field, media_type.encoding(field.parameter), report)
            check_nested_files(field, properties, components, report)
            schema = components.resolved(properties.object_at(field.parameter))
            check_part_media_type(field, schema, media_type.encoding(field.parameter), report)


def _check_dropped(dropped: Sequence[str], operation: ObjectNode, kept: Sequence[Body], report: Report) -> None:
    if dropped:
        report.note(
            "body-media-type-dropped",
            f"The body is always sent as {kept[0].media_type}, never as {', '.join(dropped)}",
            operation.object_at("requestBody").object_at("content").place_of(dropped[0]),
            "Remove the media types that are not wanted with an overlay.",
        )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the bodies of one operation.

    Arguments:
        taken: the names of the arguments for parameters.
        is_required: whether each request has a body.
        files: the fields that are files in a form.
    """

    components: Components
    taken: frozenset[str]
    is_required: bool
    files: frozenset[str]

    def body(self, media_type: MediaType) -> Body:
        found = self.components.type_of(media_type.node.object_at("schema"))
        is_object = bool(media_type.schema.object_at("properties")) and not found.nullable
        if is_object and media_type.constructor != "ContentBody":
            fields = tuple(self._fields(media_type))
            others = other_fields(media_type, self.components, {each.name for each in fields} | self.taken)
            needed = tuple(each.name for each in fields if _is_needed(each, media_type))
            # Without any field to pass, a caller could not say whether an optional body is to be sent.
            if fields or self.is_required:
                return Body(media_type.name, found, media_type.constructor, self.is_required, fields, needed, others)
        whole = self._whole(media_type, self._type_of_whole(media_type, found))
        ranges = (media_type.range,) if media_type.range and whole.type == types.CONTENT else ()
        return Body(media_type.name, whole.type, media_type.constructor, self.is_required, whole=whole, also=ranges)

    def _type_of_whole(self, media_type: MediaType, found: Type) -> Type:
        values = media_type.schema.object_at("additionalProperties")
        if media_type.is_form and not media_type.has_fields:
            return types.map_of(types.ANY)
        if media_type.constructor == "MultipartBody" and values and not media_type.schema.object_at("properties"):
            return types.map_of(self.components.upload_type_of(values))
        return found

    def _whole(self, media_type: MediaType, found: Type) -> Argument:
        name = naming.unique("body", self.taken)
        example = example_of(media_type.node.object_at("schema"), self.components)
        form = _FORMS.get(media_type.constructor)
        expression = form(found.written(name), media_type.node.object_at("encoding")) if form else found.written(name)
        if media_type.constructor == "ContentBody" and media_type.is_text:
            found, expression = types.TEXT_CONTENT, f"_files.text_source({name}, {literal(name)})"
        elif media_type.constructor == "ContentBody":
            found, example, expression = types.CONTENT, FILE, f"_files.file_source({name}, {literal(name)})"
        return Argument(
            name=name,
            parameter="",
            location="body",
            type=found,
            required=self.is_required,
            description="The body of the request.",
            deprecated=False,
            expression=expression,
            example=example,
        )

    def _fields(self, media_type: MediaType) -> Iterator[Argument]:
        properties = media_type.schema.object_at("properties")
        directed = {key: self.components.directed(node) for key, node in properties.items()}
        nodes = {key: node for key, node in directed.items() if node.get("readOnly") is not True}
        wanted = naming.attributes(nodes, ())
        own = {*wanted.values(), *self.taken}
        for parameter, node in nodes.items():
            found = self._type_of_field(media_type, parameter, node)
            if found.is_file and media_type.constructor != "MultipartBody":
                continue
            name = wanted[parameter]
            name = naming.unique(f"body_{name}", own) if name in self.taken else name
            yield self._field(media_type, parameter, node, name, found)

    def _type_of_field(self, media_type: MediaType, parameter: str, node: ObjectNode) -> Type:
        is_upload = media_type.constructor == "MultipartBody" or parameter in self.files
        return self.components.upload_type_of(node) if is_upload else self.components.type_of(node)

    def _field(self, media_type: MediaType, parameter: str, node: ObjectNode, name: str, found: Type) -> Argument:
        schema, encoding = self.components.resolved(node), media_type.encoding(parameter)
        description = described(node.text_at("description"), node, schema)
        return Argument(
            name=name,
            parameter=parameter,
            location="body",
            type=found,
            required=parameter in media_type.schema.array_at("required") and self.is_required,
            description=with_part_headers(description, encoding) if found.is_file else description,
            deprecated=node.get("deprecated") is True,
            expression=_written(media_type, parameter, name, found, schema),
            example=_file_example(found) if found.is_file else example_of(node, self.components),
            constant=constant_of(schema),
        )


def _is_needed(field: Argument, media_type: MediaType) -> bool:
    """Whether a body must not be sent without a field; if null is allowed, only JSON needs the field."""
    can_be_left_out = field.type.nullable and media_type.constructor != "JsonBody"
    return field.parameter in media_type.schema.array_at("required") and not can_be_left_out


def _file_example(found: Type) -> str:
    return f"[{FILE}]" if found.is_list else FILE


def _written(media_type: MediaType, parameter: str, name: str, found: Type, schema: ObjectNode) -> str:
    """The expression that writes a field into its body."""
    encoding, value = media_type.encoding(parameter), found.written(name)
    match media_type.constructor:
        case "FormBody":
            return in_form(parameter, value, schema, encoding)
        case "MultipartBody":
            return in_multipart(parameter, value, found, schema, encoding)
        case _:
            return value
