"""What changed between two versions of an API, for the people who call its client."""

from generator.changes.compare import compare
from generator.changes.model import Change, Direction, Level, Rule
from generator.changes.rules import RULES

__all__ = ("RULES", "Change", "Direction", "Level", "Rule", "compare")
