"""Nodes of JSON text."""

from __future__ import annotations

import json
from typing import Final, cast

from generator.diagnostics import Place, Report
from generator.document.json_text import JsonPlace, JsonText
from generator.document.nodes import ArrayNode, Node, ObjectNode
from generator.document.yaml_syntax import DEEPEST, Scalar, TooLargeError

# The types of the collections that the reader is given: Python's lists for arrays, and our own nodes for objects.
_NESTED: Final = (list, ObjectNode)


class RefusedError(Exception):
    """The document cannot be used, and the report says why."""


def refuse_repeated_key(key: str, place: Place, first: Place, report: Report) -> None:
    """Reports ``yaml-duplicate-key``, also for JSON."""
    report.error(
        "yaml-duplicate-key",
        f"The key `{key}` stands twice in one object",
        place,
        "Remove one of the two; which one counts is anybody's guess.",
        (first,),
    )


def read_json(text: JsonText, report: Report) -> ObjectNode | None:
    """Reads JSON whose root is an object; None for other JSON, and for text that is not JSON.

    Raises:
        RecursionError, TooLargeError: it is nested too deeply.
        RefusedError: keys stand twice in it.
    """
    return _JsonReader(text, report).read()


def explain_json(text: str) -> tuple[str, list[tuple[int, int]]] | None:
    """Why text that starts as an object is not JSON, and the line and column of the mistake, counted from 0.

    Returns:
        None for valid JSON, and for text that does not start with a brace.
    """
    if not text.lstrip().startswith("{"):
        return None
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        # Python goes on with "line 1 column 2", which is the place here.
        return error.msg.lower().removesuffix(" at").removesuffix(" starting"), [(error.lineno - 1, error.colno - 1)]
    return None


class _JsonReader:
    """Turns the objects of JSON into nodes, from the inside out."""

    def __init__(self, text: JsonText, report: Report) -> None:
        self._text = text
        self._report = report
        self._repeating: list[JsonPlace] = []
        self._levels: dict[int, int] = {}

    def read(self) -> ObjectNode | None:
        try:
            root: object = json.loads(self._text.text, object_pairs_hook=self._object, parse_constant=_no_number)
        except ValueError:
            return None
        for place in self._repeating:
            for key, first, again in self._text.repeated(place.offset):
                refuse_repeated_key(key, self._text.place(again), self._text.place(first), self._report)
        if self._repeating:
            raise RefusedError
        return root if isinstance(root, ObjectNode) else None

    def _object(self, pairs: list[tuple[str, Node]]) -> ObjectNode:
        place = JsonPlace(self._text)
        found = ObjectNode(pairs, place)
        if len(found) < len(pairs):
            self._repeating.append(place)
        levels = 0
        for key, value in pairs:
            if isinstance(value, _NESTED):
                found[key], below = self._inside(value, place, key)
                levels = max(levels, below)
        if levels > DEEPEST:
            raise TooLargeError
        self._levels[id(found)] = levels + 1
        return found

    def _inside(self, value: list[Node] | ObjectNode, outer: JsonPlace, step: str | int) -> tuple[Node, int]:
        """The node of a nested value, and the number of levels in it."""
        if isinstance(value, ObjectNode):
            cast(JsonPlace, value.place).put_into(outer, step)
            return value, self._levels.pop(id(value))
        place = JsonPlace(self._text, outer, step)
        items = ArrayNode(value, place)
        levels = 0
        for index, item in enumerate(value):
            if isinstance(item, _NESTED):
                items[index], below = self._inside(item, place, index)
                levels = max(levels, below)
        return items, levels + 1


def _no_number(name: str) -> Scalar:
    raise ValueError(name)  # as NaN, which Python would take
