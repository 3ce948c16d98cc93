"""Numbers that are equal for schemas with the same meaning, with references followed and order ignored."""

from __future__ import annotations

import json
from typing import Final

from generator.changes.views import OF_THE_PLACE, WORDING, Schemas
from generator.document import ArrayNode, Node, ObjectNode
from generator.openapi.grammar import NAMED_SCHEMAS
from generator.openapi.normal_form import NEEDED_TOGETHER

_NAMES: Final = frozenset(NAMED_SCHEMAS)
_VALUES: Final = frozenset(("const", "default"))
# Their order means nothing.
_SETS: Final = frozenset(("allOf", "anyOf", "enum", "oneOf", "required", "type", NEEDED_TOGETHER))
_DEPTH: Final = 8


def value_text(value: Node) -> str:
    """A value as text that is the same for equal values: JSON with sorted keys and no needless fractions."""
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False)


def _plain(value: Node) -> object:
    if isinstance(value, ObjectNode):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, ArrayNode):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def fingerprint(node: Node, schemas: Schemas | None, depth: int = _DEPTH) -> int:
    """A hash that is equal for schemas with the same meaning; it differs from run to run.

    Arguments:
        node: the schema, or a part of one.
        schemas: the schemas of its document; None to compare references by name.
        depth: how many references are followed, one after the other; schemas may contain themselves.
    """
    if isinstance(node, ArrayNode):
        return hash(tuple(fingerprint(each, schemas, depth) for each in node))
    if not isinstance(node, ObjectNode):
        return hash(value_text(node))
    if "$ref" in node and schemas is not None:
        return _of_reference(node, schemas, depth)
    keywords = ((key, keyword_fingerprint(key, value, schemas, depth)) for key, value in node.items() if _counts(key))
    return hash(frozenset(keywords))


def keyword_fingerprint(keyword: str, value: Node, schemas: Schemas | None, depth: int = _DEPTH) -> int:
    """A hash that is equal for values of a keyword with the same meaning."""
    if keyword in _NAMES and isinstance(value, ObjectNode):
        return hash(frozenset((name, fingerprint(each, schemas, depth)) for name, each in value.items()))
    if keyword in _VALUES:
        return hash(value_text(value))
    if keyword in _SETS and isinstance(value, ArrayNode):
        return hash(frozenset(fingerprint(each, schemas, depth) for each in value))
    return fingerprint(value, schemas, depth)


def _of_reference(node: ObjectNode, schemas: Schemas, depth: int) -> int:
    view = schemas.view(node, node.place)
    beside = {(key, value_text(each[key])) for each in view.chain[:-1] for key in OF_THE_PLACE if key in each}
    if depth == 0 or "$ref" in view.content:
        return hash(frozenset(beside))
    key = id(view.content), depth
    if key not in schemas.fingerprints:
        schemas.fingerprints[key] = fingerprint(view.content, schemas, depth - 1)
    return hash((schemas.fingerprints[key], frozenset(beside))) if beside else schemas.fingerprints[key]


def _counts(keyword: str) -> bool:
    return keyword == NEEDED_TOGETHER or (keyword not in WORDING and not keyword.startswith("x-"))
