"""The file a brief becomes: the same on any day and machine, with only our fonts in it."""

import os
import re
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from tracker.briefs import pdf, theme
from tracker.briefs.content import (
    Brief,
    Callout,
    Column,
    Donut,
    Event,
    Fact,
    Facts,
    Heading,
    Note,
    Paragraph,
    Part,
    Points,
    Row,
    Status,
    Table,
    Tile,
    Tiles,
    Timeline,
    Tone,
)
from tracker.briefs.pdf import fonts
from tracker.languages import Language


def every_block() -> Brief:
    return Brief(
        title="Түркия Республикасы",
        language=Language.KK,
        as_of=date(2026, 11, 16),
        kicker="Елдік анықтама",
        subtitle="Ынтымақтастықтың жай-күйі",
        marking="Қызмет бабында пайдалану үшін",
        author="Сыртқы байланыстар департаменті",
        facts=(Fact("Дайындалған күні", "2026 жылғы 16 қараша"),),
        footer_left="№ 11",
        contents="Мазмұны",
        blocks=(
            Heading("Қысқаша"),
            Paragraph("Тараптар міндеттемелерді орындауда.", large=True),
            Facts((Fact("Тетік", "Үкіметаралық комиссия"),)),
            Tiles((Tile("Мерзімі өткен", "9", tone=Tone.BAD),)),
            Heading("Келісімдер"),
            Heading("Күшінде", 2),
            Table((Column("Атауы"),), (Row((Status("Күшінде", Tone.GOOD),)),), caption="1-кесте"),
            Heading("Отырыстар"),
            Timeline((Event("23.05.2025", "13-отырыс", "Астана"),)),
            Donut("Күйі бойынша", "міндеттеме", (Part("Орындалды", 74, Tone.GOOD),)),
            Points(("бірінші", "екінші"), numbered=True),
            Callout("Назар аударыңыз", "Мерзім өтті.", Tone.WARNING),
            Note("Дереккөз: хаттамалар."),
        ),
    )


def test_the_same_brief_gives_the_same_bytes():
    assert pdf.to_bytes(every_block()) == pdf.to_bytes(every_block())


def test_another_process_clock_and_settings_give_the_same_bytes(tmp_path):
    (tmp_path / ".reportlab_settings").write_text("useA85 = 1\nraise SystemExit")
    (tmp_path / ".reportlab_mods").write_text("raise SystemExit")
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r});"
        "from test_pdf_file import every_block; from tracker.briefs import pdf;"
        "sys.stdout.buffer.write(pdf.to_bytes(every_block()))"
    )
    elsewhere = {
        "HOME": str(tmp_path),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Kolkata",
        "SOURCE_DATE_EPOCH": "1",
        "RL_pdfMultiLine": "1",
        "RL_useA85": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | elsewhere, capture_output=True, check=True
    )
    assert done.stdout == pdf.to_bytes(every_block())


def test_briefs_drawn_at_once_do_not_disturb_each_other():
    briefs = [replace(every_block(), blocks=every_block().blocks[:n]) for n in range(1, 14)]
    alone = [pdf.to_bytes(brief) for brief in briefs]
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(pdf.to_bytes, briefs * 5)) == alone * 5
    finally:
        sys.setswitchinterval(often)


def test_the_file_is_dated_by_the_brief_not_by_the_clock():
    drawn = pypdfium2.PdfDocument(pdf.to_bytes(every_block()))
    assert drawn.get_metadata_value("CreationDate") == "D:20261116000000Z"
    assert drawn.get_metadata_value("ModDate") == "D:20261116000000Z"


def test_briefs_that_differ_have_different_identities():
    identity = re.compile(rb"/ID\s*\[\s*(<[0-9a-f]+>)")
    other = replace(every_block(), footer_left="№ 12")
    (first,) = identity.findall(pdf.to_bytes(every_block()))
    (second,) = identity.findall(pdf.to_bytes(other))
    assert first != second


def test_only_our_fonts_are_in_it_and_only_as_subsets():
    data = pdf.to_bytes(every_block())
    fonts = set(re.findall(rb"/BaseFont /(\S+)", data))
    assert fonts
    assert all(re.match(rb"[A-Z]{6}\+Source(Sans3|Serif4)", font) for font in fonts)
    assert len(re.findall(rb"/FontFile2 ", data)) == len(fonts)
    assert b"Helvetica" not in data


def test_more_letters_than_one_subset_holds_are_all_there():
    face = fonts.face(theme.BODY.face)
    codes = [*range(0x100, 0x180), *range(0x391, 0x3CF), *range(0x400, 0x530)]
    letters = [chr(code) for code in codes if face.shown(code) == code]
    assert len(letters) > 256
    brief = replace(every_block(), blocks=(Paragraph(" ".join(letters)), Paragraph("Әрі қарай")))
    drawn = pypdfium2.PdfDocument(pdf.to_bytes(brief))
    text = drawn[0].get_textpage().get_text_bounded()
    assert set(letters) <= set(text)
    assert "Әрі қарай" in text


def test_the_file_says_what_it_is():
    data = pdf.to_bytes(every_block())
    drawn = pypdfium2.PdfDocument(data)
    assert drawn.get_metadata_value("Title") == "Түркия Республикасы"
    assert drawn.get_metadata_value("Author") == "Сыртқы байланыстар департаменті"
    assert drawn.get_metadata_value("Subject") == "Ынтымақтастықтың жай-күйі"
    assert b"/Lang (kk)" in data
    assert b"/DisplayDocTitle true" in data


def test_every_heading_is_in_the_outline():
    drawn = pypdfium2.PdfDocument(pdf.to_bytes(every_block()))
    outline = [(mark.level, mark.get_title()) for mark in drawn.get_toc()]
    assert outline == [
        (0, "1. Қысқаша"),
        (0, "2. Келісімдер"),
        (1, "Күшінде"),
        (0, "3. Отырыстар"),
    ]


def test_an_outline_that_starts_deep_still_opens():
    brief = replace(every_block(), blocks=(Heading("Терең", 3), Heading("Бөлім")))
    outline = pypdfium2.PdfDocument(pdf.to_bytes(brief)).get_toc()
    assert [(mark.level, mark.get_title()) for mark in outline] == [(0, "Терең"), (0, "1. Бөлім")]


def test_drawing_reaches_for_no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a brief reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    address = "https://example.org/a.png <img src='https://example.org/a.png'/>"
    assert pdf.to_bytes(replace(every_block(), blocks=(Paragraph(address),)))


def test_a_drawn_file_replaces_the_old_one(tmp_path):
    path = tmp_path / "анықтама.pdf"
    path.write_bytes(b"old")
    pdf.draw(every_block(), path)
    assert path.read_bytes() == pdf.to_bytes(every_block())
    assert [file.name for file in tmp_path.iterdir()] == ["анықтама.pdf"]


def test_a_brief_that_cannot_be_drawn_leaves_the_old_file(tmp_path):
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")
    with pytest.raises(AssertionError):
        pdf.draw(replace(every_block(), blocks=("no block",)), path)
    assert path.read_bytes() == b"old"


def test_a_place_that_cannot_be_written_is_left_as_it_was(tmp_path):
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    with pytest.raises(OSError, match=r"folder\.pdf"):
        pdf.draw(every_block(), folder)
    assert [file.name for file in tmp_path.iterdir()] == ["folder.pdf"]
    assert not any(folder.iterdir())
