"""Example requests with cURL (https://curl.se/docs/manpage.html): what each command sends."""

from __future__ import annotations

import itertools
import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from generator.diagnostics import Place, Report
from generator.document import ObjectNode, load
from generator.openapi.normal_form import essence
from generator.pages.parts import Part, blocks

JSON: Final = "application/json"
FORM: Final = "multipart/form-data"
URL_ENCODED: Final = "application/x-www-form-urlencoded"
FORMS: Final = (FORM, URL_ENCODED)
ADDRESS: Final = re.compile(r"(?:https?://[^/\s]+|\$\{?\w+\}?|\{+\w+\}+)(?P<path>/[^?#\s]*)?(?:[?#]\S*)?")
_LANGUAGES: Final = ("bash", "sh", "shell", "curl", "console", "zsh", "")
_COMMAND: Final = re.compile(r"^\s*(?:\$ )?curl\b", re.MULTILINE)
_DATA_OPTIONS: Final = ("-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json")
_FORM_OPTIONS: Final = ("-F", "--form", "--form-string")


@dataclass(frozen=True, slots=True)
class Request:
    """What one command sends.

    Arguments:
        method: in lower case.
        address: without its query.
        headers: each with its value.
        query: the names in it.
        media_type: of the body; empty when there is none.
        body: where that is an object in JSON.
        form: the parts of a form, each with whether it is a file.
        place: that of the command's fence.
    """

    method: str
    address: str
    headers: tuple[tuple[str, str], ...]
    query: tuple[str, ...]
    media_type: str
    body: ObjectNode | None
    form: tuple[tuple[str, bool], ...]
    place: Place


def requests(parts: Sequence[Part]) -> Iterator[Request]:
    """The requests that commands among some parts send, in the order of the page."""
    for block in blocks(parts):
        if block.fence is None or block.fence.language not in _LANGUAGES:
            continue
        text = re.sub(r"\\\s*\n\s*", " ", block.fence.text)
        starts = [found.start() for found in _COMMAND.finditer(text)]
        for start, end in itertools.pairwise([*starts, len(text)]):
            if request := _request(text[start:end], block.fence.place):
                yield request


def _request(command: str, place: Place) -> Request | None:
    try:
        words = shlex.split(command, comments=True)
    except ValueError:  # a quote that is not closed: what comes before it may be enough
        words = command.split("\n", 1)[0].replace("'", " ").replace('"', " ").split()
    addresses = [word for word in words if ADDRESS.fullmatch(word)]
    if not addresses:
        return None
    parts = [part.partition("=") for part in _after(words, _FORM_OPTIONS)]
    form = tuple((name, value.startswith(("@", '"@', "<"))) for name, _, value in parts)
    data = _after(words, _DATA_OPTIONS) if not {"-G", "--get"} & set(words) else []
    named = _after(words, ("-X", "--request"))
    method = named[0] if named else "POST" if form or data else "GET"
    body = load(data[0], place.file, Report(), place.line) if data and data[0].lstrip().startswith("{") else None
    headers = tuple(_headers(words))
    media_type = FORM if form else _content_type(headers, data, body)
    query = tuple(name for name, _ in parse_qsl(addresses[0].partition("?")[2].partition("#")[0]))
    return Request(method.lower(), re.split(r"[?#]", addresses[0])[0], headers, query, media_type, body, form, place)


def _after(words: Sequence[str], options: Sequence[str]) -> list[str]:
    """The values of some options of cURL: ``-d VALUE``, ``--data=VALUE``."""
    apart = [value for option, value in itertools.pairwise(words) if option in options]
    joined = [word.partition("=")[2] for word in words if word.partition("=")[0] in options and "=" in word]
    return [*apart, *joined]


def _headers(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for header in _after(words, ("-H", "--header")):
        name, _, value = header.partition(":")
        yield name.strip(), value.strip()
    for user in _after(words, ("-u", "--user")):
        yield "Authorization", f"Basic {user}"


def _content_type(headers: Iterable[tuple[str, str]], data: Sequence[str], body: ObjectNode | None) -> str:
    said = next((essence(value) for name, value in headers if name.lower() == "content-type"), "")
    if not data:
        return ""
    is_encoded = body is None and "=" in data[0] and data[0][0] not in "{[@"
    return said or (URL_ENCODED if is_encoded else JSON)
