"""Makes the key of each component schema the name of its class."""

from __future__ import annotations

from generator import naming, pointer
from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normal_form import UNIONS
from generator.normalize.schemas import rewrite_every_schema, with_components


def name_schemas(document: ObjectNode, report: Report) -> ObjectNode:
    """Renames component schemas to valid Python names that differ also where a file system ignores case."""
    schemas = document.object_at("components").object_at("schemas")
    if not schemas:
        return document
    names = _names(list(schemas))
    renamed = with_components(document, {names[key]: schema for key, schema in schemas.items()})

    def refer(schema: ObjectNode) -> ObjectNode:
        if "discriminator" in schema:
            schema = schema.replaced({**schema, "discriminator": _discriminator(schema, names)})
        steps = pointer.parse(schema.text_at("$ref")) if "$ref" in schema else None
        if not steps or steps[-1] not in names:
            return schema
        return schema.replaced({**schema, "$ref": pointer.build("components", "schemas", names[steps[-1]])})

    return rewrite_every_schema(renamed, refer)


def _names(keys: list[str]) -> dict[str, str]:
    """A name for each key; those that are good names already keep them, whatever the others are called."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(keys, key=lambda key: naming.class_name(key) != key):
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


def _discriminator(schema: ObjectNode, names: dict[str, str]) -> ObjectNode:
    """The discriminator of a schema with the names of classes.

    Mappings may name a component by its bare key, and what is not in them is meant by its key (OpenAPI 3.1, section
    4.8.25.4): what has another name now is written out.
    """
    discriminator = schema.object_at("discriminator")
    before = discriminator.object_at("mapping")
    mapping = {tag: _target(value, names) for tag, value in before.items()}
    members = (member for key in UNIONS for member in schema.array_at(key).objects())
    mapped = [each for each in mapping.values() if isinstance(each, str)]
    targets = {member.text_at("$ref") for member in members}.difference(mapped)
    keys = {pointer.build("components", "schemas", name): key for key, name in names.items() if name != key}
    mapping |= {keys[target]: target for target in sorted(targets & keys.keys())}
    changed: dict[str, Node] = {"mapping": before.replaced(mapping)} if mapping else {}
    if "defaultMapping" in discriminator:
        changed["defaultMapping"] = _target(discriminator["defaultMapping"], names)
    return discriminator.replaced({**discriminator, **changed})


def _target(value: Node, names: dict[str, str]) -> Node:
    key = value.rsplit("/", 1)[-1] if isinstance(value, str) else ""
    return pointer.build("components", "schemas", names[key]) if key in names else value
