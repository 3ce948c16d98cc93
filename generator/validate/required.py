"""Properties with ``required: true``, as JSON Schema wrote them before its fourth draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, NodePath, ObjectNode
from generator.openapi.objects import ObjectsByKey
from generator.validate.leave_out import Fault


def is_of_property(path: NodePath, node: Node) -> bool:
    """Whether this is ``required: true`` of a property."""
    match path:
        # Here the second `properties` is the name of a property.
        case (*_, "properties", "properties", _, "required"):
            return False
        case (*_, "properties", _, "required"):
            return node is True
        case _:
            return False


def report_of_property(path: NodePath, place: Place, report: Report) -> None:
    """Reports ``openapi-invalid`` for a property that is required in this way."""
    message = f"`required: true` is read as `required: [{path[-2]}]` beside the `properties`"
    report.warning("openapi-invalid", message, place)


def required_references(objects_with: ObjectsByKey, report: Report) -> Iterator[tuple[ObjectNode, str]]:
    """The properties that are required in this way beside a ``$ref``, where OpenAPI 3.0 allows anything."""
    if not any(_is_required_reference(node) for node in objects_with["required"]):
        return
    for owner in objects_with["properties"]:
        properties = owner.object_at("properties")
        for name, node in properties.object_items():
            if _is_required_reference(node):
                report_of_property((name, "required"), node.place_of("required"), report)
                yield owner, name


def _is_required_reference(node: ObjectNode) -> bool:
    return node.get("required") is True and "$ref" in node


def required_instead(owners: Iterable[tuple[Node, str]]) -> Iterator[Fault]:
    """The faults of such properties, which put their names into the list of their object.

    Arguments:
        owners: the object of each property, and its name there.
    """
    names: dict[int, list[str]] = {}
    found: dict[int, ObjectNode] = {}
    for owner, name in owners:
        if not isinstance(owner, ObjectNode):
            continue
        yield Fault(owner.object_at("properties").object_at(name), "required")
        found[id(owner)] = owner
        names.setdefault(id(owner), []).append(name)
    for key, owner in found.items():
        required = [*owner.array_at("required"), *names[key]]
        yield Fault(owner, "required", ArrayNode(dict.fromkeys(map(str, required)), owner.place_of("required")))
