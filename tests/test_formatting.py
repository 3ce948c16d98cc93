"""Formatting generated files: all of them, and what is no Python is refused."""

from __future__ import annotations

import pytest

from generator.formatting import InvalidPythonError, formatted, without_unneeded_imports


@pytest.mark.parametrize("folder", ["api", "build", "dist", "node_modules", ".venv", "venv"])
def test_every_folder_is_formatted(folder: str) -> None:
    assert formatted({f"{folder}/a.py": b"x = 'a'\n", "README.md": b"'a'"}) == {
        f"{folder}/a.py": b'x = "a"\n',
        "README.md": b"'a'",
    }


def test_imports_that_nothing_needs_go() -> None:
    assert without_unneeded_imports({"a.py": b"import os\nimport sys\n\nsys.exit()\n"}) == {
        "a.py": b"import sys\n\nsys.exit()\n"
    }


def test_what_is_no_python_is_refused_by_name() -> None:
    with pytest.raises(InvalidPythonError, match=r"api/a\.py"):
        formatted({"api/a.py": b"def (\n"})
