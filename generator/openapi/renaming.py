"""Renames components, and every use of their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from generator.document import Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.discriminators import with_schemas
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.openapi.objects import rewrite_objects

Names: TypeAlias = Mapping[str, Mapping[str, str]]
"""For each section of ``components``, the new names by the old ones."""


def rename(document: ObjectNode, names: Names) -> ObjectNode:
    """Renames components with everything that refers to them.

    All references are written anew, so percent-encoded ones come out decoded.
    """
    components = document.object_at("components")
    if components:
        sections = {section: _renamed(value, names.get(section, {})) for section, value in components.items()}
        document = document.updated({"components": components.replaced(sections)})
    return rename_uses(document, names)


def rename_uses(part: ObjectNode, names: Names) -> ObjectNode:
    """A part of a document with the uses of components renamed, but not the components themselves."""
    return rewrite_objects(part, lambda at: _rename_uses(at, names))


def _rename_uses(at: ObjectNode, names: Names) -> ObjectNode:
    changed: dict[str, Node] = {}
    if reference := at.text_at("$ref"):
        changed["$ref"] = _reference(reference, names)
    if name := at.text_at(DOCUMENTED_TYPE):
        changed[DOCUMENTED_TYPE] = names.get("schemas", {}).get(name, name)
    if discriminator := at.object_at("discriminator"):
        changed["discriminator"] = with_schemas(discriminator, lambda schema, _: _schema(schema, names))
    if names.get("securitySchemes") and (security := at.array_at("security")):
        changed["security"] = security.replaced(_renamed(each, names["securitySchemes"]) for each in security)
    return at.updated(changed) if changed else at


def _renamed(section: Node, names: Mapping[str, str]) -> Node:
    return section.renamed(names) if isinstance(section, ObjectNode) else section


def _reference(reference: str, names: Names) -> str:
    steps = pointer.parse(reference)
    if not steps or steps[0] != "components" or len(steps) < 3:
        return reference
    name = names.get(steps[1], {}).get(steps[2], steps[2])
    return pointer.build(*steps[:2], name, *steps[3:])


def _schema(name: Node, names: Names) -> Node:
    """A discriminator's name for a schema, which is a reference or a bare key, after the renaming."""
    if not isinstance(name, str):
        return name
    return _reference(name, names) if name.startswith("#") else names.get("schemas", {}).get(name, name)
