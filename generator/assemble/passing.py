"""Operations that a page names in passing, and another describes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.diagnostics import Report
from generator.openapi.normal_form import operations
from generator.pages.page import Fragment


def without_mentions(fragments: Sequence[Fragment], report: Report) -> list[Fragment]:
    """The fragments without what they say in passing of operations that others describe.

    Arguments:
        fragments: all fragments of an API.
        report: receives ``operation-mentioned``.
    """
    described = {
        (method, path)
        for fragment in fragments
        if not fragment.is_passing
        for path, method, _ in operations(fragment.document)
    }
    return [_without(fragment, described, report) if fragment.is_passing else fragment for fragment in fragments]


def _without(fragment: Fragment, described: set[tuple[str, str]], report: Report) -> Fragment:
    paths = fragment.document.object_at("paths")
    mentioned = [(method, path) for path, method, _ in operations(fragment.document)]
    for method, path in filter(described.__contains__, mentioned):
        item = paths.object_at(path)
        report.note(
            "operation-mentioned",
            f"The page mentions {method.upper()} {path}, which another page describes: that one counts",
            item.place_of(method),
        )
        left = item.without(method)
        paths = paths.replaced({**paths, path: left}) if left else paths.without(path)
    return replace(fragment, document=fragment.document.replaced({**fragment.document, "paths": paths}))
