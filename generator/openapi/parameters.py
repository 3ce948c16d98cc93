"""Parameters: those of an operation, their identity, and their style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.document import ObjectNode
from generator.openapi import pointer

USUAL_STYLES: Final[Mapping[str, str]] = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
"""The default style of parameters, by where they are sent."""

_EXPLODED: Final = ("form", "cookie")
_IGNORED_HEADERS: Final = ("accept", "authorization", "content-type")


def identity(parameter: ObjectNode) -> tuple[str, str]:
    """Location and name of a parameter, which identify it in a list.

    The names of headers ignore case (RFC 9110, section 5.1).
    """
    location, name = parameter.text_at("in"), parameter.text_at("name")
    return location, name.lower() if location == "header" else name


def parameters_of(document: ObjectNode, parent: ObjectNode) -> tuple[ObjectNode, ...]:
    """The parameters of a path item or an operation, references resolved."""
    return tuple(pointer.followed(document, parameter) for parameter in parent.array_at("parameters").objects())


def is_ignored(parameter: ObjectNode) -> bool:
    """Whether it is a header that OpenAPI describes elsewhere, and ignores here (OpenAPI 3.1, section 4.8.12.2.1)."""
    return parameter.get("in") == "header" and parameter.text_at("name").lower() in _IGNORED_HEADERS


def style_of(parameter: ObjectNode) -> tuple[str, bool]:
    """The style of a parameter or of a field of a form, and whether it is exploded (OpenAPI 3.2, section 4.12.2.2)."""
    style = parameter.text_at("style") or USUAL_STYLES.get(parameter.text_at("in"), "form")
    return style, parameter.get("explode", style in _EXPLODED) is True
