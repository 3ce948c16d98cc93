"""The manifest and the overlay of a new API as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

from generator.document import dump, object_node
from generator.overlay import Action, action_list
from generator.sources import SITE_SETTINGS

_MANIFEST: Final = "# What docs2client is told about this API; its README lists the keys.\n"
_OVERLAY: Final = """\
# What the documentation leaves out, as drafts: uncomment the actions that are right, put in what only you know (paths,
# addresses, descriptions), and delete the others. `docs2client generate {name}` shows what is still missing.
overlay: 1.1.0
info:
  title: What the documentation of {name} leaves out
  version: 1.0.0
actions:
"""


def manifest_text(files: Iterable[str], is_document: bool, has_overlay: bool, published: Mapping[str, str]) -> str:
    """The manifest.

    Arguments:
        files: the paths of the documentation in the folder of the API; a document comes first.
        is_document: whether it is an OpenAPI document, with the files that it refers to.
        has_overlay: whether there is an ``overlay.yaml``.
        published: the addresses of files that come from the web.
    """
    source = {"document": next(iter(files))} if is_document else {"pages": patterns(files)}
    overlays = {"overlays": ["overlay.yaml"]} if has_overlay else {}
    addresses = {"fetch": published} if published else {}
    return _MANIFEST + dump(object_node({**source, **overlays, **addresses}))


def patterns(files: Iterable[str]) -> list[str]:
    """The fewest patterns of the manifest that match all these pages."""
    paths = [PurePosixPath(file) for file in files]
    pages = [path for path in paths if path.name not in SITE_SETTINGS]
    below = "**/" if any(len(path.parts) > 2 for path in pages) else ""
    matching = [f"{path.parts[0]}/{below}*{path.suffix}" for path in pages]
    return [*sorted(set(matching)), *(path.as_posix() for path in paths if path not in pages)]


def overlay_text(name: str, actions: Iterable[Action]) -> str:
    """The overlay, with every action commented out."""
    lines = dump(action_list(actions)).splitlines()
    return _OVERLAY.format(name=name) + "".join(f"# {line}\n" if line else "#\n" for line in lines)
