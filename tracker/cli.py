"""The command line: the program for scripts. Without a verb it opens the window.

A fault is one sentence on stderr and exit status 2. Qt is loaded only to open the window.
"""

import argparse
import getpass
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TextIO

from tracker import __version__
from tracker.languages import N_, Language, _, current, use
from tracker.languages import countries as known_countries
from tracker.languages.catalogues import of_environment
from tracker.records import (
    agreement_life,
    agreements,
    changes,
    commitments,
    countries,
    documents,
    hits,
    moments,
    past,
    plain,
    searching,
    sessions,
)
from tracker.records.agreements import Agreement, AgreementStatus
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.kinds import by_code
from tracker.records.partial_dates import PartialDate
from tracker.records.sessions import Session, SessionStatus
from tracker.store import EVERYTHING, Condition, Record, Register, RegisterError

FAULT = 2
"""The exit status of a fault."""


class Fault(Exception):
    """Something the caller can put right, in a sentence."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # argparse speaks English alone; what it says may hold a line break from an argument.
        reason = " ".join(message.split())
        raise Fault(_("This cannot be done as asked ({reason}); see --help.", reason=reason))


def run(arguments: Sequence[str]) -> int:
    """Do what the command line says; the exit status comes back."""
    use(of_environment(os.environ))
    _let_every_letter_out()
    try:
        options = _parser().parse_args(arguments)
        status: int = options.verb(options) or 0
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return 0
    except (Fault, RegisterError, OSError) as fault:
        if isinstance(fault, OSError) and fault.filename is None:
            _drop_output()
        print(_sentence(fault), file=sys.stderr)
        return FAULT
    return status


def _let_every_letter_out() -> None:
    """JSON is UTF-8 in any locale; a path goes out as the bytes it came in."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Nobody reads what could not be written; else Python tries once more when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence(fault: Exception) -> str:
    if isinstance(fault, FileExistsError):
        return _("{path} exists already; nothing was changed.", path=fault.filename)
    if isinstance(fault, OSError) and fault.filename is None:
        return _("The output could not be written ({reason}).", reason=fault.strerror)
    if isinstance(fault, OSError):
        return _("{path}: {reason}.", path=fault.filename, reason=fault.strerror)
    return str(fault)


# The words of the command line


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="cooperation-tracker", description=_(DESCRIPTION))
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--register", type=Path, metavar="FILE", help=_("the register to use"))
    parser.set_defaults(verb=_open, **_NOTHING_TO_OPEN)
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
    verb.set_defaults(verb=_open)


def _add_sample(verbs: Any) -> None:
    verb = verbs.add_parser("sample", help=_("make the sample register"))
    verb.add_argument("file", type=Path)
    words = _("make up a register of so many commitments instead")
    verb.add_argument("--commitments", type=_readable, default=None, metavar="N", help=words)
    words = _("equal numbers make equal registers")
    verb.add_argument("--seed", type=int, default=1, metavar="S", help=words)
    verb.set_defaults(verb=_sample)


def _add_new(verbs: Any) -> None:
    verb = verbs.add_parser("new", help=_("make an empty register"))
    verb.add_argument("file", type=Path)
    words = _("the country whose register it is; without it, by the language")
    verb.add_argument("--country", type=_country, default=None, metavar="ISO", help=words)
    verb.set_defaults(verb=_new)


def _add_list(verbs: Any) -> None:
    verb = verbs.add_parser("list", help=_("list what is recorded"))
    verb.add_argument("what", choices=list(_LISTS))
    verb.add_argument(
        "--partner", type=_readable, metavar="ISO", help=_("show only this partner country")
    )
    verb.add_argument("--status", type=_readable, help=_("show only this status"))
    query = _("show only what is asked for, such as “topic:youth due<2021-09”")
    verb.add_argument("--query", metavar="TEXT", default="", help=query)
    verb.set_defaults(verb=_list)
    _add_recorded(verb)
    _add_output(verb)


