"""Models are what came: every field there and back, those that nobody documents too."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clients.calling import ASAPP, REPLYKE, RESPONDENT, Api
from tests.clients.payloads import (
    ASAPP_ERROR,
    CHAT_MESSAGE,
    CREATED,
    GIF,
    MENTIONS,
    MESSAGE,
    MINIMAL_CHAT_MESSAGE,
    MINIMAL_MESSAGE,
    REPLYKE_ERROR,
)

PAYLOADS: list[tuple[Api, str, Mapping[str, Any]]] = [
    (RESPONDENT, "Message", MESSAGE),
    (RESPONDENT, "Message", MINIMAL_MESSAGE),
    (RESPONDENT, "MinimalConversation", MESSAGE["conversation"]),
    (RESPONDENT, "ConversationMetadata", {}),
    (RESPONDENT, "MessagingUser", MESSAGE["sender"]),
    (ASAPP, "CreateMessageResponse", CREATED),
    (ASAPP, "CreateMessageResponse", {}),
    (ASAPP, "Sender", {"role": "agent", "externalId": "7"}),
    (ASAPP, "Sender", {"role": "bot", "externalId": "7"}),
    (ASAPP, "Error", ASAPP_ERROR),
    (ASAPP, "Error", {}),
    (REPLYKE, "ChatMessage", CHAT_MESSAGE),
    (REPLYKE, "ChatMessage", MINIMAL_CHAT_MESSAGE),
    (REPLYKE, "ChatMessage", {**MINIMAL_CHAT_MESSAGE, "mentions": [{"type": "robot", "id": 3}]}),
    (REPLYKE, "GifData", GIF),
    (REPLYKE, "UserMention", MENTIONS[0]),
    (REPLYKE, "SpaceMention", MENTIONS[1]),
    (REPLYKE, "Error", REPLYKE_ERROR),
    (REPLYKE, "Error", {**REPLYKE_ERROR, "field": "content"}),
]


@pytest.mark.parametrize("unknown", [{}, {"new": {"list": [1, None, {"a": "b"}]}, "from_dict": 1, "_extra": None}])
@pytest.mark.parametrize(("api", "name", "payload"), PAYLOADS)
def test_there_and_back(api: Api, name: str, payload: Mapping[str, Any], unknown: Mapping[str, Any]) -> None:
    model = getattr(api.module.models, name)
    source = {**copy.deepcopy(payload), **unknown}
    read = model.from_dict(source)
    assert read.additional_properties == unknown
    assert read.to_dict() == source == {**payload, **unknown}
    for twin in (model.from_dict(source), copy.deepcopy(read), pickle.loads(pickle.dumps(read)), attrs.evolve(read)):
        assert twin == read
    assert repr(read).startswith(f"{name}(")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
texts = st.text(max_size=10)
unknown_fields = st.dictionaries(texts.map("x-{}".format), json_values, max_size=2)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
# As servers in JavaScript write them: with three digits of a second, or none.
moments = st.datetimes(timezones=zones).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
date_times = moments.map(
    lambda moment: moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds").replace("+00:00", "Z")
)


def objects(required: Mapping[str, Any], optional: Mapping[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """JSON objects with these fields, and some that nobody documents."""
    documented = st.fixed_dictionaries(dict(required), optional=dict(optional))
    return st.builds(lambda known, unknown: {**unknown, **known}, documented, unknown_fields)


def nullable(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


gifs = objects(
    {"id": texts, "url": texts, "gifUrl": texts, "gifPreviewUrl": texts, "aspectRatio": st.floats(0, 10)},
    {"altText": texts},
)
mentions = st.one_of(
    objects({"type": st.just("user"), "id": texts, "username": texts}, {"foreignId": nullable(texts)}),
    objects({"type": st.just("space"), "id": texts, "slug": texts}, {}),
    objects({"type": st.just("robot")}, {}),
)
open_objects = st.dictionaries(texts, json_values, max_size=2)
chat_messages = st.deferred(
    lambda: objects(
        {
            **dict.fromkeys(("id", "projectId", "conversationId"), texts),
            **dict.fromkeys(("userId", "content", "parentMessageId", "quotedMessageId"), nullable(texts)),
            **dict.fromkeys(("moderatedById", "moderationReason"), nullable(texts)),
            **dict.fromkeys(("editedAt", "userDeletedAt", "moderatedAt"), nullable(date_times)),
            **dict.fromkeys(("createdAt", "updatedAt"), date_times),
            "user": nullable(open_objects),
            "gif": nullable(gifs),
            "mentions": st.lists(mentions, max_size=2),
            "metadata": open_objects,
            "threadReplyCount": st.integers(0, 2**31),
            "reactionCounts": st.dictionaries(texts, st.integers(0, 9), max_size=2),
            "userReactions": st.lists(texts, max_size=2),
            "moderationStatus": st.sampled_from([None, "approved", "removed", "pending"]),
            "moderatedByType": st.sampled_from([None, "client", "user", "robot"]),
        },
        {
            "localId": texts,
            "files": st.lists(open_objects, max_size=2),
            "parentMessage": nullable(st.just(CHAT_MESSAGE)),
            "quotedMessage": nullable(st.just(MINIMAL_CHAT_MESSAGE)),
        },
    )
)


@settings(max_examples=100)
@given(source=chat_messages)
def test_any_chat_message_comes_through(replyke_client: ModuleType, source: dict[str, Any]) -> None:
    before = copy.deepcopy(source)
    message = replyke_client.models.ChatMessage.from_dict(source)
    assert message.to_dict() == source == before
    assert message.created_at.utcoffset() is not None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, 0, UTC)),
        ("2026-01-02T03:04:05.6Z", datetime(2026, 1, 2, 3, 4, 5, 600000, UTC)),
        ("2026-01-02T03:04:05.678Z", datetime(2026, 1, 2, 3, 4, 5, 678000, UTC)),
        ("2026-01-02t03:04:05.678z", datetime(2026, 1, 2, 3, 4, 5, 678000, UTC)),
        ("2026-01-02T03:04:05.678901234Z", datetime(2026, 1, 2, 3, 4, 5, 678901, UTC)),
        ("2026-01-02T05:04:05+02:00", datetime(2026, 1, 2, 3, 4, 5, 0, UTC)),
        ("2026-01-02T03:04:05", datetime(2026, 1, 2, 3, 4, 5, 0, UTC)),
    ],
)
def test_date_times_are_moments_however_they_are_written(
    replyke_client: ModuleType, text: str, moment: datetime
) -> None:
    message = replyke_client.models.ChatMessage.from_dict({**MINIMAL_CHAT_MESSAGE, "createdAt": text})
    assert message.created_at == moment
    assert message.created_at.tzinfo is not None
    assert datetime.fromisoformat(message.to_dict()["createdAt"]) == moment


def test_missing_and_null_are_kept_apart_where_both_are_documented(replyke_client: ModuleType) -> None:
    models, unset = replyke_client.models, replyke_client.types.UNSET
    known = {"type": "user", "id": "u-1", "username": "ada"}
    missing, null = (models.UserMention.from_dict(source) for source in (known, {**known, "foreignId": None}))
    assert (missing.foreign_id, null.foreign_id) == (unset, None)
    assert missing != null
    assert (missing.to_dict(), null.to_dict()) == (known, {**known, "foreignId": None})


def test_null_is_missing_where_only_that_is_documented(respondent_client: ModuleType) -> None:
    message = respondent_client.models.Message.from_dict({**MINIMAL_MESSAGE, "updatedAt": None})
    assert message.updated_at is respondent_client.types.UNSET


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"createdAt": "yesterday"}, "$.createdAt"),
        ({"createdAt": None}, "$.createdAt"),
        ({"mentions": None}, "$.mentions"),
        ({"gif": {"id": "g-1"}}, "$.gif.url"),
        ({"gif": "g-1"}, "$.gif"),
        ({"mentions": [MENTIONS[0], {"type": "user", "id": "u-3"}]}, "$.mentions[1].username"),
        ({"mentions": [{}]}, "$.mentions[0].type"),
        ({"parentMessage": {**CHAT_MESSAGE, "gif": []}}, "$.parentMessage.gif"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(
    replyke_client: ModuleType, change: Mapping[str, Any], path: str
) -> None:
    with pytest.raises(replyke_client.errors.ModelDecodeError) as caught:
        replyke_client.models.ChatMessage.from_dict({**CHAT_MESSAGE, **change})
    assert caught.value.path == path


def test_models_are_made_by_keyword_and_have_no_other_attributes(replyke_client: ModuleType) -> None:
    models = replyke_client.models
    with pytest.raises(TypeError):
        models.Error("No", "chat/no")
    error = models.Error(error="No", code="chat/no")
    error.code = "chat/yes"
    assert error.to_dict() == {"error": "No", "code": "chat/yes"}
    with pytest.raises(AttributeError):
        error.cod = "chat/no"


def test_what_a_package_has_is_listed(api: Api) -> None:
    assert set(dir(api.module)) == {api.client, f"Async{api.client}", "errors", "models", "types"}


def test_models_are_listed(api: Api) -> None:
    models = api.module.models
    assert set(models.__all__) == set(dir(models))
    for name in models.__all__:
        assert getattr(models, name) is not None
    with pytest.raises(AttributeError):
        models.Nothing  # noqa: B018
