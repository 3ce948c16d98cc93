"""Reads servers: the environments of a client."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator import naming
from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.engine.context.connection import Server, ServerVariable, Setting
from generator.engine.reading.descriptions import sentence
from generator.openapi.addresses import absolute_url, joined
from generator.openapi.placeholders import PLACEHOLDER
from generator.settings import Settings

_ENVIRONMENTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("production", "prod", "live"), "production"),
    **dict.fromkeys(("staging", "stage", "stg"), "staging"),
    **dict.fromkeys(("development", "dev"), "development"),
    **dict.fromkeys(("local", "localhost"), "local"),
    **dict.fromkeys(("testing", "test"), "test"),
    **{name: name for name in ("sandbox", "demo", "preview")},
}


def default_environment(servers: tuple[Server, ...], settings: Settings) -> str | None:
    """The environment of a client that names none; None if the manifest lists environments without a default."""
    if settings.environments:
        return settings.default_environment
    return servers[0].environment if servers else None


def read_servers(document: ObjectNode, settings: Settings) -> tuple[Server, ...]:
    """The servers with their environments: those of the manifest, else those of the document."""
    declared = _absolute(document)
    if not settings.environments:
        return tuple(_server(name, absolute_url(node), node, settings) for name, node in _environments(declared))
    known = {absolute_url(each): each for each in declared}
    return tuple(
        _server(each.name, each.url, known.get(each.url.rstrip("/"), ObjectNode()), settings)
        for each in settings.environments
    )


def own_servers(
    document: ObjectNode, operation: ObjectNode, servers: tuple[Server, ...], settings: Settings, report: Report
) -> dict[str, Server]:
    """The servers that an operation has for itself; empty if the document's servers serve it.

    Arguments:
        document: the document, with the servers of all other operations.
        servers: the servers that clients choose among, by the names of their environments.
        settings: the names of server variables.
        report: receives ``operation-servers-dropped`` for servers of the operation that clients cannot choose.

    Returns:
        The servers by their environments, and the default one under an empty name.
    """
    if not operation.array_at("servers"):
        return {}
    shared = _absolute(document)
    found = list(_located(operation, document, shared))
    known = {absolute_url(each) for each in shared}
    own = [each for each in found if absolute_url(each) not in known]
    if not own or len(own) < len(found):
        return {}
    names = {name: absolute_url(node) for name, node in _environments(shared)}
    environments = {server.url: server.environment for server in servers}
    chosen = {environments.get(names.get(name, ""), ""): node for name, node in _environments(own)}
    read = {name: _server(name, absolute_url(node), node, settings) for name, node in {**chosen, "": own[0]}.items()}
    used = {server.url for server in read.values()}
    _report_dropped([url for url in map(absolute_url, own) if url not in used], operation, report)
    return read


def _located(operation: ObjectNode, document: ObjectNode, shared: list[ObjectNode]) -> Iterator[ObjectNode]:
    """The servers of an operation; a relative one is resolved against each server of the document."""
    known = {each.text_at("url") for each in document.array_at("servers").objects()}
    for each in operation.array_at("servers").objects():
        if absolute_url(each):
            yield each
        elif each.text_at("url") not in known:
            for server in shared:
                yield server.updated({"url": joined(f"{absolute_url(server)}/", each.text_at("url"))})


def _report_dropped(dropped: list[str], operation: ObjectNode, report: Report) -> None:
    if dropped:
        report.warning(
            "operation-servers-dropped",
            f"Calls never go to {', '.join(dropped)}: the document has no server for the same environment",
            operation.place_of("servers"),
            "Remove the server with an overlay, or give the document one for its environment.",
        )


def _absolute(document: ObjectNode) -> list[ObjectNode]:
    return [each for each in document.array_at("servers").objects() if absolute_url(each)]


def _environments(declared: list[ObjectNode]) -> Iterator[tuple[str, ObjectNode]]:
    """The servers with unique names for their environments."""
    taken: set[str] = set()
    return ((naming.claim(_environment_name(node), taken), node) for node in declared)


def _environment_name(node: ObjectNode) -> str:
    """The name of a server (OpenAPI 3.2), else the environment that its host or its description mentions.

    Without any mention it is production.
    """
    if name := node.text_at("name").strip():
        return name
    # Without the top-level domain, because that may be `dev` or `test`, too.
    url = re.sub(r"\.[a-z]+(?=[:/]|\Z)", "", absolute_url(node).lower(), count=1)
    words = re.findall(r"[a-z]+", f"{url} {node.text_at('description').lower()}")
    return next((_ENVIRONMENTS[word] for word in words if word in _ENVIRONMENTS), "production")


def _server(environment: str, url: str, node: ObjectNode, settings: Settings) -> Server:
    variables = node.object_at("variables")
    placeholders = tuple(_variable(name, variables.object_at(name), settings) for name in PLACEHOLDER.findall(url))
    return Server(environment, url.rstrip("/"), node.text_at("description"), placeholders)


def _variable(name: str, node: ObjectNode, settings: Settings) -> ServerVariable:
    chosen = next((each for each in settings.server_variables if each.name == name), None)
    wanted = naming.identifier(name, "variable")
    argument = chosen.argument if chosen else naming.unique(wanted, settings.taken_arguments)
    variable = chosen.variable if chosen else settings.variable(argument)
    return ServerVariable(
        name=name,
        setting=Setting(argument, variable, sentence(node.text_at("description")).rstrip()),
        default=_default(node),
        choices=tuple(str(value) for value in node.array_at("enum") if isinstance(value, str | int | float)),
    )


def _default(node: ObjectNode) -> str | None:
    """The default of a server variable; None for a stopgap such as ``<project id>``, for OpenAPI demands a default."""
    default = node.get("default")
    # YAML reads a port or a version as a number.
    text = str(default) if isinstance(default, str | int | float) else ""
    return None if not text.strip() or re.search(r"[<>{}]|\byour\b", text, re.IGNORECASE) else text
