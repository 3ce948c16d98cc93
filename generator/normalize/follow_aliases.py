"""Makes references to a component that is nothing but a reference lead to where that leads."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.inheritance import component_of
from generator.normalize.schemas import rewrite_children, rewrite_root_schemas
from generator.openapi import pointer
from generator.openapi.normal_form import UNIONS


def follow_aliases(document: ObjectNode, _: Report) -> ObjectNode:
    """Refers to a component by its own name instead of another one, so that what is the same is seen to be.

    What a discriminator says of members by their other names, its mapping says instead.
    """
    schemas = document.object_at("components").object_at("schemas")
    named = {name: _end(name, schemas) for name in schemas}
    aliases = {name: pointer.build("components", "schemas", end) for name, end in named.items() if end != name}
    if not aliases:
        return document

    def followed(node: ObjectNode) -> ObjectNode:
        if "discriminator" in node:
            node = node.replaced({**node, "discriminator": _mapped(node, aliases)})
        if "$ref" in node and (found := aliases.get(component_of(node.text_at("$ref")))):
            node = node.replaced({**node, "$ref": found})
        return rewrite_children(node, followed)

    return rewrite_root_schemas(document, followed)


def _end(name: str, schemas: ObjectNode) -> str:
    """The component that a name stands for in the end; the name itself where there is none, or where it goes round."""
    end = name
    for _ in range(pointer.LONGEST_CHAIN):
        schema = schemas.object_at(end)
        if schema.keys() != {"$ref"}:
            return end if end in schemas else name
        end = component_of(schema.text_at("$ref"))
    return name


def _mapped(union: ObjectNode, aliases: Mapping[str, str]) -> ObjectNode:
    """The discriminator of a union with the names that its members are meant by (OpenAPI 3.1, section 4.8.25.4)."""
    discriminator = union.object_at("discriminator")
    before = discriminator.object_at("mapping")
    members = (component_of(each.text_at("$ref")) for key in UNIONS for each in union.array_at(key).objects())
    meant = {_component(target) for target in before.values()}
    implicit = {name: aliases[name] for name in members if name in aliases and name not in meant}
    mapping = {tag: aliases.get(_component(target), target) for tag, target in before.items()}
    changed: dict[str, Node] = {"mapping": before.replaced({**mapping, **implicit})} if mapping or implicit else {}
    if "defaultMapping" in discriminator:
        wanted = discriminator["defaultMapping"]
        changed["defaultMapping"] = aliases.get(_component(wanted), wanted)
    return discriminator.replaced({**discriminator, **changed})


def _component(target: Node) -> str:
    """The component that a mapping leads to, by a reference or by its bare name."""
    return component_of(target) if isinstance(target, str) else ""
