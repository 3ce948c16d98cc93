"""Reads the files of a document, each once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import unquote

from generator.diagnostics import Diagnostic, Place, Report
from generator.document import NodePath, ObjectNode, load, read, read_text, walk
from generator.openapi.addresses import is_on_the_web, joined, split
from generator.tree import file_digest, is_file

Fetch: TypeAlias = Callable[[str, Place, Report], "tuple[str, str] | None"]
"""Gives the text behind an address, and the address that it is at in the end, to which others lead; or reports why
not, at the place of the reference that leads there."""

_OF_TEXT: Final = (".md", ".markdown", ".txt", ".html")


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """A file of a document: its path or address, which references in it are relative to, and its contents."""

    location: str
    root: ObjectNode

    def anchored(self, anchor: str) -> NodePath | None:
        """The path of the schema with this ``$anchor`` (JSON Schema 2020-12, section 8.2.2)."""
        found = (at for at, node in walk(self.root) if isinstance(node, ObjectNode) and node.get("$anchor") == anchor)
        return next(found, None)


class Files:
    """Reads the files that references lead to."""

    def __init__(self, root: File, fetch: Fetch, report: Report) -> None:
        self._fetch = fetch
        self._report = report
        self._known: dict[str, File | list[Diagnostic]] = {_identity(root.location): root}
        self._know_by_name(root)
        self.digests: dict[Path, str] = {}

    def open(self, reference: str, base: File, place: Place) -> File | None:
        """The file that a reference without its fragment leads to; None when there is none, which is reported."""
        location = _joined(base.location, reference)
        if location is None:
            message = f"`{reference}` is neither the relative path of a file nor an address on the web"
            self._report.warning("ref-external", message, place, "Write where the file is as seen from this one.")
            return None
        key = _identity(location)
        if key not in self._known:
            self._known[key] = self._first(location, place)
        elif isinstance(reasons := self._known[key], list):
            self._report.extend(replace(each, place=place) for each in reasons)
        return found if isinstance(found := self._known[key], File) else None

    def _first(self, location: str, place: Place) -> File | list[Diagnostic]:
        """Reads a file; if there is none, gives the findings at the reference, which hold for further ones, too."""
        findings = Report()
        file = (self._fetched if is_on_the_web(location) else self._read)(location, place, findings)
        self._report.warn_of(findings.diagnostics)
        if file is None:
            return [each.as_warning() for each in findings.diagnostics if each.place == place]
        self._know_by_name(file)
        return self._known.setdefault(_identity(file.location), file)

    def _know_by_name(self, file: File) -> None:
        """Lets the address that a file gives itself lead to it: ``$self`` of a document, ``$id`` of a schema."""
        for key in ("$self", "$id"):
            if own := file.root.text_at(key).partition("#")[0]:
                self._known.setdefault(own, file)

    def text(self, reference: str, base: File, place: Place) -> str | None:
        """The contents of the text file that a reference leads to; None if it leads to no text file."""
        location = _joined(base.location, reference)
        if location is None or not location.endswith(_OF_TEXT):
            return None
        findings = Report()
        if is_on_the_web(location):
            text, _ = self._fetch(location, place, findings) or (None, "")
        else:
            is_there = self._is_there(Path(location), place, findings)
            text = read_text(Path(location), findings) if is_there else None
        self._report.warn_of(findings.diagnostics)  # the rest of the document can do without it
        return text

    def _read(self, location: str, place: Place, report: Report) -> File | None:
        path = Path(location)
        root = read(path, report) if self._is_there(path, place, report) else None
        return None if root is None else File(location, root)

    def _is_there(self, path: Path, place: Place, report: Report) -> bool:
        self.digests[path] = file_digest(path)  # also of a missing file, so that a later run notices when it appears
        if is_file(path):
            return True
        message = f"There is no file {path.as_posix()}"
        report.warning("ref-file-missing", message, place, "Check the path, which starts from this file.")
        return False

    def _fetched(self, address: str, place: Place, report: Report) -> File | None:
        text, where = self._fetch(address, place, report) or (None, address)
        root = None if text is None else load(text, where, report)
        return None if root is None else File(where, root)


def _identity(location: str) -> str:
    """The same text for all paths and links to one file."""
    return location if is_on_the_web(location) else os.path.realpath(location)


def _joined(base: str, reference: str) -> str | None:
    scheme = split(reference).scheme
    if is_on_the_web(reference) or (is_on_the_web(base) and not scheme):
        return joined(base, reference)
    path = unquote(reference)
    if scheme or path.startswith("/") or "\0" in path:
        return None
    return os.path.normpath(Path(base).parent / path)
