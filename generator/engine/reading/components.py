"""Finds the Python type of a schema, with the component schemas that it may refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Final

from generator import naming
from generator.document import Node, ObjectNode
from generator.engine.context import types, unions
from generator.engine.context.types import Type
from generator.engine.literals import literal
from generator.engine.reading.shapes import scalars
from generator.openapi.components import component_schemas
from generator.openapi.extensions import DEFAULT_TIMEZONE
from generator.openapi.normal_form import IS_OPEN, alternatives, component_name, enum_values, is_nominal, is_object

_BY_TYPE: Final[Mapping[str, Type]] = {
    "string": types.STR,
    "integer": types.plain("int"),
    "number": types.plain("float"),
    "boolean": types.plain("bool"),
    "null": types.plain("None"),
}
_BY_FORMAT: Final[Mapping[str, Type]] = {"date": types.DATE}
_DIRECTIONS: Final = ("readOnly", "writeOnly")


class Components:
    """The component schemas of a normalised document."""

    def __init__(self, document: ObjectNode) -> None:
        self._schemas = component_schemas(document)
        self._expanding: set[str] = set()
        self._named: dict[str, Type | None] = {}
        self._nullable: dict[str, bool] = {}

    def type_of(self, schema: Node) -> Type:
        """The Python type of a schema."""
        if not isinstance(schema, ObjectNode):
            return types.ANY
        found = self._reference(schema.text_at("$ref")) if "$ref" in schema else self._inline(schema)
        found = types.open_(found) if schema.get(IS_OPEN) is True else found
        return found.as_nullable() if schema.get("nullable") is True else found

    def upload_type_of(self, schema: Node, within: tuple[ObjectNode, ...] = ()) -> Type:
        """The type of a field of a form, where binary text is a file.

        Arguments:
            within: the schemas around it, so that a recursive one comes to an end.
        """
        found = self.type_of(schema)
        node = self.resolved(schema) if isinstance(schema, ObjectNode) else ObjectNode()
        if any(node is each for each in within):
            return found
        if node.get("format") == "binary":
            return replace(types.BYTES, nullable=found.nullable)
        if node.get("type") == "array":
            item = self.upload_type_of(node.get("items"), (*within, node))
            return replace(types.list_of(item), nullable=found.nullable) if item.is_file and not item.is_list else found
        several = [self.upload_type_of(each, (*within, node)) for each in alternatives(node)]
        is_file = any(each.is_file for each in several)
        return unions.upload_alternatives(several, nullable=found.nullable) if is_file else found

    def resolved(self, schema: ObjectNode) -> ObjectNode:
        """The schema with its reference followed."""
        for _ in self._schemas:
            if "$ref" not in schema:
                break
            schema = self._schemas.object_at(component_name(schema.text_at("$ref")))
        return schema

    def directed(self, property_: Node) -> ObjectNode:
        """A property with the ``readOnly`` and ``writeOnly`` of the schema that it refers to, unless it says others."""
        node = property_ if isinstance(property_, ObjectNode) else ObjectNode()
        found = self.resolved(node)
        directions = [key for key in _DIRECTIONS if found.get(key) is True and key not in node]
        return node.updated(dict.fromkeys(directions, True)) if directions else node

    def _reference(self, reference: str) -> Type:
        name = component_name(reference)
        schema = self._schemas.get(name)
        if not isinstance(schema, ObjectNode) or name in self._expanding:
            return types.ANY
        if name not in self._named:
            self._named[name] = self._nominal(name, schema) if is_nominal(schema) else None
        if named := self._named[name]:
            named = types.open_(named) if schema.get(IS_OPEN) is True else named
            return named.as_nullable() if self._is_nullable(name, schema) else named
        self._expanding.add(name)
        found = self.type_of(schema)
        self._expanding.discard(name)
        return found

    def _nominal(self, name: str, schema: ObjectNode) -> Type:
        if schema.object_at("properties"):
            return types.model(name)
        if schema.array_at("enum") or self.is_text(schema):
            return types.alias(name)
        found = self._named[name] = types.union(name, decoder_name(name))  # its members may lead back to it
        return unions.accepting(found, self._instead(schema))

    def _instead(self, schema: ObjectNode) -> Iterator[Type]:
        """What callers may pass instead of the models in a union: mappings with the names of the API."""
        members = tuple(self._members(schema))
        for items in (each.get("items") for each in members if each.get("type") == "array"):
            if any(map(is_object, self._members(items))):
                item = self.type_of(items)
                yield types.list_of(unions.accepting(replace(item, accepts=item.annotation), (types.MAPPING,)))
        if any(map(is_object, members)):
            yield types.MAPPING

    def is_text(self, schema: ObjectNode) -> bool:
        """Whether all values are texts that Python has as JSON has them."""
        members = tuple(self._members(schema))
        return bool(members) and all(map(_is_text, members))

    def _members(self, schema: Node, within: tuple[ObjectNode, ...] = ()) -> Iterator[ObjectNode]:
        """The schemas that a union consists of, and those of the unions in it; any other schema is the only one.

        Arguments:
            within: the unions around it, so that a recursive one comes to an end.
        """
        node = self.resolved(schema) if isinstance(schema, ObjectNode) else ObjectNode()
        if members := alternatives(node):
            inner = () if any(node is each for each in within) else members
            yield from chain.from_iterable(self._members(each, (*within, node)) for each in inner)
        else:
            yield node

    def _is_nullable(self, name: str, schema: ObjectNode) -> bool:
        """Whether a component may be null; a union may be if one of its members may be."""
        if name not in self._nullable:
            self._nullable[name] = schema.get("nullable") is True  # the answer for a member that leads back here
            members = (*schema.array_at("oneOf"), *schema.array_at("anyOf"))
            self._nullable[name] = self._nullable[name] or any(self.type_of(member).nullable for member in members)
        return self._nullable[name]

    def _inline(self, schema: ObjectNode) -> Type:
        if values := enum_values(schema):
            return _literal(values)
        if members := alternatives(schema):
            return unions.alternatives(self.type_of(member) for member in members)
        match schema.get("type"):
            case "string":
                return _text(schema)
            case "array":
                return types.list_of(self.type_of(schema.get("items")))
            case "object":
                return types.map_of(self.type_of(schema.get("additionalProperties")))
            case str(name):
                return _BY_TYPE.get(name, types.ANY)
            case _:
                return self._untyped(schema)

    def _untyped(self, schema: ObjectNode) -> Type:
        """The type of a schema without ``type``, inferred from keywords that only apply to one type."""
        if more := schema.object_at("additionalProperties"):
            return types.map_of(self.type_of(more))
        return types.list_of(self.type_of(schema.get("items"))) if "items" in schema else types.ANY


def decoder_name(name: str) -> str:
    # Not `decode_...`: a union called `List` or `Error` would hide functions of the runtime with such names.
    return f"read_{naming.snake_case(name)}"


def bases_of(values: Iterable[Node]) -> dict[str, None]:
    """The names of the Python types of values, each once."""
    return dict.fromkeys(type(value).__name__ for value in values)


def _literal(values: list[Node]) -> Type:
    """The most exact type for some values; Python has no ``Literal`` of floats."""
    if not all(isinstance(value, str | int | float) for value in values):
        return types.ANY
    known = f"Literal[{', '.join(map(literal, found))}]" if (found := scalars(values)) else ""
    if len(found) == 2 and all(isinstance(value, bool) for value in values):
        return types.plain("bool")
    if len(found) == len(values):
        return types.plain(known)
    numbers = all(isinstance(value, int | float) for value in values)
    return types.plain("float" if numbers else " | ".join((known, *bases_of(values))))


def _is_text(schema: ObjectNode) -> bool:
    if values := enum_values(schema):
        return all(isinstance(value, str) for value in values)
    return schema.get("type") == "string" and _text(schema) is types.STR


def _text(schema: ObjectNode) -> Type:
    if schema.get("format") == "date-time":
        return types.DATE_TIME_AS_UTC if schema.get(DEFAULT_TIMEZONE) == "UTC" else types.DATE_TIME
    return _BY_FORMAT.get(schema.text_at("format"), types.STR)
