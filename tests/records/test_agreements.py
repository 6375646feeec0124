from datetime import date

import pytest

from tracker.records import agreements
from tracker.records.agreements import Action, ActionKind, Agreement, AgreementStatus
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words


def action(kind, on=None):
    return Action(kind=kind, on=on and PartialDate(on))


@pytest.mark.parametrize(
    ("actions", "status"),
    [
        ([], AgreementStatus.UNKNOWN),
        ([action(ActionKind.AMENDED)], AgreementStatus.UNKNOWN),
        ([action(ActionKind.NEGOTIATED, "2021-04")], AgreementStatus.NEGOTIATED),
        ([action(ActionKind.SIGNED, "2003-05-22")], AgreementStatus.SIGNED),
        (
            [action(ActionKind.SIGNED, "2003"), action(ActionKind.AMENDED, "2005")],
            AgreementStatus.SIGNED,
        ),
        (
            [action(ActionKind.IN_FORCE, "2004"), action(ActionKind.TERMINATED, "2020")],
            AgreementStatus.TERMINATED,
        ),
    ],
)
def test_the_status_follows_from_the_actions(actions, status):
    assert agreements.status(agreements.in_order(actions)) is status


def test_actions_stand_by_date_and_undated_ones_where_they_were_entered():
    signed, undated, agreed = (
        action(ActionKind.SIGNED, "2003-05-22"),
        action(ActionKind.RATIFIED),
        action(ActionKind.NEGOTIATED, "2002"),
    )
    assert agreements.in_order([signed, undated, agreed]) == [agreed, signed, undated]


def test_the_status_as_of_a_day_does_not_know_what_came_later():
    actions = [action(ActionKind.SIGNED, "2003"), action(ActionKind.IN_FORCE, "2005")]
    assert agreements.status(actions, date(2004, 1, 1)) is AgreementStatus.SIGNED


def test_an_undated_action_is_not_known_before_the_one_it_follows():
    actions = [
        action(ActionKind.NEGOTIATED, "2021-04"),
        action(ActionKind.SIGNED, "2023-05"),
        action(ActionKind.RATIFIED),
    ]
    assert agreements.status(actions, date(2021, 6, 5)) is AgreementStatus.NEGOTIATED
    assert agreements.status(actions, date(2023, 6, 5)) is AgreementStatus.RATIFIED
    undated = [action(ActionKind.NEGOTIATED)]
    assert agreements.status(undated, date(2000, 1, 1)) is AgreementStatus.NEGOTIATED


def test_an_agreement_and_its_first_action_are_one_step(register):
    saved = agreements.save(
        register,
        Agreement(title=Words.of(en="Customs assistance")),
        [action(ActionKind.SIGNED, "2003-05-22")],
    )
    assert agreements.signed_on(agreements.actions(register, saved)) == PartialDate("2003-05-22")
    assert register.next_undo == "Add agreement"
    register.undo()
    assert (register.count(Agreement), register.count(Action)) == (0, 0)


def test_agreements_stand_by_title_and_not_by_the_number_of_their_code(register):
    for title in ("Visas", "Archives", "Media"):
        agreements.save(register, Agreement(title=Words.of(en=title)))
    found = [str(agreement.title) for agreement in agreements.by_title(register)]
    assert found == ["Archives", "Media", "Visas"]
