"""What the documentation says of servers and credentials."""

from __future__ import annotations

from ._runtime.security import ApiKey, Setting
from ._runtime.service import Server, Service

SERVICE = Service(
    user_agent="asapp-client/0.1.0",
    schemes={
        "API-ID": ApiKey(Setting("api_id", "ASAPP_API_ID"), "asapp-api-id", "header"),
        "API-Secret": ApiKey(Setting("api_secret", "ASAPP_API_SECRET"), "asapp-api-secret", "header"),
    },
    servers={
        "sandbox": Server("https://api.sandbox.asapp.com"),
        "production": Server("https://api.asapp.com"),
    },
    default_environment="sandbox",
    environment=Setting("environment", "ASAPP_ENVIRONMENT"),
    base_url=Setting("base_url", "ASAPP_BASE_URL"),
)
