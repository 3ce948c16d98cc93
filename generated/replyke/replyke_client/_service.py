"""What the documentation says of servers and credentials."""

from __future__ import annotations

from ._runtime.security import HttpBearer, Setting
from ._runtime.service import Server, ServerVariable, Service

SERVICE = Service(
    user_agent="replyke-client/0.1.0",
    schemes={
        "AccessToken": HttpBearer(
            Setting("access_token", "REPLYKE_ACCESS_TOKEN"),
        ),
    },
    servers={
        "production": Server(
            "https://api.replyke.com/v7/{projectId}",
            (ServerVariable("projectId", Setting("project_id", "REPLYKE_PROJECT_ID"), None, ()),),
        ),
    },
    default_environment="production",
    environment=Setting("environment", "REPLYKE_ENVIRONMENT"),
    base_url=Setting("base_url", "REPLYKE_BASE_URL"),
)
