"""The keys of the operations in a path item."""

from typing import Final

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The HTTP methods that OpenAPI gives an operation of a path; ``query`` came with version 3.2."""

ADDITIONAL: Final = "additionalOperations"
"""Where OpenAPI 3.2 keeps operations with other methods."""
