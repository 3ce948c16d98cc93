"""Names the error bodies that operations describe inline, many of them in the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.document import ObjectNode
from generator.normalize.names.locations import ERRORS, Location
from generator.normalize.structures import Structures, abridged
from generator.openapi import pointer
from generator.openapi.normal_form import UNIONS, is_nominal, operations
from generator.openapi.statuses import success_statuses

_USUAL: Final = "ErrorResponse"
"""The class of the errors that need no other name."""


class ErrorFormats:
    """The formats of the inline error bodies of a document.

    Arguments:
        earlier: the names of classes in earlier runs.
    """

    def __init__(self, document: ObjectNode, earlier: ObjectNode, structures: Structures) -> None:
        self._usual = _usual_structure(document, earlier, structures)

    def location(self, schema: ObjectNode, structure: str) -> Location:
        """The location of an error, which depends on its structure and not on the operations that describe it."""
        name = _USUAL if structure == self._usual else f"{_USUAL} With {_contents(schema)}"
        return Location(name, _origin(structure), ERRORS, stem=_USUAL)


def _usual_structure(document: ObjectNode, earlier: ObjectNode, structures: Structures) -> str:
    """The structure of the errors that get the usual name: the one with that name so far, or else the most frequent.

    It is empty if no operation describes an error inline.
    """
    described = (_error_structures(operation, structures) for _, _, operation in operations(document))
    counts = Counter(each for several in described for each in dict.fromkeys(several))
    names = {each: earlier.text_at(_origin(each)) for each in counts} if earlier else {}
    known = next((each for each, name in names.items() if name == _USUAL), "")
    return known or max((each for each in counts if not names.get(each)), key=counts.__getitem__, default="")


def _origin(structure: str) -> str:
    return f"error {abridged(structure)}"


def _error_structures(operation: ObjectNode, structures: Structures) -> Iterator[str]:
    responses = operation.object_at("responses")
    successes = success_statuses(responses)
    for status in responses:
        if status not in successes:
            content = responses.object_at(status).object_at("content")
            schemas = (content.object_at(media_type).object_at("schema") for media_type in content)
            yield from (structures.of(schema) for schema in schemas if is_nominal(schema))


def _contents(schema: ObjectNode) -> str:
    """The contents of a schema in words that depend on nothing else in the document."""
    if "$ref" in schema:
        return (pointer.parse(schema.text_at("$ref")) or ("",))[-1]
    if properties := schema.object_at("properties"):
        only = properties.object_at(next(iter(properties))) if len(properties) == 1 else ObjectNode()
        within = _contents(only) if only.object_at("properties") else ""
        return " ".join((*sorted(properties), within)).rstrip()
    members = [_contents(member) for key in ("allOf", *UNIONS) for member in schema.array_at(key).objects()]
    if not members:
        return " or ".join(str(value) for value in schema.array_at("enum"))
    return (" " if "allOf" in schema else " or ").join(dict.fromkeys(each for each in members if each))
