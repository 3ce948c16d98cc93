"""Changes references to components, also those in discriminators."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document import Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.components import component_of, component_schemas, reference_to
from generator.openapi.discriminators import with_schemas
from generator.openapi.normal_form import UNIONS, enum_values
from generator.openapi.schemas import rewrite_children, rewrite_root_schemas


def refer(document: ObjectNode, references: Mapping[str, str]) -> ObjectNode:
    """The document with new references for some components, given by the keys of these.

    A discriminator may name a component by its bare key, and means members that are not in its mapping by their keys
    (OpenAPI 3.1, section 4.8.25.4): if such a reference changes, the member is added to the mapping.
    """
    implicit = {key: new for key, new in references.items() if new != reference_to(key)}

    def referring(node: ObjectNode) -> ObjectNode:
        if "discriminator" in node:
            implied = {name: implicit[name] for name in _named_by_key(document, node) & implicit.keys()}
            node = node.updated({"discriminator": _discriminator(node, references, implied)})
        reference = node.get("$ref")
        if isinstance(reference, str) and (found := references.get(component_of(reference), reference)) != reference:
            node = node.updated({"$ref": found})
        return rewrite_children(node, referring)

    return rewrite_root_schemas(document, referring)


def _named_by_key(document: ObjectNode, union: ObjectNode) -> set[str]:
    """The members that a discriminator means by their keys, except those whose own property excludes that value."""
    discriminator, schemas = union.object_at("discriminator"), component_schemas(document)
    members = {component_of(each.text_at("$ref")) for key in UNIONS for each in union.array_at(key).objects()}
    meant = members.difference(map(_component, discriminator.object_at("mapping").values()))
    key = discriminator.text_at("propertyName")
    tags = {name: schemas.object_at(name).object_at("properties").object_at(key) for name in meant}
    return {name for name, tag in tags.items() if name in (enum_values(pointer.followed(document, tag)) or [name])}


def _discriminator(union: ObjectNode, references: Mapping[str, str], implied: Mapping[str, str]) -> ObjectNode:
    discriminator = union.object_at("discriminator")
    renamed = with_schemas(discriminator, lambda schema, _: references.get(_component(schema), schema))
    added = {name: implied[name] for name in sorted(implied, key=implied.__getitem__)}
    mapping = renamed.object_at("mapping")
    return renamed.updated({"mapping": mapping.updated(added)}) if added else renamed


def _component(schema: Node) -> str:
    """The key of the component that a discriminator names, by a reference or by the key itself."""
    if not isinstance(schema, str):
        return ""
    return component_of(schema) or schema.rsplit("/", 1)[-1]
