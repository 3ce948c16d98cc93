"""Puts the fragments of one API, from many pages, together into one OpenAPI document."""

from __future__ import annotations

from generator.assemble.documents import Assembled, assemble

__all__ = ("Assembled", "assemble")
