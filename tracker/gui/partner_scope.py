"""The partner scope: which country the whole window is about, always in sight."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from tracker.languages import _
from tracker.records import countries
from tracker.records.countries import Country
from tracker.store import Edit, Register


class PartnerScope(QComboBox):
    """All partners, or one; ``chosen`` carries the country or None."""

    chosen = Signal(object)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self.setAccessibleName(_("Partner"))
        self.setMinimumContentsLength(18)
        self.fill()
        self.currentIndexChanged.connect(self._on_chosen)

    @property
    def partner(self) -> Country | None:
        country: Country | None = self.currentData()
        return country

    def choose(self, code: str) -> None:
        """Set the scope to a country by its ISO code; to all partners if it is none of them."""
        codes = [self._code(n) for n in range(self.count())]
        self.setCurrentIndex(codes.index(code) if code in codes else 0)

    def fill(self) -> None:
        """Offer the countries there are now, and stay with the one chosen."""
        was = self._code(self.currentIndex())
        blocked = self.blockSignals(True)
        self.clear()
        self.addItem(_("All partners"), None)
        for country in countries.partners(self._register):
            self.addItem(str(country.name), country)
        self.choose(was)
        self.blockSignals(blocked)

    def on_edited(self, _edit: Edit) -> None:
        was = self._code(self.currentIndex())
        self.fill()
        if self._code(self.currentIndex()) != was:
            self._on_chosen(self.currentIndex())

    def _code(self, index: int) -> str:
        country = self.itemData(index)
        return country.code if country else ""

    def _on_chosen(self, _index: int) -> None:
        self.chosen.emit(self.partner)
