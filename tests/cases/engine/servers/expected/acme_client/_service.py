"""What the documentation says of servers and credentials."""

from __future__ import annotations

from ._runtime.security import HttpBasic, Setting
from ._runtime.service import Server, ServerVariable, Service

SERVICE = Service(
    user_agent="acme-client/0.1.0",
    schemes={
        "login": HttpBasic(
            Setting("login_username", "ACME_LOGIN_USERNAME"),
            Setting("password", "ACME_PASSWORD"),
        ),
    },
    servers={
        "production": Server(
            "https://{username}.acme.example/{version}",
            (
                ServerVariable("username", Setting("username", "ACME_USERNAME"), None, ()),
                ServerVariable("version", Setting("version", "ACME_VERSION"), "v2", ("v1", "v2")),
            ),
        ),
        "sandbox": Server("https://sandbox.acme.example"),
        "production2": Server("https://elsewhere.acme.example"),
    },
    default_environment="production",
    environment=Setting("environment", "ACME_ENVIRONMENT"),
    base_url=Setting("base_url", "ACME_BASE_URL"),
)
