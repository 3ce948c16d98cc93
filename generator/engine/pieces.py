"""What the templates may see of results that come in pieces: events, and pages."""

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
