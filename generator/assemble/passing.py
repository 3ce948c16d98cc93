"""Drops operations that a page only names in passing, if another page describes them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TypeAlias

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.normal_form import operations
from generator.pages.page import Fragment

_Names: TypeAlias = Set[tuple[str, str]]
"""Operations, by method and path."""


def without_mentions(fragments: Sequence[Fragment], report: Report) -> list[Fragment]:
    """The fragments without the operations that they mention in passing, and that others describe.

    Arguments:
        fragments: all fragments of an API.
        report: receives ``operation-mentioned``.
    """
    said = [(fragment, *each) for fragment in fragments for each in operations(fragment.document)]
    described = {(method, path) for fragment, path, method, _ in said if not fragment.is_passing}
    told = described | {(method, path) for _, path, method, operation in said if not _is_bare(operation)}
    return [_without(fragment, described, told, report) if fragment.is_passing else fragment for fragment in fragments]


def _is_bare(operation: ObjectNode) -> bool:
    """Whether an operation has nothing but its address."""
    others = [each for each in operation.array_at("parameters").objects() if each.get("in") != "path"]
    return not (others or "requestBody" in operation or "responses" in operation)


def _without(fragment: Fragment, described: _Names, told: _Names, report: Report) -> Fragment:
    paths = fragment.document.object_at("paths")
    for path, method, operation in operations(fragment.document):
        if (method, path) not in (told if _is_bare(operation) else described):
            continue
        item = paths.object_at(path)
        report.note(
            "operation-mentioned",
            f"The page mentions {method.upper()} {path}, which another page describes: that one counts",
            item.place_of(method),
        )
        left = item.without(method)
        paths = paths.replaced({**paths, path: left}) if left else paths.without(path)
    return replace(fragment, document=fragment.document.replaced({**fragment.document, "paths": paths}))
