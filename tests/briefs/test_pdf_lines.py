"""Lines and words: nothing is lost, nothing stands out over the edge, parting follows the rules."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.briefs import theme
from tracker.briefs.content import clean
from tracker.briefs.hyphenation import places
from tracker.briefs.pdf import fonts, lines
from tracker.languages import Language

_TEXTS = st.text(st.sampled_from("аеқңүі bcğıİ -–—№/.\u00a07\n"), max_size=120)


def parted(word: str, language: Language) -> str:
    ends = (0, *places(word, language), len(word))
    return "-".join(word[a:b] for a, b in pairwise(ends))


def letters(text: str) -> str:
    return "".join(letter for letter in text if not letter.isspace() and letter != "\u00ad")


@given(_TEXTS, st.floats(12, 300), st.sampled_from(Language))
def test_no_line_is_wider_than_asked(text, width, language):
    for line in lines.broken(text, theme.BODY, width, language):
        assert fonts.width(line.rstrip(), theme.BODY) <= width + 0.01


@given(_TEXTS, st.floats(1, 300), st.sampled_from(Language))
def test_no_letter_is_lost_in_breaking(text, width, language):
    assert letters("".join(lines.broken(text, theme.BODY, width, language))) == letters(clean(text))


@given(_TEXTS, _TEXTS, st.floats(12, 300), st.sampled_from(Language))
def test_a_paragraph_of_two_styles_stays_whole_and_inside(opening, text, width, language):
    found = lines.flowing([(opening, theme.BODY_BOLD), (text, theme.BODY)], width, language)
    written = "".join(run.text for line in found for run in line)
    assert letters(written) == letters(clean(opening) + clean(text))
    for line in found:
        for run in line:
            assert run.x + fonts.width(run.text.rstrip(), run.style) <= width + 0.01


def test_a_word_of_a_hundred_thousand_letters_is_cut():
    found = lines.broken("ұ" * 100_000, theme.BODY, 300, Language.KK)
    assert letters("".join(found)) == "ұ" * 100_000
    assert max(fonts.width(line, theme.BODY) for line in found) <= 300


def test_a_line_break_in_a_text_is_kept():
    assert lines.broken("бір\nекі", theme.BODY, 300, Language.KK) == ["бір", "екі"]


def test_a_compound_breaks_after_its_hyphen_and_a_number_keeps_its_ending():
    width = fonts.width("сауда-экономикалық", theme.BODY)
    found = lines.broken("бұл сауда-экономикалық", theme.BODY, width, None)
    assert found == ["бұл сауда-", "экономикалық"]
    width = fonts.width("ол 13-отыр", theme.BODY)
    assert lines.broken("ол 13-отырыс", theme.BODY, width, None) == ["ол", "13-отырыс"]


@pytest.mark.parametrize("text", ["бір № 12", "ол — бір", "сан 1 200"])
def test_a_sign_stays_with_what_it_belongs_to(text):
    width = fonts.width(text, theme.BODY) - 1
    assert len(lines.broken(text, theme.BODY, width, None)) == 2
    assert lines.broken(text, theme.BODY, width, None)[1] in {"№\u00a012", "бір", "1\u00a0200"}


def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen():
    text = "уағдаластықтарымыздың " * 40
    width = fonts.width("уағдаластықтарымыздың уағдалас", theme.BODY)
    found = lines.flowing([(text, theme.BODY)], width, Language.KK)
    ends = "".join("-" if line[-1].text.endswith("\u00ad") else "|" for line in found)
    assert "--" in ends
    assert "---" not in ends


def test_too_many_lines_end_in_an_ellipsis():
    found = lines.broken("бір екі үш төрт", theme.BODY, 20, Language.KK)
    assert lines.capped(found, 2, theme.BODY, 20)[-1].endswith("…")
    assert len(lines.capped(found, 2, theme.BODY, 20)) == 2


@given(_TEXTS, st.floats(20, 200))
def test_a_shortened_text_fits_on_one_line(text, width):
    short = lines.shortened(text, theme.BODY, width)
    assert "\n" not in short
    assert fonts.width(short, theme.BODY) <= width + 0.01


def test_a_letter_no_font_has_is_as_wide_as_the_box_printed_for_it():
    face = fonts.face(theme.SANS)
    assert face.units("漢") == face.units("□")


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("міндеттемелердің", "мін-дет-те-ме-лер-дің"),
        ("Қазақстанның", "Қазақ-стан-ның"),
        ("тауарларды", "тауар-ларды"),
        ("объектілер", "объ-ек-ті-лер"),
        ("уағдаластық,", "уағ-да-лас-тық,"),
    ],
)
def test_kazakh_parts_before_a_consonant_and_its_vowel(word, syllables):
    assert parted(word, Language.KK) == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("gerçekleştirilmesi", "ger-çek-leş-ti-ril-mesi"),
        ("karşılıklılık", "kar-şı-lık-lı-lık"),
        ("elektronik", "elekt-ro-nik"),
        ("İngilizceden", "İngi-liz-ce-den"),
    ],
)
def test_turkish_parts_before_a_consonant_and_its_vowel(word, syllables):
    assert parted(word, Language.TR) == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("сотрудничество", "сотруд-ни-чество"),
        ("предложениями", "предло-же-ниями"),
        ("обстановка", "обста-новка"),
        ("Казахстанский", "Казах-станс-кий"),
        ("районирование", "райо-ни-ро-ва-ние"),
        ("подъездной", "подъ-езд-ной"),
    ],
)
def test_russian_passes_over_places_where_a_root_may_begin(word, syllables):
    assert parted(word, Language.RU) == syllables


@pytest.mark.parametrize("word", ["internationalization", "ЭКОНОМИКАЛЫҚ", "жұмыс", "2026-2027"])
def test_what_follows_no_rule_is_not_parted(word):
    language = Language.EN if word.isascii() else Language.KK
    assert places(word, language) == ()
