"""What real servers do with documentation: compress it, move it, ask for patience, serve two pages at one path."""

from __future__ import annotations

import gzip
import json
import socket
import time
import zlib
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.bundle import bundle
from generator.diagnostics import Place, Report
from generator.document import object_node
from generator.fetch import download, requests, text_behind
from tests.command import docs2client
from tests.loopback import Server, Step, http_response

PAGE = """# Send a message

`POST https://api.acme.example/messages`

## Response 201

- `id` (string, required): the message
"""
MARKDOWN = {"content-type": "text/markdown"}


@pytest.fixture(autouse=True)
def pauses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """An empty folder, and the pauses that nobody makes in it."""
    noted: list[float] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(requests.time, "sleep", noted.append)
    return noted


def page(text: str = PAGE) -> bytes:
    return http_response(200, text.encode(), MARKDOWN)


def began(*addresses: str) -> tuple[dict[str, Any], str]:
    """The manifest of an API that begins with addresses, and what is told of them."""
    done = docs2client("new", "acme", *addresses)
    manifest = Path("specs/acme/api.yaml")
    return yaml.safe_load(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}, done.stderr


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)])
def test_a_page_that_is_stored_compressed_is_read(server: Server, coding: str, pack: Any) -> None:
    server.script.append(http_response(200, pack(PAGE.encode()), {**MARKDOWN, "content-encoding": coding}))
    assert began(f"{server.url}/send.md")[1] == ""
    assert Path("specs/acme/pages/send.md").read_text() == PAGE


