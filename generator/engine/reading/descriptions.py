"""Writes the descriptions of parameters and properties."""

from __future__ import annotations

import json

from generator.document import ArrayNode, Node, ObjectNode
from generator.engine.reading.limits import limits


def described(description: str, schema: Node, meant: ObjectNode) -> str:
    """A description, completed with limits and with the default, which clients leave to the server.

    Arguments:
        meant: the schema with its reference followed.
    """
    description = _with_values(description, schema)
    if limited := limits(meant, description):
        description = f"{sentence(description)}{limited}"
    default = schema.get("default") if isinstance(schema, ObjectNode) else None
    if not isinstance(default, str | int | float | ArrayNode) or "default" in description.lower():
        return description
    text = default if isinstance(default, str) and default else json.dumps(default)
    return f"{sentence(description)}Default: {text}."


def described_field(description: str, schema: ObjectNode, meant: ObjectNode) -> str:
    """The description of a property of a model, which also says if it is read-only or write-only."""
    text = described(description, schema, meant)
    if schema.get("readOnly") is True:
        return f"{sentence(text)}Set by the server."
    return f"{sentence(text)}Sent, never received." if schema.get("writeOnly") is True else text


def _with_values(description: str, schema: Node) -> str:
    """A description that lists the values of an enum if no ``Literal`` can hold them, as floats."""
    values = schema.array_at("enum") if isinstance(schema, ObjectNode) and "enum" in schema else ()
    if all(isinstance(value, str | int) for value in values):
        return description
    return f"{sentence(description)}One of {', '.join(map(json.dumps, values))}."


def sentence(description: str) -> str:
    """A description with a full stop and a space, so that a sentence can follow; an empty one stays empty."""
    text = description.rstrip()
    return f"{text}{'' if text.endswith(('.', '!', '?', ':', '`')) else '.'} " if text else ""
