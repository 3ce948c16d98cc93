"""Parameters: what tells one from others."""

from __future__ import annotations

from generator.document import ObjectNode


def identity(parameter: ObjectNode) -> tuple[str, str]:
    """Where a parameter is sent, and its name: the same of two parameters of a list only by mistake.

    The names of headers ignore case (RFC 9110, section 5.1).
    """
    location, name = parameter.text_at("in"), parameter.text_at("name")
    return location, name.lower() if location == "header" else name
