"""Fragments of one API, from many pages, as one OpenAPI document."""

from __future__ import annotations

from generator.assemble.documents import Assembled, assemble

__all__ = ["Assembled", "assemble"]
