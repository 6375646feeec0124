"""A query as people type it, in any of the four languages, read into a tree.

Words side by side must all hold, as must whatever stands beside them. ``|`` or the word *or* parts
alternatives; ``-`` or *not* before a part, or емес or değil after it, turns it round; brackets hold
together. ``key:value`` asks of a key, several values with commas of any of them. What stands in
quotation marks is a text or a value, and never one of these signs.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from tracker.languages import _
from tracker.languages.fold import fold
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.queries.answers.choices import Options
from tracker.records.queries.answers.days import is_span
from tracker.records.queries.faults import QueryError, meant, no_such, several
from tracker.records.queries.keys import TEXT, TIMING, Key, key_of, keys_of, typed_names
from tracker.records.queries.pieces import Asked, Piece, Sign, Typed, Word, pieces, plain
from tracker.records.queries.tree import Op, Term, Text, Tree, Value, all_of, any_of, not_of
from tracker.store import Record, Register

DEEPEST = 20
"""Levels of brackets and negations."""

# As typed, not by the fold: "ne" and "ili" are words of Turkish.
_OR = frozenset(("or", "или", "немесе", "veya"))
_NOT = frozenset(("not", "не"))
_NOT_AFTER = frozenset(("емес", "değil"))
_AND = frozenset(("and", "и", "және", "ve"))
_TEXT = (TEXT, "мәтін", "текст", "metin")


def read(text: str, kind: type[Record], register: Register, today: date) -> Tree:
    """The tree of a query about records of a kind; of a blank one, a tree that all satisfy.

    Raises QueryError, with a sentence and where it is wrong, and nothing else, for any text.
    """
    return _Reading(text, kind, register, today).whole()


def is_plain(text: str) -> bool:
    """Whether a text without quotation marks is read as free words, whatever kind is asked of."""
    typed = [Word(word, (0, 0)) for word in text.split()]
    if any(not w.text.isalnum() or _is_word(w, _OR | _NOT | _NOT_AFTER | _AND) for w in typed):
        return False
    return not any(_alone(Commitment, typed[n:])[0] for n in range(len(typed)))


class _Reading:
    """Reads pieces from left to right; ``_at`` is the next one."""

    def __init__(self, text: str, kind: type[Record], register: Register, today: date) -> None:
        self._kind = kind
        self._register = register
        self._today = today
        self._pieces = pieces(text)
        self._at = 0
        self._depth = 0

    def whole(self) -> Tree:
        tree = self._alternatives()
        if piece := self._next():
            raise QueryError(_("This bracket closes nothing."), piece.span)
        return tree

    def _next(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _alternatives(self) -> Tree:
        parts = [self._together(is_first=True)]
        while (piece := self._next()) and _is_or(piece):
            self._at += 1
            parts.append(self._together(after=piece))
        return any_of(parts)

    def _together(self, after: Piece | None = None, *, is_first: bool = False) -> Tree:
        """What stands side by side, up to an *or* or a closing bracket.

        Raises QueryError if that is nothing where something is needed.
        """
        parts = list(self._parts())
        piece = self._next()
        needs = after or (piece if is_first and piece and _is_or(piece) else None)
        if needs and not parts:
            raise QueryError(_("Something is missing beside “or”."), needs.span)
        return all_of(parts)

    def _parts(self) -> Iterator[Tree]:
        while (piece := self._next()) and not _is_or(piece) and not _is_sign(piece, ")"):
            if self._is_and(piece):
                self._at += 1
                continue
            part = self._part(piece)
            while (piece := self._next()) and _is_word(piece, _NOT_AFTER):
                self._at += 1
                part = not_of(part)
            yield part

    def _is_and(self, piece: Piece) -> bool:
        """Whether the word joins what is more than free words; between those it is one of them."""
        if not _is_word(piece, _AND) or not 0 < self._at < len(self._pieces) - 1:
            return False
        around = (self._pieces[self._at - 1], self._pieces[self._at + 1])
        return not all(isinstance(beside, Word) for beside in around)

    def _part(self, piece: Piece) -> Tree:
        if isinstance(piece, Asked):
            self._at += 1
            return self._term(piece)
        if tree := self._stands_alone():
            return tree
        if _is_sign(piece, "-") or _is_word(piece, _NOT):
            return self._negated(piece)
        self._at += 1
        if isinstance(piece, Sign):
            return self._in_brackets(piece)
        return Text(piece.text)

    def _stands_alone(self) -> Tree | None:
        """A timing by its label, such as «мерзімі өткен»."""
        ahead = self._pieces[self._at : self._at + _LONGEST_ALONE]
        words = [piece for piece in ahead if isinstance(piece, Word)]
        value, count = _alone(self._kind, words if ahead == words else words[: _run(ahead)])
        self._at += count
        return Term(TIMING, Op.IS, (value,)) if value else None

    def _negated(self, sign: Piece) -> Tree:
        self._at += 1
        piece = self._next()
        if piece is None or _is_or(piece) or _is_sign(piece, ")"):
            raise QueryError(_("Something is missing after “not”."), sign.span)
        self._deeper(sign)
        part = self._part(piece)
        self._depth -= 1
        return not_of(part)

    def _in_brackets(self, opening: Piece) -> Tree:
        self._deeper(opening)
        first = self._at
        tree = self._alternatives()
        if not self._next():
            raise QueryError(_("A bracket is opened here and not closed."), opening.span)
        if self._at == first:
            raise QueryError(_("There is nothing between the brackets."), opening.span)
        self._at += 1
        self._depth -= 1
        return tree

    def _deeper(self, piece: Piece) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError(_("The query has too many levels of brackets."), piece.span)

    # Keys and their values

    def _term(self, asked: Asked) -> Tree:
        name = fold(asked.key.text)
        if name in _text_names():
            return self._texts(asked)
        key = _key(self._kind, asked.key)
        answer = key.answers[self._kind]
        if asked.op is not Op.IS and not answer.is_ordered:
            raise asked.key.wrong(_("“{key}” goes with a colon only.", key=asked.key.said))
        values: list[Value] = []
        for typed in asked.values:
            found = answer.read(typed, self._register, self._today)
            if asked.op is not Op.IS and is_span(found[0]):
                raise typed.wrong(_("“{typed}” goes with a colon only.", typed=typed.said))
            values.extend(found)
        return Term(key.name, asked.op, tuple(dict.fromkeys(values)))

    def _texts(self, asked: Asked) -> Tree:
        if asked.op is not Op.IS:
            raise asked.key.wrong(_("“{key}” goes with a colon only.", key=asked.key.said))
        for typed in asked.values:
            if not fold(typed.text):
                raise typed.wrong(_("“{typed}” has no letter to look for.", typed=typed.said))
        return any_of(Text(plain(typed.text)) for typed in asked.values)


def _key(kind: type[Record], typed: Typed) -> Key:
    sought = fold(typed.text)
    names = typed_names(kind)
    exact = names.get(sought)
    begun = [key for name in names if sought and name.startswith(sought) for key in names[name]]
    found = exact or list({key.name: key for key in begun}.values())
    if len(found) == 1:
        return found[0]
    if found:
        raise typed.wrong(several(typed.text, [key.usual for key in found]))
    raise typed.wrong(_no_such_key(kind, typed, sought))


def _no_such_key(kind: type[Record], typed: Typed, sought: str) -> str:
    if kind is Agreement and any(
        k.name == "status" for k in typed_names(Commitment).get(sought, ())
    ):
        return _(
            "How an agreement stands follows from its actions and terms on a day, and cannot be "
            "asked here; “action:signed” asks for what was done."
        )
    words = [word for key in keys_of(kind) for said in key.typed.values() for word in said.split()]
    nearest = meant(sought, {fold(word): word for word in words})
    sentence = _("“{typed}” is nothing that can be asked here", typed=typed.said)
    if nearest:
        return no_such(sentence, nearest)
    known = ", ".join(key.usual for key in keys_of(kind))
    return _("{sentence}: there is {known}.", sentence=sentence, known=known)


@cache
def _text_names() -> frozenset[str]:
    return frozenset(map(fold, _TEXT))


# Words with a meaning of their own

_LONGEST_ALONE = 5
"""Words of the longest label."""


def _run(ahead: list[Piece]) -> int:
    """How many of the pieces are words, from the first on."""
    return next((n for n, piece in enumerate(ahead) if not isinstance(piece, Word)), len(ahead))


def _alone(kind: Any, ahead: list[Word]) -> tuple[str, int]:
    """The timing that the next words name by its whole label, and how many words that takes."""
    labels = _labels(kind)
    unquoted = next((n for n, word in enumerate(ahead) if word.is_quoted), len(ahead))
    for count in range(min(unquoted, _LONGEST_ALONE), 0, -1):
        label = fold(" ".join(word.text for word in ahead[:count]))
        if label in labels:
            return labels[label], count
    return "", 0


@cache
def _labels(kind: Any) -> dict[str, str]:
    if not any(key.name == TIMING for key in keys_of(kind)):
        return {}
    timings = key_of(kind, TIMING).answers[kind]
    labels = timings.labels() if isinstance(timings, Options) else {}
    # A label such as "not due" would take the "not" from what it is said of.
    return {label: value for label, value in labels.items() if label.split()[0] not in _NOT}


def _is_or(piece: Piece) -> bool:
    return _is_sign(piece, "|") or _is_word(piece, _OR)


def _is_sign(piece: Piece, sign: str) -> bool:
    return isinstance(piece, Sign) and piece.text == sign


def _is_word(piece: Piece, words: frozenset[str]) -> bool:
    return isinstance(piece, Word) and not piece.is_quoted and _lower(piece.text) in words


def _lower(word: str) -> str:
    return word.replace("İ", "i").casefold()
