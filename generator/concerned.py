"""Which parts of a document the findings of a loss speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from generator.declared import Part, parts
from generator.diagnostics import Diagnostic, Place
from generator.document import ArrayNode, ObjectNode, walk
from generator.fates import Fate, Subject, rewritten

CODES: Final = (
    *("all-of-recursive", "all-of-simplified", "form-without-fields", "item-schema-unread", "oauth-flows-lost"),
    *(
        "operation-servers-dropped",
        "pagination-invalid",
        "properties-inapplicable",
        "ref-circular",
        "ref-dangling",
        "ref-external",
        "ref-file-missing",
        "ref-remote",
    ),
    *("security-scheme-lost", "security-scheme-missing", "security-scheme-unsupported", "swagger-inexpressible"),
)
"""The findings that something is there in another form, or not as it was meant."""


def concerned(document: ObjectNode, findings: Iterable[Diagnostic]) -> dict[Subject, Fate]:
    """The fates of the parts that findings say something is lost of, as these say it.

    A finding speaks of the smallest part that it stands in, or of the operations that need what it stands in.
    """
    messages = {each.place: each.message for each in findings if each.code in CODES}
    if not messages:
        return {}
    known = list(parts(document))
    operations = [each for each in known if each.subject.kind == "operation"]
    details = [each for each in known if each.subject.kind != "operation"]
    found = {(each.subject, place) for each in details for place in _in(each, messages)}
    rest = messages.keys() - {place for _, place in found}
    by_subject: dict[Subject, list[str]] = {}
    for subject, place in sorted({*found, *_of_operations(document, operations, rest)}):
        by_subject.setdefault(subject, []).append(messages[place])
    return {subject: rewritten("; ".join(several)) for subject, several in by_subject.items()}


def _in(part: Part, places: Collection[Place]) -> Iterator[Place]:
    return (place for place in _places(part.node) if place in places)


def _places(root: ObjectNode) -> Iterator[Place]:
    """Every place of a node, of what is in it, and of its keys."""
    for _, node in walk(root):
        if isinstance(node, ObjectNode):
            yield node.place
            yield from map(node.place_of, node)
        elif isinstance(node, ArrayNode):
            yield from (node.place_of(index) for index in range(len(node)))


def _of_operations(
    document: ObjectNode, operations: list[Part], places: Collection[Place]
) -> Iterator[tuple[Subject, Place]]:
    """The operations whose page a finding is on, whose credentials it is about, or in which it stands."""
    on_pages = Counter(each.place.file for each in operations)
    schemes = _places_of_schemes(document, places)
    for operation in operations:
        if on_pages[operation.place.file] == 1:
            yield from ((operation.subject, place) for place in places if place.file == operation.place.file)
        yield from ((operation.subject, schemes[name]) for name in _credentials(document, operation) if name in schemes)
        yield from ((operation.subject, place) for place in _in(operation, places))


def _places_of_schemes(document: ObjectNode, places: Collection[Place]) -> Mapping[str, Place]:
    schemes = document.object_at("components").object_at("securitySchemes")
    return {name: place for name in schemes for place in _places(schemes.object_at(name)) if place in places}


def _credentials(document: ObjectNode, operation: Part) -> Iterator[str]:
    """The security schemes that an operation names."""
    holder = operation.node if "security" in operation.node else document
    return (name for requirement in holder.array_at("security").objects() for name in requirement)
