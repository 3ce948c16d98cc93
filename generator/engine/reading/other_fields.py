"""Finds what a body may hold beside its named fields."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Final

from generator import naming
from generator.engine.context import types
from generator.engine.context.calls import Argument
from generator.engine.reading.components import Components
from generator.engine.reading.media_types import MediaType

# The expressions that write the fields of a mapping beside the others of a body.
_WRITTEN: Final[Mapping[str, str]] = {
    "JsonBody": "_encode.others({})",
    "FormBody": "_styles.form_fields(_encode.others({}))",
    "MultipartBody": "_multipart.any_parts(_encode.others({}))",
}


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
