"""What the documentation says of servers and credentials."""

from __future__ import annotations

from ._runtime.security import ApiKey, ClientCredentials, HttpBearer, Setting
from ._runtime.service import Server, Service

SERVICE = Service(
    user_agent="acme-client/0.1.0",
    schemes={
        "oauth": HttpBearer(
            Setting("access_token", "ACME_ACCESS_TOKEN"),
        ),
        "oauth (client credentials)": ClientCredentials(
            Setting("client_id", "ACME_CLIENT_ID"), Setting("client_secret", "ACME_CLIENT_SECRET"), "/oauth/token"
        ),
        "oauth (client credentials: read write)": ClientCredentials(
            Setting("client_id", "ACME_CLIENT_ID"),
            Setting("client_secret", "ACME_CLIENT_SECRET"),
            "/oauth/token",
            "read write",
        ),
        "oauth (client credentials: read)": ClientCredentials(
            Setting("client_id", "ACME_CLIENT_ID"),
            Setting("client_secret", "ACME_CLIENT_SECRET"),
            "/oauth/token",
            "read",
        ),
        "elsewhere": HttpBearer(
            Setting("access_token2", "ACME_ACCESS_TOKEN2"),
        ),
        "elsewhere (client credentials)": ClientCredentials(
            Setting("client_id2", "ACME_CLIENT_ID2"),
            Setting("client_secret2", "ACME_CLIENT_SECRET2"),
            "https://login.example/token?tenant=1",
        ),
        "person": HttpBearer(
            Setting("access_token3", "ACME_ACCESS_TOKEN3"),
        ),
        "openid": HttpBearer(
            Setting("access_token4", "ACME_ACCESS_TOKEN4"),
        ),
        "key": ApiKey(Setting("api_key", "ACME_API_KEY"), "X-Api-Key", "header"),
        "form": HttpBearer(
            Setting("access_token5", "ACME_ACCESS_TOKEN5"),
        ),
        "form (client credentials)": ClientCredentials(
            Setting("client_id3", "ACME_CLIENT_ID3"),
            Setting("client_secret3", "ACME_CLIENT_SECRET3"),
            "/form/token",
            "",
            True,
        ),
    },
    servers={
        "production": Server(
            "https://api.acme.example/v1",
        ),
    },
    default_environment="production",
    environment=Setting("environment", "ACME_ENVIRONMENT"),
    base_url=Setting("base_url", "ACME_BASE_URL"),
)
