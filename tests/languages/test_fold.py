"""One search key: spellings of a name in several languages meet; what is found can be marked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.languages.exonyms import Aliases
from tracker.languages.fold import (
    CUT,
    LONGEST,
    MOST_SPELLINGS,
    MOST_WORDS,
    VERSION,
    cut,
    fold,
    mark,
    query,
    spellings,
    words,
)

anything = st.text() | st.text("aкI\"*'() \ud800\x00\u0301-")
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text("аәёйьъяюЖщЫІіўѣYyHcCpxXabhkgszdtjieuİışçğöüəʻ'’ -_4\u0301\u0307\u0000\u00ad🇰½"),
)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Фахреттин Алтун", "Fahrettin Altun", "FAHRETTİN ALTUN", "Fakhrettin Altun"),
        ("Касапоғлу", "Касапоглу", "Kasapoğlu", "kasapoglu", "Kasapoglu", "KASAPOĞLU"),
        ("Ербаш", "Эрбаш", "Erbaş", "Erbash", "erbas", "ERBAŞ"),
        ("Чавушоғлу", "Чавушоглу", "Çavuşoğlu", "Cavusoglu", "Chavushoglu"),
        ("Йылдырым", "Yıldırım", "YILDIRIM", "yildirim"),
        ("Джевдет Йылмаз", "Cevdet Yılmaz"),
        ("Шүкрү", "Şükrü", "Sukru", "Shukru"),
        ("Түркия", "Türkiye", "Turkiye", "TÜRKİYE", "Túrkıa"),
        (
            "Қасым-Жомарт Тоқаев",
            "Касым-Жомарт Токаев",
            "Kassym-Zhomart Tokayev",
            "Qasym Jomart Toqaev",
        ),
        ("Нұрлан Төреғалиев", "Нурлан Торегалиев", "Nurlan Toregaliyev"),
        ("Ғалымжан Жәкиянов", "Galymzhan Zhakiyanov"),
        ("Ескелді Әбдіғалиев", "Yeskeldi Abdigaliyev"),
        ("Қуандық", "Куандык", "Quandyq", "Kuandyk"),
        ("Алиев", "Әлиев", "Əliyev", "Aliyev"),
        ("Мирзиёев", "Mirziyoyev"),
        ("Ўзбекистон", "Oʻzbekiston", "O'zbekiston", "O‘zbekiston", "Ozbekiston"),
        ("Хива", "Xiva", "Khiva"),
        ("Королёв", "Королев", "Korolev"),
        ("Соловьёв", "Соловьев", "Solovyev"),
        ("Бюлент", "Bülent", "Bulent"),
        ("Юрий", "Yuri", "Yuriy"),
        ("Хакан Фидан", "Hakan Fidan"),
        ("Iğdır", "IĞDIR", "ığdır", "igdir", "Ыгдыр"),
        ("İstanbul", "ISTANBUL", "istanbul", "Истанбул"),
    ],
)
def test_spellings_of_one_name_meet(spellings):
    assert {fold(spelling) for spelling in spellings} == {fold(spellings[0])}


def test_look_alike_letters_of_the_other_alphabet_do_not_hide_a_word():
    assert fold("Yкiметi") == fold("Үкіметі")  # as in official texts: Latin Y and i
    assert fold("Түрiк") == fold("Түрік")
    assert fold("əлеуметтік") == fold("әлеуметтік")
    assert fold("capap") == "japap"
    assert fold("cапар") == fold("сапар")  # one Latin c
    assert fold("аgreement") == fold("agreement")  # one Cyrillic а
    assert fold("Сеvdet") == fold("Cevdet")  # Cyrillic С and е


def test_different_names_keep_different_keys():
    names = ["Алтун", "Алтай", "Эрбаш", "Ербол", "Қайрат", "Қанат", "Токаев", "Тажин", "Сағадиев"]
    assert len({fold(name) for name in names}) == len(names)


def test_roman_numerals_of_sessions_stay_apart():
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    assert [fold(f"{numeral} отырыс") for numeral in numerals] == [
        f"{numeral.lower()} otiris" for numeral in numerals
    ]
    assert fold("ІІІ отырыс") == "iii otiris"  # in Cyrillic letters, as Kazakh texts have it
    assert fold("ХІІ отырыс") == fold("XII отырыс")
    assert fold("Х. Фидан") == fold("H. Fidan")  # one letter is an initial
    assert fold("Йы") == "i"


def test_marks_and_signs_that_are_not_heard_do_not_count():
    assert fold("Қол­жазба") == fold("Қолжазба")  # a soft hyphen
    assert fold(unicodedata.normalize("NFD", "Сергей Ёлкин")) == fold("Сергей Ёлкин")
    assert fold("протоко́л") == fold("протокол")
    assert fold("«Протокол», № 4") == "protokol 4"
    assert fold("Türkiye’nin") == fold("Türkiyenin")


def test_english_words_meet_those_that_were_borrowed():
    for english, borrowed in [
        ("commission", "komisyon"),
        ("doctor", "доктор"),
        ("sector", "sektör"),
        ("club", "клуб"),
        ("protocol", "protokol"),
        ("diplomatic", "diplomatik"),
    ]:
        assert fold(english) == fold(borrowed)
    assert fold("Geçti") == fold("Гечти")  # not every c is one


def test_letters_between_vowels_do_not_make_a_word_shorter_than_it_is():
    assert fold("Баян") == fold("Bayan") != fold("Бан")
    assert fold("Аян") == fold("Ayan") != fold("Ан")


def test_a_text_without_letters_or_digits_has_an_empty_key():
    assert fold("") == fold(" — «» 🇰🇿 \x00") == fold("ьъ") == ""
    assert words("") == []


def test_words_come_in_their_order():
    assert words("Жол картасы (2021–2023), act_1") == ["jol", "kartasi", "2021", "2023", "akt", "1"]


@given(texts)
def test_to_fold_a_key_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_a_key_is_its_words(text):
    assert fold(text).split(" ") == (words(text) or [""])


@given(
    st.text("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя ")
    | st.text("abcçdefgğhıijklmnoöpqrsştuüvwxyz ")
)
def test_capitals_meet_small_letters(text):
    assert fold(text.upper()) == fold(text)


def test_words_that_begin_like_the_query_are_marked_where_they_stand():
    text = "Фахреттин Алтунмен кездесу, Altun's visit"
    marked = [text[start:end] for start, end in mark(text, "altun")]
    assert marked == ["Алтунмен", "Altun's"]


def test_each_word_of_the_query_is_marked():
    text = "IV отырысы: жол картасы"
    assert [text[start:end] for start, end in mark(text, "КАРТ отыр")] == ["отырысы", "картасы"]


def test_marks_lie_over_the_text_as_it_was_written():
    text = "🇹🇷 " + unicodedata.normalize("NFD", "İstanbul’daki Йылмаз")
    assert [text[start:end] for start, end in mark(text, "istanbul yilmaz")] == [
        unicodedata.normalize("NFD", "İstanbul’daki"),
        unicodedata.normalize("NFD", "Йылмаз"),
    ]


def test_an_empty_query_marks_nothing():
    assert mark("Altun", "") == mark("Altun", " — ") == []


@given(texts, texts)
def test_marks_are_apart_and_in_order(text, query):
    edges = [edge for span in mark(text, query) for edge in span]
    assert edges == sorted(set(edges))
    assert all(0 <= edge <= len(text) for edge in edges)


# What is stored with an older key must be folded again: who changes a key here raises VERSION.
SAMPLE = "Фахреттин Çavuşoğlu Қасым-Жомарт Oʻzbekiston Xiva щётка подъезд ёлка Мирзиёев цех dzhigit"
SAMPLE += " doctor ХІІ Баян"
KEYS = {
    2: "fahretin javusoglu kasim jomart ozbekiston hiva setka podiazd iolka mirzioev tseh jigit"
    " doktor xii baian",
}


def test_a_changed_key_has_a_new_version():
    assert fold(SAMPLE) == KEYS[VERSION]


def test_a_text_is_kept_by_the_beginnings_of_its_words_each_once():
    text = "Ынтымақтастық туралы, ынтымақтастықтың жолдары: 2021, туралы"
    assert cut(text) == "intimakt turali joldari 2021"
    assert cut("") == cut(" — ") == ""


@given(texts)
def test_what_is_kept_of_a_text_is_its_folded_words(text):
    assert cut(text).split(" ") == (list(dict.fromkeys(w[:CUT] for w in words(text))) or [""])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Canada", "Канада"),
        ("Qarabağ", "Гарабаг"),
        ("Baxtiyor", "Бахтиёр"),
        ("Бахтиёр", "Baxtiyor"),
        ("Hacıyev", "Гаджиев"),
        ("Гаджиев", "Hacıyev"),
        ("İbrahim", "Ибрагим"),
        ("Məmmədov", "Мамедов"),
        ("Мамедов", "Məmmədov"),
        ("Gökçe", "Гёкче"),
        ("Гёкче", "Gökçe"),
        ("Fyodor", "Фёдор"),
        ("Фёдор", "Fyodor"),
        ("Gorbachov", "Горбачёв"),
        ("Oʻtkir", "Уткир"),
        ("Dawlet", "Даулет"),
        ("Davlat", "Даулат"),
        ("Murat", "Murad"),
        ("Реджеб", "Recep"),
        ("Тлеуберди", "Тілеуберді"),
        ("Тілеуберді", "Tleuberdi"),
        ("Комиссия", "commission"),
        ("Алтунмен", "Алтун"),
        ("Алтунның", "Altun"),
        ("Altun'la", "Алтун"),
    ],
)
def test_a_typed_word_is_sought_by_each_way_to_hear_it(typed, kept):
    assert fold(kept).startswith(spellings(typed, unfinished=False))


def test_the_own_key_of_a_typed_word_comes_first():
    for typed in ("commission", "Гаджиев", "Məmmədov", "Xiva", "k"):
        assert spellings(typed, unfinished=True)[0] == fold(typed)[:CUT]


def test_a_case_ending_is_not_taken_off_another_name():
    assert spellings("Түрікмен", unfinished=False) == ("turikmen",)


def test_half_of_a_pair_of_letters_may_become_the_other_sound():
    halves = {
        "Mik": "Mikhail",
        "Niz": "Nizhny",
        "Taz": "Tazhin",
        "Had": "Hadji",
        "Джа": "Джамбул",
        "Д": "Джевдет",
        "Sc": "Schmidt",
        "Y": "Yerzhan",
        "Yu": "Yusuf",
        "Tokay": "Токаев",
        "C": "Канада",
        "Гад": "Hajiyev",
    }
    for half, whole in halves.items():
        assert cut(whole).startswith(spellings(half, unfinished=True)), half
    assert "mih" not in spellings("Mik", unfinished=False)


def test_spellings_are_those_of_one_word():
    assert spellings("«ь — Altun, Erbaş»", unfinished=False) == ("altun",)
    assert spellings("ь", unfinished=True) == ()


def test_no_key_of_a_word_begins_like_another_before_it():
    keys = spellings("Qəhrəmanov", unfinished=True)
    assert not any(b.startswith(a) for n, a in enumerate(keys) for b in keys[n + 1 :])


@given(anything | texts, st.booleans())
def test_a_typed_word_has_few_keys_and_plain_ones(word, unfinished):
    keys = spellings(word, unfinished=unfinished)
    assert len(keys) <= MOST_SPELLINGS
    assert bool(keys) == bool(words(word))
    assert all(0 < len(key) <= CUT and key.isalnum() for key in keys)


def test_each_typed_word_is_sought_and_the_last_is_half_typed_until_a_space():
    assert query("ерба") == (("erba",),)
    assert query("II Mik") == (("ii",), ("mik", "mih"))
    assert query("II Mik ") == (("ii",), ("mik",))
    assert query("«Отандастар» — қоры") == (("otandast",), ("kori",))


def test_a_query_of_anything_is_no_error():
    for text in ('"', "*", "NEAR(", "')--", "\x00", "\ud800", " — ", "🇰🇿", "ьъ", "-", ""):
        assert all(key.isalnum() for keys in query(text) for key in keys)
    assert query("\ud800") == query('"*') == query("") == ()


def test_a_long_query_is_read_in_part():
    assert len(query("altun " * 2_000)) == MOST_WORDS
    assert query("-" * LONGEST + "altun") == ()
    assert query("a" * 10_000) == (("a",),)


@given(anything | texts)
def test_every_query_is_bounded(text):
    asked = query(text)
    assert len(asked) <= MOST_WORDS
    assert all(0 < len(keys) <= MOST_SPELLINGS for keys in asked)


@given(texts)
def test_a_text_is_found_by_its_own_words(text):
    kept = cut(text).split()
    for keys in query(text):
        assert any(word.startswith(keys) for word in kept)


def test_other_spellings_and_names_are_marked_too():
    aliases = Aliases([["Стамбул", "İstanbul"]])
    text = "Хикмет Гаджиев İstanbul'da, Стамбул"
    assert [text[a:b] for a, b in mark(text, "hacı")] == ["Гаджиев"]
    assert [text[a:b] for a, b in mark(text, "стамб", aliases)] == ["İstanbul'da", "Стамбул"]
    assert [text[a:b] for a, b in mark(text, "стамб")] == ["Стамбул"]
