"""The filters of the templates for servers and settings of clients."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from generator.engine.context.connection import Server, ServerVariable, Setting
from generator.engine.context.package import Package
from generator.engine.literals import literal, tuple_of


def environments(package: Package) -> str:
    """The annotation of the names of environments."""
    return f"Literal[{', '.join(literal(server.environment) for server in package.servers)}]"


def setting(found: Setting, prefix: str = "") -> str:
    """The expression for a setting; the prefix stands before names of the runtime."""
    return f"{prefix}Setting({literal(found.argument)}, {literal(found.variable)})"


def server(found: Server, prefix: str = "") -> str:
    """The expression for a server; the prefix stands before names of the runtime."""
    variables = [_variable(each, prefix) for each in found.variables]
    return f"{prefix}Server({literal(found.url)}{f', {tuple_of(variables)}' if variables else ''})"


def _variable(found: ServerVariable, prefix: str) -> str:
    given = setting(found.setting, prefix)
    return f"{prefix}ServerVariable({literal(found.name)}, {given}, {literal(found.default)}, {literal(found.choices)})"


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "environments": environments,
    "server": server,
    "setting": setting,
}
