"""Operations that a page names in passing, and another describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.methods import METHODS
from generator.pages.page import Fragment


def without_mentions(fragments: Sequence[Fragment], report: Report) -> list[Fragment]:
    """The fragments without what they say in passing of operations that others describe.

    Arguments:
        fragments: all fragments of an API.
        report: receives ``operation-mentioned``.
    """
    described = {each for fragment in fragments if not fragment.is_passing for each in _operations(fragment.document)}
    return [_without(fragment, described, report) if fragment.is_passing else fragment for fragment in fragments]


def _operations(document: ObjectNode) -> Iterator[tuple[str, str]]:
    paths = document.object_at("paths")
    return ((method, path) for path in paths for method in paths.object_at(path) if method in METHODS)


def _without(fragment: Fragment, described: set[tuple[str, str]], report: Report) -> Fragment:
    paths = fragment.document.object_at("paths")
    for method, path in [each for each in _operations(fragment.document) if each in described]:
        item = paths.object_at(path)
        report.note(
            "operation-mentioned",
            f"The page mentions {method.upper()} {path}, which another page describes: that one counts",
            item.place_of(method),
        )
        left = item.without(method)
        paths = paths.replaced({**paths, path: left}) if left else paths.without(path)
    return replace(fragment, document=fragment.document.replaced({**fragment.document, "paths": paths}))
