"""The command."""

from __future__ import annotations

import pytest

from tests.command import docs2client
from tests.vendoring.acme import COPY, SPEC, change


def run(*arguments: str) -> tuple[int, str, str]:
    done = docs2client("vendor", *arguments)
    return done.exit_code, done.stdout, done.stderr


def test_what_a_hint_says_can_be_typed_where_a_path_has_spaces() -> None:
    told = run("acme", "my shop/acme", "--check")[2]
    assert "hint: Make one: `docs2client vendor acme 'my shop/acme'`." in told


def test_a_copy_from_its_making_to_its_update() -> None:
    copy = COPY.as_posix()
    assert run("acme", copy) == (0, f"{copy}: written\n", "")
    assert run("acme", copy, "--check") == (0, f"{copy}: up to date\n", "")
    change(message="message = 2\n")
    (COPY / "user.py").write_text("mine\n")
    code, out, findings = run("acme", copy, "--check")
    assert (code, out) == (3, f"{copy}: out of date\n")
    behind = "message.py is older: this is a copy of acme 1.0, which was generated anew since"
    assert f"message.py: error[vendored-file-behind]: {behind}" in findings
    assert "user.py: error[vendored-file-edited]: user.py was edited in the copy" in findings
    code, out, findings = run("acme", copy, "--update")
    assert (code, out) == (1, f"{copy}: failed\n")
    assert "user.py: error[vendored-file-edited]" in findings
    assert run("acme", copy, "--update", "--force") == (0, f"{copy}: written\n", "")
    assert run("acme", copy, "--update", "--strip-low-level")[:2] == (0, f"{copy}: written\n")
    assert run("acme", copy, "--update") == (0, f"{copy}: up to date\n", "")


def test_what_is_out_of_date_exits_with_3() -> None:
    (SPEC / "pages/message.md").write_text("message = 2\n")
    code, out, findings = run("acme", COPY.as_posix())
    assert (code, out) == (3, f"{COPY.as_posix()}: out of date\n")
    assert "generated/acme: error[out-of-date]" in findings


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["acme", "../my-client"], "no name that Python could import"),
        (["acme", "../class"], "no name that Python could import"),
        (["acme", "../copy", "--force"], "--force goes with --update"),
        (["acme", "../copy", "--check", "--update"], "--check writes nothing"),
        (["acne", "../copy"], "There is no API acne. Did you mean `acme`?"),
    ],
)
def test_wrong_usage(arguments: list[str], complaint: str) -> None:
    code, _, findings = run(*arguments)
    assert code == 2
    assert complaint in findings


def test_a_broken_manifest_is_a_finding() -> None:
    (SPEC / "api.yaml").write_text("page: [pages/*.md]\n")
    code, _, findings = run("acme", COPY.as_posix())
    assert code == 1
    assert "manifest-key-unknown" in findings
