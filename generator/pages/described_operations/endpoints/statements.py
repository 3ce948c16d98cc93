"""Where a page states that an operation lives: ``GET /boxes`` in a heading, a line, code, a list or a table."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from generator.diagnostics import Place
from generator.pages.described_operations.endpoints.called_endpoint import is_value
from generator.pages.described_operations.endpoints.endpoint import Endpoint, endpoint_at
from generator.pages.described_operations.fields.lists import items
from generator.pages.described_operations.sections import Section
from generator.pages.markdown.html_tags import LOOKS
from generator.pages.markdown.parts import Block, Component, Part, unescaped

_METHOD: Final = r"(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)"
# PUT|PATCH, or GET and POST
_METHODS: Final = rf"\b{_METHOD}(?:\s*(?:[|/,&]|\bor\b|\band\b)\s*{_METHOD})*\b"
_ADDRESS: Final = r"(?:https?://|\{+\w+\}+/|/)[^\s|)\]]*[^\s|)\].,;:]"
_LABEL: Final = r"(?:(?:api |http |rest(?:ful)? )?(?:endpoint|request|route|method|url)s?\s*:?\s*)?"
# Endpoint: GET /boxes HTTP/1.1 - what it does
_STATEMENT: Final = re.compile(
    rf"{_LABEL}(?P<method>{_METHODS})\s*:?\s+(?P<address>{_ADDRESS})"
    r"(?:\.{3}|…)?(?:\s+HTTP/[\d.]+)?(?:\s+[—–:-]+\s.*|\s+\([^()]*\)|\s*\.)?",
    re.IGNORECASE | re.DOTALL,
)
# Method: GET, and beside it URL: /boxes
_METHOD_SAID: Final = re.compile(
    rf"^\W*(?:(?:http|request) )?(?:method|verb)s?\W+(?P<method>{_METHODS})", re.IGNORECASE | re.MULTILINE
)
_ADDRESS_SAID: Final = re.compile(
    rf"(?:^|[,;])\W*(?:(?:api|request|endpoint|full) )?(?:url|uri|path|endpoint|route)\W*?\s"
    rf"(?:(?P<method>{_METHODS})\s+)?(?P<address>{_ADDRESS})",
    re.IGNORECASE | re.MULTILINE,
)
# `GET /boxes` gives all boxes
_OPENING: Final = re.compile(rf"`(?P<method>{_METHODS})\s+(?P<address>{_ADDRESS})`\s")
# GET /boxes - List boxes, or: List boxes (GET /boxes), List boxes [GET /boxes]
_IN_TITLE: Final = re.compile(
    rf"^(?P<method>{_METHODS})\s+(?P<address>{_ADDRESS})(?:\s*[—–:|-]\s+|$)"
    rf"|(?:\s*[—–:|(\[-]\s*|\s+)(?P<last_method>{_METHODS})\s+(?P<last_address>{_ADDRESS})[)\]]?$"
)
_METHOD_FIRST: Final = re.compile(rf"^{_METHOD}\s+(?=[^\s/])")
_ADDRESS_KEYS: Final = ("path", "url", "endpoint", "route", "uri")
_MARKS: Final = re.compile(rf"^>[ ]?|[*`]+|{LOOKS}|\\$", re.MULTILINE)
# Content-Type: application/json
_HEADER: Final = re.compile(r"(?P<name>[A-Za-z][\w-]*):\s+\S.*")
_EXAMPLE: Final = re.compile(r"\b(?:examples?|samples?)\b", re.IGNORECASE)
_METHODS_HEADING: Final = re.compile(r"(?:(?:http|request|supported|allowed) )?methods?", re.IGNORECASE)
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
# &lt;, and the &#x20; with which editors begin a line
_ENTITY: Final = re.compile(r"&(?:#x?[0-9a-f]+|[a-z]+);", re.IGNORECASE)
_DECORATION: Final = re.compile(r"^[^\w/{(\[]+")


def stated_endpoint(section: Section) -> Endpoint | None:
    """The endpoint that a section states, in its heading or as a part of its own; None when none."""
    if found := endpoint_in_title(section.title, section.place):
        return found
    if found := None if is_example(section) else _in_component(section.parts):
        return found
    return next(_stated_in(section.parts), None) or _methods_listed(section)


def is_example(section: Section) -> bool:
    """Whether a section shows what is said elsewhere."""
    return any(_EXAMPLE.search(title) for title in (section.sense, *section.above))


def further_endpoints(section: Section) -> Iterator[Endpoint]:
    """What a section states after its endpoint, and is neither that nor an example of it."""
    stated = None if is_example(section) else stated_endpoint(section)
    for each in _stated_in(section.parts) if stated else ():
        if stated and not (each.is_call_of(stated) or stated.is_call_of(each)):
            yield each


def _stated_in(parts: Sequence[Part]) -> Iterator[Endpoint]:
    for part, following in pairwise((*parts, None)):
        if isinstance(part, Block) and (alone := _alone(stated_together(part))):
            yield alone
        elif part is not None and (said := _said(part, part is parts[0]) or _in_two(part, following)):
            yield endpoint_at(*said, part.place)


def _said(part: Part, is_first: bool) -> tuple[str, str] | None:
    """The methods and the address that a part states by itself."""
    if isinstance(part, Component):
        return None
    return _statement(part) or (_opening(part) if is_first else None)


def endpoint_in_title(title: str, place: Place) -> Endpoint | None:
    """The endpoint at either end of a title: ``List boxes — GET /boxes``; None when there is none."""
    found = _IN_TITLE.search(_DECORATION.sub("", title.replace("`", "")))
    if found is None:
        return None
    return endpoint_at(found["method"] or found["last_method"], found["address"] or found["last_address"], place)


def without_endpoint(title: str) -> str:
    """A title without the endpoint in it: ``List boxes — GET /boxes`` is ``List boxes``; one of nothing else stays.

    So is ``GET List boxes``, as generators write it.
    """
    return _METHOD_FIRST.sub("", _IN_TITLE.sub("", title.replace("`", "")).strip()) or title


def states_endpoint(part: Part) -> bool:
    """Whether a part says nothing but where an operation lives."""
    if isinstance(part, Component):
        return _attributed(part) is not None
    return (_statement(part) or _alone(stated_together(part))) is not None


def without_statements(parts: Sequence[Part]) -> list[Part]:
    """The parts of a page that say more than where an operation lives."""
    around = zip((None, *parts), parts, (*parts[1:], None), strict=False)
    return [
        part
        for before, part, after in around
        if not (states_endpoint(part) or _in_two(before, part) or _in_two(part, after))
    ]


def stated_together(block: Block) -> tuple[Endpoint, ...]:
    """The endpoints in code that has nothing else, a line for each; empty for other parts of a page."""
    lines = [line for line in block.fence.text.strip().split("\n") if line.strip()] if block.fence is not None else []
    found = _in_lines(_without_headers(lines), block.place)
    return tuple(each for each in found if each) if all(found) else ()


def _without_headers(lines: Sequence[str]) -> Sequence[str]:
    """The first of some lines, where the others are the headers of what goes there, wherever that is."""
    found = [_HEADER.fullmatch(line.strip()) for line in lines[1:]]
    is_request = bool(found) and all(each is not None and each["name"].lower() != "host" for each in found)
    is_example = is_request and any(map(is_value, re.split(r"[\s/]", lines[0])))
    return lines[:1] if is_request and not is_example else lines


def _in_lines(lines: Iterable[str], place: Place) -> list[Endpoint | None]:
    found = (_STATEMENT.fullmatch(line.strip()) for line in lines)
    return [endpoint_at(each["method"], each["address"], place) if each else None for each in found]


def _alone(stated: Sequence[Endpoint]) -> Endpoint | None:
    """The one endpoint that several lines state, with the servers of all of them; None where they differ."""
    if len({(each.method, each.path) for each in stated}) != 1:
        return None
    return replace(stated[0], servers=tuple(dict.fromkeys(server for each in stated for server in each.servers)))


def _methods_listed(section: Section) -> Endpoint | None:
    """The endpoint of a list under ``Methods``, an item for each, whose query may stand in one of them."""
    lists = [part for part in section.parts if isinstance(part, Block) and part.kind == "list"]
    if not lists or not _METHODS_HEADING.fullmatch(section.sense):
        return None
    lines = (_plain(text) for text, _ in items(lists[0]))
    stated = list(filter(None, _in_lines(lines, lists[0].place)))
    paths = {each.path.partition("?")[0] for each in stated}
    if len(paths) != 1:
        return None
    first, *others = dict.fromkeys(each.method for each in stated)
    return replace(stated[0], method=first, path=paths.pop(), other_methods=tuple(others))


def _in_component(parts: Sequence[Part]) -> Endpoint | None:
    """The endpoint in the attributes of the only component that has one: ``<Endpoint method="GET" path="/boxes">``."""
    named = [found for part in parts if isinstance(part, Component) and (found := _attributed(part))]
    return named[0] if len(named) == 1 else None


def _attributed(component: Component) -> Endpoint | None:
    attributes = component.attributes
    method = attributes.get("method") or ""
    said = next((value for key in _ADDRESS_KEYS if (value := attributes.get(key))), _text_of(component))
    is_address = re.fullmatch(_ADDRESS, said) is not None
    if not re.fullmatch(_METHOD, method.upper()) or not is_address or not component.name[0].isupper():
        return None
    server = "" if "://" in said else (attributes.get("baseUrl") or "").rstrip("/")
    return endpoint_at(method, server + said, component.place)


def _text_of(component: Component) -> str:
    """The only text in a component, without what its words link to."""
    alone = component.children[0] if len(component.children) == 1 else None
    return _LINK.sub(r"\1", _plain(alone.text)) if isinstance(alone, Block) else ""


def _statement(block: Block) -> tuple[str, str] | None:
    """The methods and the address that a text states, or the lines of a list or the rows of a table name each."""
    if block.kind not in ("paragraph", "blockquote", "list", "table"):
        return None
    text = _plain("\n".join(": ".join(row.cells) for row in block.rows) or block.text)
    if found := _STATEMENT.fullmatch(text) if block.kind in ("paragraph", "blockquote") else None:
        return found["method"], found["address"]
    said, address = _METHOD_SAID.search(text), _ADDRESS_SAID.search(text)
    method = said["method"] if said else address["method"] if address else None
    return (method, address["address"]) if method and address else None


def _opening(block: Block) -> tuple[str, str] | None:
    """The endpoint with which the text under a heading begins: ``POST /boxes`` in code, and what it does."""
    found = _OPENING.match(block.text) if block.kind == "paragraph" else None
    return (found["method"], found["address"]) if found else None


def _in_two(part: Part | None, following: Part | None) -> tuple[str, str] | None:
    """The method that is all of one text, or of a badge, and the address that is all of the next."""
    if part is None or not isinstance(following, Block):
        return None
    method, address = _badge(part) if isinstance(part, Component) else _all_of(part), _all_of(following)
    return (method, address) if re.fullmatch(_METHODS, method) and re.fullmatch(_ADDRESS, address) else None


def _badge(component: Component) -> str:
    """The method that a component shows: ``<Badge type="info" text="POST" />``."""
    said = (value for value in component.attributes.values() if value and re.fullmatch(_METHOD, value))
    return next(said, "") if not component.children else ""


def _all_of(block: Block) -> str:
    return _plain(block.fence.text if block.fence else block.text)


def _plain(text: str) -> str:
    """A text without the marks and tags that only say how it looks."""
    bare = _ENTITY.sub(lambda found: html.unescape(found[0]), unescaped(_MARKS.sub("", text)))
    return _DECORATION.sub("", bare.strip())
