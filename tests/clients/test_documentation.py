"""The README and the reference that come with each package: the calls in them work, and so do the links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.clients.calling import ASAPP, REPLYKE, RESPONDENT, Api
from tests.loopback import Server
from tests.snippets import run_python, snippets

APIS = pytest.mark.parametrize("api", [RESPONDENT, ASAPP, REPLYKE], ids=lambda api: api.project)


@APIS
def test_its_examples_work(api: Api, projects: Path, server: Server, tmp_path: Path) -> None:
    readme = (projects / api.project / "README.md").read_text(encoding="utf-8")
    blocks = [snippet.text for snippet in snippets(readme) if snippet.language == "python"]
    (tmp_path / "photo.png").write_bytes(b"a photo")
    server.script += [api.success] * len(blocks)
    run_python(blocks, int(server.url.rsplit(":", 1)[1]), tmp_path, [projects / api.project])
    assert len(server.received) == len(blocks) >= 4


@APIS
def test_the_calls_of_the_reference_work(api: Api, projects: Path, server: Server, tmp_path: Path) -> None:
    reference = (projects / api.project / "reference.md").read_text(encoding="utf-8")
    blocks = [snippet.text for snippet in snippets(reference) if snippet.language == "python"]
    client, *calls = (block for block in blocks if not block.startswith("def "))
    assert len(calls) == reference.count("### `client.") == reference.count("\ndef ")
    server.script += [api.success] * len(calls)
    closing = "client.close()"
    run_python([client, *calls, closing], int(server.url.rsplit(":", 1)[1]), tmp_path, [projects / api.project])
    assert len(server.received) == len(calls) >= 1


@APIS
def test_its_links_lead_somewhere(api: Api, projects: Path) -> None:
    folder = projects / api.project
    for name in ("README.md", "reference.md"):
        for file, fragment in re.findall(r"\]\(([\w.]*)#([\w-]+)\)", (folder / name).read_text(encoding="utf-8")):
            assert fragment in _anchors((folder / (file or name)).read_text(encoding="utf-8"))


def _anchors(text: str) -> set[str]:
    """The fragments that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
