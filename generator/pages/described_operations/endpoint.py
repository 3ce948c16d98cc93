"""Endpoints: where an operation lives, by methods, path and servers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qsl

from generator.diagnostics import Place, Report
from generator.document import ObjectNode, object_node
from generator.openapi.addresses import split
from generator.openapi.methods import METHODS

WITHOUT_BODY: Final = ("get", "head")
"""The methods whose requests have no body."""

ANY_METHOD: Final = rf"(?:{'|'.join(METHODS).upper()})"
"""A pattern for any method of OpenAPI in capitals."""

# :id, <id>, <int:id>, {id:.+}, {{id}}, :name:version; not boxes:merge, nor q=color:red
_PARAMETER: Final = re.compile(
    r"<(?:\w+:)?([A-Za-z_][\w-]*)>|(?<=/)\{([A-Za-z_]\w*):[^{}/]*\}|(?<![\w}])((?::[A-Za-z_]\w*)+)"
    r"|\{\{+([\w -]+)\}+\}"
)
# {swimlane#}: a number, and no fragment
_NUMBER: Final = re.compile(r"\{(\w+)#\}")
# https://#{host}/boxes
_INTERPOLATED: Final = re.compile(r"#(?=\{\w+\})")
_COLON: Final = re.compile(r":(\w+)")
# A query parameter without a name of its own: ?{limit}
_UNNAMED_VALUE: Final = re.compile(r"(?<![^&])\{(\w+)\}(?![^&])")
_BASE: Final = re.compile(r"^(?:\$\{?\w+\}?|\{+\w+\}+)(?=/)")

HOST: Final = r"(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}(?::\d+)?(?=/)"
"""A pattern for the host of an address without scheme."""

_METHOD_KEYS: Final = ("method", "http_method", "verb", "type")
_PATH_KEYS: Final = ("path", "url_path", "route", "endpoint", "url", "uri")

# The scheme that browsers assume.
_HOST: Final = re.compile(f"^{HOST}")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The endpoint of an operation.

    Arguments:
        method: the method, in lower case.
        path: the path, which may have a query.
        servers: the servers; empty if only a path is known.
        other_methods: further methods that do the same.
    """

    method: str
    path: str
    servers: tuple[str, ...]
    place: Place
    other_methods: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Method and path, which no two operations have in common."""
        return self.method, self.path

    @property
    def path_parameters(self) -> list[str]:
        """The names of the placeholders in the path."""
        return re.findall(r"{([^{}]+)}", self.path.partition("?")[0])

    @property
    def query_parameters(self) -> list[str]:
        """The names in the query of the path."""
        return [name for name, _ in parse_qsl(self.path.partition("?")[2], keep_blank_values=True)]

    @property
    def leaves_body_to_others(self) -> bool:
        """Whether a body that the page describes is only that of the other methods."""
        return self.method in WITHOUT_BODY and not {*self.other_methods} <= {*WITHOUT_BODY}

    def is_called_by(self, method: str, address: str) -> bool:
        """Whether a request goes to this endpoint; its address may have further steps of the server before the path."""
        steps = self.path.partition("?")[0].strip("/").split("/")
        taken = address.rstrip("/").split("/")[-len(steps) :]
        return method == self.method and all(
            "{" in step or step == given for step, given in zip(steps, taken, strict=False)
        )

    def is_call_of(self, other: Endpoint) -> bool:
        """Whether this endpoint is the other one, perhaps with example values in the placeholders."""
        return other.is_called_by(self.method, self.path.partition("?")[0])

    def at_server_of(self, calls: Iterable[Endpoint]) -> Endpoint:
        """The endpoint; if it has no server, with that of the first of its calls that has one."""
        call = next((each for each in calls if each.servers and each.is_call_of(self)), None)
        if self.servers or call is None:
            return self
        before = self.before_path(call.path.partition("?")[0])
        return replace(self, servers=tuple(f"{server}{before}" for server in call.servers))

    def before_path(self, address: str) -> str:
        """The part of a call's address that precedes the path of this endpoint."""
        steps = self.path.partition("?")[0].strip("/").count("/") + 1
        return address.rstrip("/").rsplit("/", steps)[0]

    def each_method(self) -> Iterator[Endpoint]:
        methods = (self.method, *self.other_methods)
        return (
            replace(self, method=method, other_methods=tuple(each for each in methods if each != method))
            for method in methods
        )