@pytest.mark.parametrize(
    ("content", "coding", "complaint"),
    [
        (gzip.compress(PAGE.encode(), mtime=0)[:-9], "gzip", "breaks off before its end"),
        (PAGE.encode(), "gzip", "it is not compressed as its server says"),
        (gzip.compress(bytes(1001), mtime=0), "gzip", "it is larger than 1,000 bytes"),
        (b"...", "br", "it is compressed in a way that was not asked for, `br`"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(
    server: Server, content: bytes, coding: str, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "LARGEST", 1000)
    server.script.append(http_response(200, content, {**MARKDOWN, "content-encoding": coding}))
    assert complaint in began(f"{server.url}/send.md")[1]


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_patience_is_asked_again(server: Server, status: int, pauses: list[float]) -> None:
    server.script += [
        http_response(status, b"", {"retry-after": "7"}),
        http_response(status, b"", {"retry-after": "9"}),
        page(),
    ]
    assert began(f"{server.url}/send.md")[1] == ""
    assert pauses == [7, 9]


def test_a_server_may_say_when_it_is_to_be_asked_again(server: Server, pauses: list[float]) -> None:
    soon, past = (formatdate(time.time() + seconds, usegmt=True) for seconds in (30, -30))
    server.script += [
        http_response(503, b"", {"retry-after": soon}),
        http_response(429, b"", {"retry-after": past}),
        page(),
    ]
    assert began(f"{server.url}/send.md")[1] == ""
    assert (pauses[0], pauses[1]) == (pytest.approx(30, abs=5), 0)


@pytest.mark.parametrize(
    ("status", "headers", "requests"),
    [
        (429, {"retry-after": "1"}, 3),
        (429, {"retry-after": "61"}, 1),
        (429, {"retry-after": "-1"}, 1),
        (429, {"retry-after": "Mon, 21 Oct 2999 07:28:00 GMT"}, 1),
        (429, {"retry-after": "Wed, 41 Oct 2026 07:28:00 GMT"}, 1),
        (429, {}, 1),
        (404, {"retry-after": "1"}, 1),
    ],
)
def test_patience_has_an_end(server: Server, status: int, headers: dict[str, str], requests: int) -> None:
    server.script += [http_response(status, b"", headers) for _ in range(9)]
    assert f"cannot be fetched: {status} Told\n" in began(f"{server.url}/send.md")[1]
    assert len(server.received) == requests


def test_what_a_server_says_fits_on_a_line(server: Server) -> None:
    server.script += [http_response(302, b"", {"location": "/send.md"}) for _ in range(20)]
    _, told = began(f"{server.url}/send.md")
    assert "infinite loop. The last 30x error message was: Told\n    hint:" in told


def test_a_body_in_chunks_that_breaks_off_is_told_as_such(server: Server) -> None:
    def break_off(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n100\r\n# Messages")
        connection.shutdown(socket.SHUT_RDWR)

    server.script.append(break_off)
    assert "cannot be fetched: the connection broke off before the end\n" in began(f"{server.url}/send.md")[1]


def test_a_server_that_nobody_vouches_for_is_told_with_what_helps() -> None:
    with Server(tls=True) as server:
        _, told = began(f"{server.url}/send.md")
    assert "CERTIFICATE_VERIFY_FAILED" in told
    assert "SSL_CERT_FILE" in told


def test_a_response_that_is_not_one_of_http_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """As urllib gives where it was redirected to FTP."""
    from email.message import Message
    from io import BytesIO
    from urllib.response import addinfourl

    monkeypatch.setattr(requests, "urlopen", lambda *_, **__: addinfourl(BytesIO(), Message(), "ftp://acme.example/"))
    assert "it leads to an address that is not HTTP" in began(f"{server.url}/send.md")[1]


def test_letters_of_all_scripts_may_stand_in_addresses(server: Server) -> None:
    links = "- [a](/gr%C3%BC%C3%9Fe.md)\n- [b](/п.md?q=ä)\n".encode()
    pages = [page(), page(PAGE.replace("messages", "letters"))]
    server.script += [http_response(200, links), *pages, *pages]
    manifest, told = began(f"{server.url}/ü/llms.txt")
    assert told == ""
    assert manifest["fetch"]["pages/п.md"] == f"{server.url}/п.md?q=ä"
    assert docs2client("fetch", "acme").stdout == "acme: up to date\n"
    asked = [each.target for each in server.received]
    assert asked[:3] == ["/%C3%BC/llms.txt", "/gr%C3%BC%C3%9Fe.md", "/%D0%BF.md?q=%C3%A4"]
    assert asked[3:] == asked[1:3]


def test_pages_that_only_a_query_tells_apart_are_all_kept(server: Server) -> None:
    list_of_pages = b"- [a](/send.md?v=1)\n- [b](/send.md?v=2)\n- [c](/Send.md)\n- [d](/send.md?v=1&from=list)\n"
    second, third = PAGE.replace("messages", "letters"), PAGE.replace("messages", "cards")
    server.script += [http_response(200, list_of_pages), page(), page(second), page(third), page()]
    manifest, told = began(f"{server.url}/llms.txt")
    assert told == ""
    assert manifest["fetch"] == {
        "pages/send.md": f"{server.url}/send.md?v=1",
        "pages/send-2.md": f"{server.url}/send.md?v=2",
        "pages/Send-3.md": f"{server.url}/Send.md",
    }


def test_the_links_of_a_list_that_moved_start_where_it_is(server: Server) -> None:
    moved = http_response(302, b"", {"location": f"{server.url.replace('127.0.0.1', 'localhost')}/new/llms.txt"})
    server.script += [moved, http_response(200, b"- [a](send.md)\n"), page()]
    manifest, told = began(f"{server.url}/old/llms.txt")
    assert told == ""
    address = f"{server.url.replace('127.0.0.1', 'localhost')}/new/send.md"
    assert manifest["fetch"] == {"pages/send.md": address}


DOCUMENT = {"openapi": "3.1.0", "components": {"schemas": {"Pet": {"$ref": "pet.json"}}}}


def test_the_references_of_a_document_that_moved_start_where_it_is(server: Server) -> None:
    moved = http_response(302, b"", {"location": "/v3/api.json"})
    document = {**DOCUMENT, "info": {"title": "Pets", "version": "1"}, "paths": {}}
    server.script += [moved, http_response(200, document), http_response(200, {"type": "object"})]
    began(f"{server.url}/latest/api.json")
    assert [each.target for each in server.received] == ["/latest/api.json", "/v3/api.json", "/v3/pet.json"]
    assert json.loads(Path("specs/acme/pet.json").read_text()) == {"type": "object"}


def test_what_a_document_lacks_is_told_without_a_path_of_this_machine(server: Server, tmp_path: Path) -> None:
    document = {**DOCUMENT, "info": {"title": "Pets", "version": "1"}, "paths": {}}
    server.script += [http_response(200, document), http_response(404, b"")]
    _, told = began(f"{server.url}/api.json")
    assert "warning[ref-file-missing]: There is no file 127.0.0.1-" in told


def test_the_references_of_a_remote_file_that_moved_start_where_it_is(server: Server) -> None:
    steps: list[Step] = [
        http_response(302, b"", {"location": "/v3/pet.json"}),
        http_response(200, {"type": "object", "properties": {"owner": {"$ref": "owner.json"}}}),
        http_response(200, {"type": "object"}),
    ]
    server.script += steps
    pets = {"A": {"$ref": f"{server.url}/pet.json"}, "B": {"$ref": f"{server.url}/v3/pet.json"}}
    document = object_node({"openapi": "3.1.0", "components": {"schemas": pets}}, Place("a.yaml", 1))
    report = Report()
    bundle(document, Path("a.yaml"), text_behind, report)
    assert report.diagnostics == ()
    assert [each.target for each in server.received][:3] == ["/pet.json", "/v3/pet.json", "/v3/owner.json"]
