"""Where a copy of a package is to be, and what it is to hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.manifest.api import Api


@dataclass(frozen=True, slots=True)
class Target:
    """A folder that is a copy of a package, or becomes one.

    Arguments:
        api: the API whose package is copied.
        folder: what is the package there, under any name at any place.
        low_level: whether the calls of openapi-python-client may be in it; a copy without them stays without.
    """

    api: Api
    folder: Path
    low_level: bool = True
