"""Writes the expressions of URLs: paths with their placeholders filled, and the queries in paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import parse_qsl, quote

from generator.engine.context.calls import Argument
from generator.engine.literals import literal
from generator.openapi.placeholders import PLACEHOLDER

# The characters that need no escape in a path (RFC 3986, appendix A).
_IN_PATHS: Final = "%/:@!$&'()*+,;="


def path_expressions(path: str, parameters: Iterable[Argument]) -> tuple[str, ...]:
    """The expressions of the parts of the path that is sent."""
    return _filled(_without_fragment(path).partition("?")[0], _IN_PATHS, _in_path(parameters))


def fixed_query(path: str, parameters: Sequence[Argument]) -> Iterator[str]:
    """The pairs of the query in a path, as expressions, without those that are parameters as well.

    A path keeps its query if nothing else tells it from another path.
    """
    described = {each.parameter for each in parameters if each.location == "query"}
    expressions = _in_path(parameters)
    for name, value in pairs_of(path):
        if name not in described:
            yield f"({literal(quote(name, safe=''))}, {' + '.join(_filled(value, '', expressions))})"


def pairs_of(path: str) -> list[tuple[str, str]]:
    """The pairs of the query in a path."""
    return parse_qsl(_without_fragment(path).partition("?")[2], keep_blank_values=True)


def _in_path(parameters: Iterable[Argument]) -> dict[str, str]:
    return {each.parameter: each.expression for each in parameters if each.location == "path"}


def _filled(template: str, safe: str, expressions: Mapping[str, str]) -> tuple[str, ...]:
    """The literal parts of a template, escaped for URLs, and the expressions that fill it."""
    parts = enumerate(PLACEHOLDER.split(template))
    found = [expressions[part] if index % 2 else literal(quote(part, safe=safe)) for index, part in parts]
    return tuple(each for each in found if each != '""') or ('""',)


def _without_fragment(path: str) -> str:
    """The path without a fragment, by which some documents tell operations of one path apart."""
    return path.partition("#")[0]
