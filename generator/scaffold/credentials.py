"""Drafts of security schemes, and of what calls need of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.document import ObjectNode
from generator.naming import pascal_case
from generator.openapi.components import security_schemes
from generator.overlay import Action, expressions
from generator.scaffold.actions import operation_target, path_target, removing, updating
from generator.validate.operations import Operation, operations
from generator.validate.security import credential_parameters

_REMOVED: Final = "What a security scheme sends is no argument of a call."
_BEARER: Final = {"type": "http", "scheme": "bearer", "description": "Where callers get their access token."}


@dataclass(frozen=True, slots=True)
class _User:
    """An operation that takes credentials as parameters.

    Arguments:
        own, shared: the conditions that select the parameters in its own list, and in that of the path item.
    """

    operation: Operation
    headers: tuple[str, ...]
    own: tuple[str, ...]
    shared: tuple[str, ...]


def lift_credentials(document: ObjectNode) -> Iterator[Action]:
    """Security schemes for the headers that look like credentials, in the place of the parameters."""
    known = list(operations(document))
    users = [user for operation in known if (user := _user(document, operation)).headers]
    headers = list(dict.fromkeys(header for user in users for header in user.headers))
    if not headers:  # the finding is about an operation after validation has left something out of it
        return
    reason = f"Calls need {_listed(headers)}, which the documentation lists as parameters."
    schemes: Mapping[str, object] = {
        "components": {"securitySchemes": {scheme_name(header): _scheme(header) for header in headers}}
    }
    yield updating("$", reason, schemes)
    if len(users) == len(known) and all(set(user.headers) == set(headers) for user in users):
        yield from _for_all(users, headers)
    else:
        yield from _for_each(users)


def _for_all(users: Sequence[_User], headers: Sequence[str]) -> Iterator[Action]:
    """Security for all operations at once, if they need the same."""
    everywhere = _everywhere([user.operation for user in users])
    yield updating(
        everywhere, f"All calls need {_listed(headers)}.", {"security": [needing(map(scheme_name, headers))]}
    )
    yield from _removals({"$.paths.*.*": _all(user.own for user in users)})
    yield from _removals({"$.paths.*": _all(user.shared for user in users)})


def _for_each(users: Sequence[_User]) -> Iterator[Action]:
    for user in users:
        target, reason = operation_target(user.operation), f"This call needs {_listed(user.headers)}."
        yield updating(target, reason, {"security": [needing(map(scheme_name, user.headers))]})
        yield from _removals({target: user.own})
    yield from _removals({path_target(user.operation.path): user.shared for user in users})


def _everywhere(known: list[Operation]) -> str:
    """The target for the security of all operations: the root, unless operations have security of their own."""
    if not any("security" in operation.node for operation in known):
        return "$"
    methods = sorted({expressions.quoted(operation.method) for operation in known})
    return f"$.paths.*[{','.join(methods)}]"


def _user(document: ObjectNode, operation: Operation) -> _User:
    found = list(credential_parameters(document, operation))
    return _User(
        operation,
        tuple(parameter.text_at("name") for _, _, parameter in found),
        tuple(_condition(entry) for parent, entry, _ in found if parent is operation.node),
        tuple(_condition(entry) for parent, entry, _ in found if parent is operation.item),
    )


def _condition(entry: ObjectNode) -> str:
    names = ("$ref",) if "$ref" in entry else ("in", "name")
    return expressions.has({name: entry.text_at(name) for name in names})


def _all(conditions: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for found in conditions for each in found))


def _removals(conditions: Mapping[str, tuple[str, ...]]) -> Iterator[Action]:
    """Actions that remove parameters, by conditions for the list of each target."""
    for target, found in conditions.items():
        for condition in found:
            yield removing(f"{target}.parameters[?{condition}]", _REMOVED)


def needing(schemes: Iterable[str]) -> dict[str, list[str]]:
    """A security requirement: all of these schemes together."""
    return {scheme: [] for scheme in schemes}


def scheme_name(header: str) -> str:
    """The name of the security scheme for a header: ``ApiKey`` for ``x-api-key``."""
    return pascal_case(header.lower().removeprefix("x-")) or "ApiKey"


def _scheme(header: str) -> dict[str, str]:
    if header.lower() == "authorization":
        return _BEARER
    return {"type": "apiKey", "in": "header", "name": header, "description": "Where callers get it."}


def _listed(headers: Iterable[str]) -> str:
    *most, last = (f"`{header}`" for header in headers)
    return f"the headers {', '.join(most)} and {last}" if most else f"the header {last}"


def require_security(document: ObjectNode) -> Iterator[Action]:
    """Requires the declared security schemes for all calls, or a bearer token if none is declared."""
    schemes = list(security_schemes(document))
    reason = "The documentation does not say which credentials calls need; `security: []` says that they need none."
    if schemes:
        yield updating("$", reason, {"security": [needing([name]) for name in schemes]})
    else:
        components = {"securitySchemes": {"AccessToken": _BEARER}}
        yield updating("$", reason, {"components": components, "security": [needing(["AccessToken"])]})


def declare_schemes(document: ObjectNode) -> Iterator[Action]:
    """Declares the security schemes that are required and not declared."""
    parents = (document, *(operation.node for operation in operations(document)))
    names = {name for parent in parents for needed in parent.array_at("security").objects() for name in needed}
    for name in sorted(names - security_schemes(document).keys()):
        reason = f"Calls need `{name}`, and the documentation does not say how it is sent."
        yield updating("$", reason, {"components": {"securitySchemes": {name: _BEARER}}})
