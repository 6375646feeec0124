from tracker.records import bin, commitments, merging, organisations
from tracker.records.commitments import Commitment
from tracker.records.organisations import Organisation
from tracker.records.words import Words


def test_what_was_deleted_comes_back_whole(register):
    saved = commitments.add(register, Commitment(title=Words.of(en="Deleted by mistake"), item="7"))
    commitments.remove(register, [saved])
    [binned] = bin.contents(register)
    bin.restore(register, [binned])
    assert bin.contents(register) == []
    back = register.get(Commitment, saved.id)
    assert (back.title, back.item, back.code) == (saved.title, saved.item, saved.code)
    assert register.next_undo == "Restore from the bin"


def test_what_a_merge_dropped_comes_back(register):
    kept, dropped = (
        organisations.save(register, Organisation(name=Words.of(en=name)))
        for name in ("Diyanet", "Presidency of Religious Affairs")
    )
    merging.merge(register, kept, dropped)
    [binned] = bin.contents(register)
    bin.restore(register, [binned])
    assert register.count(Organisation) == 2
