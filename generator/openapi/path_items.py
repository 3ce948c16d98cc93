"""Path items: the operations of one path, and what they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Place
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.methods import ADDITIONAL, METHODS
from generator.openapi.parameters import identity
from generator.openapi.rewriting import rewrite_each_operation


def operations_of(item: ObjectNode) -> Iterator[tuple[str, ObjectNode, Place]]:
    """Method, operation object and place of each operation of a path item; usual methods are in lower case."""
    more = item.object_at(ADDITIONAL)
    for parent, methods in ((item, METHODS), (more, more)):
        for method in methods:
            if isinstance(operation := parent.get(method), ObjectNode):
                yield method, operation, parent.place_of(method)


def push_down(item: ObjectNode) -> ObjectNode:
    """Copies what a path item says for all its operations into each of them, and leaves nothing but operations."""
    shared = item.without(*METHODS, ADDITIONAL, "summary", "description")
    operations = item.replaced({key: node for key, node in item.items() if key in METHODS or key == ADDITIONAL})
    return rewrite_each_operation(operations, lambda _, operation: _with_shared(operation, shared))


def _with_shared(operation: ObjectNode, shared: ObjectNode) -> ObjectNode:
    own = operation.array_at("parameters")
    changed: dict[str, Node] = {**shared.without("parameters"), **operation}
    if inherited := inherited_parameters(shared.array_at("parameters"), own):
        changed["parameters"] = ArrayNode((*inherited, *own), shared.place_of("parameters"))
    return operation.replaced(changed, {key: shared.place_of(key) for key in shared if key not in operation})


def inherited_parameters(shared: Iterable[Node], own: Iterable[Node]) -> list[Node]:
    """The parameters of a path item that an operation does not redefine."""
    known = {_told_by(parameter) for parameter in own}
    return [parameter for parameter in shared if _told_by(parameter) not in known]


def _told_by(parameter: Node) -> tuple[str, str, str]:
    if not isinstance(parameter, ObjectNode):
        return "", "", ""
    return *identity(parameter), parameter.text_at("$ref")


def gathered(items: Iterable[tuple[str, Node, Place]], at: Place) -> ObjectNode:
    """Path items by their paths; several of one path, which have no method in common, are merged."""
    found: dict[str, Node] = {}
    places: dict[str, Place] = {}
    for path, item, place in items:
        known = found.get(path)
        if isinstance(known, ObjectNode) and isinstance(item, ObjectNode):
            item = _merged(known, item)
        found[path] = item
        places.setdefault(path, place)
    return ObjectNode(found, at, places)


def _merged(known: ObjectNode, other: ObjectNode) -> ObjectNode:
    known, other = push_down(known), push_down(other)
    merged = known.overlaid(other)
    more, others = known.object_at(ADDITIONAL), other.object_at(ADDITIONAL)
    if not (more and others):
        return merged
    both = more.overlaid(others)
    return merged.updated({ADDITIONAL: both})
