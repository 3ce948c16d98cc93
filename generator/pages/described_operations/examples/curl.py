"""Reads example requests with cURL (https://curl.se/docs/manpage.html)."""

from __future__ import annotations

import itertools
import re
import shlex
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import parse_qsl

from generator.diagnostics import Place
from generator.pages.described_operations.endpoint import HOST, uninterpolated
from generator.pages.described_operations.examples.request import FORM, Request, json_body, media_type
from generator.pages.markdown.parts import Fence

ADDRESS: Final = re.compile(rf"(?:https?://[^/\s]+|\$\{{?\w+\}}?|\{{+\w+\}}+|{HOST})(?P<path>/[^?#\s]*)?(?:[?#]\S*)?")
_LANGUAGES: Final = ("bash", "sh", "shell", "curl", "console", "zsh", "")
_COMMAND: Final = re.compile(r"^\s*(?:\$ )?curl\b", re.MULTILINE)
_BEGINNING: Final = re.compile(r"\s*(?:\$ )?curl\s")
_DATA_OPTIONS: Final = ("-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json")
_FORM_OPTIONS: Final = ("-F", "--form", "--form-string")


def commands(fence: Fence) -> Iterator[Request]:
    """The requests of the cURL commands in a code block."""
    if fence.language not in _LANGUAGES and not _BEGINNING.match(fence.text):  # no other language begins so
        return
    text = re.sub(r"\\\s*\n\s*", " ", fence.text)
    starts = [found.start() for found in _COMMAND.finditer(text)]
    for start, end in itertools.pairwise([*starts, len(text)]):
        if request := _request(text[start:end], fence.place):
            yield request


def _request(command: str, place: Place) -> Request | None:
    try:
        words = shlex.split(command, comments=True)
    except ValueError:  # a quote that is not closed: what comes before it may be enough
        words = command.split("\n", 1)[0].replace("'", " ").replace('"', " ").split()
    addresses = [uninterpolated(word) for word in words if ADDRESS.fullmatch(word)]
    if not addresses:
        return None
    parts = [part.partition("=") for part in _after(words, _FORM_OPTIONS)]
    form = tuple((name, value.startswith(("@", '"@', "<"))) for name, _, value in parts)
    data = _after(words, _DATA_OPTIONS) if not {"-G", "--get"} & set(words) else []
    named = _after(words, ("-X", "--request"))
    method = named[0] if named else "POST" if form or data else "GET"
    body = json_body(data[0], place) if data else None
    headers = tuple(_headers(words))
    sent = FORM if form else media_type(headers, data[0] if data else "", body)
    query = tuple(name for name, _ in parse_qsl(addresses[0].partition("?")[2].partition("#")[0]))
    address = re.split(r"[?#]", addresses[0])[0]
    return Request(method.lower(), address, headers, query, sent, body, form, place, data[0] if data else "")


def _after(words: Sequence[str], options: Sequence[str]) -> list[str]:
    """The values of these options in a command: ``-d VALUE``, ``--data=VALUE``."""
    apart = [value for option, value in itertools.pairwise(words) if option in options]
    joined = [word.partition("=")[2] for word in words if word.partition("=")[0] in options and "=" in word]
    return [*apart, *joined]


def _headers(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for header in _after(words, ("-H", "--header")):
        name, _, value = header.partition(":")
        yield name.strip(), value.strip()
    for user in _after(words, ("-u", "--user")):
        yield "Authorization", f"Basic {user}"
