"""Reads ``allow`` in a manifest: what may be missing from the package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.ledger import Allowance
from generator.ledger.outcomes import Subject
from generator.manifest.values import items_at, refuse_unknown_keys, refuse_value, text_at

# The parts of an operation that an allowance may name.
_DETAILS: Final = ("parameter", "body", "response", "page")
_OF_THE_DOCUMENT: Final = ("schema", "webhook")
# The name of an operation whose page has no method and path.
_NAME: Final = re.compile(r"(?!.* /).+")
_ABOUT: Final = (
    "Write `operation: POST /messages` with one `parameter`, `body`, `response` or `page` of it, or with none; "
    "or a `schema`, a `webhook` or a `page` without an operation."
)


def read_allowances(folder: Path, manifest: ObjectNode, report: Report) -> Iterator[Allowance]:
    """The entries of ``allow``; invalid ones are reported and left out."""
    seen: dict[Subject, Place] = {}
    for entry, place in items_at(manifest, "allow", report):
        if not isinstance(entry, ObjectNode):
            refuse_value("allow", "a list of `{operation: POST /path, reason: …}`", place, report)
            continue
        refuse_unknown_keys(entry, (*_DETAILS, *_OF_THE_DOCUMENT, "operation", "reason"), report)
        subject = _subject(folder, entry, report)
        reason = text_at(entry, "reason", "", report).strip()
        if not subject:
            message = "An allowance is about one operation, one part of an operation, schema, webhook or page"
            report.error("manifest-value-invalid", message, place, _ABOUT)
        elif not reason:
            hint = "Write `reason: …`: why may it be missing?"
            report.error("manifest-value-invalid", "An allowance needs a reason", place, hint)
        elif subject in seen:
            message = "This may be missing already, for the reason that another entry gives"
            report.error("manifest-value-invalid", message, place, "Keep one of the two.", [seen[subject]])
        else:
            seen[subject] = place
            yield Allowance(subject, reason, place)


def _subject(folder: Path, entry: ObjectNode, report: Report) -> Subject | None:
    """The subject of an entry of ``allow``; None for an invalid entry."""
    named = {key: text_at(entry, key, "", report) for key in (*_DETAILS, *_OF_THE_DOCUMENT) if key in entry}
    operation = text_at(entry, "operation", "", report)
    method, _, path = operation.partition(" ")
    # The ledger writes `*` for the methods of a path that cannot be read.
    is_operation = (method == "*" or method.isupper()) and bool(path)
    match list(named.items()):
        case [] if is_operation or _NAME.fullmatch(operation):
            return Subject("operation", operation)
        case [(("schema" | "webhook") as kind, name)] if not operation:
            return Subject(kind, name=name)
        case [("page", name)] if is_operation or not operation:  # it contradicts another one, or cannot be read
            return Subject("page", operation, (folder / name).as_posix())
        case [(("parameter" | "body" | "response") as kind, name)] if is_operation:
            return Subject(kind, operation, name)
        case _:
            return None
