"""Where a specification can be edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

Json = dict[str, Any]
Edit = Callable[[st.DrawFn, Json], str]

SCALARS: tuple[Json, ...] = (
    {"type": "string"},
    {"type": "integer"},
    {"type": "number"},
    {"type": "boolean"},
    {"type": "string", "format": "date-time"},
    {"type": "string", "enum": ["a", "b"]},
    {"type": ["string", "null"]},
    {"type": "array", "items": {"type": "string"}},
    {"type": "object", "properties": {"deep": {"type": "string"}}},
    {"$ref": "#/components/schemas/User"},
    {},
)
METHODS = ("get", "post", "put", "delete")
NAMES = ("extra", "more", "name", "id", "Text", "created-at")


def operations(document: Json) -> Iterator[tuple[str, Json]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method.upper()} {path}", item[method]


def schemas(document: Json) -> Iterator[tuple[str, Json]]:
    """Every schema that stands somewhere, with its address."""
    yield from _below(document, "")


def _below(node: Any, address: str) -> Iterator[tuple[str, Json]]:
    if isinstance(node, list):
        for number, item in enumerate(node):
            here = f"{address}/{number}"
            if address.endswith(("/oneOf", "/anyOf", "/allOf")):
                yield here, item
            yield from _below(item, here)
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        here = f"{address}/{key}"
        above = address.rpartition("/")[2]
        is_schema = key in ("schema", "items", "additionalProperties") or above in ("properties", "schemas")
        if is_schema and isinstance(value, dict):
            yield here, value
        yield from _below(value, here)


def parameters(document: Json) -> Iterator[tuple[str, list[Json]]]:
    for name, operation in operations(document):
        if "parameters" in operation:
            yield name, operation["parameters"]


def pick(draw: st.DrawFn, found: Iterator[tuple[str, Any]], keep: Callable[[Any], bool] = bool) -> tuple[str, Any]:
    fitting = [each for each in found if keep(each[1])]
    assume(fitting)
    return draw(st.sampled_from(fitting))


def is_object(schema: Json) -> bool:
    return bool(schema.get("properties"))


def is_scalar(schema: Json) -> bool:
    return schema.get("type") in ("string", "integer", "number", "boolean") or "enum" in schema