def _add_search(verbs: Any) -> None:
    verb = verbs.add_parser("search", help=_("find records of any kind by their words"))
    words = _("the beginnings of words, in any script, or a code such as C-12")
    verb.add_argument("text", type=_readable, metavar="TEXT", help=words)
    only = _("only this kind of record; may be given several times")
    verb.add_argument("--kind", action="append", choices=list(searching.BY_NAME), help=only)
    verb.add_argument("--json", action="store_true", help=_("as JSON, for scripts"))
    verb.set_defaults(verb=_search)


def _add_show(verbs: Any) -> None:
    verb = verbs.add_parser("show", help=_("show one record with its parts"))
    verb.add_argument("code", type=_readable)
    verb.set_defaults(verb=_show)
    _add_recorded(verb)
    _add_output(verb)


def _add_brief(verbs: Any) -> None:
    verb = verbs.add_parser("brief", help=_("write a brief as PDF"))
    verb.add_argument("product", choices=["partner"])
    verb.add_argument("partner", type=_readable, metavar="ISO")
    verb.add_argument("--language", type=_language, default=None)
    verb.add_argument("--as-of", type=_day, default=None, metavar="DATE")
    verb.add_argument(
        "--marking", type=_readable, default="", help=_("printed on top and bottom of each page")
    )
    verb.add_argument("--output", type=Path, required=True, metavar="FILE.pdf")
    verb.set_defaults(verb=_brief)
    _add_recorded(verb)


def _add_changes(verbs: Any) -> None:
    verb = verbs.add_parser("changes", help=_("list what changed with a partner since a day"))
    verb.add_argument("product", choices=["partner"])
    verb.add_argument("partner", metavar="ISO")
    since = _("after this day; without it, since the last session with the partner")
    verb.add_argument("--since", type=_day, default=None, metavar="DATE", help=since)
    verb.set_defaults(verb=_changes)
    _add_output(verb)


def _add_recorded(verb: argparse.ArgumentParser) -> None:
    words = _("the register as it was recorded by the end of that day")
    verb.add_argument("--as-recorded-on", type=_day, default=None, metavar="DATE", help=words)


def _add_attach(verbs: Any) -> None:
    verb = verbs.add_parser("attach", help=_("attach a file to a record"))
    verb.add_argument("code")
    verb.add_argument("file", type=Path)
    verb.set_defaults(verb=_attach)


def _add_document(verbs: Any) -> None:
    verb = verbs.add_parser("document", help=_("write out the file of a document"))
    verb.add_argument("code")
    verb.add_argument("--output", type=Path, required=True, metavar="FILE")
    verb.set_defaults(verb=_document)


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
        raise _no_country(text)
    return text.upper()


def _no_country(code: str) -> Fault:
    return Fault(_("“{code}” is not a country code like TR.", code=code))


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


# The verbs


def _open(options: argparse.Namespace) -> int:
    from tracker.gui import application

    return application.run(
        options.file or options.register,
        user=_user(),
        language=options.language,
        partner=options.partner,
        brief=options.brief,
        picture=options.picture,
    )


def _sample(options: argparse.Namespace) -> None:
    from tracker.sample import kazakhstan_turkiye

    if options.commitments is None:
        kazakhstan_turkiye.make(options.file).close()
    else:
        _make_up(options.file, options.commitments, options.seed)
    print(options.file)


def _new(options: argparse.Namespace) -> None:
    home = options.country or countries.likely_home("", current())
    countries.begin(options.file, _user(), home).close()
    print(options.file)


def _make_up(path: Path, many: str, seed: int) -> None:
    from tracker.sample import synthetic

    commitments = int(many) if many.isdecimal() and len(many) < 10 else 0
    if not 1 <= commitments <= synthetic.MOST:
        raise Fault(_("Say a number of commitments from 1 to {most}.", most=synthetic.MOST))
    bar = _Bar(sys.stderr)
    try:
        synthetic.make(path, commitments, seed, _user(), bar.show).close()
    except KeyboardInterrupt:
        raise Fault(_("Stopped; {path} was not made.", path=path)) from None
    except RegisterError as fault:
        reason = str(fault).rstrip(".")
        raise Fault(_("{path} was not made ({reason}).", path=path, reason=reason)) from fault
    finally:
        bar.wipe()


