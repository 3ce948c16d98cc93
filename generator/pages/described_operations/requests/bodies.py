"""Builds the request body of the described fields, or else of the example."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode, object_node
from generator.openapi.extensions import DOCUMENTED_TYPE
from generator.pages.described_operations.endpoint import WITHOUT_BODY
from generator.pages.described_operations.examples.inferred_schemas import report_only_shown, shown_structure
from generator.pages.described_operations.examples.json_bodies import Example, json_bodies
from generator.pages.described_operations.examples.media_types import media_type_shown
from generator.pages.described_operations.examples.request import FORM, FORMS, JSON, URL_ENCODED, Request
from generator.pages.described_operations.fields.objects import IN_BODY, Field, body_of, form_of
from generator.pages.described_operations.scopes import Scope
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.requests import named_locations
from generator.pages.described_operations.titles.responses import status_of, status_of_title
from generator.pages.markdown.parts import blocks, components, prose

_MEDIA_TYPE: Final = re.compile(r"\b(?:application|multipart|text)/[\w.+-]*\w")
# As is said of forms whose parts may be files.
_OF_PARTS: Final = re.compile(r"\bmultipart\b|\bform-data\b", re.IGNORECASE)
_REQUEST: Final = re.compile(r"\b(?:requests?|body|payload|data (?:constraints|params|examples?))\b", re.IGNORECASE)
# [Box](../models/box.md), or: An array of [`Box`](#box) objects.
_MODEL_ALONE: Final = re.compile(
    r"(?:an? )?(?P<list>(?:array|list) of )?(?:an? )?\[`?(?P<model>(?-i:[A-Z])[A-Za-z0-9]*)`?\]\([^()\s]+\)"
    r"(?: (?:objects?|models?|schema))?\.?",
    re.IGNORECASE,
)
# `text/csv`, **x-www-form-urlencoded**
_MARKED_MEDIA_TYPE: Final = re.compile(rf"[`*]({_MEDIA_TYPE.pattern}|x-www-form-urlencoded|form-data)[`*]")
_SHORT: Final[Mapping[str, str]] = {"x-www-form-urlencoded": URL_ENCODED, "form-data": FORM}


def request_body(fields: Sequence[Field], calls: Sequence[Request], scope: Scope, report: Report) -> ObjectNode | None:
    """The request body of an operation; None if there is none.

    Arguments:
        calls: the requests of the examples that go to the operation.
    """
    shown = next((each for each in calls if each.media_type), None)
    if body := [field for field in fields if field.is_in_body]:
        return _described_body(body, fields, shown, scope, report)
    is_empty = shown is None or (shown.body is not None and not shown.body)
    labelled = _exemplified(scope, report) if is_empty else None
    return labelled or (_shown(shown, report) if shown else _linked(scope))


def _described_body(
    body: Sequence[Field], fields: Sequence[Field], shown: Request | None, scope: Scope, report: Report
) -> ObjectNode:
    """The body that fields describe, with its first example; one that is shown as a list is a list of such objects."""
    place, named = body[0].place, [field for field in body if field.name]
    media_type = _media_type(body, fields, shown, scope, report)
    schema = form_of(named, place) if named and media_type in FORMS else body_of(body, place)
    if shown and shown.is_list and all(f'"{field.name}"' in shown.data for field in named if field.required):
        schema = object_node({"type": "array", "items": schema}, place)
    samples = (each for sample in components(scope.parts, "RequestExample") for each in json_bodies(sample.children))
    first = next(samples, None)
    example = {"example": first.body} if first else {}
    required = {"required": True} if any(field.required for field in body) else {}
    return object_node({**required, "content": {media_type: {"schema": schema, **example}}}, place)


def _linked(scope: Scope) -> ObjectNode | None:
    """The body that a section describes only by a link to its model."""
    about = _about_body(scope)
    said = ((_MODEL_ALONE.fullmatch(prose(section.parts)), section) for section in about)
    found, section = next(((found, section) for found, section in said if found), (None, None))
    if found is None or section is None:
        return None
    model: dict[str, object] = {DOCUMENTED_TYPE: found["model"]}
    schema = {"type": "array", "items": model} if found["list"] else model
    return object_node({"content": {JSON: {"schema": schema}}}, section.place)


def names_media_type(field: Field) -> bool:
    """Whether a field is the ``Content-Type`` header, which is no argument of a call."""
    return field.location == "header" and field.name.lower() == "content-type"


def _media_type(
    body: Sequence[Field], fields: Sequence[Field], shown: Request | None, scope: Scope, report: Report
) -> str:
    """The media type: a form if there are files, else as the call, a header, fields, prose or the example say."""
    if any(_is_file(field.schema) for field in body):
        return FORM
    marked = [_SHORT.get(found[1], found[1]) for found in _MARKED_MEDIA_TYPE.finditer(prose(scope.parts))]
    said, sent = _described(body, fields, marked, scope), shown.media_type if shown else ""
    taken = (
        sent if sent not in ("", JSON) else said or next(iter(marked), "") or sent or _shown_media_type(scope) or JSON
    )
    if shown and said and (said in FORMS) != (sent in FORMS):
        report.warning(
            "media-type-contradicted",
            f"The page describes {said}, but its example sends {sent}: {taken} is taken",
            shown.place,
            "Correct the media type with an overlay where the other is right.",
        )
    return taken


def _described(body: Sequence[Field], fields: Sequence[Field], marked: Sequence[str], scope: Scope) -> str:
    """The media type that a header or the locations of fields show; empty if neither does."""
    headers = (_MEDIA_TYPE.search(f"{field.description} {field.schema}") for field in fields if names_media_type(field))
    if found := next(filter(None, headers), None):
        return found[0]
    if not any(field.location == "form" for field in body):
        return ""
    usual = FORM if any(_OF_PARTS.search(section.title) for section in scope.sections) else URL_ENCODED
    return next((each for each in marked if each in FORMS), usual)


def _shown_media_type(scope: Scope) -> str:
    """The media type of a body that sections about the request only show."""
    return media_type_shown(
        block.fence for section in _about_body(scope) for block in blocks(section.parts) if block.fence
    )


def _is_file(schema: ObjectNode) -> bool:
    return schema.get("format") == "binary" or schema.object_at("items").get("format") == "binary"


def _exemplified(scope: Scope, report: Report) -> ObjectNode | None:
    if found := body_shown(scope):
        return _like(JSON, shown_structure(found.body, found.place), found.place, report)
    return _in_other_language(scope, report)


def _in_other_language(scope: Scope, report: Report) -> ObjectNode | None:
    """The body that is only shown, and not in JSON: nothing is known of what it holds."""
    if scope.endpoint is None or scope.endpoint.method in WITHOUT_BODY:
        return None
    media_type = _shown_media_type(scope)
    return _like(media_type, ObjectNode(), _about_body(scope)[0].place, report) if media_type else None


def body_shown(scope: Scope) -> Example | None:
    """The body in JSON that a section about the request, or code with such a title, shows; None if there is none."""
    if scope.endpoint is None or scope.endpoint.method in WITHOUT_BODY:
        return None
    in_sections = (example for section in _about_body(scope) for example in json_bodies(section.parts))
    titled = (each for each in json_bodies(scope.parts) if _REQUEST.search(each.label))
    return next((each for each in chain(in_sections, titled) if not status_of_title(each.label)), None)


def _about_body(scope: Scope) -> list[Section]:
    return [section for section in scope.sections if _REQUEST.search(section.sense) and _may_show_body(section)]


def _may_show_body(section: Section) -> bool:
    """Whether JSON in a section about the request may be the body, rather than headers or the query."""
    return not status_of(section) and next(named_locations(section), "body") in IN_BODY


def _shown(request: Request, report: Report) -> ObjectNode:
    schema = _form(request) if request.media_type == FORM else shown_structure(request.body, request.place)
    return _like(request.media_type, schema, request.place, report)


def _like(media_type: str, schema: ObjectNode, place: Place, report: Report) -> ObjectNode:
    report_only_shown(place, report)
    return object_node({"content": {media_type: {"schema": schema}}}, place)


def _form(request: Request) -> ObjectNode:
    names = [name for name, _ in request.form]
    properties = {name: _part(name, is_file, names, request.place) for name, is_file in request.form}
    return object_node({"type": "object", "properties": properties}, request.place)


def _part(name: str, is_file: bool, names: Sequence[str], place: Place) -> ObjectNode:
    kind = object_node({"type": "string", "format": "binary"} if is_file else {"type": "string"}, place)
    return object_node({"type": "array", "items": kind}, place) if names.count(name) > 1 else kind
