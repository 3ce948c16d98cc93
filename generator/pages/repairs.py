"""Undoes what publishing platforms do to OpenAPI documents, so that they mean what the vendor meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from generator.document import ArrayNode, Node, ObjectNode
from generator.naming import numbered
from generator.openapi.objects import rewrite_objects
from generator.openapi.renaming import rename


def repair(document: ObjectNode) -> ObjectNode:
    """Undoes everything that platforms are known to do; a sound document stays equal."""
    for step in _REPAIRS:
        document = step(document)
    return document


def _remove_placeholder_info(document: ObjectNode) -> ObjectNode:
    """Removes titles and versions that platforms made up: Apidog's are empty, Fern's are those of the operation."""
    info = document.object_at("info")
    if info.text_at("version").startswith("endpoint_") or not info.text_at("title"):
        return document.without("info")
    return document


def _add_paths(document: ObjectNode) -> ObjectNode:
    """Adds the required ``paths``, which GitBook's pages of models lack."""
    return document if "paths" in document else document.updated({"paths": ObjectNode((), document.place)})


def _repair_objects(document: ObjectNode) -> ObjectNode:
    """Repairs objects anywhere in the document."""
    return rewrite_objects(document, lambda at: _unwrap_mapping(_flatten_tags(_unwrap_enum(at))))


def _unwrap_enum(schema: ObjectNode) -> ObjectNode:
    """Unwraps the values of enums, which Fern writes as objects: ``enum: [{value: a}]``."""
    values = schema.array_at("enum")
    if not values or not all(isinstance(value, ObjectNode) and "value" in value for value in values):
        return schema
    return schema.updated({"enum": values.replaced(value["value"] for value in values.objects())})


def _flatten_tags(operation: ObjectNode) -> ObjectNode:
    """Flattens tags, which Fern nests in lists, and removes its prefix for names of packages."""
    tags = operation.array_at("tags")
    if not any(isinstance(tag, ArrayNode) for tag in tags):
        return operation
    innermost = [tag[-1] if isinstance(tag, ArrayNode) else tag for tag in tags if tag != []]
    flat = [name.removeprefix("subpackage_") if isinstance(name, str) else name for name in innermost]
    return operation.updated({"tags": ArrayNode(flat, tags.place)})


def _unwrap_mapping(schema: ObjectNode) -> ObjectNode:
    """Unwraps targets of ``discriminator.mapping``, which some platforms write as reference objects."""
    discriminator = schema.object_at("discriminator")
    mapping = discriminator.object_at("mapping")
    if not any(isinstance(target, ObjectNode) for target in mapping.values()):
        return schema
    unwrapped: dict[str, Node] = {
        value: target.text_at("$ref") if isinstance(target, ObjectNode) else target for value, target in mapping.items()
    }
    new_mapping = mapping.replaced(unwrapped)
    return schema.updated({"discriminator": discriminator.updated({"mapping": new_mapping})})


def _rename_components(document: ObjectNode) -> ObjectNode:
    """Gives components names that OpenAPI allows, and decodes percent-encoded references."""
    components = document.object_at("components")
    return rename(document, {section: _allowed_names(components.object_at(section)) for section in components})


def _allowed_names(section: ObjectNode) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for name in section:
        wanted = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-") or "Component"
        names[name] = name if wanted == name else numbered(wanted, {*section, *names.values()})
    return names


_REPAIRS: Final[tuple[Callable[[ObjectNode], ObjectNode], ...]] = (
    _remove_placeholder_info,
    _add_paths,
    _repair_objects,
    _rename_components,
)
