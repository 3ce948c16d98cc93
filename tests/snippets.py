"""The code of Markdown files, and running it: Python against a loopback server, commands in a folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]

# Every request goes to the loopback server, whatever its address; its Host header still says where it was meant to go.
_REDIRECTED = """
import httpx2


def _redirect(kind):
    send = kind.send

    def redirected(self, request, **options):
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port={port})
        return send(self, request, **options)

    kind.send = redirected


_redirect(httpx2.Client)
_redirect(httpx2.AsyncClient)
"""


@dataclass(frozen=True)
class Snippet:
    """A fenced block: its language, its text, and the paragraph before it."""

    language: str
    text: str
    before: str

    @property
    def file(self) -> str:
        """The path of the file that the paragraph says the block is; empty when it says none."""
        named = re.search(r"`([\w/.-]+\.(?:md|yaml))`[^`]*:\Z", self.before)
        return named[1] if named and self.language in ("markdown", "yaml") else ""

    def commands(self) -> Iterator[tuple[str, str]]:
        """The commands of a console session, each with the output that is shown below it."""
        for command, _, output in (part.partition("\n") for part in re.split(r"^\$ ", self.text, flags=re.M)[1:]):
            yield command, output


def snippets(text: str) -> list[Snippet]:
    """All fenced blocks of a Markdown text."""
    before, found = "", list[Snippet]()
    for token in MarkdownIt().parse(text):
        if token.type == "inline":
            before = token.content
        elif token.type == "fence":
            found.append(Snippet(token.info.strip(), token.content, before.replace("\n", " ")))
    return found


def run_python(blocks: Iterable[str], port: int, folder: Path, packages: Iterable[Path]) -> None:
    """Runs blocks as one program in a folder, with these folders on the path."""
    program = "\n".join([_REDIRECTED.format(port=port), *blocks])
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(map(str, packages))}
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stderr}\n{program}"


def run_command(command: str, folder: Path, environment: Mapping[str, str]) -> str:
    """What a command prints, findings included; it has to succeed."""
    merged = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, shell=True, cwd=folder, env=environment, text=True, check=False, **merged)
    assert done.returncode == 0, f"{command}\n{done.stdout}"
    return done.stdout
