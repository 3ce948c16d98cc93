"""The contract of errors and retries, kept by a generated client over real sockets, waiting and awaiting."""

from __future__ import annotations

import io
import logging
import pickle
import re
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from types import ModuleType
from typing import Any

import httpx2
import pytest

from tests.calling import Caller
from tests.loopback import Server, Step, answer, closed_port, reset, reset_in_body, say_nothing
from tests.packages import PackageOf
from tests.pauses import noted_pauses

MESSAGE: dict[str, Any] = {"uid": "m", "conversation": {"participants": [{"uid": "a"}, {"uid": "b"}]}}
TOKEN = "hush-hush"
CREDENTIALS = {"access_token": TOKEN}


@pytest.fixture(scope="module")
def acme(package_of: PackageOf) -> ModuleType:
    return package_of("contract")


@pytest.fixture(autouse=True)
def pauses(acme: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between attempts, which no test makes."""
    return noted_pauses(acme.__name__, monkeypatch)


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest, acme: ModuleType, server: Server) -> Caller:
    return Caller(request.param, acme, server)


def message(**changes: Any) -> bytes:
    return answer(200, {**MESSAGE, **changes})


def with_participants(*participants: object) -> bytes:
    return message(conversation={"participants": list(participants)})


def pickled(error: BaseException) -> Any:
    return pickle.loads(pickle.dumps(error))


def shows_nothing(error: BaseException | None) -> None:
    """Looks for the credential in an error and in all that led to it."""
    while error is not None:
        assert TOKEN not in f"{error} {error!r} {vars(error)}"
        error = error.__cause__ or error.__context__


# Answers that say success


@pytest.mark.parametrize(
    ("step", "read"),
    [
        (answer(299, MESSAGE), {}),
        (answer(202, MESSAGE), {}),
        (answer(200, b'\xef\xbb\xbf{"uid": "m", "conversation": {"participants": []}}'), {"uid": "m"}),
        (answer(200, b'{"uid": "m", "conversation": {"participants": []}}', {"content-type": "text/html"}), {}),
        (message(state="lost"), {"state": "lost"}),
        (message(attachments=[{"kind": "smell", "of": "roses"}]), {"attachments": [{"kind": "smell", "of": "roses"}]}),
        (message(sentAt=None), {}),
        (message(unheard={"of": [1]}), {"additional_properties": {"unheard": {"of": [1]}}}),
    ],
    ids=["299", "202", "mark", "wrong-type", "new-enum-value", "new-kind", "null", "new-field"],
)
def test_what_is_tolerated(caller: Caller, step: Step, read: dict[str, Any]) -> None:
    caller.server.script += [step]
    found = caller.call("messages.read", CREDENTIALS)
    assert isinstance(found, caller.package.models.Message)
    assert {name: getattr(found, name) for name in read} == read


@pytest.mark.parametrize("step", [b"HTTP/1.1 204 No Content\r\n\r\n", answer(202), answer(206, b"\n")])
def test_a_success_that_nobody_documents_may_have_no_body(caller: Caller, step: bytes) -> None:
    caller.server.script += [step] * 2
    assert caller.call("messages.read", CREDENTIALS) is None
    assert caller.call("messages.with_raw_response.read", CREDENTIALS).status_code == int(step[9:12])


UNREADABLE: list[tuple[Step, str, str]] = [
    # what the server sends, the place, the problem
    (message(uid="m", conversation=None), "$.conversation", r"expected an object \(Conversation\), got null"),
    (message(conversation=[]), "$.conversation", "got an array"),
    (answer(200, {"uid": "m"}), "$.conversation", "the required field of Message is missing"),
    (with_participants({"uid": "a"}, {}), "$.conversation.participants[1].uid", "required field of Participant"),
    (with_participants(None), "$.conversation.participants[0]", "got null"),
    (
        with_participants({"uid": "a"}, {"uid": "b", "joinedAt": "yesterday"}),
        "$.conversation.participants[1].joinedAt",
        "expected a date-time, got 'yesterday'",
    ),
    (message(conversation={"participants": {}}), "$.conversation.participants", "expected an array, got an object"),
    (message(conversation={"participants": "ab"}), "$.conversation.participants", "got a string"),
    (
        message(conversation={"participants": [], "startedOn": "2026-13-01"}),
        "$.conversation.startedOn",
        "expected a date, got '2026-13-01'",
    ),
    (message(tags="a"), "$.tags", "expected an array, got a string"),
    (message(tags={}), "$.tags", "got an object"),
    (message(labels=["a"]), "$.labels", "expected an object, got an array"),
    (message(sentAt=1e99), "$.sentAt", "got a number"),
    (message(attachments=[{"kind": "sound"}, {"kind": "image"}]), "$.attachments[1].width", "field of Image is"),
    (message(attachments=[{}]), "$.attachments[0].kind", "the required field is missing"),
    (message(readers={"x": {"uid": "x"}, "y z": {}}), "$.readers['y z'].uid", "required field of Participant"),
    (answer(200, b"null"), "$", r"expected an object \(Message\), got null"),
    (answer(200, [MESSAGE]), "$", "got an array"),
    (answer(200), "$", "the body is empty"),
    (answer(200, b" \r\n"), "$", "the body is empty"),
    (answer(202, b"null"), "$", "got null"),
    (answer(202, b"thanks"), "$", "not JSON"),
    (answer(200, b"<html>Login</html>", {"content-type": "text/html"}), "$", "not JSON"),
    (answer(200, b'{"uid": "m", "conv'), "$", "not JSON"),
    (answer(200, b"not gzip", {"content-encoding": "gzip"}), "$", "garbled"),
]


@pytest.mark.parametrize(("step", "path", "problem"), UNREADABLE)
def test_what_cannot_be_read_is_named(caller: Caller, step: bytes, path: str, problem: str) -> None:
    caller.server.script += [step]
    with pytest.raises(caller.package.errors.ResponseDecodeError) as raised:
        caller.call("messages.read", CREDENTIALS)
    error = raised.value
    status = int(step[9:12])
    said = rf"messages\.read: the response \({status}\) cannot be decoded: {re.escape(path)}: .*{problem}"
    assert re.match(said, str(error))
    assert (error.operation, error.path, error.status_code) == ("messages.read", path, status)
    assert error.content in (step.partition(b"\r\n\r\n")[2], b"")
    assert (str(pickled(error)), pickled(error).path) == (str(error), path)
    assert len(caller.server.received) == 1
    shows_nothing(error)


# Answers that say failure

STATUSES = [
    (301, "APIStatusError"),
    (400, "BadRequestError"),
    (401, "AuthenticationError"),
    (402, "APIStatusError"),
    (403, "PermissionDeniedError"),
    (404, "NotFoundError"),
    (409, "ConflictError"),
    (413, "RequestTooLargeError"),
    (422, "UnprocessableEntityError"),
    (429, "RateLimitError"),
    (460, "APIStatusError"),
    (499, "APIStatusError"),
    (500, "InternalServerError"),
    (520, "InternalServerError"),
    (529, "InternalServerError"),
    (599, "InternalServerError"),
]
BODIES: list[tuple[bytes, str, str]] = [
    # what the server sends, its media type, its words in the message
    (b'{"code": "c-1", "message": "That went wrong"}', "application/json", ": That went wrong"),
    (b'\xef\xbb\xbf{"code": "c-1", "message": "That went wrong"}', "text/plain", ": That went wrong"),
    (b"<html><h1>Bad &amp; gone</h1></html>", "text/html", ": Bad & gone"),
    (b"", "application/json", ""),
    (b"null", "application/json", ""),
    (b'["not", "documented"]', "application/json", ": not; documented"),
    (b'{"code": "c-1", "mess', "application/json", ': {"code": "c-1", "mess'),
]


@pytest.mark.parametrize(("status", "kind"), STATUSES)
def test_every_status_has_its_error_whatever_the_body(caller: Caller, status: int, kind: str) -> None:
    for content, media_type, words in BODIES:
        caller.server.script[:] = [answer(status, content, {"content-type": media_type, "x-request-id": "r-1"})]
        with pytest.raises(caller.package.errors.APIStatusError) as raised:
            caller.call("messages.read", {"access_token": TOKEN, "max_retries": 0})
        error = raised.value
        assert type(error) is getattr(caller.package.errors, kind)
        assert str(error) == f"messages.read: {status} Told{words} (request id r-1)"
        assert (error.operation, error.status_code, error.content) == ("messages.read", status, content)
        documented = "That went wrong" in words and 400 <= status < 500
        assert isinstance(error.body, caller.package.models.Problem) is documented
        again = pickled(error)
        assert (type(again), str(again), again.body) == (type(error), str(error), error.body)
        shows_nothing(error)


# No answer


@contextmanager
def without_connections(caller: Caller) -> Iterator[dict[str, Any]]:
    limits = httpx2.Limits(max_connections=0)
    kinds: dict[str, Any] = {"sync": httpx2.Client, "async": httpx2.AsyncClient}
    yield {"http_client": kinds[caller.kind](limits=limits)}


@contextmanager
def never_accepting(_caller: Caller) -> Iterator[dict[str, Any]]:
    """A server with so many waiting that nobody can connect, which Linux makes easy."""
    if sys.platform != "linux":
        pytest.skip("the queue of a listener cannot be filled here")
    with socket.socket() as listener, ExitStack() as waiting:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            one = waiting.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
        yield {"base_url": f"http://127.0.0.1:{listener.getsockname()[1]}"}


@contextmanager
def never_reading(_caller: Caller) -> Iterator[dict[str, Any]]:
    """A server that takes no bytes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield {"base_url": f"http://127.0.0.1:{listener.getsockname()[1]}"}


@contextmanager
def following(caller: Caller, *steps: Step) -> Iterator[dict[str, Any]]:
    caller.server.script[:] = steps
    yield {}


@contextmanager
def gone(_caller: Caller) -> Iterator[dict[str, Any]]:
    yield {"base_url": f"http://127.0.0.1:{closed_port()}"}


@contextmanager
def untrusted(_caller: Caller) -> Iterator[dict[str, Any]]:
    with Server(tls=True) as impostor:
        yield {"base_url": impostor.url}


@contextmanager
def without_tls(caller: Caller) -> Iterator[dict[str, Any]]:
    caller.server.greeting = b"220 this is not TLS\r\n"
    yield {"base_url": caller.server.url.replace("http:", "https:")}


def stalled(connection: socket.socket) -> None:
    """Begins an answer and never goes on."""
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n12345")
    say_nothing(connection)


def answering(*steps: Step) -> Callable[[Caller], Any]:
    return lambda caller: following(caller, *steps)


NO_ANSWER: list[tuple[str, Callable[[Caller], Any], str, str]] = [
    # what is wrong, how, the error, its words
    ("refused", gone, "APIConnectionError", "could not connect: "),
    ("untrusted", untrusted, "APIConnectionError", "could not connect: .*certificate"),
    ("no TLS", without_tls, "APIConnectionError", "could not connect: .*SSL"),
    ("reset", answering(reset), "APIConnectionError", "the connection was lost"),
    ("reset in the body", answering(reset_in_body), "APIConnectionError", "the connection was lost"),
    ("no HTTP", answering(b"220 hello\r\n\r\n"), "APIConnectionError", "the connection was lost"),
    ("no time to connect", never_accepting, "APITimeoutError", "timed out while connecting"),
    ("no free connection", without_connections, "APITimeoutError", "timed out while waiting for a free connection"),
    ("no time to send", never_reading, "APITimeoutError", "timed out while sending the request"),
    ("no time to answer", answering(say_nothing), "APITimeoutError", "timed out while waiting for the response"),
    ("no time for the body", answering(stalled), "APITimeoutError", "timed out while waiting for the response"),
]


@pytest.mark.parametrize(("make", "kind", "words"), [row[1:] for row in NO_ANSWER], ids=[row[0] for row in NO_ANSWER])
def test_no_answer(caller: Caller, make: Callable[[Caller], Any], kind: str, words: str) -> None:
    with make(caller) as options, pytest.raises(caller.package.errors.APIError) as raised:
        caller.call(
            "messages.store",
            {"access_token": TOKEN, "timeout": 0.2, "max_retries": 0, **options},
            body=b"x" * 20_000_000,
        )
    error = raised.value
    assert type(error) is getattr(caller.package.errors, kind)
    assert re.match(rf"messages\.store: {words}", str(error))
    assert error.operation == "messages.store"
    assert (type(pickled(error)), str(pickled(error))) == (type(error), str(error))
    shows_nothing(error)


# Sending again

SOON = {"retry-after": "0"}
AGAIN: list[tuple[str, Step, str]] = [
    # what the server does to the first request, and the methods that send it once more
    ("reset", reset, "read replace remove pay"),
    ("reset in the body", reset_in_body, "read replace remove pay"),
    ("silence", say_nothing, "read replace remove pay"),
    ("408", answer(408), "read replace remove pay"),
    ("409", answer(409), ""),
    ("409 later", answer(409, headers=SOON), "read replace remove pay"),
    ("429", answer(429), "read replace remove pay send change"),
    ("429 tomorrow", answer(429, headers={"retry-after": "86400"}), ""),
    ("429 in 2099", answer(429, headers={"retry-after": "Thu, 01 Jan 2099 00:00:00 GMT"}), ""),
    (
        "429 at a date",
        answer(429, headers={"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}),
        "read replace remove pay send change",
    ),
    ("500", answer(500), ""),
    ("501", answer(501), ""),
    ("502", answer(502), "read replace remove pay"),
    ("503", answer(503), "read replace remove pay"),
    ("503 later", answer(503, headers=SOON), "read replace remove pay send change"),
    ("504", answer(504), "read replace remove pay"),
    ("504 later", answer(504, headers=SOON), "read replace remove pay"),
    ("520", answer(520), ""),
    ("nonsense", answer(200, b"<html>"), ""),
]
FIELDS: dict[str, dict[str, Any]] = {"read": {}, "remove": {}} | {
    method: {"text": "Hi"} for method in ("replace", "change", "send", "pay")
}


@pytest.mark.parametrize(("step", "again"), [row[1:] for row in AGAIN], ids=[row[0] for row in AGAIN])
@pytest.mark.parametrize("method", FIELDS)
def test_what_is_sent_again(caller: Caller, method: str, step: Step, again: str) -> None:
    caller.server.script[:] = [step, message() if method != "remove" else b"HTTP/1.1 204 Gone\r\n\r\n"]
    repeated = method in again.split()
    timeout = 0.5 if step is say_nothing else 30  # a machine that is busy answers late
    settings = {"access_token": TOKEN, "max_retries": 1, "timeout": timeout}
    with nullcontext() if repeated else suppress(caller.package.errors.APIError):
        caller.call(f"messages.{method}", settings, **FIELDS[method])
    received = caller.server.received
    assert len(received) == 1 + repeated
    assert len({(request.method, request.target, request.body) for request in received}) == 1
    keys = {request.headers.get("idempotency-key") for request in received}
    assert len(keys) == 1
    assert (None in keys) is (method != "pay")


def test_each_call_has_its_own_idempotency_key(caller: Caller) -> None:
    caller.server.script += [message(), message()]
    for _ in range(2):
        caller.call("messages.pay", CREDENTIALS, text="Hi")
    keys = [request.headers["idempotency-key"] for request in caller.server.received]
    assert len(set(keys)) == 2
    assert all(re.fullmatch(r"[0-9a-f-]{36}", key) for key in keys)


class Pipe:
    """Bytes that can be read once."""

    def __init__(self) -> None:
        self._chunks = [b"content"]

    def read(self, _size: int = -1) -> bytes:
        return self._chunks.pop() if self._chunks else b""


def moved_on() -> io.BytesIO:
    """A file that was read from already."""
    file = io.BytesIO(b"skipped|content")
    file.seek(8)
    return file


@pytest.mark.parametrize(("method", "field"), [("store", "body"), ("attach", "file")])
@pytest.mark.parametrize(
    ("make", "times"), [(lambda: b"content", 3), (moved_on, 3), (Pipe, 1)], ids=["bytes", "file", "pipe"]
)
def test_uploads_are_sent_again_whole_or_not_at_all(
    caller: Caller, method: str, field: str, make: Callable[[], Any], times: int
) -> None:
    caller.server.script += [answer(429), answer(429), message()]
    try:
        caller.call(f"messages.{method}", {"access_token": TOKEN, "max_retries": 2}, **{field: make()})
    except caller.package.errors.RateLimitError:
        assert times == 1
    bodies = [request.body for request in caller.server.received]
    assert len(bodies) == times
    assert all(b"content" in body and b"skipped" not in body for body in bodies)
    assert len({len(body) for body in bodies}) == 1


def test_what_the_server_asks_for_is_waited_for(caller: Caller, pauses: list[float]) -> None:
    caller.server.script += [answer(503, headers={"retry-after": "59"}), message()]
    caller.call("messages.send", CREDENTIALS, text="Hi")
    assert pauses == [59.0]


def test_the_log_tells_of_each_attempt_and_of_nothing_private(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    caller.server.script += [answer(429, {"code": "body-of-response"}), message(uid="body-of-response")]
    caller.call("messages.send", CREDENTIALS, text="body-of-request")
    own = [record.getMessage() for record in caplog.records if record.name == caller.package.__name__]
    assert [re.sub(r"[0-9.]+ ms", "? ms", line) for line in own] == [
        "POST /messages: 429 (attempt 1, ? ms), again in 0.0 s",
        "POST /messages: 200 (attempt 2, ? ms)",
    ]
    for private in (TOKEN, "body-of-request", "body-of-response"):
        assert private not in caplog.text


def test_requests_say_who_sends_them(caller: Caller) -> None:
    caller.server.script += [message()]
    caller.call("messages.read", CREDENTIALS)
    agent = f"{caller.package.__name__.replace('_', '-')}/0.1.0 python-httpx2/{httpx2.__version__}"
    assert caller.server.received[0].headers["user-agent"] == agent
