"""``search``: words and codes, in any script, from the command line."""

import json

import pytest

from tracker import cli
from tracker.cli.parser import KINDS
from tracker.records import searching


@pytest.fixture
def search(sample_file, capsys, monkeypatch):
    """Run it on the sample in a language; the status, and what it printed, come back."""

    def search(*arguments, language="en"):
        monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
        status = cli.run(["--register", str(sample_file), "search", *arguments])
        return status, capsys.readouterr()

    return search


@pytest.mark.parametrize("language", ["kk_KZ", "ru_RU", "tr_TR", "en_GB"])
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("altun", "P-2"),
        ("kasapoglu", "P-3"),
        ("туркия", "TR"),
        ("turkiye", "TR"),
        ("ерба", "P-4"),
        ("otandastar", "O-13"),
        ("Отандастар", "O-13"),
    ],
)
def test_names_are_found_in_any_script_whatever_the_language(search, language, typed, code):
    status, said = search(typed, "--json", language=language)
    assert status == 0
    assert json.loads(said.out)["groups"][0]["hits"][0]["code"] == code


def test_json_says_where_the_words_stand(search):
    _status, said = search("kasapoglu", "--json")
    [group, *_others] = json.loads(said.out)["groups"]
    [hit] = group["hits"]
    [[begin, end]] = hit["marks"]
    assert (group["kind"], hit["kind"]) == ("person", "person")
    assert hit["title"][begin:end] == "Kasapoğlu"


def test_lines_tell_the_code_the_title_and_more(search):
    _status, said = search("c-12")
    assert said.out.splitlines()[0].split("\t")[0] == "C-12"


def test_only_the_kinds_asked_for_are_printed(search):
    _status, said = search("youth", "--kind", "session", "--kind", "topic", "--json")
    assert {group["kind"] for group in json.loads(said.out)["groups"]} == {"session", "topic"}


def test_an_unknown_kind_is_said_in_a_sentence(search):
    status, said = search("youth", "--kind", "sandwich")
    assert (status, said.err.count("\n")) == (2, 1)


def test_nothing_found_is_no_fault(search):
    assert search("xylophone")[0] == 0
    assert json.loads(search("xylophone", "--json")[1].out) == {"groups": []}


@pytest.mark.parametrize(
    "typed", ['"', "*", "NEAR(", "')--", "a" * 10_000, "\x01\x1f", "", "-", "(", "a" + "\t" * 50]
)
def test_a_hostile_text_gives_results(search, typed):
    status, said = search("--json", "--", typed)
    assert (status, said.err) == (0, "")
    json.loads(said.out)


def test_half_a_character_is_said_to_be_unreadable(search):
    status, said = search("\udc80")
    assert (status, said.out, said.err.count("\n")) == (2, "", 1)


def test_every_kind_that_is_found_can_be_asked_for():
    assert list(KINDS) == list(searching.BY_NAME)
