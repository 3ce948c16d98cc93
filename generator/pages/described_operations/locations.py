"""Where fields of a request travel, when what their components say cannot be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.diagnostics import Report
from generator.document import object_node
from generator.pages.described_operations.answers import fields_of_answers, status_of
from generator.pages.described_operations.endpoint import WITHOUT_BODY, Endpoint
from generator.pages.described_operations.field_blocks import blocks_of_fields, fields_in
from generator.pages.described_operations.fields import FIELDS, LOCATIONS, read_field
from generator.pages.described_operations.objects import IN_BODY, Field
from generator.pages.described_operations.owners import in_owner
from generator.pages.described_operations.request import Request
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.statements import stated_endpoint
from generator.pages.parts import components

_HEADINGS: Final = (
    ("query", re.compile(r"\bquery\b", re.IGNORECASE)),
    ("header", re.compile(r"\bheaders?\b|\bauthori[sz]ations?\b|\bauthentication\b", re.IGNORECASE)),
    ("form", re.compile(r"^form[ -]?(?:data|param\w*|body)\b|\bform-data\b|\bmultipart\b|\burl-?encoded\b", re.I)),
    ("body", re.compile(r"\bbody\b|\bpayload\b|\bform\b", re.IGNORECASE)),
)
_PATH: Final = re.compile(r"\bpath\b", re.IGNORECASE)
# What is in the path, and what is in the query.
_ADDRESS: Final = re.compile(r"\bur[il] param", re.IGNORECASE)
_REQUEST: Final = re.compile(
    r"\b(?:param\w*|arguments?|requests?|fields?|options?|payload|inputs?|query|path|headers?|body|attributes"
    r"|form[ -]?data)\b"
    r"|^(?:required|mandatory|optional)$",
    re.IGNORECASE,
)
# Below an answer, fields and attributes may be those of that.
_SENT: Final = re.compile(
    r"\b(?:param\w*|arguments?|requests?|payload|inputs?|query|path|headers?|body|form[ -]?data)\b", re.IGNORECASE
)
# Below a heading of the request; below that of a field they are its own.
_CONTENT: Final = re.compile(r"\b(?:propert(?:y|ies)|contents?|members|values|keys|elements)\b", re.IGNORECASE)
_REQUIRED: Final = re.compile(r"\b(?:required|mandatory)\b", re.IGNORECASE)
_SELDOM_WITH_BODY: Final = (*WITHOUT_BODY, "delete")


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a request goes, and the names in the bodies that examples send there."""

    endpoint: Endpoint
    sent: frozenset[str]


def request_fields(
    page_sections: Sequence[Section], endpoint: Endpoint | None, shown: Sequence[Request], report: Report
) -> list[Field]:
    """The fields of a request, each where it can travel.

    Arguments:
        page_sections: the sections of one operation.
        endpoint: its method and path; None when the page does not name them.
        shown: the requests of all its examples.
        report: receives ``field-misplaced`` and ``fields-apart``, and what reading fields finds.
    """
    target = None if endpoint is None else _Target(endpoint, frozenset(_sent(shown, endpoint)))
    found = [(field, section) for section in page_sections for field in _described(section, target, report)]
    if target is None:
        return [field for field, _ in found]
    endpoint = target.endpoint
    described = {field.name for field, _ in found}
    answered = next((index for index, section in enumerate(page_sections) if status_of(section)), len(page_sections))
    found += [
        (field, section)
        for index, section in enumerate(page_sections)
        for field in _tabled(section, _SENT if index > answered else _REQUEST, target, report)
        if field.name not in described
    ]
    names = {field.name for field, _ in found if field.location == "path"}
    unnamed = [name for name in endpoint.path_parameters if name not in names]
    unplaced = [name for name in names if name not in endpoint.path_parameters]
    called = {unplaced[0]: unnamed[0]} if len(unnamed) == len(unplaced) == 1 else _alike(unplaced, unnamed)
    shows_body = any(each.media_type for each in shown if each.method == endpoint.method)
    gaps = [name for name in unnamed if name not in called.values()]
    return [_located(_called(field, called), section, endpoint, gaps, shows_body, report) for field, section in found]


def _alike(names: Iterable[str], gaps: Iterable[str]) -> dict[str, str]:
    """The gaps that some names are written for in other letters: ``box_id`` and ``boxId``."""
    keys = {_key(gap): gap for gap in gaps}
    return {name: keys[_key(name)] for name in names if _key(name) in keys}


def _key(name: str) -> str:
    return re.sub(r"[_-]", "", name).lower()


def _sent(shown: Iterable[Request], endpoint: Endpoint) -> Iterator[str]:
    """The names in the bodies that examples send to an endpoint."""
    for request in shown:
        if endpoint.is_called_by(request.method, request.address):
            yield from request.body or ()
            yield from (name for name, _ in request.form)


