"""Parameters: those of an operation, and what tells one from others."""

from __future__ import annotations

from generator.document import ObjectNode
from generator.openapi import pointer


def identity(parameter: ObjectNode) -> tuple[str, str]:
    """Where a parameter is sent, and its name: the same of two parameters of a list only by mistake.

    The names of headers ignore case (RFC 9110, section 5.1).
    """
    location, name = parameter.text_at("in"), parameter.text_at("name")
    return location, name.lower() if location == "header" else name


def parameters_of(document: ObjectNode, holder: ObjectNode) -> tuple[ObjectNode, ...]:
    """The parameters of a path item or an operation, references resolved."""
    return tuple(pointer.followed(document, parameter) for parameter in holder.array_at("parameters").objects())
