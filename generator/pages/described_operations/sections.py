"""Divides the parts of a page into sections by headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final

from generator.diagnostics import Place
from generator.pages.languages import in_english
from generator.pages.markdown.parts import Block, Part


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A heading and what follows it, up to the next heading; the first section of a page may have no heading.

    Arguments:
        above: the headings that it stands under, the outermost first; the page's title is none of them.
        owner: the path of the field whose contents it describes; empty if it is not about a field.
    """

    title: str
    level: int
    parts: tuple[Part, ...]
    place: Place
    above: tuple[str, ...] = ()
    owner: str = ""

    @property
    def sense(self) -> str:
        """The title in English, by which sections are recognised."""
        return in_english(self.title)


# A line in bold that names a part of an operation is a heading to its readers.
_BOLD: Final = re.compile(
    r"\*\*((?:[\w-]+ ){0,2}(?:request|response|returns?|query|path|headers?|body|param(?:eter)?s?|errors?|endpoint)"
    r"(?: [\w-]+){0,2}(?: \([^()*\d]{1,40}\))?|data (?:constraints|params|examples?)|(?:required|optional)(?=:)):?\*\*"
    r"(?: ?:)?"
    r"(?P<status>\s*[(`—–-]*\s*`?[2-5]\d\d[\w ]*`?\)?:?)?",
    re.IGNORECASE,
)
# One that is not in bold is, when it says nothing else: "Response:", "Query parameters:", "Response (200 OK):".
_PLAIN: Final = re.compile(
    r"((?:(?:example|sample|success(?:ful)?|error) )?(?:requests?|responses?)"
    r"(?: (?:body|example|payload|fields|parameters))?"
    r"(?: ?\(?`?[2-5]\d\d[\w ]*`?\)?)?|(?:(?:query|path|url|body|request|header) )?parameters|headers|query|body) ?:",
    re.IGNORECASE,
)
# One in bold with a status in brackets is about that response: "**Success (200):**", "**Not Found (404)**".
_PHRASE: Final = "|".join(("success", "error", "failure", *(re.escape(each.phrase) for each in HTTPStatus)))
PHRASE_AND_STATUS: Final = rf"(?:{_PHRASE}) \(`?[2-5]\d\d`?\)"
_BOLD_STATUS: Final = re.compile(rf"\*\*({PHRASE_AND_STATUS}):?\*\*(?: ?:)?", re.IGNORECASE)
# Two words that say nothing else need no mark at all: "Response parameters".
_BARE: Final = re.compile(
    r"((?:request|response|query|path|body|header) (?:parameters?|body|examples?|headers|fields|attributes)"
    r"|http (?:request|response))",
    re.IGNORECASE,
)
# "Returns a list of boxes:", unless that is said of a response.
_RETURNS: Final = re.compile(r"(returns(?: [\w,'-]+){0,8}) ?:", re.IGNORECASE)
_RESPONSE: Final = re.compile(r"(?:response|return)s?\b", re.IGNORECASE)
# A status on a line of its own: "401 Unauthorized", "Status: `204`", "**Code** : `200 OK`".
_STATUS: Final = re.compile(
    r"[*`]*(?:(?:http|status|(?:status )?code)[*`]*\s?:?[*`]* )?[*`]*(?P<code>[2-5]\d\d)"
    r"(?: (?P<phrase>[a-z' -]+))?[*`]*:?[*`]*",
    re.IGNORECASE,
)
_PHRASES: Final = {str(status.value): status.phrase for status in HTTPStatus}
# After such a line, any other one ends its section: "Notes:".
_LABEL: Final = re.compile(r"((?:[\w'-]+ ?){1,4}):")
_DEEPEST: Final = 7
_LONGEST: Final = 80


def sections(parts: Sequence[Part], start: Place) -> tuple[Section, ...]:
    """All sections, in the order of the page."""
    found = [Section("", 0, (), start)]
    outer: list[Section] = []
    below: list[list[Part]] = [[]]
    for part in parts:
        if isinstance(part, Block) and (heading := _heading(part, found[-1])):
            title, level = heading
            found.append(Section(title, level, (), part.place, _above(outer, level)))
            outer += found[-1:] if level > 1 else []
            below.append([])
        else:
            below[-1].append(part)
    return tuple(replace(section, parts=tuple(held)) for section, held in zip(found, below, strict=True))


def _heading(block: Block, before: Section) -> tuple[str, int] | None:
    if block.kind == "heading":
        return block.title.strip("*_ "), block.level
    text = _in_english(block.text.strip()) if block.kind == "paragraph" else ""
    if not text:
        return None
    if status := _status(text):
        return status, _DEEPEST
    found = _BOLD.fullmatch(text) or _BOLD_STATUS.fullmatch(text) or _PLAIN.fullmatch(text) or _BARE.fullmatch(text)
    found = found or (_RETURNS.fullmatch(text) if not _RESPONSE.match(before.title) else None)
    found = found or (_LABEL.fullmatch(text) if before.level == _DEEPEST else None)
    if found is None:
        return None
    status = (found.groupdict().get("status") or "").strip(" ()`:—–-")
    return (f"{found[1]}: {status}" if status else found[1]), _DEEPEST


def _in_english(text: str) -> str:
    """A text that may be a heading, in English, with its marks in the places that they have there."""
    bare = text.replace("：", ":")
    if len(bare) > _LONGEST or (found := in_english(bare)) == bare:
        return bare
    return re.sub(r"(?<=\*\*) | (?=:|\*\*)", "", found)


def _status(text: str) -> str:
    """The status and its usual phrase, if a text has nothing else; the phrase may be missing. Else empty."""
    found = _STATUS.fullmatch(text)
    if found is None or found["code"] not in _PHRASES:
        return ""
    usual = _PHRASES[found["code"]]
    return f"{found['code']} {usual}" if (found["phrase"] or usual).lower() == usual.lower() else ""


def _above(outer: list[Section], level: int) -> tuple[str, ...]:
    """The titles above a heading. Removes the sections that it ends from ``outer``; one of level 1 ends none."""
    while level > 1 and outer and outer[-1].level >= level:
        outer.pop()
    return tuple(section.sense for section in outer if section.level < level)