def _list(options: argparse.Namespace) -> None:
    from tracker.records import queries

    with _register(options) as register:
        partner = None if options.partner is None else _partner(register, options.partner)
        listed = _LISTS[options.what]
        query = queries.read(options.query, listed.kind, register, _as_of(options))
        where = queries.condition(query, register, listed.kind, _as_of(options))
        where &= listed.with_partner(partner)
        found = listed.question(register, where, options.status, _as_of(options))
        rows = [plain.of(register, record, _as_of(options)) for record in found]
    _print_json(rows) if options.json else _print_rows(rows)


def _search(options: argparse.Namespace) -> None:
    kinds = [searching.BY_NAME[name] for name in options.kind or searching.BY_NAME]
    with _register(options) as register:
        found = searching.find(register, options.text, kinds=kinds)
        if not found.groups:
            found = searching.nearly(register, options.text, kinds=kinds)
        if options.json:
            _print_json({"groups": plain.of_found(register, found)})
            return
        for hit in (hit for group in found.groups for hit in group.hits):
            told = hits.told(register, hit, found.keys)
            print("\t".join([hit.code, told.title.text, told.note]))


def _show(options: argparse.Namespace) -> None:
    with _register(options) as register:
        record = _record(register, options.code)
        facts = plain.with_parts(register, record, _as_of(options))
    _print_json(facts) if options.json else _print_facts(facts)


def _brief(options: argparse.Namespace) -> None:
    from tracker.briefs import partner as partner_brief

    with _register(options) as register:
        partner = _partner(register, options.partner)
        language = options.language or current()
        partner_brief.write(
            register, partner, options.output, _as_of(options), language, options.marking
        )
    print(options.output)


def _attach(options: argparse.Namespace) -> None:
    with _register(options) as register:
        record = _record(register, options.code)
        content = documents.keep(register, options.file)
        print(documents.attach(register, record, options.file.name, content).code)


def _document(options: argparse.Namespace) -> None:
    with _register(options) as register:
        document = _record(register, options.code)
        if not isinstance(document, documents.Document):
            raise Fault(_("{code} is not a document.", code=document.code))
        documents.save_as(register, document, options.output)
    print(options.output)


def _record(register: Register, code: str) -> Record:
    record = by_code(register, code)
    if record is None:
        raise Fault(_("There is no record with the code “{code}”.", code=code))
    return record


def _changes(options: argparse.Namespace) -> None:
    with _register(options) as register:
        partner = _partner(register, options.partner)
        if options.since:
            found = list(changes.since(register, partner, options.since))
        else:
            found = list(changes.since_last_session(register, partner, _as_of(options))[1])
        rows = [plain.of_change(change) for change in found]
        lines = [f"{change.day}\t{changes.said(register, change)}" for change in found]
    _print_json(rows) if options.json else print(*lines, sep="\n", end="\n" if lines else "")


def _register(options: argparse.Namespace) -> Register:
    if options.register is None:
        raise Fault(_("Say which register to use: --register FILE."))
    register = Register.open(options.register, user=_user())
    if not getattr(options, "as_recorded_on", None):
        return register
    with register:
        return register.as_of(moments.end_of(options.as_recorded_on))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name is known for this account
        return ""


def _partner(register: Register, code: str) -> Country:
    country = countries.by_code(register, code)
    if country is None:
        raise _no_country(code)
    return country


def _as_of(options: argparse.Namespace) -> date:
    return options.as_of or getattr(options, "as_recorded_on", None) or date.today()


# What can be listed


def _sessions(
    register: Register, where: Condition, status: str | None, _on: date
) -> Iterable[Record]:
    if status is not None:
        where &= sessions.with_status(_one_of(SessionStatus, status))
    return sessions.by_date(register, where)


def _commitments(
    register: Register, where: Condition, status: str | None, on: date
) -> Iterable[Record]:
    was = _commitment_status(status, on) if status is not None else lambda _commitment: True
    found = commitments.by_urgency(register, where)
    return [commitment for commitment in past.on(register, found, on) if was(commitment)]


