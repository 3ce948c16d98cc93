"""Other names for components, wherever a document uses them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from generator.document import Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.pages.rewrite import rewrite

Names: TypeAlias = Mapping[str, Mapping[str, str]]
"""The sections of ``components``, each with old names and their new ones."""


def rename(document: ObjectNode, names: Names) -> ObjectNode:
    """Renames components with everything that refers to them.

    References are written anew on the way, so that percent-encoded ones come out decoded.
    """
    components = document.object_at("components")
    if components:
        sections = {section: _renamed(value, names.get(section, {})) for section, value in components.items()}
        document = document.replaced({**document, "components": components.replaced(sections)})
    return rename_uses(document, names)


def rename_uses(part: ObjectNode, names: Names) -> ObjectNode:
    """A part of a document in which components go by their new names."""
    return rewrite(part, lambda at: _rename_uses(at, names))


def _rename_uses(at: ObjectNode, names: Names) -> ObjectNode:
    changed: dict[str, Node] = {}
    if reference := at.text_at("$ref"):
        changed["$ref"] = _reference(reference, names)
    if name := at.text_at(DOCUMENTED_TYPE):
        changed[DOCUMENTED_TYPE] = names.get("schemas", {}).get(name, name)
    if discriminator := at.object_at("discriminator"):
        changed["discriminator"] = _discriminator(discriminator, names)
    if names.get("securitySchemes") and (security := at.array_at("security")):
        changed["security"] = security.replaced(_renamed(each, names["securitySchemes"]) for each in security)
    return at.replaced({**at, **changed}) if changed else at


def _renamed(section: Node, names: Mapping[str, str]) -> Node:
    return section.renamed(names) if isinstance(section, ObjectNode) else section


def _discriminator(node: ObjectNode, names: Names) -> ObjectNode:
    changed: dict[str, Node] = {}
    if mapping := node.object_at("mapping"):
        changed["mapping"] = mapping.replaced({key: _target(value, names) for key, value in mapping.items()})
    if "defaultMapping" in node:
        changed["defaultMapping"] = _target(node["defaultMapping"], names)
    return node.replaced({**node, **changed})


def _reference(reference: str, names: Names) -> str:
    steps = pointer.parse(reference)
    if not steps or steps[0] != "components" or len(steps) < 3:
        return reference
    name = names.get(steps[1], {}).get(steps[2], steps[2])
    return pointer.build(*steps[:2], name, *steps[3:])


def _target(value: Node, names: Names) -> Node:
    """A discriminator's target: a reference, or the bare name of a schema."""
    if not isinstance(value, str):
        return value
    return _reference(value, names) if value.startswith("#") else names.get("schemas", {}).get(value, value)