def paths_of(endpoint: Endpoint, operation: ObjectNode) -> ObjectNode:
    """The ``paths`` for one operation, and ``servers`` if the page names some."""
    items: dict[str, object] = {"servers": [{"url": server} for server in endpoint.servers]} if endpoint.servers else {}
    return object_node({**items, "paths": {endpoint.path: {endpoint.method: operation}}}, endpoint.place)


def endpoint_at(methods: str, address: str, place: Place) -> Endpoint:
    """The endpoint for an address, which may be absolute or a path.

    Arguments:
        methods: one or more, as ``PUT|PATCH``, with anything between them.
        address: the address, with placeholders as ``{id}``, ``:id`` or ``<id>``.
    """
    address = _PARAMETER.sub(_with_braces, _NUMBER.sub(r"{\1}", uninterpolated(address)))
    url = split(_HOST.sub(r"https://\g<0>", _BASE.sub("", address)))
    query = _UNNAMED_VALUE.sub(r"\1=\g<0>", url.query)
    servers = (f"{url.scheme}://{url.netloc}",) if url.netloc else ()
    path = "/" + url.path.removeprefix("/")
    method, *others = dict.fromkeys(word for word in re.findall(r"[a-z]+", methods.lower()) if word in METHODS)
    return Endpoint(method, f"{path}?{query}" if query else path, servers, place, tuple(others))


def uninterpolated(address: str) -> str:
    """An address with variables as ``{host}``, which are ``#{host}`` in Ruby."""
    return _INTERPOLATED.sub("", address)


def _with_braces(found: re.Match[str]) -> str:
    """A placeholder, or several in a row, rewritten with braces."""
    return _COLON.sub(r"{\1}", found[3]) if found[3] else f"{{{found[1] or found[2] or found[4]}}}"


def names_endpoint(front_matter: ObjectNode) -> bool:
    """Whether ``api`` in the front matter is a method or a path; on some sites, it is something else."""
    words = front_matter.text_at("api").split()
    return any(word.lower() in METHODS or "/" in word for word in words)


def endpoint_in_keys(front_matter: ObjectNode) -> Endpoint | None:
    """The endpoint in ``method: POST`` and ``path: /boxes``, or other usual keys; None unless both are given."""
    method = next((each for key in _METHOD_KEYS if (each := front_matter.text_at(key).upper())), "")
    key = next((key for key in _PATH_KEYS if front_matter.text_at(key).startswith("/")), None)
    if key is None or not re.fullmatch(ANY_METHOD, method):
        return None
    server = front_matter.text_at("url").rstrip("/")
    address = front_matter.text_at(key)
    return endpoint_at(method, f"{server}{address}" if "://" in server else address, front_matter.place_of(key))


def read_endpoint(front_matter: ObjectNode, report: Report) -> Endpoint | None:
    """The endpoint in ``api: "POST /a/:b"``, ``openapi: "[FILE] METHOD /path"`` or two keys; None if there is none."""
    key = next((key for key in ("api", "openapi") if front_matter.text_at(key)), None)
    if key is None:
        return endpoint_in_keys(front_matter)
    words = front_matter.text_at(key).split()
    place = front_matter.place_of(key)
    if key == "openapi" and len(words) < 2:
        return None  # a document, or its version
    if len(words) < 2 or words[-2].lower() not in METHODS:
        report.error(
            "endpoint-invalid",
            f"`{key}: {front_matter.text_at(key)}` does not name a method and a path",
            place,
            'It should look like `api: "POST /messages/:id"`.',
        )
        return None
    return endpoint_at(words[-2], words[-1], place)
