"""The two packages that are compared, each with the places of its parts in the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.changes.model import Change
from generator.changes.surface_rules import SURFACE_RULES
from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.engine.context.calls import Argument, Operation
from generator.engine.context.classes import Model, Union
from generator.engine.context.package import Package
from generator.ledger.outcomes import operation_name
from generator.openapi.components import component_schemas
from generator.openapi.normal_form import component_name
from generator.openapi.path_items import operations_of
from generator.openapi.webhooks import webhooks_of
from generator.surface.annotations import Vocabulary

_BY_ID: Final = {rule.id: rule for rule in SURFACE_RULES}


def method_name(operation: Operation) -> str:
    """A method as callers write it."""
    return f"client.{operation.group}.{operation.name}"


def instead(old: str, new: str) -> str:
    """An annotation and the one before it, in words; if both are spelt alike, the names in them have changed."""
    return f"{new} now, not {old}" if new != old else f"{new} as before, whose parts mean something else"


@dataclass(frozen=True, slots=True)
class Side:
    """A package, and the normalised document that it was made from."""

    package: Package
    document: ObjectNode

    @property
    def methods(self) -> dict[str, str]:
        """The call of each operation, such as ``client.messages.create_message``; of two calls, the first one."""
        return {each.key: method_name(each) for each in reversed(self.package.operations)}

    @property
    def sent(self) -> frozenset[str]:
        """The components that callers make; those that no operation uses may be made and read."""
        return self._reached(self._of_requests())

    @property
    def received(self) -> frozenset[str]:
        """The components that callers read."""
        return self._reached(self._of_responses())

    def _of_requests(self) -> Iterable[frozenset[str]]:
        for operation in self.package.operations:
            yield from (argument.type.models for argument in operation.arguments)
            yield from (body.type.models for body in operation.bodies)

    def _of_responses(self) -> Iterable[frozenset[str]]:
        for operation in self.package.operations:
            yield operation.returned_models
            yield from (response.type.models for response in operation.errors)
        yield from (webhook.type.models for webhook in self.package.webhooks)

    def _reached(self, start: Iterable[frozenset[str]]) -> frozenset[str]:
        used = self._closure(frozenset[str]().union(*self._of_requests(), *self._of_responses()))
        return self._closure(frozenset[str]().union(*start)) | (self.package.components.keys() - used)

    def _closure(self, names: frozenset[str]) -> frozenset[str]:
        found, waiting = set[str](), list(names)
        while waiting:
            name = waiting.pop()
            component = self.package.components.get(name)
            if name not in found and isinstance(component, Model | Union):
                waiting += component.models
            found.add(name)
        return frozenset(found)

    # Places

    def place(self, operation: Operation) -> Place:
        """Where an operation is written."""
        return self._node(operation).place

    def place_of_argument(self, operation: Operation, argument: Argument) -> Place:
        """Where the parameter or field of an argument is written."""
        node = self._node(operation)
        if argument.location == "body":
            return self._place_in_body(node.object_at("requestBody"), argument.parameter)
        declared = node.array_at("parameters").objects()
        return next((each.place for each in declared if each.text_at("name") == argument.parameter), node.place)

    def place_of_model(self, name: str) -> Place:
        """Where a component is written."""
        return self._schema(name).place

    def place_of_field(self, model: str, name: str) -> Place:
        """Where a property of a component is written."""
        return self._schema(model).object_at("properties").place_of(name)

    @property
    def places_of_webhooks(self) -> dict[str, Place]:
        """Where each webhook is written, by its name in the document."""
        return {each.name: each.place for each in webhooks_of(self.document)}

    def _node(self, operation: Operation) -> ObjectNode:
        item = self.document.object_at("paths").object_at(operation.path)
        found = (
            node for method, node, _ in operations_of(item) if operation_name(method, operation.path) == operation.key
        )
        return next(found, item)

    def _schema(self, name: str) -> ObjectNode:
        return component_schemas(self.document).object_at(name)

    def _place_in_body(self, body: ObjectNode, name: str) -> Place:
        for media_type in body.object_at("content").values():
            schema = media_type.object_at("schema") if isinstance(media_type, ObjectNode) else ObjectNode()
            named = self._schema(component_name(schema.text_at("$ref"))) if "$ref" in schema else schema
            if name in named.object_at("properties"):
                return named.object_at("properties").place_of(name)
        return body.place


@dataclass(frozen=True, slots=True)
class Sides:
    """Two packages that are compared, and what their annotations mean.

    Arguments:
        renamed: the new names of models that were renamed, by their old names.
        before, after: the vocabulary of each, with models under their new names.
    """

    old: Side
    new: Side
    renamed: Mapping[str, str]
    before: Vocabulary
    after: Vocabulary


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is compared: its name for callers, and its place on each side."""

    subject: str
    old: Place | None = None
    new: Place | None = None
    operations: tuple[str, ...] = ()

    def change(self, rule: str, message: str) -> Change:
        """The change of this thing that falls under a rule."""
        return Change(_BY_ID[rule], self.subject, message, self.old, self.new, self.operations)
