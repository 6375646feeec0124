"""Queries on the command line."""

import json

import pytest

from tracker import cli


@pytest.fixture
def ask(sample_file, capsys, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def ask(*arguments):
        status = cli.run(["--register", str(sample_file), "list", *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return ask


def codes(ask, what, query, *options):
    status, out, _err = ask(what, "--query", query, "--as-of", "2026-12-01", "--json", *options)
    assert status == 0
    return {row["code"] for row in json.loads(out)}


def test_a_list_is_narrowed_by_a_query_in_any_language(ask):
    led = {"C-10", "C-11", "C-12", "C-13", "C-14", "C-15", "C-16"}
    assert codes(ask, "commitments", "lead:Otandastar") == led
    assert codes(ask, "commitments", "жауапты:Отандастар", "--partner", "AZ") < led
    assert codes(ask, "sessions", "date<2013", "--status", "held") == {"S-21"}
    assert codes(ask, "agreements", "form:treaty") == {"A-5"}
    assert codes(ask, "partners", "code:tr,uz") == {"TR", "UZ"}


def test_without_a_query_all_is_listed(ask):
    assert codes(ask, "agreements", "") == codes(ask, "agreements", "...")


def test_a_wrong_query_is_a_fault_in_one_sentence(ask):
    status, out, err = ask("commitments", "--query", "status:opne")
    assert (status, out) == (2, "")
    assert err == "“opne”: no such status; did you mean “open”?\n"


def test_hostile_queries_are_answered_or_refused_in_one_line(ask):
    for query in ('"', "*", "NEAR(", "')--", "x" * 10_000, "\x00\x1b", "\ud800"):
        status, _out, err = ask("commitments", "--query", query)
        assert (status, err.count("\n")) in ((0, 0), (2, 1)), query
