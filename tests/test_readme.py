"""The README and what it leads to: their files, commands and calls work in the order in which they stand there."""

from __future__ import annotations

import ast
import os
import re
import shutil
import sys
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from generator.cli import cli
from generator.documentation import SILENT
from generator.ledger import LOSSES
from generator.manifest import read as manifest
from generator.openapi import extensions
from tests.clients.calling import ASAPP, REPLYKE, RESPONDENT
from tests.goldens import CASES
from tests.loopback import Server, http_response
from tests.snippets import ROOT, run_command, run_python, snippets

README = (ROOT / "README.md").read_text(encoding="utf-8")
FOLDER_OF_AN_API = (ROOT / "specs/README.md").read_text(encoding="utf-8")
CODES = (ROOT / "generator/CODES.md").read_text(encoding="utf-8")
SNIPPETS = [*snippets(README), *snippets(FOLDER_OF_AN_API)]
REPORTING = ("error", "warning", "note")
# What is an error where it is found, and a warning where something else can do without.
LATER_WARNINGS = (*LOSSES, *SILENT, "fetch-failed", "fetch-refused")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with the command ``docs2client`` of this checkout."""
    command = tmp_path_factory.mktemp("bin") / "docs2client"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n')
    command.chmod(0o755)
    return {**os.environ, "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """A copy of the workspace in which somebody followed both to their ends."""
    folder = tmp_path_factory.mktemp("workspace")
    shutil.copytree(ROOT / "specs", folder / "specs", ignore=shutil.ignore_patterns("lock.json", "acme"))
    run_command("docs2client generate", folder, environment)
    for snippet in SNIPPETS:
        if snippet.file:
            (folder / snippet.file).write_text(snippet.text, encoding="utf-8")
        if snippet.language == "console":
            for command, output in snippet.commands():
                assert run_command(command, folder, environment) == output, command
    return folder


def test_its_commands_print_what_it_shows(workspace: Path) -> None:
    assert (workspace / "acme" / "acme_client" / "client.py").is_file()
    assert (workspace / "effective.yaml").is_file()


def test_its_calls_work(workspace: Path) -> None:
    blocks = [snippet.text for snippet in SNIPPETS if snippet.language == "python"]
    (workspace / "cat.png").write_bytes(b"meow")
    (workspace / "refresh-token.txt").write_text("r-0")
    tokens = http_response(200, {"accessToken": "a-1", "refreshToken": "r-1"})
    calls = [RESPONDENT.success, ASAPP.success, REPLYKE.success, REPLYKE.success]
    with Server(script=[http_response(201, {"id": "m-1"}), *calls, tokens, REPLYKE.success]) as server:
        run_python(blocks, int(server.url.rsplit(":", 1)[1]), workspace, sorted(workspace.glob("generated/*")))
        assert [(each.headers["host"], each.target) for each in server.received] == [
            ("api.acme.internal", "/messages"),
            ("api.respondent.io", "/v1/messaging/conversations/c-1/messages"),
            ("api.sandbox.asapp.com", "/conversation/v1/conversations/c-1/messages"),
            ("api.replyke.com", "/v7/p/chat/conversations/c-1/messages"),
            ("api.replyke.com", "/v7/p/chat/conversations/c-1/messages"),
            ("api.replyke.com", "/v7/p/auth/request-new-access-token"),
            ("api.replyke.com", "/v7/p/chat/conversations/c-1/messages"),
        ]
        assert not server.script
    assert (workspace / "refresh-token.txt").read_text() == "r-1"


@pytest.mark.parametrize("name", ["README.md", "specs/README.md", "generator/CODES.md"])
def test_its_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for path, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)", text):
        file = (ROOT / name).parent / path if path else ROOT / name
        assert file.exists(), path
        headings = re.findall(r"^#+ (.*)", file.read_text(encoding="utf-8"), re.M) if anchor else []
        assert not anchor or anchor in {each.lower().replace(" ", "-") for each in headings}, anchor


def test_every_target_of_make_is_named_and_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    shown = {line.split()[1] for snippet in SNIPPETS if snippet.language == "sh" for line in snippet.text.splitlines()}
    assert shown == targets - {"help"}


def test_the_overlay_that_it_quotes_is_the_one_of_replyke() -> None:
    overlay = yaml.safe_load((ROOT / "specs/replyke/overlay.yaml").read_text())
    quoted = next(yaml.safe_load(each.text) for each in SNIPPETS if "x-unplaced-operations" in each.text)
    by_target = {action["target"]: action for action in overlay["actions"]}
    assert [by_target[action["target"]] for action in quoted] == quoted


def test_every_diagnostic_is_listed_with_its_severity() -> None:
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| ((?:error|warning|note)(?:, \w+)*) \|", CODES, re.M))
    reported = defaultdict[str, set[str]](set)
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                code = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
                severity = "error" if node.func.attr == "_refuse" else node.func.attr
                if isinstance(code, str) and severity in REPORTING:
                    reported[code].add(severity)
    for code in LATER_WARNINGS:
        reported[code].add("warning")
    for path in CASES.rglob("diagnostics.txt"):
        for severity, code in re.findall(r": (\w+)\[([a-z-]+)\]: ", path.read_text(encoding="utf-8")):
            reported[code].add(severity)
    assert {code: ", ".join(sorted(found, key=REPORTING.index)) for code, found in reported.items()} == listed


def test_every_key_of_a_manifest_is_listed() -> None:
    section = FOLDER_OF_AN_API.split("\n## The manifest\n")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.M)) == set(manifest._KEYS)  # pyright: ignore[reportPrivateUsage]


def test_every_extension_is_listed() -> None:
    known = {value for name, value in vars(extensions).items() if name.isupper()}
    assert set(re.findall(r"^\| `(x-[a-z-]+)` \|", FOLDER_OF_AN_API, re.M)) == known


def test_every_command_and_option_is_listed() -> None:
    section = README.split("\n## Commands\n")[1].split("\n## ")[0]
    listed = {
        row[0]: set(re.findall(r"(?<!\w)--?[a-z-]+", row[1]))
        for row in re.findall(r"^\| `(\w+)(.*?)` \|", section, re.M)
    }
    assert set(listed) == set(cli.commands)
    for name, command in cli.commands.items():
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("-")}
        assert listed[name] <= options | {"-o", "--output"}, name
        assert options - {"-o", "--output", "--format"} <= listed[name], name
