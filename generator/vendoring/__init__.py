"""Copies generated packages into other projects, and keeps the copies up to date."""

from generator.vendoring.copies import check, overwrite, update, vendor

__all__ = ("check", "overwrite", "update", "vendor")
