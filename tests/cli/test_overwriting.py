"""Which files commands write over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.inputs import OVERLAY, PAGE_WITH_A_FENCE
from tests.command import docs2client as run

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (["extract", "send.md", "-o", "out.yaml"], "out.yaml"),
        (["extract", "send.md", "-o", "out.json"], "out.json"),
        (["overlay", "apply", "spec.yaml", "overlay.yaml", "-o", "out.yaml"], "out.yaml"),
        (["overlay", "diff", "spec.yaml", "edited.yaml", "-o", "out.yaml"], "out.yaml"),
    ],
)
def test_a_file_that_somebody_wrote_is_overwritten_where_one_says_so(arguments: list[str], output: str) -> None:
    specification = "openapi: 3.1.0\ninfo: {title: Acme, version: '1'}\npaths: {}\n"
    Path("send.md").write_text(PAGE_WITH_A_FENCE)
    Path("spec.yaml").write_text(specification)
    Path("edited.yaml").write_text(specification.replace("Acme", "Zenith"))
    Path("overlay.yaml").write_text(OVERLAY)
    Path(output).write_text("openapi: 3.1.0\n")
    result = run(*arguments)
    assert (result.exit_code, Path(output).read_text()) == (1, "openapi: 3.1.0\n")
    assert f"{output}: error[output-not-ours]" in result.stderr
    assert run(*arguments, "--force").exit_code == 0
    assert run(*arguments).exit_code == 0  # it is what would be written


@pytest.mark.parametrize("changed", ["send.md", "overlay.yaml"])
def test_what_docs2client_wrote_it_writes_again(changed: str) -> None:
    Path("send.md").write_text(PAGE_WITH_A_FENCE)
    Path("overlay.yaml").write_text(OVERLAY)
    commands = (
        ("extract", "send.md", "-o", "out.yaml"),
        ("overlay", "apply", "out.yaml", "overlay.yaml", "-o", "effective.yaml"),
        ("build", "send.md", "-o", "out", "--overlay", "overlay.yaml", "--report", "report.json"),
    )
    for arguments in commands:
        assert run(*arguments).exit_code == 0
    Path(changed).write_text(Path(changed).read_text().replace("Zenith Chat", "Other").replace("Send", "Post"))
    for arguments in commands:
        assert run(*arguments).exit_code == 0


def test_a_report_takes_the_place_of_no_other_file() -> None:
    Path("send.md").write_text(PAGE_WITH_A_FENCE)
    Path("report.json").write_text("{}\n")
    result = run("build", "send.md", "-o", "out", "--report", "report.json")
    assert (result.exit_code, Path("report.json").read_text()) == (1, "{}\n")
    assert "report.json: error[output-not-ours]" in result.stderr


def test_a_project_that_a_newer_docs2client_wrote_stays() -> None:
    Path("send.md").write_text(PAGE_WITH_A_FENCE)
    assert run("build", "send.md", "-o", "out").exit_code == 0
    lock = Path("out/docs2client.lock.json")
    written = json.loads(lock.read_text())
    written["tool"]["docs2client"] = "99.10.0"
    lock.write_text(json.dumps(written))
    result = run("build", "send.md", "-o", "out")
    assert result.exit_code == 1
    assert "error[generator-older]: docs2client 99.10.0 wrote this client" in result.stderr
    assert json.loads(lock.read_text()) == written
