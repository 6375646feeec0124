"""Finding records by what a person types, in any script and case."""

from tracker.languages.exonyms import PLACES, Aliases
from tracker.languages.fold import query
from tracker.records.countries import Country
from tracker.records.names import NAMED, Name, present
from tracker.store import AnyRef, Condition, Record, Register, search


def beginning(register: Register, kind: type[Record], typed: str) -> Condition:
    """That each typed word begins a word of the record, however either is spelled."""
    return search.has_words(kind.table, question(register, typed))


def question(register: Register, typed: str) -> str:
    """What is asked of the index of words; empty where nothing was typed that can be found."""
    return search.expression(query(typed, aliases(register)))


def aliases(register: Register) -> Aliases:
    """What things are called otherwise: the register's countries and all it has more names of."""
    return register.kept(_aliases)


def _aliases(register: Register) -> Aliases:
    called: dict[AnyRef, list[str]] = {
        country.any_ref: country.name.all_texts for country in register.find(Country)
    }
    for name in register.find(Name):
        if name.owner and (owner := register.at(name.owner, dict(NAMED))):
            texts = called.setdefault(name.owner, present(owner).all_texts)
            texts += name.text.all_texts
    return Aliases([*PLACES, *called.values()])
