"""The fields of an object, as its schema, the schemas that it extends, and its alternatives describe them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.document import Node, ObjectNode
from generator.normalize.composition.parts import Part
from generator.openapi.normal_form import UNIONS


@dataclass
class Fields:
    """All descriptions of each property of an object, and the names of the required ones."""

    properties: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])
    required: set[str] = field(default_factory=set[str])

    def describe(self, other: Fields) -> None:
        """Adds the properties of another object, without requiring any."""
        for name, descriptions in other.properties.items():
            known = self.properties.setdefault(name, [])
            known += [each for each in descriptions if each not in known]

    def add(self, other: Fields) -> None:
        """Adds the properties of another object, and requires those that it requires."""
        self.describe(other)
        self.required |= other.required


def fields_of(part: Part, document: ObjectNode, seen: Sequence[ObjectNode] = ()) -> Fields:
    """The fields of a schema, of the schemas that it extends, and of the alternatives in all of them.

    Arguments:
        document: the document that its references lead into.
        seen: the schemas around it, whose fields are known already.
    """
    found, known = Fields(), [*seen]
    for each in part.all_of(document, known):
        required = {name for name in each.schema.array_at("required") if isinstance(name, str)}
        found.add(Fields({name: [node] for name, node in each.properties.items()}, required))
        for choice in choices(each):
            found.describe(fields_of_any([fields_of(member, document, known) for member in choice]))
    return found


def fields_of_any(alternatives: Collection[Fields]) -> Fields:
    """The fields of alternatives; a field is required if each alternative requires it."""
    found = Fields(required=set[str].intersection(*(each.required for each in alternatives)))
    for each in alternatives:
        found.describe(each)
    return found


def choices(part: Part) -> Iterator[Iterable[Part]]:
    """The lists of alternatives in a schema: the members of a union, or the two outcomes of a condition."""
    if members := list(part.below(*UNIONS)):
        yield members
    if "if" in part.schema:
        yield part.under("then"), part.under("else")
    for name in part.schema.object_at("dependentSchemas"):
        yield part.under("dependentSchemas", name), Part(ObjectNode((), part.schema.place))
