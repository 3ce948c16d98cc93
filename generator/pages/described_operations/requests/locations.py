"""Decides on the locations of fields: as the page says, as the path needs, or as is usual for the method."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.diagnostics import Report
from generator.pages.described_operations.endpoint import WITHOUT_BODY, Endpoint
from generator.pages.described_operations.examples.request import Request
from generator.pages.described_operations.fields.objects import IN_BODY, Field, key_of
from generator.pages.described_operations.owners import in_owner
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.requests import (
    named_locations,
    says_required,
    speaks_of_address,
    speaks_of_path,
)

_SELDOM_WITH_BODY: Final = (*WITHOUT_BODY, "delete")


@dataclass(frozen=True, slots=True)
class Target:
    """The endpoint of a request, and what examples send there.

    Arguments:
        sent: the names of fields in the bodies of examples.
        shows_body: whether an example of the method has a body.
    """

    endpoint: Endpoint
    sent: frozenset[str]
    shows_body: bool

    @property
    def usual(self) -> str:
        """The location of a field if nothing is said about it."""
        return "body" if self.endpoint.method not in _SELDOM_WITH_BODY else "query"


def target_of(endpoint: Endpoint, shown: Collection[Request]) -> Target:
    """The target of a request."""
    shows_body = any(each.media_type for each in shown if each.method == endpoint.method)
    return Target(endpoint, frozenset(_sent(shown, endpoint)), shows_body)


def _sent(shown: Iterable[Request], endpoint: Endpoint) -> Iterator[str]:
    for request in shown:
        if endpoint.is_called_by(request.method, request.address):
            yield from request.body or ()
            yield from (name for name, _ in request.form)


def placed(field: Field, section: Section, target: Target) -> Field:
    """The field with its location; headings may also say that it is required."""
    location = _named_location(field, section, target) or _usual_location(field, target)
    required = field.required or says_required(section.sense)
    return replace(in_owner(field, section) if location in IN_BODY else field, location=location, required=required)


def _named_location(field: Field, section: Section, target: Target) -> str:
    """The location of a field according to headings; empty if they name none."""
    if speaks_of_path(section.sense):
        return "path"
    named = next(named_locations(section), "")
    return _in_address(field, target) if not named and speaks_of_address(section.sense) else named


def _in_address(field: Field, target: Target) -> str:
    """The location of a field in the address: the query, unless the path has a placeholder for it."""
    return "path" if _is_written_for(field.name, target.endpoint.path_parameters) else "query"


def _usual_location(field: Field, target: Target) -> str:
    if field.name in target.sent:
        return target.usual
    if key_of(field.name) in map(key_of, target.endpoint.path_parameters):
        return "path"
    return "query" if field.name in target.endpoint.query_parameters else target.usual


def is_in_body(section: Section, target: Target) -> bool:
    """Whether a section describes the contents of a field in the body."""
    return bool(section.owner) and next(named_locations(section), target.usual) in IN_BODY


def where_it_can(
    field: Field, section: Section, target: Target, placeholders: Collection[str], report: Report
) -> Field:
    """The field, moved to a possible location if its own is impossible.

    Arguments:
        field: the field, with the name of its placeholder if it is said to be in the path.
        placeholders: the placeholders in the path that no field is said to fill.
    """
    fills_placeholder = field.location == "query" and field.name in placeholders
    if not fills_placeholder and _is_possible(field, target.endpoint):
        return field
    usual = "body" if target.shows_body else target.usual
    named = next(named_locations(section), usual)
    location = "path" if fills_placeholder else usual if named == "form" else named
    field = replace(field, name=field.name or field.location)
    if location == field.location:
        return field
    endpoint = target.endpoint
    report.warning(
        "field-misplaced",
        f"`{field.name}` cannot be in the {field.location} of {endpoint.method.upper()} {endpoint.path}: "
        f"it is taken for a part of the {location}",
        field.place,
        "Correct it with an overlay where that is wrong.",
    )
    return replace(field, location=location)


def _is_possible(field: Field, endpoint: Endpoint) -> bool:
    """Whether the location of a field exists: a placeholder of that name in the path, or a body for the method."""
    fills_no_placeholder = field.location == "path" and field.name not in endpoint.path_parameters
    is_in_no_body = field.is_in_body and endpoint.method in WITHOUT_BODY
    return not (fills_no_placeholder or is_in_no_body)


def placeholders_filled(names: Collection[str], placeholders: Sequence[str]) -> dict[str, str]:
    """For each field, its placeholder: that of the same name, the only one left, or one spelt a little differently.

    Arguments:
        names: the names of the fields in the path; those that fit no placeholder are left out of the result.
    """
    same = {name: name for name in names if name in placeholders}
    unplaced = [name for name in names if name not in same]
    unnamed = [placeholder for placeholder in placeholders if placeholder not in same]
    is_only_one = len(unplaced) == len(unnamed) == 1
    return same | ({unplaced[0]: unnamed[0]} if is_only_one else _alike(unplaced, unnamed))


def _is_written_for(name: str, placeholders: Sequence[str]) -> bool:
    """Whether a field is meant for one of the placeholders: ``boxId``; or for the only one: ``id``, ``parentBoxId``."""
    key, only = key_of(name), key_of(placeholders[0]) if len(placeholders) == 1 else ""
    ends_alike = bool(key and only) and (key.endswith(only) or only.endswith(key))
    return ends_alike or bool(_alike([name], placeholders))


def _alike(names: Iterable[str], placeholders: Iterable[str]) -> dict[str, str]:
    """The placeholders whose names are spelt differently, such as ``box_id`` for ``boxId``."""
    keys = {key_of(placeholder): placeholder for placeholder in placeholders}
    return {name: keys[key_of(name)] for name in names if key_of(name) in keys}
