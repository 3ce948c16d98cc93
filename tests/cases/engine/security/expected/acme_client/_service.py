"""What the documentation says of servers and credentials."""

from __future__ import annotations

from ._runtime.security import ApiKey, HttpBasic, HttpBearer, Setting
from ._runtime.service import Service

SERVICE = Service(
    user_agent="acme-client/0.1.0",
    schemes={
        "token": HttpBearer(
            Setting("access_token", "ACME_ACCESS_TOKEN"),
        ),
        "id": ApiKey(Setting("app_id", "ACME_APP_ID"), "X-App-Id", "header"),
        "secret": ApiKey(Setting("app_secret", "ACME_APP_SECRET"), "X-App-Secret", "header"),
        "inQuery": ApiKey(Setting("key", "ACME_KEY"), "key", "query"),
        "inCookie": ApiKey(Setting("session", "ACME_SESSION"), "session", "cookie"),
        "login": HttpBasic(
            Setting("username", "ACME_USERNAME"),
            Setting("password", "ACME_PASSWORD"),
        ),
        "base_url": ApiKey(Setting("base_url_base_url", "ACME_BASE_URL_BASE_URL"), "base-url", "header"),
    },
    servers={},
    default_environment=None,
    environment=Setting("environment", "ACME_ENVIRONMENT"),
    base_url=Setting("base_url", "ACME_BASE_URL"),
)
