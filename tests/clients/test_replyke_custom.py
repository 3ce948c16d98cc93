"""The custom code of Replyke: attachments, and access tokens that stay valid."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.clients.calling import REPLYKE, Caller
from tests.loopback import Server, http_response, reset

TOKENS = [http_response(200, {"accessToken": f"a-{n}", "refreshToken": f"r-{n}"}) for n in range(1, 4)]
RENEWAL = "/auth/request-new-access-token"


@pytest.fixture
def clock(replyke_client: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that tokens see, as the only item."""
    from replyke_client import tokens

    now = [1_000.0]
    monkeypatch.setattr(tokens.time, "time", lambda: now[0])
    return now


@pytest.fixture
def new_token(replyke_client: ModuleType, clock: list[float], server: Server) -> Callable[..., Any]:
    from replyke_client.tokens import RefreshingToken

    return lambda **options: RefreshingToken("r-0", project_id="p", base_url=server.url, **options)


class TestRefreshingToken:
    def test_one_token_serves_many_calls(self, new_token: Callable[..., Any], server: Server) -> None:
        server.script += TOKENS
        token = new_token()
        assert [token(), token()] == ["a-1", "a-1"]
        assert [(each.method, each.target, each.json) for each in server.received] == [
            ("POST", RENEWAL, {"refreshToken": "r-0"})
        ]

    def test_it_is_renewed_before_it_ends_with_the_newest_refresh_token(
        self, new_token: Callable[..., Any], server: Server, clock: list[float]
    ) -> None:
        server.script += TOKENS
        saved: list[str] = []
        token = new_token(save=saved.append)
        given: list[str] = []
        for _ in range(3):
            given.append(token())
            clock[0] += 29 * 60
        assert given == ["a-1", "a-2", "a-3"]
        assert [each.json for each in server.received] == [{"refreshToken": f"r-{n}"} for n in range(3)]
        assert saved == ["r-1", "r-2", "r-3"]

    def test_a_clock_that_was_set_back_renews_too(
        self, new_token: Callable[..., Any], server: Server, clock: list[float]
    ) -> None:
        server.script += TOKENS
        token = new_token()
        token()
        clock[0] -= 3600
        assert token() == "a-2"

    def test_threads_share_one_renewal(self, new_token: Callable[..., Any], server: Server) -> None:
        server.script += TOKENS
        token = new_token()
        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(lambda _: token(), range(32))) == {"a-1"}
        assert len(server.received) == 1

    def test_a_session_that_is_over_is_an_authentication_error(
        self, replyke_client: ModuleType, new_token: Callable[..., Any], server: Server
    ) -> None:
        server.script.append(http_response(401, {"error": "Reused", "code": "auth/reused"}))
        with pytest.raises(replyke_client.errors.AuthenticationError, match="Reused") as caught:
            new_token()()
        assert caught.value.status_code == 401
        assert len(server.received) == 1

    def test_a_lost_response_is_not_asked_for_again(
        self, replyke_client: ModuleType, new_token: Callable[..., Any], server: Server
    ) -> None:
        server.script.append(reset)
        with pytest.raises(replyke_client.errors.APIConnectionError):
            new_token()()
        assert len(server.received) == 1

    @pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"accessToken": "a-1"}'])
    def test_another_response_is_a_decoding_error(
        self, replyke_client: ModuleType, new_token: Callable[..., Any], server: Server, body: bytes
    ) -> None:
        server.script.append(http_response(200, body))
        with pytest.raises(replyke_client.errors.ResponseDecodeError) as caught:
            new_token()()
        assert caught.value.content == body

    def test_its_tokens_are_not_shown(self, new_token: Callable[..., Any], server: Server) -> None:
        server.script += TOKENS
        token = new_token()
        token()
        assert "r-1" not in repr(token)
        assert "a-1" not in repr(token)

    def test_calls_are_made_with_it(self, new_token: Callable[..., Any], server: Server, caller: Caller) -> None:
        server.script += [TOKENS[0], REPLYKE.success]
        caller.call_with(REPLYKE, {"access_token": new_token()}, "c-1", content="Hi")
        assert server.received[1].headers["authorization"] == "Bearer a-1"

    def test_a_refused_token_is_renewed_before_its_time(
        self, new_token: Callable[..., Any], server: Server, caller: Caller
    ) -> None:
        server.script += [TOKENS[0], http_response(401), TOKENS[1], REPLYKE.success]
        caller.call_with(REPLYKE, {"access_token": new_token()}, "c-1", content="Hi")
        sent = [each.headers.get("authorization") for each in server.received if each.target != RENEWAL]
        assert sent == ["Bearer a-1", "Bearer a-2"]

    def test_of_many_refusals_only_the_first_one_renews(self, new_token: Callable[..., Any], server: Server) -> None:
        server.script += TOKENS
        token = new_token()
        refused = token()
        assert [token.renewed(refused) for _ in range(3)] == ["a-2", "a-2", "a-2"]
        assert len(server.received) == 2


class TestAttachments:
    def test_paths_may_be_strings(self, replyke_client: ModuleType) -> None:
        from replyke_client.attachments import attachments

        file = io.BytesIO(b"x")
        named = ("cat.png", b"x", "image/png")
        assert attachments("a.png", Path("b.png"), b"x", file, named) == [
            Path("a.png"),
            Path("b.png"),
            b"x",
            file,
            named,
        ]

    def test_an_eleventh_is_refused(self, replyke_client: ModuleType) -> None:
        from replyke_client.attachments import attachments

        assert len(attachments(*[b"x"] * 10)) == 10
        with pytest.raises(replyke_client.errors.InvalidArgumentError, match="at most 10, and not 11"):
            attachments(*[b"x"] * 11)

    def test_they_are_sent_as_the_files_of_a_message(
        self, replyke_client: ModuleType, server: Server, tmp_path: Path, caller: Caller
    ) -> None:
        from replyke_client.attachments import attachments

        picture = tmp_path / "cat.png"
        picture.write_bytes(b"meow")
        server.script.append(REPLYKE.success)
        caller.call(REPLYKE, "c-1", files=attachments(str(picture), ("b.txt", b"text")))
        body = server.received[0].body
        assert body.count(b'name="files"; filename=') == 2
        assert b'filename="cat.png"\r\nContent-Type: image/png\r\n\r\nmeow' in body
