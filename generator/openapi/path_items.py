"""Path items: the operations of one path, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from generator.diagnostics import Place
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.methods import METHODS
from generator.openapi.parameters import identity

ADDITIONAL = "additionalOperations"
"""Where OpenAPI 3.2 keeps the operations whose methods are none of the usual ones."""


def operations_of(item: ObjectNode) -> Iterator[tuple[str, ObjectNode, Place]]:
    """Method, operation object and place of each operation of a path item; usual methods are in lower case."""
    more = item.object_at(ADDITIONAL)
    for holder, methods in ((item, METHODS), (more, more)):
        for method in methods:
            if isinstance(operation := holder.get(method), ObjectNode):
                yield method, operation, holder.place_of(method)


def changed_operations(item: ObjectNode, change: Callable[[ObjectNode], ObjectNode]) -> ObjectNode:
    """The path item with each operation changed."""
    changed = _changed(item, METHODS, change)
    more = item.object_at(ADDITIONAL)
    return changed.replaced({**changed, ADDITIONAL: _changed(more, more, change)}) if more else changed


def _changed(holder: ObjectNode, methods: Container[str], change: Callable[[ObjectNode], ObjectNode]) -> ObjectNode:
    return holder.replaced(
        {key: change(node) if key in methods and isinstance(node, ObjectNode) else node for key, node in holder.items()}
    )


def push_down(item: ObjectNode) -> ObjectNode:
    """Gives each operation what its path item says for all of them; nothing but operations is left."""
    shared = item.without(*METHODS, ADDITIONAL, "summary", "description")
    operations = item.replaced({key: node for key, node in item.items() if key in METHODS or key == ADDITIONAL})
    return changed_operations(operations, lambda operation: _with_shared(operation, shared))


def _with_shared(operation: ObjectNode, shared: ObjectNode) -> ObjectNode:
    own = operation.array_at("parameters")
    known = {_parameter_key(parameter) for parameter in own.objects()}
    inherited = [parameter for parameter in shared.array_at("parameters") if _parameter_key(parameter) not in known]
    changed: dict[str, Node] = {**shared.without("parameters"), **operation}
    if inherited:
        changed["parameters"] = ArrayNode((*inherited, *own), shared.place_of("parameters"))
    return operation.replaced(changed, {key: shared.place_of(key) for key in shared if key not in operation})


def _parameter_key(parameter: Node) -> tuple[str, str, str]:
    if not isinstance(parameter, ObjectNode):
        return "", "", ""
    return *identity(parameter), parameter.text_at("$ref")


def gathered(items: Iterable[tuple[str, Node, Place]], at: Place) -> ObjectNode:
    """Path items by their paths; those of one path, which have no method in common, become one.

    Arguments:
        items: each with its path, and the place of that.
        at: where all of them stand.
    """
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
    merged = known.replaced({**known, **other}, {key: other.place_of(key) for key in other})
    more, others = known.object_at(ADDITIONAL), other.object_at(ADDITIONAL)
    if not (more and others):
        return merged
    both = more.replaced({**more, **others}, {key: others.place_of(key) for key in others})
    return merged.replaced({**merged, ADDITIONAL: both})
