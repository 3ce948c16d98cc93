"""The spots of a document at which schemas stand that need a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeAlias

from generator import naming
from generator.document import ObjectNode
from generator.ledger.fates import operation_name, parameter_name
from generator.normalize.schemas import rewrite_below, rewrite_each_operation, rewrite_items, rewrite_operations
from generator.openapi.extensions import EVENT, GROUP, METHOD
from generator.openapi.normal_form import success_statuses

ERRORS: Final = "error"
"""The scope of error bodies: they are shared by all operations, and named after what they are."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a schema stands.

    Arguments:
        name: what its class is called after that.
        at: what tells the spot from all others, whatever is added.
        scope: where schemas of one structure are one component; empty for nowhere.
        stem: what its name starts with, whatever else depends on the contents; empty for all of it.
        otherwise: what it is called where something else is called that; empty where only a number helps.
    """

    name: str
    at: str
    scope: str = ""
    stem: str = ""
    otherwise: str = ""

    def below(self, name: str, step: str) -> Spot:
        """A spot inside of what stands at this one."""
        return Spot(f"{self.name} {name}", f"{self.at}{step}")


Rewrite: TypeAlias = Callable[[ObjectNode, Spot], ObjectNode]


def rewrite_spots(document: ObjectNode, rewrite: Rewrite) -> ObjectNode:
    """The document with ``rewrite(schema, spot)`` applied to the schemas that stand in operations and webhooks."""

    def webhook(name: str, method: str, operation: ObjectNode) -> ObjectNode:
        spot = Spot(f"{name} Payload", f"webhook {name}", name)
        return rewrite_below(operation, ("requestBody",), lambda body: _holder(body, spot, rewrite))

    def webhooks(parent: ObjectNode) -> ObjectNode:
        named = {name: parent.object_at(name) for name in parent}
        return parent.replaced(
            {name: rewrite_each_operation(item, partial(webhook, name)) for name, item in named.items()}
        )

    document = rewrite_operations(document, lambda path, method, _, found: _operation(path, method, found, rewrite))
    return rewrite_below(document, ("webhooks",), webhooks)


def _operation(path: str, method: str, operation: ObjectNode, rewrite: Rewrite) -> ObjectNode:
    name = naming.class_name(_called(operation) or f"{method} {path}")
    here = operation_name(method, path)
    successes = success_statuses(operation.object_at("responses"))

    def parameter(node: ObjectNode) -> ObjectNode:
        called = node.text_at("name")
        spot = Spot(f"{name} {called}", f"{here} {parameter_name(called, node.text_at('in'))}", name)
        return _holder(node, spot, rewrite)

    def request_body(body: ObjectNode) -> ObjectNode:
        """Each media type has a name of its own: forms have fields that JSON cannot hold."""
        return _content(body, partial(request, f"{here} request"), rewrite)

    def request(at: str, media_type: str) -> Spot:
        return Spot(f"{name} {'Form' if 'form' in media_type else 'Request'}", f"{at} {media_type}", name)

    def response(status: str, node: ObjectNode) -> ObjectNode:
        if status in successes:
            said = f"{name} Response"
            return _holder(node, Spot(said, f"{here} {status}", name, said, f"{said} {status}"), rewrite)
        return _holder(node, Spot(f"{name} Error Response", f"{here} {status}", ERRORS), rewrite)

    def responses(found: ObjectNode) -> ObjectNode:
        nodes = {status: node for status, node in found.items() if isinstance(node, ObjectNode)}
        return found.replaced({**found, **{status: response(status, node) for status, node in nodes.items()}})

    if parameters := operation.array_at("parameters"):
        operation = operation.replaced({**operation, "parameters": rewrite_items(parameters, parameter)})
    operation = rewrite_below(operation, ("requestBody",), request_body)
    return rewrite_below(operation, ("responses",), responses)


def _holder(holder: ObjectNode, spot: Spot, rewrite: Rewrite) -> ObjectNode:
    """A parameter, a body or a response."""
    holder = rewrite_below(holder, ("schema",), lambda schema: rewrite(schema, spot))
    return _content(holder, lambda media_type: replace(spot, at=f"{spot.at} {media_type}"), rewrite)


def _content(holder: ObjectNode, spot_of: Callable[[str], Spot], rewrite: Rewrite) -> ObjectNode:
    content = holder.object_at("content")
    nodes = {name: node for name, node in content.items() if isinstance(node, ObjectNode)}
    if not nodes:
        return holder
    found = {name: _media_type(node, spot_of(name), rewrite) for name, node in nodes.items()}
    return holder.replaced({**holder, "content": content.replaced({**content, **found})})


def _media_type(node: ObjectNode, spot: Spot, rewrite: Rewrite) -> ObjectNode:
    event = Spot(f"{spot.scope} Event", f"{spot.at} event", spot.scope)
    node = rewrite_below(node, ("schema",), lambda schema: rewrite(schema, spot))
    return rewrite_below(node, (EVENT,), lambda schema: rewrite(schema, event))


def _called(operation: ObjectNode) -> str:
    """The method of an operation, and before it what its group adds where other groups may have such a method."""
    method, group = operation.text_at(METHOD), operation.text_at(GROUP)
    identity = naming.snake_case(operation.text_at("operationId"))
    is_chosen = identity and "_" in method and not identity.endswith(f"_{method}")
    if not method or group == "default" or identity == method or is_chosen:
        return method
    said = {_singular(word) for word in naming.words(method)}
    return " ".join((*(word for word in naming.words(group) if _singular(word) not in said), method))


def _singular(word: str) -> str:
    return word.lower().removesuffix("s")
