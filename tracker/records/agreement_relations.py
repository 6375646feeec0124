"""What an agreement does to other agreements: amends, supplements, replaces, implements them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from tracker.languages import N_
from tracker.records import links
from tracker.records.agreements import Agreement
from tracker.records.links import Link, LinkKind
from tracker.store import Record, Ref, Register, Vocabulary, field_of


class RelationKind(Vocabulary):
    AMENDS = "amends", N_("amends")
    SUPPLEMENTS = "supplements", N_("supplements")
    REPLACES = "replaces", N_("replaces")
    IMPLEMENTS = "implements", N_("implements")


_LINKS = {
    RelationKind.AMENDS: LinkKind.AMENDS,
    RelationKind.SUPPLEMENTS: LinkKind.SUPPLEMENTS,
    RelationKind.REPLACES: LinkKind.REPLACES,
    RelationKind.IMPLEMENTS: LinkKind.IMPLEMENTS,
}


@dataclass(frozen=True, kw_only=True)
class Relation(Record):
    """A link from one agreement to another, as a form edits it; it is kept as the link."""

    table: ClassVar[str] = Link.table
    prefix: ClassVar[str] = Link.prefix
    noun: ClassVar[str] = Link.noun
    heading_field: ClassVar[str] = "kind"

    kind: RelationKind = field_of(N_("Kind"), default=RelationKind.AMENDS)
    other: Ref[Agreement] | None = field_of(N_("Agreement"), required=True)


def of(register: Register, agreement: Agreement) -> list[Relation]:
    """What the agreement does to others, as it was recorded."""
    kinds = {link_kind: kind for kind, link_kind in _LINKS.items()}
    return [
        Relation(id=link.id, kind=kinds[link.kind], other=Ref(link.target.id))
        for link in links.of(register, agreement)
        if link.origin == agreement.any_ref and link.kind in kinds
        if link.target and link.target.table == Agreement.table
    ]


def keep(register: Register, agreement: Agreement, relations: Iterable[Relation]) -> None:
    """Make these the agreement's relations; the links of those left out go into the bin."""
    wanted = list(relations)
    kept = {relation.id for relation in wanted}
    with register.edit(N_("Link records")) as edit:
        for old in of(register, agreement):
            if old.id not in kept:
                edit.remove(register.get(Link, old.saved_id))
        for relation in wanted:
            edit.save(_as_link(register, agreement, relation))


def _as_link(register: Register, agreement: Agreement, relation: Relation) -> Link:
    link = Link(origin=agreement.any_ref) if relation.id is None else None
    other = register.get(Agreement, relation.other) if relation.other else None
    return replace(
        link or register.get(Link, relation.saved_id),
        kind=_LINKS[relation.kind],
        target=other.any_ref if other else None,
    )