def _described(section: Section, target: _Target | None, report: Report) -> Iterator[Field]:
    """The fields in the components of a section that are about the request."""
    of_answers = fields_of_answers(section)
    for component in components(section.parts, *FIELDS):
        field = read_field(component, report) if component.name not in of_answers else None
        if field is None:
            continue
        is_told = any(location in component.attributes for location in LOCATIONS)
        yield field if is_told or target is None else _placed(field, section, target)


def _tabled(section: Section, words: re.Pattern[str], target: _Target, report: Report) -> Iterator[Field]:
    """The fields in the tables and lists of a section, whose title says with one of some words that they are sent."""
    is_announced = words.search(section.sense) is not None or _is_in_body(section, target.endpoint)
    is_of_request = _CONTENT.search(section.sense) is not None and any(map(words.search, section.above))
    found = blocks_of_fields(section.parts, is_announced) if not status_of(section) else []
    for block in found:
        if not (section.level < 2 or is_announced or is_of_request or stated_endpoint(section)):
            report.warning(
                "fields-apart",
                f"The {block.kind} under `{section.title}` is left out: "
                "its heading does not say that it is about the request",
                block.place,
                "Name the section after what it describes, as in `## Parameters`, or add the fields with an overlay.",
            )
            continue
        header = "header" if block.rows and block.rows[0].cells[0].strip(" *").lower() == "header" else ""
        for each in fields_in(block, "", report):
            field = each if each.location else _placed(each, section, target)
            yield _as_text(replace(field, location=header) if header else field)


def _placed(field: Field, section: Section, target: _Target) -> Field:
    """A field of which only the headings say where it travels; they may say that it has to."""
    endpoint = target.endpoint
    said = "path" if _PATH.search(section.sense) else next(_headed(section), "")
    if not said and _ADDRESS.search(section.sense):
        said = _in_address(field, endpoint)
    is_in_gap = not said and field.name in endpoint.path_parameters and field.name not in target.sent
    location = "path" if is_in_gap else said or _usual(endpoint)
    required = field.required or _REQUIRED.search(section.sense) is not None
    return replace(in_owner(field, section) if location in IN_BODY else field, location=location, required=required)


def _in_address(field: Field, endpoint: Endpoint) -> str:
    """Where in an address a field stands: in the query, unless the path has a gap for it, or all else is in a body."""
    gaps = endpoint.path_parameters
    is_other_name = len(gaps) == 1 and _key(field.name).endswith(_key(gaps[0]))
    is_in_gap = is_other_name or bool(_alike([field.name], gaps))
    return "path" if is_in_gap or endpoint.method not in _SELDOM_WITH_BODY else "query"


def _is_in_body(section: Section, endpoint: Endpoint) -> bool:
    """Whether a section describes what is in a field of the body."""
    return bool(section.owner) and next(_headed(section), _usual(endpoint)) in IN_BODY


def is_request_section(section: Section) -> bool:
    """Whether a heading says that it is about what is sent."""
    return speaks_of_request(section.sense)


def speaks_of_request(title: str) -> bool:
    """Whether a title says so."""
    return _REQUEST.search(title) is not None


def _as_text(field: Field) -> Field:
    """A field of the path or a header without a type: what travels there is text."""
    if field.schema or field.location not in ("path", "header"):
        return field
    return replace(field, schema=object_node({"type": "string"}, field.place))


def _called(field: Field, names: Mapping[str, str]) -> Field:
    """A field of the path under the name that its gap has: nobody but a reader sees either."""
    return replace(field, name=names.get(field.name, field.name)) if field.location == "path" else field


def _located(
    field: Field, section: Section, endpoint: Endpoint, gaps: Collection[str], shows_body: bool, report: Report
) -> Field:
    """A field where it can travel; ``gaps`` are those of the path that no field is said to fill."""
    is_in_no_gap = field.location == "path" and field.name not in endpoint.path_parameters
    is_in_no_body = field.is_in_body and endpoint.method in WITHOUT_BODY
    is_in_gap = field.location == "query" and field.name in gaps
    if not (is_in_no_gap or is_in_no_body or is_in_gap):
        return field
    location = "path" if is_in_gap else next(_headed(section), _usual(endpoint, shows_body))
    field = replace(field, name=field.name or field.location)
    if location == field.location:
        return field
    report.warning(
        "field-misplaced",
        f"`{field.name}` cannot be in the {field.location} of {endpoint.method.upper()} {endpoint.path}: "
        f"it is taken for a part of the {location}",
        field.place,
        "Correct it with an overlay where that is wrong.",
    )
    return replace(field, location=location)


def _usual(endpoint: Endpoint, shows_body: bool = False) -> str:
    """Where a field travels of which nothing is said."""
    return "body" if shows_body or endpoint.method not in _SELDOM_WITH_BODY else "query"


def _headed(section: Section) -> Iterator[str]:
    """What the headings above a field say of where it travels, the innermost first."""
    for title in (section.sense, *reversed(section.above)):
        yield from (location for location, words in _HEADINGS if words.search(title))
