"""Drops operations that a page only names in passing, if another page describes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from generator.diagnostics import Report
from generator.document import ObjectNode, object_nodes
from generator.openapi.normal_form import operations
from generator.pages.page import Fragment

_Weights: TypeAlias = Mapping[tuple[str, str], int]
"""The highest weight of each operation, by method and path."""

_BARE, _SHOWN, _EXPLAINED, _DESCRIBED = range(4)


def without_mentions(fragments: Sequence[Fragment], report: Report) -> list[Fragment]:
    """The fragments without operations that they mention in passing, if other fragments say more about these."""
    most: dict[tuple[str, str], int] = {}
    for fragment in fragments:
        for path, method, operation in operations(fragment.document):
            most[method, path] = max(most.get((method, path), _BARE), _weight(fragment, operation))
    return [_without(fragment, most, report) if fragment.is_passing else fragment for fragment in fragments]


def _weight(fragment: Fragment, operation: ObjectNode) -> int:
    """How much a fragment says about an operation: its address, examples, explained fields, or a whole description."""
    if not fragment.is_passing:
        return _DESCRIBED
    others = [each for each in operation.array_at("parameters").objects() if each.get("in") != "path"]
    if any("description" in each for each in others) or any(map(_explains, _schemas(operation))):
        return _EXPLAINED
    return _SHOWN if others or "requestBody" in operation or "responses" in operation else _BARE


def _schemas(operation: ObjectNode) -> Iterator[ObjectNode]:
    responses = operation.object_at("responses")
    for message in (operation.object_at("requestBody"), *map(responses.object_at, responses)):
        content = message.object_at("content")
        yield from (content.object_at(media).object_at("schema") for media in content)


def _explains(schema: ObjectNode) -> bool:
    """Whether a schema says anything that no example shows: a description, or which fields are required."""
    return any(isinstance(each.get("description"), str) or "required" in each for each in object_nodes(schema))


def _without(fragment: Fragment, most: _Weights, report: Report) -> Fragment:
    paths = fragment.document.object_at("paths")
    for path, method, operation in operations(fragment.document):
        if _weight(fragment, operation) >= most[method, path]:
            continue
        item = paths.object_at(path)
        report.note(
            "operation-mentioned",
            f"The page mentions {method.upper()} {path}, which another page describes: that one counts",
            item.place_of(method),
        )
        left = item.without(method)
        paths = paths.updated({path: left}) if left else paths.without(path)
    return replace(fragment, document=fragment.document.updated({"paths": paths}))
