"""Uploads: the bytes of a form, and that files are streamed from where they are."""

from __future__ import annotations

import email.parser
import email.policy
import io
import mimetypes
import re
import tempfile
import threading
import tracemalloc
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

import httpx2
import pytest
from package import errors
from package._runtime.bodies import ContentBody, MultipartBody
from package._runtime.encode import form_joined
from package._runtime.files import file_source
from package._runtime.multipart import Part, any_parts, file_parts, file_parts_each, json_parts, pair_parts, value_parts
from package._runtime.transport import Transport
from package.types import UNSET

from tests.loopback import Received, Server, http_response
from tests.runtime.conftest import Caller, request


def parsed(received: Received) -> list[tuple[str, str | None, str | None, bytes]]:
    """The parts of a form as an independent reader sees them: name, file name, media type, content."""
    head = f"content-type: {received.headers['content-type']}\r\n\r\n".encode()
    whole = email.parser.BytesParser(EmailMessage, policy=email.policy.HTTP).parsebytes(head + received.body)
    return [
        (
            str(part.get_param("name", header="content-disposition")),
            part.get_filename(),
            part["content-type"] and part.get_content_type(),
            cast("bytes", part.get_payload(decode=True)),
        )
        for part in cast("list[EmailMessage]", whole.iter_parts())
    ]


def sent(caller: Caller, parts: list[Part]) -> Received:
    caller.call(request(body=MultipartBody(parts)))
    return caller.server.received[-1]


