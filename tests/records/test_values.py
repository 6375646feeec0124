"""Words, partial dates, sources, posts: the small types the records are made of."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.languages import Language, speaking
from tracker.records import links, people, sources
from tracker.records.commitments import Commitment, add
from tracker.records.countries import by_code, save
from tracker.records.kinds import by_code as record_by_code
from tracker.records.links import Link, LinkKind
from tracker.records.partial_dates import PartialDate
from tracker.records.people import Person, Tenure
from tracker.records.sources import Citation, Source
from tracker.records.words import Words


def test_a_text_is_read_in_the_readers_language_else_in_the_original():
    title = Words.of(kk="Стратегиялық сессия", en="Strategic session")
    assert title.in_(Language.EN) == "Strategic session"
    assert title.in_(Language.TR) == "Стратегиялық сессия"
    assert title.original is Language.KK


def test_where_the_first_is_empty_the_next_is_the_original():
    title = Words.of(kk=" ", en="b")
    assert (title.original, str(title)) == (Language.EN, "b")


def test_a_text_of_blanks_is_no_text():
    assert not Words.of(kk="  ", ru="")


@pytest.mark.parametrize("iso", ["2021-13", "2021-02-30", "", "June", "2021-Q5", "21", "2021-6"])
def test_only_iso_texts_are_partial_dates(iso):
    with pytest.raises(ValueError, match=iso or "^$"):
        PartialDate(iso)


def test_an_unknown_day_stays_unknown():
    june = PartialDate.read("маусым 2021", date(2021, 6, 5))
    assert june == PartialDate("2021-06")
    with speaking(Language.KK):
        assert str(june) == "2021 жылғы маусым"


def test_nothing_typed_is_no_date():
    assert PartialDate.read("  ", date(2021, 6, 5)) is None


def test_sources_that_differ_both_stay(register):
    third = add(register, Commitment(title=Words.of(en="3rd meeting")))
    for publisher, city in (("AA", "Ankara"), ("Kazinform", "Istanbul"), ("mfa.gov.tr", "Ankara")):
        source = sources.save(register, Source(title=publisher))
        sources.cite(
            register,
            Citation(about=third.any_ref, source=source.ref, field="city", says=Words.of(en=city)),
        )
    found = sources.conflicts(sources.citations(register, third))
    assert [c.said for c in found["city"]] == ["Ankara", "Istanbul", "Ankara"]


def test_sources_that_agree_are_no_conflict(register):
    third = add(register, Commitment(title=Words.of(en="3rd meeting")))
    source = sources.save(register, Source(title="AA"))
    for _time in range(2):
        sources.cite(
            register,
            Citation(
                about=third.any_ref, source=source.ref, field="city", says=Words.of(en="Ankara")
            ),
        )
    assert sources.conflicts(sources.citations(register, third)) == {}


def test_a_date_known_less_exactly_is_no_conflict_and_another_day_is():
    def said(iso):
        return Citation(field="start", says=Words.of(en=iso))

    assert said("2013-05").agrees_with(said("2013-05-14"))
    assert not said("2024-11-18").agrees_with(said("2024-11-19"))
    assert said("2013-05").said == "May 2013"


def test_a_post_is_the_one_of_the_day(register):
    person = people.save(register, Person(name=Words.of(en="Person of the test")))
    for title, start, end in (("Minister", "2019-02", "2022-01"), ("Adviser", "2022", None)):
        people.appoint(
            register,
            Tenure(
                person=person.ref,
                title=Words.of(en=title),
                start=PartialDate(start),
                end=end and PartialDate(end),
            ),
        )
    assert str(people.post_on(register, person, date(2021, 6, 3))) == "Minister"
    assert str(people.post_on(register, person, date(2023, 6, 3))) == "Adviser"
    assert people.post_on(register, person, date(2018, 6, 3)) is None


def test_a_link_is_seen_from_both_ends(register):
    one, two = (add(register, Commitment(title=Words.of(en=title))) for title in ("one", "two"))
    link = links.connect(
        register, Link(origin=one.any_ref, target=two.any_ref, kind=LinkKind.CARRIED_OVER_TO)
    )
    assert links.of(register, one) == links.of(register, two) == [link]


def test_a_country_can_be_renamed_and_is_still_found_by_its_code(register):
    kyrgyzstan = by_code(register, "kg")
    save(register, replace(kyrgyzstan, name=Words.of(ru="Кыргызская Республика")))
    assert str(by_code(register, "KG").name) == "Кыргызская Республика"


def test_any_record_is_found_by_its_code(register):
    saved = add(register, Commitment(title=Words.of(en="x")))
    assert record_by_code(register, "c-1") == saved
    assert record_by_code(register, "TR").name.in_(Language.TR) == "Türkiye"
    assert record_by_code(register, "Z-1") is None
