"""The requests that a server sends: the webhooks of a document and the callbacks of its operations, all with names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from generator import naming
from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.openapi import pointer
from generator.openapi.path_items import operations_of

SECTIONS: Final = ("webhooks", "x-webhooks")
"""Where documents keep webhooks; for OpenAPI 3.0, which has no place for them, Redoc has made up the second."""


class Webhook(NamedTuple):
    """A request that a server sends, with the name that the document gives it."""

    name: str
    method: str
    operation: ObjectNode
    place: Place


def webhooks_of(document: ObjectNode) -> Iterator[Webhook]:
    """The webhooks and callbacks of a document; a callback that several operations share comes once, under its key."""
    taken: set[str] = set()
    for name, item, place in _items(document):
        for method, operation, _ in operations_of(pointer.followed(document, item)):
            # Nearly all are sent by POST; for other methods, the name ends with the method.
            is_named = method == "post" or name.endswith(f" {method}")
            unique = naming.claim(name if is_named else f"{name} {method}", taken)
            yield Webhook(unique, method, operation, place)


def _items(document: ObjectNode) -> Iterator[tuple[str, ObjectNode, Place]]:
    for section in SECTIONS:
        webhooks = document.object_at(section)
        for name in webhooks:
            yield name, webhooks.object_at(name), webhooks.place_of(name)
    shared: dict[str, Place] = {}
    for caller, callbacks in _callbacks(document):
        for name in callbacks:
            node = callbacks.object_at(name)
            if "$ref" not in node:
                yield from _requests(f"{caller} {name}", node, callbacks.place_of(name))
            elif (reference := node.text_at("$ref")) not in shared:
                shared[reference] = callbacks.place_of(name)
                key = (pointer.parse(reference) or (name,))[-1]
                yield from _requests(key, pointer.followed(document, node), shared[reference])


def _callbacks(document: ObjectNode) -> Iterator[tuple[str, ObjectNode]]:
    """For each operation with callbacks, its name and the callbacks."""
    for path, item in document.object_at("paths").object_items():
        for method, operation, _ in operations_of(item):
            if "callbacks" in operation:
                yield operation.text_at("operationId") or f"{method} {path}", operation.object_at("callbacks")


def _requests(name: str, callback: ObjectNode, place: Place) -> Iterator[tuple[str, ObjectNode, Place]]:
    for expression, item in callback.object_items():
        if not expression.startswith("x-"):
            yield name, item, place
