"""The list of agreements for scripts: how each stands, and what it waits for."""

import json

import pytest

from tracker import cli


@pytest.fixture
def listed(sample_file, capsys):
    """The sample's agreements as of a day, by the English title."""

    def listed(day, *more):
        arguments = ["list", "agreements", "--as-of", day, "--json", *more]
        assert cli.run(["--register", str(sample_file), *arguments]) == 0
        return {a["title"]["en"]: a for a in json.loads(capsys.readouterr().out)}

    return listed


def of(found, words):
    [agreement] = [a for title, a in found.items() if words in title]
    return agreement


def test_each_says_its_status_since_when_whose_turn_it_is_and_the_last_day_to_denounce(listed):
    for agreement in listed("2026-01-01").values():
        assert {"status", "status_since", "whose_turn", "notice_by"} <= agreement.keys()


def test_one_side_has_ratified_and_the_other_is_waited_for(listed):
    found = of(listed("2026-01-01"), "quarantine")
    assert (found["status"], found["status_since"]) == ("internal_procedures", "2025-03-03")
    assert found["whose_turn"] == ["TR"]


def test_what_the_sources_do_not_tell_stays_unknown(listed):
    found = of(listed("2026-01-01"), "Strategic Partnership Treaty")
    assert (found["status"], found["status_since"]) == ("signed", "2009-10-22")
    assert (found["whose_turn"], found["notice_by"], found["entry_into_force"]) == (None,) * 3


def test_a_statement_that_binds_nobody_waits_for_nothing(listed):
    found = of(listed("2026-01-01"), "Joint Statement")
    assert (found["binding"], found["whose_turn"]) == (False, [])


def test_the_list_as_of_a_day_tells_what_was_known_then(listed):
    assert of(listed("2022-05-08"), "quarantine")["status"] == "negotiated"
    assert of(listed("2023-01-01"), "quarantine")["status"] == "signed"


def test_a_computed_status_narrows_the_list(listed):
    found = listed("2026-01-01", "--status", "internal_procedures")
    assert {a["status"] for a in found.values()} == {"internal_procedures"}
    assert len(found) == 2
