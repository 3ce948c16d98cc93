"""What the sections of a page say of answers: which response they describe, and with which fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.pages.described_operations.answers.status_rows import StatusTold, statuses_told
from generator.pages.described_operations.examples.json_bodies import json_bodies, status_in
from generator.pages.described_operations.field_blocks import announced_fields
from generator.pages.described_operations.fields.columns import NOTHING
from generator.pages.described_operations.fields.components import FIELDS, name_of, read_field, read_whole
from generator.pages.described_operations.fields.objects import Field
from generator.pages.described_operations.owners import in_owner
from generator.pages.described_operations.sections import Section
from generator.pages.documented_types import read_type, type_in
from generator.pages.parts import Block, Component, components
from generator.pages.site_components import FIELD

# What a page describes as the answer, without saying with which status it comes.
ANY_SUCCESS: Final = "2XX"
ANY_ERROR: Final = "default"
_SECTION: Final = re.compile(
    r"(?:(?:success\w*|examples?|sample|key|top-level|main|expected|json|api|schema) "
    r"|(?:the )?(?:above )?(?:command|request|call|code|query)s?(?: above)? )?"
    r"(?:responses?|returns?)\b(?!.*\berror)",
    re.IGNORECASE,
)
_ERRORS: Final = re.compile(
    r"(?:possible |common )?errors?\b|.*\berror (?:responses?|bod(?:y|ies)|objects?|fields?|format)\b", re.IGNORECASE
)
_STATUS_FIRST: Final = re.compile(r"`?([2-5]\d\d)\b")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one section, or one field that is named after a status, says of a response.

    Arguments:
        status: a status, ``2XX`` or ``default``.
        announced: whether a heading says that this is about the answer.
        fields: those of the body.
        whole: the schema of a body that is described as a whole.
        section: where this stands.
        is_section: whether this is what the section as a whole says.
    """

    status: str
    announced: bool
    section: Section
    is_section: bool
    fields: tuple[Field, ...] = ()
    whole: ObjectNode | None = None
    description: str = ""

    @property
    def describes_body(self) -> bool:
        """Whether it says what the body is."""
        return bool(self.fields) or self.whole is not None


def is_response_section(section: Section) -> bool:
    """Whether a section describes an answer."""
    return bool(_SECTION.match(section.sense) or _STATUS_FIRST.match(section.sense))


def status_named(component: Component) -> str:
    """The status that a ``<ResponseField name="404 Not Found">`` is about; empty for one that is a field."""
    found = _STATUS_FIRST.match(name_of(component))
    return found[1] if found else ""


def response_fields(section: Section) -> Iterator[Component]:
    """The outermost fields of responses; those inside fields of a request belong to the request."""
    wanted = fields_of_answers(section)
    return (each for each in components(section.parts, *FIELDS) if each.name in wanted)


def fields_of_answers(section: Section) -> tuple[str, ...]:
    """The names of the components that describe fields of a response in a section."""
    return ("ResponseField", FIELD) if status_of(section) else ("ResponseField",)


def answers(page_sections: Sequence[Section], report: Report) -> list[Answer]:
    """All that the sections say of answers, in the order of the page, without what does not belong together.

    Arguments:
        page_sections: the sections of one operation.
        report: receives ``fields-apart``, and what reading fields finds.
    """
    found = [answer for section in page_sections for answer in _answers(section, report)]
    return [answer for answer in found if _belongs(answer, found, report)]


def _answers(section: Section, report: Report) -> Iterator[Answer]:
    fields: list[Field] = []
    whole: ObjectNode | None = None
    for component in response_fields(section):
        if "type" in component.attributes and not name_of(component):
            whole = read_whole(component, report)
        elif (field := read_field(component, report)) is not None:
            if status := status_named(component):
                yield Answer(status, True, section, False, (), _told(field.schema), field.description or field.name)
            else:
                fields.append(field)
    for told in statuses_told(section):
        body = _model_in(told, report)
        yield Answer(told.status, True, section, False, (), body, told.meaning)
    said = status_of(section)
    if said:
        fields += announced_fields(section.parts, report)
    is_shown = (said >= "4" or status_in(section.sense)) and _shows_body(section)
    fields = [in_owner(field, section) for field in fields]
    if fields or whole is not None or is_response_section(section) or is_shown:
        yield Answer(said or ANY_SUCCESS, bool(said), section, True, tuple(fields), whole)


def _model_in(told: StatusTold, report: Report) -> ObjectNode | None:
    """The model that a table of statuses names as the body, or a list of it; generators say ``Inline`` of others."""
    if told.body.lower() in (*NOTHING, "inline", "-", ""):
        return None
    return read_type(type_in(told.body), told.place, report).schema or None


def _shows_body(section: Section) -> bool:
    """Whether an object in JSON is shown; one with a status in its title is that of another answer."""
    shown = [part for part in section.parts if isinstance(part, Block)]
    return any(not status_in(each.label) for each in json_bodies(shown))


def _told(schema: ObjectNode) -> ObjectNode | None:
    """A schema that says more than that something comes."""
    return schema if "properties" in schema or "items" in schema else None


def status_of(section: Section) -> str:
    """The status that a section is about, by the innermost heading that tells; empty when none does."""
    told = (status_told(title) for title in (section.sense, *reversed(section.above)))
    return next((status for status in told if status), "")


def status_told(title: str) -> str:
    """The status that a title is about: one that it names, or any error or success; empty where it is no answer's."""
    if status := status_in(title):
        return status
    if _ERRORS.match(title):
        return ANY_ERROR
    return ANY_SUCCESS if _SECTION.match(title) else ""


def _belongs(answer: Answer, all_answers: Sequence[Answer], report: Report) -> bool:
    """Whether an answer is about the response of the page; fields under another heading may be of something else."""
    if answer.announced:
        return True
    others = [each for each in all_answers if each.status.startswith("2") and each.describes_body]
    known = [each for each in others if each.announced] or others[:1]
    if answer in known:
        return True
    report.warning(
        "fields-apart",
        f"The fields under `{answer.section.title}` are left out: they are no part of the answer that is described",
        answer.section.place,
        "Name the section after what it describes, as in `## Response`, or add the fields with an overlay.",
        related=(known[0].section.place,) if known else (),
    )
    return False
