"""How the inline error bodies of a document are compared, counted and named."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi import pointer
from generator.openapi.normal_form import UNIONS, is_nominal, operations, success_statuses
from generator.tree import digest

# What says nothing about the structure of a value, so that two schemas may differ in it and be one model.
_WORDING: Final = frozenset(("description", "example", "examples", "title", "externalDocs"))


USUAL_ERROR: Final = "ErrorResponse"
"""The class of the errors that need no other name."""


def error_origin(structure: str) -> str:
    """What an error of a structure is remembered by, whichever operations describe it."""
    return f"error {_digest(structure)}"


def fingerprint(schema: ObjectNode) -> str:
    """A short text for the structure of a schema."""
    return _digest(structure(schema))


def _digest(structure: str) -> str:
    return digest(structure.encode())[:8]


def structure(schema: ObjectNode) -> str:
    """What a schema says about values, in a form that can be compared."""
    return json.dumps(_structure(schema), sort_keys=True)


def _structure(node: Node) -> Node:
    if isinstance(node, ObjectNode):
        return ObjectNode({key: _keyword(key, value) for key, value in node.items() if key not in _WORDING})
    return ArrayNode(_structure(item) for item in node) if isinstance(node, ArrayNode) else node


def _keyword(key: str, value: Node) -> Node:
    """The structure of a keyword's value; the keys of ``properties`` are names, and one of them may be `title`."""
    if key == "properties" and isinstance(value, ObjectNode):
        return ObjectNode({name: _structure(property_) for name, property_ in value.items()})
    return _structure(value)


class Structures:
    """The structures of the schemas of a document, each found out once."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[ObjectNode, str]] = {}

    def of(self, schema: ObjectNode) -> str:
        """The structure of a schema."""
        if id(schema) not in self._found:
            self._found[id(schema)] = schema, structure(schema)
        return self._found[id(schema)][1]


def usual_error(document: ObjectNode, had: ObjectNode, structures: Structures) -> str:
    """The structure of the errors that need no other name; empty when no operation describes one inline.

    That is the one that most operations describe, as long as there is none that has been called so already.

    Arguments:
        document: the document.
        had: the names that classes have had so far.
        structures: the structures of its schemas.
    """
    described = (_error_structures(operation, structures) for _, _, operation in operations(document))
    found = Counter(each for several in described for each in dict.fromkeys(several))
    names = {each: had.text_at(error_origin(each)) for each in found} if had else {}
    usual = (each for each, name in names.items() if name == USUAL_ERROR)
    return next(usual, "") or max((each for each in found if not names.get(each)), key=found.__getitem__, default="")


def _error_structures(operation: ObjectNode, structures: Structures) -> Iterator[str]:
    responses = operation.object_at("responses")
    successes = success_statuses(responses)
    for status in responses:
        if status not in successes:
            content = responses.object_at(status).object_at("content")
            schemas = (content.object_at(media_type).object_at("schema") for media_type in content)
            yield from (structures.of(schema) for schema in schemas if is_nominal(schema))


def contents(schema: ObjectNode) -> str:
    """What is in a schema, in words that do not depend on what else the document describes."""
    if "$ref" in schema:
        return (pointer.parse(schema.text_at("$ref")) or ("",))[-1]
    if properties := schema.object_at("properties"):
        only = properties.object_at(next(iter(properties))) if len(properties) == 1 else ObjectNode()
        within = contents(only) if only.object_at("properties") else ""
        return " ".join((*sorted(properties), within)).rstrip()
    members = [contents(member) for key in ("allOf", *UNIONS) for member in schema.array_at(key).objects()]
    if not members:
        return " or ".join(str(value) for value in schema.array_at("enum"))
    return (" " if "allOf" in schema else " or ").join(dict.fromkeys(each for each in members if each))
