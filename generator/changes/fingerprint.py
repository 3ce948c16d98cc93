"""Tells whether two parts of schemas mean the same, whatever is referred to and whatever the order."""

from __future__ import annotations

import json
from typing import Final

from generator.changes.views import OF_THE_PLACE, WORDING, Schemas
from generator.document import ArrayNode, Node, ObjectNode

_NAMES: Final = frozenset(("properties", "patternProperties", "dependentSchemas", "$defs"))
_VALUES: Final = frozenset(("const", "default"))
# Their order means nothing.
_SETS: Final = frozenset(("allOf", "anyOf", "enum", "oneOf", "required", "type"))
_CIRCLE: Final = hash("a schema that contains itself")


def value_text(value: Node) -> str:
    """A value as text that is the same for equal values: JSON with sorted keys and no needless fractions."""
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False)


def _plain(value: Node) -> object:
    if isinstance(value, ObjectNode):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, ArrayNode):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def fingerprint(node: Node, schemas: Schemas | None) -> int:
    """A number that is the same for schemas that mean the same; of use within one run only.

    Arguments:
        node: the schema, or a part of one.
        schemas: the schemas of its document; None to go by the names of those that are referred to.
    """
    if not isinstance(node, ObjectNode):
        return _of_value(node, schemas)
    if "$ref" not in node or schemas is None:
        return hash(
            frozenset((key, keyword_fingerprint(key, value, schemas)) for key, value in node.items() if _counts(key))
        )
    view, known = schemas.view(node, node.place), schemas.fingerprints
    content = view.content
    if id(content) not in known:
        # What comes back to the schema while it is looked at is a circle.
        known[id(content)] = _CIRCLE
        known[id(content)] = fingerprint(content, schemas) if "$ref" not in content else _CIRCLE
    beside = {(key, value_text(each[key])) for each in view.chain[:-1] for key in OF_THE_PLACE if key in each}
    return hash((known[id(content)], frozenset(beside))) if beside else known[id(content)]


def _counts(keyword: str) -> bool:
    return keyword not in WORDING and not keyword.startswith("x-")


def keyword_fingerprint(keyword: str, value: Node, schemas: Schemas | None) -> int:
    """A number that is the same for values of a keyword that mean the same."""
    if keyword in _NAMES and isinstance(value, ObjectNode):
        return hash(frozenset((name, fingerprint(each, schemas)) for name, each in value.items()))
    if keyword in _VALUES:
        return hash(value_text(value))
    if keyword in _SETS and isinstance(value, ArrayNode):
        return hash(frozenset(fingerprint(each, schemas) for each in value))
    return fingerprint(value, schemas)


def _of_value(value: Node, schemas: Schemas | None) -> int:
    if isinstance(value, ArrayNode):
        return hash(tuple(fingerprint(each, schemas) for each in value))
    return hash(value_text(value))
