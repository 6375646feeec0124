"""Why a record exists: the chain back to the earliest cause, with nothing falling out of it."""

from dataclasses import replace

import pytest

from tracker.records import agreements, bin, commitments, links, logbook, provenance, sources
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.kinds import by_code
from tracker.records.links import Link, LinkKind
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session
from tracker.records.sources import Citation, Source
from tracker.records.words import Words
from tracker.store import Condition


def session(register, title, **facts):
    return logbook.log(register, logbook.Entry(Session(title=Words.of(en=title), **facts)))


def link(register, origin, target, kind=LinkKind.AGREED_TO_HOLD):
    made = Link(origin=origin.any_ref, target=target.any_ref, kind=kind)
    return links.connect(register, made)


@pytest.fixture
def visit(register):
    return session(register, "Working visit", start=PartialDate("2021-04-05"))


@pytest.fixture
def june(register, visit):
    """The strategic sessions, which the visit agreed to hold."""
    june = session(register, "Strategic sessions", start=PartialDate("2021-06-03"))
    link(register, visit, june)
    return june


@pytest.fixture
def promise(register, june):
    """What was promised at a thematic session of them."""
    part = session(register, "Youth policy", parent=june.ref)
    promised = Commitment(title=Words.of(en="Hold the 4th meeting"), origin=part.any_ref)
    return commitments.add(register, promised)


def told(register, record):
    chain = provenance.chain(register, record)
    return [(step.relation, provenance.called(register, step.known)) for step in chain]


def test_a_chain_goes_back_from_a_commitment_to_the_earliest_cause(register, promise):
    assert told(register, promise) == [
        ("Agreed at", "Youth policy"),
        ("Part of", "Strategic sessions"),
        ("agreed to be held at", "Working visit"),
    ]


def test_the_june_commitment_on_the_4th_meeting_goes_back_to_the_april_visit(sample):
    where = Condition("verbatim like ?", ("%4-ші отырысын өткізуге%",))
    [commitment] = sample.find(Commitment, where)
    [june, visit] = provenance.chain(sample, commitment)
    assert june.date == PartialDate("2021-06-03")
    assert visit.date == PartialDate("2021-04-05")
    assert visit.name == "agreed_to_hold"
    assert visit.when == "5–6 Apr 2021"
    assert visit.sources, "the visit was read somewhere"
    assert visit.link_sources, "that the visit agreed to the sessions was read somewhere"


def test_a_step_tells_the_sources_of_the_record_and_those_of_the_link(register, visit, june):
    of_visit = sources.save(register, Source(title="Kazinform"))
    of_link = sources.save(register, Source(title="Order"))
    [tie] = links.of(register, june)
    for about, source in ((visit, of_visit), (visit, of_visit), (tie, of_link)):
        sources.cite(register, Citation(about=about.any_ref, source=source.ref))
    [step] = provenance.chain(register, june)
    assert [source.title for source in step.sources] == ["Kazinform"]
    assert [source.title for source in step.link_sources] == ["Order"]


def test_a_circle_of_links_ends_where_it_closes(register, visit, june):
    link(register, june, visit, LinkKind.LED_TO)
    link(register, june, june, LinkKind.LED_TO)
    assert told(register, june) == [("agreed to be held at", "Working visit")]
    assert told(register, visit) == [("result of", "Strategic sessions")]


def test_each_cause_stands_under_what_it_caused(register, visit, june, promise):
    forum = session(register, "Forum")
    link(register, forum, june, LinkKind.PREPARES)
    steps = provenance.chain(register, promise)
    assert [step.path for step in steps] == [(1,), (1, 1), (1, 1, 1), (1, 1, 2)]
    assert [step.of for step in steps[2:]] == [june.code, june.code]


def test_a_chain_is_no_longer_than_can_be_read(register, june):
    with register.edit("Add sessions"):
        for n in range(provenance.MOST + 20):
            link(register, session(register, f"Cause {n}"), june, LinkKind.LED_TO)
    assert len(provenance.chain(register, june)) == provenance.MOST


def test_a_mention_and_an_effect_are_no_causes(register, visit, june):
    link(register, june, visit, LinkKind.MENTIONS)
    assert told(register, visit) == []


def test_what_implements_a_thing_is_caused_by_it(register, promise):
    plan = agreements.save(register, Agreement(title=Words.of(en="Action plan")))
    link(register, promise, plan, LinkKind.IMPLEMENTS)
    assert ("implements", "Action plan") in told(register, promise)
    assert told(register, plan) == []


def test_what_was_deleted_stays_in_the_chain_as_a_tombstone(register, visit, june, promise):
    with register.edit("Delete session") as edit:
        edit.remove(june)
    steps = provenance.chain(register, promise)
    [gone] = [step for step in steps if step.known.is_gone]
    assert provenance.called(register, gone.known) == "Strategic sessions"
    assert gone.known.code == june.code
    assert provenance.tombstone(gone.known) == "Deleted on: 5 June 2021"
    assert provenance.called(register, steps[-1].known) == "Working visit"


def test_what_came_back_from_the_bin_is_no_tombstone(register, june, promise):
    with register.edit("Delete session") as edit:
        binned = edit.remove(june)
    bin.restore(register, [binned])
    assert not any(step.known.is_gone for step in provenance.chain(register, promise))


def test_what_is_gone_altogether_is_remembered_from_the_history(register):
    held = session(register, "Consultations")
    ref = held.any_ref
    register.undo()
    promised = Commitment(title=Words.of(en="Hold a forum"), origin=ref)
    [step] = provenance.chain(register, commitments.add(register, promised))
    assert step.record is not None
    assert provenance.called(register, step.known) == "Consultations"
    assert provenance.tombstone(step.known) == "Deleted on: 5 June 2021"


def test_a_name_changed_before_the_deletion_is_the_one_remembered(register, june, promise):
    renamed = logbook.log(
        register, logbook.Entry(replace(june, title=Words.of(en="Joint sessions")))
    )
    with register.edit("Delete session") as edit:
        edit.remove(renamed)
    assert ("Part of", "Joint sessions") in told(register, promise)


def test_every_link_of_the_sample_says_where_it_was_read(sample):
    found = sample.find(Link)
    assert found
    assert all(sources.citations(sample, link) for link in found)


def test_a_record_without_a_cause_has_an_empty_chain(register, visit):
    assert provenance.chain(register, by_code(register, visit.code)) == []
