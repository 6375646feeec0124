"""What the verbs of the command line do, but for the window."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tracker.cli.faults import Fault, no_country, one_of
from tracker.cli.lists import LISTS
from tracker.cli.printing import Bar, print_facts, print_json, print_rows
from tracker.cli.user import user
from tracker.languages import _, current
from tracker.records import changes, countries, documents, hits, moments, plain, searching
from tracker.records.countries import Country
from tracker.records.kinds import by_code
from tracker.store import Record, Register, RegisterError


def _sample(options: argparse.Namespace) -> None:
    from tracker.sample import kazakhstan_turkiye

    if options.commitments is None:
        kazakhstan_turkiye.make(options.file).close()
    else:
        _make_up(options.file, options.commitments, options.seed)
    print(options.file)


def _new(options: argparse.Namespace) -> None:
    home = options.country or countries.likely_home("", current())
    countries.begin(options.file, user(), home).close()
    print(options.file)


def _make_up(path: Path, many: str, seed: int) -> None:
    from tracker.sample import synthetic

    commitments = int(many) if many.isdecimal() and len(many) < 10 else 0
    if not 1 <= commitments <= synthetic.MOST:
        raise Fault(_("Say a number of commitments from 1 to {most}.", most=synthetic.MOST))
    bar = Bar(sys.stderr)
    try:
        synthetic.make(path, commitments, seed, user(), bar.show).close()
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
        listed = LISTS[options.what]
        query = queries.read(options.query, listed.kind, register, _as_of(options))
        where = queries.condition(query, register, listed.kind, _as_of(options))
        where &= listed.with_partner(partner)
        found = listed.question(register, where, options.status, _as_of(options))
        rows = [plain.of(register, record, _as_of(options)) for record in found]
    print_json(rows) if options.json else print_rows(rows)


def _search(options: argparse.Namespace) -> None:
    kinds = [searching.BY_NAME[name] for name in options.kind or searching.BY_NAME]
    with _register(options) as register:
        found = searching.find(register, options.text, kinds=kinds)
        if not found.groups:
            found = searching.nearly(register, options.text, kinds=kinds)
        if options.json:
            print_json({"groups": plain.of_found(register, found)})
            return
        for hit in (hit for group in found.groups for hit in group.hits):
            told = hits.told(register, hit, found.keys)
            print("\t".join([hit.code, told.title.text, told.note]))


def _show(options: argparse.Namespace) -> None:
    with _register(options) as register:
        record = _record(register, options.code)
        facts = plain.with_parts(register, record, _as_of(options))
    print_json(facts) if options.json else print_facts(facts)


def _brief(options: argparse.Namespace) -> None:
    from tracker.briefs import products, writing
    from tracker.briefs.request import NoSubject, Product, Request

    request = Request(
        product=one_of(Product, options.product),
        subject=options.subject,
        language=options.language or current(),
        as_of=_as_of(options),
        marking=options.marking,
    )
    with _register(options) as register:
        writing.check(register, options.output)
        try:
            brief = products.gather(register, request)
        except NoSubject as fault:
            raise Fault(str(fault)) from fault
        writing.write(register, brief, options.output)
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
    print_json(rows) if options.json else print(*lines, sep="\n", end="\n" if lines else "")


def _register(options: argparse.Namespace) -> Register:
    if options.register is None:
        raise Fault(_("Say which register to use: --register FILE."))
    register = Register.open(options.register, user=user())
    if not getattr(options, "as_recorded_on", None):
        return register
    with register:
        return register.as_of(moments.end_of(options.as_recorded_on))


def _partner(register: Register, code: str) -> Country:
    country = countries.by_code(register, code)
    if country is None:
        raise no_country(code)
    return country


def _as_of(options: argparse.Namespace) -> date:
    return options.as_of or getattr(options, "as_recorded_on", None) or date.today()


VERBS: dict[str, Callable[[argparse.Namespace], Any]] = {
    "sample": _sample,
    "new": _new,
    "list": _list,
    "search": _search,
    "show": _show,
    "brief": _brief,
    "attach": _attach,
    "document": _document,
    "changes": _changes,
}
