"""The order of words: known alphabets, and what counts less than a letter."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.languages import LANGUAGES
from tracker.languages.collation import CYRILLIC_FROM, sort_key, stored_key

KK, RU, TR, EN = LANGUAGES
ALPHABETS = {
    KK: "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    RU: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    TR: "abcçdefgğhıijklmnoöprsştuüvyz",
    EN: "abcdefghijklmnopqrstuvwxyz",
}


def ordered(words, language):
    shuffled = random.Random(4).sample(words, len(words))
    return sorted(shuffled, key=lambda word: sort_key(word, language))


def test_the_alphabets_are_complete():
    assert [len(ALPHABETS[language]) for language in LANGUAGES] == [42, 33, 29, 26]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_go_by_the_alphabet_of_the_language(language):
    alphabet = ALPHABETS[language]
    words = [first + second for first, second in itertools.product(alphabet, alphabet)]
    assert ordered(words, language) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_capitals_go_by_the_same_alphabet(language):
    capitals = ALPHABETS[language].replace("i", "İ" if language is TR else "i").upper()
    assert ordered(list(capitals), language) == list(capitals)


def test_countries_in_kazakh():
    names = ["Армения", "Әзірбайжан", "Ёлка", "Қазақстан", "Қырғызстан", "Моңғолия", "Өзбекстан"]
    names += ["Ресей", "Түркия", "Түрікменстан", "Үндістан", "Іле", "Япония"]
    assert ordered(names, KK) == names


def test_dotted_and_dotless_i_are_two_letters_in_turkish_alone():
    names = ["Hatay", "Iğdır", "Isparta", "İstanbul", "İzmir", "Kayseri"]
    assert ordered(names, TR) == names
    assert ordered(["Iran", "İstanbul", "Italy"], EN) == ["Iran", "İstanbul", "Italy"]


def test_accents_count_only_between_equal_words():
    assert ordered(["kar", "kâr", "kara"], TR) == ["kar", "kâr", "kara"]
    assert ordered(["cote", "Côte d’Ivoire", "cotton"], EN) == ["cote", "Côte d’Ivoire", "cotton"]
    assert ordered(["Ebru", "Ezgi", "Əliyev", "Fatih"], TR) == ["Ebru", "Ezgi", "Əliyev", "Fatih"]


def test_case_and_punctuation_do_not_part_words():
    words = ["«Алтун»", "алтын", "АЛТЫН-2", "Алтынай"]
    assert ordered(words, KK) == words
    assert ordered(["Oʻzbekiston", "Ozon", "Oz"], EN) == ["Oz", "Oʻzbekiston", "Ozon"]


def test_a_shorter_first_word_goes_first():
    assert ordered(["Жаңа Зеландия", "Жаңақала"], KK) == ["Жаңа Зеландия", "Жаңақала"]


def test_numbers_go_by_their_size_and_before_letters():
    sessions = ["4th meeting", "04th minutes", "12th meeting", "100th meeting", "meeting"]
    assert ordered(sessions, EN) == sessions
    assert ordered(["4-ші отырыс", "12-ші отырыс"], KK) == ["4-ші отырыс", "12-ші отырыс"]


def test_the_script_of_the_language_goes_before_others():
    words = ["Zonguldak", "Алматы", "Ωmega", "北京"]
    assert ordered(words, TR) == ordered(words, EN) == words
    assert ordered(words, KK) == ordered(words, RU) == ["Алматы", "Zonguldak", "Ωmega", "北京"]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(LANGUAGES))
def test_every_text_has_a_key_that_a_register_can_hold(text, language):
    assert sort_key(text, language).encode().decode() == sort_key(text, language)


@given(st.lists(st.text("aAâbBİIıi АаӘә4 12-«"), unique=True), st.sampled_from(LANGUAGES))
def test_the_bytes_of_the_keys_have_the_order_of_the_keys(texts, language):
    keys = [sort_key(text, language) for text in texts]
    assert sorted(keys) == [key.decode() for key in sorted(key.encode() for key in keys)]
    assert len(set(keys)) == len(texts)


def kept(words, language):
    """The words in the order of the keys that a register keeps."""
    shuffled = random.Random(4).sample(words, len(words))
    return sorted(shuffled, key=lambda word: stored_key(word, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stored_key_has_the_order_of_the_alphabet(language):
    alphabet = ALPHABETS[language]
    words = [first + second for first, second in itertools.product(alphabet, alphabet)]
    assert kept(words, language) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stored_key_has_one_byte_a_letter(language):
    for text in (*ALPHABETS.values(), "Əliyev", "Türkiye Cumhuriyeti", "Қасым-Жомарт Тоқаев"):
        key = stored_key(text, language)
        assert key.isascii()
        assert key.isprintable()
        assert len(key) <= len(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_stored_keys_of_all_languages_stand_in_one_order(language):
    words = [
        "9",
        "12",
        "2021",
        "Ankara",
        "Əliyev",
        "Zonguldak",
        "Алматы",
        "Өскемен",
        "Ямал",
        "北京",
    ]
    keys = [stored_key(word, LANGUAGES[n % 4]) for n, word in enumerate(words)]
    assert keys == sorted(keys)
    assert kept(words, language) == words


def test_stored_keys_tell_the_cyrillic_titles_from_those_before():
    for language in LANGUAGES:
        assert stored_key("я", language) > stored_key("ә", language) > CYRILLIC_FROM
        assert stored_key("А", language) == CYRILLIC_FROM
        assert stored_key("Zz", language) < CYRILLIC_FROM
        assert stored_key("99 отырыс", language) < CYRILLIC_FROM


def test_what_does_not_count_leaves_no_trace_in_a_stored_key():
    assert stored_key("«Алтын-Орда»", KK) == stored_key("АЛТЫНОРДА", KK)
    assert stored_key("  Côte   d’Ivoire ", EN) == stored_key("cote divoire", EN)
    assert stored_key("kâr", TR) == stored_key("kar", TR)
    assert stored_key("— «» 🇰🇿 \x00 \ud800", KK) == ""


def test_marked_letters_are_letters_in_turkish_alone():
    assert stored_key("şubat", TR) > stored_key("sz", TR)
    for language in (KK, RU, EN):
        assert stored_key("ŞUBAT", language) == stored_key("Subat", language)
        assert stored_key("Isparta", language) == stored_key("ısparta", language)


def test_a_shorter_first_word_and_a_smaller_number_go_first_in_stored_keys():
    assert kept(["Жаңа Зеландия", "Жаңақала"], KK) == ["Жаңа Зеландия", "Жаңақала"]
    sessions = ["4-ші отырыс", "012 отырыс", "100 отырыс", "отырыс 7", "отырыс 12", "отырыстар"]
    assert kept(sessions, KK) == sessions


@given(st.lists(st.text("aAâbBİIıi АаӘәё4 12-«ə北"), unique=True), st.sampled_from(LANGUAGES))
def test_the_bytes_of_stored_keys_have_the_order_of_the_keys(texts, language):
    keys = [stored_key(text, language) for text in texts]
    assert sorted(keys) == [key.decode() for key in sorted(key.encode() for key in keys)]
