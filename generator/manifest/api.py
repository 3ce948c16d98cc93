"""One API of a workspace: what its manifest says, and where its files are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.custom import Replacement
from generator.ledger import Allowance
from generator.settings import Settings
from generator.sources import Sources

CHANGELOG: Final = "CHANGELOG.md"


@dataclass(frozen=True, slots=True)
class Api:
    """One API of a workspace.

    Arguments:
        name: the name of its folder under ``specs/``.
        folder: that folder.
        settings: names of and in the generated package.
        sources: the documentation pages or the OpenAPI document.
        overlays: the OpenAPI overlays, in the order in which they apply.
        allowances: operations that may be missing from the package.
        replacements: generated files that custom code replaces.
    """

    name: str
    folder: Path
    settings: Settings
    sources: Sources
    overlays: tuple[Path, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    replacements: tuple[Replacement, ...] = ()

    @property
    def manifest(self) -> Path:
        """The file that all this was read from."""
        return self.folder / "api.yaml"

    @property
    def custom(self) -> Path:
        """The folder of hand-written files that are laid over the generated ones."""
        return self.folder / "custom"

    @property
    def extracted(self) -> Path | None:
        """The OpenAPI document that is extracted from the pages; None when a person wrote the document."""
        return self.folder / "openapi.yaml" if self.sources.pages else None

    @property
    def document(self) -> Path | None:
        """The file of the OpenAPI document that overlays apply to, extracted or not."""
        return self.extracted or self.sources.document

    @property
    def changelog(self) -> Path:
        """The changelog, which need not exist."""
        return self.folder / CHANGELOG

    @property
    def lock(self) -> Path:
        """The record of what the generated files were made from."""
        return self.folder / "lock.json"

    @property
    def names(self) -> Path:
        """The names that things got in the generated package, which later runs give them again."""
        return self.folder / "names.json"

    @property
    def output(self) -> Path:
        """The generated project folder."""
        return self.folder.parent.parent / "generated" / self.name
