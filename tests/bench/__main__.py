"""`python -m tests.bench`: measure, say it in a table, and keep it in a folder."""

import argparse
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tests.bench import registers, report
from tests.bench.bench import Bench, NotRun
from tests.bench.measures import Measure

AREAS = ("search", "filters", "lists", "edits", "start", "memory", "imports", "peers")


def main(arguments: list[str] | None = None) -> None:
    options = _options(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(
        folder=folder,
        large=_large(options),
        small=registers.small(folder),
        commitments=options.commitments,
        share=options.share,
        is_full=options.full,
        with_peers=options.peers,
    )
    skipped: list[str] = []
    measures = list(_measured(bench, options.only, skipped))
    report.write(folder, f"{bench.commitments:,} commitments", measures, skipped)
    sys.stdout.write((folder / "results.md").read_text(encoding="utf-8"))


def _measured(bench: Bench, areas: list[str], skipped: list[str]) -> Iterator[Measure]:
    for area in areas:
        sys.stderr.write(f"{area} …\n")
        try:
            for measure in import_module(f"tests.bench.{area}").measures(bench):
                sys.stderr.write(f"{report.line(measure)}\n")
                yield measure
        except NotRun as why:
            skipped.append(f"{area}: {why}")


def _large(options: argparse.Namespace) -> Path:
    if options.register:
        return registers.given(options.register)
    return registers.large(options.folder, options.commitments)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    add = parser.add_argument
    add("--commitments", type=int, default=1_000_000, help="how large the register is")
    add("--register", type=_path, default=None, help="a register to read instead; not written to")
    add("--only", nargs="+", choices=AREAS, default=AREAS, help="some areas alone")
    add("--folder", type=Path, default=Path("build/bench"), help="for registers and results")
    add("--share", type=float, default=1.0, help="of the usual repetitions")
    add("--full", action="store_true", help="import them all, not a tenth")
    add("--peers", action="store_true", help="install other programs and measure them too")
    return parser.parse_args(arguments)


def _path(text: str) -> Path | None:
    """None where a variable of make is empty."""
    return Path(text) if text else None


if __name__ == "__main__":
    main()
