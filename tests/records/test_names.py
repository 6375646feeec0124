"""Names in time: what is printed is what it was called when it happened."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.languages import Language, speaking
from tracker.records import countries, matching, names, organisations
from tracker.records.countries import Country
from tracker.records.display import names as named
from tracker.records.names import Name, NameKind
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import Ref

SESSIONS, FIFTH_MEETING = PartialDate("2021-06-03"), PartialDate("2024-11-18")


@pytest.fixture
def turkic_states(register):
    name = Words.of(en="Organization of Turkic States", kk="Түркі мемлекеттері ұйымы")
    return organisations.save(register, Organisation(name=name))


@pytest.fixture
def turkic_council(register, turkic_states):
    name = Name(
        owner=turkic_states.any_ref,
        text=Words.of(en="Turkic Council", kk="Түркі кеңесі"),
        valid_to=PartialDate("2021-11"),
    )
    return names.save(register, name)


def called(register, record, on):
    return str(names.called(register, record, on))


def printed(register, record, on):
    return names.with_present_name(register, record, on)


def test_names_resolve_by_event_date(register, turkic_states, turkic_council):
    assert called(register, turkic_states, SESSIONS) == "Turkic Council"
    assert called(register, turkic_states, date(2021, 6, 3)) == "Turkic Council"
    assert called(register, turkic_states, FIFTH_MEETING) == "Organization of Turkic States"
    with speaking(Language.KK):
        assert called(register, turkic_states, SESSIONS) == "Түркі кеңесі"


def test_todays_name_stands_in_brackets_where_it_is_another(
    register, turkic_states, turkic_council
):
    then = "Turkic Council (now: Organization of Turkic States)"
    assert printed(register, turkic_states, SESSIONS) == then
    assert printed(register, turkic_states, FIFTH_MEETING) == "Organization of Turkic States"


def test_an_event_that_may_be_after_the_change_bears_todays_name(
    register, turkic_states, turkic_council
):
    for written in ("2021-11", "2021", "2021-Q4"):
        on = PartialDate(written)
        assert called(register, turkic_states, on) == "Organization of Turkic States"
    assert called(register, turkic_states, None) == "Organization of Turkic States"


def test_of_several_names_that_of_the_time_is_taken(register, turkic_states, turkic_council):
    names.save(
        register,
        Name(
            owner=turkic_states.any_ref,
            text=Words.of(en="Cooperation Council of Turkic Speaking States"),
            valid_from=PartialDate("2009-10"),
            valid_to=PartialDate("2018-09"),
        ),
    )
    names.save(register, turkic_council_from(turkic_council, "2018-09"))
    years = ("2008-01-01", "2012-05-01", "2019-05-01")
    found = [called(register, turkic_states, PartialDate(day)) for day in years]
    assert found == [
        "Organization of Turkic States",
        "Cooperation Council of Turkic Speaking States",
        "Turkic Council",
    ]


def turkic_council_from(name, start):
    return Name(**{**vars(name), "valid_from": PartialDate(start)})


def test_a_language_in_which_the_name_did_not_change_keeps_it(register, turkiye):
    names.save(
        register,
        Name(owner=turkiye.any_ref, text=Words.of(en="Turkey"), valid_to=PartialDate("2021")),
    )
    before = PartialDate("2013-05-14")
    assert printed(register, turkiye, before) == "Turkey (now: Türkiye)"
    with speaking(Language.KK):
        assert printed(register, turkiye, before) == "Түркия"


@pytest.mark.parametrize("kind", [NameKind.ALIAS, NameKind.ABBREVIATION, NameKind.OFFICIAL])
def test_what_stands_beside_the_name_never_stands_for_it(register, turkiye, kind):
    text = Words.of(en="Turkish Republic")
    name = Name(owner=turkiye.any_ref, text=text, kind=kind, valid_to=PartialDate("2021"))
    names.save(register, name)
    assert called(register, turkiye, PartialDate("2012")) == "Türkiye"


def test_a_search_finds_the_owner_by_every_name(register, turkic_states, turkic_council):
    for typed in ("turkic council", "ТҮРКІ КЕҢЕС", "turki kenes"):
        [found] = register.find(Organisation, matching.beginning(register, Organisation, typed))
        assert found.id == turkic_states.id


def test_a_later_edit_of_the_owner_keeps_it_found(register, turkic_states, turkic_council):
    with register.edit("Edit organisation") as edit:
        edit.save(register.get(Organisation, turkic_states.ref))
    assert (
        register.count(Organisation, matching.beginning(register, Organisation, "turkic council"))
        == 1
    )


def test_a_name_and_what_finds_by_it_are_one_undo_step(register, turkic_states, turkic_council):
    assert register.next_undo == "Save name"
    register.undo()
    assert register.count(Organisation, matching.beginning(register, Organisation, "council")) == 0
    register.redo()
    assert register.count(Organisation, matching.beginning(register, Organisation, "council")) == 1


def test_a_deleted_name_no_longer_counts(register, turkic_states, turkic_council):
    names.remove(register, turkic_council)
    assert called(register, turkic_states, SESSIONS) == "Organization of Turkic States"
    assert register.count(Organisation, matching.beginning(register, Organisation, "council")) == 0


def test_a_name_that_ends_before_it_begins_is_refused():
    name = Name(
        text=Words.of(en="Turkic Council"),
        valid_from=PartialDate("2021"),
        valid_to=PartialDate("2009"),
    )
    assert [problem.field for problem in name.problems()] == ["valid_to"]


def test_the_sample_calls_the_organisation_as_it_was_called(sample):
    [found] = sample.find(Organisation, matching.beginning(sample, Organisation, "turkic council"))
    assert named(sample, Organisation, found.ref, SESSIONS) == (
        "Turkic Council (now: Organization of Turkic States)"
    )
    assert named(sample, Organisation, found.ref, FIFTH_MEETING) == "Organization of Turkic States"


def test_the_sample_finds_a_country_by_its_former_spelling(sample):
    [found] = countries.listed(sample, matching.beginning(sample, Country, "turkey"))
    assert found.code == "TR"
    assert named(sample, Country, Ref(found.id), SESSIONS) == "Türkiye"


def test_a_name_given_to_another_owner_no_longer_finds_the_first(
    register, turkic_states, turkic_council
):
    other = organisations.save(register, Organisation(name=Words.of(en="Secretariat")))
    names.save(register, replace(turkic_council, owner=other.any_ref))
    [found] = register.find(Organisation, matching.beginning(register, Organisation, "council"))
    assert found.id == other.id