def _commitment_status(status: str, on: date) -> Callable[[Commitment], bool]:
    """A status of the vocabulary, or ``open`` or ``overdue``, which follow from other facts."""
    if status == "open":
        return lambda commitment: commitment.is_open
    if status == "overdue":
        return lambda commitment: commitment.is_overdue(on)
    wanted = _one_of(commitments.Status, status, "open", "overdue")
    return lambda commitment: commitment.status is wanted


def _agreements(
    register: Register, where: Condition, status: str | None, on: date
) -> Iterable[Record]:
    found = agreements.by_title(register, where)
    wanted = None if status is None else _one_of(AgreementStatus, status)
    for agreement in found:
        if wanted is None or agreement_life.of(register, agreement, on).status is wanted:
            yield agreement


def _partners(
    register: Register, where: Condition, status: str | None, _on: date
) -> Iterable[Record]:
    if status is not None:
        raise Fault(_("Partners have no status to choose by."))
    asked = {country.id for country in register.find(Country, where)}
    return [country for country in countries.partners(register) if country.id in asked]


def _alone(partner: Country | None) -> Condition:
    return EVERYTHING if partner is None else Condition("id = ?", (partner.id,))


class _Listed(NamedTuple):
    """What can be listed: its kind, what narrows it to a partner, and its question."""

    kind: type[Record]
    with_partner: Callable[[Country | None], Condition]
    question: Callable[[Register, Condition, str | None, date], Iterable[Record]]


_LISTS = {
    "commitments": _Listed(Commitment, commitments.with_partner, _commitments),
    "sessions": _Listed(Session, sessions.with_partner, _sessions),
    "agreements": _Listed(Agreement, agreements.with_partner, _agreements),
    "partners": _Listed(Country, _alone, _partners),
}


def _one_of(vocabulary: Any, text: str, *computed: str) -> Any:
    try:
        return vocabulary(text)
    except ValueError:
        known = ", ".join([*vocabulary, *computed])
        raise Fault(_("“{text}” is none of {known}.", text=text, known=known)) from None


# Printing


class _Bar:
    """A line on a terminal that tells how far some long work is; silent where there is none."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream if stream and stream.isatty() else None
        self._shown_at = 0.0
        self._length = 0

    def show(self, doing: str, done: int, of: int) -> None:
        """``doing`` is marked with ``N_``; a tenth of a second is the least between two lines."""
        now = time.monotonic()
        if self._stream and now - self._shown_at >= 0.1:
            self._shown_at = now
            part = min(1.0, done / of) if of else 0.0
            alive = "-\\|/"[int(now * 5) % 4]
            self._write(f"{_(doing)} [{'#' * int(part * 30):30}] {part:4.0%} {alive}")

    def wipe(self) -> None:
        if self._length:
            self._write("")
            self._write("")

    def _write(self, line: str) -> None:
        assert self._stream, "only what was shown is wiped"
        self._stream.write("\r" + line.ljust(self._length))
        self._stream.flush()
        self._length = len(line)


def _print_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _print_rows(rows: list[plain.Plain]) -> None:
    for row in rows:
        marks = [row.get("due") or row.get("start") or "", row.get("status") or ""]
        print("\t".join([row["code"], _text(row["title"]), *marks]))


def _print_facts(facts: plain.Plain) -> None:
    for name, value in facts.items():
        if value not in (None, [], {}) and name != "chain":
            print(f"{name}\t{_text(value)}")
    for number, step in enumerate(facts["chain"], 1):
        marks = [step["date"] or "", step["code"], _text(step["title"])]
        read_in = "; ".join(s["title"] for s in [*step["link_sources"], *step["sources"]])
        print("\t".join([f"chain {number}", step["relation_words"], *marks, read_in]))


def _text(value: Any) -> str:
    """A text in the reader's language where it is in several; anything else as JSON or as it is."""
    if isinstance(value, dict) and value:
        return str(value.get(current()) or next(iter(value.values())))
    if isinstance(value, list):
        return "; ".join(_text(part) for part in value)
    return str(value)
