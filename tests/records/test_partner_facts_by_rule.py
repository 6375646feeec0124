"""What is told of a partner by counts is what each record's own rules tell."""

import shutil
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from tracker.records import (
    agreement_life,
    agreements,
    commitments,
    countries,
    editions,
    links,
    partner_facts,
    sessions,
)
from tracker.records.agreements import Action, ActionKind, Agreement, AgreementStatus
from tracker.records.commitments import Commitment, Side, Status, Timing
from tracker.records.countries import Country
from tracker.records.links import Link, LinkKind
from tracker.records.partial_dates import PartialDate
from tracker.records.partner_facts import Delivered, Mechanism, Recorded
from tracker.records.series import Series
from tracker.records.sessions import Session, SessionStatus
from tracker.records.words import Words
from tracker.sample import synthetic
from tracker.store import Refs, Register

DAYS = [
    date(2016, 2, 29),
    date(2019, 6, 30),
    date(2021, 6, 5),
    date(2021, 9, 1),
    date(2026, 1, 15),
]


@pytest.fixture(scope="module")
def synthetic_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("synthetic") / "many.register"
    synthetic.make(path, 400, seed=7, user="officer").close()
    return path


@pytest.fixture(params=["sample", "synthetic"])
def filled(request, tmp_path, sample_file, synthetic_file):
    file = sample_file if request.param == "sample" else synthetic_file
    with Register.open(shutil.copy(file, tmp_path / "filled.register")) as register:
        yield register


@pytest.fixture(params=["as written", "in sets"])
def asked(request, filled):
    """The register as the window reads it: itself where it is small, alongside where large."""
    if request.param == "as written":
        yield filled
        return
    with closing(filled.alongside()) as beside:
        yield beside


def with_partner(register, kind, partner):
    return [r for r in register.find(kind) if partner.id in r.partners.ids]


def begins(session):
    iso = session.start.iso
    for quarter, month in (("Q1", "01"), ("Q2", "04"), ("Q3", "07"), ("Q4", "10")):
        iso = iso.replace(quarter, month)
    return iso, session.id


def the_sessions(register, partner, day):
    """The last and the next session, and all that were held, the latest first."""
    whole = [s for s in with_partner(register, Session, partner) if s.parent is None]
    dated = sorted((s for s in whole if s.start), key=begins)
    held = [s for s in dated if s.was_held_by(day)]
    ahead = [s for s in dated if s.is_ahead(day)]
    newest = sorted(held, key=lambda s: s.id)
    newest.sort(key=lambda s: begins(s)[0], reverse=True)
    undated = [s for s in whole if not s.start and s.was_held_by(day)]
    return (held or [None])[-1], (ahead or [None])[0], [*newest, *undated]


def the_mechanisms(register, partner, day):
    found = {}
    for series in register.find(Series):
        mine = sorted(
            (s for s in register.find(Session) if s.series == series.ref),
            key=lambda s: (s.start is None, s.start.iso if s.start else "", s.id),
        )
        if partner.id in series.partners.ids or any(partner.id in s.partners.ids for s in mine):
            held = [s for s in mine if s.was_held_by(day)]
            after = [s for s in mine if s.is_after(day)]
            coming = [s for s in after if s.status is not SessionStatus.CANCELLED]
            found[series.id] = Mechanism(series, (held or [None])[-1], (coming or [None])[0])
    return found


def the_agreements(register, partner, day):
    found = {}
    for agreement in agreements.by_title(register):
        actions = agreements.actions(register, agreement)
        begun = not actions or agreements.done_by(actions, day)
        if partner.id in agreement.partners.ids and begun:
            status = agreement_life.of(register, agreement, day).status
            found.setdefault(status, []).append(agreement)
    return [(status, found[status]) for status in AgreementStatus if status in found]


def came_later(register, commitment, day):
    origin = commitment.origin
    is_of_session = origin is not None and origin.table == Session.table
    return is_of_session and register.get(Session, origin.id).is_after(day)


def state(commitment, day):
    if commitment.is_overdue(day):
        return Timing.OVERDUE
    closed_later = commitment.is_open_on(day) and not commitment.is_open
    return Status.ON_CONTROL if closed_later else commitment.status


def the_commitments(register, partner, day):
    mine = [
        c
        for c in with_partner(register, Commitment, partner)
        if c.status is not Status.DRAFT and not came_later(register, c, day)
    ]
    states, balance = [], []
    for side in Side:
        ours = [c for c in mine if c.side is side]
        counts = Counter(state(c, day) for c in ours)
        if ours:
            states.append(
                (side, tuple((s, counts[s]) for s in (Timing.OVERDUE, *Status) if counts[s]))
            )
            done, late = counts[Status.FULFILLED], counts[Timing.OVERDUE]
            still_open = sum(c.is_open_on(day) for c in ours) - late
            closed = len(ours) - done - late - still_open
            balance.append((side, Delivered(done, late, still_open, closed)))
    return tuple(states), tuple(balance)


def check(register, asked, partner, day):
    found = partner_facts.of(asked, partner, day)
    last, coming, held = the_sessions(register, partner, day)
    assert (found.last, found.coming, list(found.held)) == (last, coming, held)
    assert {m.series.id: m for m in found.mechanisms} == the_mechanisms(register, partner, day)
    by_status = [(status, list(each)) for status, each in found.agreements]
    assert by_status == the_agreements(register, partner, day)
    assert (found.commitments, found.balance) == the_commitments(register, partner, day)


