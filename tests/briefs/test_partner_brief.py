"""The partner brief, from the sample register as it stood the day after the sessions."""

from datetime import date

import pypdfium2
import pytest

from tests.briefs.asked import DAY, asked
from tracker.briefs import pdf, writing
from tracker.briefs.content import Callout, Facts, Heading, Table, Tiles
from tracker.languages import LANGUAGES, Language
from tracker.records import (
    agreements,
    closing,
    commitments,
    countries,
    logbook,
    names,
    organisations,
    sessions,
)
from tracker.records.agreements import Action, ActionKind, Agreement
from tracker.records.closing import Report
from tracker.records.commitments import Commitment, Status
from tracker.records.names import Name
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Delegation, Session, SessionStatus
from tracker.records.words import Words
from tracker.store import Refs

NAMES = {
    Language.KK: ("Түркия Республикасы", "Қазақстан"),
    Language.RU: ("Турецкая Республика", "Казахстан"),
    Language.TR: ("Türkiye Cumhuriyeti", "Kazakistan"),
    Language.EN: ("Republic of Türkiye", "Kazakhstan"),
}


@pytest.fixture
def partner(sample):
    return countries.by_code(sample, "TR")


@pytest.fixture
def brief(sample, partner):
    return asked(sample, partner.code, DAY, Language.EN)


def blocks(brief, kind):
    return [block for block in brief.blocks if isinstance(block, kind)]


def table(brief, caption):
    [found] = [t for t in blocks(brief, Table) if t.caption == caption]
    return found


def text_of(data):
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(pages).replace("\r", "")


def test_overdue_commitments_come_first_with_their_lateness(brief):
    rows = table(brief, "Open commitments").rows
    states = [row.cells[4].text for row in rows]
    assert states[0] == "overdue"
    assert states == sorted(states, key=lambda state: state != "overdue")
    assert "overdue" in rows[0].cells[3].note


def test_the_last_and_the_next_session_stand_in_short(brief):
    last, coming = blocks(brief, Facts)[0].items
    assert "3–4 June 2021" in last.value
    assert "Joint strategic sessions" in last.value
    assert "2021" in coming.value
    assert coming.label == "Next session"


def test_what_came_after_the_day_is_not_in_the_brief(sample, partner, brief):
    said = text_of(pdf.to_bytes(brief))
    assert "90 items" not in said
    assert "2022" not in said
    later = asked(sample, partner.code, date(2026, 11, 23), Language.EN)
    assert "90 items" in text_of(pdf.to_bytes(later))


def test_what_was_fulfilled_later_was_open_on_the_day(brief):
    rows = {row.cells[1].text: row.cells[4].text for row in table(brief, "Open commitments").rows}
    title = "Hold the 4th meeting of the diaspora ministers of the Turkic Council"
    assert rows[title] == "on control"


def test_the_figures_are_those_of_the_tables(brief):
    figures = {tile.label: int(tile.value) for tile in blocks(brief, Tiles)[0].items}
    rows = table(brief, "Open commitments").rows
    assert figures["Overdue"] == sum(row.cells[4].text == "overdue" for row in rows)


def test_sources_that_differ_are_both_named(brief):
    said = " ".join(callout.text for callout in blocks(brief, Callout))
    assert "Ankara" in said
    assert "Istanbul" in said


def test_a_session_put_off_is_not_said_to_be_certain(sample, partner):
    put_off = Session(
        title=Words.of(en="Talks on media"),
        status=SessionStatus.POSTPONED,
        start=PartialDate("2021-06-10"),
        partners=Refs((partner.id,)),
    )
    logbook.log(sample, logbook.Entry(put_off))
    drawn = asked(sample, partner.code, DAY, Language.EN)
    _last, coming = blocks(drawn, Facts)[0].items
    assert "Talks on media" in coming.value
    assert "postponed" in coming.value


def test_what_was_promised_by_a_later_agreement_is_not_known_yet(sample, partner):
    later = agreements.save(
        sample,
        Agreement(title=Words.of(en="Later plan"), partners=Refs((partner.id,))),
        [Action(kind=ActionKind.PLANNED, on=PartialDate("2021-07"))],
    )
    promise = Commitment(
        title=Words.of(en="Only later"), partners=Refs((partner.id,)), origin=later.any_ref
    )
    commitments.add(sample, promise)
    assert "Only later" not in str(asked(sample, partner.code, DAY, Language.EN))
    august = asked(sample, partner.code, date(2021, 8, 1), Language.EN)
    assert "Only later" in str(august)


