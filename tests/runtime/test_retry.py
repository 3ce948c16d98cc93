"""When a request is sent again: the policy as a table, and its pauses."""

from __future__ import annotations

import asyncio
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest
from package._runtime.retry import Attempt, Lost, NotSent, Responded, parse_retry_after, retry_delay
from package._runtime.transport import _sleep
from package.errors import APIConnectionError, RateLimitError

from tests.loopback import Server, closed_port, http_response
from tests.runtime.conftest import Caller, request

AGAIN, NEVER = True, False

POLICY = [
    # what happened              GET    PUT    DELETE POST   POST with an idempotency key
    (NotSent(), AGAIN, AGAIN, AGAIN, AGAIN, AGAIN),
    (Lost(), AGAIN, AGAIN, AGAIN, NEVER, AGAIN),
    (Responded(408), AGAIN, AGAIN, AGAIN, NEVER, AGAIN),
    (Responded(429), AGAIN, AGAIN, AGAIN, AGAIN, AGAIN),
    (Responded(502), AGAIN, AGAIN, AGAIN, NEVER, AGAIN),
    (Responded(503), AGAIN, AGAIN, AGAIN, NEVER, AGAIN),
    (Responded(503, retry_after=1), AGAIN, AGAIN, AGAIN, AGAIN, AGAIN),
    (Responded(504), AGAIN, AGAIN, AGAIN, NEVER, AGAIN),
    (Responded(504, retry_after=1), AGAIN, AGAIN, AGAIN, NEVER, AGAIN),
    (Responded(409), NEVER, NEVER, NEVER, NEVER, NEVER),
    (Responded(409, retry_after=1), AGAIN, AGAIN, AGAIN, NEVER, AGAIN),
    (Responded(200), NEVER, NEVER, NEVER, NEVER, NEVER),
    (Responded(400), NEVER, NEVER, NEVER, NEVER, NEVER),
    (Responded(500), NEVER, NEVER, NEVER, NEVER, NEVER),
    (Responded(500, retry_after=1), NEVER, NEVER, NEVER, NEVER, NEVER),
    (Responded(501), NEVER, NEVER, NEVER, NEVER, NEVER),
    (Responded(520), NEVER, NEVER, NEVER, NEVER, NEVER),
    (Responded(429, retry_after=60), AGAIN, AGAIN, AGAIN, AGAIN, AGAIN),
    (Responded(429, retry_after=61), NEVER, NEVER, NEVER, NEVER, NEVER),
]


@pytest.mark.parametrize(("outcome", "get", "put", "delete", "post", "post_with_key"), POLICY)
def test_policy(outcome: Any, get: bool, put: bool, delete: bool, post: bool, post_with_key: bool) -> None:
    def again(method: str, **facts: bool) -> bool:
        return retry_delay(Attempt(method, number=1, max_retries=1, **facts), outcome) is not None

    decided = (again("GET"), again("PUT"), again("DELETE"), again("POST"), again("POST", has_key=True))
    assert decided == (get, put, delete, post, post_with_key)
    assert again("PATCH") is post


@pytest.mark.parametrize(
    ("method", "again"),
    [("HEAD", AGAIN), ("OPTIONS", AGAIN), ("TRACE", AGAIN), ("QUERY", AGAIN), ("LOCK", NEVER), ("get", NEVER)],
)
def test_what_may_have_arrived_is_sent_again_where_the_method_is_known_to_do_nothing_twice(
    method: str, again: bool
) -> None:
    assert (retry_delay(Attempt(method, number=1, max_retries=1), Lost()) is not None) is again


def test_a_body_that_cannot_be_rewound_is_never_sent_again() -> None:
    attempt = Attempt("PUT", number=1, max_retries=5, replayable=False)
    assert retry_delay(attempt, Responded(429)) is None
    assert retry_delay(attempt, NotSent()) is None


def test_the_number_of_retries_has_an_end() -> None:
    assert retry_delay(Attempt("GET", number=2, max_retries=2), Lost()) is not None
    assert retry_delay(Attempt("GET", number=3, max_retries=2), Lost()) is None
    assert retry_delay(Attempt("GET", number=1, max_retries=0), Lost()) is None


def test_backoff_is_full_jitter_under_a_growing_ceiling(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_from: list[tuple[float, float]] = []

    def draw(low: float, high: float) -> float:
        drawn_from.append((low, high))
        return high

    monkeypatch.setattr("package._runtime.retry.uniform", draw)
    delays = [retry_delay(Attempt("GET", number=n, max_retries=99), Lost()) for n in range(1, 8)]
    assert delays == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]
    assert {low for low, _ in drawn_from} == {0}


def test_the_server_may_ask_for_a_longer_wait_than_the_backoff() -> None:
    assert retry_delay(Attempt("GET", number=1, max_retries=1), Responded(429, retry_after=30)) == 30


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("1.5", 1.5),
        ("Wed, 21 Oct 2015 07:28:10 GMT", 10),
        ("Wed, 21 Oct 2015 07:28:10 -0000", 10),
        ("Wed, 21 Oct 2015 09:28:10 +0200", 10),
        ("Wed, 21 Oct 2015 07:00:00 GMT", 0),
        ("-5", None),
        ("inf", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("Thu, 01 Jan 99999999999 00:00:00 GMT", None),
    ],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert parse_retry_after(header, datetime(2015, 10, 21, 7, 28, tzinfo=UTC)) == seconds


def test_a_date_to_retry_after_is_compared_with_the_clock() -> None:
    assert parse_retry_after("Wed, 21 Oct 2015 07:28:10 GMT") == 0
    assert (parse_retry_after("Wed, 21 Oct 2115 07:28:10 GMT") or 0) > 86_400


def test_retries_end_with_the_error_of_the_last_response(caller: Caller) -> None:
    caller.server.script[:] = [http_response(429, {"message": f"slow down {n}"}) for n in range(3)]
    with pytest.raises(RateLimitError, match="slow down 2"):
        caller.call(request(), max_retries=2)
    assert len(caller.server.received) == 3


def test_a_connection_that_is_refused_is_tried_again_and_reported(caller: Caller) -> None:
    with pytest.raises(APIConnectionError, match=r"things\.act: could not connect: .*3 attempts"):
        caller.call(request(), {"base_url": f"http://127.0.0.1:{closed_port()}"}, max_retries=2)


def test_a_server_that_is_not_the_one_that_it_claims_to_be_is_not_tried_again(caller: Caller) -> None:
    with Server(tls=True) as impostor:
        with pytest.raises(APIConnectionError, match=r"things\.act: could not connect: .*certificate") as raised:
            caller.call(request("GET"), {"base_url": impostor.url}, max_retries=2)
        assert impostor.connections == 1
    assert type(pickle.loads(pickle.dumps(raised.value))) is APIConnectionError


def test_a_wait_that_is_awaited_is_one_of_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    asyncio.run(_sleep(59.0))
    assert waited == [59.0]


def test_an_idempotency_key_of_the_caller_is_kept(caller: Caller) -> None:
    caller.call(request(idempotency_header="Idempotency-Key", headers=[("idempotency-key", "mine")]))
    assert caller.server.received[0].headers["idempotency-key"] == "mine"
