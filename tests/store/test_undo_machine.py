"""Whatever is edited, undone and redone in whatever order: the register ends where it should."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tracker.records import commitments, countries, deadlines, organisations
from tracker.records.commitments import Commitment, Status
from tracker.records.deadlines import DeadlineChange, DeadlineReason
from tracker.records.organisations import Organisation
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import Refs, Register

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12)
DATES = st.sampled_from([None, "2021", "2021-06", "2021-06-03", "2021-Q4"])

UNPROVEN = [status for status in Status if status is not Status.FULFILLED]


class Edits(RuleBasedStateMachine):
    """Against a model: the list of states the register went through, and where in it we are."""

    @initialize()
    def open(self):
        self.folder = Path(tempfile.mkdtemp())
        self.register = Register.create(self.folder / "machine.register")
        countries.seed(self.register)
        self.states = [self.state()]
        self.now = 0

    def teardown(self):
        self.register.close()
        shutil.rmtree(self.folder)

    def state(self):
        """Everything recorded, without the version, which only ever rises."""
        found = [
            replace(record, version=0)
            for kind in (Organisation, Commitment, DeadlineChange)
            for record in self.register.find(kind, binned=True)
        ]
        found_partners = self.register._db.execute(
            "select owner_id, country_id from commitment_partners order by 1, 2"
        ).fetchall()
        return found, [tuple(row) for row in found_partners]

    def done(self):
        if self.state() != self.states[self.now]:
            self.states[self.now + 1 :] = [self.state()]
            self.now += 1

    def any_commitment(self, data):
        found = self.register.find(Commitment)
        return data.draw(st.sampled_from(found)) if found else None

    @rule(title=TEXTS, due=DATES, partners=st.lists(st.integers(1, 249), max_size=3))
    def add(self, title, due, partners):
        words = Words.of(kk=title)
        if words:
            date = PartialDate(due) if due else None
            new = Commitment(title=words, due=date, partners=Refs(tuple(partners)))
            commitments.add(self.register, new)
            self.done()

    @rule(name=TEXTS)
    def add_with_its_lead(self, name):
        if not name.strip():
            return
        with self.register.edit("Both"):
            body = organisations.save(self.register, Organisation(name=Words.of(tr=name)))
            commitments.add(self.register, Commitment(title=Words.of(tr=name), lead=body.ref))
        self.done()

    @rule(data=st.data(), status=st.sampled_from(UNPROVEN))
    def change(self, data, status):
        if chosen := self.any_commitment(data):
            commitments.change(self.register, replace(chosen, status=status))
            self.done()

    @rule(data=st.data(), due=DATES)
    def extend(self, data, due):
        if chosen := self.any_commitment(data):
            why = DeadlineChange(
                new=PartialDate(due) if due else None,
                reason=DeadlineReason.FUNDING,
                allowed_by="Minister",
            )
            deadlines.extend(self.register, chosen, why)
            self.done()

    @rule(data=st.data())
    def remove(self, data):
        if chosen := self.any_commitment(data):
            commitments.remove(self.register, [chosen])
            self.done()

    @rule()
    def fail_half_way(self):
        try:
            with self.register.edit("half"):
                commitments.add(self.register, Commitment(title=Words.of(en="lost")))
                raise RuntimeError
        except RuntimeError:
            pass

    @precondition(lambda self: self.now > 0)
    @rule()
    def undo(self):
        self.register.undo()
        self.now -= 1

    @precondition(lambda self: self.now < len(self.states) - 1)
    @rule()
    def redo(self):
        self.register.redo()
        self.now += 1

    @rule()
    def close_and_open_again(self):
        self.register.close()
        self.register = Register.open(self.register.path)

    @invariant()
    def all_is_as_it_should_be(self):
        assert self.state() == self.states[self.now]
        assert self.register._db.execute("pragma foreign_key_check").fetchall() == []


Edits.TestCase.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
TestEdits = Edits.TestCase
