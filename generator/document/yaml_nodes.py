"""Makes nodes of the events of the YAML parser; PyYAML's own graph of nodes would take as long again."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, TypeAlias, cast

import yaml

from generator.diagnostics import Place, Report
from generator.document.json_nodes import RefusedError, refuse_repeated_key
from generator.document.nodes import COLLECTIONS, ArrayNode, Node, ObjectNode
from generator.document.yaml_events import ALIAS, END, MAPPING, SCALAR, SEQUENCE, Event, ways_to_read
from generator.document.yaml_places import Mark, YamlPlace, YamlText, parsers_mark
from generator.document.yaml_syntax import DEEPEST, MERGE_KEY, REFUSED_IN_C, TooLargeError, plain_scalar

# How many members may be copied by merge keys; aliases copy nothing, because they share what they stand for.
_MOST_MERGED: Final = 500_000
_MERGE_HINT: Final = 'A key that is called so stands in quotes: `"<<"`.'
# Far above any real document; an alias bomb passes it with a page of text.
_MOST_NODES: Final = 5_000_000


def read_yaml(text: str, found: Iterable[Event], place: Place, report: Report) -> ObjectNode | None:
    """Reads YAML whose root is an object; None when it cannot be used, and the report says why.

    Arguments:
        found: its events, as the first of ``ways_to_read`` gives them.
        place: where it starts.

    Raises:
        RecursionError, TooLargeError: it is nested too deeply, or its aliases expand too far.
        RefusedError: an alias refers to what it is in.
        yaml.YAMLError: it is not YAML.
    """
    failure = yaml.YAMLError()
    for way in chain((found,), islice(ways_to_read(text), 1, None)):
        try:
            return _Reader(place, report).read(way)
        except yaml.MarkedYAMLError as error:
            if error.problem not in REFUSED_IN_C:
                raise
            failure = error
    raise failure


@dataclass(slots=True)
class _Sequence:
    """A sequence that is being read, and where its items are."""

    node: ArrayNode
    places: dict[str | int, Mark | Place]


@dataclass(slots=True)
class _Mapping:
    """A mapping that is being read, and where its keys are.

    Arguments:
        key: the key whose value comes next; None when the next event is a key.
        merges: whether that key is a merge key.
        merged: the keys that come from other mappings.
    """

    node: ObjectNode
    places: dict[str | int, Mark | Place]
    key: str | None = None
    merges: bool = False
    merged: Set[str] = frozenset()


_Open: TypeAlias = _Sequence | _Mapping


class _Reader:
    """Turns what the parser finds into nodes with places; aliases stay shared."""

    def __init__(self, start: Place, report: Report) -> None:
        self._text = YamlText(start)
        self._report = report
        self._around: list[_Open] = []
        self._anchors: dict[str, Event | ObjectNode | ArrayNode] = {}
        self._shares = False
        self._merged = 0
        self._refused = False

    def read(self, found: Iterable[Event]) -> ObjectNode | None:
        roots = self._roots(found)
        root = roots[0] if roots else None
        if self._shares:
            _refuse_large(root)
        if not isinstance(root, ObjectNode):
            kind = "not an object" if roots else "empty"
            hint = "It must start with a key and a value, as in `title: Messages`."
            self._refuse("not-an-object", f"The document is {kind}", roots.place_of(0), hint)
        return root if isinstance(root, ObjectNode) and not self._refused else None

    def _roots(self, found: Iterable[Event]) -> ArrayNode:
        """The root of the text in an array, which is empty for an empty text."""
        place = YamlPlace(self._text, 0)
        roots = ArrayNode((), place)
        collection: _Open = _Sequence(roots, place.members)
        for event in found:
            kind = event[0]
            if kind == SCALAR:
                self._add_scalar(event, collection)
            elif kind == END:
                ended, collection = collection, self._around.pop()
                self._add(ended.node, collection)
            elif kind in (MAPPING, SEQUENCE):
                self._expect(event, collection)
                self._around.append(collection)
                collection = self._opened(event)
            elif kind == ALIAS:
                self._add_meant(event, collection)
            elif roots:
                raise _mistake("found another document, where there can be one", event, place.members[0])
        return roots

    def _opened(self, start: Event) -> _Open:
        if len(self._around) > DEEPEST:
            raise TooLargeError
        kind, mark, _, _, anchor = start
        place = YamlPlace(self._text, mark)
        opened: _Open
        if kind == MAPPING:
            opened = _Mapping(ObjectNode((), place), place.members)
        else:
            opened = _Sequence(ArrayNode((), place), place.members)
        if anchor:
            self._anchors[anchor] = opened.node
        return opened

    def _add_meant(self, alias: Event, collection: _Open) -> None:
        """Adds what an alias stands for."""
        anchor = str(alias[4])
        meant = self._anchors.get(anchor)
        if meant is None:
            raise _mistake(f"found undefined alias {anchor!r}", alias)
        if isinstance(meant, tuple):
            self._add_scalar(meant, collection)
        elif any(meant is each.node for each in (collection, *self._around)):
            self._refuse("yaml-invalid", "An alias refers to a node that contains it", meant.place)
            raise RefusedError
        else:
            self._shares = True
            self._expect(alias, collection)
            self._add(meant, collection)

    def _expect(self, event: Event, collection: _Open) -> None:
        """Notes where a collection starts in the one that holds it."""
        if isinstance(collection, _Sequence):
            collection.places[len(collection.node)] = event[1]
        elif collection.key is None:
            place = self._text.place(event[1])
            self._refuse("yaml-invalid", "A key must be a plain value, not a collection", place)
            collection.key = ""

    def _add(self, value: Node, collection: _Open) -> None:
        if isinstance(collection, _Sequence):
            collection.node.append(value)
            return
        if collection.merges:
            self._merge(value, collection)
        else:
            collection.node[cast(str, collection.key)] = value
        collection.key = None

    def _add_scalar(self, event: Event, collection: _Open) -> None:
        _, mark, text, is_plain, anchor = event
        if anchor:
            self._anchors[anchor] = event
        if isinstance(collection, _Sequence):
            collection.places[len(collection.node)] = mark
        elif collection.key is None:
            self._begin(text, mark, collection)
            collection.merges = is_plain and text == MERGE_KEY
            return
        self._add(plain_scalar(text) if is_plain else text, collection)

    def _begin(self, key: str, mark: Mark, collection: _Mapping) -> None:
        """Notes the key of the next value; a mapping's own key replaces one that was merged into it."""
        if key not in collection.places:
            collection.places[key] = mark
        elif key in collection.merged:
            collection.places[key] = mark
            collection.merged -= {key}
        else:
            self._refused = True
            place, first = self._text.place(mark), collection.node.place_of(key)
            refuse_repeated_key(key, place, first, self._report)
        collection.key = key

    def _merge(self, value: Node, collection: _Mapping) -> None:
        for mapping in value if isinstance(value, ArrayNode) else (value,):
            if not isinstance(mapping, ObjectNode):
                at = collection.node.place_of(MERGE_KEY)
                self._refuse("yaml-invalid", "Only a mapping can be merged, or a list of mappings", at, _MERGE_HINT)
                return
            self._merged += len(mapping)
            if self._merged > _MOST_MERGED:
                raise TooLargeError
            given = {key: value for key, value in mapping.items() if key not in collection.node}
            collection.node.update(given)
            collection.places.update((key, mapping.place_of(key)) for key in given)
            collection.merged |= given.keys()

    def _refuse(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self._refused = True
        self._report.error(code, message, place, hint)


def _mistake(problem: str, event: Event, root: Mark | Place | None = None) -> yaml.MarkedYAMLError:
    """The error for a mistake that the parser itself lets pass, with the place of the root that it conflicts with."""
    first = parsers_mark(root) if isinstance(root, int) else None
    return yaml.MarkedYAMLError(None, first, problem, parsers_mark(event[1]))


def _refuse_large(root: Node) -> None:
    """Refuses a document that is too large or too deep with its aliases expanded.

    Raises:
        RecursionError, TooLargeError: the document is refused.
    """
    known: dict[int, tuple[int, int]] = {}

    def measured(node: ObjectNode | ArrayNode) -> tuple[int, int]:
        """The number of nodes below this one, and of their levels."""
        if id(node) not in known:
            values = node.values() if isinstance(node, ObjectNode) else node
            below = [measured(value) for value in values if isinstance(value, COLLECTIONS)]
            size = len(node) + sum(size for size, _ in below)
            levels = 1 + max((levels for _, levels in below), default=0)
            if size > _MOST_NODES or levels > DEEPEST:
                raise TooLargeError
            known[id(node)] = size, levels
        return known[id(node)]

    if isinstance(root, COLLECTIONS):
        measured(root)
