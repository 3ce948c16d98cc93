"""Downloads the documentation for a new API into a temporary folder."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import Final

from generator.diagnostics import Diagnostic, Place, Report
from generator.fetch import FetchedFile, fetch, fetch_file
from generator.manifest.published import Published
from generator.naming import DEVICES
from generator.openapi.addresses import joined, split
from generator.scaffold.links import LIST_SUFFIX, Link, links_in, report_distant, report_unfetched
from generator.sources import DOCUMENT_SUFFIXES, PAGE_SUFFIXES
from generator.write import write_file

_READ: Final = (*PAGE_SUFFIXES, *DOCUMENT_SUFFIXES)
_SITEMAP_SUFFIX: Final = ".xml"
# Who clones the workspace may have Windows, where these are in no name of a file, or not at its end.
_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f"*:<>?\\|]|[. ]\Z')


@dataclass(frozen=True, slots=True)
class Downloads:
    """Downloaded files.

    Arguments:
        folder: the folder of all of them.
        files: the address of each file.
        referred: the address of each file that documents among them refer to.
        linked: the files that only a list links to.
    """

    folder: Path = Path()
    files: Mapping[Path, str] = field(default_factory=dict[Path, str])
    referred: Mapping[Path, str] = field(default_factory=dict[Path, str])
    linked: frozenset[Path] = frozenset()

    @property
    def addresses(self) -> dict[Path, str]:
        """The address of each file of both kinds."""
        return {**self.files, **self.referred}

    def named(self, finding: Diagnostic) -> Diagnostic:
        """A finding with addresses instead of the paths of downloaded files, which nobody knows."""
        related = tuple(map(self._named, finding.related))
        message, hint = self._readdressed(finding.message), self._readdressed(finding.hint)
        return replace(finding, place=self._named(finding.place), related=related, message=message, hint=hint)

    def _readdressed(self, text: str) -> str:
        for path, address in self.addresses.items():
            text = text.replace(path.as_posix(), address)
        return text.replace(f"{self.folder.as_posix()}/", "") if self.files else text  # of files that are missing

    def _named(self, place: Place) -> Place:
        address = self.addresses.get(Path(place.file))
        return place if address is None else place.seen_as(address)


def download(addresses: Iterable[str], folder: Path, report: Report) -> Downloads:
    """Downloads pages and documents, and the pages of the same site that lists among them link to.

    Arguments:
        addresses: addresses of HTTP or HTTPS; one that ends in ``.txt`` is a list, one without a known suffix a page.
        report: receives ``fetch-failed`` and ``fetch-refused``, which are warnings for links of a list,
            ``link-not-fetched`` for links to other sites, and ``source-empty`` if no link of a list leads to a page.
    """
    addresses = _without_sitemaps(dict.fromkeys(addresses), report)
    lists = [each for each in addresses if _suffix(each) == LIST_SUFFIX]
    named = [_published(each, Place(each)) for each in addresses if each not in lists]
    linked = list({each.url: each for address in lists for each in _linked(address, report)}.values())
    got, findings = fetch(named, report), Report()
    of_lists = fetch([each for each in linked if each.url not in addresses], findings)
    report.warn_of(findings.diagnostics)
    if lists and not of_lists.named and not report.failed:
        hint = "Give the addresses of pages, or of an OpenAPI document."
        report.error("source-empty", "None of the pages that this list links to can be fetched", Place(lists[0]), hint)
    files = _apart({**got.named, **of_lists.named})
    referred = {**of_lists.referred, **got.referred}
    for each, content in {**referred, **files}.items():
        write_file(content, folder / each.path)
    only_linked = frozenset(folder / each.path for each in files if each.url not in addresses)
    return Downloads(folder, _addresses(files, folder), _addresses(referred, folder), only_linked)


def _without_sitemaps(addresses: Iterable[str], report: Report) -> tuple[str, ...]:
    found = [each for each in addresses if _suffix(each) == _SITEMAP_SUFFIX]
    for each in found:
        hint = "Give the address of `llms.txt` where the site has one, or those of pages with `.md` at the end."
        report.error("fetch-refused", f"{each} is XML, not documentation", Place(each), hint)
    return tuple(each for each in addresses if each not in found)


def _apart(files: Mapping[Published, bytes]) -> dict[Published, bytes]:
    """The files, each with a path of its own on every system; files with the same path and content are one."""
    found: dict[str, Published] = {}
    apart: dict[Published, bytes] = {}
    for each, content in files.items():
        known = found.get(each.path.casefold())
        if known is None or apart[known] != content:
            own = replace(each, path=_free_path(each.path, found))
            found[own.path.casefold()], apart[own] = own, content
    return apart


def _free_path(path: str, taken: Container[str]) -> str:
    stem, suffix = posixpath.splitext(path)
    numbered = (f"{stem}-{number}{suffix}" for number in count(2))
    return next(each for each in chain([path], numbered) if each.casefold() not in taken)


def _addresses(files: Iterable[Published], folder: Path) -> dict[Path, str]:
    return {folder / each.path: each.url for each in files}


def _linked(address: str, report: Report) -> list[Published]:
    """The pages and documents of the same site that a list links to.

    Where none of the links leads to Markdown, that is looked for beside the pages, as many sites publish it.
    """
    file = fetch_file(Published("list.md", address, Place(address)), report) or FetchedFile(b"", address)
    site, text = split(file.url).netloc, file.content.decode("utf-8-sig")
    links = [Link(joined(file.url, each.address).partition("#")[0], each.place) for each in links_in(address, text)]
    report_distant([each for each in links if _suffix(each.address) in _READ and not _is_at(site, each)], report)
    own = [each for each in links if _is_at(site, each)]
    pages = [each for each in own if _suffix(each.address) in _READ]
    others = [each for each in own if _may_have_markdown(each)]
    if pages:
        report_unfetched(others, report)
    beside = [replace(each, address=f"{each.address.rstrip('/')}{PAGE_SUFFIXES[0]}") for each in others]
    return [_published(each.address, each.place) for each in pages or beside]


def _may_have_markdown(link: Link) -> bool:
    """Whether a link leads to a page that may be published as Markdown beside it."""
    parts = split(link.address)
    return bool(parts.path.strip("/")) and not (parts.query or _suffix(link.address))


def _is_at(site: str, link: Link) -> bool:
    return split(link.address).netloc == site


def _suffix(address: str) -> str:
    return PurePosixPath(split(address).path).suffix.lower()


def _published(address: str, place: Place) -> Published:
    """The file at an address, with a path made of the address; it is a page unless its suffix says otherwise."""
    parts = split(address)
    steps = [step for step in parts.path.split("/") if step not in ("", ".", "..")] or ["index"]
    path = "/".join(map(_on_every_system, (parts.netloc, *steps)))
    return Published(path if _suffix(address) in _READ else f"{path}{PAGE_SUFFIXES[0]}", address, place)


def _on_every_system(name: str) -> str:
    """A name that files can have on every system."""
    fit = _NOT_IN_NAMES.sub("-", name)
    return f"_{fit}" if fit.partition(".")[0].lower() in DEVICES else fit
