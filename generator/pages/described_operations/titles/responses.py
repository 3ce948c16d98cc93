"""Recognises titles about responses, and their statuses."""

from __future__ import annotations

import re
from typing import Final

from generator.pages.described_operations.examples.json_bodies import status_in
from generator.pages.described_operations.fields.components import name_of
from generator.pages.described_operations.sections import PHRASE_AND_STATUS, Section
from generator.pages.markdown.parts import Component
from generator.pages.markdown.site_components import FIELD

# The titles of responses without a status.
ANY_SUCCESS: Final = "2XX"
_ANY_ERROR: Final = "default"
_SECTION: Final = re.compile(
    r"(?:(?:success\w*|examples?|sample|key|top-level|main|expected|json|api|schema) "
    r"|(?:the )?(?:above )?(?:command|request|call|code|query)s?(?: above)? )?"
    r"(?:responses?|returns?)\b(?!.*\berror)|outputs?(?: (?:fields?|param\w*|schema|structure|data|body|examples?))?$",
    re.IGNORECASE,
)
# Cuerpo de la respuesta: other languages have the response behind its part.
_PART_FIRST: Final = re.compile(
    r"(?:parameters?|body|fields?|headers?|structure|attributes|schema|format) responses?\b(?!.*\berror)",
    re.IGNORECASE,
)
_ERRORS: Final = re.compile(
    r"(?:possible |common )?errors?\b|.*\berror (?:responses?|bod(?:y|ies)|objects?|fields?|format)\b", re.IGNORECASE
)
_STATUS_FIRST: Final = re.compile(r"`?([2-5]\d\d)\b")
_STATUS_LAST: Final = re.compile(f"{PHRASE_AND_STATUS}:?", re.IGNORECASE)


def is_response_section(section: Section) -> bool:
    """Whether a section describes a response."""
    title = section.sense
    return _is_of_response(title) or bool(_STATUS_FIRST.match(title) or _STATUS_LAST.fullmatch(title))


def _is_of_response(title: str) -> bool:
    return bool(_SECTION.match(title) or _PART_FIRST.match(title))


def status_named(component: Component) -> str:
    """The status that a ``<ResponseField name="404 Not Found">`` is about; empty if it is about a field."""
    found = _STATUS_FIRST.match(name_of(component))
    return found[1] if found else ""


def fields_of_responses(section: Section) -> tuple[str, ...]:
    """The names of components that describe response fields in a section."""
    return ("ResponseField", FIELD) if status_of(section) else ("ResponseField",)


def status_of(section: Section) -> str:
    """The status that a section is about, by its innermost heading with one; empty if none has one."""
    statuses = (status_of_title(title) for title in (section.sense, *reversed(section.above)))
    return next((status for status in statuses if status), "")


def status_of_title(title: str) -> str:
    """The status that a title is about: a named one, or any error or success; empty if it is not about a response."""
    if status := status_in(title):
        return status
    if _ERRORS.match(title):
        return _ANY_ERROR
    return ANY_SUCCESS if _is_of_response(title) else ""
