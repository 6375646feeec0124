"""What the caller of the command line can put right."""

from typing import Any

from tracker.languages import _

FAULT = 2
"""The exit status of a fault."""


class Fault(Exception):
    """Something the caller can put right, in a sentence."""


def no_country(code: str) -> Fault:
    return Fault(_("“{code}” is not a country code like TR.", code=code))


def one_of(vocabulary: Any, text: str, *computed: str) -> Any:
    try:
        return vocabulary(text)
    except ValueError:
        known = ", ".join([*vocabulary, *computed])
        raise Fault(_("“{text}” is none of {known}.", text=text, known=known)) from None
