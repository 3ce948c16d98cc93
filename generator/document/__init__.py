"""Documents: YAML and JSON data whose nodes remember where a person wrote them.

The reader resolves plain scalars as the YAML 1.2 core schema says (https://yaml.org/spec/1.2.2/#103-core-schema):
timestamps, ``on`` and ``yes`` stay strings. Keys are always strings, so ``200:`` is the key ``"200"``. Of version 1.1,
merge keys are left, ``<<: *common``, which people write and every reader knows (https://yaml.org/type/merge.html).
"""

# PyYAML's stubs leave the types of its hooks open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import Final, cast

import yaml

from generator.diagnostics import Place, Report
from generator.document.json_nodes import RefusedError, explain_json, read_json, refuse_repeated_key
from generator.document.json_text import JsonText
from generator.document.nodes import (
    COLLECTIONS,
    NOWHERE,
    ArrayNode,
    Node,
    NodePath,
    ObjectNode,
    node,
    object_node,
    object_nodes,
    walk,
)
from generator.document.yaml_emission import emit
from generator.document.yaml_syntax import (
    DEEPEST,
    HIDE_BREAKS,
    MERGE_KEY,
    MERGE_TAGS,
    OTHER_BREAKS,
    SHOW_BREAKS,
    Scalar,
    TooLargeError,
    compose,
    explain,
    plain_scalar,
)

__all__ = (
    "COLLECTIONS",
    "NOWHERE",
    "ArrayNode",
    "Node",
    "NodePath",
    "ObjectNode",
    "Scalar",
    "dump",
    "load",
    "node",
    "object_node",
    "object_nodes",
    "read",
    "read_text",
    "walk",
)

# Far above any real document; an alias bomb passes it with a page of text.
_MOST_NODES: Final = 5_000_000
# Aliases share what they stand for, but what is merged is copied: this many members at most.
_MOST_MERGED: Final = 500_000
_MERGE_HINT: Final = 'A key that is called so stands in quotes: `"<<"`.'


def read_text(path: Path, report: Report) -> str | None:
    """The text of a file without its byte order mark; None and a diagnostic when it cannot be read.

    Text is UTF-8, or UTF-16 where a byte order mark says so, as editors on Windows write it.
    """
    try:
        written = path.read_bytes()
        encoding = "utf-16" if written.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
        return written.decode(encoding).replace("\r\n", "\n")
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
        if (found := read_json(JsonText(text, file, first_line, first_column), report)) is not None:
            return found
        return _Builder(file, report, first_line, first_column).build(text)
    except yaml.YAMLError as error:
        json_reason = explain_json(text) if file.endswith(".json") else None
        language, (reason, places) = ("JSON", json_reason) if json_reason else ("YAML", explain(error, text))
        place, *related = (Place(file, line + first_line, column + first_column) for line, column in places)
        report.error("yaml-invalid", f"This is not valid {language}: {reason}", place, related=related)
    except (RecursionError, TooLargeError):
        report.error(
            "yaml-too-large",
            "The document is nested too deeply or its aliases expand too far",
            Place(file, first_line, 1),
        )
    except RefusedError:
        pass
    return None


class _Builder:
    """Turns the YAML node graph of one text into nodes with places; aliases stay shared."""

    def __init__(self, file: str, report: Report, first_line: int, first_column: int) -> None:
        self._file = file
        self._report = report
        self._first_line = first_line
        self._first_column = first_column
        self._built: dict[int, tuple[Node, int]] = {}
        self._open: set[int] = set()
        self._merged = 0
        self._refused = False
        self._hides_breaks = False

    def build(self, text: str) -> ObjectNode | None:
        self._hides_breaks = OTHER_BREAKS.search(text) is not None
        root = compose(text.translate(HIDE_BREAKS) if self._hides_breaks else text)
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
            raise RefusedError
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
        written: dict[str, Place] = {}
        size = 1
        for key_node, value_node in cast("list[tuple[yaml.Node, yaml.Node]]", source.value):
            place = self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse("yaml-invalid", "A key must be a plain value, not a collection", place)
                continue
            key = self._text(key_node)
            if key in written:
                self._refused = True
                refuse_repeated_key(key, place, written[key], self._report)
                continue
            written[key] = place
            value, value_size = self._node(value_node)
            size += value_size
            if key == MERGE_KEY and key_node.tag in MERGE_TAGS:
                self._merge(value, place, items, places)
            else:
                items[key], places[key] = value, place
        return ObjectNode(items, self._place(source), places), size

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

    def _sequence(self, source: yaml.Node) -> tuple[Node, int]:
        parts = cast("list[yaml.Node]", source.value)
        built = [self._node(part) for part in parts]
        items = ArrayNode((value for value, _ in built), self._place(source), [self._place(part) for part in parts])
        return items, 1 + sum(size for _, size in built)


def dump(root: Node) -> str:
    """The document as YAML: block style, keys in their order, several lines as a literal block."""
    return emit(root)
