"""Builds the parameters: of the fields outside the body, and of undescribed placeholders in the path."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.diagnostics import Place
from generator.document import ArrayNode, ObjectNode, object_node
from generator.pages.described_operations.endpoint import Endpoint
from generator.pages.described_operations.fields.objects import Field
from generator.pages.described_operations.requests.bodies import names_media_type


def parameters(fields: Sequence[Field], endpoint: Endpoint | None, place: Place) -> ArrayNode:
    """The parameters of an operation.

    Arguments:
        endpoint: the endpoint; None if the page names none.
    """
    documented = [_parameter(field) for field in fields if not field.is_in_body and not names_media_type(field)]
    known = {field.name for field in fields if field.location == "path"}
    implied = _implied(endpoint, known) if endpoint else []
    found = [*implied, *documented]
    return ArrayNode(found, place, [parameter.place for parameter in found])


def _implied(endpoint: Endpoint, known: Collection[str]) -> list[ObjectNode]:
    """Parameters for the placeholders without a field: pages need not repeat what is the same on all of them."""
    return [
        object_node({"name": name, "in": "path", "required": True, "schema": {"type": "string"}}, endpoint.place)
        for name in endpoint.path_parameters
        if name not in known
    ]


def _parameter(field: Field) -> ObjectNode:
    items: dict[str, object] = {"name": field.name, "in": field.location}
    if field.required or field.location == "path":
        items["required"] = True
    if field.description:
        items["description"] = field.description
    if field.deprecated:
        items["deprecated"] = True
    return object_node({**items, "schema": field.schema}, field.place)