def test_what_names_a_record_in_the_bin_can_still_be_printed(sample, partner):
    june = sessions.last_and_next(sample, partner, DAY)[0]
    sessions.remove(sample, [june])
    for organisation in sample.find(Organisation):
        with sample.edit("Delete") as edit:
            edit.remove(organisation)
    drawn = asked(sample, partner.code, DAY, Language.EN)
    assert june.code in str(table(drawn, "Open commitments").rows)


def test_a_fault_names_the_file_asked_for(sample, partner, tmp_path):
    with pytest.raises(OSError, match="gone") as fault:
        writing.write(sample, asked(sample), tmp_path / "gone" / "b.pdf")
    assert fault.value.filename == str(tmp_path / "gone" / "b.pdf")


def test_drafts_stay_out_of_a_brief(sample, partner):
    commitments.add(
        sample,
        Commitment(
            title=Words.of(en="Only a thought"),
            status=Status.DRAFT,
            partners=Refs((partner.id,)),
        ),
    )
    drawn = asked(sample, partner.code, DAY, Language.EN)
    assert "Only a thought" not in str(drawn)


def test_what_is_reported_but_not_verified_is_not_told_as_fulfilled(sample, partner):
    new = Commitment(title=Words.of(en="Send the list"), partners=Refs((partner.id,)))
    added = commitments.add(sample, new)
    closing.report_done(sample, [added], Report(by="Executor", on=PartialDate("2021-06-01")))
    drawn = asked(sample, partner.code, DAY, Language.EN)
    rows = {row.cells[1].text: row.cells[4].text for row in table(drawn, "Open commitments").rows}
    assert rows["Send the list"] == "reported, to be verified"


def test_text_from_a_record_is_printed_as_it_is(sample, partner):
    hostile = "R&D <b>bold</b> </para> {0} %s ' or 1=1"
    commitments.add(sample, Commitment(title=Words.of(en=hostile), partners=Refs((partner.id,))))
    said = text_of(pdf.to_bytes(asked(sample, partner.code, DAY, Language.EN)))
    assert "R&D <b>bold</b>" in said.replace("\n", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_letters_are_right_in_each_language(sample, partner, language):
    data = pdf.to_bytes(asked(sample, partner.code, DAY, language, marking="TEST & <i>"))
    said = text_of(data)
    official, home = NAMES[language]
    assert official in said.replace("\n", " ")
    assert home in said
    assert "TEST & <I>" in said.replace("İ", "I")
    assert "\ufffd" not in said


def test_every_kazakh_letter_comes_out_of_the_file_as_it_went_in(sample, partner):
    letters = "ӘҒҚҢӨҰҮҺІ әғқңөұүһі ЁЪЫЭ ёъыэ İIıi ŞşĞğÇçÖöÜü"
    commitments.add(sample, Commitment(title=Words.of(kk=letters), partners=Refs((partner.id,))))
    data = pdf.to_bytes(asked(sample, partner.code, DAY, Language.KK))
    assert set(letters) - {" "} <= set(text_of(data))


def test_a_partner_with_nothing_recorded_gets_a_brief_that_says_so(sample):
    chile = countries.by_code(sample, "CL")
    drawn = asked(sample, chile.code, DAY, Language.EN)
    said = text_of(pdf.to_bytes(drawn))
    assert "No session with this partner is recorded." in said
    assert "No commitment is open." in said
    assert [h.text for h in blocks(drawn, Heading) if h.level == 1] == [
        "In short", "Sessions", "Commitments", "Agreements",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (date(2021, 6, 5), "Turkic Council"),
        (date(2021, 12, 1), "Turkic Council (now: Turkic States)"),
    ],
)
def test_a_side_is_named_as_at_the_session_and_as_on_the_day_of_the_brief(register, as_of, said):
    partner = countries.by_code(register, "TR")
    body = organisations.save(register, Organisation(name=Words.of(en="Turkic States")))
    former = Words.of(en="Turkic Council")
    names.save(register, Name(owner=body.any_ref, text=former, valid_to=PartialDate("2021-11")))
    talks = Session(title=Words.of(en="Talks"), start=PartialDate("2021-06-03"))
    side = Delegation(country=partner.ref, organisations=Refs((body.saved_id,)))
    logbook.log(register, logbook.Entry(talks, delegations=(side,)))
    found = asked(register, partner.code, as_of, Language.EN)
    assert said in [fact.value for block in blocks(found, Facts) for fact in block.items]
