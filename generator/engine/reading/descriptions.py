"""What a generated package says of a parameter or a property, beside its name and its type."""

from __future__ import annotations

import json

from generator.document import ArrayNode, Node, ObjectNode
from generator.engine.reading.limits import limits


def described(description: str, schema: Node, meant: ObjectNode) -> str:
    """A description with what the type does not say, and the default, which clients leave to the server.

    Arguments:
        description: what the document says of a parameter or a property.
        schema: its schema.
        meant: the schema that this one refers to, or itself.
    """
    description = _with_values(description, schema)
    if said := limits(meant, description):
        description = f"{sentence(description)}{said}"
    default = schema.get("default") if isinstance(schema, ObjectNode) else None
    if not isinstance(default, str | int | float | ArrayNode) or "default" in description.lower():
        return description
    text = default if isinstance(default, str) and default else json.dumps(default)
    return f"{sentence(description)}Default: {text}."


def described_field(description: str, schema: ObjectNode, meant: ObjectNode) -> str:
    """The description of a property of a model, with the direction in which it goes."""
    text = described(description, schema, meant)
    if schema.get("readOnly") is True:
        return f"{sentence(text)}Set by the server."
    return f"{sentence(text)}Sent, never received." if schema.get("writeOnly") is True else text


def _with_values(description: str, schema: Node) -> str:
    """A description with the values that no ``Literal`` can hold, as numbers with a fraction."""
    values = schema.array_at("enum") if isinstance(schema, ObjectNode) and "enum" in schema else ()
    if all(isinstance(value, str | int) for value in values):
        return description
    return f"{sentence(description)}One of {', '.join(map(json.dumps, values))}."


def sentence(description: str) -> str:
    """A description that another sentence can follow; nothing stays nothing."""
    text = description.rstrip()
    return f"{text}{'' if text.endswith(('.', '!', '?', ':', '`')) else '.'} " if text else ""
