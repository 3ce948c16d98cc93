"""Makes the key of each component schema the name of its class."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, count

from generator import naming
from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.names.earlier_names import (
    earlier_class_names,
    earlier_group_classes,
    group_classes,
    is_same_but_for_number,
)
from generator.normalize.references.refer import refer
from generator.openapi.components import component_schemas, reference_to, with_component_schemas
from generator.openapi.normal_form import ORIGINS, is_nominal, written_schema


def name_schemas(document: ObjectNode, _: Report) -> ObjectNode:
    """Renames component schemas to valid Python names that differ also where a file system ignores case.

    If two want one name, the component that had it in an earlier run goes first, and an alias last, which becomes no
    class. Between them, one that is declared goes before one that a pass made, then one that is spelt like a class.
    Only after that, their order in the document decides.
    """
    schemas = component_schemas(document)
    earlier, origins = earlier_class_names(document), document.object_at(ORIGINS)
    if not schemas:
        return document
    names = _names(schemas, origins, earlier, group_classes(earlier_group_classes(document).values()))
    references = {key: reference_to(name) for key, name in names.items()}
    document = refer(document, references)
    schemas = component_schemas(document)
    renamed = with_component_schemas(document, {names[key]: schema for key, schema in schemas.items()})
    return _with_origins(renamed, names, origins)


def _names(schemas: ObjectNode, origins: ObjectNode, earlier: ObjectNode, reserved: set[str]) -> dict[str, str]:
    """A name for each key, other than the reserved names."""
    keys = list(schemas)
    names: dict[str, str] = {}
    taken: set[str] = set()
    remembered = {key: earlier.text_at(origins.text_at(key) or written_schema(key)) for key in keys}
    wanted = {key: naming.class_name(key) for key in keys}
    kept = {key: name for key, name in remembered.items() if name and is_same_but_for_number(name, wanted[key])}

    def rank(key: str) -> tuple[bool, ...]:
        is_alias = "$ref" in schemas.object_at(key)
        return key not in kept, is_alias, key in origins, wanted[key] != key, not _is_usual(key)

    for key in sorted(keys, key=rank):
        stem = wanted[key].rstrip("_")
        proposed = chain((kept.get(key, wanted[key]), wanted[key]), (f"{stem}{number}" for number in count(2)))
        name = names[key] = next(name for name in proposed if _file(name) not in taken and name not in reserved)
        taken.add(_file(name))
    return {key: names[key] for key in keys}


def _file(name: str) -> str:
    """The module of a class, which no other class may have; the case is ignored, as on some file systems."""
    return naming.module_name(name).casefold()


def _is_usual(name: str) -> bool:
    """Whether a name has the spelling that wins among all names of one module."""
    return name == "".join(word.capitalize() for word in naming.words(name))


def _with_origins(document: ObjectNode, names: Mapping[str, str], origins: ObjectNode) -> ObjectNode:
    """The document with the origin of each class whose name a later one could take.

    A declared component with the usual spelling needs none: it goes before all that come later anyway.
    """
    schemas = component_schemas(document)
    found: dict[str, Node] = {}
    for key, name in names.items():
        if is_nominal(schemas.object_at(name)) and (key in origins or name != key or not _is_usual(key)):
            found[name] = origins.get(key, written_schema(key))
    document = document.without(ORIGINS)
    return document.updated({ORIGINS: origins.replaced(found)}) if found else document
