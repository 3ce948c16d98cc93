"""Under which keys the operations of a path stand."""

from typing import Final

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The HTTP methods that OpenAPI gives an operation of a path; ``query`` came with version 3.2."""

ADDITIONAL: Final = "additionalOperations"
"""Where OpenAPI 3.2 keeps the operations whose methods are none of the usual ones."""