def test_the_facts_of_a_partner_are_those_its_records_tell(filled, asked):
    for code, day in product(("TR", "UZ"), DAYS):
        check(filled, asked, countries.by_code(filled, code), day)


def test_commitments_of_every_state_are_told_by_their_own_rule(register, turkiye):
    mine = Refs((turkiye.id,))
    met = [PartialDate(on) for on in ("2021-06", "2021-06-05", "2021-06-06", "2021-Q3", "2022")]
    days = [None, *(PartialDate(on) for on in ("2021-06-04", "2021-06-05", "2021-06", "2022"))]
    with register.edit("Fill") as edit:
        places = [edit.save(Session(title=Words.of(en="M"), start=on, partners=mine)) for on in met]
        origins = [None, *(place.any_ref for place in places)]
        for n, (status, due, closed) in enumerate(product(Status, days, days)):
            is_open = status in commitments.OPEN
            edit.save(
                Commitment(
                    title=Words.of(en="Hold a forum"),
                    partners=mine,
                    side=list(Side)[n % 3],
                    status=status,
                    due=due,
                    closed_on=None if is_open else closed,
                    origin=origins[n % len(origins)],
                )
            )
    with closing(register.alongside()) as beside:
        for asked, day in product((register, beside), DAYS):
            check(register, asked, turkiye, day)


def test_a_session_is_held_or_ahead_as_its_own_rule_says(register, turkiye):
    dates = [None, *map(PartialDate, ("2021", "2021-Q2", "2021-06", "2021-06-05", "2021-06-06"))]
    with register.edit("Fill") as edit:
        for status, start, end in product(SessionStatus, dates, dates):
            edit.save(
                Session(
                    title=Words.of(en="Talks"),
                    status=status,
                    start=start,
                    end=end,
                    partners=Refs((turkiye.id,)),
                )
            )
    everything = register.find(Session)
    for day in (date(2020, 12, 31), date(2021, 6, 4), date(2021, 6, 5), date(2021, 6, 30)):
        held = register.find(Session, sessions.held_by(day))
        assert held == [s for s in everything if s.was_held_by(day)]
        ahead = register.find(Session, sessions.ahead(day))
        assert ahead == [s for s in everything if s.is_ahead(day)]
        last, coming, _held = the_sessions(register, turkiye, day)
        assert sessions.last_and_next(register, turkiye, day) == (last, coming)


def answer(steps):
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def test_how_much_is_recorded_with_each_country_is_counted_right(filled, asked):
    day = DAYS[2]
    found = answer(partner_facts.recorded(asked, day))
    met, agreed, promised = (filled.find(kind) for kind in (Session, Agreement, Commitment))
    still_open = [c for c in promised if c.is_open]
    late = [c for c in promised if c.is_overdue(day)]
    for country in filled.find(Country):
        told = found.get(country.id, Recorded(0, 0, 0, 0))
        kinds = (met, agreed, still_open, late)
        assert told == Recorded(*(sum(country.id in r.partners.ids for r in k) for k in kinds))


def test_lives_read_together_are_those_read_one_by_one(filled):
    older, newer, *_others = filled.find(Agreement)
    signed = Action(kind=ActionKind.IN_FORCE, on=PartialDate("2020-03-01"))
    agreements.record_action(filled, newer, signed)
    replaces = Link(origin=newer.any_ref, target=older.any_ref, kind=LinkKind.REPLACES)
    links.connect(filled, replaces)
    found = agreements.by_title(filled)
    for day in DAYS:
        each = [agreement_life.of(filled, agreement, day) for agreement in found]
        assert list(agreement_life.of_each(filled, found, day)) == each
    assert agreement_life.of(filled, older, DAYS[-1]).status is AgreementStatus.SUPERSEDED


def test_how_much_is_recorded_follows_the_edits(filled):
    day, country = DAYS[2], countries.by_code(filled, "TR")
    with closing(filled.alongside()) as beside:
        filled.subscribe(beside.follow)
        before = answer(partner_facts.recorded(beside, day))[country.id]
        commitments.add(
            filled,
            Commitment(
                title=Words.of(en="Hold a forum"),
                partners=Refs((country.id,)),
                due=PartialDate("2021-05"),
            ),
        )
        after = answer(partner_facts.recorded(beside, day))[country.id]
    assert after == replace(before, open=before.open + 1, overdue=before.overdue + 1)


def test_a_series_stands_as_its_editions_tell(filled, asked):
    for day in DAYS:
        found = answer(editions.standings(asked, day))
        for series in filled.find(Series):
            mine = sessions.editions(filled, series)
            mechanism = Mechanism(series, *in_series(mine, day))
            assert found[series.id] == editions.Standing(
                len(mine),
                mechanism.last.start if mechanism.last else None,
                mechanism.coming.start if mechanism.coming else None,
                tuple(editions.warnings(mine)),
            )


def in_series(mine, day):
    dated = sorted((s for s in mine if s.start), key=lambda s: (s.start.iso, s.id))
    held = [s for s in dated if s.was_held_by(day)]
    after = [s for s in dated if s.is_after(day) and s.status is not SessionStatus.CANCELLED]
    return (held or [None])[-1], (after or [None])[0]
