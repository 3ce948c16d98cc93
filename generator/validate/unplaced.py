"""Operations whose pages name no method and path."""

from __future__ import annotations

import json

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.extensions import UNPLACED_OPERATIONS


def check_unplaced(document: ObjectNode, report: Report) -> None:
    """Reports ``operation-unplaced`` for each of them."""
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
    """The actions that place an operation; a person has to write the method and the path."""
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
