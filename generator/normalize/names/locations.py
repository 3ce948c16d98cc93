"""The locations of inline schemas, which give them their names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeAlias, TypeGuard

from generator import naming
from generator.document import Node, ObjectNode
from generator.ledger.outcomes import operation_name, parameter_name
from generator.openapi.extensions import EVENT, GROUP, METHOD
from generator.openapi.media_types import is_json_sequence
from generator.openapi.normal_form import UNIONS
from generator.openapi.rewriting import (
    rewrite_at,
    rewrite_each_operation,
    rewrite_named,
    rewrite_operations,
    rewrite_parameters,
)
from generator.openapi.statuses import success_statuses

ERRORS: Final = "error"
"""The scope of error bodies: they are shared by all operations, and named after their contents."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a schema stands.

    Arguments:
        name: the name of its class, in words.
        at: a text that tells the location from all others, whatever is added to the document.
        scope: the part of the document in which schemas of one structure are one component; empty for none.
        stem: the part of the name that does not depend on the contents; empty for all of it.
        otherwise: another name, in case the first one is taken; empty if only a number helps.
    """

    name: str
    at: str
    scope: str = ""
    stem: str = ""
    otherwise: str = ""

    def below(self, name: str, step: str) -> Location:
        """A location inside the schema at this one."""
        return Location(f"{self.name} {name}", f"{self.at}{step}")


Rewrite: TypeAlias = Callable[[ObjectNode, Location], ObjectNode]

_OF_CLASSES: Final = frozenset((*UNIONS, "additionalProperties", "allOf", "enum", "items", "properties"))


def rewrite_inline_schemas(document: ObjectNode, rewrite: Rewrite) -> ObjectNode:
    """The document with ``rewrite(schema, location)`` applied to the inline schemas of operations and webhooks."""

    def webhook(name: str, method: str, operation: ObjectNode) -> ObjectNode:
        location = partial(Location, f"{name} Payload", f"webhook {name}", name)
        return rewrite_at(operation, "requestBody", lambda body: _holder(body, location, rewrite))

    def path_item(name: str, item: ObjectNode) -> ObjectNode:
        return rewrite_each_operation(item, partial(webhook, name))

    def operation(path: str, method: str, _item: ObjectNode, node: ObjectNode) -> ObjectNode:
        return _Operation.at(path, method, node, rewrite).rewritten(node)

    document = rewrite_operations(document, operation)
    return rewrite_at(document, "webhooks", lambda webhooks: rewrite_named(webhooks, path_item))


def may_hold_classes(schema: Node) -> TypeGuard[ObjectNode]:
    """Whether a schema may need a name, or hold one that does; most do not, and need no location."""
    return isinstance(schema, ObjectNode) and not schema.keys().isdisjoint(_OF_CLASSES)


@dataclass(frozen=True, slots=True)
class _Operation:
    """The locations of an operation.

    Arguments:
        name: the beginning of the names of its classes.
        here: its name in the ledger.
        successes: the statuses that describe success.
    """

    name: str
    here: str
    successes: frozenset[str]
    rewrite: Rewrite

    @staticmethod
    def at(path: str, method: str, operation: ObjectNode, rewrite: Rewrite) -> _Operation:
        """The locations of the operation at a path."""
        name = naming.class_name(_called(operation) or f"{method} {path}")
        return _Operation(
            name, operation_name(method, path), success_statuses(operation.object_at("responses")), rewrite
        )

    def rewritten(self, operation: ObjectNode) -> ObjectNode:
        """The operation with its schemas rewritten."""
        operation = rewrite_parameters(operation, self._parameter)
        operation = rewrite_at(operation, "requestBody", self._request_body)
        return rewrite_at(operation, "responses", lambda found: rewrite_named(found, self._response))

    def _parameter(self, node: ObjectNode) -> ObjectNode:
        return _holder(node, partial(self._location_of_parameter, node), self.rewrite)

    def _location_of_parameter(self, node: ObjectNode) -> Location:
        called = node.text_at("name")
        return Location(f"{self.name} {called}", f"{self.here} {parameter_name(called, node.text_at('in'))}", self.name)

    def _request_body(self, body: ObjectNode) -> ObjectNode:
        return _content(body, self._location_of_request, self.rewrite)

    def _location_of_request(self, media_type: str) -> Location:
        """Each media type has a name of its own: forms have fields that JSON cannot hold."""
        kind = "Form" if "form" in media_type else "Request"
        return Location(f"{self.name} {kind}", f"{self.here} request {media_type}", self.name)

    def _response(self, status: str, node: ObjectNode) -> ObjectNode:
        return _holder(node, partial(self._location_of_response, status), self.rewrite)

    def _location_of_response(self, status: str) -> Location:
        at = f"{self.here} {status}"
        if status not in self.successes:
            return Location(f"{self.name} Error Response", at, ERRORS)
        name = f"{self.name} Response"
        return Location(name, at, self.name, name, f"{name} {status}")


def _holder(holder: ObjectNode, location: Callable[[], Location], rewrite: Rewrite) -> ObjectNode:
    """A parameter, a body or a response."""

    def within(media_type: str) -> Location:
        found = location()
        return replace(found, at=f"{found.at} {media_type}")

    if may_hold_classes(holder.get("schema")):
        holder = rewrite_at(holder, "schema", lambda schema: rewrite(schema, location()))
    return _content(holder, within, rewrite) if "content" in holder else holder


def _content(holder: ObjectNode, location_of: Callable[[str], Location], rewrite: Rewrite) -> ObjectNode:
    def media_type(name: str, node: ObjectNode) -> ObjectNode:
        piece = "Item" if is_json_sequence(name) else "Event"
        return _media_type(node, partial(location_of, name), piece, rewrite)

    return rewrite_at(holder, "content", lambda content: rewrite_named(content, media_type))


def _media_type(node: ObjectNode, location: Callable[[], Location], piece: str, rewrite: Rewrite) -> ObjectNode:
    def one(schema: ObjectNode) -> ObjectNode:
        found = location()
        return rewrite(schema, Location(f"{found.scope} {piece}", f"{found.at} {piece.lower()}", found.scope))

    if may_hold_classes(node.get("schema")):
        node = rewrite_at(node, "schema", lambda schema: rewrite(schema, location()))
    return rewrite_at(node, EVENT, one)


def _called(operation: ObjectNode) -> str:
    """The name of an operation: its method, after words of its group unless its operationId says enough."""
    method, group = operation.text_at(METHOD), operation.text_at(GROUP)
    identity = naming.snake_case(operation.text_at("operationId"))
    is_chosen = identity and "_" in method and not identity.endswith(f"_{method}")
    if not method or group == "default" or identity == method or is_chosen:
        return method
    method_words = {_singular(word) for word in naming.words(method)}
    return " ".join((*(word for word in naming.words(group) if _singular(word) not in method_words), method))


def _singular(word: str) -> str:
    return word.lower().removesuffix("s")
