"""What a list shows of all there is: by the window's partner, the filter bar, and what is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tracker.records import queries
from tracker.records.countries import Country
from tracker.records.queries import All, Known, Op, QueryError, Term, Tree, all_of
from tracker.store import Condition, Record, Register

OfPartner = Callable[[Country | None], Condition]


@dataclass(frozen=True)
class Shown:
    """A filter, and an order as ``SavedView.sort_order`` writes it."""

    tree: Tree
    order: str = ""


class Filtering:
    """The filter of one list. ``bar`` is the tree its buttons set; ``partner`` the window's."""

    def __init__(
        self,
        kind: type[Record],
        register: Register,
        today: Callable[[], date],
        of_partner: OfPartner,
        bar: Tree,
    ) -> None:
        self._kind = kind
        self._register = register
        self._today = today
        self._of_partner = of_partner
        self.partner: Country | None = None
        self.bar = bar
        self.text = ""
        self._unread: str | None = None
        self._typed: Tree = All()
        self._fault: QueryError | None = None

    # What is typed

    def type(self, text: str) -> None:
        """Take what is typed; it is read when it is first needed."""
        self.text = self._unread = text

    @property
    def typed(self) -> Tree:
        """The tree of what is typed; of what cannot be read, the one before it."""
        self._read()
        return self._typed

    @property
    def fault(self) -> QueryError | None:
        """What is wrong with what is typed."""
        self._read()
        return self._fault

    def _read(self) -> None:
        text, self._unread = self._unread, None
        if text is None:
            return
        try:
            self._typed, self._fault = self.read(text), None
        except QueryError as fault:
            self._fault = fault

    def read(self, query: str) -> Tree:
        """The tree of a query about the records of this list. Raises QueryError."""
        return queries.read(query, self._kind, self._register, self._today())

    # What it comes to

    @property
    def tree(self) -> Tree:
        """The bar and what is typed, without the partner of the window."""
        return all_of([self.bar, self.typed])

    def scope(self) -> Condition:
        """The partner of the window alone."""
        return self._of_partner(self.partner)

    def where(self) -> Condition:
        return self._condition(self.bar)

    def others(self, key: str) -> Condition:
        """What is asked but for a key's own choices: among that, they are counted."""
        return self._condition(queries.with_term(self.bar, key, ()))

    def in_words(self, tree: Tree) -> str:
        """A tree of this list in the language in use, without the partner of the window."""
        return queries.in_words(tree, self._register, self._kind)

    def all_in_words(self) -> str:
        """All that is asked, the partner of the window first; empty where nothing is."""
        scope = [self._as_term(self.partner)] if self.partner else []
        return self.in_words(all_of([*scope, self.tree]))

    def _condition(self, bar: Tree) -> Condition:
        asked = all_of([bar, self.typed])
        found = queries.condition(asked, self._register, self._kind, self._today())
        return self.scope() & found

    def _as_term(self, partner: Country) -> Tree:
        if self._kind is Country:
            return Term("code", Op.IS, (partner.code,))
        return Term("partner", Op.IS, (Known(partner.code, partner.table, partner.saved_id),))
