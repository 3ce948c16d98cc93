"""Calls of generated clients over sockets, waiting and awaiting."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from types import ModuleType
from typing import Any

from tests.loopback import Server


@dataclass(frozen=True)
class Caller:
    """Calls a server by one of the two clients of a package."""

    kind: str
    package: ModuleType
    server: Server

    def call(self, operation: str, options: Mapping[str, Any] | None = None, **fields: Any) -> Any:
        """The result of a call by a client that is made with these options."""
        given = {"base_url": self.server.url, **(options or {})}
        if self.kind == "async":
            return asyncio.run(self._await(operation, given, fields))
        with self.package.Acme(**given) as client:
            return attrgetter(operation)(client)(**fields)

    async def _await(self, operation: str, options: dict[str, Any], fields: dict[str, Any]) -> Any:
        async with self.package.AsyncAcme(**options) as client:
            return await attrgetter(operation)(client)(**fields)
