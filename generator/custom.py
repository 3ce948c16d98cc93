"""Custom code: hand-written files in ``specs/<api>/custom/`` that are laid over the generated project."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator.diagnostics import Place, Report
from generator.suggestions import did_you_mean
from generator.tree import Tree, digests, read_tree

_CORRECT_IT: Final = "Correct it: nobody could import the package."


@dataclass(frozen=True, slots=True)
class Replacement:
    """A generated file that the manifest declares as replaced by custom code; ``path`` is relative to the project."""

    path: str
    place: Place


def lay_over(tree: Tree, folder: Path, replacements: Collection[Replacement], report: Report) -> Tree:
    """Lays the files of a folder over a generated tree.

    Arguments:
        folder: the custom code; it need not exist.
        replacements: the generated files that may be replaced.
    """
    custom = read_tree(folder)
    declared = {replacement.path for replacement in replacements}
    for path in sorted(custom.keys() & tree.keys() - declared):
        report.error(
            "custom-replaces-undeclared",
            f"{path} is a generated file",
            Place.of(folder / path),
            f"Rename it, or declare that it takes its place: `replaces: [{path}]` in the manifest.",
        )
    for path, content in custom.items():
        _check_fits(path, Place.of(folder / path), tree, report)
        if path.endswith(".py"):
            _check_python(content, (folder / path).as_posix(), report)
    for replacement in replacements:
        _check_declared(replacement, declared, tree, custom, report)
    return {**tree, **custom}


def _check_fits(path: str, place: Place, tree: Tree, report: Report) -> None:
    folders = {str(above) for above in PurePosixPath(path).parents}
    for generated in sorted(each for each in tree if each in folders or each.startswith(f"{path}/")):
        message = f"A file and a folder cannot share a name: the generated {generated} would have no place"
        report.error("custom-in-the-way", message, place, "Give it another name.")
        return


def _check_python(content: bytes, file: str, report: Report) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # linters report what is only bad style
            compile(content, file, "exec", dont_inherit=True)
    except SyntaxError as error:
        place = Place(file, error.lineno or 0, error.offset or 0)
        report.error("custom-python-invalid", f"This is not valid Python: {error.msg}", place, _CORRECT_IT)
    except (ValueError, RecursionError, MemoryError) as error:  # null bytes, and what is nested too deeply
        report.error("custom-python-invalid", f"This is not valid Python: {error}", Place(file), _CORRECT_IT)


def _check_declared(replacement: Replacement, declared: Set[str], tree: Tree, custom: Tree, report: Report) -> None:
    if replacement.path not in custom:
        message = f"There is no custom file {replacement.path}"
        hint = did_you_mean(replacement.path, custom.keys() - declared) or "Write it, or remove this entry."
        report.error("custom-replaces-nothing", message, replacement.place, hint)
    elif replacement.path not in tree:
        message = f"No generated file is called {replacement.path}"
        hint = did_you_mean(replacement.path, tree.keys() - declared) or "Adding a file needs no entry: remove it."
        report.error("custom-replaces-nothing", message, replacement.place, hint)


def originals(tree: Tree, replacements: Collection[Replacement]) -> dict[str, str]:
    """The digests of the generated files that are replaced."""
    return digests({each.path: tree[each.path] for each in replacements if each.path in tree})


def written_against(before: Mapping[str, str], now: Mapping[str, str], untouched: Set[str]) -> dict[str, str]:
    """For each replaced file, the digest of the original that the hand-written file was last adapted to.

    Arguments:
        before: the digests that earlier runs remembered.
        now: the digests of the originals as they are generated now.
        untouched: the hand-written files that have not changed since then.
    """
    return {path: before.get(path, new) if path in untouched else new for path, new in now.items()}


def report_changed_originals(
    known: Mapping[str, str], now: Mapping[str, str], replacements: Collection[Replacement], report: Report
) -> None:
    """Reports ``custom-original-changed`` for each replaced file whose original has changed since it was replaced."""
    for replacement in replacements:
        path = replacement.path
        if path in known and path in now and known[path] != now[path]:
            report.warning(
                "custom-original-changed",
                f"The generated {replacement.path} is no longer the one that custom code was written to replace",
                replacement.place,
                "Carry over what is new; this warning stays until the custom file changes, if only in a comment.",
            )
