"""The chain on paper: numbered lines, each with its date and where it was read."""

from datetime import date

from tracker.briefs import chain, pdf
from tracker.briefs.content import Callout, Note, Points
from tracker.languages import LANGUAGES, Language
from tracker.records import documents, logbook, provenance, sources
from tracker.records.commitments import Commitment
from tracker.records.sessions import Session
from tracker.records.sources import Citation, Source
from tracker.records.words import Words
from tracker.store import Condition

DAY = date(2021, 6, 5)


def the_4th_meeting(sample):
    [commitment] = sample.find(
        Commitment, Condition("verbatim like ?", ("%4-ші отырысын өткізуге%",))
    )
    return commitment


def points(brief):
    [found] = [block for block in brief.blocks if isinstance(block, Points)]
    assert found.numbered
    return found.items


def test_each_line_has_its_date_and_sources(sample):
    brief = chain.gather(sample, the_4th_meeting(sample), DAY, Language.EN)
    june, visit = points(brief)
    assert june.opening.endswith("Joint strategic sessions of Kazakhstan and Türkiye")
    assert "3–4 Jun 2021" in june.text
    assert "agreed to be held at · 5–6 Apr 2021" in visit.text
    assert "Of the link: Participants of the sessions" in visit.text
    assert "Kazinform" in visit.text


def test_the_chain_prints_the_same_to_the_byte_in_every_language(sample):
    for language in LANGUAGES:
        brief = chain.gather(sample, the_4th_meeting(sample), DAY, language)
        assert pdf.to_bytes(brief) == pdf.to_bytes(brief)


def test_a_title_in_a_script_that_cannot_be_drawn_is_named_by_its_publisher(register):
    session = logbook.log(register, logbook.Entry(Session(title=Words.of(en="Visit"))))
    source = sources.save(register, Source(title="ترك برس: وزيرة", publisher="Turk Press"))
    sources.cite(register, Citation(about=session.any_ref, source=source.ref))
    said = repr(chain.gather(register, session, DAY, Language.EN).blocks)
    assert "Turk Press, SO-1" in said
    assert "ترك" not in said


def test_a_record_of_which_no_cause_is_known_says_so(register):
    session = logbook.log(register, logbook.Entry(Session(title=Words.of(en="Visit"))))
    brief = chain.gather(register, session, DAY, Language.EN)
    assert Note("No cause of it is recorded.") in brief.blocks


def test_a_document_is_checked_again_when_it_is_printed(sample, tmp_path):
    commitment = the_4th_meeting(sample)
    (tmp_path / "a").write_bytes(b"%PDF-1.7")
    content = documents.keep(sample, tmp_path / "a")
    document = documents.attach(sample, commitment, "Protocol.pdf", content)

    def printed():
        return chain.gather(sample, commitment, DAY, Language.EN).blocks

    assert f"{document.code} · Protocol, SHA-256 {content.sha256[:16]}…" in repr(printed())
    assert not any(isinstance(block, Callout) for block in printed())
    sample._db.execute("update content_piece set data = zeroblob(8)")
    [warning] = [block for block in printed() if isinstance(block, Callout)]
    assert warning.title == f"{document.code} · Protocol"


def test_what_was_deleted_is_printed_with_the_day_of_it(sample):
    commitment = the_4th_meeting(sample)
    with sample.edit("Delete session") as edit:
        june = provenance.chain(sample, commitment)[0].record
        edit.remove(june)
    first, second = points(chain.gather(sample, commitment, DAY, Language.EN))
    assert "Deleted on: 5 June 2021" in first.text
    assert "Working visit" in second.opening
