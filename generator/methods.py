"""The HTTP methods that OpenAPI gives an operation of a path."""

from typing import Final

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
