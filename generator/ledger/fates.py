"""The fates of the parts of a document: of each operation, parameter, body, response and schema that it declares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["operation", "parameter", "body", "response", "schema", "webhook", "page"]


class Subject(NamedTuple):
    """Something that a document declares.

    Arguments:
        kind: what it is.
        operation: the operation that it belongs to, such as ``GET /messages``, or its name if no page says where it is
            called; empty for a schema and a webhook.
        name: ``limit in query`` for a parameter, the media type of a body, ``200 application/json`` for a response, the
            key of a schema or a webhook, the file of a page (one that contradicts another about the operation, or that
            cannot be read); empty for an operation.
    """

    kind: Kind
    operation: str = ""
    name: str = ""

    def __str__(self) -> str:
        if self.kind == "operation":
            return self.operation
        return f"The {self.kind} `{self.name}`{f' of {self.operation}' if self.operation else ''}"


class Outcome(StrEnum):
    """The kinds of fates."""

    KEPT = "kept"
    REWRITTEN = "rewritten"
    LOST = "not generated"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one subject: the outcome, and how it was rewritten or why it is lost."""

    outcome: Outcome
    how: str = ""


KEPT: Final = Fate(Outcome.KEPT)


def rewritten(how: str) -> Fate:
    """The fate of something that is there in another form."""
    return Fate(Outcome.REWRITTEN, how)


def lost(why: str) -> Fate:
    """The fate of something that is not there."""
    return Fate(Outcome.LOST, why)


def remarked(fate: Fate | None, remark: str) -> Fate:
    """A fate with a further remark; without a fate, the remark says why the part is lost."""
    if fate is None:
        return lost(remark)
    return fate if fate.outcome is Outcome.LOST else rewritten("; ".join(filter(None, (fate.how, remark))))


def operation_name(method: str, path: str) -> str:
    """An operation as subjects and manifests name it."""
    return f"{method.upper()} {path}"


def parameter_name(name: str, location: str) -> str:
    """A parameter as subjects and manifests name it."""
    return f"{name} in {location}"


def response_name(status: str, media_type: str) -> str:
    """A response as subjects and manifests name it; one without content has no media type."""
    return f"{status} {media_type}".strip()
