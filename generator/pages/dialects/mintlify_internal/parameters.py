"""Parameters of Mintlify's internal shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.document import ArrayNode, Node, ObjectNode
from generator.pages.dialects.mintlify_internal.schemas import Components, alternatives

_LOCATIONS: Final = ("path", "query", "header", "cookie")
_KEPT: Final = ("style", "explode", "allowReserved")


def parameters(source: ObjectNode, components: Components) -> ArrayNode:
    """All parameters: by location, then in the order of the page."""
    found = list(_parameters(source, components))
    return ArrayNode(found, source.place, [parameter.place for parameter in found])


def _parameters(source: ObjectNode, components: Components) -> Iterator[ObjectNode]:
    for location in _LOCATIONS:
        section = source.object_at(location)
        for name, parameter in section.object_items():
            place = section.place_of(name)
            items = _parameter(name, location, parameter, components)
            yield ObjectNode(items, place, {"name": place})


def _parameter(name: str, location: str, source: ObjectNode, components: Components) -> dict[str, Node]:
    """A parameter, with the keywords that belong to it moved out of its schema."""
    schemas = source.array_at("schema")
    first = next(schemas.objects(), ObjectNode(place=source.place))
    schema = alternatives(schemas.replaced(_without_lifted(item) for item in schemas), components)
    items: dict[str, Node] = {"name": name, "in": location}
    if location == "path" or first.get("required") is True:
        items["required"] = True
    if first.text_at("description"):
        items["description"] = first["description"]
    if first.get("deprecated") is True:
        items["deprecated"] = True
    items |= {key: source[key] for key in _KEPT if key in source}
    return {**items, "schema": schema}


def _without_lifted(schema: Node) -> Node:
    return schema.without("required", "description", "deprecated") if isinstance(schema, ObjectNode) else schema
