"""Example requests with cURL, and the endpoint that they show where a page does not name it."""

from __future__ import annotations

import itertools
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote

from generator.diagnostics import Place, Report
from generator.document import ObjectNode, load
from generator.openapi.normal_form import essence
from generator.pages.markdown import Component, Part, blocks, components
from generator.pages.mintlify_components.endpoint import Endpoint, endpoint_at
from generator.pages.mintlify_components.fields import FIELDS, name_of

_LANGUAGES: Final = ("bash", "sh", "shell", "curl", "console", "zsh", "")
_COMMAND: Final = re.compile(r"^\s*(?:\$ )?curl\b", re.MULTILINE)
_DATA_OPTIONS: Final = ("-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json")
_FORM_OPTIONS: Final = ("-F", "--form", "--form-string")
JSON: Final = "application/json"
FORM: Final = "multipart/form-data"
URL_ENCODED: Final = "application/x-www-form-urlencoded"
FORMS: Final = (FORM, URL_ENCODED)
_ADDRESS: Final = re.compile(r"(?:https?://[^/\s]+|\$\{?\w+\}?|\{+\w+\}+)(?P<path>/[^?#\s]*)?(?:[?#]\S*)?")
_NAMED_GAP: Final = re.compile(r"\{+(\w+)\}+|:([A-Za-z_]\w*)|<([\w-]+)>|\$\{?(\w+)\}?")
_UNNAMED_GAP: Final = re.compile(
    r"""
    [A-Z][A-Z0-9_-]*_[A-Z0-9_-]+            # YOUR_BOX
    |\d+
    |[0-9a-f]{8}-[0-9a-f-]{27}              # a UUID
    |(?=\w*\d)[A-Za-z]*_?[0-9A-Za-z]{8,}    # anything long with a digit
    |[a-z]+_(?=\w*\d)\w+                    # box_1f
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Request:
    """What one command sends.

    Arguments:
        method: in lower case.
        address: without its query.
        query: the names in it.
        media_type: of the body; empty when there is none.
        body: where that is an object in JSON.
        form: the parts of a form, each with whether it is a file.
        place: that of the command's fence.
    """

    method: str
    address: str
    query: tuple[str, ...]
    media_type: str
    body: ObjectNode | None
    form: tuple[tuple[str, bool], ...]
    place: Place


def endpoint_of_examples(parts: Sequence[Part], report: Report) -> Endpoint | None:
    """The endpoint that the only request shown goes to; None when requests differ, or gaps of its path are unclear.

    Arguments:
        parts: all parts about one operation.
        report: receives ``endpoint-from-example``.
    """
    shown = [each for sample in components(parts, "RequestExample") for each in requests(sample.children)]
    found = shown[:1] or list(requests(parts))
    if not found or any((each.method, each.address) != (found[0].method, found[0].address) for each in found):
        return None
    fields = [each for each in components(parts, *FIELDS) if "path" in each.attributes]
    address = _with_gaps(found[0].address, fields)
    if address is None:
        return None
    endpoint = endpoint_at(found[0].method, address, found[0].place)
    report.note(
        "endpoint-from-example",
        f"The page names no endpoint: {endpoint.method.upper()} {endpoint.path} is what its example goes to",
        found[0].place,
        "Correct it with an overlay where that is wrong.",
    )
    return endpoint


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
    addresses = [word for word in words if _ADDRESS.fullmatch(word)]
    if not addresses:
        return None
    parts = [part.partition("=") for part in _after(words, _FORM_OPTIONS)]
    form = tuple((name, value.startswith(("@", '"@', "<"))) for name, _, value in parts)
    data = _after(words, _DATA_OPTIONS) if not {"-G", "--get"} & set(words) else []
    named = _after(words, ("-X", "--request"))
    method = named[0] if named else "POST" if form or data else "GET"
    body = load(data[0], place.file, Report(), place.line) if data and data[0].lstrip().startswith("{") else None
    media_type = FORM if form else _content_type(words, data, body)
    query = tuple(name for name, _ in parse_qsl(addresses[0].partition("?")[2].partition("#")[0]))
    return Request(method.lower(), re.split(r"[?#]", addresses[0])[0], query, media_type, body, form, place)


def _after(words: Sequence[str], options: Sequence[str]) -> list[str]:
    """The values of some options of cURL: ``-d VALUE``, ``--data=VALUE``."""
    apart = [value for option, value in itertools.pairwise(words) if option in options]
    joined = [word.partition("=")[2] for word in words if word.partition("=")[0] in options and "=" in word]
    return [*apart, *joined]


def _content_type(words: Sequence[str], data: Sequence[str], body: ObjectNode | None) -> str:
    headers = (header.partition(":") for header in _after(words, ("-H", "--header")))
    said = next((essence(value) for name, _, value in headers if name.lower() == "content-type"), "")
    if not data:
        return ""
    is_encoded = body is None and "=" in data[0] and data[0][0] not in "{[@"
    return said or (URL_ENCODED if is_encoded else JSON)


def _with_gaps(address: str, fields: Sequence[Component]) -> str | None:
    """The address with the names of the fields in the gaps of its path; None when it is not clear which is which."""
    found = _ADDRESS.fullmatch(address)
    path = (found["path"] or "/") if found else "/"
    steps = [unquote(step) for step in path.split("/")]
    names = [name_of(field) for field in fields]
    gaps = [index for index, step in enumerate(steps) if _is_gap(step, fields)]
    own = [_own_name(steps[index]) for index in gaps]
    if len(gaps) == len(names):
        wanted = own if set(own) == set(names) else names
    elif not names and all(own):
        wanted = own
    else:
        return None
    for index, name in zip(gaps, wanted, strict=True):
        steps[index] = f"{{{name}}}"
    return address.removesuffix(path) + "/".join(steps)


def _is_gap(step: str, fields: Sequence[Component]) -> bool:
    if not step or re.fullmatch(r"v\d[\w.]*", step):
        return False
    if _NAMED_GAP.fullmatch(step) or _UNNAMED_GAP.fullmatch(step):
        return True
    shown = [block.text for field in fields for block in blocks(field.children)]
    return any(re.search(rf"[`\"']{re.escape(step)}[`\"']", text) for text in shown)


def _own_name(step: str) -> str:
    found = _NAMED_GAP.fullmatch(step)
    return next((group for group in found.groups() if group), "") if found else ""
