"""Renders a package with our templates."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from importlib.metadata import version
from typing import Final

from jinja2 import Environment

from generator.cache import cached, keep
from generator.engine import optional
from generator.engine.calls import Operation
from generator.engine.canonical import Canonical
from generator.engine.classes import Component
from generator.engine.context import Package
from generator.engine.files import File, files
from generator.engine.imports import with_imports
from generator.engine.reference import with_reference
from generator.engine.templates import templates
from generator.formatting import formatted, has_short_lines
from generator.processes import divided
from generator.toolchain import TEMPLATES, fingerprint
from generator.tree import Tree, digest, read_tree

# So many files take longer than copying the process and sending them back.
_FILES_WORTH_A_PROCESS: Final = 200
# Enough that no process waits long for another one in the end.
_PIECES: Final = 16

# What they write is as the formatter would have it, as long as no line is too long.
_LAID_OUT: Final = ("model.py.jinja", "union.py.jinja", "literal_enum.py.jinja", "models_init.py.jinja")


def render(package: Package, operations: Iterable[Operation], components: Iterable[Component]) -> Tree:
    """The project folder of a package, formatted.

    Arguments:
        package: what the templates may see.
        operations, components: those that the engine takes.
    """
    environment = templates()
    operations, components = tuple(operations), tuple(components)
    wanted = sorted(files(package, operations, components), key=lambda file: not file.is_of_all)  # they take long
    for template in {file.template for file in wanted}:
        environment.get_template(template)  # compiled once, before the processes part
    pieces = [wanted[start::_PIECES] for start in range(min(_PIECES, len(wanted)))]
    canonical = Canonical((*operations, *components))
    trees = divided(partial(_share, environment, canonical), pieces, 1 + len(wanted) // _FILES_WORTH_A_PROCESS)
    return with_reference({path: content for tree in (*trees, _runtime(package)) for path, content in tree.items()})


def _share(environment: Environment, canonical: Canonical, pieces: Iterable[Sequence[File]]) -> Tree:
    """Some of the files; only those are rendered that no earlier run rendered of the same."""
    keys: dict[str, str] = {}
    before: dict[str, bytes] = {}

    def wanted() -> Iterator[File]:
        for piece in pieces:
            known = {file.path: _key(file, canonical) for file in piece if not file.is_of_all}
            keys.update(known)
            before.update(cached(known.values()))
            yield from (file for file in piece if keys.get(file.path) not in before)

    tree = _rendered(environment, wanted())
    keep({key: tree[path] for path, key in keys.items() if path in tree}, before)
    return {**tree, **{path: before[key] for path, key in keys.items() if key in before}}


def _rendered(environment: Environment, wanted: Iterable[File]) -> Tree:
    tree: dict[str, bytes] = {}
    unformatted: dict[str, bytes] = {}
    for path, template, variables in wanted:
        text = environment.get_template(template).render(variables)
        if path.endswith(".py"):
            text = with_imports(text, path.count("/") - 1)
        is_laid_out = template in _LAID_OUT and has_short_lines(text)
        (tree if is_laid_out else unformatted)[path] = text.encode()
    return {**tree, **formatted(unformatted)}


def _key(file: File, canonical: Canonical) -> str:
    """A digest of all that decides about a file: this program, its dependencies, and what its template sees."""
    return digest(canonical((*_made_by(), file.path, file.template), file.variables))


@cache
def _made_by() -> tuple[str, ...]:
    return (sys.version, version("jinja2"), version("markdown-it-py"), *fingerprint().values())


def _runtime(package: Package) -> Tree:
    left_out = optional.left_out(package)
    found = read_tree(TEMPLATES / "package")
    return {f"{package.package}/{path}": content for path, content in found.items() if path not in left_out}
