"""Renders a package with our templates."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from itertools import chain
from typing import Final

from jinja2 import Environment

from generator.cache import cached, is_there, keep
from generator.engine.context.calls import Operation
from generator.engine.context.package import Package
from generator.engine.writing import markdown, optional
from generator.engine.writing.canonical import Canonical
from generator.engine.writing.files import File, files, with_reference
from generator.engine.writing.imports import with_imports
from generator.engine.writing.templates import compile_all, templates
from generator.formatting import formatted, formatter, has_short_lines
from generator.processes import divided, meanwhile
from generator.toolchain import TEMPLATES, fingerprint
from generator.tree import Tree, digest, read_tree

# From this number on, rendering takes longer than copying the process and sending the files back.
_FILES_WORTH_A_PROCESS: Final = 200
# Enough that no process waits long for another one in the end.
_PIECES: Final = 16

# Their output needs no formatter as long as no line is too long.
_LAID_OUT: Final = (
    "endpoint_module.py.jinja",
    "group.py.jinja",
    "literal_enum.py.jinja",
    "model.py.jinja",
    "models_init.py.jinja",
    "union.py.jinja",
)


@dataclass(frozen=True, slots=True)
class Rendering:
    """A project folder that is being rendered.

    Arguments:
        tree: waits for the folder.
        leave: ends the work if nobody needs the folder.
    """

    tree: Callable[[], Tree]
    leave: Callable[[], None]


def warm_up() -> None:
    """Loads everything that any package needs and that takes time, while another process is still busy."""
    compile_all()
    markdown.parser()
    formatter()
    fingerprint()


def render(package: Package, operations: Iterable[Operation]) -> Rendering:
    """Starts to render the project folder of a package.

    Arguments:
        package: the context of the templates.
        operations: those that the engine does not drop.
    """
    environment = templates()
    operations = tuple(operations)
    wanted = sorted(files(package, operations), key=lambda file: not file.is_of_all)  # they take long
    warm_up()  # before the process forks, or each child would do it again
    pieces = [wanted[start::_PIECES] for start in range(min(_PIECES, len(wanted)))]
    canonical = Canonical((*operations, *package.components.values()))
    # Asked now, because the answer of the engine may fill the cache at any time, and that has no files.
    earlier = partial(_earlier, canonical) if is_there() else _nothing
    shares = divided(partial(_share, environment, earlier), pieces, 1 + len(wanted) // _FILES_WORTH_A_PROCESS)

    def rendered() -> Tree:
        found = shares.join()
        meanwhile(partial(_keep, wanted, canonical, found))
        return with_reference({**dict(chain.from_iterable(each.tree.items() for each in found)), **_runtime(package)})

    return Rendering(rendered, shares.leave)


@dataclass(frozen=True, slots=True)
class _Share:
    """Some of the files.

    Arguments:
        tree: the files.
        known: the paths of those that an earlier run rendered, with their keys in the cache.
    """

    tree: Tree
    known: Mapping[str, str]


def _share(
    environment: Environment,
    earlier: Callable[[Iterable[File]], Mapping[str, tuple[str, bytes]]],
    pieces: Iterable[Sequence[File]],
) -> _Share:
    """Some of the files; only those are rendered that the cache does not have."""
    known: dict[str, tuple[str, bytes]] = {}

    def wanted() -> Iterator[File]:
        for piece in pieces:
            known.update(earlier(piece))
            yield from (file for file in piece if file.path not in known)

    rendered = _rendered(environment, wanted())
    contents = {path: content for path, (_, content) in known.items()}
    return _Share({**rendered, **contents}, {path: key for path, (key, _) in known.items()})


def _earlier(canonical: Canonical, wanted: Iterable[File]) -> Mapping[str, tuple[str, bytes]]:
    """Of some files those that are in the cache, by their paths, with their keys."""
    keys = {file.path: _key(file, canonical) for file in wanted if not file.is_of_all}
    found = cached(keys.values())
    return {path: (key, found[key]) for path, key in keys.items() if key in found}


def _nothing(_: Iterable[File]) -> Mapping[str, tuple[str, bytes]]:
    return {}


def _keep(wanted: Iterable[File], canonical: Canonical, shares: Iterable[_Share]) -> None:
    """Keeps the new files in the cache."""
    tree = {path: content for each in shares for path, content in each.tree.items()}
    known = {path: key for each in shares for path, key in each.known.items()}
    new = (file for file in wanted if not file.is_of_all and file.path not in known)
    keep({_key(file, canonical): tree[file.path] for file in new}, known.values())


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
    """A digest of everything that a file depends on: this program, its dependencies, the values for its template."""
    return digest(canonical((*_made_by(), file.path, file.template), file.variables))


@cache
def _made_by() -> tuple[str, ...]:
    return (sys.version, version("jinja2"), version("markdown-it-py"), *fingerprint().values())


def _runtime(package: Package) -> Tree:
    left_out = optional.left_out(package)
    found = read_tree(TEMPLATES / "package")
    return {f"{package.package}/{path}": content for path, content in found.items() if path not in left_out}
