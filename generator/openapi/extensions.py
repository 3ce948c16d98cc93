"""The extensions of OpenAPI that docs2client writes for overlays to act on, and reads from them."""

from __future__ import annotations

from typing import Final

UNPLACED_OPERATIONS: Final = "x-unplaced-operations"
"""At the top of an extracted document: operations whose pages name no method and path."""

DOCUMENTED_TYPE: Final = "x-documented-type"
"""In a schema: the name of a model that a page mentions and no page describes."""

GROUP: Final = "x-group"
"""In an operation: its group, a property of the client."""

METHOD: Final = "x-method"
"""In an operation: the name of its method."""

CLASS_NAME: Final = "x-class-name"
"""In an inline schema: the name of its class."""

DEFAULT_TIMEZONE: Final = "x-default-timezone"
"""In a date-time schema: ``UTC`` when the server takes times without a zone for UTC."""

EVENT: Final = "x-event"
"""In a media type ``text/event-stream``, or in one for JSON values in a row: the schema of a piece, if that is JSON."""

EVENT_END: Final = "x-event-end"
"""In a media type ``text/event-stream``: the data of the event that ends the stream, such as ``[DONE]``."""

TOKEN_AUTHENTICATION: Final = "x-token-endpoint-auth-method"
"""In a security scheme: how clients send their secret to the token endpoint, by the names of RFC 7591 (section 2)."""

PAGINATION: Final = "x-pagination"
"""In an operation: how one page of its result leads to the next; of a list of rules, the caller chooses one."""

IDEMPOTENCY_HEADER: Final = "x-idempotency-header"
"""In an operation: the header whose key makes it safe to send a request again."""

DISCRIMINATOR_VALUE: Final = "x-ms-discriminator-value"
"""In a schema that extends a base: its value in the discriminator of the base. Documents of Microsoft have this."""
