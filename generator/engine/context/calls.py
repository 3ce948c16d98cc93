"""The part of the context about operations and webhooks: calls, requests and responses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

from generator.engine.context.connection import Server
from generator.engine.context.types import Type, accepted_models_of, models_of
from generator.ledger.outcomes import operation_name

NO_CONTENT: Final = ("204", "205")
"""The statuses whose responses have no body, whatever a document says (RFC 9110, sections 15.3.5 and 15.3.6)."""

Location: TypeAlias = Literal["path", "query", "header", "cookie", "body"]
BodyConstructor: TypeAlias = Literal["JsonBody", "MultipartBody", "FormBody", "ContentBody"]


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a method.

    ``expression`` writes it into the request (a segment, pairs, a field, or parts); ``example`` is a value for it;
    ``constant`` is the source text of the only value that it can have, or empty.
    """

    name: str
    parameter: str
    location: Location
    type: Type
    required: bool
    description: str
    deprecated: bool
    expression: str
    example: str
    constant: str = ""

    @property
    def default(self) -> str:
        """The default in the signature; empty if the argument has to be given."""
        return self.constant if self.required else "UNSET"

    @property
    def accepted(self) -> str:
        return self.type.accepted if self.required else f"{self.type.accepted} | Unset"

    def as_keyword(self, name: str) -> str:
        """The parameter with this name in a signature, with its default."""
        return f"{name}: {self.accepted}{self.default and f' = {self.default}'}"


def in_signature(positional: Iterable[str], keywords: Iterable[str]) -> tuple[str, ...]:
    """The parameters of a function, with the star before those that are passed by name alone."""
    named = tuple(keywords)
    return (*positional, *(("*", *named) if named else ()))


@dataclass(frozen=True, slots=True)
class Body:
    """A request body, with the class that builds it.

    ``needed`` are the arguments that a call must give to send this body; ``others`` takes the fields that the document
    allows without naming them; ``chosen_by`` are the conditions, as source text, that choose it instead of the default
    body; ``also`` are further media types, and ranges of them, that a file may have by its name.
    """

    media_type: str
    type: Type
    constructor: BodyConstructor
    required: bool
    fields: tuple[Argument, ...] = ()
    needed: tuple[str, ...] = ()
    others: Argument | None = None
    whole: Argument | None = None
    chosen_by: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All arguments that this body is made of."""
        return (*self.fields, *(each for each in (self.others, self.whole) if each))


@dataclass(frozen=True, slots=True)
class Response:
    """A documented response: its status (``201``, ``2XX``, ``default``), and how to read its body.

    ``beside`` are further media types that are read in the same way.
    """

    status: str
    description: str
    type: Type
    source: Literal["response.json()", "response.text()", "response.content", "None"]
    media_type: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stream:
    """A response that is read piece by piece.

    Arguments:
        kind: the class of the runtime that reads it.
        type: the type of a piece, if it is JSON.
        end: the data of the event that ends the stream.
    """

    kind: Literal["EventStream", "JsonStream"]
    type: Type | None
    end: str | None = None

    @property
    def module(self) -> str:
        """The module of that class."""
        return "events" if self.kind == "EventStream" else "sequences"

    @property
    def opener(self) -> str:
        """The function in that module that sends the request."""
        return "open_events" if self.kind == "EventStream" else "open_items"

    @property
    def piece(self) -> str:
        """The annotation of a piece that is not decoded."""
        return "ServerSentEvent" if self.kind == "EventStream" else "ResponseBody"

    @property
    def annotation(self) -> str:
        """The annotation of a piece as callers get it."""
        return self.type.annotated if self.type else self.piece


@dataclass(frozen=True, slots=True)
class ResponseHeader:
    """A header of responses, which callers get as text; ``annotation`` is the documented type of its value."""

    name: str
    annotation: str
    description: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How one page leads to the next: the class of the rule, and its arguments as source text."""

    constructor: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pagination:
    """The pagination of a result: the annotation of an item with its components, and the rules to choose from."""

    item: str
    models: frozenset[str]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)  # without slots, so that what follows from it is found once
