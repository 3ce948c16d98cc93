"""Decides what the classes of the groups are called."""

from __future__ import annotations

from generator import naming
from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.names.earlier_names import earlier_group_classes, group_classes, groups
from generator.openapi.components import component_schemas
from generator.openapi.normal_form import GROUP_CLASSES, NAMES


def name_groups(document: ObjectNode, _: Report) -> ObjectNode:
    """Gives each group a class, in ``x-group-classes``; groups keep the names of earlier runs.

    The module of a group also names schemas. If one of them is called like the group, the group gets another name.
    """
    found: dict[str, Node] = {**earlier_group_classes(document)}
    taken = {*component_schemas(document), *group_classes(found.values())}
    for group in groups(document):
        if group not in found:
            name = naming.class_name(group, "Group")
            while not taken.isdisjoint(group_classes([name])):
                name = f"{name}Group"
            found[group] = name
            taken |= group_classes([name])
    document = document.without(NAMES, GROUP_CLASSES)
    return document.updated({GROUP_CLASSES: ObjectNode(found)}) if found else document
