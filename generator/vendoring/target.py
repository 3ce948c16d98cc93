"""The place and the contents of a copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.manifest.api import Api


@dataclass(frozen=True, slots=True)
class Target:
    """A folder that is a copy of a package, or becomes one.

    Arguments:
        api: the API whose package is copied.
        low_level: whether it may have the calls of openapi-python-client; a copy without them stays without them.
    """

    api: Api
    folder: Path
    low_level: bool = True
