"""Makes one document of several files.

The target of a reference becomes a component with a name of its own; path items, and everything that has no place in
``components``, are copied to where they are referred to. Every node keeps the place in the file where it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.bundle.assemble import Bundler
from generator.bundle.files import Fetch, File, Files
from generator.bundle.identifiers import LEADING, REFERENCES, identified
from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.openapi import pointer
from generator.openapi.discriminators import in_other_files
from generator.openapi.grammar import OPENAPI, SWAGGER, Grammar
from generator.openapi.objects import objects_and_maps

__all__ = ("Bundle", "Fetch", "bundle", "refuse_remote")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A document without references to other files, and the digests of the files that it referred to.

    The digest of a file that is missing is empty.
    """

    document: ObjectNode
    files: Mapping[Path, str] = field(default_factory=dict[Path, str])


def bundle(document: ObjectNode, location: Path, fetch: Fetch, report: Report) -> Bundle:
    """Puts what other files hold into a document.

    Arguments:
        fetch: gets the text at an address.
        report: receives ``ref-file-missing``, ``ref-dangling``, ``ref-circular``, ``ref-external``, and what ``fetch``
            and reading the other files report, all of it as warnings: such a reference is left as it is.
    """
    grammar = SWAGGER if "swagger" in document else OPENAPI
    if _lead_nowhere_else(objects_and_maps(document), grammar):
        return Bundle(document)
    named = identified(document)
    if _lead_nowhere_else(named.others, grammar):
        return Bundle(named.document)
    root = File(location.as_posix(), named.document)
    files = Files(root, fetch, report)
    return Bundle(Bundler(root, files, grammar, report).run(), files.digests)


def _lead_nowhere_else(nodes: Iterable[tuple[ObjectNode, bool]], grammar: Grammar) -> bool:
    """Whether every reference in some objects leads to a component of this document.

    Arguments:
        nodes: each with whether its keys are names.
    """
    shared = tuple(f"{pointer.build(*home)}/" for home in grammar.homes.values())
    found = ((node, named) for node, named in nodes if not LEADING.isdisjoint(node))  # most have none
    leading = ((key, node[key], named) for node, named in found for key in LEADING.intersection(node))
    return not any(
        isinstance(value, str) and not value.startswith(shared)
        if key in REFERENCES
        else isinstance(value, ObjectNode) and not named and any(in_other_files(value))
        for key, value, named in leading
    )


def refuse_remote(address: str, place: Place, report: Report) -> None:
    """Gets nothing, and reports ``ref-remote``: nobody allowed this build to read from the web."""
    report.warning(
        "ref-remote",
        f"`{address}` is on the web, and building must not depend on it",
        place,
        "Put a copy beside the document, or allow it with `--allow-remote` or `allow_remote: true` in the manifest.",
    )
