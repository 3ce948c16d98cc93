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
            Setting("elsewhere_access_token", "ACME_ELSEWHERE_ACCESS_TOKEN"),
        ),
        "elsewhere (client credentials)": ClientCredentials(
            Setting("elsewhere_client_id", "ACME_ELSEWHERE_CLIENT_ID"),
            Setting("elsewhere_client_secret", "ACME_ELSEWHERE_CLIENT_SECRET"),
            "https://login.example/token?tenant=1",
        ),
        "person": HttpBearer(
            Setting("person_access_token", "ACME_PERSON_ACCESS_TOKEN"),
        ),
        "openid": HttpBearer(
            Setting("openid_access_token", "ACME_OPENID_ACCESS_TOKEN"),
        ),
        "key": ApiKey(Setting("api_key", "ACME_API_KEY"), "X-Api-Key", "header"),
        "form": HttpBearer(
            Setting("form_access_token", "ACME_FORM_ACCESS_TOKEN"),
        ),
        "form (client credentials)": ClientCredentials(
            Setting("form_client_id", "ACME_FORM_CLIENT_ID"),
            Setting("form_client_secret", "ACME_FORM_CLIENT_SECRET"),
            "/form/token",
            "",
            True,
        ),
    },
    servers={
        "production": Server("https://api.acme.example/v1"),
    },
    default_environment="production",
    environment=Setting("environment", "ACME_ENVIRONMENT"),
    base_url=Setting("base_url", "ACME_BASE_URL"),
)