class Operation:
    """An operation as a method of a group.

    ``server`` is its own server, if it is not served where the others are; ``servers`` are its own for environments.
    ``beside`` says what a second method of the operation gives beside the result of the first one.
    """

    group: str
    name: str
    method: str
    path: str
    path_expressions: tuple[str, ...]
    fixed_query: tuple[str, ...]
    summary: str
    description: str
    deprecated: bool
    arguments: tuple[Argument, ...]
    bodies: tuple[Body, ...]
    successes: tuple[Response, ...]
    errors: tuple[Response, ...]
    accept: str
    security: tuple[tuple[str, ...], ...]
    idempotency_header: str
    server: Server | None = None
    servers: tuple[Server, ...] = ()
    response_headers: tuple[ResponseHeader, ...] = ()
    stream: Stream | None = None
    pagination: Pagination | None = None
    beside: Literal["", "file", "stream"] = ""

    @property
    def own_servers(self) -> tuple[Server, ...]:
        """All servers of its own."""
        return (*([self.server] if self.server else []), *self.servers)

    @property
    def key(self) -> str:
        """Its name in the document, as ``POST /messages``."""
        return operation_name(self.method, self.path)

    def located(self, location: Location) -> tuple[Argument, ...]:
        """The arguments that go to one place of the request."""
        return tuple(argument for argument in self.arguments if argument.location == location)

    @cached_property
    def positional(self) -> tuple[Argument, ...]:
        return self.located("path")

    @cached_property
    def keywords(self) -> tuple[Argument, ...]:
        return tuple(argument for argument in self.arguments if argument.location != "path")

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of ``request()``, and those of a group's method after ``self``."""
        positional = (f"{each.name}: {each.accepted}" for each in self.positional)
        return in_signature(positional, (each.as_keyword(each.name) for each in self.keywords))

    @cached_property
    def passed_on(self) -> tuple[str, ...]:
        """The arguments with which a group's method passes its parameters on to ``request()``."""
        return (*(each.name for each in self.positional), *(f"{each.name}={each.name}" for each in self.keywords))

    @cached_property
    def result(self) -> str:
        """The annotation of the decoded result."""
        found = list(dict.fromkeys(response.type.annotated for response in self.successes))
        return " | ".join(found) or "None"

    @property
    def returned(self) -> str:
        """The annotation of the synchronous method: the result, or the iterator that gives it piece by piece."""
        if self.pagination:
            return f"Pager[{self.pagination.item}, {self.result}]"
        return f"{self.stream.kind}[{self.stream.annotation}]" if self.stream else self.result

    def given(self, response: Response) -> tuple[str, frozenset[str]]:
        """The annotation of a response as callers get it, with the components in it."""
        if self.stream and response is self.successes[0]:
            return self.returned, self.stream.type.models if self.stream.type else frozenset[str]()
        return response.type.annotated, response.type.models

    @property
    def is_download(self) -> bool:
        """Whether a success is bytes or text, which may be too large for memory."""
        unread = ("response.text()", "response.content")
        return self.stream is None and any(response.source in unread for response in self.successes)

    @cached_property
    def models(self) -> frozenset[str]:
        """The components in the signature."""
        items = self.pagination.models if self.pagination else frozenset[str]()
        return accepted_models_of(argument.type for argument in self.arguments) | self.returned_models | items

    @cached_property
    def all_models(self) -> frozenset[str]:
        """The components in its signature, its bodies and its errors."""
        errors, bodies = (each.type for each in self.errors), (each.type for each in self.bodies)
        return self.models | models_of(errors) | accepted_models_of(bodies)

    @cached_property
    def returned_models(self) -> frozenset[str]:
        """The components in the result or its pieces."""
        pieces = [self.stream.type] if self.stream and self.stream.type else []
        return models_of([*(response.type for response in self.successes), *pieces])


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one tag, a property of the client."""

    name: str
    class_name: str
    description: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Webhook:
    """A request from the server: it becomes a function that reads the payload; ``key`` is its name in the document."""

    name: str
    key: str
    summary: str
    description: str
    deprecated: bool
    type: Type
