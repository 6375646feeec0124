"""A register of each schema that ever landed opens in this program, whole."""

import gzip
from pathlib import Path

import pytest

from tracker.records import commitments, countries
from tracker.records.commitments import Commitment
from tracker.records.partial_dates import PartialDate
from tracker.store import Register
from tracker.store.connection import SCHEMA_VERSION

STORED = sorted((Path(__file__).parents[1] / "registers").glob("schema-*.register.gz"))


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.name.split(".")[0])
def test_a_register_of_an_earlier_schema_opens_whole(stored, tmp_path):
    path = tmp_path / "stored.register"
    path.write_bytes(gzip.decompress(stored.read_bytes()))
    with Register.open(path) as register:
        turkiye = countries.by_code(register, "TR")
        [commitment] = register.find(Commitment, commitments.with_partner(turkiye))
        assert str(commitment.title) == "Conclude the memorandum"
        assert commitment.due == PartialDate("2021-06")
        assert register.next_undo == "Add commitment"
        register.undo()
        register.redo()
        assert register.get(Commitment, commitment.id).title == commitment.title


def test_the_schema_of_today_is_stored_too():
    assert f"schema-{SCHEMA_VERSION}.register.gz" in [path.name for path in STORED]
