"""Merging duplicates: every mention moves, no name is lost, and one step takes it back."""

import pytest

from tracker.records import (
    agreements,
    commitments,
    links,
    logbook,
    matching,
    merging,
    names,
    organisations,
    people,
)
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.links import Link
from tracker.records.merging import NotAlike
from tracker.records.names import NameKind
from tracker.records.organisations import Organisation
from tracker.records.people import Person
from tracker.records.sessions import Delegation, Session
from tracker.records.words import Words
from tracker.store import Condition, Refs


@pytest.fixture
def diyanet(register):
    return organisations.save(register, Organisation(name=Words.of(tr="Diyanet İşleri Başkanlığı")))


@pytest.fixture
def twin(register, turkiye):
    """The same body, entered a second time under its English name."""
    name = Words.of(en="Presidency of Religious Affairs")
    return organisations.save(
        register, Organisation(name=name, short=Words.of(en="PRA"), country=turkiye.ref)
    )


@pytest.fixture
def mentions(register, turkiye, twin, diyanet):
    """One record for each way of naming another: alone, among several, of any kind."""
    talks = Session(title=Words.of(en="Talks"), partners=Refs((turkiye.saved_id,)))
    sent = Delegation(country=turkiye.ref, organisations=Refs((twin.saved_id,)))
    session = logbook.log(register, logbook.Entry(talks, delegations=(sent,)))
    return [
        register.find(Delegation, Condition("session = ?", (session.id,)))[0],
        agreements.save(
            register,
            Agreement(
                title=Words.of(en="Protocol"),
                organisations=Refs((diyanet.saved_id, twin.saved_id)),
            ),
        ),
        commitments.add(
            register, Commitment(title=Words.of(en="Train theologians"), lead=twin.ref)
        ),
        organisations.save(register, Organisation(name=Words.of(en="Department"), parent=twin.ref)),
        links.connect(register, Link(origin=session.any_ref, target=twin.any_ref)),
    ]


def again(register, record):
    return register.get(type(record), record.ref)


def test_the_preview_names_what_will_change_and_changes_nothing(register, diyanet, twin, mentions):
    before = [again(register, record) for record in mentions]
    found = merging.preview(register, diyanet, twin)
    assert {record.any_ref for record in found} == {record.any_ref for record in mentions}
    assert [again(register, record) for record in mentions] == before


def test_all_references_move_to_the_one_kept(register, diyanet, twin, mentions):
    merging.merge(register, diyanet, twin)
    delegation, agreement, commitment, part, link = (again(register, r) for r in mentions)
    assert delegation.organisations == Refs((diyanet.saved_id,))
    assert agreement.organisations == Refs((diyanet.saved_id,))
    assert (commitment.lead, part.parent) == (diyanet.ref, diyanet.ref)
    assert link.target == diyanet.any_ref
    assert merging.preview(register, diyanet, twin) == []


def test_a_record_in_the_bin_comes_back_naming_the_one_kept(register, diyanet, twin, mentions):
    commitments.remove(register, [mentions[2]])
    merging.merge(register, diyanet, twin)
    assert again(register, mentions[2]).lead == diyanet.ref


def test_the_merged_names_stay_as_aliases_and_are_searched(register, diyanet, twin):
    kept = merging.merge(register, diyanet, twin)
    found = {(str(name.text), name.kind) for name in names.of(register, kept)}
    assert found == {
        ("Presidency of Religious Affairs", NameKind.ALIAS),
        ("PRA", NameKind.ALIAS),
    }
    assert register.find(Organisation, matching.beginning(register, Organisation, "religious")) == [
        kept
    ]


def test_other_spellings_of_a_person_stay_too(register):
    kept = people.save(register, Person(name=Words.of(tr="Ali Erbaş")))
    dropped = people.save(register, Person(name=Words.of(ru="Али Эрбаш"), aliases="Ali Erbash"))
    kept = merging.merge(register, kept, dropped)
    for typed in ("эрбаш", "erbash", "Erbaş"):
        assert register.find(Person, matching.beginning(register, Person, typed)) == [kept]


def test_the_dropped_one_is_in_the_bin(register, diyanet, twin):
    merging.merge(register, diyanet, twin)
    assert again(register, twin).binned
    assert register.find(Organisation) == [again(register, diyanet)]


def test_a_merge_is_one_undo_step(register, diyanet, twin, mentions):
    merging.merge(register, diyanet, twin)
    assert register.next_undo == "Merge duplicates"
    register.undo()
    assert not again(register, twin).binned
    assert again(register, mentions[2]).lead == twin.ref
    assert names.of(register, diyanet) == []
    assert register.count(Organisation, matching.beginning(register, Organisation, "pra")) == 1


def test_a_record_never_becomes_part_of_itself(register, twin):
    part = organisations.save(register, Organisation(name=Words.of(en="Diyanet"), parent=twin.ref))
    assert merging.merge(register, part, twin).parent is None


def test_a_link_between_the_two_goes_to_the_bin(register, diyanet, twin):
    link = links.connect(register, Link(origin=diyanet.any_ref, target=twin.any_ref))
    merging.merge(register, diyanet, twin)
    assert again(register, link).binned


def test_only_two_records_of_one_kind_can_be_merged(register, diyanet, turkiye):
    for other in (turkiye, diyanet):
        with pytest.raises(NotAlike):
            merging.merge(register, diyanet, other)
