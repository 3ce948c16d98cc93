"""What the templates may see of operations and webhooks: calls, what they send, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

from generator.engine.context.connection import Server
from generator.engine.context.types import Type, models_of
from generator.ledger.fates import operation_name

NO_CONTENT: Final = ("204", "205")
"""Statuses whose responses have no body, whatever a document says (RFC 9110, sections 15.3.5 and 15.3.6)."""

Location: TypeAlias = Literal["path", "query", "header", "cookie", "body"]
BodyConstructor: TypeAlias = Literal["JsonBody", "MultipartBody", "FormBody", "ContentBody"]


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a method.

    ``expression`` writes it into the request (a segment, pairs, a field, or parts); ``example`` is a value for it.
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

    @property
    def accepted(self) -> str:
        return self.type.accepted if self.required else f"{self.type.accepted} | Unset"


@dataclass(frozen=True, slots=True)
class Body:
    """A request body: what builds it, and the arguments whose presence chooses it among several.

    ``needed`` are the arguments that must be given where the body is sent.
    """

    media_type: str
    type: Type
    constructor: BodyConstructor
    fields: tuple[Argument, ...]
    needed: tuple[str, ...]
    whole: Argument | None
    required: bool
    chosen_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A documented response: its status (``201``, ``2XX``, ``default``), and how its body is read."""

    status: str
    description: str
    type: Type
    source: Literal["response.json()", "response.text()", "response.content", "None"]
    media_type: str


@dataclass(frozen=True, slots=True)
class Stream:
    """A response that is read piece by piece.

    Arguments:
        kind: the class of what reads it.
        type: what a piece holds, if it is JSON.
        end: the data of the event that says it is over.
    """

    kind: Literal["EventStream", "JsonStream"]
    type: Type | None
    end: str | None = None

    @property
    def module(self) -> str:
        """The module that reads it."""
        return "events" if self.kind == "EventStream" else "sequences"

    @property
    def opener(self) -> str:
        """The function of that module that sends the request."""
        return "open_events" if self.kind == "EventStream" else "open_items"

    @property
    def piece(self) -> str:
        """The annotation of a piece as it came."""
        return "ServerSentEvent" if self.kind == "EventStream" else "ResponseBody"

    @property
    def annotation(self) -> str:
        """The annotation of what callers get of each."""
        return self.type.annotated if self.type else self.piece


@dataclass(frozen=True, slots=True)
class ResponseHeader:
    """A header that responses have, as text; ``annotation`` is what that text stands for."""

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
    """The pages of a result: the annotation of their items with its components, and the rules to choose from."""

    item: str
    models: frozenset[str]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)  # without slots, so that what follows from it is found once
class Operation:
    """An operation as a method of a group.

    ``server`` is that of one that is served elsewhere than others, ``servers`` are those in some environments.
    """

    group: str
    name: str
    method: str
    path: str
    path_expression: str
    fixed_query: tuple[str, ...]
    summary: str
    description: str
    deprecated: bool
    arguments: tuple[Argument, ...]
    bodies: tuple[Body, ...]
    successes: tuple[Answer, ...]
    errors: tuple[Answer, ...]
    accept: str
    security: tuple[tuple[str, ...], ...]
    idempotency_header: str
    server: Server | None = None
    servers: tuple[Server, ...] = ()
    response_headers: tuple[ResponseHeader, ...] = ()
    stream: Stream | None = None
    pagination: Pagination | None = None

    @property
    def own_servers(self) -> tuple[Server, ...]:
        """Its servers, where it has others than other operations."""
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
    def parameters(self) -> str:
        """What ``request()``, and the methods of groups after ``self``, take."""
        keywords = [f"{each.name}: {each.accepted}{'' if each.required else ' = UNSET'}" for each in self.keywords]
        positional = [f"{each.name}: {each.accepted}" for each in self.positional]
        return ", ".join([*positional, *(["*", *keywords] if keywords else [])])

    @cached_property
    def passed_on(self) -> str:
        """The same, as one of them passes it on to the other."""
        positional = [each.name for each in self.positional]
        return ", ".join([*positional, *(f"{each.name}={each.name}" for each in self.keywords)])

    @cached_property
    def result(self) -> str:
        """The annotation of what the method returns."""
        found = list(dict.fromkeys(answer.type.annotated for answer in self.successes))
        return " | ".join(found) or "None"

    @property
    def returned(self) -> str:
        """The annotation of what the synchronous method returns: the result, or what gives it piece by piece."""
        if self.pagination:
            return f"Pager[{self.pagination.item}, {self.result}]"
        return f"{self.stream.kind}[{self.stream.annotation}]" if self.stream else self.result

    def given(self, answer: Answer) -> tuple[str, frozenset[str]]:
        """The annotation of what callers get of one of the answers, with its components."""
        if self.stream and answer is self.successes[0]:
            return self.returned, self.stream.type.models if self.stream.type else frozenset[str]()
        return answer.type.annotated, answer.type.models

    @property
    def is_download(self) -> bool:
        """Whether a success is bytes or text, which may be too much to hold in memory."""
        unread = ("response.text()", "response.content")
        return self.stream is None and any(answer.source in unread for answer in self.successes)

    @cached_property
    def models(self) -> frozenset[str]:
        """The components that the signature names."""
        items = self.pagination.models if self.pagination else frozenset[str]()
        return models_of(argument.type for argument in self.arguments) | self.returned_models | items

    @cached_property
    def all_models(self) -> frozenset[str]:
        """The components that its signature, its bodies and its errors are made of."""
        return self.models | models_of([*(answer.type for answer in self.errors), *(body.type for body in self.bodies)])

    @cached_property
    def returned_models(self) -> frozenset[str]:
        """The components that the result, or its pieces, are made of."""
        pieces = [self.stream.type] if self.stream and self.stream.type else []
        return models_of([*(answer.type for answer in self.successes), *pieces])


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one tag, a property of the client."""

    name: str
    class_name: str
    description: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Webhook:
    """What a server sends by itself: a function that reads its payload; ``key`` is its name in the document."""

    name: str
    key: str
    summary: str
    description: str
    deprecated: bool
    type: Type
