"""The names that generated modules import from the runtime, which is a part of each package."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

RUNTIME: Final[Mapping[str, str]] = {
    "FROM_SERVER": "types",
    "FileContent": "types",
    "FileInput": "types",
    "RawResponse": "types",
    "SequenceNotStr": "types",
    "TimeoutInput": "types",
    "ServerSentEvent": "events",
    "UNSET": "types",
    "Unset": "types",
    "_arguments": "_runtime",
    "_bodies": "_runtime",
    "_encode": "_runtime",
    "_files": "_runtime",
    "_multipart": "_runtime",
    "_paging": "_runtime",
    "_styles": "_runtime",
    "_deprecated": "_runtime.deprecation",
    "_warn": "_runtime.deprecation",
    "_Setting": "_runtime.security",
    "AsyncSecret": "_runtime.security",
    "Secret": "_runtime.security",
    "ApiKey": "_runtime.security",
    "ClientCredentials": "_runtime.security",
    "HttpBasic": "_runtime.security",
    "HttpBearer": "_runtime.security",
    "Setting": "_runtime.security",
    "_Server": "_runtime.service",
    "_ServerVariable": "_runtime.service",
    "Server": "_runtime.service",
    "ServerVariable": "_runtime.service",
    "Service": "_runtime.service",
    "DEFAULT_MAX_RETRIES": "_runtime.configuration",
    "DEFAULT_TIMEOUT": "_runtime.configuration",
    "configure": "_runtime.configuration",
    "AsyncTransport": "_runtime.transport",
    "Transport": "_runtime.transport",
    "uncached": "_runtime.transport",
    "Operation": "_runtime.operation",
    "Request": "_runtime.operation",
    "ResponseBody": "_runtime.decode",
    "DECODE_PROBLEMS": "_runtime.decode",
    "decode_error": "_runtime.decode",
    "checked_list": "_runtime.decode",
    "checked_map": "_runtime.decode",
    "checked_scalar": "_runtime.decode",
    "decode_date": "_runtime.decode",
    "decode_date_or_date_time": "_runtime.decode",
    "decode_or_keep": "_runtime.decode",
    "decode_text": "_runtime.decode",
    "decode_time_or_text": "_runtime.decode",
    "decode_date_time": "_runtime.decode",
    "decode_list": "_runtime.decode",
    "decode_map": "_runtime.decode",
    "encode_date_time": "_runtime.encode",
    "encode_date_time_as_utc": "_runtime.encode",
    "encode_object": "_runtime.encode",
    "_Payload": "_runtime.payload",
    "_received": "_runtime.payload",
    "Variant": "_runtime.variants",
    "decoder_of": "_runtime.variants",
    "decode_tagged": "_runtime.variants",
    "decode_variant": "_runtime.variants",
    "SERVICE": "_service",
}
"""Each name with its module; ``_Name`` stands for ``Name as _Name``."""

READERS: Final = frozenset(
    name for name, home in RUNTIME.items() if home in ("_runtime.decode", "_runtime.payload", "_runtime.variants")
)
"""The names of the functions that read values."""
