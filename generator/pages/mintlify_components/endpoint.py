"""The method, path and server of a page, from the front matter of its MDX source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.methods import METHODS

_PARAMETER: Final = re.compile(r":([A-Za-z_]\w*)")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where an operation lives; ``path`` may have a query, ``server`` is empty when only a path is given."""

    method: str
    path: str
    server: str
    place: Place

    @property
    def path_parameters(self) -> list[str]:
        """The names in the path's template."""
        return re.findall(r"{([^{}]+)}", self.path.partition("?")[0])


def read_endpoint(front_matter: ObjectNode, report: Report) -> Endpoint | None:
    """What ``api: "POST /a/:b"`` or ``openapi: "[FILE] METHOD /path"`` says; None when neither is there.

    Arguments:
        front_matter: the front matter.
        report: receives ``endpoint-invalid``.
    """
    key = next((key for key in ("api", "openapi") if front_matter.text_at(key)), None)
    if key is None:
        return None
    words = front_matter.text_at(key).split()
    place = front_matter.place_of(key)
    if len(words) < 2 or words[-2].lower() not in METHODS:
        report.error(
            "endpoint-invalid",
            f"`{key}: {front_matter.text_at(key)}` does not name a method and a path",
            place,
            'It should look like `api: "POST /messages/:id"`.',
        )
        return None
    url = urlsplit(words[-1])
    server = f"{url.scheme}://{url.netloc}" if url.netloc else ""
    path = "/" + _PARAMETER.sub(r"{\1}", url.path).removeprefix("/")
    return Endpoint(words[-2].lower(), f"{path}?{url.query}" if url.query else path, server, place)
