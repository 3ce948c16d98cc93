"""JSON Pointers in URI fragments (RFC 6901, section 6), as ``$ref`` uses them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from generator.document import ArrayNode, Node, ObjectNode

# OpenAPI 3.1, section 4.8.7.1.
_KINDS: Final = (
    *("schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links"),
    *("callbacks", "pathItems"),
)
LONGEST_CHAIN: Final = 20
"""A longer chain of references is taken for a circle."""


@lru_cache(maxsize=10_000)  # each stage parses the same references again
def parse(reference: str) -> tuple[str, ...] | None:
    """The unescaped steps of a local reference such as ``#/components/schemas/A~1B``; None when it is not local."""
    if not reference.startswith("#"):
        return None
    if reference in ("#", "#/"):
        return ()
    if not reference.startswith("#/"):
        return None
    return tuple(unquote(step).replace("~1", "/").replace("~0", "~") for step in reference[2:].split("/"))


def component_kind(reference: str) -> str:
    """The section of a component, ``schemas`` for ``#/components/schemas/A``; empty for other references."""
    match parse(reference):
        case ("components", kind, _) if kind in _KINDS:
            return kind
        case _:
            return ""


@lru_cache(maxsize=10_000)
def build(*steps: str | int) -> str:
    """The local reference to a path."""
    return "#" + "".join("/" + _escaped(str(step)) for step in steps)


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1").replace("%", "%25")


def resolve(document: ObjectNode, reference: str) -> Node:
    """The node that a local reference points at.

    Raises:
        LookupError: the reference is not local, or there is nothing at its end.
    """
    steps = parse(reference)
    if steps is None:
        raise LookupError(reference)
    return below(document, *steps)


def below(node: Node, *steps: str) -> Node:
    """The node at the end of some steps.

    Raises:
        LookupError: there is none.
    """
    for step in steps:
        if isinstance(node, ObjectNode):
            node = node[step]
        elif isinstance(node, ArrayNode) and step.isdecimal() and int(step) < len(node):
            node = node[int(step)]
        else:
            raise LookupError(step)
    return node


def target(document: ObjectNode, reference: str) -> ObjectNode:
    """The object that a local reference points at; an empty one when there is none."""
    try:
        found = resolve(document, reference)
    except LookupError:
        return ObjectNode()
    return found if isinstance(found, ObjectNode) else ObjectNode()


def followed(document: ObjectNode, node: ObjectNode) -> ObjectNode:
    """The object at the end of a chain of references, or the node itself; an empty one when it leads nowhere."""
    for _ in range(LONGEST_CHAIN):
        if "$ref" not in node:
            return node
        node = target(document, node.text_at("$ref"))
    return ObjectNode((), node.place)
