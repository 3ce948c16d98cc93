"""Our templates, compiled once for all packages and runs: that takes longer than rendering a small package."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError
from typing import Final

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from generator.engine.writing import connection, guide, layout, low_level, optional, statements, wording
from generator.toolchain import TEMPLATES


@cache
def templates() -> Environment:
    """The environment of our templates, set up like that of the engine, whose templates they replace."""
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES / "client", TEMPLATES / "engine"]),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        auto_reload=False,  # nobody changes a template while a package is rendered
        bytecode_cache=_COMPILED,
    )
    environment.globals.clear()  # our templates use none, and each rendering would copy them
    for module in (wording, statements, connection, guide, layout, low_level, optional):
        environment.filters.update(module.FILTERS)
    return environment


class Compiled(FileSystemBytecodeCache):
    """The compiled templates, kept in files like Python's compiled modules, and under the same conditions."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (OSError, UnpicklingError, EOFError, ValueError, LookupError, AttributeError, ImportError):
            bucket.reset()  # it is damaged: the template is compiled anew

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):  # the folder may not be writable
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


_COMPILED: Final = Compiled(
    str(TEMPLATES / "__pycache__"), f"%s.{sys.implementation.cache_tag}.jinja-{version('jinja2')}"
)


def compile_all() -> None:
    """Loads all templates, and compiles those that are not compiled yet, as the installation does."""
    environment = templates()
    for name in environment.list_templates(("jinja",)):
        environment.get_template(name)
