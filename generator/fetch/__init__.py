"""Gets pages and documents from where they are published: the only package that opens a connection.

Anything that looks like an error page is refused, so that it never replaces a good page.
"""

from __future__ import annotations

from generator.fetch.download import FetchedFile, fetch_file
from generator.fetch.files import Fetched, fetch, text_behind

__all__ = ("Fetched", "FetchedFile", "fetch", "fetch_file", "text_behind")
