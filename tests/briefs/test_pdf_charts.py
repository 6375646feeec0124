"""Charts and cards: every figure of theirs is on the page, and nothing runs into its neighbour."""

from itertools import pairwise

import pypdfium2
import pytest

from tests.briefs.drawing import brief, drawn, texts
from tracker.briefs import pdf
from tracker.briefs.content import Bar, Bars, Card, Cards, Part, as_table
from tracker.briefs.pdf import charts
from tracker.briefs.pdf.sheet import PORTRAIT, pair
from tracker.briefs.tones import Tone
from tracker.languages import Language


def bars(*counts: int, upright: bool = True, label: str = "мау 2021") -> Bars:
    items = tuple(
        Bar(label, (Part("мерзімі өткен", n, Tone.BAD), Part("мерзімі бар", 2 * n, Tone.INFO)))
        for n in counts
    )
    return Bars("Мерзімдер айлар бойынша", items, upright)


@pytest.mark.parametrize("upright", [True, False])
def test_a_chart_says_its_title_its_legend_and_its_sums(upright):
    [page] = texts(drawn(bars(3, 41, 0, upright=upright)))
    for said in ("Мерзімдер айлар бойынша", "мерзімі өткен", "мерзімі бар", "мау 2021", "123"):
        assert said in page


def test_the_parts_of_a_lying_bar_say_their_counts():
    [page] = texts(drawn(bars(17, upright=False)))
    assert {"17", "34", "51"} <= set(page.split())


@pytest.mark.parametrize("upright", [True, False])
def test_sixty_bars_and_bars_of_nothing_stay_within_the_page(upright):
    document = (
        drawn(bars(*range(60), upright=upright)) if upright else drawn(bars(0, upright=False))
    )
    for page in document:
        text = page.get_textpage()
        found = [text.get_charbox(at) for at in range(text.count_chars())]
        assert min(box[0] for box in found) >= PORTRAIT.left - 1
        assert max(box[2] for box in found) <= PORTRAIT.right + 1


def test_labels_under_many_bars_do_not_touch():
    document = drawn(bars(*[1] * 40, label="қыркүйек 2021"))
    [page] = texts(document)
    assert 2 <= page.count("қыркүйек 2021") < 40
    text = document[0].get_textpage()
    search, edges = text.search("қыркүйек 2021"), []
    while found := search.get_next():
        at, count = found
        edges.append((text.get_charbox(at)[0], text.get_charbox(at + count - 1)[2]))
    assert all(before[1] < after[0] for before, after in pairwise(edges))


def test_a_chart_with_no_bar_is_not_drawn():
    assert charts.of(Bars("Бос", ()), pair(Language.KK, Language.RU)[0]) == []


def test_a_chart_can_be_read_as_a_table():
    table = as_table(bars(3, 4))
    assert [column.title for column in table.columns] == ["", "мерзімі өткен", "мерзімі бар"]
    assert [row.cells for row in table.rows] == [("мау 2021", "3", "6"), ("мау 2021", "4", "8")]


def test_a_bar_is_not_below_nought():
    with pytest.raises(ValueError, match="below 0"):
        bars(-1)


def test_a_card_says_who_the_person_is_and_what_for():
    card = Card(
        "Мырза Төраға", "Комитет төрағасы", "Жастар комитеті", "делегация басшысы", ("онлайн",)
    )
    [page] = texts(drawn(Cards("Қазақстан", (card,))))
    for said in ("Қазақстан", *card.lines, card.name, card.post, card.organisation, card.role):
        assert said in page


def test_a_card_of_four_thousand_letters_goes_on_over_the_page():
    post = "министр " * 900
    document = pypdfium2.PdfDocument(pdf.to_bytes(brief(Cards("", (Card("Аты", post),)))))
    assert sum(page.count("министр") for page in texts(document)) == 900
