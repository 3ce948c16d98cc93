"""Writes the fields of bodies: those of forms as pairs or as parts, and those that have no name in the document."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Final

from generator import naming
from generator.document import ObjectNode
from generator.engine.context import types
from generator.engine.context.calls import Argument
from generator.engine.context.types import Type
from generator.engine.literals import literal
from generator.engine.reading.components import Components
from generator.engine.reading.media_types import MediaType
from generator.openapi.media_types import is_json
from generator.openapi.normal_form import is_object
from generator.openapi.parameters import style_of

# The styles that do not depend on `explode`.
_STYLES: Final[Mapping[str, str]] = {
    "deepObject": "_styles.deep_object",
    "spaceDelimited": "_styles.space_delimited",
    "pipeDelimited": "_styles.pipe_delimited",
}
# The expressions that write the fields of a mapping beside the others of a body.
_WRITTEN: Final[Mapping[str, str]] = {
    "JsonBody": "_encode.others({})",
    "FormBody": "_styles.form_fields(_encode.others({}))",
    "MultipartBody": "_multipart.any_parts(_encode.others({}))",
}


def in_form(parameter: str, value: str, schema: ObjectNode, encoding: ObjectNode) -> str:
    """The expression for the pairs of a field.

    Arguments:
        value: the expression of its value.
        schema: its schema, references resolved.
        encoding: the Encoding Object of the field.
    """
    return f"{_form_style(encoding, schema)}({literal(parameter)}, {value})"


def whole_form(value: str, encodings: ObjectNode) -> str:
    """The expression for the pairs of a form that is one argument.

    Arguments:
        value: the expression of the form.
        encodings: the Encoding Objects of its fields; at run time, values tell how the others are written.
    """
    styles = {name: _chosen_style(encodings.object_at(name)) for name in encodings}
    listed = ", ".join(f"{literal(name)}: {style}" for name, style in styles.items() if style)
    return f"_styles.form_fields({value}, {{{listed}}})" if listed else f"_styles.form_fields({value})"


def whole_multipart(value: str, encodings: ObjectNode) -> str:
    """The expression for the parts of a form that is one argument."""
    media_types = {name: encodings.object_at(name).text_at("contentType") for name in encodings}
    concrete = {name: found for name, found in media_types.items() if found and not {*found} & {",", "*"}}
    return f"_multipart.any_parts({value}, {literal(concrete)})" if concrete else f"_multipart.any_parts({value})"


def in_multipart(parameter: str, value: str, found: Type, schema: ObjectNode, encoding: ObjectNode) -> str:
    """The expression for the parts of a field (OpenAPI 3.1, section 4.8.15.1.1).

    Arguments:
        value: the expression of its value.
        schema: its schema, references resolved.
        encoding: the Encoding Object of the field; if it names several media types, a file chooses its own.
    """
    media_types = (encoding.text_at("contentType") or schema.text_at("contentMediaType")).split(",")
    concrete = [each.strip() for each in media_types if "*" not in each]
    media_type = concrete[0] if concrete else ""
    each = "_each" if schema.get("type") == "array" else ""
    only = media_type if len(media_types) == 1 else ""
    if (found.accepts == "Any" and not media_type) or (found.is_file and not _is_file_alone(found)):
        return f"_multipart.field_parts({literal(parameter)}, {value}{_optional(only)})"
    if found.is_file:
        return f"_multipart.file_parts{each}({literal(parameter)}, {value}{_optional(only)})"
    if media_type and is_json(media_type):
        return f"_multipart.json_parts({literal(parameter)}, {value}{_optional(media_type, 'application/json')})"
    if _has_style(schema, encoding):
        return f"_multipart.pair_parts({in_form(parameter, value, schema, encoding)})"
    if is_object(schema):
        return f"_multipart.json_parts({literal(parameter)}, {value})"
    return f"_multipart.value_parts({literal(parameter)}, {value}{_optional(media_type)})"


def _is_file_alone(found: Type) -> bool:
    return found.annotation in (types.BYTES.annotation, types.list_of(types.BYTES).annotation)


def _form_style(encoding: ObjectNode, schema: ObjectNode) -> str:
    """The function that writes a field of a form; objects without a style are JSON (OpenAPI 3.1, 4.8.15.1.2)."""
    return _chosen_style(encoding) or ("_encode.json_parameter" if is_object(schema) else "_encode.form_field")


def _chosen_style(encoding: ObjectNode) -> str:
    """The function that the document chooses for a field of a form; empty if it does not."""
    if not encoding.keys() & {"style", "explode"}:
        return "_encode.json_parameter" if is_json(encoding.text_at("contentType")) else ""
    style, is_exploded = style_of(encoding)
    return _STYLES.get(style) or ("_encode.form" if is_exploded else "_encode.form_joined")


def _has_style(schema: ObjectNode, encoding: ObjectNode) -> bool:
    """Whether a value is written as pairs by its style; an exploded array just becomes a part for each item."""
    if is_object(schema) or encoding.get("style") == "deepObject":
        return "style" in encoding
    _, is_exploded = style_of(encoding)
    return schema.get("type") == "array" and not is_exploded


def _optional(media_type: str, default: str = "") -> str:
    return f", {literal(media_type)}" if media_type and media_type != default else ""


def other_fields(media_type: MediaType, components: Components, taken: Set[str]) -> Argument | None:
    """The argument for fields that a document allows without naming them; ``None`` where it does not speak of any.

    Arguments:
        media_type: the media type of a body whose named fields are arguments.
        taken: the names of the other arguments.
    """
    has_patterns = bool(media_type.schema.object_at("patternProperties"))
    values = media_type.schema.get("additionalProperties", has_patterns)
    if values is False:
        return None
    is_upload = media_type.constructor == "MultipartBody"
    found = types.map_of(components.upload_type_of(values) if is_upload else components.type_of(values))
    name = naming.unique("additional_properties", taken)
    return Argument(
        name=name,
        parameter="",
        location="body",
        type=found,
        required=False,
        description="Further fields of the body, by their names in the API.",
        deprecated=False,
        expression=_WRITTEN[media_type.constructor].format(found.written(name)),
        example="{}",
    )
