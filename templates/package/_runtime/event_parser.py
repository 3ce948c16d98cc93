"""Reads ``text/event-stream`` as the WHATWG says (HTML, section 9.2.6): bytes as they arrive go in, events come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE_END = re.compile(rb"\r\n|\n|\r")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Fields(NamedTuple):
    """An event as the stream has it; ``id`` is the last one that was sent, with this event or before."""

    event: str
    data: str
    id: str
    retry: int | None


class EventParser:
    """Parses one stream; an event without an empty line at its end is incomplete, and is dropped."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._ended_by_cr = False
        self._at_start = True
        self._id = ""
        self._forget()

    def _forget(self) -> None:
        self._event = ""
        self._data: list[str] = []
        self._retry: int | None = None

    def feed(self, chunk: bytes) -> Iterator[Fields]:
        """The events that are complete with these bytes."""
        if not chunk:
            return
        if self._ended_by_cr and chunk.startswith(b"\n"):
            chunk = chunk[1:]
        self._ended_by_cr = chunk.endswith(b"\r")
        first, *others = _LINE_END.split(chunk)
        self._pieces.append(first)
        for line in others:
            event = self._line(b"".join(self._pieces))
            self._pieces = [line]
            if event is not None:
                yield event

    def _line(self, line: bytes) -> Fields | None:
        if self._at_start:
            line = line.removeprefix(_BYTE_ORDER_MARK)
            self._at_start = False
        if not line:
            return self._dispatched()
        name, _, value = line.decode("utf-8", errors="replace").partition(":")
        self._field(name, value.removeprefix(" "))
        return None

    def _field(self, name: str, value: str) -> None:
        """Takes one field; those without a name are comments, and unknown ones are ignored."""
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self._retry = int(value[:18])

    def _dispatched(self) -> Fields | None:
        found = Fields(self._event or "message", "\n".join(self._data), self._id, self._retry) if self._data else None
        self._forget()
        return found
