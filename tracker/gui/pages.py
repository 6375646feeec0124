"""The pages: what each is called, what waits on it, and how it is built.

The modules of a page are many, and the window opens with one page alone: so the functions that
build a page import it, when it is first shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeGuard

from tracker.gui.desk import Desk
from tracker.gui.navigation import Tally
from tracker.languages import N_
from tracker.languages.catalogues import plural
from tracker.records import agreements, commitments, countries, series, sessions
from tracker.records.agreements import Agreement
from tracker.records.commitments import Commitment
from tracker.records.countries import Country
from tracker.records.series import Series
from tracker.records.sessions import Session
from tracker.store import Condition, Record, Register

if TYPE_CHECKING:  # only words for mypy here: the pages themselves come later
    from tracker.gui.list_page import ListPage
    from tracker.gui.today.page import TodayPage

TODAY, COMMITMENTS, SESSIONS, AGREEMENTS, PARTNERS, SERIES = (
    "today", "commitments", "sessions", "agreements", "partners", "series",
)  # fmt: skip
"""The pages by name, as in the settings."""


@dataclass(frozen=True)
class Listed:
    """What a list page lists, and how it stands in the navigation."""

    kind: type[Record]
    of_partner: Callable[[Country | None], Condition]
    tally: Callable[[Register, Condition, date], Tally] | None = None
    """How much waits for somebody, among what the condition says; perhaps in another thread."""


@dataclass(frozen=True)
class Entry:
    """A page in the navigation: its name in the settings, its words and icon."""

    name: str
    words: str
    icon: str
    build: "Callable[[Desk], ListPage[Any] | TodayPage]"
    listed: Listed | None = None


def is_list(page: "ListPage[Any] | TodayPage") -> "TypeGuard[ListPage[Any]]":
    """Whether it is a list of records with their detail; all are but Today."""
    return page.name != TODAY


def number_of(name: str) -> int:
    """Where a page stands in the navigation; the first where there is none of that name."""
    names = [entry.name for entry in PAGES]
    return names.index(name) if name in names else 0


def _waiting_commitments(register: Register, among: Condition, today: date) -> Tally:
    waiting = register.count(Commitment, among & commitments.IS_OPEN)
    late = register.count(Commitment, among & commitments.overdue(today))
    said = [plural("{n} open", "{n} open", waiting)]
    if late:
        said.append(plural("{n} overdue", "{n} overdue", late))
    return Tally(waiting, late, "; ".join(said))


def _coming_sessions(register: Register, among: Condition, today: date) -> Tally:
    waiting = register.count(Session, among & sessions.coming(today))
    return Tally(waiting, words=plural("{n} coming", "{n} coming", waiting))


def _today(desk: Desk) -> "TodayPage":
    from tracker.gui.today.page import TodayPage

    return TodayPage(desk)


def _commitments(desk: Desk) -> "ListPage[Any]":
    from tracker.gui.commitments.page import CommitmentsPage

    return CommitmentsPage(desk)


def _sessions(desk: Desk) -> "ListPage[Any]":
    from tracker.gui.sessions.page import SessionsPage

    return SessionsPage(desk)


def _agreements(desk: Desk) -> "ListPage[Any]":
    from tracker.gui.agreements.page import AgreementsPage

    return AgreementsPage(desk)


def _partners(desk: Desk) -> "ListPage[Any]":
    from tracker.gui.partners.page import PartnersPage

    return PartnersPage(desk)


def _series(desk: Desk) -> "ListPage[Any]":
    from tracker.gui.series.page import SeriesPage

    return SeriesPage(desk)


PAGES = (
    Entry(TODAY, N_("Today"), "calendar", _today),
    Entry(
        COMMITMENTS,
        N_("Commitments"),
        "commitments",
        _commitments,
        Listed(Commitment, commitments.with_partner, _waiting_commitments),
    ),
    Entry(
        SESSIONS,
        N_("Sessions"),
        "sessions",
        _sessions,
        Listed(Session, sessions.with_partner, _coming_sessions),
    ),
    Entry(
        AGREEMENTS,
        N_("Agreements"),
        "agreements",
        _agreements,
        Listed(Agreement, agreements.with_partner),
    ),
    Entry(PARTNERS, N_("Partners"), "partners", _partners, Listed(Country, countries.only)),
    Entry(SERIES, N_("S&eries"), "series", _series, Listed(Series, series.with_partner)),
)
"""In their order. "Series" alone is translated as one series, the menu's as many."""
