"""Chooses the function of the runtime that writes a parameter, by its location, style and ``explode``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.document import ObjectNode
from generator.engine.context.calls import Location
from generator.engine.context.types import Type
from generator.engine.literals import literal
from generator.engine.reading.body_fields import whole_form
from generator.openapi.parameters import USUAL_STYLES, style_of

# OpenAPI 3.1, section 4.8.12.3. Other combinations have no meaning, and are written in the default style.
_STYLES: Final[Mapping[tuple[str, str, bool], str]] = {
    ("path", "simple", False): "_encode.path_segment({name}, {value})",
    ("path", "simple", True): "_styles.simple_exploded({name}, {value})",
    ("path", "label", False): "_styles.label({name}, {value})",
    ("path", "label", True): "_styles.label_exploded({name}, {value})",
    ("path", "matrix", False): "_styles.matrix({name}, {value})",
    ("path", "matrix", True): "_styles.matrix_exploded({name}, {value})",
    ("query", "form", False): "_encode.form_joined({name}, {value})",
    ("query", "form", True): "_encode.form({name}, {value})",
    ("query", "spaceDelimited", False): "_styles.space_delimited({name}, {value})",
    ("query", "spaceDelimited", True): "_encode.form({name}, {value})",
    ("query", "pipeDelimited", False): "_styles.pipe_delimited({name}, {value})",
    ("query", "pipeDelimited", True): "_encode.form({name}, {value})",
    ("query", "deepObject", True): "_styles.deep_object({name}, {value})",
    # Undefined without `explode`, so it is taken as exploded.
    ("query", "deepObject", False): "_styles.deep_object({name}, {value})",
    ("header", "simple", False): "_encode.header({name}, {value})",
    ("header", "simple", True): "_styles.header_exploded({name}, {value})",
    ("cookie", "form", False): "_encode.cookie({name}, {value})",
    ("cookie", "form", True): "_styles.cookie_exploded({name}, {value})",
    # The style of OpenAPI 3.2 without percent-encoding; clients never encode cookies anyway.
    ("cookie", "cookie", False): "_encode.cookie({name}, {value})",
    ("cookie", "cookie", True): "_styles.cookie_exploded({name}, {value})",
}
_AS_JSON: Final[Mapping[Location, str]] = {
    "path": "_styles.json_segment({name}, {value})",
    "query": "_encode.json_parameter({name}, {value})",
    "header": "_styles.json_header({name}, {value})",
    "cookie": "_styles.json_cookie({name}, {value})",
}
# OpenAPI 3.2, section 4.12.2.2; in documents of earlier versions it means the same.
_RESERVED: Final[Mapping[str, str]] = {"path": "_styles.reserved_path", "query": "_styles.reserved"}


def written(parameter: ObjectNode, location: Location, argument: str, found: Type, *, is_json: bool) -> str:
    """The expression that writes an argument into the request.

    Arguments:
        location: where it is sent.
        argument: the name of the argument.
        is_json: whether it has ``content`` instead of a style.
    """
    if parameter.get("in") == "querystring":
        return whole_form(found.written(argument), parameter.object_at("encoding"))
    call = _AS_JSON[location] if is_json else _styled(parameter, location, found)
    expression = call.format(name=literal(parameter.text_at("name")), value=found.written(argument))
    reserved = _RESERVED.get(location) if parameter.get("allowReserved") is True else None
    return f"{reserved}({expression})" if reserved else expression


def _styled(parameter: ObjectNode, location: Location, found: Type) -> str:
    usual = USUAL_STYLES[location]
    style, explode = style_of(parameter)
    # If `explode` makes no difference, the simpler function.
    matters = location == "query" or found.may_have_parts
    return _STYLES.get((location, style, explode and matters)) or _STYLES[location, usual, usual == "form" and matters]
