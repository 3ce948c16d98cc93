"""Gets pages and documents from where they are published: the only package that opens a connection.

Anything that looks like an error page is refused, so that it never replaces a good page.
"""

from __future__ import annotations

from generator.fetch.download import Answer, answer_of
from generator.fetch.files import Fetched, fetch, text_behind

__all__ = ("Answer", "Fetched", "answer_of", "fetch", "text_behind")
