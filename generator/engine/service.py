"""Reads servers: the environments of a client."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator import naming
from generator.document import Node, ObjectNode
from generator.engine.context import Server, ServerVariable, Setting
from generator.settings import CLIENT_ARGUMENTS, Settings

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_KNOWN_ENVIRONMENTS: Final = ("production", "staging", "sandbox", "development", "local", "test", "demo")


def variable_prefix(settings: Settings) -> str:
    """What the environment variables of a client start with."""
    return naming.snake_case(settings.client).upper()


def default_environment(servers: tuple[Server, ...], settings: Settings) -> str | None:
    """The environment of a caller who names none; None where a person listed environments but no default."""
    if settings.environments:
        return settings.default_environment
    return servers[0].environment if servers else None


def read_servers(document: ObjectNode, settings: Settings) -> tuple[Server, ...]:
    """The servers by the names of their environments: those of the manifest, else those of the document."""
    declared = [each for each in document.array_at("servers").objects() if each.text_at("url").startswith("http")]
    if not settings.environments:
        return tuple(_named(declared, settings))
    known = {each.text_at("url").rstrip("/"): each for each in declared}
    return tuple(
        _server(each.name, each.url, known.get(each.url.rstrip("/"), ObjectNode()), settings)
        for each in settings.environments
    )


def _named(declared: list[ObjectNode], settings: Settings) -> Iterator[Server]:
    taken: set[str] = set()
    for node in declared:
        name = naming.unique(_environment_name(node), taken)
        taken.add(name)
        yield _server(name, node.text_at("url"), node, settings)


def _environment_name(node: ObjectNode) -> str:
    """The environment that the words of a server speak of; the first server that says nothing is production."""
    words = f"{node.text_at('description')} {node.text_at('url')}".lower()
    return next((name for name in _KNOWN_ENVIRONMENTS if re.search(rf"\b{name}\b", words)), "production")


def _server(environment: str, url: str, node: ObjectNode, settings: Settings) -> Server:
    variables = node.object_at("variables")
    gaps = tuple(_variable(name, variables.object_at(name), settings) for name in _PLACEHOLDER.findall(url))
    return Server(environment, url.rstrip("/"), node.text_at("description"), gaps)


def _variable(name: str, node: ObjectNode, settings: Settings) -> ServerVariable:
    chosen = next((each for each in settings.server_variables if each.name == name), None)
    argument = chosen.argument if chosen else naming.unique(naming.identifier(name, "variable"), CLIENT_ARGUMENTS)
    variable = chosen.variable if chosen else f"{variable_prefix(settings)}_{argument.upper()}"
    return ServerVariable(
        name=name,
        setting=Setting(argument, variable, node.text_at("description")),
        default=_default(node),
        choices=tuple(value for value in node.array_at("enum") if isinstance(value, str)),
    )


def _default(node: ObjectNode) -> str | None:
    """The default of a server variable; a placeholder such as ``<project id>`` is none (OpenAPI demands one)."""
    default: Node = node.get("default")
    if not isinstance(default, str) or not default.strip() or re.search(r"[<>{}]|\byour\b", default, re.IGNORECASE):
        return None
    return default
