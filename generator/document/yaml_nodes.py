"""Nodes of YAML text, made of what the parser finds: the graph of nodes that it can make first takes as long again."""

# PyYAML's stubs leave the types of its events open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias, cast

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
)

from generator.diagnostics import Place, Report
from generator.document.json_nodes import RefusedError, refuse_repeated_key
from generator.document.nodes import ArrayNode, Node, ObjectNode
from generator.document.yaml_syntax import (
    DEEPEST,
    HIDE_BREAKS,
    MERGE_KEY,
    MERGE_TAG,
    REFUSED_IN_C,
    SHOW_BREAKS,
    TooLargeError,
    events,
    events_in_python,
    has_other_breaks,
    plain_scalar,
    with_whole_characters,
)

# Far above any real document; an alias bomb passes it with a page of text.
_MOST_NODES: Final = 5_000_000
# Aliases share what they stand for, but what is merged is copied: this many members at most.
_MOST_MERGED: Final = 500_000
_MERGE_HINT: Final = 'A key that is called so stands in quotes: `"<<"`.'


def read_yaml(text: str, place: Place, report: Report) -> ObjectNode | None:
    """The object that some text is; None when it cannot be used, and the report says why.

    Arguments:
        text: the text.
        place: where it starts.
        report: receives ``yaml-invalid``, ``yaml-duplicate-key`` and ``not-an-object``.

    Raises:
        RecursionError, TooLargeError: it is nested too deeply, or its aliases expand too far.
        RefusedError: an alias refers to what it is in.
        yaml.YAMLError: it is not YAML.
    """
    hides_breaks = has_other_breaks(text)
    shown = text.translate(HIDE_BREAKS) if hides_breaks else text
    failure = yaml.YAMLError()
    for found in _ways(shown):
        try:
            return _Reader(place, hides_breaks, report).read(found)
        except yaml.MarkedYAMLError as error:
            if error.problem not in REFUSED_IN_C:
                raise
            failure = error
    raise failure


def _ways(text: str) -> Iterator[Iterator[yaml.Event]]:
    """What there is in a text, in ways that refuse less, and take longer."""
    yield events(text)
    whole = with_whole_characters(text)
    yield events(whole)
    yield events_in_python(whole)


@dataclass(slots=True)
class _Collection:
    """A mapping or a sequence; its node is there when its end was met. Its nodes and levels count through aliases."""

    start: CollectionStartEvent
    node: ObjectNode | ArrayNode | None = None
    size: int = 1
    levels: int = 1

    @property
    def start_mark(self) -> object:
        return self.start.start_mark


_Part: TypeAlias = ScalarEvent | _Collection


