"""Asks openapi-python-client which operations of a skeleton it would generate.

Importing the engine takes about as long as reading a large document, so a child process does it meanwhile. The
answers are cached, because most changes of a document do not change its skeleton.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

from generator.cache import cached, keep
from generator.processes import answering
from generator.tree import digest

Document: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine would generate for a skeleton.

    Arguments:
        paths: the paths of the operations.
        reasons: why it would not generate the others.
        refusal: why it would generate nothing at all; empty if it would.
    """

    paths: frozenset[str] = frozenset()
    reasons: tuple[str, ...] = ()
    refusal: str = ""


def get_ready() -> None:
    """Has the engine imported beside what this process does until it asks; worth it where the answer is not kept."""
    _asked()


def ask(document: Document) -> Callable[[], Answer]:
    """Asks what the engine makes of the document of a skeleton, and gives the function that waits for the answer."""
    key = digest(json.dumps([version("openapi-python-client"), document]).encode())
    if known := _read(cached([key]).get(key, b"")):
        return lambda: known
    answered = _asked()(document)

    def answer() -> Answer:
        found = answered()
        keep({key: _dump(found)}, used=())
        return found

    return answer


def _dump(answer: Answer) -> bytes:
    return json.dumps([sorted(answer.paths), answer.reasons, answer.refusal]).encode()


def _read(answer: bytes) -> Answer | None:
    try:
        paths, reasons, refusal = json.loads(answer)
    except ValueError:  # there is none, or it is damaged
        return None
    return Answer(frozenset(paths), tuple(reasons), refusal)


@cache
def _asked() -> Callable[[Document], Callable[[], Answer]]:
    return answering(_engine)


def _engine() -> Callable[[Document], Answer]:
    from openapi_python_client.config import Config, ConfigFile, MetaType
    from openapi_python_client.parser import GeneratorData
    from openapi_python_client.parser.errors import GeneratorError

    config = Config.from_sources(
        ConfigFile(literal_enums=True, post_hooks=[]),
        MetaType.UV,
        document_source=Path("openapi.yaml"),
        file_encoding="utf-8",
        overwrite=True,
        output_path=None,
    )

    def answer(document: Document) -> Answer:
        data = GeneratorData.from_dict(dict(document), config=config)
        if isinstance(data, GeneratorError):
            return Answer(refusal=data.detail or data.header)
        groups = data.endpoint_collections_by_tag.values()
        return Answer(
            frozenset(each.path.get_untrusted_value() for group in groups for each in group.endpoints),
            tuple(error.detail or error.header for group in groups for error in group.parse_errors),
        )

    return answer
