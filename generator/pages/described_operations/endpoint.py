"""The method, path and server of an operation: from the front matter of its MDX source, or as its page states them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.openapi.addresses import split
from generator.openapi.methods import METHODS
from generator.pages.described_operations.sections import Section
from generator.pages.parts import Block, Component, Part, unescaped

WITHOUT_BODY: Final = ("get", "head")
"""The methods of requests that have no body."""

_PARAMETER: Final = re.compile(r":([A-Za-z_]\w*)|<([A-Za-z_][\w-]*)>")
_METHOD: Final = r"GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH"
_ADDRESS: Final = r"(?:https?://|\{+\w+\}+/|/)[^\s|)\]]*[^\s|)\].,;:]"
_LABEL: Final = r"(?:(?:api |http |rest(?:ful)? )?(?:endpoint|request|route|method|url)s?\s*:?\s*)?"
# Endpoint: GET /boxes HTTP/1.1 - what it does
_STATEMENT: Final = re.compile(
    rf"{_LABEL}(?P<method>{_METHOD})\s*:?\s+(?P<address>{_ADDRESS})"
    r"(?:\s+HTTP/[\d.]+)?(?:\s+[—–:-]+\s.*|\s*\.)?",
    re.IGNORECASE | re.DOTALL,
)
# Method: GET, and beside it URL: /boxes
_METHOD_SAID: Final = re.compile(rf"^\W*(?:(?:http|request) )?(?:method|verb)\W+(?P<method>{_METHOD})\b", re.I | re.M)
_ADDRESS_SAID: Final = re.compile(
    rf"(?:^|[,;])\W*(?:(?:api|request|endpoint|full) )?(?:url|uri|path|endpoint|route)\W*?\s(?P<address>{_ADDRESS})",
    re.I | re.M,
)
# `GET /boxes` gives all boxes
_OPENING: Final = re.compile(rf"`(?P<method>{_METHOD})\s+(?P<address>{_ADDRESS})`\s")
# GET /boxes - List boxes, or: List boxes (GET /boxes)
_IN_TITLE: Final = re.compile(
    rf"^(?P<method>{_METHOD})\s+(?P<address>{_ADDRESS})(?:\s*[—–:|-]\s+|$)"
    rf"|(?:\s*[—–:|(-]\s*|\s+)(?P<last_method>{_METHOD})\s+(?P<last_address>{_ADDRESS})\)?$"
)
_ADDRESS_KEYS: Final = ("path", "url", "endpoint", "route", "uri")
_MARKS: Final = re.compile(r"^>[ ]?|[*`]+|</?(?:mark|span|b|strong|code|kbd)\b[^>]*>|\\$", re.MULTILINE)
_EXAMPLE: Final = re.compile(r"\b(?:examples?|samples?)\b", re.IGNORECASE)
_DECORATION: Final = re.compile(r"^[^\w/{(\[]+")
_BASE: Final = re.compile(r"^(?:\$\{?\w+\}?|\{+\w+\}+)(?=/)")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where an operation lives; ``path`` may have a query, ``servers`` is empty when only a path is given."""

    method: str
    path: str
    servers: tuple[str, ...]
    place: Place

    @property
    def path_parameters(self) -> list[str]:
        """The names in the path's template."""
        return re.findall(r"{([^{}]+)}", self.path.partition("?")[0])

    def is_called_by(self, method: str, address: str) -> bool:
        """Whether a request goes here; what stands before the path may be the server's."""
        steps = self.path.partition("?")[0].strip("/").split("/")
        taken = address.rstrip("/").split("/")[-len(steps) :]
        return method == self.method and all(
            "{" in step or step == given for step, given in zip(steps, taken, strict=False)
        )


def read_endpoint(front_matter: ObjectNode, report: Report) -> Endpoint | None:
    """What ``api: "POST /a/:b"`` or ``openapi: "[FILE] METHOD /path"`` says; None when neither is there.

    Arguments:
        front_matter: the front matter.
        report: receives ``endpoint-invalid``.
    """
    key = next((key for key in ("api", "openapi") if front_matter.text_at(key)), None)
    if key is None:
        return None
    words = front_matter.text_at(key).split()
    place = front_matter.place_of(key)
    if len(words) < 2 or words[-2].lower() not in METHODS:
        report.error(
            "endpoint-invalid",
            f"`{key}: {front_matter.text_at(key)}` does not name a method and a path",
            place,
            'It should look like `api: "POST /messages/:id"`.',
        )
        return None
    return endpoint_at(words[-2], words[-1], place)


