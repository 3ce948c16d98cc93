"""Schemas of Mintlify's internal shape."""

from __future__ import annotations

import re
from typing import Final

from generator.diagnostics import Place
from generator.document import ArrayNode, Node, ObjectNode, object_node, walk
from generator.openapi import pointer
from generator.openapi.objects import rewrite_objects
from generator.openapi.upgrade import make_nullable, upgrade_schema

_ENUM_TYPE: Final = re.compile(r"enum<(\w+)>")
_LIFTED: Final = ("required", "refIdentifier")


class Components:
    """The components of one page: those that it declares, and those that its schemas refer to."""

    def __init__(self, declared: ObjectNode) -> None:
        self._declared = declared
        self._sections: dict[str, dict[str, Node]] = {
            section: dict(declared.object_at(section)) for section in declared
        }
        self._places: dict[str, dict[str, Place]] = {
            section: {name: declared.object_at(section).place_of(name) for name in declared.object_at(section)}
            for section in declared
        }

    def add(self, section: str, name: str, value: ObjectNode) -> str | None:
        """Adds a component; returns the reference to it, or None if its name is taken by something else."""
        known = self._sections.setdefault(section, {}).setdefault(name, value)
        if known != value:
            return None
        self._places.setdefault(section, {}).setdefault(name, value.place)
        return pointer.build("components", section, name)

    def document(self) -> ObjectNode:
        """All of them, as ``components``."""
        sections = {
            section: ObjectNode(items, self._declared.place_of(section), self._places[section])
            for section, items in self._sections.items()
            if items
        }
        return ObjectNode(sections, self._declared.place)


def alternatives(schemas: ArrayNode, components: Components) -> ObjectNode:
    """The schema for a ``schemaArray``: its only schema, that or null, or any of several.

    It is unknown whether it was ``oneOf`` or ``anyOf``.
    """
    converted = [convert(schema, components) for schema in schemas.objects()]
    others = [schema for schema in converted if schema.get("type") != "null"]
    if not others:
        return converted[0] if converted else ObjectNode(place=schemas.place)
    if len(others) == 1:
        return make_nullable(others[0]) if len(converted) > 1 else others[0]
    return ObjectNode({"anyOf": ArrayNode(converted, schemas.place)}, schemas.place)


def convert(schema: ObjectNode, components: Components) -> ObjectNode:
    """The schema as OpenAPI 3.1 writes it, or a reference if the page names its component."""
    plain = rewrite_objects(schema.without(*_LIFTED), _convert)
    steps = pointer.parse(schema.text_at("refIdentifier"))
    is_schema = steps is not None and len(steps) == 3 and steps[:2] == ("components", "schemas")
    reference = components.add("schemas", steps[2], plain) if steps and is_schema else None
    return object_node({"$ref": reference}, schema.place) if reference else plain


def without_invented_examples(node: ObjectNode) -> ObjectNode:
    """An object without the examples that the platform made up for it."""
    examples = node.get("examples")
    if "example" in node and _is_invented(node["example"]):
        node = node.without("example")
    if isinstance(examples, ArrayNode | ObjectNode):
        kept = _real_examples(examples)
        node = node.updated({"examples": kept}) if kept else node.without("examples")
    return node


def _real_examples(examples: ArrayNode | ObjectNode) -> ArrayNode | ObjectNode:
    if isinstance(examples, ArrayNode):
        return ArrayNode((example for example in examples if not _is_invented(example)), examples.place)
    return examples.replaced({name: example for name, example in examples.items() if not _is_invented(example)})


_UNMISTAKABLE: Final = (
    *("<string>", "<any>", "<unknown>", "2023-11-07T05:31:56Z", "2023-12-25", "jsmith@example.com"),
    *("3c90c3cc-0d44-4b50-8888-8dd25736052a", "aSDinaTvuI8gbWludGxpZnk="),
)
# A real example may contain this number, too, but hardly consist of it.
_SUSPICIOUS: Final = (*_UNMISTAKABLE, 123)


def _is_invented(example: Node) -> bool:
    leaves = [leaf for _, leaf in walk(example) if not isinstance(leaf, ObjectNode | ArrayNode)]
    return any(leaf in _UNMISTAKABLE for leaf in leaves) or all(leaf in _SUSPICIOUS for leaf in leaves)


def _convert(schema: ObjectNode) -> ObjectNode:
    members = [*schema.array_at("allOf").objects()]
    if len(schema) == 1 and len(members) == 1:
        return members[0]
    schema = _with_plain_type(schema)
    if "requiredProperties" in schema:
        names = schema["requiredProperties"]
        schema = schema.without("requiredProperties")
        schema = schema.updated({"required": names}) if names else schema
    noise = [key for key in schema if key in ("xMint", "xMcp", "placeholder") or key.startswith("x-mint")]
    return without_invented_examples(upgrade_schema(schema.without(*noise)))


def _with_plain_type(schema: ObjectNode) -> ObjectNode:
    kind = schema.text_at("type")
    if kind == "any":
        return schema.without("type")
    if kind == "file":
        binary = schema.without("contentEncoding", "contentMediaType")
        return binary.updated({"type": "string", "format": "binary"})
    if enum := _ENUM_TYPE.fullmatch(kind):
        return schema.updated({"type": enum[1]})
    return schema
