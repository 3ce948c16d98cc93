"""Changed copies of a client, and closing one."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.clients.calling import RESPONDENT, Api
from tests.loopback import Server, http_response, say_nothing


def opened(api: Api, server: Server, prefix: str = "", **options: Any) -> Any:
    client = getattr(api.module, f"{prefix}{api.client}")
    return client(**api.credentials, base_url=server.url, **options)


def test_a_changed_copy_leaves_the_original_as_it_is(server: Server) -> None:
    server.script += [
        RESPONDENT.success,
        RESPONDENT.success,
        http_response(429),
        http_response(429),
        RESPONDENT.success,
    ]
    with opened(RESPONDENT, server, headers={"x-team": "blue"}) as client:
        changed = client.with_options(headers={"x-team": "red", "x-trace": "1"}, max_retries=0)
        changed.messaging.create_message("c-1", body="Hello")
        client.messaging.create_message("c-1", body="Hello")
        with pytest.raises(RESPONDENT.module.errors.RateLimitError):
            changed.messaging.create_message("c-1", body="Hello")
        client.messaging.create_message("c-1", body="Hello")
    teams = [(sent.headers["x-team"], sent.headers.get("x-trace")) for sent in server.received]
    assert teams == [("red", "1"), ("blue", None), ("red", "1"), ("blue", None), ("blue", None)]


def test_a_copy_with_another_timeout(server: Server) -> None:
    server.script.append(say_nothing)
    with (
        opened(RESPONDENT, server) as client,
        pytest.raises(RESPONDENT.module.errors.APITimeoutError, match=r"messaging\.create_message"),
    ):
        client.with_options(timeout=0.05).messaging.create_message("c-1", body="Hello")


def test_a_changed_copy_of_an_asynchronous_client(server: Server) -> None:
    server.script += [RESPONDENT.success, RESPONDENT.success]

    async def main() -> None:
        async with opened(RESPONDENT, server, "Async") as client:
            changed = client.with_options(headers={"x-team": "red"})
            await changed.messaging.create_message("c-1", body="Hello")
            await client.messaging.create_message("c-1", body="Hello")

    asyncio.run(main())
    assert [sent.headers.get("x-team") for sent in server.received] == ["red", None]


def test_a_changed_copy_has_what_a_subclass_added(server: Server) -> None:
    class Named(RESPONDENT.module.Respondent):  # type: ignore[misc, name-defined]
        def __init__(self, name: str, **arguments: Any) -> None:
            super().__init__(**arguments)
            self.name = name

    server.script += [RESPONDENT.success, RESPONDENT.success]
    with Named("blue", **RESPONDENT.credentials, base_url=server.url) as client:
        client.messaging.create_message("c-1", body="Hello")
        changed = client.with_options(headers={"x-team": "red"})
        assert (type(changed), changed.name) == (Named, "blue")
        changed.messaging.create_message("c-1", body="Hello")
    assert [sent.headers.get("x-team") for sent in server.received] == [None, "red"]


def test_a_client_that_was_left_is_closed(server: Server, api: Api) -> None:
    with opened(api, server) as client:
        group, method = api.operation.split(".")
    with pytest.raises(api.module.errors.APIConnectionError, match="closed"):
        getattr(getattr(client, group), method)("c-1", **api.fields)
    client.close()  # once more does no harm


def test_an_asynchronous_client_that_was_left_is_closed(server: Server, api: Api) -> None:
    async def main() -> None:
        async with opened(api, server, "Async") as client:
            group, method = api.operation.split(".")
        with pytest.raises(api.module.errors.APIConnectionError, match="closed"):
            await getattr(getattr(client, group), method)("c-1", **api.fields)
        await client.close()

    asyncio.run(main())