def stated_endpoint(section: Section) -> Endpoint | None:
    """The endpoint that a section states, in its heading or as a paragraph or fence of its own; None when none."""
    if found := endpoint_in_title(section.title, section.place):
        return found
    if found := None if _EXAMPLE.search(section.sense) else _in_component(section.parts):
        return found
    for index, part in enumerate(section.parts):
        if isinstance(part, Block) and (alone := _alone(stated_together(part))):
            return alone
        said = _statement(part) or (None if index else _opening(part)) if isinstance(part, Block) else None
        if said:
            return endpoint_at(*said, part.place)
    return None


def _in_component(parts: Sequence[Part]) -> Endpoint | None:
    """The endpoint in the attributes of the only component that has one: ``<Endpoint method="GET" path="/boxes">``."""
    named = [found for part in parts if isinstance(part, Component) and (found := _attributed(part))]
    return named[0] if len(named) == 1 else None


def _attributed(component: Component) -> Endpoint | None:
    attributes = component.attributes
    method = attributes.get("method") or ""
    said = next((value for key in _ADDRESS_KEYS if (value := attributes.get(key))), "")
    is_address = re.fullmatch(_ADDRESS, said) is not None
    if method.upper() not in _METHOD.split("|") or not is_address or not component.name[0].isupper():
        return None
    server = "" if "://" in said else (attributes.get("baseUrl") or "").rstrip("/")
    return endpoint_at(method, server + said, component.place)


def endpoint_in_title(title: str, place: Place) -> Endpoint | None:
    """The endpoint at either end of a title: ``List boxes — GET /boxes``; None when there is none."""
    found = _IN_TITLE.search(_DECORATION.sub("", title.replace("`", "")))
    if found is None:
        return None
    return endpoint_at(found["method"] or found["last_method"], found["address"] or found["last_address"], place)


def states_endpoint(part: Part) -> bool:
    """Whether a part says nothing but where an operation lives."""
    if isinstance(part, Component):
        return _attributed(part) is not None
    return (_statement(part) or _alone(stated_together(part))) is not None


def stated_together(block: Block) -> tuple[Endpoint, ...]:
    """The endpoints in code that has nothing else, a line for each; empty for other parts of a page."""
    lines = block.fence.text.strip().split("\n") if block.fence is not None else []
    found = [_STATEMENT.fullmatch(line.strip()) for line in lines if line.strip()]
    stated = [endpoint_at(each["method"], each["address"], block.place) for each in found if each]
    return tuple(stated) if len(stated) == len(found) else ()


def _alone(stated: Sequence[Endpoint]) -> Endpoint | None:
    """The one endpoint that several lines state, with the servers of all of them; None where they differ."""
    if len({(each.method, each.path) for each in stated}) != 1:
        return None
    return replace(stated[0], servers=tuple(dict.fromkeys(server for each in stated for server in each.servers)))


def without_endpoint(title: str) -> str:
    """A title without the endpoint in it: ``List boxes — GET /boxes`` is ``List boxes``; one of nothing else stays."""
    return _IN_TITLE.sub("", title.replace("`", "")).strip() or title


def _statement(block: Block) -> tuple[str, str] | None:
    """The method and the address that a text states, or the lines of a list or the rows of a table name each."""
    if block.kind not in ("paragraph", "blockquote", "list", "table"):
        return None
    lines = "\n".join(": ".join(row.cells) for row in block.rows) or block.text
    text = _DECORATION.sub("", unescaped(_MARKS.sub("", lines)).strip())
    if found := _STATEMENT.fullmatch(text) if block.kind in ("paragraph", "blockquote") else None:
        return found["method"], found["address"]
    method, address = _METHOD_SAID.search(text), _ADDRESS_SAID.search(text)
    return (method["method"], address["address"]) if method and address else None


def _opening(block: Block) -> tuple[str, str] | None:
    """The endpoint with which the text under a heading begins: ``POST /boxes`` in code, and what it does."""
    found = _OPENING.match(block.text) if block.kind == "paragraph" else None
    return (found["method"], found["address"]) if found else None


def endpoint_at(method: str, address: str, place: Place) -> Endpoint:
    """The endpoint that a method and an address, absolute or a path, lead to."""
    url = split(_BASE.sub("", _PARAMETER.sub(r"{\1\2}", address)))
    servers = (f"{url.scheme}://{url.netloc}",) if url.netloc else ()
    path = "/" + url.path.removeprefix("/")
    return Endpoint(method.lower(), f"{path}?{url.query}" if url.query else path, servers, place)
