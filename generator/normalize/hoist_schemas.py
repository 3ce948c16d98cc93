"""Makes a component of each object, enum and union that stands inside something else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from generator import naming, pointer
from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.extensions import CLASS_NAME, EVENT, GROUP, METHOD
from generator.normal_form import is_nominal, success_statuses
from generator.normalize.error_formats import contents, structure, usual_error
from generator.normalize.schemas import (
    AT_THE_PLACE,
    rewrite_below,
    rewrite_each_operation,
    rewrite_items,
    rewrite_operations,
    rewrite_values,
    with_components,
)

# Errors are shared by all operations, and named after what they are.
_ERRORS: Final = "error"


def hoist_schemas(document: ObjectNode, report: Report) -> ObjectNode:
    """Moves inline schemas that become classes into ``components.schemas``, named after where they stood.

    Error bodies of the same structure become one component, whatever their wording and their examples say: APIs
    document one error format many times. Other schemas are shared only between the media types of one operation.
    A name says by itself what makes it differ, so that what is added elsewhere does not change it; only which error
    format is the usual one, and the number where nothing else differs, depend on what else there is.
    """
    return _Hoist(document).run()


class _Hoist:
    def __init__(self, document: ObjectNode) -> None:
        self._document = document
        self._schemas: dict[str, Node] = dict(document.object_at("components").object_at("schemas"))
        # What is declared keeps its name, also when that has to be respelt first.
        self._taken = {spelt.casefold() for name in self._schemas for spelt in (name, naming.class_name(name))}
        self._shared: dict[tuple[str, str], str] = {}
        self._usual_error = usual_error(document)

    def run(self) -> ObjectNode:
        document = rewrite_operations(self._document, self._operation)
        document = rewrite_below(document, ("webhooks",), self._webhooks)
        for name, schema in list(self._schemas.items()):
            if isinstance(schema, ObjectNode):
                self._schemas[name] = self._members(schema, name)
        return with_components(document, self._schemas) if self._schemas else document

    def _operation(self, path: str, method: str, item: ObjectNode, operation: ObjectNode) -> ObjectNode:
        name = naming.class_name(_called(operation) or f"{method} {path}")

        def parameter(node: ObjectNode) -> ObjectNode:
            return self._content(node, f"{name} {node.text_at('name')}", name)

        def response(status: str, node: ObjectNode) -> ObjectNode:
            if status in successes:
                return self._content(node, f"{name} Response", name)
            return self._content(node, f"{name} Error Response", _ERRORS)

        successes = success_statuses(operation.object_at("responses"))
        if parameters := operation.array_at("parameters"):
            operation = operation.replaced({**operation, "parameters": rewrite_items(parameters, parameter)})
        operation = rewrite_below(operation, ("requestBody",), lambda body: self._request_body(body, name))
        responses = operation.object_at("responses")
        hoisted = {
            status: response(status, node) if isinstance(node, ObjectNode) else node
            for status, node in responses.items()
        }
        return operation.replaced({**operation, "responses": responses.replaced(hoisted)}) if hoisted else operation

    def _webhooks(self, webhooks: ObjectNode) -> ObjectNode:
        named = {name: webhooks.object_at(name) for name in webhooks}
        return webhooks.replaced(
            {name: rewrite_each_operation(item, partial(self._webhook, name)) for name, item in named.items()}
        )

    def _webhook(self, name: str, method: str, operation: ObjectNode) -> ObjectNode:
        return rewrite_below(operation, ("requestBody",), lambda body: self._content(body, f"{name} Payload", name))

    def _request_body(self, body: ObjectNode, name: str) -> ObjectNode:
        """Hoists each media type under a name of its own: forms have fields that JSON cannot hold."""
        content = body.object_at("content")
        hoisted = {
            media_type: self._content(node, f"{name} {'Form' if 'form' in media_type else 'Request'}", name)
            for media_type, node in content.items()
            if isinstance(node, ObjectNode)
        }
        return body.replaced({**body, "content": content.replaced({**content, **hoisted})}) if hoisted else body

    def _content(self, holder: ObjectNode, name: str, scope: str) -> ObjectNode:
        """Hoists the schema of a parameter, a body or a response; equal ones in one scope become one component."""

        def schema(node: ObjectNode) -> ObjectNode:
            return self._schema(node, name, scope)

        def media_type(node: ObjectNode) -> ObjectNode:
            node = rewrite_below(node, ("schema",), schema)
            return rewrite_below(node, (EVENT,), lambda event: self._schema(event, f"{scope} Event", scope))

        holder = media_type(holder)
        return rewrite_below(holder, ("content",), lambda content: rewrite_values(content, media_type))

    def _schema(self, schema: ObjectNode, name: str, scope: str = "") -> ObjectNode:
        if not is_nominal(schema):
            return self._members(schema, name)
        beside = {key: schema[key] for key in AT_THE_PLACE if key in schema}
        component = self._component(schema, schema.text_at(CLASS_NAME) or name, scope)
        return schema.replaced({"$ref": pointer.build("components", "schemas", component), **beside})

    def _component(self, schema: ObjectNode, name: str, scope: str) -> str:
        key = (scope, structure(schema))
        if scope and key in self._shared:
            return self._shared[key]
        if scope == _ERRORS and CLASS_NAME not in schema:
            name = "Error Response" if key[1] == self._usual_error else f"Error Response With {contents(schema)}"
        component = naming.unique(naming.class_name(name), self._taken)
        self._taken.add(component.casefold())
        self._shared[key] = component
        self._schemas[component] = schema
        self._schemas[component] = self._members(schema.without(*AT_THE_PLACE[1:], CLASS_NAME), component)
        return component

    def _members(self, schema: ObjectNode, owner: str) -> ObjectNode:
        """Hoists what stands directly below a schema, named after its owner and its own place."""
        changed: dict[str, Node] = {}
        for key, value in schema.items():
            if key == "properties" and isinstance(value, ObjectNode):
                changed[key] = value.replaced(
                    {
                        name: self._schema(child, f"{owner} {name}") if isinstance(child, ObjectNode) else child
                        for name, child in value.items()
                    }
                )
            elif key in ("items", "additionalProperties") and isinstance(value, ObjectNode):
                changed[key] = self._schema(value, f"{owner} {'Item' if key == 'items' else 'Value'}")
            elif key in ("oneOf", "anyOf", "prefixItems") and isinstance(value, ArrayNode):
                changed[key] = value.replaced(self._variants(value, owner))
            elif key == "allOf" and isinstance(value, ArrayNode):
                changed[key] = rewrite_items(value, lambda part: self._members(part, owner))
        return schema.replaced({**schema, **changed}) if changed else schema

    def _variants(self, members: Iterable[Node], owner: str) -> list[Node]:
        return [
            self._schema(member, f"{owner} {_variant_name(member, number)}")
            if isinstance(member, ObjectNode)
            else member
            for number, member in enumerate(members, 1)
        ]


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


def _variant_name(member: ObjectNode, number: int) -> str:
    """What distinguishes a member of a union: the constant that marks it, else its number."""
    for property_ in member.object_at("properties").values():
        if isinstance(property_, ObjectNode) and len(values := property_.array_at("enum")) == 1:
            return str(values[0])
    return f"Variant {number}"
