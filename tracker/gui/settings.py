"""The settings, each declared once: its key, its default and what it means to people."""

from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, Self, TypeVar, overload
from urllib.parse import quote

from PySide6.QtCore import QByteArray, QSettings

from tracker.gui.theme import Appearance
from tracker.languages import N_, Language

T = TypeVar("T")


class Setting(Generic[T]):
    """A value kept between one use of the program and the next.

    What cannot be read as the default's kind, or as ``kind``, is the default.
    """

    def __init__(self, key: str, default: T, label: str = "", kind: type | None = None) -> None:
        self.key = key
        self.default = default
        self.label = label
        self.kind = kind or type(default)

    @overload
    def __get__(self, owner: None, of: type) -> Self: ...
    @overload
    def __get__(self, owner: "Settings", of: type) -> T: ...
    def __get__(self, owner: "Settings | None", of: type) -> Any:
        if owner is None:
            return self
        return _read(self.kind, owner.stored.value(self.key), self.default)

    def __set__(self, owner: "Settings", value: T) -> None:
        owner.stored.setValue(self.key, _written(value))


class Settings:
    """The settings of the person at this machine, in an INI file at ``path``."""

    language = Setting[Language | None]("language", None, N_("Language"), Language)
    appearance = Setting("appearance", Appearance.SYSTEM, N_("Appearance"))
    recent_registers = Setting[list[str]]("recent_registers", [], N_("Recent registers"))
    last_page = Setting("window/page", "")
    partner_scope = Setting("window/partner", "")
    window_geometry = Setting("window/geometry", QByteArray())
    split = Setting("window/split", QByteArray())

    def __init__(self, path: Path) -> None:
        self.stored = QSettings(str(path), QSettings.Format.IniFormat)

    def columns_of(self, page: str) -> list[str]:
        """How a page's columns were left, as the page's table wrote it; empty the first time."""
        return _listed(self.stored.value(f"columns/{page}"))

    def keep_columns_of(self, page: str, columns: list[str]) -> None:
        self.stored.setValue(f"columns/{page}", columns)

    def opened_in(self, register: Path) -> list[str]:
        """The records opened last in a register, as columns name them; the latest first."""
        return _listed(self.stored.value(_opened(register)))

    def keep_opened_in(self, register: Path, records: list[str]) -> None:
        self.stored.setValue(_opened(register), records)

    def order_of(self, page: str) -> str:
        """The order in which a page's list was left, as ``Order`` writes it; empty at first."""
        return str(self.stored.value(f"orders/{page}") or "")

    def keep_order_of(self, page: str, order: str) -> None:
        self.stored.setValue(f"orders/{page}", order)

    def save(self) -> None:
        """Write to the disk now; otherwise it happens by itself within moments."""
        self.stored.sync()


def _opened(register: Path) -> str:
    return f"opened/{quote(str(register.absolute()), safe='')}"


def _written(value: object) -> object:
    return str(value) if isinstance(value, StrEnum) else value


def _read(kind: type, stored: Any, default: Any) -> Any:
    """An INI file gives numbers and yes or no back as text."""
    if stored is None:
        return default
    if kind is list:
        return _listed(stored)
    if kind is bool:
        return {"true": True, "false": False}.get(str(stored).lower(), default)
    if isinstance(stored, kind):
        return stored
    with suppress(TypeError, ValueError):
        return kind(stored)
    return default


def _listed(stored: Any) -> list[str]:
    """QSettings gives a list of one as the text itself, and an empty one as nothing."""
    if isinstance(stored, str):
        return [stored]
    return [text for text in stored if isinstance(text, str)] if isinstance(stored, list) else []
