"""Fetching: what is published takes the place of what is there, whole, or not at all."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from generator.fetch import download, requests
from generator.write import folders
from tests.command import docs2client
from tests.loopback import Server, Step, closed_port, http_response, reset, reset_in_body, say_nothing

ACME = Path("specs/acme")
PAGE = ACME / "pages/messages.md"
MARKDOWN = {"content-type": "text/markdown; charset=utf-8"}


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An API with one page, which is old."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "*")
    PAGE.parent.mkdir(parents=True)
    PAGE.write_text("# Old\n")


@pytest.fixture
def server(server: Server) -> Server:
    published(f"pages/messages.md: {server.url}/messages.md")
    return server


def published(*files: str) -> None:
    (ACME / "api.yaml").write_text("pages: [pages/*.md]\nfetch:\n" + "".join(f"  {file}\n" for file in files))


def run(*arguments: str) -> tuple[int, str, str]:
    done = docs2client("fetch", *arguments)
    return done.exit_code, done.stdout, done.stderr


def test_a_page_is_replaced_by_what_is_published(server: Server) -> None:
    server.script.append(http_response(200, "# Neu: Grüße\n".encode(), MARKDOWN))
    assert run() == (0, "acme: written\n", "")
    assert PAGE.read_text(encoding="utf-8") == "# Neu: Grüße\n"
    asked = server.received[0]
    assert (asked.method, asked.target) == ("GET", "/messages.md")
    assert asked.headers["accept"].startswith("text/markdown")
    assert asked.headers["user-agent"].startswith("docs2client/")


def test_a_page_that_is_the_same_is_left_alone(server: Server) -> None:
    os.utime(PAGE, (1_000_000_000, 1_000_000_000))
    server.script.append(http_response(200, b"# Old\n", MARKDOWN))
    assert run("acme") == (0, "acme: up to date\n", "")
    assert PAGE.stat().st_mtime == 1_000_000_000


def test_the_first_pages_need_not_be_there(server: Server) -> None:
    PAGE.unlink()
    PAGE.parent.rmdir()
    done = docs2client("generate")
    assert "hint: Run `docs2client fetch acme`." in done.stderr
    server.script.append(http_response(200, b"# New\n", MARKDOWN))
    assert run() == (0, "acme: written\n", "")
    assert PAGE.read_text() == "# New\n"


def test_a_document_is_asked_for_as_one(server: Server) -> None:
    (ACME / "api.yaml").write_text(f"document: spec.json\nfetch: {{spec.json: '{server.url}/spec'}}\n")
    done = docs2client("generate")
    assert "hint: Run `docs2client fetch acme`." in done.stderr
    server.script.append(http_response(200, {"openapi": "3.1.0"}))
    assert run() == (0, "acme: written\n", "")
    assert (ACME / "spec.json").read_text() == '{"openapi": "3.1.0"}'
    assert server.received[0].headers["accept"].startswith("application/json")


def test_a_page_that_moved_is_followed(server: Server) -> None:
    server.script += [http_response(301, b"", {"location": "/new.md"}), http_response(200, b"# New\n", MARKDOWN)]
    assert run()[0] == 0
    assert [each.target for each in server.received] == ["/messages.md", "/new.md"]


@pytest.mark.parametrize(
    ("content", "headers", "complaint"),
    [
        (b"<!DOCTYPE html><title>Messages</title>", {"content-type": "text/html"}, "gives HTML"),
        (b"\xef\xbb\xbf\n<HTML lang=en>", MARKDOWN, "gives HTML"),
        (b"<head><title>Not found</title></head>", {"content-type": "text/html; charset=utf-8"}, "gives HTML"),
        (b" \n", MARKDOWN, "gives nothing"),
        (b"# Gr\xfc\xdfe", MARKDOWN, "gives something other than UTF-8 text"),
    ],
)
def test_what_is_no_page_is_refused(server: Server, content: bytes, headers: dict[str, str], complaint: str) -> None:
    server.script.append(http_response(200, content, headers))
    code, out, findings = run()
    assert (code, out) == (1, "acme: failed\n")
    assert findings.startswith("specs/acme/api.yaml:3:3: error[fetch-refused]: ")
    assert complaint in findings
    assert PAGE.read_text() == "# Old\n"


def test_markdown_that_says_it_is_html_is_taken(server: Server) -> None:
    server.script.append(http_response(200, b"# New\n", {"content-type": "text/html"}))
    assert run()[0] == 0


def test_an_address_that_leads_out_of_encryption_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    published("pages/messages.md: https://docs.example.com/messages.md")
    monkeypatch.setattr(requests, "urlopen", lambda _request, timeout: urlopen(server.url, timeout=timeout))
    server.script.append(http_response(200, b"# New\n", MARKDOWN))
    assert "gives an address that is not encrypted" in run()[2]


@pytest.mark.parametrize(
    ("step", "complaint"),
    [
        (http_response(404, b"gone"), "404 Told"),
        (http_response(500, b""), "500 Told"),
        (http_response(301, b"", {"location": "file:///etc/passwd"}), "301"),
        (reset, "closed connection without response"),
        (reset_in_body, "the connection broke off 95 bytes before the end"),
        (b"this is no HTTP\r\n\r\n", "this is no HTTP"),
    ],
)
def test_a_server_in_trouble_changes_nothing(server: Server, step: Step, complaint: str) -> None:
    server.script.append(step)
    code, out, findings = run()
    assert (code, out) == (1, "acme: failed\n")
    assert findings.startswith(f"specs/acme/api.yaml:3:3: error[fetch-failed]: {server.url}/messages.md cannot be")
    assert complaint in findings
    assert PAGE.read_text() == "# Old\n"


def test_nobody_there(server: Server) -> None:
    published(f"pages/messages.md: http://127.0.0.1:{closed_port()}/")
    assert "error[fetch-failed]" in run()[2]


def test_an_endless_silence_ends(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "_SECONDS_OF_SILENCE", 0.05)
    server.script.append(say_nothing)
    assert "timed out" in run()[2]


def trickle(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"#")
        time.sleep(0.001)


def test_an_endless_trickle_ends(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "_SECONDS", 0.05)
    server.script.append(trickle)
    assert "it took longer than" in run()[2]


def test_an_endless_page_ends(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "LARGEST", 100)
    server.script.append(trickle)
    assert "it is larger than 100 bytes" in run()[2]


def test_the_pages_of_an_api_come_together_or_not_at_all(server: Server) -> None:
    published(f"pages/messages.md: {server.url}/messages.md", f"pages/users.md: {server.url}/users.md")
    server.script += [http_response(200, b"# New\n", MARKDOWN), http_response(404)]
    code, out, findings = run()
    assert (code, out) == (1, "acme: failed\n")
    assert findings.startswith("specs/acme/api.yaml:4:3: error[fetch-failed]: ")
    assert PAGE.read_text() == "# Old\n"
    assert not (ACME / "pages/users.md").exists()


def test_a_run_that_is_killed_leaves_all_pages_or_none(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    published(f"pages/messages.md: {server.url}/messages.md", f"pages/deep/users.md: {server.url}/users.md")
    given = [http_response(200, b"# New\n", MARKDOWN), http_response(200, b"# Users\n", MARKDOWN)]
    server.script += [*given, *given]
    with monkeypatch.context() as patched:
        patched.setattr(folders, "_swap", _die)
        assert run()[:2] == (1, "")
    assert PAGE.read_text() == "# Old\n"
    assert not (ACME / "pages/deep").exists()
    assert run()[:2] == (0, "acme: written\n")
    assert PAGE.read_text() == "# New\n"
    assert sorted(path.name for path in ACME.rglob("*.md")) == ["messages.md", "users.md"]


def _die(_folder: Path) -> None:
    raise KeyboardInterrupt


def test_a_document_brings_what_it_refers_to(server: Server) -> None:
    (ACME / "api.yaml").write_text(f"document: spec.yaml\nfetch: {{spec.yaml: '{server.url}/v1/openapi.yaml'}}\n")
    document = b"""openapi: 3.1.0
