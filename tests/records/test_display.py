"""What records are called in lists is right after all that can change it."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tracker.languages import Language, speaking
from tracker.records import countries, display, merging, names, organisations
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.names import Name, NameKind
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import Refs, Register, fields_of

MARCH = PartialDate("2021-03")


@pytest.fixture
def ministry(register):
    text = Words.of(en="Ministry of Youth", kk="Жастар министрлігі")
    return organisations.save(register, Organisation(name=text))


def test_a_list_of_commitments_asks_for_each_record_it_names_once(register, turkiye, ministry):
    rows = [Commitment(partners=Refs((turkiye.id,)), lead=ministry.ref)] * 128
    asked = []
    register._db.set_trace_callback(asked.append)
    for row in rows:
        assert display.names(register, Country, row.partners) == "Türkiye"
        assert display.short_name(register, row.lead) == "Ministry of Youth"
    register._db.set_trace_callback(None)
    assert sum(sql.startswith("select") for sql in asked) == 2


def test_the_names_of_a_time_are_asked_for_once_and_right_after_one_is_added(register, turkiye):
    def called():
        return display.names(register, Country, Refs((turkiye.id,)), MARCH)

    assert called() == "Türkiye"
    former = Name(
        owner=turkiye.any_ref,
        text=Words.of(en="Turkey"),
        kind=NameKind.SHORT,
        valid_to=PartialDate("2022-06"),
    )
    names.save(register, former)
    assert called() == "Turkey (now: Türkiye)"
    register.undo()
    assert called() == "Türkiye"


def test_a_merged_organisation_goes_by_the_name_of_the_one_kept(register, ministry):
    double = organisations.save(register, Organisation(name=Words.of(en="Youth Ministry")))
    card = Commitment(title=Words.of(en="Hold a forum"), lead=double.ref)
    with register.edit("Add commitment") as edit:
        card = edit.save(card)
    assert display.short_name(register, card.lead) == "Youth Ministry"
    merging.merge(register, ministry, double)
    moved = register.get(Commitment, card.ref)
    assert display.short_name(register, moved.lead) == "Ministry of Youth"
    register.undo()
    assert display.short_name(register, card.lead) == "Youth Ministry"


def test_what_is_put_into_the_bin_leaves_the_lists_that_named_it(register, ministry):
    [field] = [f for f in fields_of(Commitment) if f.name == "co_executors"]
    card = Commitment(co_executors=Refs((ministry.id,)))
    assert display.shown(register, card, field) == "Ministry of Youth"
    with register.edit("Delete") as edit:
        edit.remove(ministry)
    assert display.shown(register, card, field) == ""


def test_a_name_is_said_in_the_language_in_use(register, ministry):
    assert display.short_name(register, ministry.ref) == "Ministry of Youth"
    with speaking(Language.KK):
        assert display.short_name(register, ministry.ref) == "Жастар министрлігі"
    assert display.short_name(register, ministry.ref) == "Ministry of Youth"


def test_a_window_on_an_earlier_day_names_what_was_called_otherwise_then(
    new_register_file, tmp_path
):
    path = shutil.copy(new_register_file, tmp_path / "later.register")
    with Register.open(path, clock=lambda: datetime(2021, 6, 9, tzinfo=UTC)) as register:
        turkiye = countries.by_code(register, "TR")
        countries.save(register, replace(turkiye, name=Words.of(en="Turkey")))
        refs = turkiye.ref
        with register.as_of(datetime(2021, 6, 6, tzinfo=UTC)) as earlier:
            assert display.names(earlier, Country, refs) == "Türkiye"
            assert display.names(register, Country, refs) == "Turkey"
