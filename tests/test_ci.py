"""What CI names, and the workflow and the hook that specs/README.md shows, run as far as that goes here."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.loopback import Server, http_response
from tests.repository import CATS, WITHOUT_DELETE
from tests.snippets import ROOT, Snippet, snippets

SNIPPETS = snippets((ROOT / "specs/README.md").read_text(encoding="utf-8"))
# What `gh` was asked, and the body that it was given; there is no pull request yet.
GH = """#!/bin/sh
echo "$@" >> "$RUNNER_TEMP/asked"
while [ "$1" != --body-file ]; do shift; done
cp "$2" "$RUNNER_TEMP/body"
"""


def test_what_ci_tests_with_the_lowest_versions_is_there() -> None:
    named = re.findall(r"tests/[\w/.]+", (ROOT / ".ci" / "run").read_text())
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def shown(name: str) -> Any:
    """The YAML that it shows as a file; all scalars are text, `on` too."""
    snippet: Snippet = next(each for each in SNIPPETS if f"`{name}`" in each.before and each.language == "yaml")
    return yaml.load(snippet.text, yaml.BaseLoader)


WORKFLOW = shown(".github/workflows/documentation.yml")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """That of a runner, with ``docs2client`` of this checkout and a ``gh`` that only listens."""
    commands = {"docs2client": f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', "gh": GH}
    for name, text in commands.items():
        command = tmp_path / "bin" / name
        command.parent.mkdir(exist_ok=True)
        command.write_text(text)
        command.chmod(command.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "runner").mkdir()
    return {
        **os.environ,
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "NO_PROXY": "*",
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        "RUNNER_TEMP": str(tmp_path / "runner"),
        "GITHUB_OUTPUT": str(tmp_path / "runner/output"),
    }


@pytest.fixture
def origin(tmp_path: Path, server: Server, environment: dict[str, str]) -> Path:
    """A repository with one API, generated and pushed."""
    workspace = tmp_path / "workspace"
    (workspace / "specs/cats").mkdir(parents=True)
    manifest = f"document: cats.yaml\nfetch: {{cats.yaml: '{server.url}/cats.yaml'}}\nversion: 0.1.0\n"
    (workspace / "specs/cats/api.yaml").write_text(manifest)
    (workspace / "specs/cats/cats.yaml").write_text(CATS)
    commands = """
        docs2client generate
        git init --quiet --initial-branch main
        git add .
        git -c user.name=Ada -c user.email=ada@cats.example commit --quiet --message Cats
        git clone --quiet --bare . ../origin
    """
    run(commands, workspace, environment)
    return tmp_path / "origin"


def run(commands: str, folder: Path, environment: Mapping[str, str]) -> str:
    """Runs commands as a step of a job does."""
    done = subprocess.run(["bash", "-e", "-c", commands], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{commands}\n{done.stdout}{done.stderr}"
    return done.stdout


def filled(text: str, facts: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: facts[found[1]], text)


def steps(job: str) -> list[str]:
    """The commands of a job; docs2client is installed already."""
    commands = [step["run"] for step in WORKFLOW["jobs"][job]["steps"] if "run" in step]
    assert commands[0] == "pip install ."
    return commands[1:]


def night(origin: Path, environment: dict[str, str]) -> None:
    """One run of the workflow."""
    checkout, jobs = origin.with_name("checkout"), WORKFLOW["jobs"]
    for job in ("apis", "update"):
        shutil.rmtree(checkout, ignore_errors=True)
        run(f"git clone --quiet {origin} {checkout}", origin, environment)
        if job == "apis":
            for commands in steps(job):
                run(commands, checkout, environment)
            continue
        name, _, matrix = Path(environment["GITHUB_OUTPUT"]).read_text().splitlines()[-1].partition("=")
        assert jobs["apis"]["outputs"] == {name: f"${{{{ steps.list.outputs.{name} }}}}"}
        assert jobs["update"]["strategy"]["matrix"]["include"] == f"${{{{ fromJSON(needs.apis.outputs.{name}) }}}}"
        for row in json.loads(matrix):
            facts = {"github.token": "secret", **{f"matrix.{key}": str(value) for key, value in row.items()}}
            given = {key: filled(value, facts) for key, value in jobs[job]["env"].items()}
            for commands in steps(job):
                run(filled(commands, facts), checkout, {**environment, **given})


def test_a_night_without_news_and_one_with_some(origin: Path, server: Server, environment: dict[str, str]) -> None:
    runner = Path(environment["RUNNER_TEMP"])
    server.script.append(http_response(200, CATS.encode(), {"content-type": "application/yaml"}))
    night(origin, environment)
    assert not (runner / "asked").exists()
    server.script.append(http_response(200, WITHOUT_DELETE.encode(), {"content-type": "application/yaml"}))
    night(origin, environment)
    asked = (runner / "asked").read_text()
    assert asked.startswith("pr create --head documentation/cats --title The documentation of cats has changed")
    body = (runner / "body").read_text()
    assert "### Breaking" in body
    assert "drop_cats" in body or "DELETE /cats" in body
    changed = run("git diff --stat=200 main documentation/cats", origin, environment)
    assert {"specs/cats/cats.yaml", "specs/cats/api.yaml", "generated/cats/reference.md"} <= set(changed.split())
    assert "version: 0.2.0" in run("git show documentation/cats:specs/cats/api.yaml", origin, environment)


def test_the_workflow_is_whole() -> None:
    jobs = WORKFLOW["jobs"]
    assert set(WORKFLOW["on"]) == {"schedule", "workflow_dispatch"}
    assert jobs["update"]["needs"] in jobs
    assert WORKFLOW["permissions"] == {"contents": "write", "pull-requests": "write"}
    for job in jobs.values():
        assert all(("run" in step) != ("uses" in step) for step in job["steps"])
        assert all(re.fullmatch(r"actions/[\w-]+@v\d+", step["uses"]) for step in job["steps"] if "uses" in step)


def test_the_hook_stops_a_commit_that_is_out_of_date(origin: Path, environment: dict[str, str]) -> None:
    [repository] = shown(".pre-commit-config.yaml")["repos"]
    [hook] = repository["hooks"]
    assert (repository["repo"], hook["language"], hook["pass_filenames"]) == ("local", "system", "false")
    for path in ("specs/cats/api.yaml", "generated/cats/README.md"):
        assert re.search(hook["files"], path)
    workspace = origin.with_name("workspace")
    run(hook["entry"], workspace, environment)
    (workspace / "specs/cats/cats.yaml").write_text(WITHOUT_DELETE)
    done = subprocess.run(hook["entry"].split(), cwd=workspace, env=environment, capture_output=True, check=False)
    assert done.returncode == 3
