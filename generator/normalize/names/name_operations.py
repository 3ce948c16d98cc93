"""Decides the group and the method name of each operation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from itertools import chain
from typing import Final, NamedTuple

from generator import naming
from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.ledger.outcomes import operation_name
from generator.normalize.names.operation_ids import ENTRANCE, as_written, is_route, shortened, without_group
from generator.openapi.extensions import GROUP, METHOD
from generator.openapi.normal_form import NAMES, operations
from generator.openapi.rewriting import rewrite_operations

_ARTICLES: Final = frozenset(("a", "an", "the"))
# A summary with more words is a sentence, not a name.
_MOST_WORDS: Final = 6
# Tags that a framework writes where nobody chose one.
_UNCHOSEN = re.compile(r"(default|endpoints?)\Z", re.IGNORECASE)
# A class of the framework, as ``user-controller``.
_CONTROLLER = re.compile(r"(?<=\w)(?<![\W_])[\W_]*Controller\Z", re.IGNORECASE)
# As a method these would hide the type that annotations of later methods need.
_HIDING: Final = ("bool", "bytes", "dict", "float", "int", "list", "object", "set", "str", "tuple")
_UNFIT: Final = frozenset((*_HIDING, *naming.DEVICES))
_CLIENT_METHODS: Final = frozenset(("close", "with_options", "with_raw_response"))
# As a group these would hide what the class of the client is written with.
_TAKEN_GROUPS: Final = frozenset((*naming.DEVICES, *_CLIENT_METHODS, "cached_property", "httpx2"))


def name_operations(document: ObjectNode, _: Report) -> ObjectNode:
    """Gives each operation ``x-group`` and ``x-method``, unique in its group; an overlay may have set them before.

    If two want one name, a person's choice goes first, then the operation that had the name in an earlier run, then
    the one that says most clearly what it is called, whatever their order.
    """
    taken: dict[str, set[str]] = {}
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for claim in sorted(_claims(document), key=lambda each: each.rank):
        others = taken.setdefault(claim.group, set(_CLIENT_METHODS))
        *shorter, longest = claim.names
        name = next((each for each in shorter if each.casefold() not in others), longest)
        names[claim.path, claim.method] = claim.group, naming.claim(name, others)

    def named(path: str, method: str, item: ObjectNode, operation: ObjectNode) -> ObjectNode:
        group, name = names[path, method]
        return operation.updated({GROUP: group, METHOD: name})

    return rewrite_operations(document, named)


class _Claim(NamedTuple):
    """The name that an operation wants; the lowest rank goes first."""

    path: str
    method: str
    group: str
    name: str
    rank: int

    @property
    def names(self) -> tuple[str, ...]:
        """The name, and what its method and path give where another operation has that."""
        from_steps = _fit(_from_steps(self.path, self.method, self.group), self.group)
        return self.name, from_steps, _from_path(self.path, self.method)


class _Candidate(NamedTuple):
    """What an operation would be called if it were alone; ``names`` are further ones, which it may have had before."""

    path: str
    method: str
    operation: ObjectNode
    group: str
    earlier: str
    best: str
    names: Iterator[str]

    def claim(self, wanted: Mapping[tuple[str, str], int]) -> _Claim:
        """The name that the operation had, or its best, unless others want that one as well and it has a longer."""
        path, method, group, earlier = self.path, self.method, self.group, self.earlier
        if METHOD in self.operation:
            return _Claim(path, method, group, self.best, 0)
        if earlier and (earlier in chain((self.best,), self.names) or _is_numbered(earlier, path, method)):
            return _Claim(path, method, group, earlier, 1)
        is_contested = wanted[group, self.best] > 1
        name = next(_written(path, method, self.operation, group), self.best) if is_contested else self.best
        return _Claim(path, method, group, name, _certainty(self.operation))


def _claims(document: ObjectNode) -> Iterator[_Claim]:
    candidates = list(_candidates(document))
    wanted = Counter((each.group, each.best) for each in candidates)
    for each in candidates:
        yield each.claim(wanted)


def _candidates(document: ObjectNode) -> Iterator[_Candidate]:
    labels = _labels(document)
    identities = frozenset(operation.text_at("operationId") for _, _, operation in operations(document))
    known = document.object_at(NAMES).object_at("operations")
    used = {name.partition(".")[0] for name in known.values() if isinstance(name, str)}
    for path, method, operation in operations(document):
        earlier_group, _, earlier = known.text_at(operation_name(method, path)).partition(".")
        groups = _Groups.of(path, operation, labels)
        group = groups.chosen(earlier_group, used)
        names = _method_names(path, method, operation, group, identities)
        yield _Candidate(path, method, operation, group, earlier if group == earlier_group else "", next(names), names)


def _is_numbered(name: str, path: str, method: str) -> bool:
    """Whether a name is made of method and path, perhaps with a number."""
    return naming.is_numbered(name, _from_path(path, method))


def _certainty(operation: ObjectNode) -> int:
    """The rank of a name by its source: an operationId is surer than a summary, and that than a path."""
    sources = ("operationId", "summary")
    return next((rank for rank, key in enumerate(sources, 2) if operation.text_at(key)), 4)


def _labels(document: ObjectNode) -> frozenset[str]:
    """The tags that are labels rather than groups (OpenAPI 3.2, section 4.22)."""
    tags = document.array_at("tags").objects()
    return frozenset(tag.text_at("name") for tag in tags if tag.text_at("kind") not in ("", "nav"))


class _Groups(NamedTuple):
    """What the group of an operation may be called.

    Arguments:
        best: a person's choice, or else its tags that say something, or else parts of its path.
        written: its tags as they are written, as groups of earlier runs may be called.
    """

    best: tuple[str, ...]
    written: tuple[str, ...]

    @classmethod
    def of(cls, path: str, operation: ObjectNode, labels: Container[str]) -> _Groups:
        """The names that the tags of an operation are for its group, those that are no labels."""
        if found := operation.text_at(GROUP):
            return cls((_group_name(found),), ())
        tags = [tag for tag in operation.array_at("tags") if isinstance(tag, str) and tag not in labels]
        telling = [_CONTROLLER.sub("", tag) for tag in tags if tag and not _says_nothing(tag, path)]
        return cls(tuple(map(_group_name, telling or _collections(path))), tuple(map(_group_name, filter(None, tags))))

    def chosen(self, earlier: str, used: Container[str]) -> str:
        """The group that the operation had in an earlier run, or that others with its first tag had, or the best."""
        if earlier in (*self.best, *self.written):
            return earlier
        is_called_otherwise = self.written and self.best[0] not in used and self.written[0] in used
        return self.written[0] if is_called_otherwise else self.best[0]


def _says_nothing(tag: str, path: str) -> bool:
    """Whether a tag is no word about an operation; what the path says too may be what the API is about."""
    return bool(ENTRANCE.match(tag) or (_UNCHOSEN.match(tag) and tag.lower() not in path.lower()))


def _group_name(text: str) -> str:
    group = naming.identifier(text, "default")
    return f"{group}_" if group in _TAKEN_GROUPS else group


def _collections(path: str) -> Iterator[str]:
    static = [step for step in path.split("/") if step and "{" not in step]
    telling = [step for step in static if not ENTRANCE.match(step)]
    plural = [step for step in telling if step.endswith("s")]
    yield from plural[-1:] or telling[:1]
    yield from (*static[:1], "default")


def _method_names(
    path: str, method: str, operation: ObjectNode, group: str, identities: Container[str]
) -> Iterator[str]:
    """Names for the method of an operation, the best first: of its operationId, its summary, its method and path."""
    if METHOD in operation:
        yield naming.identifier(operation.text_at(METHOD), "call")
    identity = operation.text_at("operationId")
    if identity and is_route(identity, path, method):
        yield _fit(_from_steps(path, method, group), group)
    for each in as_written(identity, path, method):
        for words in shortened(each, path, method, group, identities):
            yield _fit(naming.identifier(" ".join(words), "call"), group)
    yield from _written(path, method, operation, group)
    summary = [word for word in naming.words(operation.text_at("summary")) if word.lower() not in _ARTICLES]
    if summary and len(summary) <= _MOST_WORDS:
        yield _fit(naming.identifier(" ".join(summary), "call"), group)
    yield _fit(_from_steps(path, method, group), group)
    yield _fit(_from_path(path, method), group)


def _written(path: str, method: str, operation: ObjectNode, group: str) -> Iterator[str]:
    """Names that an operationId gives as it is written."""
    for each in as_written(operation.text_at("operationId"), path, method):
        for words in without_group(each, group):
            yield _fit(naming.identifier(" ".join(words), "call"), group)


def _fit(name: str, group: str) -> str:
    return f"{name.rstrip('_')}_{group.rstrip('_')}" if name.rstrip("_") in _UNFIT else name


def _from_steps(path: str, method: str, group: str) -> str:
    """Method and path without the parts that many paths share: the first steps, the group, and inner placeholders."""
    *inner, last = path.strip("/").split("/")
    fixed = [step for step in inner if "{" not in step]
    while fixed and ENTRANCE.match(fixed[0]):
        fixed.pop(0)
    words = [word for step in (*fixed, last.replace("{", "by ").replace("}", "")) for word in naming.words(step)]
    return naming.identifier(" ".join((method, *naming.without_prefix(words, naming.words(group)))), method)


def _from_path(path: str, method: str) -> str:
    return naming.identifier(f"{method} {path.replace('{', 'by ').replace('}', '')}", method)