paths:
  /boxes: {$ref: 'paths/boxes.yaml#/all'}
  /lids: {$ref: https://lids.example/lids.yaml}
  /own: {$ref: overlay.yaml}
components:
  schemas:
    Box: {$ref: ../shared/box.json}
    Lid: {discriminator: {propertyName: kind, mapping: {flat: gone.yaml, round: Lid.Round}, defaultMapping: any.yaml}}
    Text: {$ref: '#/components/schemas/Box', example: {$ref: no.yaml}}
"""
    server.script += [
        http_response(200, document, {"content-type": "application/yaml"}),
        http_response(200, b"all: {get: {responses: {'200': {$ref: ok.yaml}}}}", {"content-type": "application/yaml"}),
        http_response(200, b"- no overlay", {"content-type": "application/yaml"}),
        http_response(404),
        http_response(200, b"type: object", {"content-type": "application/yaml"}),
        http_response(200, b"description: Fine.", {"content-type": "application/yaml"}),
    ]
    code, out, findings = run()
    assert (code, out) == (0, "acme: written\n")
    assert findings.startswith(f"{server.url}/v1/openapi.yaml:9:57: warning[fetch-failed]: {server.url}/v1/gone.yaml")
    asked = [each.target for each in server.received]
    assert asked == [
        f"/v1/{path}"
        for path in ("openapi.yaml", "paths/boxes.yaml", "overlay.yaml", "gone.yaml", "any.yaml", "paths/ok.yaml")
    ]
    files = sorted(path.relative_to(ACME).as_posix() for path in ACME.rglob("*.yaml"))
    assert files == ["any.yaml", "api.yaml", "paths/boxes.yaml", "paths/ok.yaml", "spec.yaml"]


def test_one_api_that_fails_does_not_stop_the_others(server: Server) -> None:
    Path("specs/broken").mkdir()
    Path("specs/broken/api.yaml").write_text("fetch: everything\n")
    Path("specs/none").mkdir()
    Path("specs/none/api.yaml").write_text("pages: [pages/*.md]\n")
    Path("specs/without").mkdir()
    server.script.append(http_response(200, b"# New\n", MARKDOWN))
    code, out, findings = run()
    assert (code, out) == (1, "acme: written\nbroken: failed\nnone: nothing to fetch\nwithout: failed\n")
    assert "specs/broken/api.yaml:1:1: error[manifest-value-invalid]: `fetch` must be a mapping" in findings
    assert "specs/without/api.yaml: error[file-missing]" in findings


@pytest.mark.parametrize(
    "file",
    [
        "../zenith/page.md: https://docs.example.com/",
        "/etc/page.md: https://docs.example.com/",
        "api.yaml: https://docs.example.com/",
        "./api.yaml: https://docs.example.com/",
        "'C:\\page.md': https://docs.example.com/",
        "page.md: file:///etc/passwd",
        "page.md: ftp://docs.example.com/page.md",
        "page.md: https://",
        "page.md: 'https://docs.example.com/a page.md'",
        "page.md: [https://docs.example.com/]",
        "page.md:",
    ],
)
def test_strange_places_and_addresses_are_refused(file: str) -> None:
    published(file)
    code, out, findings = run()
    assert (code, out) == (1, "acme: failed\n")
    assert "specs/acme/api.yaml:3:3: error[manifest-value-invalid]" in findings


def test_what_cannot_be_written_is_a_finding(server: Server) -> None:
    published(f"pages: {server.url}/messages.md")
    server.script.append(http_response(200, b"# New\n", MARKDOWN))
    code, out, findings = run()
    assert (code, out) == (1, "acme: failed\n")
    assert "specs/acme/pages: error[output-unwritable]" in findings
