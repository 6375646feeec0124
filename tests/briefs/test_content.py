"""What a brief may say, and the two rules of its texts."""

import subprocess
import sys

import pytest

from tracker.briefs.content import (
    Align,
    Column,
    Donut,
    Heading,
    Kind,
    Part,
    Row,
    Table,
    clean,
)
from tracker.languages import Language
from tracker.languages.capitals import upper


def test_a_turkish_i_keeps_its_dot_in_capitals():
    assert upper("hizmete özel, ışık", Language.TR) == "HİZMETE ÖZEL, IŞIK"


def test_other_languages_have_capitals_of_their_own():
    assert upper("Қызмет бабында пайдалану үшін", Language.KK) == "ҚЫЗМЕТ БАБЫНДА ПАЙДАЛАНУ ҮШІН"
    assert upper("Official use only", Language.EN) == "OFFICIAL USE ONLY"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("R&D <b>&amp;</b> %s {x}", "R&D <b>&amp;</b> %s {x}"),
        ("bell\x07 and null\x00", "bell and null"),
        ("turned \u202earound\u202c", "turned around"),
        ("келі\u00adсім", "келісім"),
        ("half a letter \ud83d", "half a letter "),
        ("й from two: и\u0306", "й from two: й"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\ttab", "a tab"),
    ],
)
def test_only_what_is_seen_is_printed(written, printed):
    assert clean(written) == printed


def test_a_row_has_a_cell_for_each_column():
    with pytest.raises(ValueError, match="row 2 has 1 cells, not 2"):
        Table((Column("A"), Column("B")), (Row(("1", "2")), Row(("3",))))


def test_a_table_has_columns_of_some_width():
    with pytest.raises(ValueError, match="needs a column"):
        Table((), ())
    with pytest.raises(ValueError, match="share above 0"):
        Table((Column("A", 0),), ())


def test_numbers_stand_at_the_end_unless_told_otherwise():
    assert Column("№", kind=Kind.NUMBER).side is Align.END
    assert Column("№", kind=Kind.NUMBER, align=Align.CENTRE).side is Align.CENTRE
    assert Column("Name").side is Align.START


def test_headings_have_three_levels():
    with pytest.raises(ValueError, match="heading level 4"):
        Heading("Too deep", 4)


def test_a_donut_shows_up_to_twelve_parts_none_below_nothing():
    with pytest.raises(ValueError, match="twelve"):
        Donut("", "", (Part("one", 1),) * 13)
    with pytest.raises(ValueError, match="below 0"):
        Donut("", "", (Part("debt", -1),))


def test_reportlab_is_not_imported_before_a_brief_is_drawn():
    code = (
        "import sys, tracker.briefs.content, tracker.briefs.theme, tracker.briefs.pdf;"
        "sys.exit('reportlab' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
