"""Compares the credentials that calls need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from generator.changes.model import Change
from generator.changes.subject import Subject
from generator.diagnostics import Place
from generator.document import ArrayNode, ObjectNode
from generator.openapi.components import security_schemes
from generator.openapi.credentials import security_holder, token_url
from generator.openapi.extensions import TOKEN_AUTHENTICATION
from generator.openapi.parameters import identity

_Alternative: TypeAlias = Mapping[str, frozenset[str]]


def compare_security(
    old: ObjectNode, new: ObjectNode, documents: tuple[ObjectNode, ObjectNode], subject: Subject
) -> Iterator[Change]:
    """Changes in the credentials of an operation: above all, whether those that callers gave so far still suffice.

    Arguments:
        documents: the old and the new document, whose own security applies to operations that declare none.
    """
    (written_before, place_before), (written_after, place_after) = (
        _written(old, documents[0]),
        _written(new, documents[1]),
    )
    before, after = _read(written_before, documents[0]), _read(written_after, documents[1])
    called, known_as = _called(written_after), _called(written_before)
    if called == known_as:  # the same names stand for other schemes now
        called, known_as = _by_what_is_sent(after), _by_what_is_sent(before)
    message = f"needs {called} now (was {known_as})"
    places = place_before, place_after
    if not all(any(each.keys() <= known.keys() for each in after) for known in before):
        yield subject.change("security-tightened", message, *places)
    elif not all(any(_is_enough(known, each) for each in after) for known in before):
        yield subject.change("security-scope-added", message, *places)
    elif not all(any(_is_enough(each, known) for known in before) for each in after):
        yield subject.change("security-relaxed", message, *places)


def _written(operation: ObjectNode, document: ObjectNode) -> tuple[ArrayNode, Place]:
    declaring = security_holder(document, operation)
    return declaring.array_at("security"), declaring.place_of("security")


def _read(security: ArrayNode, document: ObjectNode) -> list[_Alternative]:
    """The alternatives as sets of what is sent, whatever the schemes are called; empty if no credentials are needed."""
    schemes = security_schemes(document)
    found: list[_Alternative] = [
        {_sent(name, schemes.object_at(name)): _texts(requirement.array_at(name)) for name in requirement}
        for requirement in security.objects()
    ]
    return found or [{}]


def _sent(name: str, scheme: ObjectNode) -> str:
    match scheme.text_at("type"):
        case "apiKey":
            return " ".join(identity(scheme))
        case "http":
            return scheme.text_at("scheme").lower()
        case "oauth2" | "openIdConnect":
            return "bearer"
        case kind:
            return f"{kind} {name}"


def _texts(values: ArrayNode) -> frozenset[str]:
    return frozenset(value for value in values if isinstance(value, str))


def _is_enough(given: _Alternative, needed: _Alternative) -> bool:
    return all(sent in given and scopes <= given[sent] for sent, scopes in needed.items())


def _called(security: ArrayNode) -> str:
    ways = [" and ".join(_with_scopes(each, name) for name in each) for each in security.objects()]
    return " or ".join(way or "nothing" for way in ways) or "nothing"


def _with_scopes(requirement: ObjectNode, name: str) -> str:
    scopes = sorted(_texts(requirement.array_at(name)))
    return f"`{name}` ({', '.join(scopes)})" if scopes else f"`{name}`"


def _by_what_is_sent(ways: list[_Alternative]) -> str:
    return " or ".join(" and ".join(f"`{sent}`" for sent in way) or "nothing" for way in ways)


def compare_token_addresses(old: ObjectNode, new: ObjectNode) -> Iterator[Change]:
    """Changes in where and how the client fetches tokens."""
    before, after = (security_schemes(each) for each in (old, new))
    for name in (name for name in before if name in after):
        addresses = token_url(before.object_at(name)), token_url(after.object_at(name))
        subject = Subject("", f"security scheme `{name}`")
        if addresses[0] != addresses[1]:
            message = f"tokens come from {addresses[1] or 'nowhere'} now (was {addresses[0] or 'nowhere'})"
            yield subject.change("token-address-changed", message, before.place_of(name), after.place_of(name))
        ways = [each.object_at(name).text_at(TOKEN_AUTHENTICATION) or "client_secret_basic" for each in (before, after)]
        if all(addresses) and ways[0] != ways[1]:
            message = f"tokens are asked for with `{ways[1]}` now (was `{ways[0]}`)"
            yield subject.change("token-address-changed", message, before.place_of(name), after.place_of(name))
