"""How the command line prints: JSON, rows, facts, and a bar for what takes long."""

import json
import time
from typing import Any, TextIO

from tracker.languages import _, current
from tracker.records import plain


class Bar:
    """A line on a terminal that tells how far some long work is; silent where there is none."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream if stream and stream.isatty() else None
        self._shown_at = 0.0
        self._length = 0

    def show(self, doing: str, done: int, of: int) -> None:
        """``doing`` is marked with ``N_``; a tenth of a second is the least between two lines."""
        now = time.monotonic()
        if self._stream and now - self._shown_at >= 0.1:
            self._shown_at = now
            part = min(1.0, done / of) if of else 0.0
            alive = "-\\|/"[int(now * 5) % 4]
            self._write(f"{_(doing)} [{'#' * int(part * 30):30}] {part:4.0%} {alive}")

    def wipe(self) -> None:
        if self._length:
            self._write("")
            self._write("")

    def _write(self, line: str) -> None:
        assert self._stream, "only what was shown is wiped"
        self._stream.write("\r" + line.ljust(self._length))
        self._stream.flush()
        self._length = len(line)


def print_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def print_rows(rows: list[plain.Plain]) -> None:
    for row in rows:
        marks = [row.get("due") or row.get("start") or "", row.get("status") or ""]
        print("\t".join([row["code"], _text(row["title"]), *marks]))


def print_facts(facts: plain.Plain) -> None:
    for name, value in facts.items():
        if value not in (None, [], {}) and name != "chain":
            print(f"{name}\t{_text(value)}")
    for number, step in enumerate(facts["chain"], 1):
        marks = [step["date"] or "", step["code"], _text(step["title"])]
        read_in = "; ".join(s["title"] for s in [*step["link_sources"], *step["sources"]])
        print("\t".join([f"chain {number}", step["relation_words"], *marks, read_in]))


def _text(value: Any) -> str:
    """A text in the reader's language where it is in several; anything else as JSON or as it is."""
    if isinstance(value, dict) and value:
        return str(value.get(current()) or next(iter(value.values())))
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value)
    return str(value)
