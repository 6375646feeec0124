"""The briefs there are: each told by a module of its own, all put into the same form here."""

from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from tracker.briefs.content import Block, Brief, Fact, Heading
from tracker.briefs.request import Length, Product, Request, Section, Told
from tracker.languages import _, speaking
from tracker.languages.dates import write as write_date
from tracker.records import countries
from tracker.store import Register

MODULES = {
    Product.PARTNER: "partner",
}
"""Where each is told: a module of this package with ``tell`` and ``SECTIONS``."""


def gather(register: Register, request: Request) -> Brief:
    """The brief that is asked for, from what the register knows of the time up to its day.

    Raises NoSubject where there is nothing of which it could tell.
    """
    brief = _in_one_language(register, request)
    if request.second is None or request.second is request.language:
        return brief
    other = replace(request, language=request.second, second=None)
    return replace(brief, beside=_in_one_language(register, other))


def sections(product: Product) -> dict[str, str]:
    """The sections of a product that may be left out: their names, and words marked ``N_``."""
    known: dict[str, str] = _module(product).SECTIONS
    return known


def _in_one_language(register: Register, request: Request) -> Brief:
    with speaking(request.language):
        told: Told = _module(request.product).tell(register, request)
        return _Form(register, request).brief(told)


def _module(product: Product) -> Any:
    return import_module(f"tracker.briefs.{MODULES[product]}")


@dataclass(frozen=True)
class _Form:
    """What all briefs have in common, whatever they tell of."""

    register: Register
    request: Request

    def brief(self, told: Told) -> Brief:
        request = self.request
        as_of = write_date(request.as_of.isoformat(), request.language)
        return Brief(
            title=told.title,
            language=request.language,
            as_of=request.as_of,
            blocks=tuple(self._blocks(told)),
            kicker=told.kicker or request.product.label,
            subtitle=told.subtitle,
            marking=request.marking,
            author=request.author,
            subject=told.subject,
            copy=_("Copy No. {n}", n=request.copy) if request.copy else "",
            facts=(
                Fact(_("As of"), as_of),
                Fact(_("Prepared in"), str(countries.home(self.register).name)),
                *told.facts,
            ),
            signed=tuple(self._signed()),
            footer_left=f"{told.subject} · {_('As of')}: {as_of}",
            contents=_("Contents"),
            page_of=_("{page} / {pages}", page="{page}", pages="{pages}"),
            one_page=request.length is Length.ONE_PAGE,
        )

    def _blocks(self, told: Told) -> list[Block]:
        shown = [*told.lead]
        for section in filter(self._is_wanted, told.sections):
            shown += [Heading(section.title), *section.blocks]
        return shown

    def _is_wanted(self, section: Section) -> bool:
        may_go_out = section.disclosed or not self.request.hand_over
        return may_go_out and section.name not in self.request.without

    def _signed(self) -> list[Fact]:
        by = (
            (_("Prepared by"), self.request.prepared_by),
            (_("Approved by"), self.request.approved_by),
        )
        return [Fact(label, who) for label, who in by if who]
