"""Every word people see is there in Kazakh, Russian, Turkish and English, in full."""

import importlib.util
import re
import string
from pathlib import Path

import pytest

from tracker.languages import Language, speaking
from tracker.languages.catalogues import _, number, plural

spec = importlib.util.spec_from_file_location(
    "catalogues", Path(__file__).parents[1] / "packaging" / "catalogues.py"
)
catalogues = importlib.util.module_from_spec(spec)
spec.loader.exec_module(catalogues)

TRANSLATED = ("kk", "ru", "tr")
KAZAKH_LETTERS = set("әғқңөұүі")  # һ stands in few words, and in none of ours


@pytest.fixture(scope="module")
def found():
    return {message.id for message in catalogues.texts() if message.id}


def messages(language):
    return [message for message in catalogues.read(language) if message.id]


def forms(text):
    return [text] if isinstance(text, str) else list(text)


def placeholders(text):
    return {name for _t, name, _s, _c in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_catalogue_has_the_texts_of_the_code_and_no_others(language, found):
    assert {message.id for message in messages(language)} == found


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_is_without_a_translation(language):
    missing = [m.id for m in messages(language) if m.fuzzy or not all(forms(m.string))]
    assert missing == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_placeholders_are_those_of_the_text(language):
    for message in messages(language):
        asked = set().union(*map(placeholders, forms(message.id)))
        for said in filter(None, forms(message.string)):
            assert placeholders(said) <= asked, message.id
            # A plural form may leave the number out: "one day".
            assert placeholders(said) | {"n"} >= asked, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_menus_have_letters_to_press_and_ends_that_say_there_is_more(language):
    for message in messages(language):
        for asked, said in zip(forms(message.id), forms(message.string), strict=False):
            assert said.count("&") == asked.count("&"), asked
            assert said.endswith("…") == asked.endswith("…"), asked


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_the_compiled_catalogue_is_made_from_the_text(language):
    compiled = catalogues.path(language, "mo").read_bytes()
    assert compiled == catalogues.compiled(catalogues.read(language))


def test_a_text_with_a_context_never_shows_it_in_english():
    contexts = re.compile(r"^(session|agreement|action): ")
    for message in messages("en"):
        if isinstance(message.id, str) and contexts.match(message.id):
            assert message.string, message.id


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_word_mixes_latin_and_cyrillic_letters(language):
    mixed = re.compile(r"[a-z](?=[а-яёәғқңөұүһі])|[а-яёәғқңөұүһі](?=[a-z])", re.IGNORECASE)
    for message in messages(language):
        for said in forms(message.string):
            words = re.sub(r"\{\w+\}|&", "", said)
            assert not mixed.search(words), said


def test_kazakh_is_kazakh():
    said = "".join(said for message in messages("kk") for said in forms(message.string))
    assert set(said.lower()) >= KAZAKH_LETTERS


@pytest.mark.parametrize(
    ("language", "said"),
    [("kk", "489\u00a0504 жазба"), ("ru", "489\u00a0504 записи"), ("tr", "489.504 kayıt")],
)
def test_a_large_number_is_read_in_groups_of_three(language, said):
    with speaking(Language(language)):
        assert plural("{n} record", "{n} records", 489_504) == said
        assert number(9_999) == "9999"


def test_plural_forms_are_right():
    for language, n, said in (
        (Language.RU, 1, "1 запись"),
        (Language.RU, 3, "3 записи"),
        (Language.RU, 11, "11 записей"),
        (Language.KK, 5, "5 жазба"),
        (Language.TR, 5, "5 kayıt"),
        (Language.EN, 1, "1 record"),
        (Language.EN, 5, "5 records"),
    ):
        with speaking(language):
            assert plural("{n} record", "{n} records", n) == said


def test_an_empty_text_stays_empty():
    with speaking(Language.KK):
        assert _("") == ""
