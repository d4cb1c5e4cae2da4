"""The language that results show themselves in: notebooks, ``str()`` and charts.

It is a value of the running context, not of the machine: nothing is read, threads and tasks have
their own, and what is stored, compared or signed does not depend on it.
"""

from contextvars import ContextVar, Token
from types import TracebackType
from typing import Final, Self

from xborder.errors import known_locale
from xborder.messages import DEFAULT_LOCALE

_SPOKEN: Final[ContextVar[str]] = ContextVar("xborder_language", default=DEFAULT_LOCALE)


class language:  # noqa: N801 - it reads as the verb it is: with xb.language("zh_CN")
    """Show results in a language from here on, or within a ``with`` block.

    Args:
        locale: ``"en"`` or ``"zh_CN"``. Another one that is known shows English words with its own
            way of writing figures, and ``"zh_TW"`` words in simplified Chinese; both say so.

    Raises:
        UnknownLocaleError: There is no such locale.

    Examples:
        >>> with language("zh_CN"):
        ...     spoken()
        'zh_CN'
        >>> spoken()
        'en'
    """

    def __init__(self, locale: str) -> None:
        self.locale: str = known_locale(locale)
        self._before: Token[str] = _SPOKEN.set(self.locale)

    def __repr__(self) -> str:
        return f"language({self.locale!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        _SPOKEN.reset(self._before)


def spoken() -> str:
    """Return the language that results show themselves in."""
    return _SPOKEN.get()
