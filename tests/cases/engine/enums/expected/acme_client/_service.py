"""What the documentation says of servers and credentials."""

from __future__ import annotations

from ._runtime.security import Setting
from ._runtime.service import Server, ServerVariable, Service

SERVICE = Service(
    user_agent="acme-client/0.1.0",
    schemes={},
    servers={
        "production": Server(
            "https://api.test:{port}", (ServerVariable("port", Setting("port", "ACME_PORT"), "8443", ("8443", "443")),)
        ),
    },
    default_environment="production",
    environment=Setting("environment", "ACME_ENVIRONMENT"),
    base_url=Setting("base_url", "ACME_BASE_URL"),
)
