"""Documentation pages, read dialect by dialect into fragments of OpenAPI."""

from __future__ import annotations

from generator.pages.page import Fragment, Page
from generator.pages.reading import DIALECTS, read_page

__all__ = ["DIALECTS", "Fragment", "Page", "read_page"]
