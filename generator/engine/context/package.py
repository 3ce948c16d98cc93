"""The context of the templates: one frozen description of a package, with every name and expression decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.engine.context.calls import Group, Operation, Webhook
from generator.engine.context.classes import Component, Model, Union
from generator.engine.context.component_imports import ComponentImports, Importable
from generator.engine.context.connection import Scheme, Server, ServerVariable, Setting

OLD_CLIENTS: Final = ("AuthenticatedClient", "Client")
"""The clients of openapi-python-client."""


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that the templates may see."""

    package: str
    client: str
    distribution: str
    version: str
    title: str
    description: str
    schemes: tuple[Scheme, ...]
    servers: tuple[Server, ...]
    default_environment: str | None
    prefix: str
    groups: tuple[Group, ...]
    webhooks: tuple[Webhook, ...]
    components: Mapping[str, Component]
    late_imports: Mapping[str, frozenset[str]]

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The operations of all groups."""
        return tuple(operation for group in self.groups for operation in group.operations)

    @property
    def secrets(self) -> tuple[Setting, ...]:
        """The credentials, each once."""
        found: dict[str, Setting] = {}
        for setting in (each for scheme in self.schemes for each in scheme.settings):
            found.setdefault(setting.argument, setting)
        return tuple(found.values())

    @property
    def variables(self) -> tuple[ServerVariable, ...]:
        """The server variables, each once; those of the common servers come first."""
        return _variables((*self.servers, *self._own_servers))

    @property
    def own_variables(self) -> tuple[ServerVariable, ...]:
        """The variables in the servers of single operations, each once."""
        return _variables(self._own_servers)

    @property
    def _own_servers(self) -> Iterator[Server]:
        return (server for operation in self.operations for server in operation.own_servers)

    @property
    def arguments(self) -> tuple[str, ...]:
        """The arguments of the client that fall back to an environment variable."""
        settings = [*(variable.setting for variable in self.variables), *self.secrets]
        environment = ["environment"] if self.servers else []
        return (*(setting.argument for setting in settings), *environment, "base_url")

    @property
    def has_variants(self) -> bool:
        """Whether some values are one of several models."""
        return any(isinstance(each, Union) and each.decoder for each in self.components.values())

    def imports(self, names: Iterable[str], importer: str = "") -> ComponentImports:
        """The imports of some components, for a module; ``importer`` is the component that has this module, if any."""
        found = {name: _importable(self.components[name]) for name in sorted(names)}
        return ComponentImports(found, self.late_imports.get(importer, frozenset()))


def _variables(servers: Iterable[Server]) -> tuple[ServerVariable, ...]:
    """The variables of some servers, each as the first server with it describes it."""
    found: dict[str, ServerVariable] = {}
    for variable in (each for server in servers for each in server.variables):
        found.setdefault(variable.setting.argument, variable)
    return tuple(found.values())


def _importable(component: Component) -> Importable:
    decoder = component.decoder if isinstance(component, Union) else ""
    return Importable(component.module, component.name, decoder, not decoder and not isinstance(component, Model))
