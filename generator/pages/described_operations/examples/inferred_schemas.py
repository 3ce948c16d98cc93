"""Infers schemas from the JSON bodies that a page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode, object_node
from generator.openapi.objects import rewrite_objects


def shown_structure(body: ObjectNode | None, place: Place) -> ObjectNode:
    """The schema that one example body shows, without required properties, which one example cannot show."""
    if body is None:
        return ObjectNode(place=place)
    return rewrite_objects(inferred_schema([body], place), lambda schema: schema.without("required"))


def report_only_shown(place: Place, report: Report) -> None:
    """Reports ``body-from-example``."""
    report.note(
        "body-from-example",
        "The page describes no body: it is what the example sends",
        place,
        "Describe it with an overlay where that is not all.",
    )


def inferred_schema(bodies: Sequence[ObjectNode], place: Place) -> ObjectNode:
    """An object with the keys of all bodies; those that every body has are required."""
    keys = dict.fromkeys(key for body in bodies for key in body)
    properties = {key: _merged([body[key] for body in bodies if key in body], place) for key in keys}
    required = [key for key in keys if all(key in body for body in bodies)]
    items: dict[str, object] = {"type": "object", "properties": properties}
    return object_node({**items, "required": required} if required else items, place)


def _merged(values: Sequence[Node], place: Place) -> ObjectNode:
    objects = [value for value in values if isinstance(value, ObjectNode)]
    if objects and len(objects) == len(values):
        return inferred_schema(objects, place)
    kinds = list(dict.fromkeys(_kind(value) for value in values))
    if kinds == ["array"]:
        members = [item for value in values if isinstance(value, ArrayNode) for item in value]
        return object_node({"type": "array", "items": _merged(members, place) if members else {}}, place)
    if len(kinds) == 1 and kinds != ["null"]:
        return object_node({"type": kinds[0]}, place)
    return ObjectNode(place=place)


def _kind(value: Node) -> str:
    kinds: Iterable[tuple[type | tuple[type, ...], str]] = (
        (bool, "boolean"),
        (int, "integer"),
        (float, "number"),
        (str, "string"),
        (ObjectNode, "object"),
        (ArrayNode, "array"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")
