"""Reads files and texts as documents, and tells why if that fails."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeAlias

import yaml

from generator.diagnostics import Place, Report
from generator.document.json_nodes import RefusedError, explain_json, read_json
from generator.document.json_text import JsonText
from generator.document.nodes import ObjectNode
from generator.document.yaml_events import Event, events_found_beside, ways_to_read
from generator.document.yaml_nodes import read_yaml
from generator.document.yaml_syntax import TooLargeError, explain

Reading: TypeAlias = Callable[[Report], ObjectNode | None]
"""Waits for a document that is being read; gives None and a diagnostic if that fails."""

# In characters. A longer YAML text takes longer to read than a process takes to start; JSON never does.
_MUCH_TEXT: Final = 100_000


def read_text(path: Path, report: Report) -> str | None:
    """The text of a file without its byte order mark; None and a diagnostic when it cannot be read.

    Text is UTF-8, or UTF-16 where a byte order mark says so, as editors on Windows write it. What is neither is read as
    those wrote it before, for a letter with an accent must not cost a document.
    """
    try:
        return _decoded(path.read_bytes(), path, report).replace("\r\n", "\n")
    except FileNotFoundError:
        report.error("file-missing", f"There is no file {path}", Place(str(path)), "Check the path and its spelling.")
    except IsADirectoryError:
        report.error("file-unreadable", f"{path} is a folder, not a file", Place(str(path)))
    except UnicodeDecodeError as error:
        message = f"This is not text: {error.reason}"
        report.error("file-unreadable", message, _place_of(error, path), "Save the file as UTF-8.")
    except OSError as error:
        report.error("file-unreadable", f"Cannot read {path}: {error.strerror}", Place(str(path)))
    return None


def _decoded(written: bytes, path: Path, report: Report) -> str:
    if written.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return written.decode("utf-16")
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in written:
            raise
        message = "This is not UTF-8, and is read as Windows-1252"
        report.warning("file-encoding", message, _place_of(error, path), "Save the file as UTF-8.")
    # The surrogate that stands for a byte that is not UTF-8, and the character that the byte is in Windows-1252.
    meant = {0xDC00 + byte: bytes([byte]).decode("windows-1252", errors="replace") for byte in range(0x80, 0x100)}
    return written.decode("utf-8-sig", errors="surrogateescape").translate(meant)


def _place_of(error: UnicodeDecodeError, path: Path) -> Place:
    before = error.object[: error.start]
    line_start = before.rfind(b"\n") + 1
    return Place(str(path), before.count(b"\n") + 1, len(before[line_start:].decode(errors="replace")) + 1)


def read(path: Path, report: Report) -> ObjectNode | None:
    """Reads a YAML or JSON file whose root is an object; None and a diagnostic when that fails."""
    text = read_text(path, report)
    return None if text is None else load(text, str(path), report)


def begin(path: Path) -> Reading:
    """Starts to read a file in another process, while this one goes on with something else.

    Returns:
        A function that waits for the result and reports as ``read`` does.
    """
    at_once = Report()
    text = read_text(path, at_once)
    found = None if text is None or _is_read_soon(text) else events_found_beside(text)

    def rest(report: Report) -> ObjectNode | None:
        report.extend(at_once.diagnostics)
        return None if text is None else _read(text, found, Place(str(path), 1, 1), report)

    return rest


def _is_read_soon(text: str) -> bool:
    """Whether a text is read in less time than it takes to start another process."""
    return len(text) <= _MUCH_TEXT or text.lstrip().startswith("{")


def load(text: str, file: str, report: Report, first_line: int = 1, first_column: int = 1) -> ObjectNode | None:
    """Reads YAML or JSON text whose root is an object.

    Arguments:
        file: the file it stands in, for places.
        first_line, first_column: where the text starts in that file.
    """
    return _read(text, None, Place(file, first_line, first_column), report)


def _read(text: str, found: Iterable[Event] | None, start: Place, report: Report) -> ObjectNode | None:
    try:
        if (root := read_json(JsonText(text, start.file, *start.position), report)) is not None:
            return root
        return read_yaml(text, found or next(ways_to_read(text)), start, report)
    except yaml.YAMLError as error:
        json_reason = explain_json(text) if start.file.endswith(".json") else None
        language, (reason, places) = ("JSON", json_reason) if json_reason else ("YAML", explain(error, text))
        if lines := merge_conflict(text):
            reason, places = UNMERGED, [(line, 0) for line in lines]
        place, *related = (Place(start.file, line + start.line, column + start.column) for line, column in places)
        report.error("yaml-invalid", f"This is not valid {language}: {reason}", place, related=related)
    except (RecursionError, TooLargeError):
        report.error(
            "yaml-too-large",
            "The document is nested too deeply or its aliases expand too far",
            Place(start.file, start.line, 1),
        )
    except RefusedError:
        pass
    return None


# What Git writes around the lines of both sides, with `diff3` and without.
_CONFLICT: Final = re.compile(r"^<{7} .*?^={7}$.*?^>{7} ", re.MULTILINE | re.DOTALL)
UNMERGED: Final = "a merge has left a conflict here, for a person to resolve"


def merge_conflict(text: str) -> tuple[int, int] | None:
    """The lines where a conflict begins and ends that a merge has left, counted from 0."""
    if not (found := _CONFLICT.search(text.replace("\r\n", "\n"))):
        return None
    first, last = (found.string.count("\n", 0, at) for at in found.span())
    return first, last
