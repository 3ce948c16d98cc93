"""What goes in and comes out of the reading of pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import Place
from generator.document import Node, ObjectNode, object_node


@dataclass(frozen=True, slots=True)
class Page:
    """One documentation page.

    Arguments:
        file: the page as diagnostics show it.
        text: its Markdown.
    """

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one page says about an API.

    Arguments:
        page: the file of the page.
        dialect: the name of the dialect that the page is written in.
        specification: which specification the page was cut from; empty when the page does not say.
        document: an OpenAPI 3.x document, without ``info`` where the page has none. Operations whose method and path
            the page does not name stand under ``x-unplaced-operations``; a schema that the page only names carries
            that name as ``x-documented-type``.
        is_passing: whether the page may name its operations in passing only, as guides do: another page that
            describes one of them counts.
        inferred: the schemas that are known from examples only.
        shown_servers: those that examples of its operations go to, where the page names none.
    """

    page: str
    dialect: str
    specification: str
    document: ObjectNode
    is_passing: bool = False
    inferred: tuple[str, ...] = ()
    shown_servers: tuple[str, ...] = ()


def document_of_schemas(schemas: Mapping[str, Node], place: Place) -> ObjectNode:
    """The document of a page that describes models and no operation."""
    return object_node({"openapi": "3.1.0", "paths": {}, "components": {"schemas": schemas}}, place)
