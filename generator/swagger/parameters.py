"""Parameters in paths, queries and headers: the keywords for their values become a schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.swagger.nodes import moved_reference, text_at
from generator.swagger.schemas import convert_schema

OF_THE_VALUE: Final = (
    *("type", "format", "items", "default", "enum", "pattern", "multipleOf", "minimum", "maximum"),
    *("exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems"),
    *("x-nullable", "x-isnullable"),
    # Swagger 2.0 has these for schemas only, but some documents use them for parameters, too.
    *("allOf", "anyOf", "oneOf", "properties", "additionalProperties", "nullable"),
)
# The default in paths and headers.
_COMMAS: Final[Mapping[str, Node]] = {}
_QUERY_STYLES: Final[Mapping[str, Mapping[str, Node]]] = {
    "csv": {"explode": False},
    "ssv": {"style": "spaceDelimited", "explode": False},
    "pipes": {"style": "pipeDelimited", "explode": False},
    "multi": {"explode": True},
}


def convert_parameter(node: ObjectNode, report: Report) -> ObjectNode:
    """A parameter, or the reference to one.

    Arguments:
        node: the parameter; not a body, and no field of a form.
        report: receives ``swagger-inexpressible`` for formats of lists that OpenAPI does not know.
    """
    if "$ref" in node:
        return moved_reference(node)
    if node.get("in") == "query":
        style = list_style(node, report)
    else:
        style = _COMMAS
        _check_commas(node, report)
    return with_schema(node, style).renamed({"x-example": "example", "x-examples": "examples"})


def convert_header(node: ObjectNode, report: Report) -> ObjectNode:
    """The header of a response."""
    _check_commas(node, report)
    return with_schema(node, _COMMAS)


def with_schema(node: ObjectNode, style: Mapping[str, Node]) -> ObjectNode:
    """A parameter or header with the keywords for its value in a schema."""
    rest = node.without(*OF_THE_VALUE, "schema", "collectionFormat")
    schema = convert_schema(value_schema(node))
    return node.replaced({**rest, **style, "schema": schema}, {"schema": node.place_of("type")})


def value_schema(node: ObjectNode) -> ObjectNode:
    """The keywords of a parameter, a header or a field for its value; some documents have a schema already."""
    if "schema" in node:
        return node.object_at("schema")
    return node.replaced({key: value for key, value in node.items() if key in OF_THE_VALUE})


def list_style(node: ObjectNode, report: Report) -> Mapping[str, Node]:
    """The style of a list in a query or a form; empty for any other value."""
    if node.get("type") != "array":
        return _COMMAS
    _check_items(node, report)
    found = _format_of(node, report)
    if found not in _QUERY_STYLES:
        _report_format(node, found, report)
    return _QUERY_STYLES.get(found, _QUERY_STYLES["csv"])


def _check_commas(node: ObjectNode, report: Report) -> None:
    _check_items(node, report)
    if node.get("type") == "array" and (found := _format_of(node, report)) != "csv":
        _report_format(node, found, report)


def _check_items(node: ObjectNode, report: Report) -> None:
    items = node.object_at("items")
    if node.get("type") == "array" and items.get("type") == "array":
        _report_format(items, _format_of(items, report), report)


def _format_of(node: ObjectNode, report: Report) -> str:
    return text_at(node, "collectionFormat", report) or "csv"


def _report_format(node: ObjectNode, found: str, report: Report) -> None:
    report.warning(
        "swagger-inexpressible",
        f"OpenAPI 3 has no lists in the format `{found}` here: commas separate the items",
        node.place_of("type"),  # which stays where it is
        "Make it a string with an overlay, so that callers write the list.",
    )
