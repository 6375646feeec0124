"""The bench runs, on a register small enough for every day; its figures are held to nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
AREAS = ("search", "filters", "edits", "imports")


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    command = [sys.executable, "-m", "tests.bench", "--commitments", "300", "--share", "0.02"]
    command += ["--folder", str(folder), "--only", *AREAS]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads((folder / "results.json").read_text(encoding="utf-8"))


def test_every_area_measures_something_beside_its_floor(bench):
    _said, results = bench
    assert results["skipped"] == []
    for beginning in ("type-ahead", "partner + status", "save", "import"):
        of_area = [m for m in results["measures"] if m["name"].startswith(beginning)]
        assert any(m["floor"] for m in of_area), beginning
        assert all(time > 0 for m in of_area for time in m["ours"] + m["floor"])


def test_a_goal_is_met_where_the_figure_is_no_more_than_it(bench):
    _said, results = bench
    held = [m for m in results["measures"] if m["goals"]]
    assert held
    for measure in held:
        figures = measure["figures"]
        assert measure["met"] == all(figures[g["of"]] <= g["most"] for g in measure["goals"])


def test_figures_are_those_of_the_times_measured(bench):
    _said, results = bench
    for measure in results["measures"]:
        figures, times = measure["figures"], sorted(measure["ours"])
        assert (figures["n"], figures["max"]) == (len(times), times[-1])
        assert times[0] <= figures["p25"] <= figures["median"] <= figures["p75"] <= figures["p95"]
        if measure["floor"]:
            assert figures["ratio"] == pytest.approx(figures["median"] / figures["floor"])


def test_the_table_says_every_measure_once(bench):
    said, results = bench
    for measure in results["measures"]:
        assert said.count(f"| {measure['name']} |") == 1
