"""Deprecations: type checkers report those of operations, and deprecated code warns when it runs."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable
from functools import wraps
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

Call = TypeVar("Call", bound=Callable[..., Any])

if TYPE_CHECKING:
    # Type checkers know it by themselves; at run time it is not installed everywhere.
    from typing_extensions import deprecated as deprecated
else:

    def deprecated(message: str) -> Callable[[Call], Call]:
        """``warnings.deprecated`` of Python 3.13, for all versions."""

        def decorate(call: Call) -> Call:
            @wraps(call)
            def announced(*arguments: Any, **keywords: Any) -> Any:
                warn(message)
                return call(*arguments, **keywords)

            @wraps(call)
            async def announced_when_awaited(*arguments: Any, **keywords: Any) -> Any:
                warn(message)
                return await call(*arguments, **keywords)

            found = announced_when_awaited if inspect.iscoroutinefunction(call) else announced
            found.__deprecated__ = message
            return found

        return decorate


_PACKAGE = __name__.rpartition("._runtime.")[0]


def warn(message: str) -> None:
    """Warns of something deprecated, at the line that calls the package."""
    frame, level = inspect.currentframe(), 1
    while frame is not None and _is_ours(frame):
        frame, level = frame.f_back, level + 1
    warnings.warn(message, DeprecationWarning, stacklevel=level)


def _is_ours(frame: FrameType) -> bool:
    # The constructors that attrs writes have no module.
    module = str(frame.f_globals.get("__name__", _PACKAGE))
    return module == _PACKAGE or module.startswith(f"{_PACKAGE}.")
