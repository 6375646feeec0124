"""Sets of records: whatever was asked before, they say what the register says now."""

from array import array
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.records import commitments, countries, matching
from tracker.records.commitments import Commitment, Side, Status
from tracker.records.countries import Country
from tracker.records.partial_dates import PartialDate
from tracker.records.words import Words
from tracker.store import EVERYTHING, Condition, Refs
from tracker.store.listing import place_of

ORDERS = (commitments.URGENT_FIRST, "side desc, id", "fold_title, id")


def conditions(register):
    partners = [countries.by_code(register, code) for code in ("TR", "UZ")]
    by_partner = [commitments.with_partner(partner) for partner in partners]
    by_side = [Condition("side = ?", (side,)) for side in Side]
    typed = [matching.beginning(register, Commitment, word) for word in ("forum", "молодеж")]
    leaves = [EVERYTHING, commitments.IS_OPEN, *by_partner, *by_side, *typed]
    pairs = [one & other for one in leaves for other in leaves]
    return [*pairs, *(~leaf for leaf in leaves), by_partner[0] | by_side[0]]


def check(register, asked):
    sets = register.sets(Commitment)
    for where in asked:
        found = sets.of(where)
        assert sets.counts(sets.of(EVERYTHING), [where]) == [found.bit_count()]
        for order in ORDERS:
            listed = register.listing(Commitment, where, order=order).ids
            assert sets.in_order(found, order) == listed
            assert sets.first_in_order(found, order, 2) == listed[:2]
    # Few lists are remembered: of each kind of filter, the last.
    for where in (asked[0], asked[-1], asked[3]):
        listed = register.listing(Commitment, where, order=ORDERS[0]).ids
        assert sets.listed(where, ORDERS[0]) == listed


edits = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "bin", "undo", "redo"]),
        st.sampled_from(["Hold a forum", "Молодежный обмен", "Жоба"]),
        st.sampled_from(list(Side)),
        st.sampled_from([Status.ON_CONTROL, Status.NOT_APPLICABLE]),
        st.sampled_from([None, "2021", "2021-06-05", "2022-Q1"]),
        st.sets(st.sampled_from(["TR", "UZ"])),
    ),
    max_size=8,
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits)
def test_sets_follow_every_edit_undo_and_redo(register, drawn):
    asked = conditions(register)
    check(register, asked)
    for what, title, side, status, due, codes in drawn:
        made = Commitment(
            title=Words.of(en=title),
            side=side,
            status=status,
            due=due and PartialDate(due),
            partners=Refs(tuple(countries.by_code(register, code).id for code in codes)),
        )
        present = register.find(Commitment)
        match what:
            case "add":
                commitments.add(register, made)
            case "change" if present:
                kept = ("id", "uid", "code", "version", "due_original")
                same = {name: getattr(present[-1], name) for name in kept}
                with register.edit("Change") as edit:
                    edit.save(replace(made, **same))
            case "bin" if present:
                commitments.remove(register, present[:1])
            case "undo":
                register.undo()
            case "redo":
                register.redo()
        check(register, asked)


def test_sets_follow_what_other_records_say_of_theirs(register):
    beside = register.alongside()
    register.subscribe(beside.follow)
    sets, turkiye = beside.sets(Country), countries.by_code(register, "TR")
    assert sets.of(countries.IN_USE) == 0
    made = Commitment(title=Words.of(en="Hold a forum"), partners=Refs((turkiye.id,)))
    commitments.add(register, made)
    assert sets.of(countries.IN_USE) == 1 << turkiye.id
    register.undo()
    assert sets.of(countries.IN_USE) == 0
    beside.close()


def test_a_place_is_found_where_the_bytes_of_two_neighbours_look_like_it(register):
    ordered = array("i", [0x01000000, 0x00000002, 0x00000201])
    assert place_of(ordered, 0x00000201) == 2
    assert place_of(ordered, 7) is None
