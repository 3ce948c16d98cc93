"""The credentials and servers of one API, which are the same for all of its clients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from ..errors import InvalidArgumentError
from .security import Scheme, Setting


class ServerVariable(NamedTuple):
    """A placeholder in the address of a server; ``choices`` are all allowed values, if they are known."""

    name: str
    setting: Setting
    default: str | None = None
    choices: tuple[str, ...] = ()

    def fill(self, given: str | None) -> str:
        """The text for the placeholder, or an error that says how to give it."""
        value = given or self.default
        if value is None:
            choices = f" ({', '.join(self.choices)})" if self.choices else ""
            raise InvalidArgumentError(f"the address of the server needs {self.name}{choices}: {self.setting}")
        if self.choices and value not in self.choices:
            raise InvalidArgumentError(f"{self.setting.argument}={value!r} is none of {', '.join(self.choices)}")
        if any(step in (".", "..") for step in value.split("/")):
            raise InvalidArgumentError(f"{self.setting.argument}={value!r} would change the address of the server")
        return quote(value, safe="/:")


class Server(NamedTuple):
    """A documented server; its address may have placeholders, as in ``https://{region}.example.com``."""

    url: str
    variables: tuple[ServerVariable, ...] = ()

    def address(self, given: Mapping[str, str | None]) -> str:
        """The address with its placeholders filled from the arguments of the client."""
        url = self.url
        for variable in self.variables:
            url = url.replace(f"{{{variable.name}}}", variable.fill(given.get(variable.setting.argument)))
        return url.rstrip("/")


class Service(NamedTuple):
    """One API. ``servers`` are its environments by name; without a default one the caller has to choose.

    ``user_agent`` is ``<distribution>/<version>``. ``variables`` are those of the servers of single operations.
    """

    user_agent: str
    schemes: Mapping[str, Scheme]
    servers: Mapping[str, Server]
    default_environment: str | None
    environment: Setting
    base_url: Setting
    variables: tuple[Setting, ...] = ()
