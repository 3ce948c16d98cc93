"""The HTTP methods that OpenAPI gives an operation of a path; ``query`` came with version 3.2."""

from typing import Final

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
