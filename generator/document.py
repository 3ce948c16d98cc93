"""Documents: YAML and JSON data whose nodes remember where a person wrote them.

The reader resolves plain scalars as the YAML 1.2 core schema says (https://yaml.org/spec/1.2.2/#103-core-schema):
timestamps, ``on`` and ``yes`` stay strings. Keys are always strings, so ``200:`` is the key ``"200"``.
"""

# PyYAML's stubs leave the types of its hooks open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias, cast

import yaml

from generator.diagnostics import Place, Report
from generator.json_text import JsonPlace, JsonText
from generator.yaml_emission import emit
from generator.yaml_syntax import (
    DEEPEST,
    HIDE_BREAKS,
    OTHER_BREAKS,
    SHOW_BREAKS,
    Composer,
    Scalar,
    TooLargeError,
    explain,
    plain_scalar,
)

Node: TypeAlias = "Scalar | ObjectNode | ArrayNode"
NodePath: TypeAlias = tuple[str | int, ...]

NOWHERE: Final = Place("<generated>")
# Far above any real document; an alias bomb passes it with a page of text.
_MOST_NODES: Final = 5_000_000


class ObjectNode(dict[str, Node]):
    """A mapping that knows its own place and the place of each of its keys."""

    __slots__ = ("_key_places", "place")

    def __init__(
        self,
        items: Mapping[str, Node] | Iterable[tuple[str, Node]] = (),
        place: Place = NOWHERE,
        key_places: Mapping[str, Place] | None = None,
    ) -> None:
        super().__init__(items)
        self.place = place
        self._key_places = key_places or {}

    def place_of(self, key: str) -> Place:
        """Where the key was written; the object's own place for a key that was added on the way."""
        return self._key_places.get(key) or self.place.inside(key)

    def replaced(self, items: Mapping[str, Node], key_places: Mapping[str, Place] | None = None) -> ObjectNode:
        """The same object with other content: keys keep their places, ``key_places`` adds those of new ones."""
        return ObjectNode(items, self.place, {**self._key_places, **key_places} if key_places else self._key_places)

    def without(self, *keys: str) -> ObjectNode:
        """The same object less some keys."""
        return self.replaced({key: value for key, value in self.items() if key not in keys})

    def object_at(self, key: str) -> ObjectNode:
        """The object under a key; an empty one when there is none or it is of another kind."""
        value = self.get(key)
        return value if isinstance(value, ObjectNode) else ObjectNode((), self.place_of(key))

    def array_at(self, key: str) -> ArrayNode:
        """The array under a key; an empty one when there is none or it is of another kind."""
        value = self.get(key)
        return value if isinstance(value, ArrayNode) else ArrayNode((), self.place_of(key))

    def text_at(self, key: str) -> str:
        """The string under a key; empty when there is none or it is of another kind."""
        value = self.get(key)
        return value if isinstance(value, str) else ""


class ArrayNode(list[Node]):
    """A sequence that knows its own place and the place of each of its items."""

    __slots__ = ("_item_places", "place")

    def __init__(
        self, items: Iterable[Node] = (), place: Place = NOWHERE, item_places: Iterable[Place] | None = None
    ) -> None:
        super().__init__(items)
        self.place = place
        self._item_places = tuple(item_places or ())

    def place_of(self, index: int) -> Place:
        """Where the item was written; the array's own place for an item that was added on the way."""
        return self._item_places[index] if index < len(self._item_places) else self.place.inside(index)

    def replaced(self, items: Iterable[Node]) -> ArrayNode:
        """The same array with as many other items."""
        return ArrayNode(items, self.place, self._item_places)

    def objects(self) -> Iterator[ObjectNode]:
        """The items that are objects."""
        return (item for item in self if isinstance(item, ObjectNode))


def node(value: object, place: Place = NOWHERE) -> Node:
    """Makes a node of plain Python data; every part of it that has no place of its own gets ``place``."""
    if isinstance(value, ObjectNode | ArrayNode):
        return value
    if isinstance(value, Mapping):
        items = cast("Mapping[str, object]", value)
        return ObjectNode({str(key): node(item, place) for key, item in items.items()}, place)
    if isinstance(value, list | tuple):
        return ArrayNode((node(item, place) for item in cast("list[object]", value)), place)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"{type(value).__name__} cannot be part of a document")


