"""Copies generated packages into other projects, and keeps the copies up to date."""

from generator.vendoring.copies import check, overwrite, update, vendor
from generator.vendoring.target import Target

__all__ = ("Target", "check", "overwrite", "update", "vendor")
