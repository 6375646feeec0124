"""A commitment says what, how much, by when and by whom; the same is not promised twice."""

from dataclasses import replace

import pytest

from tracker.languages import Language, speaking
from tracker.records import commitments, control_cards, logbook, organisations, quality
from tracker.records.commitments import Commitment, Status
from tracker.records.control_cards import ControlCard
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session
from tracker.records.words import Words
from tracker.store import Refs, Severity


@pytest.fixture
def full(register, turkiye):
    ministry = organisations.save(register, Organisation(name=Words.of(en="Ministry")))
    return Commitment(
        title=Words.of(
            kk="Медиасала мамандарын бірге оқыту", en="Train media specialists together"
        ),
        deliverable=Words.of(en="A course"),
        indicator="20 specialists",
        due=PartialDate("2021-Q4"),
        lead=ministry.ref,
        partners=Refs((turkiye.id,)),
    )


def test_all_four_are_named(full):
    found = quality.of(full)
    assert (len(found.named), found.missing, str(found)) == (4, (), "Says 4 of 4")


@pytest.mark.parametrize(
    ("without", "word"),
    [
        ({"deliverable": None}, "deliverable"),
        ({"indicator": ""}, "target"),
        ({"due": None}, "deadline"),
        ({"lead": None}, "owner"),
    ],
)
def test_what_one_lacks_is_named(full, without, word):
    found = quality.of(replace(full, **without))
    assert found.missing == (word,)
    assert str(found) == f"Says 3 of 4 · missing: {word}"


def test_nearly_the_same_promise_is_warned_of_and_can_be_saved(register, full):
    first = commitments.add(register, full)
    again = Commitment(
        title=Words.of(en="Train the media specialists together"), partners=full.partners
    )
    [problem] = control_cards.problems(register, ControlCard(again))
    assert (problem.field, problem.severity) == ("title", Severity.WARNING)
    assert problem.sentence == (
        "This may be recorded already: C-1, Train media specialists together."
    )
    assert control_cards.save(register, ControlCard(again)).id != first.id


@pytest.mark.parametrize(
    "title",
    [
        Words.of(kk="МЕДИАСАЛА мамандарын бірге оқыту керек"),
        Words.of(ru="Медиасала мамандарын берге окыту"),
        Words.of(tr="Mediasala mamandaryn birge oqytu"),
    ],
)
def test_the_same_is_recognised_in_another_script_and_spelling(register, full, title):
    first = commitments.add(register, full)
    assert quality.duplicates(register, replace(full, title=title)) == [first]


def test_another_promise_or_another_partner_is_no_duplicate(register, full, turkiye):
    commitments.add(register, full)
    other = Words.of(en="Train theologians at universities")
    assert quality.duplicates(register, replace(full, title=other)) == []
    assert quality.duplicates(register, replace(full, partners=Refs())) == []
    assert quality.duplicates(register, replace(full, partners=Refs((turkiye.id + 1,)))) == []


def test_what_was_carried_over_is_not_promised_twice(register, full):
    commitments.add(register, replace(full, status=Status.CARRIED_OVER))
    assert quality.problems(register, full) == []


def test_a_saved_commitment_is_not_warned_of_again(register, full):
    commitments.add(register, full)
    second = commitments.add(register, full)
    assert quality.problems(register, second) == []


def test_a_follow_up_of_a_session_is_compared_by_the_sessions_partners(register, full):
    commitments.add(register, full)
    talks = Session(title=Words.of(en="Talks"), partners=full.partners)
    entry = logbook.Entry(talks, follow_ups=(Commitment(title=full.title),))
    [problem] = logbook.problems(register, entry)
    assert (problem.field, problem.severity) == ("follow_ups", Severity.WARNING)


def test_no_two_open_promises_of_the_sample_are_said_to_be_one(sample):
    for commitment in sample.find(Commitment, commitments.IS_OPEN):
        alike = quality.duplicates(sample, commitment)
        assert not [other for other in alike if other.is_open], commitment.code


def test_quality_is_said_in_the_language_in_use(full):
    with speaking(Language.EN):
        assert "target" in str(quality.of(replace(full, indicator="")))
