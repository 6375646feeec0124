"""The words of the command line: its verbs, what they take, and what they do not."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from tracker import __version__
from tracker.cli.faults import Fault, no_country
from tracker.languages import N_, Language, _
from tracker.languages import countries as known_countries
from tracker.records.partial_dates import PartialDate

LISTS = ("commitments", "sessions", "agreements", "partners")
"""What can be listed."""

KINDS = (
    "country", "person", "organisation", "series", "topic",
    "commitment", "session", "agreement", "document", "source",
)  # fmt: skip
"""What can be searched for."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # argparse speaks English alone; what it says may hold a line break from an argument.
        reason = " ".join(message.split())
        raise Fault(_("This cannot be done as asked ({reason}); see --help.", reason=reason))


def parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="cooperation-tracker", description=_(DESCRIPTION))
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--register", type=Path, metavar="FILE", help=_("the register to use"))
    parser.set_defaults(verb="open", **_NOTHING_TO_OPEN)
    verbs = parser.add_subparsers(metavar="VERB")
    _add_open(verbs)
    _add_sample(verbs)
    _add_new(verbs)
    _add_list(verbs)
    _add_search(verbs)
    _add_show(verbs)
    _add_brief(verbs)
    _add_attach(verbs)
    _add_document(verbs)
    _add_changes(verbs)
    return parser


DESCRIPTION = N_("Keeps track of what a country has agreed with others, and prints the brief.")

_NOTHING_TO_OPEN = {"file": None, "language": None, "partner": None, "brief": None, "picture": None}


def _add_open(verbs: Any) -> None:
    verb = verbs.add_parser("open", help=_("open the window"))
    verb.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("the register to use"))
    verb.add_argument("--language", type=_language, help=_("the window's language: kk, ru, tr, en"))
    verb.add_argument(
        "--partner", type=_readable, metavar="ISO", help=_("show only this partner country")
    )
    verb.add_argument("--brief", type=Path, metavar="FILE", help=_("write the partner's brief"))
    verb.add_argument("--picture", type=Path, metavar="FILE", help=_("write the window's picture"))
    verb.set_defaults(verb="open")


def _add_sample(verbs: Any) -> None:
    verb = verbs.add_parser("sample", help=_("make the sample register"))
    verb.add_argument("file", type=Path)
    words = _("make up a register of so many commitments instead")
    verb.add_argument("--commitments", type=_readable, default=None, metavar="N", help=words)
    words = _("equal numbers make equal registers")
    verb.add_argument("--seed", type=int, default=1, metavar="S", help=words)
    verb.set_defaults(verb="sample")


def _add_new(verbs: Any) -> None:
    verb = verbs.add_parser("new", help=_("make an empty register"))
    verb.add_argument("file", type=Path)
    words = _("the country whose register it is; without it, by the language")
    verb.add_argument("--country", type=_country, default=None, metavar="ISO", help=words)
    verb.set_defaults(verb="new")


def _add_list(verbs: Any) -> None:
    verb = verbs.add_parser("list", help=_("list what is recorded"))
    verb.add_argument("what", choices=LISTS)
    verb.add_argument(
        "--partner", type=_readable, metavar="ISO", help=_("show only this partner country")
    )
    verb.add_argument("--status", type=_readable, help=_("show only this status"))
    query = _("show only what is asked for, such as “topic:youth due<2021-09”")
    verb.add_argument("--query", metavar="TEXT", default="", help=query)
    verb.set_defaults(verb="list")
    _add_recorded(verb)
    _add_output(verb)


def _add_search(verbs: Any) -> None:
    verb = verbs.add_parser("search", help=_("find records of any kind by their words"))
    words = _("the beginnings of words, in any script, or a code such as C-12")
    verb.add_argument("text", type=_readable, metavar="TEXT", help=words)
    only = _("only this kind of record; may be given several times")
    verb.add_argument("--kind", action="append", choices=KINDS, help=only)
    verb.add_argument("--json", action="store_true", help=_("as JSON, for scripts"))
    verb.set_defaults(verb="search")


def _add_show(verbs: Any) -> None:
    verb = verbs.add_parser("show", help=_("show one record with its parts"))
    verb.add_argument("code", type=_readable)
    verb.set_defaults(verb="show")
    _add_recorded(verb)
    _add_output(verb)


def _add_brief(verbs: Any) -> None:
    verb = verbs.add_parser("brief", help=_("write a brief as PDF"))
    verb.add_argument("product", choices=["partner"])
    verb.add_argument("subject", type=_readable, metavar="CODE")
    verb.add_argument("--language", type=_language, default=None)
    verb.add_argument("--as-of", type=_day, default=None, metavar="DATE")
    verb.add_argument(
        "--marking", type=_readable, default="", help=_("printed on top and bottom of each page")
    )
    verb.add_argument("--output", type=Path, required=True, metavar="FILE.pdf")
    verb.set_defaults(verb="brief")
    _add_recorded(verb)


def _add_changes(verbs: Any) -> None:
    verb = verbs.add_parser("changes", help=_("list what changed with a partner since a day"))
    verb.add_argument("product", choices=["partner"])
    verb.add_argument("partner", metavar="ISO")
    since = _("after this day; without it, since the last session with the partner")
    verb.add_argument("--since", type=_day, default=None, metavar="DATE", help=since)
    verb.set_defaults(verb="changes")
    _add_output(verb)


def _add_recorded(verb: argparse.ArgumentParser) -> None:
    words = _("the register as it was recorded by the end of that day")
    verb.add_argument("--as-recorded-on", type=_day, default=None, metavar="DATE", help=words)


def _add_attach(verbs: Any) -> None:
    verb = verbs.add_parser("attach", help=_("attach a file to a record"))
    verb.add_argument("code")
    verb.add_argument("file", type=Path)
    verb.set_defaults(verb="attach")


def _add_document(verbs: Any) -> None:
    verb = verbs.add_parser("document", help=_("write out the file of a document"))
    verb.add_argument("code")
    verb.add_argument("--output", type=Path, required=True, metavar="FILE")
    verb.set_defaults(verb="document")


def _add_output(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--as-of", type=_day, default=None, metavar="DATE")
    verb.add_argument("--json", action="store_true", help=_("as JSON, for scripts"))


def _language(text: str) -> Language:
    try:
        return Language(text)
    except ValueError:
        raise Fault(_("“{text}” is none of kk, ru, tr, en.", text=text)) from None


def _country(text: str) -> str:
    if text.upper() not in known_countries.codes():
        raise no_country(text)
    return text.upper()


def _day(text: str) -> date:
    try:
        PartialDate(text)  # narrower than ISO 8601: no week dates, no years before 1000
        return date.fromisoformat(text)
    except ValueError:
        raise Fault(_("“{text}” is not a date like 2021-06-05.", text=text)) from None


def _readable(text: str) -> str:
    """A text of the command line; bytes that are no UTF-8 arrive as half characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Fault(_("“{text}” is not readable as text.", text=text)) from None
    return text
