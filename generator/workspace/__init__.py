"""A workspace: ``specs/<api>/``, which people write, and ``generated/<api>/``, which is generated from it.

Checks whether an API is up to date, and brings it up to date.
"""

from generator.workspace.folders import SPECS, api_folders, report_left_over
from generator.workspace.outcome import Outcome, Result
from generator.workspace.state import current, is_current
from generator.workspace.update import check, overwrite, update

__all__ = (
    "SPECS",
    "Outcome",
    "Result",
    "api_folders",
    "check",
    "current",
    "is_current",
    "overwrite",
    "report_left_over",
    "update",
)
