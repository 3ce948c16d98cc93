"""One call without the sending: the decisions that both transports share."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Coroutine
from datetime import timedelta
from functools import partial
from time import perf_counter
from typing import Generic, TypeVar, cast

import httpx2

from ..errors import APIConnectionError, InvalidArgumentError
from ..types import RawResponse
from .configuration import Configuration
from .message import HttpClient, compose
from .operation import Request
from .outcome import Outcome, Reply, for_retry, result, succeeded
from .security import Authorization, ClientCredentials, Scheme, choose_schemes

T = TypeVar("T")

# Named as the package is imported: a copy inside another package logs below the logger of that.
_LOGGER = __name__.rpartition("._runtime.")[0]


class Exchange(Generic[T]):
    """The attempts of one call, from its request to its result or error.

    A transport asks the ``questions``, sends the ``message`` and passes the outcome to ``wait_after``. If that returns
    seconds, it waits and starts again; otherwise ``finish`` gives the response.
    """

    def __init__(
        self,
        configuration: Configuration,
        request: Request[T],
        http_client: HttpClient,
        fetch_token: Callable[[ClientCredentials, str | None], object],
    ) -> None:
        self._configuration = configuration
        self._request = _with_idempotency_key(request)
        self._http_client = http_client
        self._fetch_token = fetch_token
        self._authorization = configuration.prepared.authorizations.get(request.operation.security)
        self._schemes: tuple[Scheme, ...] = ()
        if self._authorization is None:
            self._schemes = choose_schemes(request.operation, configuration.service.schemes, configuration.secrets)
        self._answers: dict[str, str] = {}
        self._refused: dict[str, str] = {}
        self._asked_again = False
        self._tries = 0
        self._sent = Authorization()
        self._sent_at = 0.0
        self._elapsed = timedelta()

    def questions(self) -> list[tuple[str, Callable[[], object]]]:
        """The credentials that must be asked for before the next attempt, by argument.

        Raises:
            APIConnectionError: somebody has closed the client, perhaps since the last attempt.
        """
        if self._http_client.is_closed:
            operation = self._request.operation.name
            raise APIConnectionError(f"{operation}: the client is closed", operation=operation)
        asked = [question for scheme in self._schemes for question in self._questions(scheme)]
        return [(argument, ask) for argument, ask in asked if argument not in self._answers]

    def _questions(self, scheme: Scheme) -> list[tuple[str, Callable[[], object]]]:
        if isinstance(scheme, ClientCredentials):
            return [(scheme.token, partial(self._fetch_token, scheme, self._refused.get(scheme.token)))]
        secrets = [(setting.argument, self._configuration.secrets[setting.argument]) for setting in scheme.settings]
        return [(argument, self._asking(argument, ask)) for argument, ask in secrets if not isinstance(ask, str)]

    def _asking(self, argument: str, ask: Callable[[], object]) -> Callable[[], object]:
        """How a callable is asked: after a refusal by its method ``renewed``, if it has one that can be told of it."""
        renewed: Callable[[str], object] | None = getattr(ask, "renewed", None)
        refused = self._refused.get(argument)
        return ask if renewed is None or refused is None else partial(renewed, refused)

    def answer(self, argument: str, secret: object) -> None:
        """Receives the answer of a callable for a credential."""
        if inspect.iscoroutine(secret):
            cast("Coroutine[object, object, object]", secret).close()
            raise InvalidArgumentError(f"{argument} is a coroutine function: only the asynchronous client can await it")
        if not isinstance(secret, str) or not secret:
            kind = "empty text" if secret == "" else f"a value of type {type(secret).__name__}"
            raise InvalidArgumentError(f"the callable {argument} gave {kind} instead of a credential")
        self._answers[argument] = secret

    def message(self) -> httpx2.Request:
        """The HTTP message of the next attempt."""
        self._tries += 1
        self._sent_at = perf_counter()
        self._sent = self._authorization or self._authorized()
        return compose(self._configuration, self._request, self._sent, self._http_client)

    def _authorized(self) -> Authorization:
        secrets = {**self._configuration.secrets, **self._answers}
        parts = [scheme.authorize(cast("dict[str, str]", secrets)) for scheme in self._schemes]
        authorization = Authorization.together(parts)
        if not self._answers:  # nothing had to be asked, so it is the same for each call
            self._configuration.prepared.authorizations[self._request.operation.security] = authorization
        return authorization

    def wait_after(self, outcome: Outcome) -> float | None:
        """Seconds to wait before the next attempt, or ``None`` if there is none."""
        self._elapsed = timedelta(seconds=perf_counter() - self._sent_at)
        is_success = isinstance(outcome, Reply) and outcome.is_success
        delay = None if is_success else self._delay(outcome)
        self._log(outcome, delay)
        return delay

    def _delay(self, outcome: Outcome) -> float | None:
        replayable = self._request.body is None or self._request.body.replayable
        if replayable and self._may_ask_again(outcome):
            self._asked_again = True
            self._refused, self._answers = self._answers, {}
            return 0.0
        from .retry import Attempt, retry_delay  # here, because calls that succeed need none of it

        seen = for_retry(outcome)
        attempt = Attempt(
            method=self._request.operation.method,
            number=self._tries - self._asked_again,  # a new credential is not one of the retries
            max_retries=self._configuration.max_retries,
            replayable=replayable,
            has_key=self._request.operation.idempotency_header is not None,
        )
        return None if seen is None else retry_delay(attempt, seen)

    def _may_ask_again(self, outcome: Outcome) -> bool:
        refused = isinstance(outcome, Reply) and outcome.response.status_code == 401
        return refused and not self._asked_again and bool(self._answers)

    def _log(self, outcome: Outcome, delay: float | None) -> None:
        logger = logging.getLogger(_LOGGER)
        if not logger.isEnabledFor(logging.DEBUG):
            return
        what = outcome.response.status_code if isinstance(outcome, Reply) else type(outcome.error).__name__
        logger.debug(
            "%s %s: %s (attempt %d, %.0f ms)%s",
            self._request.operation.method,
            self._request.path,
            what,
            self._tries,
            self._elapsed.total_seconds() * 1000,
            "" if delay is None else f", again in {delay:.1f} s",
        )

    def finish(self, outcome: Outcome) -> RawResponse[T]:
        """The response of a successful call, or the error of another one."""
        return result(self._request.operation, self._shown(outcome), tries=self._tries, elapsed=self._elapsed)

    def opened(self, outcome: Outcome) -> httpx2.Response:
        """The response of a successful call whose body was not read, or the error of another one."""
        return succeeded(self._request.operation, self._shown(outcome), tries=self._tries).response

    def _shown(self, outcome: Outcome) -> Outcome:
        if not isinstance(outcome, Reply) or outcome.is_success:
            return outcome
        from .masking import masked  # here, because calls that succeed do not need it

        return masked(outcome, self._sent, {**self._configuration.secrets, **self._answers})


def _with_idempotency_key(request: Request[T]) -> Request[T]:
    """The request with a key of its own, the same on each try, unless the caller chose one."""
    header = request.operation.idempotency_header
    if header is None or any(name.lower() == header.lower() for name, _ in request.headers):
        return request
    from uuid import uuid4  # here, because few APIs need it and it takes long to import

    return request._replace(headers=[*request.headers, (header, str(uuid4()))])
