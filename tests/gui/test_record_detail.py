"""The detail of a record: all that is known of it, its sources and its past, as data only."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.briefs.tones import Tone
from tracker.gui import theme
from tracker.gui.chips import HEIGHT, Chip, ChipRow
from tracker.gui.detail.blocks import Facts, Notice, Prose, Quote, Steps
from tracker.gui.detail.content import gather
from tracker.gui.detail.pieces import RecordLink, label
from tracker.gui.record_detail import RecordDetail
from tracker.gui.theme import Appearance, Text
from tracker.languages import Language, speaking
from tracker.records import (
    agenda,
    agreements,
    commitments,
    deadlines,
    evidence,
    links,
    logbook,
    names,
    organisations,
    people,
    sources,
    topics,
)
from tracker.records.agreements import Action, ActionKind, Agreement, Form
from tracker.records.checklists import Preparation
from tracker.records.commitments import Commitment, Progress, Side
from tracker.records.deadlines import DeadlineChange, DeadlineReason
from tracker.records.evidence import Evidence
from tracker.records.links import Link, LinkKind
from tracker.records.names import Name
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.people import Person, Tenure
from tracker.records.sessions import (
    AgendaItem,
    Delegation,
    OutcomeKind,
    Session,
    SessionFormat,
)
from tracker.records.sources import Citation, Source
from tracker.records.topics import Topic
from tracker.records.words import Words
from tracker.store import AnyRef, Refs


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme.apply(qapp, Appearance.LIGHT)


@pytest.fixture
def ministry(register):
    name = Words.of(kk="Ақпарат және қоғамдық даму министрлігі", en="Ministry of Information")
    return organisations.save(register, Organisation(name=name))


@pytest.fixture
def session(register, turkiye, ministry):
    """The joint strategic sessions, with a delegation and an agenda."""
    minister = people.save(register, Person(name=Words.of(en="Aida Balayeva")))
    entry = logbook.Entry(
        Session(
            title=Words.of(ru="Стратегические сессии", en="Joint strategic sessions"),
            start=PartialDate("2021-06-03"),
            end=PartialDate("2021-06-04"),
            city=Words.of(en="Ankara"),
            country=turkiye.ref,
            format=SessionFormat.HYBRID,
            partners=Refs((turkiye.id,)),
            summary=Words.of(en="The ministries agreed on joint work."),
        ),
        (
            Delegation(
                country=turkiye.ref,
                head=minister.ref,
                head_post=Words.of(en="Minister of Information"),
                organisations=Refs((ministry.id,)),
            ),
        ),
        (
            AgendaItem(
                number="1", title=Words.of(en="Disinformation"), outcome=Words.of(en="Agreed")
            ),
        ),
    )
    return logbook.log(register, entry)


@pytest.fixture
def commitment(register, session, ministry):
    return commitments.add(
        register,
        Commitment(
            title=Words.of(kk="Жұмыс тобын құру", en="Set up a working group"),
            due=PartialDate("2021-05-31"),
            lead=ministry.ref,
            origin=session.any_ref,
            item="2.1",
            verbatim="Тараптар жұмыс тобын құруға уағдаласты",
            verbatim_language=Language.KK,
        ),
    )


@pytest.fixture
def memorandum(register, turkiye):
    agreement = Agreement(
        title=Words.of(en="Memorandum on youth policy"),
        form=Form.MEMORANDUM,
        partners=Refs((turkiye.id,)),
    )
    return agreements.save(
        register,
        agreement,
        (
            Action(kind=ActionKind.SIGNED, on=PartialDate("2021-06-04"), party=turkiye.ref),
            Action(kind=ActionKind.IN_FORCE, on=PartialDate("2021-Q4")),
        ),
    )


@pytest.fixture
def detail(qtbot):
    detail = RecordDetail()
    qtbot.addWidget(detail)
    detail.resize(520, 700)
    detail.show()
    return detail


def said(section):
    """All a section says, as label → texts and notes."""
    facts = [fact for block in section.blocks if isinstance(block, Facts) for fact in block.items]
    return {f.label: [part for v in f.values for part in (v.text, v.note) if part] for f in facts}


def sections(register, record, today):
    return {s.title: s for s in gather(register, record, today).sections}


# What is gathered


def test_the_head_names_the_record_and_how_it_stands(register, commitment, today):
    content = gather(register, commitment, today)
    assert content.kicker == "Commitment · C-1"
    assert content.title == "Set up a working group"
    assert [(chip.words, chip.tone) for chip in content.chips] == [
        ("5 days overdue", "bad"),
        ("on control", "neutral"),
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [("2021-05-30", "1 day left"), ("2021-05-31", "due today"), ("2021-06-01", "1 day overdue")],
)
def test_the_days_are_counted_from_the_day_it_is_read(register, commitment, day, words):
    content = gather(register, commitment, date.fromisoformat(day))
    assert content.chips[0].words == words


def test_a_title_shown_in_translation_has_its_original_below(register, session, today):
    content = gather(register, session, today)
    assert content.title == "Joint strategic sessions"
    assert content.original == "Русский: Стратегические сессии"
    with speaking(Language.RU):
        assert gather(register, session, today).original == ""


def test_of_a_session_the_time_and_place_come_first(register, session, today):
    assert gather(register, session, today).subtitle == "3–4 June 2021 · Ankara, Türkiye"


def test_only_what_is_known_is_said(register, commitment, today):
    facts = said(sections(register, commitment, today)[""])
    assert facts["Lead"] == [
        "Ministry of Information",
    ]
    assert "Counterpart" not in facts
    assert "Closed on" not in facts


def test_a_session_tells_of_its_delegations_agenda_and_follow_ups(
    register, session, commitment, today
):
    parts = sections(register, session, today)
    assert said(parts["Delegations"]) == {
        "Türkiye": ["Aida Balayeva", "Minister of Information", "Ministry of Information"]
    }
    assert said(parts["Agenda"]) == {"1": ["Disinformation", "Agreed"]}
    assert said(parts["Follow-up actions"]) == {
        "C-1": ["Set up a working group", "5 days overdue; On control; Due: 31 May 2021"]
    }
    assert list(parts) == [
        "", "Summary", "Delegations", "Agenda", "Follow-up actions", "Documents", "History",
    ]  # fmt: skip
    [summary] = parts["Summary"].blocks
    assert summary == Prose("The ministries agreed on joint work.")


def test_a_delegation_of_which_only_the_post_is_known_begins_with_it(
    register, session, turkiye, ministry, today
):
    deputy = Delegation(country=turkiye.ref, head_post=Words.of(en="Deputy minister"))
    unknown = Delegation(country=turkiye.ref, organisations=Refs((ministry.id,)))
    logged = logbook.log(register, logbook.Entry(session, (deputy, unknown)))
    [facts] = sections(register, logged, today)["Delegations"].blocks
    assert [[value.text for value in fact.values] for fact in facts.items] == [
        ["Deputy minister"],
        ["Ministry of Information"],
    ]


def test_topics_are_told_on_one_line(register, session, today):
    named = [topics.save(register, Topic(name=Words.of(en=n))) for n in ("Youth", "Media")]
    both = replace(session, topics=Refs(tuple(topic.id for topic in named)))
    assert said(sections(register, both, today)[""])["Topics"] == ["Youth; Media"]


def test_a_session_tells_of_the_sessions_within_it(register, session, today):
    part = Session(title=Words.of(en="Youth policy"), parent=session.ref)
    logbook.log(register, logbook.Entry(part))
    assert said(sections(register, session, today)["Sessions within it"]) == {
        "S-2": ["Youth policy"]
    }


def test_of_many_follow_ups_the_most_urgent_are_listed_and_the_rest_counted(
    register, session, commitment, today
):
    with register.edit("Add commitments"):
        for n in range(55):
            new = replace(commitment, id=None, uid="", code="", version=0)
            commitments.add(register, replace(new, due=PartialDate(f"2021-12-{n % 28 + 1:02}")))
    facts = said(sections(register, session, today)["Follow-up actions"])
    assert len(facts) == 51
    assert facts[""] == ["and 6 more"]
    assert "C-1" in facts


def test_an_agreement_tells_its_actions_and_the_status_that_follows(register, memorandum, today):
    content = gather(register, memorandum, today)
    [steps] = sections(register, memorandum, today)["Actions"].blocks
    assert isinstance(steps, Steps)
    assert [(s.when, s.notes, s.is_done) for s in steps.items] == [
        ("4 Jun 2021", ("Türkiye",), True),
        ("Q4 2021", (), False),
    ]
    assert [chip.tone for chip in content.chips] == ["good"]


def test_a_commitment_is_told_in_its_exact_words_and_where_it_was_agreed(
    register, commitment, session, today
):
    parts = sections(register, commitment, today)
    assert parts["Exact words"].blocks == (
        Quote("Тараптар жұмыс тобын құруға уағдаласты", "Қазақша"),
    )
    assert said(parts["Agreed at"]) == {
        "Session": ["Joint strategic sessions", "3–4 June 2021"],
        "Item": ["2.1"],
    }


def test_a_moved_date_leaves_the_first_one_in_sight(register, commitment, today):
    why = DeadlineChange(
        new=PartialDate("2021-07"),
        reason=DeadlineReason.PARTNER_ASKED,
        requested_on=PartialDate("2021-05-28"),
        allowed_by="Minister",
    )
    moved = deadlines.extend(register, commitment, why)
    told = sections(register, moved, today)
    assert said(told["Agreed at"])["First due"] == ["31 May 2021"]
    [steps] = told["Extended 1 time"].blocks
    assert [(step.when, step.what) for step in steps.items] == [
        ("28 May 2021", "31 May 2021 → July 2021")
    ]
    assert steps.items[0].notes == ("The partner asked", "Allowed by: Minister")


def test_evidence_is_told_with_its_kind_and_address(register, commitment, today):
    proof = Evidence(
        description=Words.of(en="The order"),
        on=PartialDate("2021-05-30"),
        address="https://adilet.zan.kz",
    )
    evidence.add(register, commitment, proof)
    told = sections(register, commitment, today)["Evidence"]
    assert said(told) == {"30 May 2021": ["The order", "Publication · https://adilet.zan.kz"]}


def test_the_journal_tells_the_latest_first(register, commitment, today):
    for day, text in (("2021-05-28", "Named"), ("2021-06-02", "Convened")):
        entry = Progress(commitment=commitment.ref, on=PartialDate(day), text=Words.of(en=text))
        commitments.report_progress(register, entry)
    [steps] = sections(register, commitment, today)["Progress"].blocks
    assert [step.what for step in steps.items] == ["Convened", "Named"]


def test_a_link_is_told_from_both_ends(register, session, memorandum, today):
    link = Link(origin=session.any_ref, target=memorandum.any_ref, kind=LinkKind.PROVIDES_FOR)
    links.connect(register, link)
    assert said(sections(register, session, today)["Links"]) == {
        "Provides for": ["Memorandum on youth policy", "Agreement · A-1"]
    }
    assert said(sections(register, memorandum, today)["Links"]) == {
        "Provided for in": ["Joint strategic sessions", "Session · S-1"]
    }


def test_sources_that_differ_are_set_against_each_other(register, session, today):
    for publisher, day in (("gov.kz", "2021-06-03"), ("Anadolu Ajansı", "2021-06-02")):
        source = sources.save(register, Source(title=f"Note of {publisher}", publisher=publisher))
        citation = Citation(
            about=session.any_ref, source=source.ref, field="start", says=Words.of(en=day)
        )
        sources.cite(register, citation)
    [notice, facts] = sections(register, session, today)["Sources"].blocks
    assert notice == Notice(
        "Sources differ: Begins", ("gov.kz: 3 June 2021", "Anadolu Ajansı: 2 June 2021")
    )
    assert [value.text for fact in facts.items for value in fact.values] == [
        "Note of gov.kz",
        "Note of Anadolu Ajansı",
    ]


def test_the_history_tells_who_changed_what_and_counts_what_it_leaves_out(
    register, commitment, today
):
    changed = commitments.change(register, replace(commitment, side=Side.JOINT))
    register.undo()
    content = gather(register, changed, today, history=2)
    [steps] = content.sections[-1].blocks
    assert [step.what for step in steps.items] == ["Undone: Edit commitment", "Edit commitment"]
    assert steps.items[1].notes[0].startswith("officer · ")
    assert steps.items[1].notes[1:] == ("Whose: ours → joint",)
    assert content.more_history == 1


def test_the_history_of_a_new_record_does_not_say_it_all_again(register, commitment, today):
    [steps] = sections(register, commitment, today)["History"].blocks
    assert [(step.what, len(step.notes)) for step in steps.items] == [("Add commitment", 1)]


# What is drawn


def labels(detail):
    return {label.text() for label in detail.findChildren(QLabel)}


def link_to(detail, record):
    [link] = [
        link
        for link in detail.findChildren(RecordLink)
        if link.accessibleName() == str(record.title)
    ]
    return link


def test_texts_of_records_are_never_read_as_markup(register, detail, today):
    hostile = '<img src="x"><b>R&D</b> & {name}'
    record = commitments.add(
        register, Commitment(title=Words.of(en=hostile), verbatim=hostile, item=hostile)
    )
    detail.show_record(register, record, today)
    assert hostile in labels(detail)
    formats = {label.textFormat() for label in detail.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_link_says_which_record_people_want_to_go_to(
    qtbot, register, detail, session, commitment, today
):
    detail.show_record(register, commitment, today)
    with qtbot.waitSignal(detail.open_record) as opened:
        qtbot.mouseClick(link_to(detail, session), Qt.MouseButton.LeftButton)
    assert opened.args == [session.any_ref]
    with qtbot.waitSignal(detail.open_record):
        QTest.keyClick(link_to(detail, session), Qt.Key.Key_Return)


def test_the_answer_to_a_link_may_be_another_page(
    qtbot, register, detail, session, commitment, today
):
    detail.open_record.connect(lambda ref: detail.show_ref(register, ref, today))
    detail.show_record(register, commitment, today)
    qtbot.mouseClick(link_to(detail, session), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Joint strategic sessions" in labels(detail))
    assert "Set up a working group" not in labels(detail)


def test_a_record_that_is_gone_leaves_an_empty_page(register, detail, commitment, today):
    detail.show_record(register, commitment, today)
    detail.show_ref(register, AnyRef("commitment", 999), today)
    assert labels(detail) == {"Select a record to read it here."}


def test_a_long_word_does_not_push_the_page_wider_than_its_room(register, detail, today):
    record = commitments.add(register, Commitment(title=Words.of(en="x" * 400)))
    detail.show_record(register, record, today)
    QApplication.processEvents()
    assert detail.widget().width() <= detail.viewport().width()


def test_in_little_room_labels_stand_above_what_they_label(
    qtbot, register, detail, commitment, today
):
    detail.show_record(register, commitment, today)

    def places():
        QApplication.processEvents()
        [lead] = [x for x in detail.findChildren(QLabel) if x.text() == "Lead"]
        [said] = [x for x in detail.findChildren(QLabel) if x.text() == "Ministry of Information"]
        return lead.geometry(), said.geometry()

    lead, ministry = places()
    assert (lead.right() < ministry.left(), lead.top() == ministry.top()) == (True, True)
    detail.resize(320, 700)
    lead, ministry = places()
    assert (lead.left() == ministry.left(), lead.bottom() < ministry.top()) == (True, True)


def test_a_long_title_is_set_smaller(register, detail, today):
    for title, size in (("Memorandum", Text.TITLE), ("Memorandum " * 12, Text.LONG_TITLE)):
        record = commitments.add(register, Commitment(title=Words.of(en=title)))
        detail.show_record(register, record, today)
        [drawn] = [x for x in detail.findChildren(QLabel) if x.text() == title.strip()]
        assert drawn.font() == theme.font(size)


def test_lines_are_no_longer_than_can_be_read(register, detail, commitment, today):
    detail.resize(1600, 700)
    detail.show_record(register, commitment, today)
    QApplication.processEvents()
    assert detail.widget().width() <= 760


def test_the_same_record_again_stays_where_it_was_read_and_another_begins_at_the_top(
    register, detail, commitment, session, today
):
    detail.resize(520, 240)
    detail.show_record(register, commitment, today)
    QApplication.processEvents()
    detail.verticalScrollBar().setValue(150)
    changed = commitments.change(register, replace(commitment, side=Side.JOINT))
    detail.show_record(register, changed, today)
    QApplication.processEvents()
    assert detail.verticalScrollBar().value() == 150
    detail.show_record(register, session, today)
    QApplication.processEvents()
    assert detail.verticalScrollBar().value() == 0


def test_the_whole_history_is_a_press_away(qtbot, register, detail, commitment, today):
    for n in range(8):
        commitment = commitments.change(register, replace(commitment, item=f"2.{n}"))
    detail.show_record(register, commitment, today)
    [more] = detail.findChildren(QPushButton)
    assert more.text() == "Show 4 earlier changes"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: detail.findChildren(QPushButton) == [])
    assert "Item: 2.1 → 2.0" in labels(detail)


def test_chips_that_have_no_room_go_on_in_the_next_line(qtbot, register, commitment, today):
    row = ChipRow(gather(register, commitment, today).chips)
    qtbot.addWidget(row)
    assert row.heightForWidth(150) > row.heightForWidth(600) > 0
    assert row.accessibleName() == "5 days overdue; on control"


def test_a_text_is_measured_anew_when_its_words_or_its_font_change(qtbot):
    text = label("Set up a working group on youth")
    qtbot.addWidget(text)
    before = text.heightForWidth(120)
    text.setText("Set up a working group on youth " * 3)
    longer = text.heightForWidth(120)
    text.setFont(theme.font(Text.TITLE))
    assert before < longer < text.heightForWidth(120)


def test_the_page_tells_a_screen_reader_what_it_is_about(register, detail, commitment, today):
    detail.show_record(register, commitment, today)
    assert detail.accessibleName() == "Set up a working group"
    detail.clear()
    assert detail.accessibleName() == "Details"


def test_a_session_names_its_delegations_as_they_were_called_then(register, turkiye, today):
    council = organisations.save(register, Organisation(name=Words.of(en="Turkic States")))
    former = Words.of(en="Turkic Council")
    names.save(register, Name(owner=council.any_ref, text=former, valid_to=PartialDate("2021-11")))
    session = logbook.log(
        register,
        logbook.Entry(
            Session(title=Words.of(en="Talks"), start=PartialDate("2021-06-03")),
            delegations=(Delegation(country=turkiye.ref, organisations=Refs((council.saved_id,))),),
        ),
    )
    [section] = [s for s in gather(register, session, today).sections if s.title == "Delegations"]
    [side] = section.blocks[0].items
    assert [said.text for said in side.values] == ["Turkic Council (now: Turkic States)"]


def test_members_stand_after_their_head_under_their_posts_of_the_day(register, turkiye, today):
    head, member = (
        people.save(register, Person(name=Words.of(en=name), post=Words.of(en="Senator")))
        for name in ("Head", "Member")
    )
    for title, start, end in (("Adviser", "2019", "2021-12"), ("Deputy", "2022-01", None)):
        people.appoint(
            register,
            Tenure(
                person=member.ref,
                title=Words.of(en=title),
                start=PartialDate(start),
                end=PartialDate(end) if end else None,
            ),
        )
    side = Delegation(
        country=turkiye.ref,
        head=head.ref,
        head_post=Words.of(en="Minister"),
        members=Refs((member.saved_id,)),
    )
    talks = Session(title=Words.of(en="Talks"), start=PartialDate("2021-06-03"))
    session = logbook.log(register, logbook.Entry(talks, delegations=(side,)))
    [section] = [s for s in gather(register, session, today).sections if s.title == "Delegations"]
    [shown] = section.blocks[0].items
    assert [(said.text, said.note) for said in shown.values] == [
        ("Head", "Minister"),
        ("Member", "Adviser"),
    ]


def test_the_preparation_shows_its_days_and_what_is_late(register, today):
    steps = (
        Preparation(title=Words.of(en="Name the delegation"), days_before=14),
        Preparation(
            title=Words.of(en="Agree the date"), days_before=30, done_on=PartialDate("2021-05-01")
        ),
    )
    talks = Session(title=Words.of(en="Talks"), start=PartialDate("2021-06-15"))
    session = logbook.log(register, logbook.Entry(talks, checklist=steps))
    [section] = [s for s in gather(register, session, today).sections if s.title == "Preparation"]
    agreed, named = section.blocks[0].items
    assert (agreed.is_done, agreed.notes[0]) == (True, "T–30")
    assert (named.is_done, named.notes) == (False, ("T–14", "Overdue"))


def test_a_task_shows_the_commitment_it_became(register, today):
    task = AgendaItem(number="1", title=Words.of(en="Volunteers"), outcome_kind=OutcomeKind.TASK)
    session = logbook.log(
        register, logbook.Entry(Session(title=Words.of(en="Talks")), agenda=(task,))
    )
    [made] = agenda.make_commitments(register, session)
    [section] = [s for s in gather(register, session, today).sections if s.title == "Agenda"]
    [item] = section.blocks[0].items
    assert item.values[0].note == "Task"
    assert item.values[1].ref == made.any_ref


def test_chips_that_wrap_in_a_narrow_pane_are_all_seen(qtbot):
    row = ChipRow([Chip("Over a year overdue", Tone.BAD), Chip("Work is in progress", Tone.INFO)])
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.addWidget(row)
    column.addWidget(QLabel("Details"))
    column.addStretch(1)
    qtbot.addWidget(pane)
    pane.resize(200, 300)
    pane.show()
    assert row.heightForWidth(row.width()) > HEIGHT
    assert row.height() >= row.heightForWidth(row.width())
