"""The gaps in paths and in the addresses of servers: ``/things/{id}``."""

from __future__ import annotations

import re
from typing import Final

PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
"""A gap, and in its group the name of the parameter or the variable that fills it, which authors may leave out."""
