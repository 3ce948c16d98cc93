"""The APIs of the three clients, and calling them in both ways."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from operator import attrgetter
from types import ModuleType
from typing import Any

from tests.clients.payloads import CHAT_MESSAGE, CREATED, MESSAGE
from tests.loopback import Server, http_response


@dataclass(frozen=True)
class Api:
    """A client and what it takes to call its operation.

    Arguments:
        package: the package of the client.
        client: its class.
        operation: group and method.
        credentials: arguments of the client.
        fields: keyword arguments of a call, the required ones and no more.
        result: the JSON of the response of its server.
        base_path: what the documented address of the server has behind the host.
    """

    package: str
    client: str
    operation: str
    credentials: Mapping[str, str]
    fields: Mapping[str, Any]
    result: Mapping[str, Any]
    base_path: str = ""

    def __str__(self) -> str:
        return self.client

    @property
    def project(self) -> str:
        return self.package.removesuffix("_client")

    @property
    def success(self) -> bytes:
        """The response that its server gives."""
        return http_response(201, self.result)

    @property
    def module(self) -> ModuleType:
        return import_module(self.package)


RESPONDENT = Api(
    "respondent_client",
    "Respondent",
    "messaging.create_message",
    {"api_key": "k-1", "api_secret": "s-1"},
    {"body": "Hello"},
    MESSAGE,
)
ASAPP = Api(
    "asapp_client",
    "Asapp",
    "messages.create_message",
    {"api_id": "i-1", "api_secret": "s-1"},
    {
        "text": "Hi",
        "sender": {"role": "agent", "externalId": "7"},
        "timestamp": datetime(2021, 11, 23, 12, 13, 14, 555000, UTC),
    },
    CREATED,
)
REPLYKE = Api(
    "replyke_client",
    "Replyke",
    "messages.send_message",
    {"access_token": "t-1"},
    {"content": "Hello"},
    CHAT_MESSAGE,
    base_path="/v7/p-1",
)
APIS = (RESPONDENT, ASAPP, REPLYKE)


def call(kind: str, api: Api, options: Mapping[str, object], conversation: str, fields: Mapping[str, object]) -> Any:
    """The result of a call by a client with these options, waiting or awaiting."""
    if kind == "async":
        return asyncio.run(_await(getattr(api.module, f"Async{api.client}")(**options), api, conversation, fields))
    with getattr(api.module, api.client)(**options) as client:
        return attrgetter(api.operation)(client)(conversation, **fields)


async def _await(opened: Any, api: Api, conversation: str, fields: Mapping[str, object]) -> Any:
    async with opened as client:
        return await attrgetter(api.operation)(client)(conversation, **fields)


@dataclass(frozen=True)
class Caller:
    """Calls a server that follows a script."""

    kind: str
    server: Server

    def call(self, api: Api, conversation: str = "c-1", **fields: object) -> Any:
        """The result of a call with the usual credentials."""
        return self.call_with(api, {}, conversation, **fields)

    def call_with(self, api: Api, options: Mapping[str, object], conversation: str = "c-1", **fields: object) -> Any:
        """The result of a call by a client that is made with more or other options."""
        given = {"base_url": self.server.url + api.base_path, **api.credentials, **options}
        return call(self.kind, api, given, conversation, fields or api.fields)
