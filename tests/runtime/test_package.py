"""What makes the runtime fit into any package: relative imports, two dependencies, files short enough to read."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "templates" / "package"
MODULES = sorted(PACKAGE.rglob("*.py"))


class _Running(ast.NodeTransformer):
    """Leaves out what only type checkers read."""

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
        return node.orelse if ast.unparse(node.test) == "TYPE_CHECKING" else self.generic_visit(node)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_its_neighbours_relatively_and_little_else(module: Path) -> None:
    tree = _Running().visit(ast.parse(module.read_text(encoding="utf-8")))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level}
    assert {name.partition(".")[0] for name in imported} <= {*sys.stdlib_module_names, "attrs", "httpx2"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_a_module_can_be_read_at_a_sitting(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) < 250


def test_a_copy_works_below_any_package(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "somewhere" / "vendored", ignore=shutil.ignore_patterns("__pycache__"))
    run = [sys.executable, "-W", "error", "-c", "import somewhere.vendored._runtime.transport"]
    subprocess.run(run, cwd=tmp_path, check=True)


def test_asyncio_is_not_imported_for_those_who_do_not_use_it(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "package", ignore=shutil.ignore_patterns("__pycache__"))
    code = "import sys, package._runtime.transport; sys.exit('asyncio' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)
