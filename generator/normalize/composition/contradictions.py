"""Tells of schemas that contradict each other: members of ``allOf``, and a type beside alternatives."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.normalize.composition.parts import Part
from generator.openapi.normal_form import UNIONS
from generator.openapi.types_of import types_of

LAST_COUNTS: Final = "only the last one is kept"

_KNOWN: Final = frozenset(("array", "boolean", "null", "number", "object", "string"))


def report_contradiction(
    key: str, first: ObjectNode, second: ObjectNode, report: Report, outcome: str = LAST_COUNTS
) -> None:
    """``all-of-simplified`` for what two schemas say of one value with one keyword."""
    report.warning(
        "all-of-simplified",
        f"Two members of allOf have `{key}`; {outcome}",
        second.place_of(key),
        related=[first.place_of(key)],
    )


def report_contradicted_type(schema: ObjectNode, document: ObjectNode, report: Report) -> None:
    """``type-contradicted`` for a type beside alternatives none of which may be of it: no value is both."""
    types = _types(schema) & _KNOWN - {"null"}
    for union in UNIONS if types else ():
        members = list(schema.array_at(union).objects())
        if members and not any(_may_be(types, member, document) for member in members):
            message = f"No member of `{union}` may be of the type that stands beside it"
            hint = "Correct one of the two with an overlay."
            report.warning("type-contradicted", message, schema.place_of("type"), hint, [schema.place_of(union)])


def _may_be(types: Set[str], schema: ObjectNode, document: ObjectNode) -> bool:
    """Whether a value of one of the types can be what a schema says, and all that this extends."""
    said = (_types(each.schema) for each in Part(schema).all_of(document, []))
    return all(not own or not own <= _KNOWN or not own.isdisjoint(types) for own in said)


def _types(schema: ObjectNode) -> Set[str]:
    """The types of a schema; an integer is a number, and some numbers are integers."""
    return {"number" if each == "integer" else str(each) for each in types_of(schema) if each is not None}
