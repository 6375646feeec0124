"""The report: a table for people, and all the figures for programs."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.measures import Goal, Measure

COLUMNS = ("measured", "n", "median", "p25–p75", "p95", "max", "floor", "ratio", "goal", "met")
_SAID = {"above": "above the floor"}


def heading(subject: str) -> str:
    where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    load = ", ".join(f"{n:.1f}" for n in os.getloadavg())
    day = datetime.now(UTC).date().isoformat()
    return f"{subject}; {where}, load {load}, Python {platform.python_version()}, {day}"


def table(measures: Sequence[Measure]) -> str:
    """All of them in Markdown, with what each was held against, and notes below."""
    lines = [f"| {' | '.join(COLUMNS)} |", "|" + " --- |" * len(COLUMNS)]
    lines += map(line, measures)
    notes = [f"- {m.name}: {'; '.join(filter(None, _remarks(m)))}" for m in measures]
    return "\n".join([*lines, "", *(note for note in notes if not note.endswith(": ")), ""])


def line(measure: Measure) -> str:
    return f"| {' | '.join(_cells(measure))} |"


def write(folder: Path, subject: str, measures: Sequence[Measure], skipped: Sequence[str]) -> None:
    """``results.md`` and ``results.json`` in the folder."""
    said = heading(subject)
    missed = "\n".join(f"- not run: {why}" for why in skipped)
    text = f"{said}\n\n{table(measures)}{missed}\n"
    (folder / "results.md").write_text(text, encoding="utf-8")
    each = [asdict(m) | {"figures": m.figures, "met": not m.missed} for m in measures]
    facts = {"run": said, "skipped": list(skipped), "measures": each}
    whole = json.dumps(facts, ensure_ascii=False, indent=1)
    (folder / "results.json").write_text(whole, encoding="utf-8")


def _cells(measure: Measure) -> list[str]:
    f, unit = measure.figures, measure.unit
    spread = f"{_number(f['p25'])}–{_number(f['p75'])}"
    usual = [f"{_number(f['median'])} {unit}", spread, _number(f["p95"]), _number(f["max"])]
    floor = [_number(f["floor"]), f"{f['ratio']:.2f}"] if measure.floor else ["", ""]
    goals = ", ".join(_goal(goal, unit) for goal in measure.goals)
    met = "" if not measure.goals else "NO" if measure.missed else "yes"
    return [measure.name, str(f["n"]), *usual, *floor, goals, met]


def _goal(goal: Goal, unit: str) -> str:
    most = f"{goal.most:g}×" if goal.of == "ratio" else f"{goal.most:g} {unit}"
    return f"{_SAID.get(goal.of, goal.of)} ≤ {most}"


def _remarks(measure: Measure) -> tuple[str, str]:
    return (f"floor: {measure.against}" if measure.against else "", measure.note)


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"
