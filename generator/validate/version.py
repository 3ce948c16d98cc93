"""Which versions of OpenAPI can be read."""

from __future__ import annotations

import re
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode

_SUPPORTED: Final = re.compile(r"3\.[012](\.|$)")


def check_version(document: ObjectNode, report: Report) -> bool:
    """Whether the document is OpenAPI 3.0, 3.1 or 3.2; if not, reports ``openapi-version-unsupported``."""
    key = next((key for key in ("openapi", "swagger") if key in document), None)
    if key is None:
        message = "The document does not say which version of OpenAPI it is written in"
        report.error("openapi-version-unsupported", message, document.place, "It starts with `openapi: 3.1.0`.")
        return False
    version = str(document[key])
    if key == "openapi" and _SUPPORTED.match(version):
        return True
    name = "OpenAPI" if key == "openapi" else "Swagger"
    report.error(
        "openapi-version-unsupported",
        f"{name} {version} cannot be read",
        document.place_of(key),
        "Convert the document to OpenAPI 3.1 first.",
    )
    return False
