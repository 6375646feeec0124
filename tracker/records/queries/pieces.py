"""A typed query taken apart: words, quoted texts, keys with their values, brackets and signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.languages import _
from tracker.languages.fold import words
from tracker.records.queries.faults import QueryError, quotable
from tracker.records.queries.tree import Op

LONGEST = 2_000
"""Letters of a query."""
MOST = 100
"""Words, values and brackets of a query; SQLite refuses questions of some hundred levels."""


@dataclass(frozen=True)
class Typed:
    """A piece as it was typed, without quotation marks, and where it stood."""

    text: str
    span: tuple[int, int]
    is_quoted: bool = False

    def wrong(self, sentence: str) -> QueryError:
        return QueryError(sentence, self.span)

    @property
    def said(self) -> str:
        return quotable(self.text)


class Word(Typed):
    """A free word, or several in quotation marks."""


class Sign(Typed):
    """``(``, ``)``, ``|``, or the ``-`` before what must not be."""


@dataclass(frozen=True)
class Asked:
    """A key, how it is compared, and with what."""

    key: Typed
    op: Op
    values: tuple[Typed, ...]

    @property
    def span(self) -> tuple[int, int]:
        return self.key.span[0], self.values[-1].span[1]


Piece = Word | Sign | Asked

# Patterns stay text until first used: the program starts sooner.
_CLOSING = {'"': '"', "“": "”", "„": "”“", "«": "»"}
_OPENING = "".join(_CLOSING)
_SPACE = r"[\s\x00-\x1f\x7f-\x9f]*"
_SIGN = r"[()|]|[-−](?=[-−]*[^\W_]|[-−]*[(\"“„«])"
_KEY = rf"([^\s:=<>≤≥(){_OPENING}|,]+)(?:\s*(:?(?:<=|>=|[<>≤≥=]))|(:))"
_BARE = rf"[^\s(){_OPENING}|]+"
_BARE_VALUE = rf"[^\s(){_OPENING}|,]+"
_COMMA = r"\s*,\s*"
_QUOTES = '["“”„«»]'
_OPS = {"=": Op.IS, "≤": Op.AT_MOST, "≥": Op.AT_LEAST} | {op.value: op for op in Op}


def pieces(text: str) -> list[Piece]:
    """The pieces of a query in their order; marks without a letter or digit are left out.

    Raises QueryError for what is not closed, lacks its value, or is longer than LONGEST or MOST.
    """
    if len(text) > LONGEST:
        sentence = _("The query is too long: write no more than {n} letters.", n=LONGEST)
        raise QueryError(sentence, (LONGEST, len(text)))
    found: list[Piece] = []
    count = 0
    for piece in _Reader(text).all():
        typed = piece.values if isinstance(piece, Asked) else (piece,)
        count += sum(len(words(each.text)) or 1 for each in typed)
        if count > MOST:
            raise QueryError(_("The query has too many parts."), piece.span)
        found.append(piece)
    return found


def plain(text: str) -> str:
    """A text in one line, without what cannot stand between quotation marks."""
    return " ".join(
        "".join(c if c.isprintable() else " " for c in re.sub(_QUOTES, " ", text)).split()
    )


class _Reader:
    """Reads from left to right; ``_at`` is where it has come to."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def all(self) -> Iterator[Piece]:
        while self._skip(_SPACE) and self._at < len(self._text):
            piece = self._sign() or self._asked() or self._word()
            if piece:
                yield piece

    def _match(self, pattern: str) -> re.Match[str] | None:
        return re.compile(pattern).match(self._text, self._at)

    def _skip(self, pattern: str) -> bool:
        found = self._match(pattern)
        self._at = found.end() if found else self._at
        return found is not None

    def _sign(self) -> Sign | None:
        found = self._match(_SIGN)
        if not found:
            return None
        self._at = found.end()
        return Sign("-" if found[0] == "−" else found[0], found.span())

    def _asked(self) -> Asked | None:
        found = self._match(_KEY)
        # Without letters it is no key: a time such as 12:30 is a text.
        if not found or not any(c.isalpha() for c in found[1]):
            return None
        self._at = found.end()
        key = Typed(found[1], found.span(1))
        mark = found[2] or found[3]
        return Asked(key, _OPS[mark if mark == ":" else mark.removeprefix(":")], self._values(key))

    def _values(self, key: Typed) -> tuple[Typed, ...]:
        values = [self._value(key)]
        while self._skip(_COMMA):
            values.append(self._value(key))
        return tuple(values)

    def _value(self, key: Typed) -> Typed:
        self._skip(_SPACE)
        value = self._quoted() or self._bare(_BARE_VALUE)
        if value is None or not plain(value.text):
            span = (key.span[0], self._at)
            raise QueryError(_("“{key}”: write what it is to be.", key=key.said), span)
        return value

    def _word(self) -> Word | None:
        typed = self._quoted() or self._bare(_BARE)
        if typed is None or not words(typed.text):
            return None
        return Word(plain(typed.text), typed.span, typed.is_quoted)

    def _bare(self, pattern: str) -> Typed | None:
        found = self._match(pattern)
        if not found:
            return None
        self._at = found.end()
        return Typed(found[0], found.span())

    def _quoted(self) -> Typed | None:
        start = self._at
        closing = _CLOSING.get(self._text[start : start + 1])
        if not closing:
            return None
        end = next((n for n in range(start + 1, len(self._text)) if self._text[n] in closing), 0)
        if not end:
            sentence = _("A quotation mark is opened here and not closed.")
            raise QueryError(sentence, (start, len(self._text)))
        self._at = end + 1
        return Typed(plain(self._text[start + 1 : end]), (start, end + 1), is_quoted=True)
