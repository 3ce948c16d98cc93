"""Reads ``x-pagination``: how one page of a result leads to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode
from generator.engine.context.calls import Operation, Pagination, Rule
from generator.engine.context.classes import Component, Model
from generator.engine.context.types import Type
from generator.engine.literals import literal
from generator.openapi.extensions import PAGINATION

_PATH = re.compile(r"\$(\.[^.\[\]\s]+)*")
_HINT: Final = (
    "A rule is written as `{kind: cursor, items: $.data, parameter: after, next: $.cursor, more: $.hasMore}`."
)


@dataclass(frozen=True, slots=True)
class _Kind:
    constructor: str
    paths: tuple[str, ...]
    required: tuple[str, ...]


_KINDS: Final[Mapping[str, _Kind]] = {
    "cursor": _Kind("Cursors", ("next", "more"), ("items", "parameter", "next")),
    "page": _Kind("PageNumbers", ("pages", "more"), ("items", "parameter")),
    "offset": _Kind("Offsets", ("total", "more"), ("items", "parameter")),
    "link": _Kind("Links", ("next", "more"), ("items",)),
}


def paginated(operation: Operation, node: ObjectNode, classes: Mapping[str, Component], report: Report) -> Operation:
    """The operation with its pagination, if it has ``x-pagination``.

    Arguments:
        classes: the classes of the package, by their names.
        report: receives ``pagination-invalid`` for rules that do not fit the operation.
    """
    if PAGINATION not in node:
        return operation
    written = list(node.array_at(PAGINATION)) or [node[PAGINATION]]
    reader = _Reader(operation, classes, report)
    read = [reader.rule(each, node.place_of(PAGINATION)) for each in written]
    found = [each for each in read if each is not None]
    if not found or len(found) < len(read):
        return operation
    items = found[0][0]
    item = items.annotation.removeprefix("list[").removesuffix("]")
    return replace(operation, pagination=Pagination(item, items.models, tuple(rule for _, rule in found)))


class _Reader:
    def __init__(self, operation: Operation, classes: Mapping[str, Component], report: Report) -> None:
        self._operation = operation
        self._classes = classes
        self._report = report

    def rule(self, node: Node, place: Place) -> tuple[Type, Rule] | None:
        """The type of the list of items, and the rule; None if the rule does not fit."""
        kind = _KINDS.get(node.text_at("kind")) if isinstance(node, ObjectNode) else None
        if not isinstance(node, ObjectNode) or kind is None:
            self._invalid(f"has no `kind` that is one of {', '.join(_KINDS)}", place)
            return None
        problems = list(self._problems(node, kind))
        for problem, key in problems:
            self._invalid(problem, node.place_of(key))
        if problems:
            return None
        items, found = self._value(node.text_at("items"))
        return found, Rule(kind.constructor, tuple(self._arguments(node, kind, items)))

    def _problems(self, node: ObjectNode, kind: _Kind) -> Iterator[tuple[str, str]]:
        known = ("kind", "items", *kind.paths, *(["parameter"] if "parameter" in kind.required else []))
        known = (*known, "start") if kind.constructor == "PageNumbers" else known
        yield from ((f"has `{key}`, which its kind does not know", key) for key in node if key not in known)
        yield from ((f"lacks `{key}`", "kind") for key in kind.required if key not in node)
        queries = {argument.parameter for argument in self._operation.located("query")}
        if "parameter" in node and node.text_at("parameter") not in queries:
            yield f"names `{node.get('parameter')}`, which is not a query parameter of the operation", "parameter"
        if "start" in node and not isinstance(node["start"], int):
            yield "has a `start` that is not a number", "start"
        for key in ("items", *kind.paths):
            if key in node and (problem := self._problem_of_path(str(node[key]), key)):
                yield problem, key

    def _problem_of_path(self, path: str, key: str) -> str:
        if not _PATH.fullmatch(path):
            return f"has `{key}: {path}`, which is not a path such as `$.data.items`"
        if len({response.type for response in self._operation.successes}) != 1 or self._operation.stream:
            return "needs an operation with one JSON result"
        try:
            _, found = self._value(path)
        except LookupError as error:
            return f"has `{key}: {path}`, but {error.args[0]}"
        if key == "items" and not found.annotation.startswith("list["):
            return f"has `{key}: {path}`, which is not an array"
        return ""

    def _value(self, path: str) -> tuple[str, Type]:
        """The expression for the value at a path in ``result``, and its type.

        Raises:
            LookupError: there is no such property.
        """
        expression, found = "result", self._operation.successes[0].type
        conditions: list[str] = ["result"] if found.nullable else []
        for step in path.split(".")[1:]:
            model = self._classes.get(found.annotation)
            fields = model.fields if isinstance(model, Model) else ()
            field = next((each for each in fields if each.name == step), None)
            if field is None:
                raise LookupError(f"the result has no property `{step}` there")
            expression, found = f"{expression}.{field.attribute}", field.type
            if not field.required or field.type.nullable:
                conditions.append(expression)
        absent = [each for each in conditions if each != expression]
        return f"{expression} if {' and '.join(absent)} else None" if absent else expression, found

    def _arguments(self, node: ObjectNode, kind: _Kind, items: str) -> Iterator[tuple[str, str]]:
        yield "items", f"lambda result: {f'({items})' if ' if ' in items else items} or []"
        if "parameter" in node:
            yield "parameter", literal(node.text_at("parameter"))
        for key in kind.paths:
            if key in node:
                yield key, f"lambda result: {self._value(node.text_at(key))[0]}"
        if "start" in node:
            yield "start", repr(node["start"])

    def _invalid(self, problem: str, place: Place) -> None:
        operation = f"{self._operation.method} {self._operation.path}"
        self._report.warning("pagination-invalid", f"The pagination of {operation} {problem}", place, _HINT)
