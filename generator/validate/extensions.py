"""The extensions for overlays, which the JSON Schemas of OpenAPI do not know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.components import component_schemas
from generator.openapi.extensions import CLASS_NAME, DEFAULT_TIMEZONE, EVENT_END, GROUP, IDEMPOTENCY_HEADER, METHOD
from generator.openapi.objects import ObjectsByKey
from generator.validate.leave_out import Fault
from generator.validate.operations import Operation
from generator.validate.sendable import is_header_name


def _is_something(text: str) -> bool:
    return bool(text.strip())


def _is_utc(text: str) -> bool:
    return text == "UTC"


_Expected: TypeAlias = Mapping[str, tuple[str, Callable[[str], bool]]]

_OF_OPERATIONS: Final[_Expected] = {
    GROUP: ("a name", _is_something),
    METHOD: ("a name", _is_something),
    IDEMPOTENCY_HEADER: ("the name of a header", is_header_name),
}
_OF_OTHERS: Final[_Expected] = {
    CLASS_NAME: ("a name", _is_something),
    DEFAULT_TIMEZONE: ("`UTC`", _is_utc),
    EVENT_END: ("text, as `'[DONE]'` in quotes", _is_something),
}
_CORRECT_IT: Final = "Correct it where it was written, or remove it."


def check_extensions(
    document: ObjectNode, objects_with: ObjectsByKey, operations: Iterable[Operation], report: Report
) -> Iterator[Fault]:
    """Reports ``openapi-unusable`` for extensions without effect, and for a header that nobody can send."""
    for operation in operations:
        yield from _check(operation.node, _OF_OPERATIONS, report)
    for key, expected in _OF_OTHERS.items():
        for node in objects_with[key]:
            yield from _check(node, {key: expected}, report)
    for key, schema in component_schemas(document).object_items():
        if schema.text_at(CLASS_NAME):
            message = f"A component is called after its key, `{key}`: `{CLASS_NAME}` is left out"
            report.warning("openapi-unusable", message, schema.place_of(CLASS_NAME), "It is for schemas without a key.")
            yield Fault(schema, CLASS_NAME)


def _check(node: ObjectNode, known: _Expected, report: Report) -> Iterator[Fault]:
    for key, (expected, is_usable) in known.items():
        if key in node and not is_usable(node.text_at(key)):
            message = f"`{key}` must be {expected}: this is left out"
            report.warning("openapi-unusable", message, node.place_of(key), _CORRECT_IT)
            yield Fault(node, key)
