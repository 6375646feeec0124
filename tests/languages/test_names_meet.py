"""Real names in their spellings find each other; different names do not."""

import sys
import tomllib
from pathlib import Path

import pytest

from tracker.languages import exonyms
from tracker.languages.fold import cut, query

NAMES = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
SHORTEST_PREFIX = 3

Pair = tuple[str, str]


def finds(typed: str, text: str) -> bool:
    """Each typed word has a key that begins a word of the text, as in the search tables."""
    kept = cut(text).split()
    asked = query(typed, exonyms.known())
    return bool(asked) and all(any(word.startswith(keys) for word in kept) for keys in asked)


def directions(*, held_out: bool) -> list[Pair]:
    """Each pair as (typed, to be found), both ways."""
    chosen = [pair for pair in NAMES["meet"] if pair.get("held_out", False) == held_out]
    return [way for p in chosen for way in ((p["a"], p["b"]), (p["b"], p["a"]))]


def beginnings(typed: str) -> list[str]:
    return [typed[:length] for length in range(SHORTEST_PREFIX, len(typed) + 1)]


def report(*lines: str) -> None:
    sys.stdout.write("\n".join(("", *lines, "")))


def recall(asked: list[Pair]) -> tuple[float, list[Pair]]:
    missed = [(typed, text) for typed, text in asked if not finds(typed, text)]
    return 1 - len(missed) / len(asked), missed


# The floors stand just under what was measured, so that a change for the worse is seen.
@pytest.mark.parametrize(
    ("held_out", "in_full_floor", "half_typed_floor"), [(False, 0.96, 0.95), (True, 0.9, 0.955)]
)
def test_a_name_is_found_by_its_other_spellings(held_out, in_full_floor, half_typed_floor):
    ways = directions(held_out=held_out)
    half_typed = [(begun, text) for typed, text in ways for begun in beginnings(typed)]
    in_full, missed = recall(ways)
    in_part, missed_in_part = recall(half_typed)
    report(
        f"{'held out' if held_out else 'tuned'}: {in_full:.1%} of {len(ways)} names in full,",
        f"{in_part:.1%} of {len(half_typed)} beginnings of {SHORTEST_PREFIX} letters or more",
        *(f"missed: {typed} → {text}" for typed, text in missed),
        *(f"missed half typed: {typed} → {text}" for typed, text in missed_in_part),
    )
    assert in_full >= in_full_floor
    assert in_part >= half_typed_floor


@pytest.mark.parametrize(("typed", "other"), NAMES["apart"])
def test_another_name_is_not_found(typed, other):
    assert finds(typed, typed)
    assert not finds(typed + " ", other)
    assert not finds(typed, other)
