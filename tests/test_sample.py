"""The sample holds the public facts of the case, each with its source, entered as people would."""

import pytest

from tracker import resources
from tracker.records import agreements, commitments, countries, sessions, sources
from tracker.records.agreements import Agreement, Form
from tracker.records.commitments import Commitment
from tracker.records.kinds import KINDS
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.people import Person
from tracker.records.series import Series
from tracker.records.sessions import Session, SessionFormat, SessionKind
from tracker.records.sources import Citation, Source
from tracker.records.topics import Topic
from tracker.sample import kazakhstan_turkiye
from tracker.sample.facts import read
from tracker.store import Condition, Register

DIRECTIONS = [
    "Development of civil society",
    "Youth policy",
    "Information and mass media",
    "Religious activity",
    "Development of inter-ethnic relations",
    "Family policy",
]

BODIES = {
    "KZ": (
        "Committee for Civil Society Affairs",
        "Information Committee",
        "Committee for Youth and Family Affairs",
        "Committee for the Development of Inter-Ethnic Relations",
        "Media Policy Department",
        "Spiritual Administration of Muslims of Kazakhstan",
        "Civil Initiatives Support Center",
        "National Volunteer Network",
        "Zhastar Research Centre",
        "Otandastar Foundation",
    ),
    "TR": (
        "Directorate of Communications of the Presidency of the Republic of Türkiye",
        "Ministry of Youth and Sports of the Republic of Türkiye",
        "Presidency of Religious Affairs of the Republic of Türkiye",
        "TİKA Programme Coordination Office in Nur-Sultan",
        "Media of Türkiye",
        "Non-governmental organisations of Türkiye",
    ),
}


@pytest.fixture
def june(sample):
    [found] = sample.find(Session, Condition("kind = 'strategic_session'"))
    return found


def test_the_working_visit_of_april_2021_has_its_three_counterparts(sample):
    [visit] = sample.find(Session, Condition("kind = 'working_visit' and start like '2021-04%'"))
    talks = sessions.children(sample, visit)
    assert {t.kind for t in talks} == {SessionKind.TALKS}
    heads = [
        str(sample.get(Person, side.head).name)
        for talk in talks
        for side in sessions.delegations(sample, talk)
        if side.head and side.country != countries.home(sample).ref
    ]
    assert sorted(name.split()[-1] for name in heads) == ["Altun", "Erbaş", "Kasapoğlu"]


def test_the_youth_memorandum_is_an_agreement_and_a_commitment_to_conclude_it(sample):
    [memorandum] = [
        a for a in sample.find(Agreement)
        if a.form is Form.MEMORANDUM and "youth policy" in a.title.in_("en")
    ]  # fmt: skip
    assert agreements.actions(sample, memorandum)
    [promise] = [
        c for c in sample.find(Commitment)
        if c.title.in_("en") == "Conclude a memorandum of understanding on youth policy"
    ]  # fmt: skip
    origin = sample.at(promise.origin, KINDS)
    assert str(origin.start).endswith("April 2021")


def test_the_june_sessions_have_four_thematic_sessions(sample, june):
    assert (june.start, june.end) == (PartialDate("2021-06-03"), PartialDate("2021-06-04"))
    assert june.format is SessionFormat.ONLINE
    parts = sessions.children(sample, june)
    assert [part.kind for part in parts] == [SessionKind.THEMATIC_SESSION] * 4


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, names in BODIES.items() for name in names]
)
def test_the_bodies_of_both_sides_are_there_by_name(sample, code, name):
    [body] = [o for o in sample.find(Organisation) if o.name.in_("en") == name]
    assert body.country == countries.by_code(sample, code).ref


def test_the_ministrys_six_directions_come_first_among_the_topics(sample):
    assert [t.name.in_("en") for t in sample.find(Topic) if t.parent is None][:6] == DIRECTIONS


def test_partnership_against_disinformation_and_training_of_media_are_promised(sample):
    titles = " ".join(c.title.in_("en") for c in sample.find(Commitment)).lower()
    assert "disinformation" in titles
    assert "media specialists" in titles


def test_the_series_stand_by_edition_and_what_is_not_known_stays_a_gap(sample):
    diaspora, council, planning, commission, youth = (
        [edition.ordinal for edition in sessions.editions(sample, series)]
        for series in sample.find(Series)
    )
    assert (diaspora, council) == ([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5])
    assert (planning, commission, youth) == ([1, 5, 6, 7, 8], [12, 13], [3, 5])


def test_the_third_meeting_of_diaspora_ministers_keeps_both_cities(sample):
    third = sessions.editions(sample, sample.find(Series)[0])[2]
    said = sources.conflicts(sources.citations(sample, third))["city"]
    assert {citation.said for citation in said} == {"Ankara", "Istanbul"}


def test_every_fact_but_the_topics_names_its_source(sample):
    uncited = [
        record.code
        for kind in KINDS.values()
        if kind not in {countries.Country, Topic, Source, Citation}
        for record in sample.find(kind)
        if not sources.citations(sample, record)
    ]
    assert uncited == []


def test_every_title_and_name_is_there_in_the_four_languages(sample):
    partial = [
        record.code
        for kind in (Session, Agreement, Commitment, Organisation, Series, Topic)
        for record in sample.find(kind)
        if len(record.heading.texts) != 4
    ]
    assert partial == []


def test_the_sample_is_made_by_the_verbs_of_people_and_is_no_step_to_undo(sample):
    assert sample.next_undo is None
    session = sample.find(Session)[0]
    assert [entry.label for entry in sample.history_of(session)] == ["Enter the sample"]
    assert sample.count(Session) == len(read(resources.path(*kazakhstan_turkiye.FACTS))["session"])


def content(register):
    return {
        kind.table: [(r.code, [getattr(r, f) for f in r.__dataclass_fields__ if f != "uid"])
                     for r in register.find(kind)]
        for kind in KINDS.values()
    }  # fmt: skip


def test_building_it_twice_gives_the_same_content(sample, tmp_path):
    with kazakhstan_turkiye.make(tmp_path / "again.register") as again:
        assert content(again) == content(sample)


def test_no_commitment_is_a_draft_and_each_names_a_partner(sample):
    found = sample.find(Commitment)
    assert found
    assert sample.count(Commitment, commitments.IS_DRAFT) == 0
    assert all(c.partners for c in found)


def test_a_sample_that_cannot_be_finished_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(kazakhstan_turkiye, "enter", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        kazakhstan_turkiye.make(tmp_path / "half.register")
    assert list(tmp_path.iterdir()) == []


def test_a_new_register_has_no_sample_in_it(register: Register):
    assert register.count(Session) == 0
