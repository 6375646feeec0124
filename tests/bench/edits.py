"""After an edit: from the save until the window is right again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from tests.bench import registers
from tests.bench.bench import TODAY, Bench
from tests.bench.measures import Goal, Measure
from tests.bench.window import opened, settle
from tracker.gui.main_window import MainWindow
from tracker.records.commitments import Commitment, Status
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words

AGAINST = "the same edit in the window on the small sample"
GOALS = (Goal("p95", 50),)
PAGES = ("commitments", "sessions", "partners", "today")


def measures(bench: Bench) -> Iterator[Measure]:
    with (
        registers.copied(bench.large, bench.folder) as copy,
        opened(copy, bench.folder) as large,
        opened(bench.small, bench.folder) as small,
    ):
        ours, floor = Editing(large), Editing(small)
        for page in PAGES:
            ours.turn_to(page)
            floor.turn_to(page)
            measure = Measure(f"save → all right again, {page} in sight", GOALS, against=AGAINST)
            yield measure.take_turns([(ours.save, floor.save)] * bench.times(30))
        note = "the save alone, with all that hears of it at once"
        measure = Measure("save, before the window's next turn", note=note)
        yield measure.take_turns([(ours.edit, floor.edit)] * bench.times(30))
        settle(large)
        settle(small)


@dataclass
class Editing:
    window: MainWindow
    turn: int = 0

    def turn_to(self, page: str) -> None:
        self.window.turn_to(page)
        settle(self.window)

    def save(self) -> None:
        self.edit()
        settle(self.window)

    def edit(self) -> None:
        """Of one record after the other: its status, its date, or its title, in turns."""
        register, self.turn = self.window.register, self.turn + 1
        number = 1 + self.turn % (register.sets(Commitment).size - 1)
        with register.edit("Try") as edit:
            edit.save(self._changed(register.get(Commitment, number)))

    def _changed(self, record: Commitment) -> Commitment:
        statuses = (Status.ON_CONTROL, Status.IN_PROGRESS)
        match self.turn % 3:
            case 0:
                return replace(record, status=statuses[record.status == statuses[0]])
            case 1:
                day = TODAY + timedelta(self.turn)
                return replace(record, due=PartialDate(day.isoformat()))
            case _:
                title = f"Подготовить совместный план {self.turn}"
                return replace(record, title=Words.of(ru=title))
