"""What a list has read once is kept until anybody writes, and never longer."""

from dataclasses import replace

import pytest

from tracker.records import countries
from tracker.records.countries import Country
from tracker.records.words import Words
from tracker.store import Register, StaleRecord
from tracker.store.reading import MOST_KEPT


@pytest.fixture
def asked(register):
    """The questions that reached the file, without those that ask if others wrote."""
    said = []
    register._db.set_trace_callback(
        lambda sql: said.append(sql) if not sql.lower().startswith("pragma") else None
    )
    yield said
    register._db.set_trace_callback(None)


def name(register, country):
    return str(register.kept(Register.get, Country, country.id).name)


def renamed(country, text):
    return replace(country, name=Words.of(en=text))


def test_a_record_named_on_many_rows_is_read_once(register, turkiye, asked):
    assert [name(register, turkiye) for _row in range(128)] == ["Türkiye"] * 128
    assert len(asked) == 1


def test_what_was_kept_is_right_after_an_edit_undo_and_redo(register, turkiye):
    assert name(register, turkiye) == "Türkiye"
    countries.save(register, renamed(turkiye, "Turkey"))
    assert name(register, turkiye) == "Turkey"
    register.undo()
    assert name(register, turkiye) == "Türkiye"
    register.redo()
    assert name(register, turkiye) == "Turkey"


def test_a_listener_of_an_edit_already_reads_the_new_name(register, turkiye):
    heard = [name(register, turkiye)]
    register.subscribe(lambda _edit: heard.append(name(register, turkiye)))
    countries.save(register, renamed(turkiye, "Turkey"))
    assert heard == ["Türkiye", "Turkey"]


def test_what_an_edit_took_back_is_not_kept(register, turkiye):
    def fail():
        with register.edit("Rename") as edit:
            edit.save(renamed(turkiye, "Turkey"))
            said.append(name(register, turkiye))
            edit.save(turkiye)

    said = [name(register, turkiye)]
    with pytest.raises(StaleRecord):
        fail()
    assert [*said, name(register, turkiye)] == ["Türkiye", "Turkey", "Türkiye"]


def test_what_another_program_wrote_is_read(register, turkiye):
    assert name(register, turkiye) == "Türkiye"
    with Register.open(register.path) as other:
        countries.save(other, renamed(turkiye, "Turkey"))
    assert name(register, turkiye) == "Turkey"


def test_a_setting_is_told_to_everybody_and_what_followed_from_it_is_asked_anew(register, turkiye):
    heard = []
    register.subscribe(heard.append)
    assert register.kept(countries.home).code == "KZ"
    register.set_setting(countries.HOME, "TR")
    assert register.kept(countries.home) == turkiye
    [edit] = heard
    assert edit.touches(Country)
    assert register.next_undo is None


def test_not_more_is_kept_than_a_few_screens_name(register):
    for number in range(2 * MOST_KEPT):
        assert register.kept(lambda _register, n: n, number) == number
    assert len(register._kept) <= MOST_KEPT
