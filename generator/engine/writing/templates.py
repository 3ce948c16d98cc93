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

from generator.engine.writing import (
    connection,
    guide,
    imports,
    low_level,
    optional,
    payloads,
    statements,
    variants,
    wording,
)
from generator.toolchain import TEMPLATES


@cache
def templates() -> Environment:
    """Set up as the engine has it, whose templates ours replace."""
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES / "client", TEMPLATES / "engine"]),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        auto_reload=False,  # nobody changes a template while a package is rendered
        bytecode_cache=_COMPILED,
    )
    environment.globals.clear()  # our templates use none of them, and each rendering would copy them
    for module in (wording, statements, connection, guide, imports, low_level, optional, variants, payloads):
        environment.filters.update(module.FILTERS)
    return environment


class Compiled(FileSystemBytecodeCache):
    """The code of templates, kept where and when Python would keep that of modules."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (OSError, UnpicklingError, EOFError, ValueError, LookupError, AttributeError, ImportError):
            bucket.reset()  # it is damaged: the template is compiled anew

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):  # a place that nobody may write to
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


_COMPILED: Final = Compiled(
    str(TEMPLATES / "__pycache__"), f"%s.{sys.implementation.cache_tag}.jinja-{version('jinja2')}"
)


def compile_all() -> None:
    """Loads all of them, and compiles what is not compiled yet, which whoever installs a checkout does."""
    environment = templates()
    for name in environment.list_templates(("jinja",)):
        environment.get_template(name)
