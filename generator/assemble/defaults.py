"""Servers and security that documents state for all their operations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, ObjectNode, object_node
from generator.openapi.addresses import is_reserved, split
from generator.openapi.path_items import operations_of
from generator.openapi.rewriting import rewrite_each_operation

_Documents: TypeAlias = tuple[ObjectNode, ...]
_LOCAL: Final = ("localhost", "127.0.0.1", "0.0.0.0", "::1")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The servers that a page does not name for its operations, but in passing.

    Arguments:
        shown: those that its examples call.
        base: those that it gives for all paths.
        in_words: whether it describes its operation in words, so that its server may be that of an example.
    """

    shown: tuple[str, ...]
    base: tuple[str, ...]
    in_words: bool


def hoist_servers(
    documents: _Documents, mentioned: Sequence[Mentioned], report: Report
) -> tuple[ArrayNode | None, _Documents]:
    """The common servers, and the documents with other servers moved into their operations.

    The common servers are those of the first document that names some; a document for the whole site goes first. If
    none or few do, it is the one that most pages give for all paths, as examples call it; if none does, the one that
    most examples call. Servers on the reader's own machine count only if there are no others, and those whose names are
    reserved for documentation only if there are none but these two. Documents without servers use the common ones,
    unless their examples call one of these with more of the path.

    Arguments:
        documents: one for each fragment.
        mentioned: one for each document.
    """
    documents, mentioned = _without_stand_ins(documents, mentioned)
    ordered = sorted(documents, key=lambda each: not _is_of_site(each))
    named = (servers for document in ordered if (servers := document.array_at("servers")))
    default = next(named, None)
    if default is None:
        return _server_mentioned(documents, mentioned, report), documents
    if any(each.base for each in mentioned) and _is_seldom_named(documents):
        default = _server_mentioned(documents, mentioned, report) or default
    placed = (_with_shown_server(*each, default) for each in zip(documents, mentioned, strict=True))
    return default, tuple(
        _pushed_down(document, "servers") if document.array_at("servers") not in ([], default) else document
        for document in placed
    )


def _without_stand_ins(documents: _Documents, mentioned: Sequence[Mentioned]) -> tuple[_Documents, Sequence[Mentioned]]:
    """Documents and what they mention without servers that stand for others, if there are others."""
    named = [server.text_at("url") for document in documents for server in document.array_at("servers").objects()]
    most = min(map(_doubt, (*named, *(url for each in mentioned for url in (*each.shown, *each.base)))), default=0)
    kept = (
        document.without("servers") if each.in_words and _least_doubt(document) > most else document
        for document, each in zip(documents, mentioned, strict=True)
    )
    called = [replace(each, shown=_best(each.shown, most), base=_best(each.base, most)) for each in mentioned]
    return tuple(kept), called


def _best(urls: Iterable[str], most: int) -> tuple[str, ...]:
    return tuple(url for url in urls if _doubt(url) <= most)


def _least_doubt(document: ObjectNode) -> int:
    return min((_doubt(server.text_at("url")) for server in document.array_at("servers").objects()), default=0)


def _doubt(url: str) -> int:
    """How unlikely an address is that of a server: 1 for names that are reserved, 2 for the reader's own machine."""
    return 2 if split(url).hostname in _LOCAL else int(is_reserved(url))


def _is_seldom_named(documents: _Documents) -> bool:
    """Whether most operations name no server, so that those of the others are only their own, as for logging in."""
    described = [document for document in documents if document.object_at("paths")]
    return 2 * sum(bool(document.array_at("servers")) for document in described) < len(described)


def _server_mentioned(documents: _Documents, mentioned: Sequence[Mentioned], report: Report) -> ArrayNode | None:
    """The server that pages give for all paths, or else the one that examples call; None if there is neither."""
    bases = Counter(address for each in mentioned for address in each.base)
    if not bases:
        return _server_of_examples(documents, mentioned, report)
    base = max(bases, key=bases.__getitem__)  # the first of those
    place = next(document.place for document, each in zip(documents, mentioned, strict=True) if base in each.base)
    if len(bases) > 1:
        others = ", ".join(f"`{each}`" for each in bases if each != base)
        report.note(
            "base-url-unclear",
            f"Pages give several base URLs: {base} is taken",
            place,
            f"Name the servers with an overlay where that is wrong, or callers need to choose; others are {others}.",
        )
    return _servers(_as_called(base, documents, mentioned), place)


