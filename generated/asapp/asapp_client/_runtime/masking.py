"""Removes credentials that servers repeat in their replies, as in "the key hush-hush is not valid"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from .outcome import Reply
from .security import Authorization

_MASK = "***"
_SHORTEST = 6
"""Characters. What is shorter is no secret, and would be found in other words."""


def masked(reply: Reply, sent: Authorization, secrets: Mapping[str, object]) -> Reply:
    """A reply without any credential in its headers or its content.

    Args:
        reply: the response to a failed request.
        sent: the headers, query parameters and cookies that credentials added to the request.
        secrets: the credentials as they were given.
    """
    found = _longest_first([*_given(secrets), *_carried(sent)])
    for name, value in list(reply.response.headers.items()):
        if any(secret in value for secret in found):
            reply.response.headers[name] = _without(found, value)
    text = reply.content.decode("latin-1")  # which keeps all bytes as they are
    hidden = _without([secret.encode(errors="replace").decode("latin-1") for secret in found], text)
    return reply if hidden == text else reply._replace(content=hidden.encode("latin-1"))


def _given(secrets: Mapping[str, object]) -> Iterator[str]:
    for secret in secrets.values():
        if isinstance(secret, str):
            yield secret
            yield quote(secret, safe="", errors="replace")


def _carried(sent: Authorization) -> Iterator[str]:
    """Credentials as the request had them: what a callable gave, or what stands behind the word ``Basic``."""
    yield from (value.rpartition(" ")[2] for _, value in sent.headers)
    yield from (value for _, value in (*sent.query, *sent.cookies, *sent.form))


def _longest_first(secrets: Iterable[str]) -> list[str]:
    return sorted({secret for secret in secrets if len(secret) >= _SHORTEST}, key=len, reverse=True)


def _without(secrets: Iterable[str], text: str) -> str:
    for secret in secrets:
        text = text.replace(secret, _MASK)
    return text
