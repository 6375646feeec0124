"""Which editor a declared field has, by its type alone."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from tracker.gui.chips import sentence
from tracker.gui.editors.candidates import Candidates
from tracker.gui.editors.choices import ChoiceEditor
from tracker.gui.editors.dates import DateEditor
from tracker.gui.editors.editor import Editor
from tracker.gui.editors.recurrences import RecurrenceEditor
from tracker.gui.editors.references import RefEditor, RefsEditor
from tracker.gui.editors.texts import NumberEditor, TextEditor, TickEditor
from tracker.gui.editors.words import WordsEditor
from tracker.languages import LANGUAGES, Language, _
from tracker.records import countries, holidays_of
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.documents import Document
from tracker.records.partial_dates import PartialDate
from tracker.records.recurrence import Recurrence
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import AnyRef, Field, Ref, Refs, Register, Vocabulary

_Maker = Callable[[Field, Register, date, QWidget | None], Editor]


def editor_of(
    field: Field,
    register: Register,
    today: date,
    parent: QWidget | None = None,
    *,
    partners: Refs[Country] | None = None,
) -> Editor:
    """An empty editor for the field. Raises TypeError if no editor knows the field's type.

    ``partners``: whose public holidays are told beside a date, besides our own.
    """
    if field.kind is PartialDate:
        dated = _date(field, register, today, parent, partners or Refs())
        dated.set_name(field.label)
        return dated
    for kind, make in _EDITORS:
        if issubclass(field.kind, kind):
            made = make(field, register, today, parent)
            made.set_name(field.label)
            return made
    raise TypeError(f"no editor for {field.name}: {field.type}")


def _words(field: Field, _register: Register, _today: date, parent: QWidget | None) -> Editor:
    said = field.declared
    return WordsEditor(
        parent,
        optional=field.optional,
        long=said.long,
        wide=said.required,
        hint=_(said.hint),
    )


def _date(
    field: Field,
    register: Register,
    today: date,
    parent: QWidget | None,
    partners: Refs[Country],
) -> Editor:
    def said_of(day: date) -> str:
        both = (countries.home(register), *register.get_all(Country, partners))
        return holidays_of.said(day, both)

    # Without the "e.g." a date in grey was taken for one that had been entered.
    example = _(field.declared.hint)
    hint = _("e.g. {example}", example=example) if example else ""
    return DateEditor(today, parent, hint=hint, said_of=said_of)


def _recurrence(field: Field, _register: Register, today: date, parent: QWidget | None) -> Editor:
    return RecurrenceEditor(today, parent, hint=_(field.declared.hint))


def _ref(field: Field, register: Register, _today: date, parent: QWidget | None) -> Editor:
    return RefEditor(Candidates(register, (field.target,)), parent)


def _refs(field: Field, register: Register, _today: date, parent: QWidget | None) -> Editor:
    return RefsEditor(Candidates(register, (field.target,)), parent)


def _any_ref(field: Field, register: Register, _today: date, parent: QWidget | None) -> Editor:
    """What is agreed comes from sessions and agreements; a link leads to commitments as well."""
    others = () if field.name == "origin" else (Commitment, Document)
    return RefEditor(Candidates(register, (Session, Agreement, *others), any_kind=True), parent)


def _vocabulary(field: Field, _register: Register, _today: date, parent: QWidget | None) -> Editor:
    kind: type[Vocabulary] = field.type
    choices: list[tuple[Any, str]] = [(value, sentence(value.label)) for value in kind]
    return ChoiceEditor(choices, parent, optional=field.optional)


def _language(field: Field, _register: Register, _today: date, parent: QWidget | None) -> Editor:
    choices = [(language, language.own_name) for language in LANGUAGES]
    return ChoiceEditor(choices, parent, optional=field.optional)


def _tick(_field: Field, _register: Register, _today: date, parent: QWidget | None) -> Editor:
    return TickEditor(parent)


def _number(field: Field, _register: Register, _today: date, parent: QWidget | None) -> Editor:
    return NumberEditor(parent, optional=field.optional, hint=_(field.declared.hint))


def _text(field: Field, _register: Register, _today: date, parent: QWidget | None) -> Editor:
    return TextEditor(parent, long=field.declared.long, hint=_(field.declared.hint))


# The first that fits: a vocabulary is a str too, and a bool an int.
_EDITORS: tuple[tuple[type, _Maker], ...] = (
    (Words, _words),
    (Recurrence, _recurrence),
    (Ref, _ref),
    (Refs, _refs),
    (AnyRef, _any_ref),
    (Vocabulary, _vocabulary),
    (Language, _language),
    (bool, _tick),
    (int, _number),
    (str, _text),
)
