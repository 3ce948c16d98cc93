"""Our templates, compiled once for all packages and runs: that takes longer than rendering a small package."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from generator.cache import cached, keep
from generator.engine import guide, imports, low_level, optional, statements, unions, webhooks, wording
from generator.processes import beside
from generator.toolchain import TEMPLATES


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
    for module in (wording, statements, guide, imports, low_level, optional, unions, webhooks):
        environment.filters.update(module.FILTERS)
    return environment


class _Compiled(BytecodeCache):
    """The code of templates by Jinja's keys; Jinja looks whether it is of the same source and the same Python."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}
        self._beside: Callable[[], dict[str, bytes]] | None = None

    def get_ready(self) -> None:
        """Has all templates compiled beside what this process does until it needs one."""
        if not self._code and not self._beside:
            self._beside = beside(self._all)

    def _all(self) -> dict[str, bytes]:
        environment = templates()
        for name in environment.list_templates(("jinja",)):
            environment.get_template(name)
        return self._code

    def load_bytecode(self, bucket: Bucket) -> None:
        if self._beside:
            found, self._beside = self._beside, None
            self._code |= found()
        if code := self._code.get(bucket.key) or cached([bucket.key]).get(bucket.key):
            self._code[bucket.key] = code
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        code = self._code[bucket.key] = bucket.bytecode_to_string()
        keep({bucket.key: code}, used=())


_COMPILED: Final = _Compiled()


def get_ready() -> None:
    """Has the templates compiled beside what this process does until it renders; worth it where none are kept."""
    _COMPILED.get_ready()
