"""Links: typed provenance between any two records, so that "why does this exist?" has an answer."""

from dataclasses import dataclass
from typing import ClassVar

from tracker.languages import N_, _
from tracker.store import AnyRef, Condition, Problem, Record, Register, Vocabulary, field_of


class LinkKind(Vocabulary):
    LED_TO = "led_to", N_("led to")
    AGREED_TO_HOLD = "agreed_to_hold", N_("agreed to hold")
    PREPARES = "prepares", N_("prepares")
    PROVIDES_FOR = "provides_for", N_("provides for")
    IMPLEMENTS = "implements", N_("implements")
    AIMS_AT = "aims_at", N_("aims at")
    CARRIED_OVER_TO = "carried_over_to", N_("carried over to")
    MENTIONS = "mentions", N_("mentions")
    AMENDS = "amends", N_("amends")
    SUPPLEMENTS = "supplements", N_("supplements")
    REPLACES = "replaces", N_("replaces")
    HAS_DOCUMENT = "has_document", N_("has the document")


@dataclass(frozen=True, kw_only=True)
class Link(Record):
    table: ClassVar[str] = "link"
    prefix: ClassVar[str] = "L"
    noun: ClassVar[str] = N_("Link")
    heading_field: ClassVar[str] = "kind"

    origin: AnyRef | None = field_of(N_("From"), required=True)
    target: AnyRef | None = field_of(N_("To"), required=True)
    kind: LinkKind = field_of(N_("Kind"), default=LinkKind.MENTIONS)

    def problems(self) -> list[Problem]:
        found = super().problems()
        if self.origin and self.origin == self.target:
            found.append(Problem("target", _("A record is not linked to itself.")))
        return found


def of(register: Register, record: Record) -> list[Link]:
    """The links from and to a record, as they were made."""
    column = record.any_ref.to_column()
    return register.find(Link, Condition("origin = ? or target = ?", (column, column)))


def connect(register: Register, link: Link) -> Link:
    with register.edit(N_("Link records")) as edit:
        return edit.save(link)
