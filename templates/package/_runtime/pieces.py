"""Responses that give one piece after another, each as soon as it has arrived: events, or the items of a sequence."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from contextlib import suppress
from types import AsyncGeneratorType, TracebackType
from typing import Generic, Protocol, Self, TypeVar, cast

from ..errors import ModelDecodeError, ResponseDecodeError
from ..streaming import AsyncStreamedResponse, StreamedResponse
from .decode import DECODE_PROBLEMS


class Piece(Protocol):
    """One event or item."""

    @property
    def content(self) -> bytes:
        """Its bytes, for errors."""
        ...


T = TypeVar("T")
P = TypeVar("P", bound=Piece)
P_co = TypeVar("P_co", bound=Piece, covariant=True)


class Parser(Protocol[P_co]):
    """Takes the bytes of one response apart."""

    media_type: str
    """The only one that it understands; empty where what it gives shows what the bytes are."""

    def feed(self, chunk: bytes) -> Iterator[P_co | None]:
        """The pieces that are complete with these bytes; ``None`` marks the end that the server declares."""
        ...

    def rest(self) -> Iterator[P_co]:
        """The last piece, if the end of the response completes it."""
        ...


class PieceStream(Generic[P, T]):
    """Gives the contents of pieces as they arrive, once; the end or ``close()`` releases the connection.

    Usable in a ``with`` block.
    """

    def __init__(self, response: StreamedResponse, decode: Callable[[P], T], parser: Parser[P]) -> None:
        self.response = response
        self._decode = decode
        self._parser = parser
        self._pieces = self._read()

    def _read(self) -> Generator[P, None, None]:
        try:
            _check(self.response, self._parser.media_type)
            for chunk in self.response.iter_bytes():
                for piece in self._parser.feed(chunk):
                    if piece is None:
                        return
                    yield piece
            yield from self._parser.rest()
        finally:
            self.response.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        return _decoded(self._decode, next(self._pieces), self.response)

    def close(self) -> None:
        """Ends the stream; a thread that waits for its next piece is told that the connection is lost."""
        self.response.close()
        with suppress(ValueError):  # from Python, while another thread is reading
            self._pieces.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncPieceStream(Generic[P, T]):
    """``PieceStream`` for ``asyncio``."""

    def __init__(self, response: AsyncStreamedResponse, decode: Callable[[P], T], parser: Parser[P]) -> None:
        self.response = response
        self._decode = decode
        self._parser = parser
        self._pieces = cast("AsyncGeneratorType[P, None]", self._read())

    async def _read(self) -> AsyncGenerator[P, None]:
        try:
            _check(self.response, self._parser.media_type)
            async for chunk in self.response.iter_bytes():
                for piece in self._parser.feed(chunk):
                    if piece is None:
                        return
                    yield piece
            for piece in self._parser.rest():
                yield piece
        finally:
            await self.response.close()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        return _decoded(self._decode, await anext(self._pieces), self.response)

    async def close(self) -> None:
        """Ends the stream; a task that waits for its next piece is told that the connection is lost."""
        await self.response.close()
        if not self._pieces.ag_running:
            await self._pieces.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()


def _check(response: StreamedResponse | AsyncStreamedResponse, media_type: str) -> None:
    """Refuses other responses, in which no piece would be found."""
    kind = response.headers.get("content-type", media_type)
    if media_type and kind.split(";")[0].strip().lower() != media_type:
        asked = "where an argument asks for a stream, as `stream=True` does, it has to be passed"
        raise _decode_error(response, f"expected {media_type}, got {kind}: {asked}")


def _decoded(decode: Callable[[P], T], piece: P, response: StreamedResponse | AsyncStreamedResponse) -> T:
    try:
        return decode(piece)
    except ModelDecodeError as error:
        raise _decode_error(response, error.problem, error.path, piece.content) from error
    except DECODE_PROBLEMS as error:
        raise _decode_error(response, repr(error), "$", piece.content) from error


def _decode_error(
    response: StreamedResponse | AsyncStreamedResponse, problem: str, path: str = "$", content: bytes = b""
) -> ResponseDecodeError:
    return ResponseDecodeError(
        problem,
        operation=response.operation,
        path=path,
        content=content,
        status_code=response.status_code,
        headers=response.headers,
    )
