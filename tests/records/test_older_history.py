"""A field added to a kind of record does not make what was recorded before unreadable."""

import json

from tracker.records import agreements, display
from tracker.records.agreements import Agreement
from tracker.records.words import Words


def test_the_history_kept_before_a_field_was_added_is_still_told(register):
    agreement = agreements.save(register, Agreement(title=Words.of(en="Customs")))
    for number, after in register._db.execute("select rowid, after from change").fetchall():
        row = json.loads(after)
        row.pop("notice_months", None)
        register._db.execute(
            "update change set after = ? where rowid = ?", [json.dumps(row), number]
        )
    [change] = register.history_of(agreement)[0].changes
    assert "notice_months" not in change.after
    assert [told.label for told in display.describe(register, Agreement, change)] == [
        "Title",
        "Form",
    ]
