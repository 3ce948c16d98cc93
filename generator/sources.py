"""The sources of an API, documentation pages or one OpenAPI document, and what they declare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode, Reading, begin
from generator.ledger import Entry

if TYPE_CHECKING:
    from generator.undescribed import Expected

PAGE_SUFFIXES: Final = (".md", ".mdx", ".markdown", ".apib")
DOCUMENT_SUFFIXES: Final = (".yaml", ".yml", ".json")
SITE_SETTINGS: Final = ("docs.json", "mint.json")
"""The files with the settings of a site, which apply to all its pages."""

_OTHER_MARKUP: Final = (".rst", ".adoc", ".asciidoc", ".textile")
_ON_THE_WEB: Final = "Download it, or begin an API with it: `docs2client new NAME ADDRESS`."


@dataclass(frozen=True, slots=True)
class Sources:
    """The pages, in a stable order, or the document; never both.

    Arguments:
        pages: the documentation pages.
        document: the OpenAPI document.
        found: the pages that nobody named: they were found below a folder, where prose may lie among them.
        allow_remote: whether references of the document may lead to the web.
        reading: waits for the document if another process is reading it already.
    """

    pages: tuple[Path, ...] = ()
    document: Path | None = None
    found: frozenset[Path] = frozenset()
    allow_remote: bool = False
    reading: Reading | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The pages, or the document."""
        return (*self.pages, *filter(None, [self.document]))

    def begun(self) -> Sources:
        """The same sources, with another process already reading the document."""
        return replace(self, reading=begin(self.document)) if self.document else self


@dataclass(frozen=True, slots=True)
class Declared:
    """The document that the sources of an API declare.

    Arguments:
        document: everything that they declare, as one OpenAPI document.
        left_out: what is missing in it, because it contradicts the rest or cannot be read.
        expected: what has to be described of its operations, by pages or by overlays.
        referred: the digests of further files that were read: those that a document refers to, or that pages include; a
            missing file has an empty one.
        pages: the pages that it was made of.
    """

    document: ObjectNode
    left_out: tuple[Entry, ...] = ()
    expected: tuple[Expected, ...] = ()
    referred: Mapping[Path, str] = field(default_factory=dict[Path, str])
    pages: tuple[Path, ...] = ()


def find_sources(paths: Iterable[Path], report: Report) -> Sources:
    """Sorts files into pages and documents by their suffix, and finds the pages in folders."""
    pages: list[Path] = []
    found: list[Path] = []
    documents: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += _pages_below(path, report)
        elif not path.exists():
            hint = _ON_THE_WEB if path.parts[0] in ("http:", "https:") else "Check the path and its spelling."
            report.error("source-missing", "There is no such file or folder", Place.of(path), hint)
        elif path.suffix.lower() in DOCUMENT_SUFFIXES:
            documents.append(path)
        elif path.suffix.lower() in PAGE_SUFFIXES:
            pages.append(path)
        else:
            hint = f"Pages end in {', '.join(PAGE_SUFFIXES)}, OpenAPI documents in {', '.join(DOCUMENT_SUFFIXES)}."
            report.error("source-unknown", "This is neither a page nor a document", Place.of(path), hint)
    sources = _one_kind([*pages, *found], documents, report)
    return replace(sources, found=frozenset(found) - frozenset(pages))


def find_pages(paths: Iterable[Path], report: Report) -> Sources:
    """Like ``find_sources``, but refuses a document with ``source-not-a-page``: there is nothing to extract from it."""
    sources = find_sources(paths, report)
    if sources.document:
        hint = "Use it as it is."
        report.error("source-not-a-page", "This is an OpenAPI document already", Place.of(sources.document), hint)
    return sources


def _pages_below(folder: Path, report: Report) -> list[Path]:
    """The pages in a folder and below it, and the settings of their site."""
    # Files in a folder such as `.github` are for tools.
    shown = [path for path in folder.rglob("*") if not any(map(_is_hidden, path.relative_to(folder).parts))]
    found = [path for path in shown if (_is_page(path) or path.name in SITE_SETTINGS) and path.is_file()]
    _report_other_markup([path for path in shown if path.suffix.lower() in _OTHER_MARKUP], report)
    if not any(map(_is_page, found)):
        hint = f"Pages end in {', '.join(PAGE_SUFFIXES)}; of an OpenAPI document, name the file that it starts with."
        report.error("source-empty", "There is no page below this folder", Place.of(folder), hint)
    return found


def _report_other_markup(pages: Sequence[Path], report: Report) -> None:
    if pages:
        first = min(pages, key=Path.as_posix)
        what = f"This page and {len(pages) - 1} more are" if len(pages) > 1 else "This page is"
        report.warning(
            "source-unknown",
            f"{what} left out: only pages in Markdown are read",
            Place.of(first),
            "Convert it where it describes the API, as with `pandoc --to gfm`, or say in an overlay what it says.",
        )


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _is_page(path: Path) -> bool:
    return path.suffix.lower() in PAGE_SUFFIXES


def _one_kind(pages: list[Path], named: list[Path], report: Report) -> Sources:
    """The pages with the settings of their site, or the only document."""
    settings = [path for path in named if pages and path.name in SITE_SETTINGS]
    documents = [path for path in named if path not in settings]
    if documents and (pages or len(documents) > 1):
        report.error(
            "sources-mixed",
            "An OpenAPI document stands alone: it cannot be read together with pages or another document",
            Place.of(documents[-1]),
            "Say in an overlay what it lacks.",
        )
    elif documents:
        return Sources(document=documents[0])
    return Sources(pages=tuple(sorted({*pages, *settings}, key=Path.as_posix)))
