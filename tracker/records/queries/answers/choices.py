"""A choice of a few that the program knows by name: a status, a side, a timing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tracker.languages import LANGUAGES, _, speaking
from tracker.languages.fold import fold
from tracker.records.queries.answers.answer import NONE_WORDS, NOTHING
from tracker.records.queries.faults import meant, no_such, several
from tracker.records.queries.pieces import Typed
from tracker.records.queries.tree import NONE, Op, Value
from tracker.store import Condition, Register, Vocabulary


@dataclass(frozen=True)
class Option:
    """One choice: its value in a written query, its words marked with ``N_``, and its condition.

    ``typed``: more words that people may type for it, with spaces between.
    """

    value: str
    words: str
    includes: Callable[[date], Condition]
    typed: str = ""

    @property
    def label(self) -> str:
        return _(self.words)


@dataclass(frozen=True)
class Options:
    """Choices in their order; read by value, label or synonym in any language, or how these begin.

    ``fault``: the sentence, marked with ``N_``, that there is no such choice, without a full stop.
    """

    all: tuple[Option, ...]
    fault: str
    is_ordered: bool = False
    has_choices: bool = True

    def read(self, typed: Typed, _register: Register, _today: date) -> tuple[Value, ...]:
        sought = fold(typed.text)
        names = _names(self)
        found = names.get(sought) or _beginning(names, sought)
        if len(found) == 1:
            return tuple(found)
        if found:
            raise typed.wrong(several(typed.text, [self._by_value[value].label for value in found]))
        sentence = _(self.fault, typed=typed.said)
        raise typed.wrong(no_such(sentence, meant(sought, _as_declared(self))))

    def condition(self, _op: Op, value: Value, today: date) -> Condition:
        return self._by_value[str(value)].includes(today)

    def said(self, _register: Register, value: Value) -> str:
        return self._by_value[str(value)].label

    def offered(self, _register: Register) -> list[Value]:
        return [option.value for option in self.all]

    def labels(self) -> dict[str, str]:
        """The values by the folds of their labels in every language, where that names one alone."""
        by_label: dict[str, set[str]] = {}
        for option in self.all:
            for label in _labels(option):
                by_label.setdefault(fold(label), set()).add(option.value)
        return {label: values.pop() for label, values in by_label.items() if len(values) == 1}

    @property
    def _by_value(self) -> dict[str, Option]:
        return {option.value: option for option in self.all}


def of_vocabulary(vocabulary: type[Vocabulary], column: str, fault: str) -> Options:
    """The values of a vocabulary, kept in a column."""
    return Options(tuple(members(vocabulary, lambda v: Condition(f"{column} = ?", (v,)))), fault)


def or_none(options: Options, column: str) -> Options:
    """The same with a last choice for records of which the column says nothing."""
    unknown = _always(Condition(f"{column} is null"))
    nothing = Option(NONE, NOTHING, unknown, " ".join(sorted(NONE_WORDS)))
    return replace(options, all=(*options.all, nothing))


def members(vocabulary: type[Vocabulary], is_one: Callable[[str], Condition]) -> Iterable[Option]:
    for member in vocabulary:
        yield Option(member.value, member.words, _always(is_one(member.value)))


def _always(condition: Condition) -> Callable[[date], Condition]:
    return lambda _today: condition


@cache
def _names(options: Options) -> dict[str, list[str]]:
    """The values by the folds of all that may be typed for them."""
    names: dict[str, list[str]] = {}
    for option in options.all:
        for name in dict.fromkeys(map(fold, _typed_for(option))):
            names.setdefault(name, []).append(option.value)
    return names


def _beginning(names: dict[str, list[str]], sought: str) -> list[str]:
    found = [value for name in names if name.startswith(sought) for value in names[name]]
    return list(dict.fromkeys(found)) if sought else []


def _typed_for(option: Option) -> list[str]:
    return [option.value, *_labels(option), *option.typed.split()]


def _as_declared(options: Options) -> dict[str, str]:
    return {fold(text): text for option in options.all for text in _typed_for(option)}


def _labels(option: Option) -> list[str]:
    labels = []
    for language in LANGUAGES:
        with speaking(language):
            labels.append(option.label)
    return labels
