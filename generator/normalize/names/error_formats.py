"""What the error bodies of a document are called, which operations describe inline, and many of them alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.document import ObjectNode
from generator.normalize.names.spots import ERRORS, Spot
from generator.normalize.names.structures import Structures, abridged
from generator.openapi import pointer
from generator.openapi.normal_form import UNIONS, is_nominal, operations
from generator.openapi.statuses import success_statuses

_USUAL: Final = "ErrorResponse"
"""The class of the errors that need no other name."""


class ErrorFormats:
    """The formats of the inline error bodies of a document.

    Arguments:
        document: the document.
        had: the names that classes have had so far.
        structures: the structures of its schemas.
    """

    def __init__(self, document: ObjectNode, had: ObjectNode, structures: Structures) -> None:
        self._usual = _usual_structure(document, had, structures)

    def spot(self, schema: ObjectNode, structure: str) -> Spot:
        """What an error is remembered by and named after: what it is, and not the operations that describe it."""
        name = _USUAL if structure == self._usual else f"{_USUAL} With {_contents(schema)}"
        return Spot(name, _origin(structure), ERRORS, stem=_USUAL)


def _usual_structure(document: ObjectNode, had: ObjectNode, structures: Structures) -> str:
    """The structure of the errors that need no other name: those that had none, or else most operations describe.

    It is empty when no operation describes an error inline.
    """
    described = (_error_structures(operation, structures) for _, _, operation in operations(document))
    counts = Counter(each for several in described for each in dict.fromkeys(several))
    names = {each: had.text_at(_origin(each)) for each in counts} if had else {}
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
    """What is in a schema, in words that do not depend on what else the document describes."""
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
