"""What is wrong with a query, and where."""

import difflib
from collections.abc import Mapping

from tracker.languages import _
from tracker.store import RegisterError

_LONGEST = 40


class QueryError(RegisterError):
    """What was typed cannot be read; ``str`` of it is a sentence in the language in use.

    ``span``: where in the typed text, from a letter up to but not including another.
    """

    def __init__(self, sentence: str, span: tuple[int, int]) -> None:
        super().__init__(sentence)
        self.span = span


def quotable(typed: str) -> str:
    """What was typed, as it can stand in a sentence: in one short line of printable letters."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in typed[:200]).split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def meant(folded: str, known: Mapping[str, str]) -> str:
    """Of the words known by their folds, the one most like what was typed; empty if none is."""
    found = difflib.get_close_matches(folded[:_LONGEST], known, n=1)
    return known[found[0]] if found else ""


def no_such(sentence: str, nearest: str) -> str:
    """A sentence without its full stop, ended by asking whether the nearest was meant, if any."""
    if not nearest:
        return sentence + "."
    return _("{sentence}; did you mean “{nearest}”?", sentence=sentence, nearest=nearest)


def several(typed: str, names: list[str]) -> str:
    """That more than one thing is meant, and which; of many, the first three."""
    named = ", ".join(_("“{name}”", name=name) for name in names[:3])
    return _(
        "“{typed}” may mean several: {names}. Write more of it.",
        typed=quotable(typed),
        names=named + (", …" if len(names) > 3 else ""),
    )
