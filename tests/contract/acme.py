"""What the server of the tests responds with, and what is looked for in errors."""

from __future__ import annotations

import pickle
from typing import Any

from tests.loopback import http_response

MESSAGE: dict[str, Any] = {"uid": "m", "conversation": {"participants": [{"uid": "a"}, {"uid": "b"}]}}
TOKEN = "hush-hush"
CREDENTIALS = {"access_token": TOKEN}


def message(**changes: Any) -> bytes:
    return http_response(200, {**MESSAGE, **changes})


def with_participants(*participants: object) -> bytes:
    return message(conversation={"participants": list(participants)})


def pickled(error: BaseException) -> Any:
    return pickle.loads(pickle.dumps(error))


def shows_nothing(error: BaseException | None) -> None:
    """Looks for the credential in an error and in all that led to it."""
    while error is not None:
        assert TOKEN not in f"{error} {error!r} {vars(error)}"
        error = error.__cause__ or error.__context__
