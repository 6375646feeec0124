"""How records are kept: one SQLite file, read by questions and written by edits."""

from tracker.store.connection import (
    DamagedRegister,
    Interrupted,
    NewerRegister,
    NoSuchRegister,
    NotARegister,
    ReadOnlyRegister,
    RegisterError,
)
from tracker.store.edits import Change, Edit, StaleRecord
from tracker.store.listing import Glance, Listing
from tracker.store.record import (
    AnyRef,
    Field,
    Problem,
    Record,
    Ref,
    Refs,
    Severity,
    Vocabulary,
    field_of,
    fields_of,
)
from tracker.store.register import Register
from tracker.store.sql import (
    EVERYTHING,
    Condition,
    by_title,
    named_by,
    names_any,
    names_one,
    some,
    touched_since,
)

__all__ = [
    "EVERYTHING",
    "AnyRef",
    "Change",
    "Condition",
    "DamagedRegister",
    "Edit",
    "Field",
    "Glance",
    "Interrupted",
    "Listing",
    "NewerRegister",
    "NoSuchRegister",
    "NotARegister",
    "Problem",
    "ReadOnlyRegister",
    "Record",
    "Ref",
    "Refs",
    "Register",
    "RegisterError",
    "Severity",
    "StaleRecord",
    "Vocabulary",
    "by_title",
    "field_of",
    "fields_of",
    "named_by",
    "names_any",
    "names_one",
    "some",
    "touched_since",
]
