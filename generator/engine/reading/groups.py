"""Reads groups: the operations of one tag, under one property of the client."""

from __future__ import annotations

from collections.abc import Mapping

from generator import naming
from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.engine.context.calls import Group, Operation
from generator.engine.context.classes import Component
from generator.engine.context.connection import Server
from generator.engine.context.package import OLD_CLIENTS
from generator.engine.reading.components import Components
from generator.engine.reading.methods import methods_of, with_unique_names
from generator.engine.reading.operations import OperationReader
from generator.engine.reading.pagination import paginated
from generator.engine.reading.parameters import ParameterReader
from generator.engine.reading.responses import without_contents
from generator.openapi.normal_form import GROUP_CLASSES, operations
from generator.settings import Settings


def read_groups(
    document: ObjectNode,
    components: Components,
    classes: Mapping[str, Component],
    servers: tuple[Server, ...],
    settings: Settings,
    report: Report,
) -> tuple[Group, ...]:
    """The groups of a normalised document, in the order of their first operations.

    Arguments:
        classes: the classes that these become.
        servers: the servers that clients choose among.
        settings: the names of server variables, and of the client class, which the classes of groups must not have.
    """
    by_group: dict[str, list[Operation]] = {}
    reader = OperationReader(document, components, ParameterReader(components), servers, settings, report)
    for path, method, declared in operations(document):
        node = without_contents(declared) if method == "head" else declared
        read = reader.read(path, method, node)
        methods = methods_of(paginated(read, node, classes, report), node, components)
        by_group.setdefault(read.group, []).extend(methods)
    descriptions = {
        naming.identifier(tag.text_at("name"), "default"): tag.text_at("description") or tag.text_at("summary")
        for tag in document.array_at("tags").objects()
    }
    return tuple(
        Group(name, _group_class(document, name, settings.client), descriptions.get(name, ""), with_unique_names(found))
        for name, found in by_group.items()
    )


def _group_class(document: ObjectNode, name: str, client: str) -> str:
    """The class of a group, renamed if it has the name of a client class."""
    found = document.object_at(GROUP_CLASSES).text_at(name)
    clients = {client, f"Async{client}", *OLD_CLIENTS}
    return found if clients.isdisjoint((found, f"Async{found}")) else f"{found}Group"
