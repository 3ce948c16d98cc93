"""What the documentation says of servers and credentials."""

from __future__ import annotations

from ._runtime.security import ApiKey, Setting
from ._runtime.service import Server, Service

SERVICE = Service(
    user_agent="respondent-client/0.1.0",
    schemes={
        "ApiKey": ApiKey(Setting("api_key", "RESPONDENT_API_KEY"), "x-api-key", "header"),
        "ApiSecret": ApiKey(Setting("api_secret", "RESPONDENT_API_SECRET"), "x-api-secret", "header"),
    },
    servers={
        "production": Server("https://api.respondent.io"),
        "staging": Server("https://api-staging.respondent.io"),
    },
    default_environment=None,
    environment=Setting("environment", "RESPONDENT_ENVIRONMENT"),
    base_url=Setting("base_url", "RESPONDENT_BASE_URL"),
)
