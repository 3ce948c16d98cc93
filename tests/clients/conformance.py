"""Judges recorded requests by the effective specification, with a reader of OpenAPI that is not ours."""

from __future__ import annotations

import email.parser
import email.policy
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import cast
from urllib.parse import parse_qsl, urlsplit

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from tests.loopback import Received


class Recorded:
    """A request that a server received, in the terms of openapi-core."""

    def __init__(self, received: Received, host_url: str) -> None:
        target = urlsplit(received.target)
        self.host_url = host_url
        self.path = target.path
        self.method = received.method.lower()
        self.body = received.body
        self.content_type = received.headers.get("content-type", "")
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(parse_qsl(target.query, keep_blank_values=True)),
            header=Headers(list(received.fields)),
        )


def check(received: Received, project: Path) -> None:
    """Raises where a request is not what the effective specification of a project describes.

    The request went to the loopback; it is judged as if it had gone to the first documented server.
    """
    specification = _specification(project / "openapi.yaml")
    server = urlsplit(specification.spec["servers"][0]["url"])
    specification.validate_request(Recorded(received, f"{server.scheme}://{server.netloc}"))


@cache
def _specification(path: Path) -> OpenAPI:
    return OpenAPI.from_file_path(
        str(path), config=Config(extra_media_type_deserializers={"multipart/form-data": _read_form})
    )


def _read_form(body: bytes, boundary: str) -> dict[str, bytes | list[str]]:
    """A form as openapi-core wants it, but files as a list of text and everything else as one part.

    openapi-core takes an array for one part per item, where the three APIs send JSON in one; and it would look for
    the bytes of a file under ``type: string``.
    """
    head = f'content-type: multipart/form-data; boundary="{boundary}"\r\n\r\n'.encode()
    form = email.parser.BytesParser(EmailMessage, policy=email.policy.HTTP).parsebytes(head + body)
    read: dict[str, bytes | list[str]] = {}
    for part in cast("list[EmailMessage]", list(form.iter_parts())):
        name = str(part.get_param("name", header="content-disposition"))
        content = cast("bytes", part.get_payload(decode=True))
        if part.get_filename() is not None:
            cast("list[str]", read.setdefault(name, [])).append(content.decode("latin-1"))
        elif name in read:
            raise ValueError(f"two parts are called {name}")
        else:
            read[name] = content
    return read
