"""Removes unions from the members of themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.components import component_of, component_schemas, with_component_schemas
from generator.openapi.normal_form import UNIONS, alternatives


def untie_unions(document: ObjectNode, _: Report) -> ObjectNode:
    """Leaves ``{oneOf: [{type: string}, {$ref}]}`` without the reference if that leads to this very union.

    Unions that are members of each other allow the same values: each gets the other members of all of them.
    """
    schemas = component_schemas(document)
    unions = {name: list(_members(schema)) for name, schema in schemas.object_items() if _is_union(schema)}
    inside = {name: [found for each in members if (found := _name(each)) in unions] for name, members in unions.items()}
    reached = {name: _reached(name, inside) for name, held in inside.items() if held}
    untied: dict[str, Node] = {}
    for name, others in reached.items():
        if name in others:
            circle = [name, *(each for each in others if each != name and name in reached.get(each, ()))]
            members = [member for each in circle for member in unions[each] if _name(member) not in circle]
            untied[name] = _with(schemas.object_at(name), members, [schemas.object_at(each) for each in circle])
    return with_component_schemas(document, {**schemas, **untied}) if untied else document


def _is_union(schema: Node) -> bool:
    """Whether a schema is nothing but a union: one with properties is merged with its alternatives."""
    return isinstance(schema, ObjectNode) and bool(alternatives(schema)) and not {"properties", "allOf"} & schema.keys()


def _members(schema: ObjectNode) -> Iterator[Node]:
    """The members of a union, and of those that stand in it."""
    for member in alternatives(schema):
        if isinstance(member, ObjectNode) and _is_union(member):
            yield from _members(member)
        else:
            yield member


def _name(member: Node) -> str:
    return component_of(member.text_at("$ref")) if isinstance(member, ObjectNode) and "$ref" in member else ""


def _reached(name: str, inside: Mapping[str, Collection[str]]) -> Collection[str]:
    """The unions among the members of a union, and among theirs."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        new = [each for each in inside[waiting.pop()] if each not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return found


def _with(schema: ObjectNode, members: list[Node], circle: list[ObjectNode]) -> ObjectNode:
    key = next(key for key in UNIONS if schema.array_at(key))
    untied = schema.updated({key: ArrayNode(members, schema.array_at(key).place)}) if members else schema.without(key)
    return untied.updated({"nullable": True}) if any(each.get("nullable") is True for each in circle) else untied
