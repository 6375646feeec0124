"""What the pages of a brief show: every text as typed, heads and feet, and nothing cut badly."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.briefs.drawing import boxes, brief, drawn, joined, texts
from tracker.briefs import theme
from tracker.briefs.content import (
    Callout,
    Cell,
    Column,
    Donut,
    Event,
    Fact,
    Facts,
    Heading,
    Kind,
    Note,
    Paragraph,
    Part,
    Point,
    Points,
    Row,
    Status,
    Table,
    Tile,
    Tiles,
    Timeline,
    Tone,
)
from tracker.briefs.pdf import fonts, marks, tables
from tracker.briefs.pdf.canvas import BriefCanvas
from tracker.briefs.pdf.sheet import PORTRAIT
from tracker.languages import Language


def beside(page, found: str) -> str:
    """What stands at the right edge of the line that ``found`` is on."""
    text = page.get_textpage()
    at, _count = text.search(found).get_next()
    _left, bottom, _right, top = text.get_charbox(at)
    return text.get_text_bounded(PORTRAIT.right - 30, bottom, PORTRAIT.right + 5, top)


@pytest.mark.parametrize(
    "letters",
    [
        "Ә Ғ Қ Ң Ө Ұ Ү Һ І ә ғ қ ң ө ұ ү һ і",
        "Ç Ğ I İ Ö Ş Ü ç ğ ı i ö ş ü â î û",
        "Ё ё Й й Ъ ъ Ы ы Э э Щ щ",
        "№ « » — – … ₸ ₺ ₽ % °",
    ],
)
def test_letters_of_the_four_languages_can_be_read_back(letters):
    document = drawn(
        Paragraph(letters, opening=letters),
        Table((Column(letters),), (Row((letters,)), Row((Status(letters, Tone.BAD),)))),
        Note(letters),
        title=letters,
    )
    assert "".join(texts(document)).count(letters) >= 6


@pytest.mark.parametrize(
    "typed", ["R&D <b>AT&T</b> &amp;", "<img src='/etc/hostname'/>", "100 % (a\\b) {page} %s"]
)
def test_text_is_data_wherever_it_stands(typed):
    document = drawn(
        Heading(typed),
        Paragraph(typed),
        Points((Point(typed, typed),)),
        Facts((Fact(typed, typed),)),
        Tiles((Tile("a", "1", note=typed),)),
        Table((Column(typed),), (Row((Cell(typed, typed),)),), caption=typed),
        Timeline((Event("2026", typed, typed),)),
        Callout(typed, typed, Tone.BAD),
        Note(typed),
        title=typed,
        contents="C",
    )
    assert joined(document).count(typed.replace(" ", "")) >= 14


def test_a_letter_no_font_has_is_seen_as_a_box():
    assert "a□b" in joined(drawn(Note("a漢b")))
    assert re.search("a[□☐]b", joined(drawn(Paragraph("a漢b"))))


def test_control_and_direction_marks_are_not_printed():
    assert "evilname" in joined(drawn(Paragraph("evil\u202e\x07\u200bname")))


def test_the_marking_stands_on_top_and_bottom_of_every_page():
    document = drawn(*[Paragraph("бір " * 400)] * 4, marking="hizmete özel", language=Language.TR)
    assert len(document) > 2
    for page in document:
        tops = [box[3] for box in boxes(page)]
        text = page.get_textpage().get_text_bounded()
        assert text.count("HİZMETE ÖZEL") == 2
        assert max(tops) > PORTRAIT.top
        assert min(tops) < PORTRAIT.bottom


def test_only_the_lines_in_capitals_are_spaced_out():
    document = drawn(
        Paragraph("жай мәтіннің бір жолы"), author="сыртқы байланыстар", marking="құпия"
    )
    said = (("СЫРТҚЫ БАЙЛАНЫСТАР", theme.COVER_AUTHOR), ("жай мәтіннің бір жолы", theme.BODY))
    for text, style in said:
        page = document[0].get_textpage()
        at, count = page.search(text).get_next()
        wide = page.get_charbox(at + count - 1)[2] - page.get_charbox(at)[0]
        assert wide == pytest.approx(fonts.width(text, style), abs=3)


def test_every_page_says_its_number_and_how_many_there_are():
    document = drawn(*[Paragraph("бір " * 400)] * 4, page_of="{page} / {pages} бет")
    count = len(document)
    for number, text in enumerate(texts(document), 1):
        assert f"{number} / {count} бет" in text


def test_the_contents_name_the_page_each_section_is_on():
    sections = ["Қысқаша", "Келісімдер", "Отырыстар"]
    blocks = [block for name in sections for block in (Heading(name), Paragraph("бір " * 900))]
    document = drawn(*blocks, contents="Мазмұны")
    pages = texts(document)
    for number, name in enumerate(sections, 1):
        page = int(beside(document[0], name))
        assert f"{number} {name}" in pages[page - 1]


def test_a_short_brief_has_no_contents():
    two = (Heading("Бір"), Heading("Екі"))
    assert "Мазмұны" not in texts(drawn(*two, contents="Мазмұны"))[0]
    assert texts(drawn(*two, Heading("Үш")))[0].count("Үш") == 1


def test_a_brief_of_nothing_is_a_cover():
    document = drawn(title="Түркия")
    assert len(document) == 1
    assert "Түркия" in texts(document)[0]


@pytest.mark.parametrize("lines_before", range(20, 44, 3))
def test_a_heading_is_on_the_page_of_what_it_heads(lines_before):
    filling = Paragraph("\n".join(["сөз"] * lines_before))
    following = Paragraph("Бірінші жол\nекінші жол\nүшінші жол\nтөртінші жол")
    pages = texts(drawn(filling, Heading("Тақырып", 2), following))
    (with_heading,) = [text for text in pages if "Тақырып" in text]
    assert "Бірінші жол" in with_heading
    assert "екінші жол" in with_heading


@pytest.mark.parametrize("lines_before", range(20, 44, 3))
def test_no_single_line_is_left_on_either_page(lines_before):
    filling = Paragraph("\n".join(["сөз"] * lines_before))
    pages = texts(drawn(filling, Paragraph("\n".join(f"жол{n}." for n in range(6)))))
    shares = [len(re.findall(r"жол\d\.", text)) for text in pages]
    assert sum(shares) == 6
    assert 1 not in shares


def long_table(count: int) -> Table:
    columns = (Column("Нөмірі", 1, Kind.NUMBER), Column("Міндеттеме", 5), Column("Күйі", 2))
    rows = (
        Row((f"r{n}.", Cell("Деректер алмасу", "10-отырыс"), Status("Мерзімі өтті", Tone.BAD)))
        for n in range(count)
    )
    return Table(columns, tuple(rows), caption="1-кесте")


def test_a_long_table_shows_each_row_once_and_its_head_on_every_page():
    pages = texts(drawn(long_table(2000)))
    found = [int(n) for text in pages for n in re.findall(r"r(\d+)\.", text)]
    assert found == list(range(2000))
    assert all("Нөмірі" in text for text in pages)
    assert [text.count("1-кесте") for text in pages] == [1, *[0] * (len(pages) - 1)]


def test_the_work_on_a_table_grows_no_faster_than_its_rows(monkeypatch):
    laid, lay = [], tables.Layout.row
    monkeypatch.setattr(tables.Layout, "row", lambda layout, n: laid.append(n) or lay(layout, n))
    document = drawn(long_table(3000))
    assert len(laid) <= 3000 + 2 * len(document) + 3


@pytest.mark.parametrize("count", range(10, 40))
def test_no_row_is_left_alone_on_the_last_page(count):
    pages = texts(drawn(long_table(count)))
    assert len(re.findall(r"r\d+\.", pages[-1])) > 1
    assert sum(len(re.findall(r"r\d+\.", text)) for text in pages) == count


def test_an_empty_table_says_so_under_its_head():
    table = Table((Column("Атауы"),), (), caption="1-кесте", empty="Келісім жоқ.")
    text = texts(drawn(table))[0]
    assert "Атауы" in text
    assert "Келісім жоқ." in text


def test_a_row_taller_than_a_page_goes_on_with_nothing_lost():
    words = [f"сөз{n}," for n in range(4000)]
    row = Row((Cell(" ".join(words), "соңы"), "қысқа"), Tone.BAD)
    document = drawn(Table((Column("А"), Column("Б", 2)), (row, Row(("келесі", "жол")))))
    assert len(document) > 3
    pages = texts(document)
    assert [int(n) for text in pages for n in re.findall(r"сөз(\d+),", text)] == list(range(4000))
    assert all("А" in text and "Б" in text for text in pages)
    assert "соңы" in pages[-1]
    assert "келесі" in pages[-1]


def test_a_word_wider_than_its_column_stays_inside_it():
    word = "x" * 5000
    document = drawn(Table((Column("А", 1), Column("Б", 6)), (Row((word, "б")),)))
    edge = PORTRAIT.left + PORTRAIT.inside / 7
    assert joined(document).count("x") == 5000
    crosses = [
        box
        for page in document
        for box in boxes(page)
        if PORTRAIT.bottom < box[1] < PORTRAIT.top and box[0] < edge < box[2]
    ]
    assert not crosses


def test_long_texts_stay_within_the_margins():
    long = "Ведомствоаралықынтымақтастықтың " * 60
    document = drawn(
        Heading(long),
        Paragraph(long, large=True),
        Points((long,) * 2, numbered=True),
        Facts((Fact(long, long),)),
        Tiles((Tile(long, long, long, long, Tone.BAD),) * 5),
        Table((Column(long), Column("б")), (Row((Status(long, note=long), long)),), caption=long),
        Timeline((Event(long, long, long),)),
        Donut(long, long, (Part(long, 10**9), Part(long, 5))),
        Callout(long, long),
        Note(long),
        title=long,
        kicker=long,
        subtitle=long,
        marking=long,
        author=long,
        facts=(Fact(long, long),) * 6,
        footer_left=long,
        contents=long,
        page_of=long,
    )
    for page in document:
        found = boxes(page)
        assert min(box[0] for box in found) >= PORTRAIT.left - 1
        assert max(box[2] for box in found) <= PORTRAIT.right + 1
        assert min(box[1] for box in found) >= 20


def test_parts_of_a_whole_are_counted_and_shared():
    parts = (Part("Орындалды", 3, Tone.GOOD), Part("Мерзімі өтті", 1, Tone.BAD))
    text = texts(drawn(Donut("Күйі", "міндеттеме", parts), language=Language.TR))[0]
    assert "%75" in text
    assert "%25" in text
    assert "4\r\nміндеттеме" in text


def test_a_whole_of_nothing_has_no_shares():
    text = texts(drawn(Donut("Күйі", "міндеттеме", (Part("Орындалды", 0),))))[0]
    assert "%" not in text
    assert "—" in text


def test_each_tone_has_a_shape_of_its_own():
    shapes = set()
    for tone in Tone:
        canvas = BriefCanvas(brief(), PORTRAIT)
        marks.draw(canvas, tone, [(100, 100)])
        shapes.add(tuple(code for code in canvas._code if not code.lower().endswith("rg")))
    assert len(shapes) == len(Tone)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80), st.sampled_from(Language), st.sampled_from(Tone))
def test_any_text_can_be_drawn_in_any_place(text, language, tone):
    document = drawn(
        Heading(text),
        Heading(text, 3),
        Heading(text),
        Heading(text),
        Paragraph(text, opening=text),
        Points((text, Point(text, text))),
        Facts((Fact(text, text),)),
        Tiles((Tile(text, text, text, text, tone),)),
        Table((Column(text),), (Row((Cell(text, text, tone),), tone), Row((Status(text, tone),)))),
        Table((Column(text),), (), empty=text),
        Timeline((Event(text, text, text, tone),)),
        Donut(text, text, (Part(text, 1, tone), Part(text, 2, tone))),
        Callout(text, text, tone),
        Note(text),
        title=text,
        language=language,
        kicker=text,
        subtitle=text,
        marking=text,
        author=text,
        facts=(Fact(text, text),),
        footer_left=text,
        contents=text,
        page_of=text,
    )
    assert len(document) >= 1
