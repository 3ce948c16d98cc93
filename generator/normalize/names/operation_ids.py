"""Reads operationIds: what frameworks put around the name that a person gave, or make of a path that has no name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import takewhile
from typing import Final

from generator import naming

ENTRANCE: Final = re.compile(r"(api|rest|v?\d+(\.\d+)*)\Z", re.IGNORECASE)
"""The first steps of most paths, which say nothing about an operation."""

_VERSION = re.compile(r"v?\d+(\.\d+)*\Z", re.IGNORECASE)
# ``NestJS`` and others put the controller's class in front of the method.
_CONTROLLER = re.compile(r"\A\w*Controller[_.](?=\w)")
# As gRPC gateways write methods; the group is mostly called after the service, in whatever words.
_SERVICE = re.compile(r"\A\w*Service[_.](?=\w)")
# What stands before it is a namespace, as in ``users.index``.
_NAMESPACE = re.compile(r"([\w-]+)[.:#/]+(?=\w)")
# Frameworks of Java number methods that are called alike, whatever classes they are in.
_NUMBERED = re.compile(r"(.*[^\W\d_])_\d+\Z", re.DOTALL)
# ``Springfox`` appends the method, and a number where methods are called alike: ``findAllUsingGET_1``.
_USING = re.compile(r"Using(?:GET|PUT|POST|PATCH|DELETE|HEAD|OPTIONS)(?:_\d+)?\Z")
# As ``Scribe`` writes a method: ``gETApiUsers``.
_SHOUTED = re.compile(r"(?!get|put)[gp][EU]T(?=[A-Z])|pOST(?=[A-Z])|pATCH(?=[A-Z])|dELETE(?=[A-Z])")
_PLURALS: Final = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss"), ("s", ""))


def shortened(identity: str, path: str, method: str, group: str, others: Container[str]) -> Iterator[list[str]]:
    """The words of an operationId without what says nothing about its operation, the fewest first.

    Arguments:
        path: the path of the operation, whose steps may be part of the operationId.
        method: its method, likewise.
        group: its group, which the operationId may begin with.
        others: the operationIds of the document: one that ends in a number may be that of another one.
    """
    identity = _SHOUTED.sub(lambda found: found[0].lower(), identity)
    if called := _SERVICE.match(identity):
        yield from without_group(identity[called.end() :], group)
    numbered = _NUMBERED.match(identity)
    bare = _USING.sub("", numbered[1] if numbered and numbered[1] in others else identity)
    if bare and bare != identity:
        yield from without_group(bare, group)
    entered = _without_entrance(identity, path, method)
    if entered != identity:
        yield from without_group(entered, group)


def as_written(identity: str, path: str, method: str) -> Iterator[str]:
    """An operationId without the path and method that FastAPI appends to it, then as it is."""
    identity = _CONTROLLER.sub("", identity)
    if identity.endswith(f"_{method}"):
        shorter = identity.removesuffix(re.sub(r"\W", "_", path) + f"_{method}")
        yield from [shorter] if shorter and shorter != identity else []
    yield identity


def is_route(identity: str, path: str, method: str) -> bool:
    """Whether an operationId says nothing but the path and the method, in this order or the other, word by word."""
    if not identity.lower().startswith(method) and not identity.lower().endswith(method):
        return False
    *_, route = _steps(path)
    routes = (path, route, path.replace("{", "by "), route.replace("{", "by "))
    if _SHOUTED.match(identity):
        return _letters(identity) in [method + _letters(each) for each in routes]
    own = _lower(naming.words(identity))
    return any(own in ([method, *_lower(words)], [*_lower(words), method]) for words in map(naming.words, routes))


def without_group(identity: str, group: str) -> Iterator[list[str]]:
    """The words without the group that they begin with; before that as they are, if the rest begins with a number."""
    words, prefix = naming.words(identity), naming.words(group)
    rest = naming.without_prefix(words, prefix)
    namespace = _NAMESPACE.match(identity)
    if rest == words and namespace and _singular(namespace[1]) == _singular(group):
        rest = naming.words(identity[namespace.end() :])
    if rest and rest[0].isdecimal():
        yield words
    if rest:
        yield rest


def _without_entrance(identity: str, path: str, method: str) -> str:
    """An operationId without the first steps of its path, where it begins with them, perhaps after the method.

    What may be part of a name, as ``api`` in ``api_keys_list``, is left out only before the step that comes next.
    """
    entrance, inner = _steps(path)
    if not any(step.lower() in identity.lower() for step in entrance):
        return identity
    words = naming.words(identity)
    verb = words[:1] if _lower(words[:1]) == [method] else []
    following = _lower(naming.words(inner)[:1])
    for start in range(len(entrance)):
        entrance_words = [word for step in entrance[start:] for word in naming.words(step)]
        rest = naming.without_prefix(words[len(verb) :], entrance_words)
        if rest == words[len(verb) :]:
            continue
        if all(map(_VERSION.match, entrance[start:])) or _lower(rest[:1]) == following:
            return " ".join((*verb, *rest)) if verb else ".".join(rest)
    return identity


def _steps(path: str) -> tuple[list[str], str]:
    """The first steps of a path, which say nothing, and the rest; without any, ``api`` may be meant."""
    steps = path.strip("/").split("/")
    found = list(takewhile(ENTRANCE.match, steps))
    return found or ["api"], "/".join(steps[len(found) :])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _lower(words: Iterable[str]) -> list[str]:
    return [word.lower() for word in words]


def _singular(text: str) -> str:
    """A name in one spelling, whether it names one thing or several."""
    name = _letters(text)
    return next((name.removesuffix(end) + instead for end, instead in _PLURALS if name.endswith(end)), name)
