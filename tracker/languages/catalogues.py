"""The words people see: ``_`` says a text in the language in use, ``N_`` marks it for later.

The language in use is the window's. A brief or a test speaks another for the length of a
``with speaking("kk"):`` block, in its own thread alone.
"""

import gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache

from tracker import resources


class Language(StrEnum):
    """The languages of the papers, by ISO 639-1; the state language first."""

    KK = "kk"
    RU = "ru"
    TR = "tr"
    EN = "en"

    @property
    def own_name(self) -> str:
        """What its speakers call it."""
        return {"kk": "Қазақша", "ru": "Русский", "tr": "Türkçe", "en": "English"}[self]


LANGUAGES = tuple(Language)

_default = Language.EN
_spoken: ContextVar[Language | None] = ContextVar("language", default=None)


def use(language: Language) -> None:
    """Speak this language from now on, wherever no other was asked for."""
    global _default
    _default = language


def current() -> Language:
    return _spoken.get() or _default


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak this language inside the block, on this thread only."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def _(text: str, /, **values: object) -> str:
    """The text in the language in use, with ``{name}`` filled from ``values``."""
    said = _catalogue(current()).gettext(text) if text else ""
    return said.format(**values) if values else said


def plural(one: str, many: str, n: int, /, **values: object) -> str:
    """The right form for ``n``, which fills ``{n}``."""
    return _catalogue(current()).ngettext(one, many, n).format(n=number(n), **values)


def number(n: int) -> str:
    """A number as people read it: from ten thousand on in groups of three (CLDR)."""
    if abs(n) < 10_000:
        return str(n)
    return f"{n:,}".replace(",", _BETWEEN_THOUSANDS[current()])


_BETWEEN_THOUSANDS = {
    Language.KK: "\N{NO-BREAK SPACE}",
    Language.RU: "\N{NO-BREAK SPACE}",
    Language.TR: ".",
    Language.EN: ",",
}


def N_(text: str) -> str:
    """Mark a text to be translated when it is shown."""
    return text


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    folder = resources.path("catalogues")
    return gettext.translation("tracker", folder, [language], fallback=language is Language.EN)


def of_environment(environment: Mapping[str, str]) -> Language:
    """The language a terminal asks for by the usual variables; English if it is none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return next((spoken for spoken in LANGUAGES if value.startswith(spoken)), Language.EN)
    return Language.EN
