"""Whose register it is: partners are the others, and “ours” is said of the country chosen."""

from datetime import date

import pytest

from tests.briefs.asked import asked
from tracker.briefs.content import Facts, Table
from tracker.languages import Language
from tracker.records import commitments, countries, logbook, organisations, partner_facts
from tracker.records.commitments import Commitment, Side
from tracker.records.logbook import Entry
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Delegation, Session
from tracker.records.words import Words
from tracker.store import Refs, Register

DAY = date(2021, 6, 5)
HOMES = {"TR": "Türkiye", "UZ": "Uzbekistan"}


@pytest.fixture(params=HOMES)
def abroad(request, tmp_path):
    """A register of Türkiye or Uzbekistan, with talks held with Kazakhstan."""
    with countries.begin(tmp_path / "ours.register", "officer", request.param) as register:
        kazakhstan = countries.by_code(register, "KZ")
        both = (kazakhstan, countries.home(register))
        ministry = organisations.save(register, Organisation(name=Words.of(en="Ministry")))
        sent = Refs((ministry.saved_id,))
        entry = Entry(
            Session(title=Words.of(en="Talks"), start=PartialDate("2021-06-03")),
            delegations=tuple(Delegation(country=c.ref, organisations=sent) for c in both),
            follow_ups=(
                Commitment(title=Words.of(en="Hold a forum"), side=Side.OURS),
                Commitment(title=Words.of(en="Send experts"), side=Side.THEIRS),
            ),
        )
        logbook.log(register, entry)
        yield register


@pytest.fixture
def kazakhstan(abroad):
    return countries.by_code(abroad, "KZ")


def test_the_partners_are_the_others(abroad, kazakhstan):
    assert countries.partners(abroad) == [kazakhstan]
    [found] = abroad.find(Commitment, commitments.with_partner(kazakhstan))[:1]
    assert found.partners.ids == (kazakhstan.id,)


def test_what_is_ours_is_told_of_the_country_whose_register_it_is(abroad, kazakhstan):
    facts = partner_facts.of(abroad, kazakhstan, DAY)
    assert [(side, delivered.in_all) for side, delivered in facts.balance] == [
        (Side.OURS, 1),
        (Side.THEIRS, 1),
    ]


def test_the_brief_of_kazakhstan_is_prepared_in_the_home_country(abroad, kazakhstan):
    brief = asked(abroad, kazakhstan.code, DAY, Language.EN)
    home = HOMES[countries.home(abroad).code]
    assert brief.title == "Republic of Kazakhstan"
    assert ("Prepared in", home) in [(fact.label, fact.value) for fact in brief.facts]
    labels = [f.label for block in brief.blocks if isinstance(block, Facts) for f in block.items]
    tables = [block for block in brief.blocks if isinstance(block, Table)]
    sides = {r.cells[1].text: r.cells[2].note for t in tables for r in t.rows if len(r.cells) > 4}
    # Our own side first, though it was entered last.
    assert labels.index(home) < labels.index("Kazakhstan")
    assert sides == {"Hold a forum": "ours", "Send experts": "theirs"}


def test_a_brief_in_turkish_names_the_home_country_in_turkish(tmp_path):
    with countries.begin(tmp_path / "ours.register", "", "TR") as register:
        kazakhstan = countries.by_code(register, "KZ")
        brief = asked(register, kazakhstan.code, DAY, Language.TR)
    assert "Türkiye" in [fact.value for fact in brief.facts]


def test_another_country_becomes_home_for_good_and_is_no_step_to_undo(register, turkiye):
    heard = []
    register.subscribe(heard.append)
    countries.make_home(register, turkiye)
    countries.make_home(register, turkiye)
    assert len(heard) == 1
    assert register.next_undo is None
    with Register.open(register.path) as again:
        assert countries.home(again) == turkiye


def test_a_country_that_became_home_is_no_partner_and_one_that_was_may_be(register, turkiye):
    entry = Entry(
        Session(title=Words.of(en="Talks")), delegations=(Delegation(country=turkiye.ref),)
    )
    logbook.log(register, entry)
    assert countries.partners(register) == [turkiye]
    countries.make_home(register, turkiye)
    assert countries.partners(register) == []


@pytest.mark.parametrize(
    ("region", "language", "code"),
    [
        ("KG", Language.RU, "KG"),
        ("UZ", Language.EN, "UZ"),
        ("TR", Language.EN, "TR"),
        ("RU", Language.RU, "KZ"),
        ("US", Language.TR, "TR"),
        ("", Language.TR, "TR"),
        ("", Language.KK, "KZ"),
        ("", Language.EN, "KZ"),
        ("001", Language.KK, "KZ"),
    ],
)
def test_a_register_is_likely_of_the_systems_region_else_of_the_language(region, language, code):
    assert countries.likely_home(region, language) == code


def test_no_file_is_left_of_a_register_of_no_country(tmp_path):
    path = tmp_path / "ours.register"
    with pytest.raises(LookupError):
        countries.begin(path, "", "XX")
    assert not path.exists()


def test_the_sample_is_kazakhstans(sample):
    assert countries.home(sample).code == "KZ"
    assert "KZ" not in [country.code for country in countries.partners(sample)]