class _Reader:
    """Turns what the parser finds into nodes with places; aliases stay shared."""

    def __init__(self, start: Place, hides_breaks: bool, report: Report) -> None:
        self._start = start
        self._file, (self._line, self._column) = start.file, start.position
        self._hides_breaks = hides_breaks
        self._report = report
        self._anchors: dict[str, _Part] = {}
        self._merged = 0
        self._refused = False

    def read(self, found: Iterable[yaml.Event]) -> ObjectNode | None:
        root = self._root(found)
        node = root.node if isinstance(root, _Collection) else None
        if not isinstance(node, ObjectNode):
            kind, place = ("not an object", self._place(root)) if root else ("empty", self._start)
            hint = "It must start with a key and a value, as in `title: Messages`."
            self._refuse("not-an-object", f"The document is {kind}", place, hint)
        return node if isinstance(node, ObjectNode) and not self._refused else None

    def _root(self, found: Iterable[yaml.Event]) -> _Part | None:
        """What the only document of a text consists of; None when there is nothing in it."""
        around: list[tuple[_Collection, list[_Part]]] = []
        parts: list[_Part] = []
        for event in found:
            if isinstance(event, ScalarEvent):
                parts.append(event)
                if event.anchor:
                    self._anchors[event.anchor] = event
            elif isinstance(event, CollectionEndEvent):
                collection, outer = around.pop()
                self._close(collection, parts)
                parts = outer
            elif isinstance(event, CollectionStartEvent):
                collection = _Collection(event)
                parts.append(collection)
                if event.anchor:
                    self._anchors[event.anchor] = collection
                around.append((collection, parts))
                parts = []
                if len(around) > DEEPEST:
                    raise TooLargeError
            elif isinstance(event, AliasEvent):
                parts.append(self._meant(event))
            elif isinstance(event, DocumentStartEvent) and parts:
                raise _mistake("found another document, where there can be one", event, parts[0])
        return parts[0] if parts else None

    def _meant(self, alias: AliasEvent) -> _Part:
        """What an alias stands for."""
        part = self._anchors.get(str(alias.anchor))
        if part is None:
            raise _mistake(f"found undefined alias {alias.anchor!r}", alias)
        if isinstance(part, _Collection) and part.node is None:
            self._refuse("yaml-invalid", "An alias refers to a node that contains it", self._place(part))
            raise RefusedError
        return part

    def _close(self, collection: _Collection, parts: list[_Part]) -> None:
        """Makes the node of a collection, all of whose parts are known."""
        collection.size += len(parts)
        for part in parts:
            if isinstance(part, _Collection):
                collection.size += part.size
                collection.levels = max(collection.levels, part.levels + 1)
        if collection.size > _MOST_NODES or collection.levels > DEEPEST:
            raise TooLargeError
        place = self._place(collection)
        if isinstance(collection.start, MappingStartEvent):
            collection.node = self._mapping(place, parts[::2], parts[1::2])
        else:
            collection.node = ArrayNode(map(self._value, parts), place, map(self._place, parts))

    def _mapping(self, at: Place, keys: list[_Part], values: list[_Part]) -> ObjectNode:
        items: dict[str, Node] = {}
        places: dict[str, Place] = {}
        written: dict[str, Place] = {}
        for key_part, value_part in zip(keys, values, strict=True):
            place = self._place(key_part)
            if isinstance(key_part, _Collection):
                self._refuse("yaml-invalid", "A key must be a plain value, not a collection", place)
                continue
            key = self._text(key_part)
            if key in written:
                self._refused = True
                refuse_repeated_key(key, place, written[key], self._report)
                continue
            written[key] = place
            value = self._value(value_part)
            if key == MERGE_KEY and (key_part.implicit[0] or key_part.tag == MERGE_TAG):
                self._merge(value, place, items, places)
            else:
                items[key], places[key] = value, place
        return ObjectNode(items, at, places)

    def _merge(self, value: Node, at: Place, items: dict[str, Node], places: dict[str, Place]) -> None:
        for mapping in value if isinstance(value, ArrayNode) else (value,):
            if not isinstance(mapping, ObjectNode):
                self._refuse("yaml-invalid", "Only a mapping can be merged, or a list of mappings", at, _MERGE_HINT)
                return
            self._merged += len(mapping)
            if self._merged > _MOST_MERGED:
                raise TooLargeError
            for key in mapping:
                if key not in items:
                    items[key], places[key] = mapping[key], mapping.place_of(key)

    def _value(self, part: _Part) -> Node:
        if isinstance(part, _Collection):
            return part.node
        text = self._text(part)
        return plain_scalar(text) if part.implicit[0] else text

    def _text(self, part: ScalarEvent) -> str:
        text: str = part.value
        return text.translate(SHOW_BREAKS) if self._hides_breaks else text

    def _place(self, part: _Part) -> Place:
        mark = cast(yaml.Mark, part.start_mark)
        return Place(self._file, mark.line + self._line, mark.column + self._column)

    def _refuse(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self._refused = True
        self._report.error(code, message, place, hint)


def _mistake(problem: str, event: yaml.Event, part: _Part | None = None) -> yaml.MarkedYAMLError:
    """A mistake of a text that the parser does not know of, and where what it disagrees with starts."""
    marks = (part and part.start_mark, event.start_mark)
    context_mark, problem_mark = cast("tuple[yaml.Mark | None, yaml.Mark]", marks)
    return yaml.MarkedYAMLError(None, context_mark, problem, problem_mark)
