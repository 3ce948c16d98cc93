"""The APIs of the three clients, and calling them in both ways."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from operator import attrgetter
from typing import Any

from tests.clients.payloads import CHAT_MESSAGE, CREATED, MESSAGE
from tests.loopback import Server, answer


@dataclass(frozen=True)
class Api:
    """A client and what it takes to call its operation.

    ``success`` is what its server answers; ``base_path`` is what the address of the server has behind the host.
    """

    package: str
    client: str
    operation: str
    credentials: Mapping[str, str]
    success: bytes
    base_path: str = ""

    @property
    def project(self) -> str:
        return self.package.removesuffix("_client")


RESPONDENT = Api(
    "respondent_client",
    "Respondent",
    "messaging.create_message",
    {"api_key": "k-1", "api_secret": "s-1"},
    answer(201, MESSAGE),
)
ASAPP = Api(
    "asapp_client",
    "Asapp",
    "messages.create_message",
    {"api_id": "i-1", "api_secret": "s-1"},
    answer(200, CREATED),
)
REPLYKE = Api(
    "replyke_client",
    "Replyke",
    "messages.send_message",
    {"access_token": "t-1"},
    answer(201, CHAT_MESSAGE),
    base_path="/v7/p-1",
)
APIS = (RESPONDENT, ASAPP, REPLYKE)


@dataclass(frozen=True)
class Caller:
    """Calls the operation of an API on a server, waiting or awaiting."""

    kind: str
    server: Server

    def call(self, api: Api, *arguments: object, **fields: object) -> Any:
        """The result of a call with the usual credentials."""
        return self.call_with(api, {}, *arguments, **fields)

    def call_with(self, api: Api, options: Mapping[str, object], *arguments: object, **fields: object) -> Any:
        """The result of a call by a client with these options."""
        given = {"base_url": self.server.url + api.base_path, **api.credentials, **options}
        client = import_module(api.package)
        if self.kind == "async":
            return asyncio.run(_await(getattr(client, f"Async{api.client}")(**given), api, arguments, fields))
        with getattr(client, api.client)(**given) as opened:
            return attrgetter(api.operation)(opened)(*arguments, **fields)


async def _await(client: Any, api: Api, arguments: tuple[object, ...], fields: Mapping[str, object]) -> Any:
    async with client as opened:
        return await attrgetter(api.operation)(opened)(*arguments, **fields)
