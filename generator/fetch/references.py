"""Finds the files that a published document refers to and that belong to it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from generator.bundle.identifiers import REFERENCES
from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, load
from generator.manifest.published import Published, is_free
from generator.openapi.addresses import joined, split
from generator.openapi.discriminators import in_other_files
from generator.openapi.objects import objects
from generator.sources import DOCUMENT_SUFFIXES

# A text with neither a reference to another file nor a discriminator need not be parsed.
_LEADING: Final = re.compile(
    rb"""\$(?:dynamicR|recursiveR|r)ef["']?\s*:\s*["']?[^"'\s#]|\b(?:m|defaultM)apping["']?\s*:"""
)


def referred(document: Published, content: bytes) -> Iterator[Published]:
    """The files that a document refers to by relative paths and that lie beside it or below.

    Arguments:
        document: its address, and its place in the folder of the API.
        content: its text.
    """
    if PurePosixPath(document.path).suffix.lower() not in DOCUMENT_SUFFIXES or not _LEADING.search(content):
        return
    root = load(content.decode("utf-8-sig"), document.url, Report())
    for file, place in _files(root) if root is not None else ():
        path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), unquote(file)))
        if is_free(path):
            yield Published(path, joined(document.url, file), place)


def _files(root: ObjectNode) -> Iterator[tuple[str, Place]]:
    """The files in the references of a document, as they are written there, each with its place."""
    for reference, place in _references(root):
        file = reference.partition("#")[0] if isinstance(reference, str) else ""
        if file and not file.startswith("/") and not split(file).scheme:
            yield file, place


def _references(root: ObjectNode) -> Iterator[tuple[Node, Place]]:
    for node in objects(root):
        yield from ((node[key], node.place_of(key)) for key in REFERENCES.intersection(node))
        yield from in_other_files(node.object_at("discriminator"))
