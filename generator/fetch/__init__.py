"""Gets pages and documents from where they are published; the only code that opens a connection.

What looks like an error page is refused: it must not take the place of a good page.
"""

from __future__ import annotations

from generator.fetch.download import Answer, answer_of
from generator.fetch.files import Fetched, fetch, text_behind

__all__ = ["Answer", "Fetched", "answer_of", "fetch", "text_behind"]
