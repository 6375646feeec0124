"""What is asked for: which brief, of what, in which language, as of which day; and what is told."""

from dataclasses import dataclass
from datetime import date

from tracker.briefs.content import Block, Fact
from tracker.languages import N_, Language
from tracker.store import Vocabulary

MARKINGS = (N_("For official use"),)
"""What may be printed on top and bottom of each page; an office may write another."""


class Product(Vocabulary):
    """The briefs there are; the first word of each on the command line."""

    PARTNER = "partner", N_("Partner brief")
    SESSION = "session", N_("Session brief")
    AGREEMENT = "agreement", N_("Agreement sheet")
    COMMITMENTS = "commitments", N_("Control list of commitments")
    SERIES = "series", N_("Chronicle of a series")
    PERIOD = "period", N_("Report on a period")
    CHANGES = "changes", N_("What has changed since the last brief")


class Length(Vocabulary):
    ONE_PAGE = "one-page", N_("One page")
    STANDARD = "standard", N_("Standard")
    DOSSIER = "dossier", N_("Dossier")


@dataclass(frozen=True, kw_only=True)
class Request:
    """One brief that is wanted.

    ``subject`` is a code: a country's (TR), a session's (S-5), an agreement's, a series'; a period
    is 2021, 2021-Q2 or 2021-06; a list of commitments may be narrowed to the country named here,
    and by ``query``, in the words of any of the four languages. ``copy`` is the number of the copy,
    0 for none. ``hand_over`` leaves out what is not to be disclosed, ``without`` the sections of
    these names. ``since`` is the day after which changes are told; None for the last brief.
    """

    product: Product
    subject: str = ""
    language: Language
    second: Language | None = None
    length: Length = Length.STANDARD
    as_of: date
    marking: str = ""
    author: str = ""
    prepared_by: str = ""
    approved_by: str = ""
    copy: int = 0
    hand_over: bool = False
    without: frozenset[str] = frozenset()
    query: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief under a heading; one that is not ``disclosed`` stays out of a hand-over.

    ``name`` is what it goes by in ``Request.without``; ``title`` is in the brief's language.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    disclosed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a product tells of its subject, before it is put into the form of a brief.

    ``subject`` names it in the file's description and at the foot of each page; ``lead`` stands
    before the first section, and on a cover of its own page.
    """

    title: str
    subject: str
    subtitle: str = ""
    kicker: str = ""
    facts: tuple[Fact, ...] = ()
    lead: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


class NoSubject(ValueError):
    """There is nothing in the register of which the brief could tell; the text says so."""
