"""Finding records by what a person types, in any script and case."""

from tracker.languages.fold import words
from tracker.store import EVERYTHING, Condition


def beginning(typed: str) -> Condition:
    """That each typed word begins a word of the record, however either is spelled."""
    found = EVERYTHING
    for word in words(typed):
        # A folded word holds letters and digits alone: nothing that LIKE would read as a sign.
        found &= Condition("' ' || fold like ?", (f"% {word}%",))
    return found
