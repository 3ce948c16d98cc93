"""Makes the key of each component schema the name of its class."""

from __future__ import annotations

from generator import naming, pointer
from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.schemas import rewrite_every_schema, with_components


def name_schemas(document: ObjectNode, report: Report) -> ObjectNode:
    """Renames component schemas to valid Python names that differ also where a file system ignores case."""
    schemas = document.object_at("components").object_at("schemas")
    if not schemas:
        return document
    names = _names(list(schemas))
    renamed = with_components(document, {names[key]: schema for key, schema in schemas.items()})

    def refer(schema: ObjectNode) -> ObjectNode:
        schema = _mapping(schema, names)
        steps = pointer.parse(schema.text_at("$ref")) if "$ref" in schema else None
        if not steps or steps[-1] not in names:
            return schema
        return schema.replaced({**schema, "$ref": pointer.build("components", "schemas", names[steps[-1]])})

    return rewrite_every_schema(renamed, refer)


def _names(keys: list[str]) -> dict[str, str]:
    """A name for each key; those that are good names already keep them, whatever the others are called."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(keys, key=lambda key: (naming.class_name(key) != key, keys.index(key))):
        wanted = name = naming.class_name(key)
        number = 2
        while not taken.isdisjoint(_spellings(name)):
            name = f"{wanted.rstrip('_')}{number}"
            number += 1
        taken |= _spellings(name)
        names[key] = name
    return names


def _spellings(name: str) -> set[str]:
    """What no other class may be called: its name in any case, and its module."""
    return {name.casefold(), naming.module_name(name).casefold()}


def _mapping(schema: ObjectNode, names: dict[str, str]) -> ObjectNode:
    """Discriminator mappings may name a component by its bare key (OpenAPI 3.1, section 4.8.25.4)."""
    discriminator = schema.object_at("discriminator")
    changed: dict[str, Node] = {}
    if mapping := discriminator.object_at("mapping"):
        changed["mapping"] = mapping.replaced({key: _target(value, names) for key, value in mapping.items()})
    if "defaultMapping" in discriminator:
        changed["defaultMapping"] = _target(discriminator["defaultMapping"], names)
    if not changed:
        return schema
    return schema.replaced({**schema, "discriminator": discriminator.replaced({**discriminator, **changed})})


def _target(value: Node, names: dict[str, str]) -> Node:
    key = value.rsplit("/", 1)[-1] if isinstance(value, str) else ""
    return pointer.build("components", "schemas", names[key]) if key in names else value
