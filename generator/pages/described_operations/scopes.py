"""Divides the sections of a page among its operations, each of which has its own endpoint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, TypeAlias

from generator.diagnostics import Place, Report
from generator.pages.described_operations.endpoint import WITHOUT_BODY, Endpoint
from generator.pages.described_operations.endpoints.called_endpoint import called_endpoints
from generator.pages.described_operations.endpoints.lines import stated_together
from generator.pages.described_operations.endpoints.statements import further_endpoints, is_example, stated_endpoint
from generator.pages.described_operations.endpoints.titles import endpoint_in_title, without_endpoint
from generator.pages.described_operations.field_blocks import announced_blocks, unmistakable_blocks
from generator.pages.described_operations.fields.components import FIELDS
from generator.pages.described_operations.sections import Section
from generator.pages.described_operations.titles.requests import is_request_section
from generator.pages.described_operations.titles.responses import is_response_section, status_of
from generator.pages.markdown.parts import Part, blocks, components

_Stated: TypeAlias = Sequence[tuple[int, Endpoint]]
# Headings that do not say what an operation does.
_SAYS_NOTHING: Final = re.compile(
    r"(?:(?:url|api|http|request|resource|rest) )?(?:(?:end|entry )?points?|ur[il]|path)|overview|usage|syntax"
    r"|(?:http )?method(?: and (?:path|ur[il]))?|(?:examples?|steps?)(?: \d+)?\.?",
    re.IGNORECASE,
)
# Fields of a thing, unless they are said to be sent.
_OF_RESOURCE: Final = re.compile(
    r"(?:(?:object|resource|model|schema) )?(?:fields|attributes|properties)", re.IGNORECASE
)
_SELDOM_SENDING: Final = (*WITHOUT_BODY, "delete")
_BEGINS_WITH_VERB: Final = re.compile(
    r"(?:add|batch|cancel|change|check|close|create|delete|download|edit|fetch|find|generate|get|list|make|open|patch"
    r"|place|post|put|read|register|remove|retrieve|search|send|set|show|start|stop|submit|update|upload|verify|view)\b",
    re.IGNORECASE,
)
# View list of box attributes, Create a payment request; not: Create box request
_NAMES_OPERATION: Final = re.compile(
    rf"{_BEGINS_WITH_VERB.pattern}(?:(?= .*\b(?:an?|all|the|one|of|by|for|from|to)\b)|(?= .*\w{{3}}s$)).*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of a page about one operation.

    Arguments:
        endpoint: the endpoint; None if the page names none.
        introduction: the description in the front matter.
    """

    endpoint: Endpoint | None
    title: str
    sections: tuple[Section, ...]
    introduction: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts of the sections."""
        return tuple(part for section in self.sections for part in section.parts)

    def each_method(self) -> Iterator[Scope]:
        """One scope for each method of the operation."""
        methods = self.endpoint.each_method() if self.endpoint else (None,)
        return (replace(self, endpoint=endpoint) for endpoint in methods)


def scopes(title: str, endpoint: Endpoint | None, page_sections: Sequence[Section], report: Report) -> list[Scope]:
    """The operations of a page.

    Arguments:
        endpoint: the endpoint in the front matter, which is that of the whole page.
    """
    return [each for scope in _of_page(title, endpoint, page_sections, report) for each in scope.each_method()]


def _of_page(title: str, endpoint: Endpoint | None, page_sections: Sequence[Section], report: Report) -> list[Scope]:
    stated = _stated(page_sections)
    if endpoint and (apart := _apart(title, page_sections, stated, endpoint)):
        return _several(title, page_sections, apart, report)
    _report_together(page_sections, stated, endpoint, report)
    titled = endpoint_in_title(title, page_sections[0].place)
    if not (endpoint or titled or stated):
        stated = called_endpoints(page_sections, report)
    _report_joined(title, page_sections, stated, report)
    if endpoint is None and len({each.key for _, each in stated}) > 1:
        return _several(title, page_sections, stated, report)
    known = endpoint or next((each for _, each in stated), None) or titled
    title = title or next((_title(page_sections, index, "") for index, _ in stated), "")
    own = tuple(page_sections) if endpoint or titled or not stated else _own(page_sections, *stated[0])
    only = Scope(known, without_endpoint(title), own)
    _report_rest(page_sections, [only], report)
    return [only]


def _apart(title: str, page_sections: Sequence[Section], stated: _Stated, whole: Endpoint) -> _Stated:
    """The endpoint in the front matter with others, if these are described below it under headings of their own.

    Arguments:
        whole: the endpoint in the front matter.
    """
    others = [(at, each) for at, each in stated if not (each.is_call_of(whole) or is_example(page_sections[at]))]
    found = [(0, whole), *others]
    below = [scope for _, scope in _each(title, page_sections, found)][1:]
    return found if below and all(map(_is_described, below)) else ()


def _is_described(scope: Scope) -> bool:
    """Whether a part of a page has a heading, and fields or a response."""
    has_fields = any(map(_has_fields, scope.sections)) or any(components(scope.parts, *FIELDS))
    return scope.sections[0].level > 1 and (has_fields or any(map(is_response_section, scope.sections)))


def _own(page_sections: Sequence[Section], index: int, endpoint: Endpoint) -> tuple[Section, ...]:
    """The sections about the only operation of a page: all but those before it with the fields of its resource.

    Arguments:
        index: that of the section with the endpoint.
    """
    start: int | None = index
    while start is not None and (_is_part(page_sections[start]) or _SAYS_NOTHING.fullmatch(page_sections[start].sense)):
        start = _outer(page_sections, start)
    is_below = start is None or page_sections[start].level < 2
    if is_below or not (endpoint.method in _SELDOM_SENDING or any(map(_has_fields, page_sections[start:]))):
        return tuple(page_sections)
    resource = _of_resource(page_sections[:start], page_sections[start or 0].level)
    return tuple(each for each in page_sections if each.place not in resource)


def _of_resource(before: Iterable[Section], level: int) -> list[Place]:
    """The places of the sections about the fields of a resource, on one level, with all below them."""
    found: list[Place] = []
    is_inside = False
    for section in before:
        if section.level <= level:
            is_inside = section.level == level and _OF_RESOURCE.fullmatch(section.sense) is not None
        found += [section.place] if is_inside else []
    return found


def _has_fields(section: Section) -> bool:
    """Whether a section has fields that are sent, by its heading."""
    return is_request_section(section) and bool(announced_blocks(section.parts))


def _stated(page_sections: Sequence[Section]) -> _Stated:
    """The endpoints that sections state, with servers from examples."""
    stated = [(index, each) for index, section in enumerate(page_sections) if (each := stated_endpoint(section))]
    shown = dict.fromkeys(each for index, each in stated if is_example(page_sections[index]))
    known = [each for _, each in stated if each not in shown]
    return [
        (index, each.at_server_of(shown))
        for index, each in stated
        if each not in shown or not any(map(each.is_call_of, known))
    ]


def _report_together(page_sections: Sequence[Section], stated: _Stated, whole: Endpoint | None, report: Report) -> None:
    """Reports endpoints in one fence or section that are not described apart: what follows may be about any of them.

    So may a whole page whose front matter names another one.
    """
    known = [whole] if whole else [each for _, each in stated]
    others = [each for index, each in stated if not is_example(page_sections[index])] if whole else []
    besides = (("page", each.place, (each,)) for each in others)
    for kind, place, found in (*_named_together(page_sections), *besides):
        undescribed = [each for each in found if not any(map(each.is_call_of, known))]
        if undescribed:
            named = " and ".join(dict.fromkeys(f"{each.method.upper()} {each.path}" for each in undescribed))
            report.warning(
                "endpoints-together",
                f"One {kind} names several endpoints, so it is unclear what is said of {named}: that is left out",
                place,
                "Give each a heading of its own with what belongs to it, or add the operations with an overlay.",
            )


def _named_together(page_sections: Sequence[Section]) -> Iterator[tuple[str, Place, Sequence[Endpoint]]]:
    """What names endpoints beside those of its section, and where: fences with several of them, and sections."""
    for block in blocks([part for section in page_sections for part in section.parts]):
        if len(found := stated_together(block)) > 1:
            yield "fence", block.place, found
    for section in page_sections:
        yield from (("section", each.place, (each,)) for each in further_endpoints(section))


def _several(title: str, page_sections: Sequence[Section], stated: _Stated, report: Report) -> list[Scope]:
    """The operations with stated endpoints; several parts about one operation are put together."""
    found: dict[tuple[str, str], Scope] = {}
    for endpoint, scope in _each(title, page_sections, stated):
        known = found.get(endpoint.key)
        found[endpoint.key] = replace(known, sections=(*known.sections, *scope.sections)) if known else scope
    _report_rest(page_sections, list(found.values()), report)
    return list(found.values())


def _each(title: str, page_sections: Sequence[Section], stated: _Stated) -> Iterator[tuple[Endpoint, Scope]]:
    """What belongs to each statement of an endpoint."""
    starts = [_start(page_sections, index, stated) for index, _ in stated]
    for (start, limit), (index, endpoint) in zip(pairwise([*starts, len(page_sections)]), stated, strict=True):
        sections = tuple(page_sections[start : _end(page_sections, start, limit)])
        titled = _title(page_sections, start, title) or title
        inner = _title(page_sections, index, title)
        titled = inner if _BEGINS_WITH_VERB.match(inner) and not _BEGINS_WITH_VERB.match(titled) else titled
        yield endpoint, Scope(endpoint, without_endpoint(titled), sections)


def _report_joined(title: str, page_sections: Sequence[Section], stated: _Stated, report: Report) -> None:
    """Reports operations with titles and fields of their own that go to one method and path."""
    found: dict[tuple[str, str], dict[str, Section]] = {}
    is_repeated = len({each.key for _, each in stated}) < len(stated)
    for endpoint, scope in _each(title, page_sections, stated) if is_repeated else ():
        if any(map(_has_fields, scope.sections)):
            found.setdefault(endpoint.key, {}).setdefault(scope.title, scope.sections[0])
    for (method, path), titled in found.items():
        if len(titled) > 1:
            report.warning(
                "operations-joined",
                f"{method.upper()} {path} can be one operation only, and {len(titled)} headings describe it, from "
                f"`{next(iter(titled))}` on: it takes the fields of all, and requires what any of them does",
                next(iter(titled.values())).place,
                "Correct what is required with an overlay.",
            )


def _title(page_sections: Sequence[Section], index: int, default: str) -> str:
    """The innermost heading at or above a section that says what an operation does."""
    section = page_sections[index]
    if not (_is_part(section) or _SAYS_NOTHING.fullmatch(section.sense)):
        return section.title
    outer = next((each for each in range(index - 1, -1, -1) if 0 < page_sections[each].level < section.level), None)
    if outer is None or page_sections[outer].level == 1:
        return default or section.title
    return _title(page_sections, outer, default)


def _start(page_sections: Sequence[Section], index: int, stated: _Stated) -> int:
    """The index of the section that begins an operation: the outermost heading above its endpoint and no other one."""
    start = index
    while (outer := _outer(page_sections, start)) is not None:
        end = _end(page_sections, outer, len(page_sections), [other for other, _ in stated if other > index])
        if sum(outer <= other < end for other, _ in stated) > 1:
            break
        start = outer
    return start


def _outer(page_sections: Sequence[Section], index: int) -> int | None:
    """The index of the section around another one; None if that is the whole page."""
    level = page_sections[index].level
    lowest = 0 if sum(section.level == 1 for section in page_sections) > 1 else 1
    found = next((each for each in range(index - 1, -1, -1) if page_sections[each].level < level), 0)
    return found if page_sections[found].level > lowest else None


def _end(page_sections: Sequence[Section], start: int, limit: int, further: Sequence[int] = ()) -> int:
    """The index where an operation ends: the next heading of at least its level that is not about a part of it.

    Arguments:
        further: the indexes of sections with endpoints of other operations, which no part has below its heading.
    """
    level = page_sections[start].level
    ahead = [index for index in range(start + 1, limit) if page_sections[index].level <= level]
    for index, following in pairwise([*ahead, limit]):
        is_part = page_sections[index].level == level and _is_part(page_sections[index])
        if not is_part or any(index < other < following for other in further):
            return index
    return limit


def _is_part(section: Section) -> bool:
    """Whether a heading names a part of an operation, such as the request or the response."""
    is_of_request = is_request_section(section) and not _NAMES_OPERATION.fullmatch(section.sense)
    return is_of_request or bool(status_of(section))


def _report_rest(page_sections: Sequence[Section], found: Sequence[Scope], report: Report) -> None:
    used = {section.place for scope in found for section in scope.sections}
    for section in page_sections:
        found_in = announced_blocks if _is_part(section) else unmistakable_blocks
        has_fields = any(components(section.parts, *FIELDS)) or found_in(section.parts)
        if section.place not in used and has_fields:
            report.warning(
                "fields-apart",
                f"The fields under `{section.title}` are left out: they belong to none of the page's operations",
                section.place,
                "Add them with an overlay.",
            )
