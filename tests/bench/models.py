"""Reading and writing a list of messages of Respondent, six objects each, and the memory that the objects take."""

from __future__ import annotations

import gc
import importlib
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

from tests.bench.measuring import Comparison, compare
from tests.bench.packages import SIX_OBJECTS

MANY = 1000


def text(number: int = MANY) -> bytes:
    """A JSON list of messages whose texts differ."""
    return json.dumps(
        [{**SIX_OBJECTS, "uid": f"m-{count}", "body": f"Text {count}"} for count in range(number)]
    ).encode()


def ours(content: bytes) -> Any:
    """Decoded with our models."""
    decode_list = importlib.import_module("respondent_client._runtime.decode").decode_list
    return decode_list(importlib.import_module("respondent_client.models").Message.from_dict, json.loads(content))


def bare(content: bytes) -> Any:
    """Decoded with the engine's own models."""
    message = importlib.import_module("bare_respondent.models").Message
    return [message.from_dict(item) for item in json.loads(content)]


def _classes(base: type, **options: Any) -> dict[str, type]:
    """The shape of a message in another library: required texts and flags, some fields optional."""
    classes: dict[str, type] = {}

    def define(name: str, required: dict[str, Any], optional: dict[str, Any]) -> type:
        annotations = {**required, **{key: kind | None for key, kind in optional.items()}}
        body = {"__annotations__": annotations, "__module__": __name__, **dict.fromkeys(optional)}
        classes[name] = type(base)(name, (base,), body, **options)
        return classes[name]

    person = {"uid": str, "firstName": str, "lastName": str}
    user = define("User", person, {"foreignId": str})
    participant = define("Participant", {**person, "read": bool, "deleted": bool}, {"foreignId": str})
    ids = ("projectId", "surveyResponseId", "externalResearcherId", "externalTeamId", "externalCompanyId")
    metadata = define("Metadata", {}, dict.fromkeys(ids, str))
    named = {"createdAt": str, "uid": str, "name": str, "deleted": bool, "locked": bool, "read": bool}
    chat = define(
        "Conversation",
        {**named, "participants": list[participant]},  # type: ignore[valid-type]
        {"updatedAt": str, "metadata": metadata},
    )
    define(
        "Message", {"createdAt": str, "uid": str, "body": str, "conversation": chat, "sender": user}, {"updatedAt": str}
    )
    return classes


def with_pydantic() -> Callable[[bytes], Any]:
    """Decoding by pydantic, straight from the bytes."""
    from pydantic import BaseModel, TypeAdapter

    message = _classes(BaseModel)["Message"]
    return TypeAdapter(list[message]).validate_json  # type: ignore[valid-type]


def with_msgspec() -> Callable[[bytes], Any]:
    """Decoding by msgspec, straight from the bytes; it drops unknown fields."""
    import msgspec  # type: ignore[import-not-found]

    message = _classes(msgspec.Struct, kw_only=True)["Message"]
    decode: Callable[[bytes], Any] = msgspec.json.Decoder(list[message]).decode  # type: ignore[valid-type]
    return decode


def decoding(decode: Callable[[bytes], Any]) -> Comparison:
    """A way to decode against ``json.loads`` of the same bytes."""
    content = text()
    return compare(lambda: decode(content), lambda: json.loads(content), times=1, rounds=100)


def encoding() -> Comparison:
    """A list of our models against ``json.dumps`` of the dictionaries."""
    content = text()
    encode_json = importlib.import_module("respondent_client._runtime.encode").encode_json
    models, plain = ours(content), json.loads(content)
    return compare(lambda: encode_json(models), lambda: json.dumps(plain).encode(), times=1, rounds=100)


def memory(decode: Callable[[bytes], Any], objects: int = 100_000) -> float:
    """Bytes that the decoded objects take."""
    content = text(objects // 6)
    gc.collect()
    tracemalloc.start()
    kept = decode(content)
    gc.collect()
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert kept
    return float(taken)