def object_node(value: Mapping[str, object], place: Place = NOWHERE) -> ObjectNode:
    """Makes an object node of a plain mapping."""
    return cast(ObjectNode, node(value, place))


def walk(root: Node, at: NodePath = ()) -> Iterator[tuple[NodePath, Node]]:
    """Every node below and with ``root``, outside in, each with its path."""
    waiting: list[tuple[NodePath, Node]] = [(at, root)]
    while waiting:
        at, found = waiting.pop()
        yield at, found
        if isinstance(found, ObjectNode):
            waiting += [((*at, key), value) for key, value in reversed(found.items())]
        elif isinstance(found, ArrayNode):
            waiting += [((*at, index), found[index]) for index in reversed(range(len(found)))]


def read_text(path: Path, report: Report) -> str | None:
    """The text of a UTF-8 file without its byte order mark; None and a diagnostic when it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        report.error("file-missing", f"There is no file {path}", Place(str(path)), "Check the path and its spelling.")
    except IsADirectoryError:
        report.error("file-unreadable", f"{path} is a folder, not a file", Place(str(path)))
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line_start = before.rfind(b"\n") + 1
        place = Place(str(path), before.count(b"\n") + 1, len(before[line_start:].decode(errors="replace")) + 1)
        report.error("file-unreadable", f"This is not UTF-8 text: {error.reason}", place, "Save the file as UTF-8.")
    except OSError as error:
        report.error("file-unreadable", f"Cannot read {path}: {error.strerror}", Place(str(path)))
    return None


def read(path: Path, report: Report) -> ObjectNode | None:
    """Reads a YAML or JSON file whose root is an object; None and a diagnostic when that fails."""
    text = read_text(path, report)
    return None if text is None else load(text, str(path), report)


def load(text: str, file: str, report: Report, first_line: int = 1, first_column: int = 1) -> ObjectNode | None:
    """Reads YAML or JSON text whose root is an object.

    Arguments:
        text: the text.
        file: the file it stands in, for places.
        report: receives ``yaml-invalid``, ``yaml-duplicate-key``, ``yaml-too-large`` and ``not-an-object``.
        first_line, first_column: where the text starts in that file.
    """
    try:
        if (found := _JsonReader(JsonText(text, file, first_line, first_column), report).read()) is not None:
            return found
        return _Builder(file, report, first_line, first_column).build(text)
    except yaml.YAMLError as error:
        reason, places = explain(error, text)
        place, *related = (Place(file, line + first_line, column + first_column) for line, column in places)
        report.error("yaml-invalid", f"This is not valid YAML: {reason}", place, related=related)
    except (RecursionError, TooLargeError):
        report.error(
            "yaml-too-large",
            "The document is nested too deeply or its aliases expand too far",
            Place(file, first_line, 1),
        )
    except _RefusedError:
        pass
    return None


class _RefusedError(Exception):
    """The document cannot be used, and the report says why."""


def _refuse_repeated_key(key: str, place: Place, first: Place, report: Report) -> None:
    report.error(
        "yaml-duplicate-key",
        f"The key `{key}` stands twice in one object",
        place,
        "Remove one of the two; which one counts is anybody's guess.",
        (first,),
    )


class _JsonReader:
    """Turns the objects of JSON into nodes, from the inside out."""

    def __init__(self, text: JsonText, report: Report) -> None:
        self._text = text
        self._report = report
        self._repeating: list[JsonPlace] = []
        self._levels: dict[int, int] = {}

    def read(self) -> ObjectNode | None:
        """The object that the text is; None when it is not JSON, or something else.

        Raises:
            RecursionError, TooLargeError: it is nested too deeply.
            _RefusedError: keys stand twice in it.
        """
        try:
            root: object = json.loads(self._text.text, object_pairs_hook=self._object, parse_constant=_no_number)
        except ValueError:
            return None
        for place in self._repeating:
            for key, first, again in self._text.repeated(place.offset):
                _refuse_repeated_key(key, self._text.place(again), self._text.place(first), self._report)
        if self._repeating:
            raise _RefusedError
        return root if isinstance(root, ObjectNode) else None

    def _object(self, pairs: list[tuple[str, Node]]) -> ObjectNode:
        place = JsonPlace(self._text)
        found = ObjectNode(pairs, place)
        if len(found) < len(pairs):
            self._repeating.append(place)
        levels = 0
        for key, value in pairs:
            if isinstance(value, list | ObjectNode):
                found[key], below = self._inside(value, place, key)
                levels = max(levels, below)
        if levels > DEEPEST:
            raise TooLargeError
        self._levels[id(found)] = levels + 1
        return found

    def _inside(self, value: list[Node] | ObjectNode, outer: JsonPlace, step: str | int) -> tuple[Node, int]:
        """The node of a value in another one, and how many levels there are in it."""
        if isinstance(value, ObjectNode):
            cast(JsonPlace, value.place).put_into(outer, step)
            return value, self._levels.pop(id(value))
        place = JsonPlace(self._text, outer, step)
        items = ArrayNode(value, place)
        levels = 0
        for index, item in enumerate(value):
            if isinstance(item, list | ObjectNode):
                items[index], below = self._inside(item, place, index)
                levels = max(levels, below)
        return items, levels + 1


def _no_number(name: str) -> Scalar:
    raise ValueError(name)  # as NaN, which Python would take


class _Builder:
    """Turns the YAML node graph of one text into nodes with places; aliases stay shared."""

    def __init__(self, file: str, report: Report, first_line: int, first_column: int) -> None:
        self._file = file
        self._report = report
        self._first_line = first_line
        self._first_column = first_column
        self._built: dict[int, tuple[Node, int]] = {}
        self._open: set[int] = set()
        self._refused = False
        self._hides_breaks = False

    def build(self, text: str) -> ObjectNode | None:
        self._hides_breaks = OTHER_BREAKS.search(text) is not None
        root: yaml.Node | None = yaml.compose(text.translate(HIDE_BREAKS) if self._hides_breaks else text, Composer)
        if not isinstance(root, yaml.MappingNode):
            kind = "empty" if root is None else "not an object"
            place = self._place(root) if root else Place(self._file, self._first_line, 1)
            self._refuse(
                "not-an-object",
                f"The document is {kind}",
                place,
                "It must start with a key and a value, as in `title: Messages`.",
            )
            return None
        value, _size = self._node(root)
        return None if self._refused else cast(ObjectNode, value)

    def _refuse(self, code: str, message: str, place: Place, hint: str = "", related: tuple[Place, ...] = ()) -> None:
        self._refused = True
        self._report.error(code, message, place, hint, related)

    def _place(self, at: yaml.Node) -> Place:
        mark = at.start_mark
        return Place(self._file, mark.line + self._first_line, mark.column + self._first_column)

    def _text(self, source: yaml.ScalarNode) -> str:
        text = cast(str, source.value)
        return text.translate(SHOW_BREAKS) if self._hides_breaks else text

    def _node(self, source: yaml.Node) -> tuple[Node, int]:
        if isinstance(source, yaml.ScalarNode):
            text = self._text(source)
            return (plain_scalar(text) if source.tag == "!plain" else text), 1
        if built := self._built.get(id(source)):
            return built
        if len(self._open) > DEEPEST:
            raise TooLargeError
        if id(source) in self._open:
            self._refuse("yaml-invalid", "An alias refers to a node that contains it", self._place(source))
            raise _RefusedError
        self._open.add(id(source))
        built = self._mapping(source) if isinstance(source, yaml.MappingNode) else self._sequence(source)
        self._open.discard(id(source))
        if built[1] > _MOST_NODES:
            raise TooLargeError
        self._built[id(source)] = built
        return built

    def _mapping(self, source: yaml.MappingNode) -> tuple[Node, int]:
        items: dict[str, Node] = {}
        places: dict[str, Place] = {}
        size = 1
        for key_node, value_node in cast("list[tuple[yaml.Node, yaml.Node]]", source.value):
            place = self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse("yaml-invalid", "A key must be a plain value, not a collection", place)
                continue
            key = self._text(key_node)
            if key in items:
                self._refused = True
                _refuse_repeated_key(key, place, places[key], self._report)
                continue
            items[key], value_size = self._node(value_node)
            places[key] = place
            size += value_size
        return ObjectNode(items, self._place(source), places), size

    def _sequence(self, source: yaml.Node) -> tuple[Node, int]:
        parts = cast("list[yaml.Node]", source.value)
        built = [self._node(part) for part in parts]
        items = ArrayNode((value for value, _ in built), self._place(source), [self._place(part) for part in parts])
        return items, 1 + sum(size for _, size in built)


def dump(root: Node) -> str:
    """The document as YAML: block style, keys in their order, several lines as a literal block."""
    return emit(root)
