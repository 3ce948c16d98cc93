"""Versions: what follows which change, and how ``bump`` writes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.changes.changelog import with_entry
from generator.changes.model import Change, Level
from generator.changes.surface_rules import SURFACE_RULES
from generator.changes.versions import Step, following, reaches, step
from generator.manifest.text import with_version
from tests.command import docs2client
from tests.repository import WITHOUT_DELETE, commit, git

RENAMED, ADDED = (
    Change(next(rule for rule in SURFACE_RULES if rule.level is level), "client.cats.find", "is something else now")
    for level in (Level.BREAKING, Level.COMPATIBLE)
)


@pytest.mark.parametrize(
    ("version", "by", "expected"),
    [
        ("0.1.0", Step.MAJOR, "0.2.0"),
        ("0.1.0", Step.MINOR, "0.1.1"),
        ("0.1", Step.PATCH, "0.1.1"),
        ("1.2.3", Step.MAJOR, "2.0.0"),
        ("1.2.3", Step.MINOR, "1.3.0"),
        ("1.2.3.4", Step.PATCH, "1.2.4"),
        ("1.0.0rc1", Step.MAJOR, "1.0.0rc2"),
        ("1.0.0.dev9", Step.PATCH, "1.0.0.dev10"),
        ("1.2", None, "1.2"),
    ],
)
def test_versions_follow_each_other(version: str, by: Step | None, expected: str) -> None:
    assert following(version, by) == expected
    assert reaches(expected, version)
    assert reaches(version, expected) == (version == expected)


def test_changes_take_the_step_of_the_worst() -> None:
    assert step([]) is None
    assert step([ADDED]) is Step.MINOR
    assert step([ADDED, RENAMED]) is Step.MAJOR


MANIFESTS = (
    "pages: [a.md]\n",
    "# Acme\n\npages: [a.md]  # all\n...\n",
    "pages: [a.md]\r\nversion:   0.1.0   # by hand\r\nclient: Acme\r\n",
    "version: '1.0'\npages: [a.md]\n",
    'pages: [a.md]\n"version": "1.0"\n',
    "{pages: [a.md]}\n",
    "{}",
    "---\n  pages: [a.md]\n  client: Acme\n",
)


@given(st.sampled_from(MANIFESTS), st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,3}){2}", fullmatch=True))
def test_a_manifest_gets_a_version_and_keeps_the_rest(text: str, version: str) -> None:
    changed = with_version(text, version)
    assert yaml.safe_load(changed) == {**yaml.safe_load(text), "version": version}
    comments = [line.partition("#")[2] for line in text.splitlines()]
    assert [line.partition("#")[2] for line in changed.splitlines() if "#" in line] == [
        each for each in comments if each
    ]
    assert with_version(changed, version) == changed


def test_entries_go_above_others() -> None:
    first = with_entry("", "0.1.0", date(2026, 1, 1), [ADDED])
    second = with_entry(first, "0.2.0", date(2026, 2, 1), [RENAMED])
    assert with_entry(second, "0.1.0", date(2026, 3, 1), []) == second
    head, body = second.split("## 0.2.0 - 2026-02-01\n")
    assert head.startswith("# Changelog\n")
    assert body == (
        "\n### Breaking\n\n- client.cats.find: is something else now\n"
        "\n## 0.1.0 - 2026-01-01\n\n### Compatible\n\n- client.cats.find: is something else now\n"
    )
    assert "## [Unreleased]\n\nText.\n\n## 0.1.0 - " in with_entry(
        "# Changelog\n\n## [Unreleased]\n\nText.\n", "0.1.0", date(2026, 1, 1), []
    )


# The command


def bump(*arguments: str) -> str:
    result = docs2client("bump", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an API in a repository, not committed."""
    monkeypatch.chdir(tmp_path)
    folder = Path("specs/cats")
    folder.mkdir(parents=True)
    (folder / "api.yaml").write_text("# Cats\ndocument: cats.yaml\n")
    (folder / "cats.yaml").write_text(WITHOUT_DELETE)
    git("init", "--quiet", ".")
    return folder


def test_bump_sets_the_version_once(folder: Path) -> None:
    assert bump() == "cats: no commit to compare with\n"
    commit()
    assert bump() == "cats: 0.1.0, nothing changed\n"
    (folder / "cats.yaml").write_text(WITHOUT_DELETE.replace("list_cats", "find_cats"))
    assert [bump("cats"), bump("cats")] == ["cats: 0.2.0, after 0.1.0\n"] * 2
    assert (folder / "api.yaml").read_text() == "# Cats\nversion: 0.2.0\ndocument: cats.yaml\n"
    assert "- client.cats.list_cats: is client.cats.find_cats now\n" in (folder / "CHANGELOG.md").read_text()
    commit()
    assert bump() == "cats: 0.2.0, nothing changed\n"


