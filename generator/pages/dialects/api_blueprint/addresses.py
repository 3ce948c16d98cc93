"""Parses addresses that are URI templates (https://www.rfc-editor.org/rfc/rfc6570): ``/boxes/{id}{?limit,offset}``."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

_QUERY: Final = re.compile(r"\{[?&](?P<names>[^{}]*)\}")
_REST: Final = re.compile(r"\{#[^{}]*\}")
_STEP: Final = re.compile(r"\{/(?P<name>[^{},]*)\}")
_GAP: Final = re.compile(r"\{\+?(?P<name>[^{}]*?)\*?\}")
# limit={limit}, and what is meant by {limit} alone
_PAIR: Final = re.compile(r"(?:(?P<key>[^={}]+)=)?\{(?P<names>[^{}]*)\}")


def split_template(template: str) -> tuple[str, dict[str, str]]:
    """The path of a template with the constant part of its query, and the other query names with their placeholders."""
    queries = {_bare(name): _bare(name) for group in _QUERY.findall(template) for name in group.split(",")}
    path, _, query = _REST.sub("", _QUERY.sub("", template)).partition("?")
    fixed: list[str] = []
    for pair in filter(None, query.split("&")):
        found = _PAIR.fullmatch(pair)
        names = [_bare(name) for name in found["names"].split(",")] if found else []
        queries |= {name: (found["key"] if found and found["key"] else name) for name in names}
        fixed += [] if found else [pair]
    path = _GAP.sub(lambda gap: f"{{{_bare(gap['name'])}}}", _STEP.sub(r"/{\g<name>}", path))
    path = path.rstrip("/") or "/" if query or queries else path
    return f"{path}?{'&'.join(fixed)}" if fixed else path, {name: key for name, key in queries.items() if name}


def _bare(name: str) -> str:
    return unquote(name.strip().rstrip("*").lstrip("+?&"))
