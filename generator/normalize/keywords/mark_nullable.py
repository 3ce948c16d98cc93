"""Writes null in one way: ``nullable: true`` beside one type."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.normal_form import IS_OPEN, UNIONS

_OF_MARK: Final = frozenset(("nullable", "title", "description"))


def is_null(schema: Node) -> bool:
    """Whether null is the only value that a schema allows."""
    if not isinstance(schema, ObjectNode):
        return False
    is_constant = "const" in schema and schema["const"] is None
    return schema.get("type") in ("null", ["null"]) or schema.get("enum") == [None] or is_constant


def is_null_member(schema: Node) -> bool:
    """Whether a member of a union adds null to the others."""
    return _is_mark(schema) or is_null(schema)


def _is_mark(schema: Node) -> bool:
    """Whether a schema only says ``nullable``, which allows any value, and by which many tools mean null alone."""
    return isinstance(schema, ObjectNode) and schema.get("nullable") is True and schema.keys() <= _OF_MARK


def mark_nullable(schema: ObjectNode, _: Report) -> ObjectNode:
    """Turns type lists, ``oneOf`` with a null member, null in an enum, and ``const`` into their plain forms."""
    return _null_in_enum(_null_in_union(_type_list(_constant(schema))))


def _constant(schema: ObjectNode) -> ObjectNode:
    if "const" not in schema:
        return schema
    return schema.replaced({**schema.without("const"), "enum": ArrayNode([schema["const"]], schema.place_of("const"))})


def _type_list(schema: ObjectNode) -> ObjectNode:
    types = schema.get("type")
    if not isinstance(types, ArrayNode):
        return schema
    named = [name for name in types if isinstance(name, str) and name != "null"]
    marked: dict[str, Node] = dict(schema)
    if "null" in types:
        marked["nullable"] = True
    if not named and "null" in types:
        return schema.updated({"type": "null"})
    if len(named) == 1:
        marked["type"] = named[0]
    else:
        del marked["type"]
        if len(named) > 1 and not any(union in schema for union in (*UNIONS, "enum")):
            marked["anyOf"] = ArrayNode([_only(schema, name) for name in named], schema.place)
            for keyword in ("items", "properties", "additionalProperties", "required", "format"):
                marked.pop(keyword, None)
    return schema.replaced(marked)


def _only(schema: ObjectNode, type_name: str) -> ObjectNode:
    """One alternative of a type list, with the keywords that apply to it."""
    keywords = {
        "array": ("items",),
        "object": ("properties", "additionalProperties", "required"),
        "string": ("format",),
    }.get(type_name, ())
    return schema.replaced({"type": type_name, **{key: schema[key] for key in keywords if key in schema}})


def _null_in_union(schema: ObjectNode) -> ObjectNode:
    for union in UNIONS:
        schema = _without_null(schema, union) if union in schema else schema
    return schema


def _without_null(schema: ObjectNode, union: str) -> ObjectNode:
    """The schema without null in its union; if one member is left, the schema is that one."""
    members = schema.array_at(union)
    says_null = is_null_member if len(members) > 1 else is_null
    others = [member for member in members if not says_null(member)]
    is_marked = any(isinstance(member, ObjectNode) and member.get("nullable") is True for member in others)
    is_nullable = is_marked or len(others) < len(members)
    if not is_nullable and len(members) != 1:
        return schema
    marked = schema.without(union)
    if is_nullable:
        marked = marked.updated({"nullable": True})
    if len(members) > 1 and any(map(_is_mark, members)):
        marked = marked.updated({IS_OPEN: True})
    left = [member.without("nullable") if isinstance(member, ObjectNode) else member for member in others]
    if len(left) == 1 and isinstance(only := left[0], ObjectNode):
        return only.overlaid(marked)
    if left:
        return marked.updated({union: ArrayNode(left, members.place)})
    return marked.replaced({**marked.without("nullable"), "type": "null"})


def _null_in_enum(schema: ObjectNode) -> ObjectNode:
    values = schema.get("enum")
    if not isinstance(values, ArrayNode) or None not in values:
        return schema
    others = [value for value in values if value is not None]
    if not others:
        return schema.replaced({**schema.without("enum", "nullable"), "type": "null"})
    return schema.updated({"enum": ArrayNode(others, values.place), "nullable": True})