@pytest.mark.parametrize(
    ("file", "code"), [("api.yaml", "manifest-key-unknown"), ("cats.yaml", "openapi-version-unsupported")]
)
def test_what_cannot_be_compared_fails(folder: Path, file: str, code: str) -> None:
    commit()
    (folder / file).write_text("cats: many\n")
    result = docs2client("bump")
    assert (result.exit_code, result.stdout) == (1, "cats: failed\n")
    assert f"specs/cats/{file}:1:1: error[{code}]" in result.stderr


def test_what_an_earlier_entry_lacks_is_said(folder: Path) -> None:
    commit()
    (folder / "cats.yaml").write_text(WITHOUT_DELETE.replace("list_cats", "find_cats"))
    bump()
    (folder / "cats.yaml").write_text(WITHOUT_DELETE.replace("list_cats", "seek_cats"))
    written = (folder / "CHANGELOG.md").read_text()
    result = docs2client("bump")
    assert (result.exit_code, result.stdout) == (0, "cats: 0.2.0, after 0.1.0\n")
    assert "specs/cats/CHANGELOG.md: warning[changelog-entry-incomplete]: The entry of 0.2.0" in result.stderr
    assert "does not mention: client.cats.list_cats: is client.cats.seek_cats now\n" in result.stderr
    assert (folder / "CHANGELOG.md").read_text() == written


def test_a_shallow_clone_may_lack_the_commit_that_set_the_version(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit()
    (folder / "cats.yaml").write_text(WITHOUT_DELETE.replace("list_cats", "find_cats"))
    commit("Not bumped.")
    git("clone", "--quiet", "--depth", "1", tmp_path.as_uri(), "clone")
    monkeypatch.chdir("clone")
    result = docs2client("bump")
    assert (result.exit_code, result.stdout) == (1, "cats: failed\n")
    assert "specs/cats/api.yaml: error[history-shallow]" in result.stderr
    git("fetch", "--quiet", "--unshallow")
    assert bump() == "cats: 0.2.0, after 0.1.0\n"


def test_what_cannot_be_written_is_no_success(folder: Path) -> None:
    commit()
    (folder / "cats.yaml").write_text(WITHOUT_DELETE.replace("list_cats", "find_cats"))
    (folder / ".CHANGELOG.md.new").mkdir()  # where the file would grow
    before = (folder / "api.yaml").read_text()
    result = docs2client("bump")
    assert (result.exit_code, result.stdout) == (1, "cats: failed\n")
    assert "specs/cats/CHANGELOG.md: error[output-unwritable]" in result.stderr
    assert (folder / "api.yaml").read_text() == before


def test_a_changelog_that_is_no_text_is_left_alone(folder: Path) -> None:
    commit()
    (folder / "cats.yaml").write_text(WITHOUT_DELETE.replace("list_cats", "find_cats"))
    (folder / "CHANGELOG.md").write_bytes(b"\xff\xfe#\0")
    result = docs2client("bump")
    assert (result.exit_code, result.stdout) == (1, "cats: failed\n")
    assert "specs/cats/CHANGELOG.md: error[file-unreadable]: This is not UTF-8 text" in result.stderr
    assert (folder / "CHANGELOG.md").read_bytes() == b"\xff\xfe#\0"


def test_a_changelog_that_cannot_be_read_is_a_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit()
    (folder / "cats.yaml").write_text(WITHOUT_DELETE.replace("list_cats", "find_cats"))
    (folder / "CHANGELOG.md").touch()
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "CHANGELOG.md":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = docs2client("bump")
    assert (result.exit_code, result.stdout) == (1, "cats: failed\n")
    assert "specs/cats/CHANGELOG.md: error[file-unreadable]: Cannot read" in result.stderr


def test_other_words_are_a_patch(folder: Path) -> None:
    (folder / "api.yaml").write_text("document: cats.yaml\nversion: 1.0.0\n")
    commit()
    (folder / "cats.yaml").write_text(WITHOUT_DELETE.replace("Fine.", "Good."))
    assert bump() == "cats: 1.0.1, after 1.0.0\n"
    assert bump("--since", "HEAD") == "cats: 1.0.1, after 1.0.0\n"


def test_a_version_of_ones_own_stays(folder: Path) -> None:
    commit()
    (folder / "cats.yaml").write_text(WITHOUT_DELETE.replace("list_cats", "find_cats"))
    (folder / "api.yaml").write_text("document: cats.yaml\nversion: 7.0.0\n")
    assert bump() == "cats: 7.0.0, after 0.1.0\n"
    assert "## 7.0.0 - " in (folder / "CHANGELOG.md").read_text()


def test_the_changelog_is_part_of_the_project(folder: Path) -> None:
    (folder / "CHANGELOG.md").write_text("# Changelog\n")
    generate = docs2client("generate")
    assert generate.exit_code == 0, generate.stderr
    assert Path("generated/cats/CHANGELOG.md").read_text() == "# Changelog\n"
    (folder / "CHANGELOG.md").write_text("# Changelog of cats\n")
    check = docs2client("check")
    assert check.exit_code == 3
    assert "note[changelog-changed]: The changelog has changed\n" in check.stderr