def _as_called(base: str, documents: _Documents, mentioned: Sequence[Mentioned]) -> str:
    """The base URL with as much of the path as examples leave to it; without any, if all paths repeat its path."""
    host = split(base).netloc
    if called := [each for each in _by_calls(mentioned) if split(each).netloc == host]:
        return called[0]
    path = split(base).path.rstrip("/")
    paths = [each for document in documents if "servers" not in document for each in document.object_at("paths")]
    is_repeated = bool(path) and all(each.startswith(f"{path}/") for each in paths)
    return base.removesuffix(path) if is_repeated else base


def _by_calls(mentioned: Sequence[Mentioned]) -> list[str]:
    """The servers that examples call, the one that most of them call first."""
    counts = Counter(server for each in mentioned for server in each.shown)
    return sorted(counts, key=lambda each: (counts[each], each), reverse=True)


def _server_of_examples(documents: _Documents, mentioned: Sequence[Mentioned], report: Report) -> ArrayNode | None:
    server, *further = _by_calls(mentioned) or [""]
    if not server:
        return None
    place = next(document.place for document, each in zip(documents, mentioned, strict=True) if server in each.shown)
    others = ", ".join(f"`{each}`" for each in sorted(further))
    report.note(
        "server-from-example",
        f"No page names a server: {server} is where {'most' if others else 'the'} examples go",
        place,
        f"Name it with an overlay where that is wrong; others go to {others}." if others else "",
    )
    return _servers(server, place)


def _with_shown_server(document: ObjectNode, mentioned: Mentioned, default: ArrayNode) -> ObjectNode:
    """The document with the server of its examples, if that is a common one with more of the path."""
    known = tuple(f"{each.text_at('url').rstrip('/')}/" for each in default.objects())
    shown = mentioned.shown
    if document.array_at("servers") or not shown or not all(each.startswith(known) for each in shown):
        return document
    return document.updated({"servers": _servers(shown[0], document.place)})


def _servers(url: str, place: Place) -> ArrayNode:
    return object_node({"servers": [{"url": url}]}, place).array_at("servers")


def hoist_security(documents: _Documents) -> tuple[ArrayNode | None, _Documents]:
    """The common security, and the documents with security moved into their operations if it differs.

    The security of a document for the whole site applies to all documents that state none.
    """
    of_site = next((found for each in documents if _is_of_site(each) and (found := _security(each))), None)
    if of_site is not None:
        documents = tuple(_with_security(document, of_site) for document in documents)
    stated = [_security(document) for document in documents if _depends_on(document, "security")]
    if not stated:
        return next(filter(None, map(_security, documents)), None), documents
    if all(security == stated[0] for security in stated):
        return stated[0], documents
    return None, tuple(_pushed_down(document, "security") for document in documents)


def _is_of_site(document: ObjectNode) -> bool:
    """Whether a document has no operations, so that it is about those of all others."""
    return not document.object_at("paths") and "webhooks" not in document


def _security(document: ObjectNode) -> ArrayNode | None:
    security = document.get("security")
    return security if isinstance(security, ArrayNode) else None


def _with_security(document: ObjectNode, security: ArrayNode) -> ObjectNode:
    return document if "security" in document else document.updated({"security": security})


def _depends_on(document: ObjectNode, key: str) -> bool:
    items = [item for _, item in document.object_at("paths").object_items()]
    return any(key not in operation for item in items for _, operation, _ in operations_of(item))


def _pushed_down(document: ObjectNode, key: str) -> ObjectNode:
    """Copies a field of the document into each operation without it."""
    if key not in document:
        return document
    value, place = document[key], document.place_of(key)

    def give(_: str, operation: ObjectNode) -> ObjectNode:
        return operation if key in operation else operation.updated({key: value}, {key: place})

    def give_to_item(item: ObjectNode) -> ObjectNode:
        return item if key in item else rewrite_each_operation(item, give)

    paths = document.object_at("paths")
    given = {path: give_to_item(item) if isinstance(item, ObjectNode) else item for path, item in paths.items()}
    return document.updated({"paths": paths.replaced(given)})
