"""A filter in words, for the heading above a list and on what is printed of it."""

from functools import reduce

from tracker.languages import Language, _, current
from tracker.records.queries.keys import key_of
from tracker.records.queries.tree import All, Any_, Not, Op, Term, Text, Tree
from tracker.store import Record, Register


def in_words(tree: Tree, register: Register, kind: type[Record]) -> str:
    """What a tree asks for, in the language in use: ``Partner: Türkiye; status: open``.

    Names and dates stand as they are, after their label, and are not inflected. Empty where
    nothing is asked. Raises LookupError for a key that the kind does not have.
    """
    said = _said(tree, register, kind)
    return _capital(said[:1]) + said[1:]


def _said(tree: Tree, register: Register, kind: type[Record]) -> str:
    match tree:
        case All():
            return "; ".join(_within(part, register, kind) for part in tree.parts)
        case Any_():
            return reduce(_or, (_within(part, register, kind) for part in tree.parts))
        case Not():
            return _("not ({filter})", filter=_said(tree.part, register, kind))
        case Term():
            return _term(tree, register, kind)
        case Text():
            return _("text: “{words}”", words=tree.words)


def _within(part: Tree, register: Register, kind: type[Record]) -> str:
    said = _said(part, register, kind)
    return f"({said})" if isinstance(part, All | Any_) else said


def _or(first: str, other: str) -> str:
    return _("{first} or {other}", first=first, other=other)


def _term(term: Term, register: Register, kind: type[Record]) -> str:
    key = key_of(kind, term.key)
    answer = key.answers[kind]
    label = _small(key.label)
    # Two spellings of a city are one in words.
    values = dict.fromkeys(answer.said(register, value) for value in term.values)
    if term.op is Op.IS:
        return _("{label}: {value}", label=label, value=reduce(_or, values))
    return reduce(_or, (_compared(term.op, label, value) for value in values))


def _compared(op: Op, label: str, date: str) -> str:
    match op:
        case Op.LESS:
            return _("{label} before {date}", label=label, date=date)
        case Op.AT_MOST:
            return _("{label} not after {date}", label=label, date=date)
        case Op.MORE:
            return _("{label} after {date}", label=label, date=date)
        case Op.AT_LEAST:
            return _("{label} not before {date}", label=label, date=date)
        case Op.IS:
            return _("{label}: {value}", label=label, value=date)


def _small(label: str) -> str:
    """The label as it stands inside a sentence; Turkish İ and I have their own small letters."""
    first = label[:1]
    if current() is Language.TR:
        first = {"İ": "i", "I": "ı"}.get(first, first)
    return first.lower() + label[1:]


def _capital(letter: str) -> str:
    return "İ" if letter == "i" and current() is Language.TR else letter.upper()
