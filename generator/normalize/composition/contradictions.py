"""Tells of schemas that contradict each other: members of ``allOf``, and a type beside alternatives."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.normalize.composition.parts import Part
from generator.openapi.normal_form import UNIONS
from generator.openapi.schemas import types_of

LAST_COUNTS: Final = "only the last one is kept"

_KNOWN: Final = frozenset(("array", "boolean", "null", "number", "object", "string"))


def report_contradiction(
    key: str, first: ObjectNode, second: ObjectNode, report: Report, outcome: str = LAST_COUNTS
) -> None:
    """Reports ``all-of-simplified`` for a keyword that two schemas of one value use differently."""
    report.warning(
        "all-of-simplified",
        f"Two members of allOf have `{key}`; {outcome}",
        second.place_of(key),
        related=[first.place_of(key)],
    )


def report_contradicted_type(schema: ObjectNode, document: ObjectNode, report: Report) -> None:
    """Reports ``type-contradicted`` for a type that no alternative beside it allows: no value fits both."""
    named = types(schema) & _KNOWN - {"null"}
    for union in UNIONS if named else ():
        members = list(schema.array_at(union).objects())
        if members and not any(_may_be(named, member, document) for member in members):
            message = f"No member of `{union}` may be of the type that stands beside it"
            hint = "Correct one of the two with an overlay."
            report.warning("type-contradicted", message, schema.place_of("type"), hint, [schema.place_of(union)])


def _may_be(named: Set[str], schema: ObjectNode, document: ObjectNode) -> bool:
    """Whether a value of one of these types can fit a schema and everything that it extends."""
    declared = (types(each.schema) for each in Part(schema).all_of(document, []))
    return all(not own or not own <= _KNOWN or not own.isdisjoint(named) for own in declared)


def kinds(schema: ObjectNode, document: ObjectNode, above: Sequence[ObjectNode] = ()) -> Set[str]:
    """The types of the values of a schema, as it says itself or as its alternatives do; empty if they are open.

    Arguments:
        document: the document that its references lead into.
        above: the unions around it.
    """
    for part in Part(schema).all_of(document, []):
        if found := {"object"} if part.names else types(part.schema):
            return found
        members = list(part.below(*UNIONS))
        if members and not any(part.schema is each for each in above):
            inside = [kinds(each.schema, document, (*above, part.schema)) for each in members]
            return set[str]().union(*inside) if all(inside) else set()
    return set()


def types(schema: ObjectNode) -> Set[str]:
    """The types of a schema; an integer is a number, and some numbers are integers."""
    return {"number" if each == "integer" else str(each) for each in types_of(schema) if each is not None}
