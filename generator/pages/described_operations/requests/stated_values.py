"""Recognises example values in stated paths: ``/shelves/100/boxes`` beside a parameter ``shelf_id``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from generator.diagnostics import Place, Report
from generator.pages.described_operations.examples.request import Request
from generator.pages.described_operations.fields.objects import Field, key_of
from generator.pages.described_operations.requests.request_fields import placed_fields
from generator.pages.described_operations.scopes import Scope

_SEVERAL: Final = re.compile(r"[^s]s$")
_VALUE: Final = re.compile(r"\d+|[0-9a-f]{8}-[0-9a-f-]{27}")
# YOUR_BOX, BOX_ID, ID, or a step behind a plural; other steps may be names.
_STAND_IN: Final = re.compile(
    r"(?:(?<=[a-z]/)(?:(?:YOUR|MY|SUA|SEU|TU|SU|VOTRE)_[A-Z0-9_]+"
    r"|[A-Z][A-Z0-9_]*_(?:ID|KEY|TOKEN|NAME|SLUG|UUID|CODE)|(?:UU)?ID)"
    r"|(?<=[a-rt-z]s/)(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+))(?=/|\.\w+$|$)"
)


def with_placeholders_for_values(scope: Scope, shown: Sequence[Request], report: Report) -> Scope:
    """The operation with placeholders for those values in its path for which the page describes parameters.

    Arguments:
        report: receives ``value-in-path`` for the values that stay.
    """
    endpoint = scope.endpoint
    path, mark, query = endpoint.path.partition("?") if endpoint else ("", "", "")
    steps = _STAND_IN.sub(lambda found: f"{{{found[0]}}}", path).split("/")
    values = [*_values(steps)]
    if endpoint is None or not (values or "$" in path or "/".join(steps) != path):
        return scope
    fields = placed_fields(scope.sections, endpoint, shown)
    steps = [_as_placeholder(step, fields) for step in steps]
    for index, name in zip(values, _names(steps, values, fields, endpoint.path_parameters), strict=True):
        if name:
            steps[index] = f"{{{name}}}"
        else:
            _report_value(steps[index], endpoint.place, report)
    return replace(scope, endpoint=replace(endpoint, path="/".join(steps) + mark + query))


def _as_placeholder(step: str, fields: Iterable[Field]) -> str:
    """A step as ``$boxId`` as a placeholder, if the page describes a field of that name."""
    name = step.removeprefix("$")
    return f"{{{name}}}" if name != step and any(field.name.strip("${}") == name for field in fields) else step


def _names(
    steps: Sequence[str], values: Sequence[int], fields: Sequence[Field], placeholders: Collection[str]
) -> list[str]:
    """The names for the values: those of as many path parameters, or of a parameter that is named after the step."""
    others = dict.fromkeys(
        field.name for field in fields if field.location == "path" and field.name not in placeholders
    )
    return [*others] if len(others) == len(values) else [_named_after(steps, index, fields) for index in values]


def _values(steps: Sequence[str]) -> Iterator[int]:
    """The indexes of the steps that are values: they stand behind a plural, versions behind other words."""
    for index, (before, step) in enumerate(pairwise(steps), 1):
        if _VALUE.fullmatch(step) and _SEVERAL.search(before):
            yield index


def _named_after(steps: Sequence[str], index: int, fields: Iterable[Field]) -> str:
    """The field that is named after the step before a value, as ``shelfId`` behind ``shelves``; empty if none is."""
    several = key_of(steps[index - 1])
    return next((field.name for field in fields if _is_id_of_one(key_of(field.name), several)), "")


def _is_id_of_one(key: str, several: str) -> bool:
    single = key.removesuffix("id")
    return len(single) > 2 and single != key and several.startswith(single[:-1])


def _report_value(value: str, place: Place, report: Report) -> None:
    report.warning(
        "value-in-path",
        f"`{value}` in the path looks like a value of an example, and calls always send it",
        place,
        "Put a `{name}` in its place with an overlay, with a parameter of the path.",
    )
