"""The names that classes and groups had in earlier runs."""

from __future__ import annotations

from collections.abc import Iterable

from generator import naming
from generator.document import ObjectNode
from generator.openapi.extensions import GROUP
from generator.openapi.normal_form import GROUP_CLASSES, NAMES, operations


def earlier_class_names(document: ObjectNode) -> ObjectNode:
    """The earlier names of classes, by their origins."""
    return document.object_at(NAMES).object_at("classes")


def groups(document: ObjectNode) -> Iterable[str]:
    """The groups of a document, in the order of their first operations."""
    return dict.fromkeys(operation.text_at(GROUP) for _, _, operation in operations(document))


def earlier_group_classes(document: ObjectNode) -> dict[str, str]:
    """The earlier classes of the groups that the document still has."""
    found = {**document.object_at(NAMES).object_at("groups"), **document.object_at(GROUP_CLASSES)}
    return {
        group: name
        for group in groups(document)
        if isinstance(name := found.get(group), str) and name.startswith(naming.class_name(group, "Group"))
    }


def group_classes(names: Iterable[object]) -> set[str]:
    """The names of the classes of groups, synchronous and asynchronous."""
    return {f"{prefix}{name}" for name in names for prefix in ("", "Async")}


def is_same_but_for_number(one: str, other: str) -> bool:
    """Whether two names differ at most in the number that ``naming.unique`` adds."""
    return naming.is_numbered(one, other) or naming.is_numbered(other, one)
