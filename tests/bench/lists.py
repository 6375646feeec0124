"""Long lists: the data work of a jump and of a scroll step, and the whole repaint."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from random import Random
from typing import Any

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from tests.bench.bench import Bench
from tests.bench.measures import Goal, Measure
from tests.bench.window import list_of, opened
from tracker.gui.record_model import RecordTable
from tracker.gui.record_view import RecordView
from tracker.store.connection import connect

VISIBLE = 24
"""Rows on a screen."""
STEP = 3
"""Rows that a wheel scrolls at a time."""
FLOOR_ROWS = 4_000
GOALS = (Goal("p95", 4),)


def measures(bench: Bench) -> Iterator[Measure]:
    with opened(bench.large, bench.folder) as window:
        view = list_of(window).view
        yield _jump(bench, view.table)
        yield _scroll(bench, view.table)
        yield from _repaints(bench, view)


def _look_at(table: RecordTable[Any], row: int) -> None:
    """What a repaint asks of the model for the rows from this one on."""
    for n in range(row, min(row + VISIBLE, table.rowCount())):
        for column in table.shown:
            table.cell(n, column)


def _jump(bench: Bench, table: RecordTable[Any]) -> Measure:
    rng, raw = Random(3), connect(bench.large, readonly=True)
    last = max(1, table.rowCount() - VISIBLE)
    rows = [rng.randrange(last) for _ in range(bench.times(300))]
    measure = Measure("jump to a random place: data work", GOALS, against="the same rows by SQL")
    return measure.take_turns(
        [
            (partial(_look_at, table, row), partial(_read, raw, table.ids[row : row + VISIBLE]))
            for row in rows
        ],
        forget=partial(_forget, table),
    )


def _scroll(bench: Bench, table: RecordTable[Any]) -> Measure:
    start = table.rowCount() // 3
    rows = [start + n * STEP for n in range(bench.times(600))]
    measure = Measure("scroll step: data work", GOALS)
    works = [(partial(_look_at, table, row), None) for row in rows]
    return measure.take_turns(works, forget=partial(_forget, table))


def _forget(table: RecordTable[Any]) -> None:
    table._cells.clear()
    table._listing._blocks.clear()


def _read(connection: Any, ids: Sequence[int]) -> None:
    some = ", ".join(map(str, ids))
    connection.execute(f"select * from commitment where id in ({some})").fetchall()


def _repaints(bench: Bench, view: RecordView[Any]) -> Iterator[Measure]:
    against = "Qt's own table over texts that are there, of the same look"
    with _ready_made(view) as floor:
        for name, place in (("jump", _anywhere), ("scroll step", _next)):
            measure = Measure(f"{name}: whole repaint", against=against)
            turns = zip(place(bench, view), place(bench, floor), strict=True)
            yield measure.take_turns(turns)


def _anywhere(bench: Bench, view: QTableView) -> list[Callable[[], None]]:
    rng, most = Random(4), view.verticalScrollBar().maximum() + 1
    return [partial(_go, view, rng.randrange(most)) for _ in range(bench.times(100))]


def _next(bench: Bench, view: QTableView) -> list[Callable[[], None]]:
    start, step = view.verticalScrollBar().maximum() // 3, STEP * view.rowHeight(0)
    return [partial(_go, view, start + n * step) for n in range(bench.times(100))]


def _go(view: QTableView, value: int) -> None:
    view.verticalScrollBar().setValue(value)
    QApplication.processEvents()


@contextmanager
def _ready_made(view: RecordView[Any]) -> Iterator[QTableView]:
    """Some thousands of the same rows, shown as large."""
    table = view.table
    rows, columns = min(FLOOR_ROWS, table.rowCount()), table.shown
    model = QStandardItemModel(rows, len(columns))
    for row in range(rows):
        for n, column in enumerate(columns):
            model.setItem(row, n, QStandardItem(table.cell(row, column).text))
    floor = plain_view(model)
    floor.verticalHeader().setDefaultSectionSize(view.verticalHeader().defaultSectionSize())
    for n, column in enumerate(columns):
        floor.setColumnWidth(n, view.columnWidth(column))
    floor.resize(view.size())
    floor.show()
    QApplication.processEvents()
    yield floor
    floor.close()


def plain_view(model: Any) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    return view
