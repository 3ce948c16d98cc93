"""What overlays say of operations by extensions, which no JSON Schema of OpenAPI knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.extensions import GROUP, IDEMPOTENCY_HEADER, METHOD
from generator.validate.leave_out import Fault
from generator.validate.operations import Operation
from generator.validate.sendable import is_header_name

_EXPECTED: Final = {GROUP: "a name", METHOD: "a name", IDEMPOTENCY_HEADER: "the name of a header"}


def check_extensions(operations: Iterable[Operation], report: Report) -> Iterator[Fault]:
    """``openapi-unusable`` and a fault for an extension that would have no effect, or one that nobody can send."""
    for operation in operations:
        for key, expected in _EXPECTED.items():
            if key in operation.node and not _is_usable(operation.node, key):
                hint = "Correct it where it was written, or take it away."
                message = f"`{key}` must be {expected}: this is left out"
                report.warning("openapi-unusable", message, operation.node.place_of(key), hint)
                yield Fault(operation.node, key)


def _is_usable(node: ObjectNode, key: str) -> bool:
    said = node.text_at(key)
    return is_header_name(said) if key == IDEMPOTENCY_HEADER else bool(said.strip())
