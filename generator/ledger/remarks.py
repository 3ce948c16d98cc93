"""Attaches findings to the parts of the document that lose something by them, as remarks of the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from typing import Final

from generator.diagnostics import Diagnostic, Place
from generator.document import COLLECTIONS, ArrayNode, Node, ObjectNode
from generator.ledger.declared import Part
from generator.ledger.outcomes import Subject
from generator.openapi import pointer
from generator.openapi.components import security_schemes
from generator.openapi.credentials import security_holder
from generator.openapi.path_items import operations_of

CODES: Final = (
    "all-of-recursive",
    "all-of-simplified",
    "file-in-json-part",
    "form-without-fields",
    "parameter-as-text",
    "item-schema-unread",
    "oauth-flows-lost",
    "operation-servers-dropped",
    "pagination-invalid",
    "part-as-json",
    "part-headers-unsent",
    "items-inapplicable",
    "properties-inapplicable",
    "ref-circular",
    "ref-dangling",
    "ref-dynamic",
    "ref-external",
    "ref-file-missing",
    "ref-remote",
    "ref-unfit",
    "openapi-unusable",
    "security-scheme-lost",
    "security-scheme-missing",
    "security-scheme-unsupported",
    "swagger-inexpressible",
    "tuple-as-list",
    "type-contradicted",
)
"""The codes of findings which say that a part was generated in another form than it was meant."""
_NONE: Final[frozenset[Place]] = frozenset()


def remarks(
    document: ObjectNode, known: Collection[Part], findings: Iterable[Diagnostic], pages: Collection[str]
) -> dict[Subject, str]:
    """For each part of a document that findings concern, a remark with what they say about it.

    A finding concerns the smallest part that contains its place, or the operations that need what contains its place.

    Arguments:
        document: the effective document.
        known: everything that the document declares.
        findings: those of all stages.
        pages: the pages that the document was made of; a finding on a page with one operation concerns that operation.
    """
    messages = _by_place(each for each in findings if each.code in CODES)
    if not messages:
        return {}
    search = _Search(messages.keys())
    operations = [each for each in known if each.subject.kind == "operation"]
    details = [each for each in known if each.subject.kind != "operation"]
    found = {(each.subject, place) for each in details for place in _of_part(each, search)}
    rest = messages.keys() - {place for _, place in found}
    by_subject: dict[Subject, dict[str, None]] = {}
    for subject, place in sorted({*found, *_of_operations(document, operations, rest, search, pages)}):
        by_subject.setdefault(subject, {}).update(messages[place])
    return {subject: "; ".join(several) for subject, several in by_subject.items()}


def _by_place(findings: Iterable[Diagnostic]) -> Mapping[Place, Mapping[str, None]]:
    """The messages by place, also by the related places, because what stood at the first place may be gone."""
    messages: dict[Place, dict[str, None]] = {}
    for each in findings:
        for place in (each.place, *each.related):
            messages.setdefault(place, {})[each.message] = None
    return messages


def _of_part(part: Part, search: _Search) -> Set[Place]:
    """The places in a part that are searched for; of a part that cannot be used, only its own."""
    return search.inside(part.node) if part.node else search.at(part.node.place)


def _of_operations(
    document: ObjectNode, operations: list[Part], places: Set[Place], search: _Search, pages: Collection[str]
) -> Iterator[tuple[Subject, Place]]:
    """The operations that a finding concerns: by its page, by their credentials, or because it stands in them."""
    on_pages = Counter(each.place.file for each in operations if each.place.file in pages)
    schemes = _places_of_schemes(document, places, search)
    above = _places_above(document, search)
    for operation in operations:
        if on_pages[operation.place.file] == 1:
            yield from ((operation.subject, place) for place in places if place.file == operation.place.file)
        yield from ((operation.subject, schemes[name]) for name in _credentials(document, operation) if name in schemes)
        yield from ((operation.subject, place) for place in _of_part(operation, search) & places)
        yield from ((operation.subject, place) for place in places & above.get(id(operation.node), set()))


def _places_above(document: ObjectNode, search: _Search) -> Mapping[int, Set[Place]]:
    """For each operation, the places above it that concern it: an invalid path, and the servers of its path item."""
    paths = document.object_at("paths")
    found: dict[int, set[Place]] = {}
    for path in paths:
        item = pointer.followed(document, paths.object_at(path))
        of_all = set[Place]() if path.startswith("/") else {paths.place_of(path)}
        servers = {item.place_of("servers"), *search.inside(item["servers"])} if "servers" in item else set[Place]()
        for _, node, _ in operations_of(item):
            found[id(node)] = of_all if "servers" in node else of_all | servers
    return found


def _places_of_schemes(document: ObjectNode, places: Set[Place], search: _Search) -> Mapping[str, Place]:
    schemes = security_schemes(document)
    found = {name: {schemes.place_of(name), *search.inside(scheme)} for name, scheme in schemes.items()}
    return {name: place for name, several in found.items() for place in several & places}


def _credentials(document: ObjectNode, operation: Part) -> Iterator[str]:
    """The security schemes that an operation names; none for an operation that cannot be used."""
    if not operation.node or "$ref" in operation.node:
        return
    security = security_holder(document, operation.node).array_at("security")
    yield from (name for requirement in security.objects() for name in requirement)


class _Search:
    """Searches nodes for some given places, and looks into each node only once."""

    def __init__(self, places: Collection[Place]) -> None:
        self._places = frozenset(places)
        self._around: dict[int, set[Place]] = {}
        for place in places:
            for outer in place.around():
                self._around.setdefault(id(outer), set()).add(place)
        # Positions are compared only for places that know theirs anyway: to look up all positions takes long.
        self._others = frozenset(place for place in places if not any(place.around()))
        self._files = {place.file for place in self._others}
        self._positions = {place.position for place in self._others}
        self._known: dict[int, frozenset[Place]] = {}

    def at(self, place: Place) -> frozenset[Place]:
        """The given place, if it is one of those that are searched for."""
        return self._places & {place}

    def inside(self, node: Node) -> frozenset[Place]:
        """The places that belong to a node, to its keys, or to anything in it."""
        if not isinstance(node, COLLECTIONS):
            return _NONE
        if id(node) not in self._known:
            found = self._own(node)
            for part in node.values() if isinstance(node, ObjectNode) else node:
                if isinstance(part, COLLECTIONS) and (inside := self.inside(part)):
                    found |= inside
            self._known[id(node)] = found
        return self._known[id(node)]

    def _own(self, node: ObjectNode | ArrayNode) -> frozenset[Place]:
        here = self._around.get(id(node.place), _NONE)
        # Positions rule out most nodes, in a tenth of the time that comparing places takes.
        if node.place.file in self._files and any(place.position in self._positions for place in _places(node)):
            return self._others.intersection(_places(node)) | here
        return frozenset(here)


def _places(node: ObjectNode | ArrayNode) -> Iterable[Place]:
    if isinstance(node, ObjectNode):
        return (node.place, *map(node.place_of, node))
    return (node.place, *map(node.place_of, range(len(node))))
