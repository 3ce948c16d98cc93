"""Changes what refers to components, discriminators included."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document import Node, ObjectNode
from generator.normalize.inheritance import component_of
from generator.normalize.schemas import rewrite_children, rewrite_root_schemas
from generator.openapi import pointer
from generator.openapi.discriminators import with_schemas
from generator.openapi.normal_form import UNIONS


def refer(document: ObjectNode, references: Mapping[str, str]) -> ObjectNode:
    """The document with other references in the place of those to some components, by the keys of these.

    Discriminators may name a component by its bare key, and what is not in their mapping is meant by its key (OpenAPI
    3.1, section 4.8.25.4): what is referred to otherwise now is written out.
    """
    implicit = {key: new for key, new in references.items() if new != pointer.build("components", "schemas", key)}

    def referring(node: ObjectNode) -> ObjectNode:
        if "discriminator" in node:
            node = node.replaced({**node, "discriminator": _discriminator(node, references, implicit)})
        reference = node.get("$ref")
        if isinstance(reference, str) and (found := references.get(component_of(reference), reference)) != reference:
            node = node.replaced({**node, "$ref": found})
        return rewrite_children(node, referring)

    return rewrite_root_schemas(document, referring)


def _discriminator(union: ObjectNode, references: Mapping[str, str], implicit: Mapping[str, str]) -> ObjectNode:
    discriminator = union.object_at("discriminator")
    members = {component_of(each.text_at("$ref")) for key in UNIONS for each in union.array_at(key).objects()}
    meant = members.difference(map(_component, discriminator.object_at("mapping").values()))
    renamed = with_schemas(discriminator, lambda schema, _: references.get(_component(schema), schema))
    added = {name: implicit[name] for name in sorted(meant & implicit.keys(), key=implicit.__getitem__)}
    mapping = renamed.object_at("mapping")
    return renamed.replaced({**renamed, "mapping": mapping.replaced({**mapping, **added})}) if added else renamed


def _component(schema: Node) -> str:
    """The key of the component that a discriminator names, by a reference or by the key itself."""
    return component_of(schema) or schema.rsplit("/", 1)[-1] if isinstance(schema, str) else ""