@pytest.mark.parametrize(
    ("value", "expected"),
    [([1, 2], [b"1,2"]), ({"r": 1, "g": 2}, [b"r,1,g,2"]), ([[1], 2], [b"[[1],2]"]), ([], []), (None, []), (UNSET, [])],
)
def test_one_part_for_all_items_has_the_text_of_a_query(caller: Caller, value: object, expected: list[bytes]) -> None:
    received = sent(caller, [*value_parts("before", "x"), *pair_parts(form_joined("the items", value))])
    assert [content for name, _, _, content in parsed(received) if name == "the items"] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.csv", "text/csv"),
        ("a.odd", "application/x-odd"),
        ("a.webp", "image/webp"),
        ("a.csv.gz", "application/gzip"),
        ("a.tar.bz2", "application/octet-stream"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_a_name_stands_for_a_media_type_whatever_the_machine_says(
    name: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows with a spreadsheet says it."""
    theirs = mimetypes.MimeTypes()
    theirs.add_type("application/vnd.ms-excel", ".csv")
    theirs.add_type("application/x-odd", ".odd")
    monkeypatch.setattr(mimetypes, "guess_type", theirs.guess_type)
    [part] = file_parts("sheet", (name, b""))
    assert f"Content-Type: {expected}\r\n".encode() in part.head


def test_what_would_end_a_name_is_escaped() -> None:
    [part] = file_parts('a"b\\c\r\n', ('x";\x7f.txt', b""))
    first, _, _ = part.head.partition(b"\r\n")
    assert first == rb'Content-Disposition: form-data; name="a%22b\\c%0D%0A"; filename="x%22;%7F.txt"'


def test_a_form_byte_by_byte(caller: Caller, tmp_path: Path) -> None:
    cat = tmp_path / "cat.png"
    cat.write_bytes(b"\x89PNG\r\n")
    received = sent(
        caller,
        [
            *value_parts("content", "Hi"),
            *value_parts("localId", UNSET),
            *json_parts("metadata", {"k": [1]}),
            *json_parts("mentions", [{"id": "u"}, {"id": "v"}]),
            *file_parts_each("files", [cat, (("notes.txt", b"text", "text/markdown"))]),
        ],
    )
    boundary = received.headers["content-type"].removeprefix("multipart/form-data; boundary=")
    assert re.fullmatch("[0-9a-f]{32}", boundary)
    assert received.headers["content-length"] == str(len(received.body))
    assert received.body.replace(boundary.encode(), b"BOUNDARY") == (
        b'--BOUNDARY\r\nContent-Disposition: form-data; name="content"\r\n\r\nHi\r\n'
        b'--BOUNDARY\r\nContent-Disposition: form-data; name="metadata"\r\nContent-Type: application/json\r\n\r\n'
        b'{"k":[1]}\r\n'
        b'--BOUNDARY\r\nContent-Disposition: form-data; name="mentions"\r\nContent-Type: application/json\r\n\r\n'
        b'[{"id":"u"},{"id":"v"}]\r\n'
        b'--BOUNDARY\r\nContent-Disposition: form-data; name="files"; filename="cat.png"\r\n'
        b"Content-Type: image/png\r\n\r\n\x89PNG\r\n\r\n"
        b'--BOUNDARY\r\nContent-Disposition: form-data; name="files"; filename="notes.txt"\r\n'
        b"Content-Type: text/markdown\r\n\r\ntext\r\n"
        b"--BOUNDARY--\r\n"
    )


def test_each_form_has_a_boundary_of_its_own() -> None:
    assert MultipartBody([]).media_type != MultipartBody([]).media_type


def test_values_and_arrays(caller: Caller) -> None:
    received = sent(
        caller,
        [
            *value_parts("tag", ["a", None, "ü"]),
            *value_parts("on", True),
            *value_parts("nothing", None),
            *json_parts("null", None),
            *value_parts("each", [{"a": 1}, {"a": 2}]),
            *value_parts("xml", "<a/>", "text/xml"),
        ],
    )
    assert parsed(received) == [
        ("tag", None, None, b"a"),
        ("tag", None, None, "ü".encode()),
        ("on", None, None, b"true"),
        ("null", None, "application/json", b"null"),
        ("each", None, "application/json", b'{"a":1}'),
        ("each", None, "application/json", b'{"a":2}'),
        ("xml", None, "text/xml", b"<a/>"),
    ]


def files_of_all_kinds(folder: Path) -> list[tuple[Any, str, str, bytes]]:
    path = folder / "a b.txt"
    path.write_bytes(b"from path")
    return [
        (path, "a b.txt", "text/plain", b"from path"),
        (b"bytes", "upload", "application/octet-stream", b"bytes"),
        (bytearray(b"array"), "upload", "application/octet-stream", b"array"),
        (io.BytesIO(b"memory"), "upload", "application/octet-stream", b"memory"),
        (("x.json", b"{}"), "x.json", "application/json", b"{}"),
        (("x.bin", path, "image/png"), "x.bin", "image/png", b"from path"),
        (("ü.txt", io.BytesIO(b"")), "ü.txt", "text/plain", b""),
    ]


def test_files_of_all_kinds(caller: Caller, tmp_path: Path) -> None:
    for file, name, media_type, content in files_of_all_kinds(tmp_path):
        assert parsed(sent(caller, file_parts("file", file))) == [("file", name, media_type, content)]


def test_an_opened_file_keeps_its_name_and_stays_open(caller: Caller, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"<p>")
    with (tmp_path / "page.html").open("rb") as file:
        assert parsed(sent(caller, file_parts("file", file))) == [("file", "page.html", "text/html", b"<p>")]
        assert not file.closed


def test_the_media_type_of_the_specification_is_used_unless_the_caller_names_one(caller: Caller) -> None:
    assert parsed(sent(caller, file_parts("f", ("a.txt", b""), "image/png")))[0][2] == "image/png"
    assert parsed(sent(caller, file_parts("f", ("a.txt", b"", "image/gif"), "image/png")))[0][2] == "image/gif"


def test_a_file_may_have_headers(caller: Caller) -> None:
    file = ("a.png", b"", None, {"X-Taken-By": "Ada", "X-Size": "1 x 1"})
    head = (
        b'Content-Disposition: form-data; name="f"; filename="a.png"\r\n'
        b"Content-Type: image/png\r\nX-Taken-By: Ada\r\nX-Size: 1 x 1\r\n\r\n"
    )
    assert head in sent(caller, file_parts("f", file)).body
    assert head in sent(caller, file_parts_each("f", [file])).body


@pytest.mark.parametrize("name", ['a"b', "a\r\nX-Evil: 1", 'evil\\"; x="', "a\\", "a\0b", 'x"\r\n\r\n--'])
def test_names_cannot_leave_their_quotes(caller: Caller, name: str) -> None:
    received = sent(caller, [*file_parts("file", (name, b"1")), *value_parts(name, "2")])
    assert [part[3] for part in parsed(received)] == [b"1", b"2"]
    lines = [line for line in received.body.split(b"\r\n") if line.startswith(b"Content-Disposition")]
    assert len(lines) == 2
    assert all(
        re.fullmatch(rb'Content-Disposition: form-data(; (file)?name="([^"\\]|\\\\)*")+', line) for line in lines
    )
    assert b"\r\nX-Evil" not in received.body


def test_a_form_that_nobody_described(caller: Caller) -> None:
    found = parsed(sent(caller, any_parts({"title": "T", "scan": io.BytesIO(b"scan"), "more": {"a": 1}})))
    assert [(name, content) for name, _, _, content in found] == [
        ("title", b"T"),
        ("scan", b"scan"),
        ("more", b'{"a":1}'),
    ]
    assert any_parts(UNSET) == any_parts(None) == []
    with pytest.raises(errors.InvalidArgumentError, match="a mapping of its fields"):
        any_parts([("title", "T")])


def test_a_backslash_in_a_name_is_doubled(caller: Caller) -> None:
    body = sent(caller, file_parts("a\\b", ("c\\d.txt", b""))).body
    assert rb'name="a\\b"; filename="c\\d.txt"' in body


def test_content_cannot_add_parts(caller: Caller) -> None:
    evil = b'--+++\r\nContent-Disposition: form-data; name="admin"\r\n\r\ntrue\r\n--+++--'
    assert parsed(sent(caller, file_parts("file", evil))) == [("file", "upload", "application/octet-stream", evil)]


def file_with(header: str) -> list[Part]:
    """The part of a file with a header of the caller."""
    return file_parts("avatar", ("a", b"", None, {header: "1"}))


@pytest.mark.parametrize(
    ("make", "advice"),
    [
        (lambda: file_parts("avatar", "cat.png"), r"avatar: a string .* pass Path\('cat\.png'\)"),
        (lambda: file_parts_each("files", [b"", "cat.png"]), r"files\[1\]: a string"),
        (lambda: file_parts_each("files", "cat.png"), "pass a list"),
        (lambda: file_parts_each("files", b"content"), "pass a list"),
        (lambda: file_parts_each("files", Path("cat.png")), "pass a list"),
        (lambda: file_parts("avatar", ("cat.png", "text")), "avatar: a string"),
        (lambda: file_parts("avatar", (b"cat.png",)), "a tuple must be"),
        (lambda: file_parts("avatar", (b"cat.png", b"content")), "a tuple must be"),
        (lambda: file_parts("avatar", 7), "avatar: a value of type int is not a file"),
        (lambda: file_parts("avatar", Path("no/such/cat.png")), "avatar: there is no file 'no/such/cat.png'"),
        (lambda: file_parts("avatar", Path()), r"avatar: '\.' is not a file"),
        (lambda: file_parts("avatar", Path("a\0b")), "avatar: there is no file"),
        (lambda: file_parts("avatar", Path("a" * 5000)), "avatar: there is no file"),
        (lambda: file_parts("avatar", io.StringIO("text")), "text mode"),
        (lambda: file_parts("avatar", closed_file()), "the file is closed"),
        (lambda: file_parts("avatar", ("a", b"", "text/plain\r\nX-Evil: 1")), "the media type of avatar"),
        (lambda: file_parts("avatar", ("a", b"", None, {1: "a"})), "avatar: 1 is no header"),
        (lambda: file_parts("avatar", ("a", b"", None, ["X-A"])), "a tuple must be"),
        (lambda: file_parts("avatar", ("a", b"", None, {}, 1)), "a tuple must be"),
        (lambda: file_parts("avatar", ("a", b"", None, {"X-A": "1\r\nX-Evil: 1"})), "avatar: the header X-A"),
        (lambda: file_parts("avatar", ("a", b"", None, {"X-A: 1\r\nX-Evil": "1"})), "avatar: .* is no header"),
        (lambda: file_with("Content-Type"), "avatar: 'Content-Type' is no header"),
        (lambda: file_with("content-disposition"), "avatar: 'content-disposition' is no header"),
        (lambda: file_with("CONTENT-LENGTH"), "avatar: 'CONTENT-LENGTH' is no header"),
    ],
)
def test_what_is_no_file(make: Callable[[], object], advice: str) -> None:
    with pytest.raises(errors.InvalidArgumentError, match=advice):
        make()


def closed_file() -> io.BytesIO:
    file = io.BytesIO()
    file.close()
    return file


def test_text_that_is_none() -> None:
    with pytest.raises(errors.InvalidArgumentError, match="lone surrogates"):
        value_parts("x", "\ud800")


def test_what_was_not_given_has_no_part() -> None:
    for make in (value_parts, file_parts, file_parts_each):
        assert make("x", UNSET) == make("x", None) == []
    assert json_parts("x", UNSET) == []


def test_a_form_is_sent_again_whole(caller: Caller, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"on disk")
    opened = io.BytesIO(b"skipped|opened")
    opened.seek(8)
    caller.server.script[:] = [http_response(429), http_response(429)]
    sent(caller, file_parts_each("files", [tmp_path / "a.txt", opened, opened]))
    contents = [[part[3] for part in parsed(received)] for received in caller.server.received]
    assert contents == [[b"on disk", b"opened", b"opened"]] * 3


class Pipe:
    """A file that can be read once."""

    def __init__(self) -> None:
        self.chunks = iter([b"one ", b"two", b""])

    def read(self, _size: int) -> bytes:
        return next(self.chunks)


def test_what_was_read_from_a_pipe_is_not_sent_again(caller: Caller) -> None:
    caller.server.script[:] = [http_response(429)]
    with pytest.raises(errors.RateLimitError):
        sent(caller, file_parts("file", Pipe()))
    assert len(caller.server.received) == 1


def test_a_pipe_is_sent_in_chunks(caller: Caller) -> None:
    received = sent(caller, file_parts("file", Pipe()))
    assert received.headers["transfer-encoding"] == "chunked"
    assert [part[3] for part in parsed(received)] == [b"one two"]


def test_a_file_that_grows_while_it_is_sent(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes(b"before")
    parts = file_parts("log", path)
    path.write_bytes(b"before and after")
    assert parsed(sent(caller, parts))[0][3] == b"before"


def test_a_file_that_changes_so_that_it_cannot_be_sent(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes(b"before")
    parts = file_parts("log", path)
    path.write_bytes(b"be")
    with pytest.raises(errors.InvalidArgumentError, match="the file ended 4 bytes early"):
        sent(caller, parts)
    path.unlink()
    with pytest.raises(errors.InvalidArgumentError, match="the file cannot be read"):
        sent(caller, parts)


def test_a_file_that_gives_text(caller: Caller) -> None:
    class Text:
        def read(self, _size: int) -> str:
            return "text"

    with pytest.raises(errors.InvalidArgumentError, match="open it with mode 'rb'"):
        sent(caller, file_parts("file", Text()))


def test_a_body_that_is_a_file(caller: Caller, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"x" * 200_000)
    caller.call(request("PUT", body=ContentBody(file_source(tmp_path / "a.bin", "body"), "image/png")))
    received = caller.server.received[0]
    assert (received.headers["content-type"], received.body) == ("image/png", b"x" * 200_000)


def test_files_are_read_beside_the_loop(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk may take its time: what is read on the thread of the loop holds up everything else."""
    readers: list[int] = []

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            readers.append(threading.get_ident())
            return super().read(size)

    (tmp_path / "a.bin").write_bytes(b"on disk")
    monkeypatch.setattr(Path, "open", lambda _self, _mode: Slow(b"on disk"))
    parts = file_parts_each("files", [tmp_path / "a.bin", Slow(b"opened")])
    sent(Caller("async", server), parts)
    assert b"on disk" in server.received[0].body
    assert b"opened" in server.received[0].body
    assert len(readers) >= 2
    assert threading.get_ident() not in readers


def test_a_large_file_is_not_held_in_memory(server: Server) -> None:
    """Under a transport that reads the stream as a socket would: the server of the tests keeps what it gets."""
    seen: list[int] = []

    def swallow(asked: httpx2.Request) -> httpx2.Response:
        seen.append(sum(len(chunk) for chunk in cast("httpx2.SyncByteStream", asked.stream)))
        return httpx2.Response(200, json={})

    class Swallow(httpx2.BaseTransport):
        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            return swallow(request)

    with tempfile.NamedTemporaryFile() as file, httpx2.Client(transport=Swallow()) as http_client:
        file.truncate(200_000_000)
        transport = Transport(Caller("sync", server).configuration(), http_client)
        tracemalloc.start()
        transport.call(request(body=MultipartBody(file_parts("file", Path(file.name)))))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert seen[0] > 200_000_000
    assert peak < 2_000_000
