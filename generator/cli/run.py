"""One run of a command: its findings, its output, and its exit code."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from errno import ENAMETOOLONG
from os import PathLike
from pathlib import Path
from typing import Final, NoReturn

import click

from generator.authorship import is_ours
from generator.diagnostics import Place, Report
from generator.document import ObjectNode, dump
from generator.write import report_unwritable, write_file

ERRORS_FOUND: Final = 1
OUT_OF_DATE: Final = 3


class _PathParameter(click.Path):
    """A path that a file can have. An empty one, as from an unset variable, is refused: it is the working directory."""

    def convert(
        self, value: str | PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | PathLike[str]:
        if not value:
            self.fail("An empty path names no file.", param, ctx)
        try:
            os.lstat(value)
        except OSError as error:
            if error.errno == ENAMETOOLONG:
                self.fail("The name is too long for a file.", param, ctx)
        return super().convert(value, param, ctx)


_ELSEWHERE: Final = "Choose another file, or let `--force` overwrite it."

FILE: Final = _PathParameter(path_type=Path)
FORMAT = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="How findings are shown, on stderr."
)
FORCE = click.option("--force", is_flag=True, help="Overwrite a file that docs2client did not write.")
REPORT = click.option(
    "--report", "report_path", type=FILE, metavar="FILE", help="Write operations and findings as JSON."
)


def document_text(document: ObjectNode, output: Path, comment: str = "") -> str:
    """A document as text: JSON if the name of the file ends in ``.json``, else YAML below a comment."""
    if output.suffix.lower() == ".json":
        return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    return comment + dump(document)


@dataclass
class Run:
    """The state of one run of a command.

    Arguments:
        style: how findings are shown, ``text`` or ``json``.
        report_path: the file for the report of the build, if one is wanted.
        inputs: the files that were read, which are never overwritten.
        force: whether files that docs2client did not write may be overwritten.
        report: the findings.
        account: gives the ledger of the build, or the ledgers of all APIs, in the form of the report; None if nothing
            was built.
    """

    style: str
    report_path: Path | None = None
    inputs: tuple[Path, ...] = ()
    force: bool = False
    report: Report = field(default_factory=Report)
    account: Callable[[], Mapping[str, object]] | None = None

    def end(self, code: int = 0) -> NoReturn:
        """Writes the report of the build, shows the findings, and exits."""
        # Imported late: a run that builds should first start the process that reads its sources.
        from generator.cli.showing import report_text, show

        if self.report_path:
            text = report_text(self.account, self.report)
            self.write(text, self.report_path, "Choose another file, or delete this one.")
        show(self.report, self.style)
        sys.exit(code or (ERRORS_FOUND if self.report.failed else 0))

    def write(self, text: str, path: Path, hint: str = _ELSEWHERE) -> bool:
        """Writes a file that a person asked for, unless that would destroy another one; returns whether it did."""
        if self._is_input(path):
            message = "This was read, so the result cannot be written over it"
            self.report.error("output-is-input", message, Place.of(path), "Choose another file.")
            return False
        content = text.encode(errors="backslashreplace")  # file names need not be valid Unicode
        if not self.force and not _is_free(path, content):
            message = "There is a file here already that docs2client did not write"
            self.report.error("output-not-ours", message, Place.of(path), hint)
            return False
        return self.attempt(lambda: write_file(content, path), path)

    def _is_input(self, path: Path) -> bool:
        return path.exists() and any(each.exists() and each.samefile(path) for each in self.inputs)

    def attempt(self, write: Callable[[], None], path: Path) -> bool:
        """Calls ``write`` and reports if the system refuses; returns whether it succeeded."""
        try:
            write()
        except OSError as error:
            report_unwritable(error, path, self.report)
            return False
        return True


def _is_free(path: Path, content: bytes) -> bool:
    """Whether writing loses nothing: there is no such file, or it has the same content, or docs2client wrote it."""
    try:
        return not path.is_file() or path.read_bytes() == content or is_ours(path)
    except OSError:
        return False
