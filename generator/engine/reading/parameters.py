"""Reads parameters into arguments, with the expressions that write them into the request."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from typing import Final

from generator import naming
from generator.document import Node, ObjectNode, object_node
from generator.engine.context.calls import Argument, Location
from generator.engine.reading.components import Components
from generator.engine.reading.descriptions import described
from generator.engine.reading.examples import constant_of, example_of_parameter
from generator.engine.reading.styles import written
from generator.engine.reading.urls import pairs_of
from generator.openapi.media_types import is_json
from generator.openapi.parameters import identity, is_ignored
from generator.openapi.placeholders import PLACEHOLDER

_LOCATIONS: Final[tuple[Location, ...]] = ("path", "query", "header", "cookie")


class ParameterReader:
    """Reads the parameters of the operations of a document, of which many have the same."""

    def __init__(self, components: Components) -> None:
        self._components = components
        self._known: dict[tuple[int, str], tuple[ObjectNode, Argument]] = {}  # with the nodes, so that they stay

    def read(self, path: str, node: ObjectNode, keys: Container[tuple[str, str]]) -> Iterator[Argument]:
        """The arguments for the parameters of an operation: those of the path first, then the other required ones.

        Arguments:
            keys: location and name of the API keys, which the client writes itself.
        """
        declared = [each for each in node.array_at("parameters").objects() if is_argument(each, keys)]
        in_path = {each.text_at("name"): each for each in declared if each.get("in") == "path"}
        # In the order of the path, for callers who pass them by position; undeclared ones are strings.
        placeholders = dict.fromkeys(PLACEHOLDER.findall(path))
        found = [in_path.get(name) or _undeclared(name) for name in placeholders]
        fixed = dict(pairs_of(path))
        rest = [_needed(each, fixed) for each in declared if each.get("in") != "path"]
        found += sorted(rest, key=lambda each: each.get("required") is not True)
        return map(self._argument, found, _names(found))

    def _argument(self, node: ObjectNode, name: str) -> Argument:
        known = self._known.get((id(node), name))
        if known is None:
            known = self._known[id(node), name] = node, _parameter(node, name, self._components)
        return known[1]


def _parameter(node: ObjectNode, name: str, components: Components) -> Argument:
    location = location_of(node)
    media_type, content = next(iter(node.object_at("content").items()), ("", None))
    schema = (content if isinstance(content, ObjectNode) else node).get("schema")
    found = components.type_of(schema)
    found = replace(found, nullable=False) if found.nullable else found
    meant = components.resolved(schema) if isinstance(schema, ObjectNode) else ObjectNode()
    return Argument(
        name=name,
        parameter=node.text_at("name"),
        location=location,
        type=found,
        required=node.get("required") is True or location == "path",
        description=described(node.text_at("description") or _description(schema), schema, meant),
        deprecated=node.get("deprecated") is True,
        expression=written(node, location, name, found, is_json=is_json(media_type)),
        example=example_of_parameter(node, schema, components),
        constant="" if location == "path" else constant_of(meant),
    )


def _undeclared(name: str) -> ObjectNode:
    return object_node({"name": name, "in": "path", "schema": {"type": "string"}})


def _description(schema: Node) -> str:
    """The description of an inline schema; the description of a component is not about the parameter."""
    return schema.text_at("description") if isinstance(schema, ObjectNode) else ""


def is_argument(parameter: ObjectNode, keys: Container[tuple[str, str]]) -> bool:
    """Whether callers pass a parameter; the client writes the others itself, such as API keys."""
    return not is_ignored(parameter) and identity(parameter) not in keys


def location_of(parameter: ObjectNode) -> Location:
    """The location of a parameter; one for the whole query (``querystring``) is written like a query parameter."""
    match parameter.get("in"):
        case "path" | "header" | "cookie" as known:
            return known
        case _:
            return "query"


def _needed(parameter: ObjectNode, fixed: Container[str]) -> ObjectNode:
    """The parameter, required if the query in the path has it."""
    if parameter.get("in") != "query" or parameter.text_at("name") not in fixed:
        return parameter
    return parameter.updated({"required": True})


def _names(parameters: list[ObjectNode]) -> list[str]:
    """The name of the argument for each parameter.

    If several want one name, their locations decide which gets it, so that it does not depend on what is required.
    """
    names, taken = [""] * len(parameters), set[str]()
    for index, node in sorted(enumerate(parameters), key=lambda each: _LOCATIONS.index(location_of(each[1]))):
        wanted = naming.identifier(node.text_at("name"), "parameter")
        names[index] = wanted if wanted not in taken else naming.unique(f"{wanted}_{location_of(node)}", taken)
        taken.add(names[index])
    return names
