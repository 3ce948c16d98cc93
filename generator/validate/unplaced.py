"""Operations whose page says what they do, but not where they are called."""

from __future__ import annotations

import json

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.extensions import UNPLACED_OPERATIONS


def check_unplaced(document: ObjectNode, report: Report) -> None:
    """``operation-unplaced`` for each operation without method and path."""
    unplaced = document.object_at(UNPLACED_OPERATIONS)
    for name in unplaced:
        report.warning(
            "operation-unplaced",
            f"The page of `{name}` names no method and path",
            unplaced.place_of(name),
            "Remove the page if it describes no call, or say where it is called with an overlay (1.1):\n"
            + _placing(name),
        )


def _placing(name: str) -> str:
    """The actions that place an operation, with the method and path left for a person to write."""
    step = name.replace("\\", "\\\\").replace("'", "\\'")
    unplaced = json.dumps(f"$['{UNPLACED_OPERATIONS}']['{step}']", ensure_ascii=False)
    lines = (
        "- target: $.paths",
        "  update: {'/PATH': {post: {}}}",
        "- target: $.paths['/PATH'].post",
        f"  copy: {unplaced}",
        f"- target: {unplaced}",
        "  remove: true",
    )
    return "\n".join(f"        {line}" for line in lines)
