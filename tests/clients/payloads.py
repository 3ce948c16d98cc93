"""Responses of the three APIs, as JSON values."""

from __future__ import annotations

from typing import Any

MESSAGE: dict[str, Any] = {
    "createdAt": "2026-01-02T03:04:05.678Z",
    "updatedAt": "2026-01-02T03:04:06.000Z",
    "uid": "m-1",
    "body": "Hello",
    "conversation": {
        "createdAt": "2026-01-01T00:00:00.000Z",
        "updatedAt": "2026-01-01T00:00:00.000Z",
        "uid": "c-1",
        "name": "Interview",
        "deleted": False,
        "locked": False,
        "read": True,
        "metadata": {
            "projectId": "64b7f0c2a1d3e4f5a6b7c8d9",
            "surveyResponseId": "64b7f0c2a1d3e4f5a6b7c8da",
            "externalResearcherId": "r-1",
            "externalTeamId": "t-1",
            "externalCompanyId": "y-1",
        },
        "participants": [
            {
                "uid": "u-1",
                "foreignId": "f-1",
                "firstName": "Ada",
                "lastName": "L",
                "read": True,
                "deleted": False,
            }
        ],
    },
    "sender": {"uid": "u-1", "foreignId": "f-1", "firstName": "Ada", "lastName": "L"},
}
MINIMAL_MESSAGE: dict[str, Any] = {
    "createdAt": "2026-01-02T03:04:05.678Z",
    "uid": "m-1",
    "body": "Hello",
    "conversation": {
        "createdAt": "2026-01-01T00:00:00.000Z",
        "uid": "c-1",
        "name": "Interview",
        "deleted": False,
        "locked": False,
        "read": True,
        "participants": [],
    },
    "sender": {"uid": "u-1", "firstName": "Ada", "lastName": "L"},
}

CREATED: dict[str, Any] = {"id": "01BX5ZZKBKACTAV9WEVGEMMVS1"}
ASAPP_ERROR: dict[str, Any] = {
    "error": {"requestId": "8e033668-9f1a-11ec-b909-0242ac120002", "message": "No such conversation", "code": "404-01"}
}

GIF: dict[str, Any] = {
    "id": "g-1",
    "url": "https://gifs.example/g-1",
    "gifUrl": "https://gifs.example/g-1.gif",
    "gifPreviewUrl": "https://gifs.example/g-1.png",
    "altText": "A cat waves",
    "aspectRatio": 1.5,
}
MENTIONS: list[dict[str, Any]] = [
    {"type": "user", "id": "u-2", "foreignId": None, "username": "grace"},
    {"type": "space", "id": "s-1", "slug": "lounge"},
]
MINIMAL_CHAT_MESSAGE: dict[str, Any] = {
    "id": "m-1",
    "projectId": "p-1",
    "conversationId": "c-1",
    "userId": None,
    "user": None,
    "content": None,
    "gif": None,
    "mentions": [],
    "metadata": {},
    "parentMessageId": None,
    "quotedMessageId": None,
    "threadReplyCount": 0,
    "reactionCounts": {},
    "userReactions": [],
    "editedAt": None,
    "userDeletedAt": None,
    "moderationStatus": None,
    "moderatedAt": None,
    "moderatedById": None,
    "moderatedByType": None,
    "moderationReason": None,
    "createdAt": "2026-01-02T03:04:05.678Z",
    "updatedAt": "2026-01-02T03:04:05.678Z",
}
CHAT_MESSAGE: dict[str, Any] = {
    **MINIMAL_CHAT_MESSAGE,
    "localId": "l-1",
    "userId": "u-1",
    "user": {"id": "u-1", "username": "ada", "avatar": None},
    "content": "Look",
    "gif": GIF,
    "mentions": MENTIONS,
    "files": [{"id": "f-1", "type": "image", "variants": {"small": {"width": 64}}}],
    "metadata": {"k": 1, "deep": {"list": [1, None]}},
    "parentMessageId": "m-0",
    "parentMessage": MINIMAL_CHAT_MESSAGE,
    "quotedMessageId": "m-2",
    "quotedMessage": None,
    "threadReplyCount": 2,
    "reactionCounts": {"👍": 3},
    "userReactions": ["👍"],
    "editedAt": "2026-01-02T03:04:05.678Z",
    "userDeletedAt": "2026-01-02T03:04:05.678Z",
    "moderationStatus": "approved",
    "moderatedAt": "2026-01-02T03:04:05.678Z",
    "moderatedById": "u-9",
    "moderatedByType": "user",
    "moderationReason": "Fine.",
}
REPLYKE_ERROR: dict[str, Any] = {
    "error": "You are not a member of this conversation.",
    "code": "chat/not-a-member",
}
