"""The input and the output of reading a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import Place
from generator.document import Node, ObjectNode, object_node
from generator.undescribed import Expected


@dataclass(frozen=True, slots=True)
class Page:
    """One documentation page.

    Arguments:
        file: the page as diagnostics show it.
    """

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of an API that one page describes.

    Arguments:
        specification: the specification that the page was generated from; empty if unknown.
        document: an OpenAPI 3.x document, without ``info`` where the page has none. Operations whose method and path
            the page does not name stand under ``x-unplaced-operations``; a schema that the page only names carries
            that name as ``x-documented-type``.
        is_passing: whether the page may only mention its operations, as guides do: then the description of another
            page counts.
        inferred: the names of schemas that are only known from examples.
        shown_servers: the servers in examples, if the page names none.
        base_addresses: the addresses that the page gives for all paths.
        expected: what has to be described of its operation, if the page tells of it in words.
    """

    page: str
    dialect: str
    specification: str
    document: ObjectNode
    is_passing: bool = False
    inferred: tuple[str, ...] = ()
    shown_servers: tuple[str, ...] = ()
    base_addresses: tuple[str, ...] = ()
    expected: Expected | None = None


def document_of_schemas(schemas: Mapping[str, Node], place: Place) -> ObjectNode:
    """A document with nothing but schemas."""
    return object_node({"openapi": "3.1.0", "paths": {}, "components": {"schemas": schemas}}, place)
