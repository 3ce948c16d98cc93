"""Reduces the statuses of responses to their code."""

from __future__ import annotations

import re
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.rewriting import rewrite_at, rewrite_each_operation, rewrite_values_at

# A code with its reason phrase, as some frameworks write it (RFC 9110, section 15).
_WITH_REASON: Final = re.compile(r"([1-5]\d\d)[ _:(-]+[A-Za-z].*", re.ASCII | re.DOTALL)


def spell_statuses(document: ObjectNode, report: Report) -> ObjectNode:
    """The document with the responses of ``204 No Content`` moved to ``204``.

    Arguments:
        report: receives ``openapi-invalid`` for each of them; one whose code is taken stays, for validation to report.
    """

    def operation(node: ObjectNode) -> ObjectNode:
        return rewrite_at(node, "responses", lambda responses: _spelt(responses, report))

    def item(node: ObjectNode) -> ObjectNode:
        return rewrite_each_operation(node, lambda _, found: operation(found))

    return rewrite_values_at(document, "paths", item)


def _spelt(responses: ObjectNode, report: Report) -> ObjectNode:
    meant: dict[str, str] = {}
    for key in responses:
        found = _WITH_REASON.fullmatch(key) if len(key) > 3 else None
        if found and found[1] not in responses and found[1] not in meant.values():
            meant[key] = found[1]
            report.warning("openapi-invalid", f"`{key}` is read as `{found[1]}`", responses.place_of(key))
    return responses.renamed(meant) if meant else responses
