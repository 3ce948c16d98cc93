"""A workspace: ``specs/<api>/`` with what people write, ``generated/<api>/`` with what they get.

Knows whether an API is up to date, and brings it there.
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
