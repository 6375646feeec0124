"""The names of a record beside its own, each with the time it was in use, for its detail."""

from tracker.gui.chips import sentence
from tracker.gui.detail.blocks import Fact, Facts, Said, Section
from tracker.gui.detail.values import original
from tracker.languages import _
from tracker.records import names
from tracker.records.names import Name
from tracker.records.partial_dates import written_range
from tracker.store import Record, Register


def names_of(register: Register, record: Record) -> Section:
    found = (_fact(name) for name in names.of(register, record))
    return Section(_("Names"), (Facts(tuple(found)),))


def _fact(name: Name) -> Fact:
    notes = "\n".join(part for part in (_in_use(name), original(name.text)) if part)
    return Fact(sentence(name.kind.label), (Said(str(name.text), note=notes),))


def _in_use(name: Name) -> str:
    if name.valid_from and name.valid_to:
        return written_range(name.valid_from, name.valid_to)
    if name.valid_from:
        return _("In use from: {date}", date=name.valid_from)
    return _("In use until: {date}", date=name.valid_to) if name.valid_to else ""
