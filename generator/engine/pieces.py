"""What the templates may see of answers besides a body: headers, events, pages, and what servers send by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from generator.engine.types import Type


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a stream: what their data holds, if it is JSON, and the data of the one that says it is over."""

    type: Type | None
    end: str | None

    @property
    def annotation(self) -> str:
        return self.type.annotated if self.type else "ServerSentEvent"


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


@dataclass(frozen=True, slots=True)
class Webhook:
    """What a server sends by itself: a function that reads its payload; ``key`` is its name in the document."""

    name: str
    key: str
    summary: str
    description: str
    deprecated: bool
    type: Type
