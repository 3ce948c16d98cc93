"""The calls of ``api/``: the functions that openapi-python-client would generate, on top of our requests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generator import naming
from generator.engine.context import types
from generator.engine.context.calls import Operation, in_signature
from generator.engine.context.package import OLD_CLIENTS, Package
from generator.engine.context.types import Type
from generator.engine.literals import literal
from generator.engine.writing.layout import Bracketed, call

_MAPPING: Final = " | Mapping[str, Any]"


@dataclass(frozen=True, slots=True)
class LowLevel:
    """The signature of ``sync`` and its siblings, without ``client``, and the source text in them.

    Arguments:
        positional: the parameters that are passed by position.
        keywords: the other parameters, with their defaults; the body is one of them.
        request: the expression that builds the request.
        arguments: the arguments with which they call each other, the client included.
        result: the annotation of ``parsed``, a documented success or error.
        documented: the documented statuses, and if their bodies have a type.
        fields: the arguments of the object client for the fields of the body, by the names on the wire.
        models: the components that the signatures name.
    """

    positional: tuple[str, ...]
    keywords: tuple[str, ...]
    request: Bracketed
    arguments: tuple[str, ...]
    result: str
    documented: Mapping[str, bool]
    fields: Mapping[str, str]
    models: frozenset[str]

    @property
    def parameters(self) -> tuple[str, ...]:
        """All of them without a client."""
        return in_signature(self.positional, self.keywords)

    def parameters_with(self, client: str) -> tuple[str, ...]:
        """All of them with a client of a class."""
        return in_signature(self.positional, (f"client: {client}", *self.keywords))

    @property
    def keyword_arguments(self) -> Bracketed:
        """The expression of what the request is for httpx2."""
        return call("_low_level.kwargs", self.request)

    def sent(self, function: str) -> Bracketed:
        """The call of a function of the runtime that sends the request."""
        return call(function, "client", self.request, "_DOCUMENTED")

    def passed_on(self, function: str) -> Bracketed:
        """The call of another function of the module."""
        return call(function, *self.arguments)

    @property
    def optional(self) -> str:
        """The annotation of the result of ``sync``."""
        return self.result if self.result in ("Any", "None") else f"{self.result.removesuffix(' | None')} | None"


def low_level(operation: Operation) -> LowLevel:
    """The calls of an operation in the style of openapi-python-client."""
    names = _names(operation)
    body = naming.unique("body", set(names.values()))
    positional = [names[each.name] for each in operation.positional]
    keywords = [(names[each.name], each) for each in operation.arguments if each.location not in ("path", "body")]
    passed = [f"{each.name}={name}" for name, each in keywords]
    bodies = [each.type for each in (*operation.successes, *operation.errors) if each.source != "None"]
    result = _union(bodies)
    fields = {each.parameter: each.name for media in operation.bodies for each in media.fields}
    named = [*([body] if operation.bodies else ()), *(name for name, _ in keywords)]
    return LowLevel(
        positional=tuple(f"{names[each.name]}: {each.accepted}" for each in operation.positional),
        keywords=(*_body(operation, body), *(each.as_keyword(name) for name, each in keywords)),
        request=_request(operation, body, fields, positional, passed),
        arguments=(*positional, *(f"{name}={name}" for name in named), "client=client"),
        result=result,
        documented=_documented(operation),
        fields=fields,
        models=types.models_of(bodies if result != "Any" else ())
        | types.accepted_models_of(each.type for each in operation.bodies),
    )


def _documented(operation: Operation) -> dict[str, bool]:
    """The documented statuses, and if their bodies have a type."""
    return {
        # If `default` describes success, no status is unexpected.
        **{each.status: each.status != "default" for each in operation.successes},
        **({"2XX": True} if any(each.status == "default" for each in operation.successes) else {}),
        **{each.status: each.source != "None" for each in operation.errors},
    }


def _names(operation: Operation) -> dict[str, str]:
    """The names of the arguments other than the body; one with the name ``client`` gets another name."""
    parameters = [each for each in operation.arguments if each.location != "body"]
    taken = {each.name for each in parameters} | {"client"}
    return {
        each.name: naming.unique(f"client_{each.location}", taken) if each.name == "client" else each.name
        for each in parameters
    }


def _body(operation: Operation, name: str) -> Iterator[str]:
    if not operation.bodies:
        return
    accepted = " | ".join(dict.fromkeys(part for media in operation.bodies for part in _accepted(media.type)))
    yield f"{name}: {accepted}" if operation.bodies[0].required else f"{name}: {accepted} | Unset = UNSET"


def _accepted(body: Type) -> tuple[str, ...]:
    if body.accepts in (types.CONTENT.accepts, types.TEXT_CONTENT.accepts):
        return "_low_level.File", body.accepts
    bare = body.accepted.removesuffix(_MAPPING)
    return (bare,) if bare == body.accepted else (bare, _MAPPING.removeprefix(" | "))


def _request(
    operation: Operation, body: str, fields: Mapping[str, str], path: list[str], passed: list[str]
) -> Bracketed:
    whole = operation.bodies[0].whole if operation.bodies else None
    others = next((media.others.name for media in operation.bodies if media.others), "")
    if others:
        return call("_low_level.with_open_body", "_request", "_FIELDS", literal(others), body, *path, *passed)
    if fields:
        return call("_low_level.with_body", "_request", "_FIELDS", body, *path, *passed)
    in_one_piece = [f"{whole.name}=_low_level.content({body})"] if whole else []
    return call("_request", *path, *in_one_piece, *passed)


def _union(several: Iterable[Type]) -> str:
    """The annotation of a union of types, each once."""
    found = list(several)
    annotations = [each.annotation for each in found if each.annotation != "None"]
    nullable = ["None"] if len(annotations) < len(found) or any(each.nullable for each in found) else []
    return "Any" if "Any" in annotations else " | ".join(dict.fromkeys([*annotations, *nullable])) or "None"


def low_level_call(operation: Operation) -> str:
    """An example of ``sync``, with the same arguments as the example of the method."""
    passed = [
        *(each.example for each in operation.positional),
        "client=client",
        *_example_of_body(operation),
        *(f"{each.name}={each.example}" for each in operation.keywords if each.location != "body" and not each.default),
    ]
    return f"{operation.name}.sync({', '.join(passed)})"


def _example_of_body(operation: Operation) -> Iterator[str]:
    """The body with its required fields; without any in the signature, with those that it needs, or its first one."""
    required = [each for each in operation.arguments if each.required and each.location == "body"]
    fields = [each for each in required if each.parameter]
    default = operation.bodies[0] if operation.bodies else None
    if default and not required:
        fields = [each for each in default.fields if each.name in default.needed] or [*default.fields[:1]]
    if fields:
        yield f"body={{{', '.join(f'{each.parameter!r}: {each.example}' for each in fields)}}}"
    if default and default.whole and default.whole.required:
        yield f"body={default.whole.example}"


def old_clients(package: Package) -> tuple[str, ...]:
    """The ``OLD_CLIENTS`` whose names the clients of the package do not have."""
    taken = (package.client, f"Async{package.client}")
    return tuple(name for name in OLD_CLIENTS if name not in taken)


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "low_level": low_level,
    "low_level_call": low_level_call,
    "old_clients": old_clients,
}
