"""Names of one thing that no spelling rule brings together."""

import pytest

from tracker.languages.exonyms import PLACES, Aliases, known
from tracker.languages.fold import cut, fold, query


def test_who_types_one_name_seeks_the_others():
    aliases = Aliases([["Түркия", "Турция", "Turkey"], ["Қытай", "Китай", "China"]])
    assert aliases.of(fold("Турция")) == ("turkia", "turkei")
    assert aliases.of(fold("Қытай")) == ("jina",)
    assert aliases.of(fold("Алтун")) == ()


def test_four_letters_begin_a_name():
    aliases = Aliases([["Стамбул", "İstanbul"]])
    assert aliases.of("stam") == aliases.of("stambul") == ("istanbul",)
    assert aliases.of("sta") == ()


@pytest.mark.parametrize("typed", ["Стамбулда", "Стамбуле", "Стамбулдағы", "Стамбульский"])
def test_a_name_in_a_case_is_known(typed):
    aliases = Aliases([["Стамбул", "İstanbul"]])
    assert aliases.of(fold(typed)) == ("istanbul",)


def test_the_last_vowel_of_a_name_may_be_changed_by_its_case():
    assert Aliases([["Москва", "Мәскеу"]]).of(fold("Москве")) == ("maskeu",)


def test_a_word_that_only_begins_like_a_name_is_another():
    assert Aliases([["Иран", "Eron"]]).of(fold("Ираншахровский")) == ()
    assert Aliases([["Bakı", "Баку"]]).of(fold("бақылауда")) == ()


def test_names_of_several_words_are_left_out():
    aliases = Aliases([["Türkiye", "Республика Турция", "Турция"]])
    assert aliases.of("turkia") == ("turtsia",)


def test_a_name_with_a_hyphen_is_known_when_typed_and_not_sought():
    aliases = Aliases([["Алматы", "Алма-Ата"]])
    assert aliases.of("almati") == ()
    assert query("Алма-Ата ", aliases) == (("alma",), ("ata", "almati"))
    assert all(cut("Алматы қаласы").startswith(keys) for keys in query("алма-ата", aliases))


def test_a_short_name_leads_to_the_others_and_is_not_sought():
    aliases = Aliases([["Çin", "Қытай"]])
    assert aliases.of("jin") == ("kitai",)
    assert aliases.of("kitai") == ()  # жиналыс begins like Çin


def test_names_spelled_alike_are_one():
    assert Aliases([["Ankara", "Анкара"]]).of("ankara") == ()
    assert Aliases([]).of("ankara") == Aliases([["", " ", "—"]]).of("") == ()


def test_a_name_in_two_groups_has_the_others_of_both():
    assert Aliases([["Almanya", "Germany"], ["Almanya", "Алемания"]]).of("almania") == (
        "germani",
        "alemania",
    )


def test_every_group_of_places_has_names_that_differ():
    for group in PLACES:
        assert len({fold(name) for name in group}) > 1, group


def test_the_places_of_the_region_are_known():
    assert "toskent" in known().of(fold("Ташкент"))
    assert "pekin" in known().of(fold("Beijing"))
