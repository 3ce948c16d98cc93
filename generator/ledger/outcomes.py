"""The outcomes of the parts of a document: of each operation, parameter, body, response and schema that it declares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["operation", "parameter", "body", "response", "schema", "webhook", "page"]


class Subject(NamedTuple):
    """Something that a document declares.

    Arguments:
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


class OutcomeKind(StrEnum):
    """The kinds of outcomes."""

    KEPT = "kept"
    REWRITTEN = "rewritten"
    LOST = "not generated"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one subject, and how it was rewritten or why it is lost."""

    kind: OutcomeKind
    how: str = ""


KEPT: Final = Outcome(OutcomeKind.KEPT)


def rewritten(how: str) -> Outcome:
    """The outcome of something that is there in another form."""
    return Outcome(OutcomeKind.REWRITTEN, how)


def lost(why: str) -> Outcome:
    """The outcome of something that is not there."""
    return Outcome(OutcomeKind.LOST, why)


def remarked(outcome: Outcome | None, remark: str) -> Outcome:
    """An outcome with a further remark; without an outcome, the remark says why the part is lost."""
    if outcome is None:
        return lost(remark)
    return outcome if outcome.kind is OutcomeKind.LOST else rewritten("; ".join(filter(None, (outcome.how, remark))))


def operation_name(method: str, path: str) -> str:
    """An operation as subjects and manifests name it."""
    return f"{method.upper()} {path}"


def parameter_name(name: str, location: str) -> str:
    """A parameter as subjects and manifests name it."""
    return f"{name} in {location}"


def response_name(status: str, media_type: str) -> str:
    """A response as subjects and manifests name it; one without content has no media type."""
    return f"{status} {media_type}".strip()
