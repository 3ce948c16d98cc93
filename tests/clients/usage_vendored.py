"""Two copies of one package inside somebody's own. Nobody runs this: type checkers read it, in their strictest mode."""

from __future__ import annotations

from typing import assert_type

from shop._vendor.respondent import Respondent
from shop._vendor.respondent.api.messaging import create_message
from shop._vendor.respondent.models import Message
from shop._vendor.stripped import AsyncRespondent as StrippedAsync
from shop._vendor.stripped import Respondent as Stripped
from shop._vendor.stripped.errors import NotFoundError
from shop._vendor.stripped.models import Message as StrippedMessage


def both() -> None:
    with Respondent(api_key="k", api_secret="s") as client, Stripped(api_key="k", api_secret="s") as stripped:
        assert_type(client.messaging.create_message("c-1", body="Hello"), Message)
        assert_type(create_message.sync("c-1", client=client, body={"body": "Hello"}), Message | None)
        try:
            message: StrippedMessage = stripped.messaging.create_message("c-1", body="Hello")
        except NotFoundError as error:
            assert_type(error.status_code, int)
        else:
            other: Message = message  # type: ignore[assignment]
            print(other)


async def awaited() -> None:
    async with StrippedAsync(api_key="k", api_secret="s") as client:
        assert_type(await client.messaging.create_message("c-1", body="Hello"), StrippedMessage)
