"""The ledger: what a document declares and what became of it, and whether somebody allowed what is missing."""

from __future__ import annotations

from generator.ledger.entries import Allowance, Entry, Ledger
from generator.ledger.losses import LOSSES, as_warnings, tolerated

__all__ = ("LOSSES", "Allowance", "Entry", "Ledger", "as_warnings", "tolerated")
