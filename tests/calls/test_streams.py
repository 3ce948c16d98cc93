"""What comes back piece by piece."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packages import PackageOf, Wire


def test_downloads_are_read_as_they_arrive(package_of: PackageOf, wire: Wire, tmp_path: Path) -> None:
    things = package_of("responses")
    wire.respond_with(content=b"\x89PNG", headers={"content-type": "image/png"})
    with wire.client(things) as client:
        with client.things.with_streaming_response.bytes_things() as response:
            assert response.save(tmp_path / "thing.png").read_bytes() == b"\x89PNG"
        assert hasattr(client.things.with_streaming_response, "text")
        assert not hasattr(client.things.with_streaming_response, "several")


def test_events_are_read_as_they_arrive(package_of: PackageOf, wire: Wire) -> None:
    ticks = package_of("events")
    stream = {"content-type": "text/event-stream"}
    with wire.client(ticks) as client:
        wire.respond_with(content=b'data: {"at": 1}\n\ndata: [DONE]\n\ndata: lost\n\n', headers=stream)
        assert list(client.ticks.watch()) == [ticks.models.Tick(at=1)]
        assert wire.last.headers["accept"] == "text/event-stream"
        wire.respond_with(content=b"event: e\nid: 7\ndata: [DONE]\n\n", headers=stream)
        assert [(each.event, each.id, each.data) for each in client.ticks.texts()] == [("e", "7", "[DONE]")]
        assert client.ticks.with_raw_response.texts().parsed.startswith("event: e")
        wire.respond_with(content=b'data: {"at": "x"}\n\ndata: {}\n\n', headers=stream)
        with pytest.raises(ticks.errors.ResponseDecodeError, match=r"ticks\.watch.*\$\.at"):
            list(client.ticks.watch())


def test_items_are_read_as_they_arrive(package_of: PackageOf, wire: Wire) -> None:
    ticks = package_of("events")
    with wire.client(ticks) as client:
        wire.respond_with(content=b'{"at": 1}\r\n\n{"at": 2}', headers={"content-type": "application/x-ndjson"})
        assert [each.at for each in client.ticks.lines()] == [1, 2]
        assert wire.last.headers["accept"] == "application/x-ndjson"
        wire.respond_with(content=b"\x1e1\n\x1e2\n", headers={"content-type": "application/json-seq"})
        assert list(client.ticks.records_stream()) == [1, 2]
        wire.respond_with([1, 2])
        assert client.ticks.records() == [1, 2]
        wire.respond_with(content=b'{"at": 1}\n{', headers={"content-type": "application/x-ndjson"})
        with pytest.raises(ticks.errors.ResponseDecodeError, match=r"ticks\.lines.*not JSON"):
            list(client.ticks.lines())
        with client.ticks.with_streaming_response.export() as response:
            assert list(response.iter_lines()) == ['{"at": 1}', "{"]


def test_events_beside_json_have_a_method_of_their_own(package_of: PackageOf, wire: Wire) -> None:
    ticks = package_of("events")
    with wire.client(ticks) as client:
        wire.respond_with({"text": "all"})
        assert client.ticks.answer(question="?") == ticks.models.Answer(text="all")
        assert wire.last.headers["accept"] == "application/json"
        wire.respond_with(content=b'data: {"word": "all"}\n\n', headers={"content-type": "text/event-stream"})
        assert [each.word for each in client.ticks.answer_events2(question="?", stream=True)] == ["all"]
        assert wire.last.headers["accept"] == "text/event-stream"
        assert "`stream=True`" in client.ticks.answer_events2.__doc__
        with pytest.raises(ticks.errors.ResponseDecodeError, match="a stream of events came, which a method of this"):
            client.ticks.answer(question="?", stream=True)
        wire.respond_with({"text": "all"})
        with pytest.raises(ticks.errors.ResponseDecodeError, match=r"got application/json: .* `stream=True`"):
            list(client.ticks.answer_events2(question="?"))
        wire.respond_with(7)
        assert client.ticks.answer_events() == 7


def test_files_beside_json_have_a_method_of_their_own(package_of: PackageOf, wire: Wire, tmp_path: Path) -> None:
    things = package_of("responses")
    with wire.client(things) as client:
        wire.respond_with({"id": 1})
        assert client.things.report(year=1) == things.models.Thing(id=1)
        assert wire.last.headers["accept"] == "application/json"
        wire.respond_with(content=b"%PDF", headers={"content-type": "application/pdf"})
        assert client.things.report_file(year=1) == b"%PDF"
        assert wire.last.headers["accept"] == "application/pdf, text/csv"
        assert "As `application/pdf`, `text/csv`." in client.things.report_file.__doc__
        with client.things.with_streaming_response.report_file() as response:
            assert response.save(tmp_path / "report.pdf").read_bytes() == b"%PDF"
        wire.respond_with({"job": "j"}, status=202)
        assert client.things.report_file() == things.models.Job(job="j")
        wire.respond_with(status=204)
        assert client.things.report_file() is None


def test_events_beside_a_file_have_a_method_of_their_own(package_of: PackageOf, wire: Wire, tmp_path: Path) -> None:
    ticks = package_of("events")
    with wire.client(ticks) as client:
        wire.respond_with(content=b"ID3", headers={"content-type": "audio/mpeg"})
        assert client.ticks.speak() == b"ID3"
        assert wire.last.headers["accept"] == "audio/mpeg"
        with client.ticks.with_streaming_response.speak() as response:
            assert response.save(tmp_path / "speech.mp3").read_bytes() == b"ID3"
        wire.respond_with(content=b'data: {"at": 1}\n\n', headers={"content-type": "text/event-stream"})
        assert [each.at for each in client.ticks.speak_events()] == [1]
        assert wire.last.headers["accept"] == "text/event-stream"


def test_what_is_no_json_can_end_a_stream_of_json_without_being_documented(package_of: PackageOf, wire: Wire) -> None:
    with wire.client(package_of("events")) as client:
        events = b'data: {"word": "all"}\n\ndata: [DONE]\n\ndata: {"word": "lost"}\n\n'
        wire.respond_with(content=events, headers={"content-type": "text/event-stream"})
        assert [each.word for each in client.ticks.answer_events2(question="?", stream=True)] == ["all"]
