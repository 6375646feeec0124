"""Settings: declared once, kept in a file of their own, never a reason not to start."""

import pytest
from PySide6.QtCore import QByteArray

from tracker.gui.settings import Setting, Settings
from tracker.gui.theme import Appearance
from tracker.languages import Language


class TrialSettings(Settings):
    remind_days = Setting("reminders/days", 14, "Remind me this many days ahead")
    is_quiet = Setting("reminders/quiet", False)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "folder" / "settings.ini"


def reopened(settings, path):
    settings.save()
    return TrialSettings(path)


def test_the_first_time_everything_is_as_declared(path):
    settings = TrialSettings(path)
    assert settings.language is None
    assert settings.appearance is Appearance.SYSTEM
    assert settings.recent_registers == []
    assert settings.window_geometry.isEmpty()
    assert (settings.last_page, settings.partner_scope, settings.remind_days) == ("", "", 14)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", Language.KK),
        ("language", None),
        ("appearance", Appearance.DARK),
        ("recent_registers", ["/дом/Түркия, 2021; «ә».register"]),
        ("recent_registers", ["/a.register", "/b.register"]),
        ("recent_registers", []),
        ("window_geometry", QByteArray(b"\x00\x01\xff")),
        ("last_page", "sessions"),
        ("remind_days", 30),
        ("is_quiet", True),
    ],
)
def test_what_was_set_is_there_the_next_time(path, name, value):
    settings = TrialSettings(path)
    setattr(settings, name, value)
    assert getattr(settings, name) == value
    again = getattr(reopened(settings, path), name)
    assert again == value
    assert type(again) is type(value)


def test_a_spoilt_file_is_read_as_far_as_it_can_be(path):
    path.parent.mkdir()
    path.write_text(
        "[General]\nlanguage=xx\nappearance=purple\n[reminders]\ndays=soon\nquiet=maybe\n"
        "[window]\npage=agreements\n[columns]\nsessions=@ByteArray(junk)\n",
        encoding="utf-8",
    )
    settings = TrialSettings(path)
    assert settings.language is None
    assert settings.appearance is Appearance.SYSTEM
    assert (settings.remind_days, settings.is_quiet) == (14, False)
    assert settings.last_page == "agreements"
    assert settings.columns_of("sessions") == []


def test_each_page_keeps_its_own_columns(path):
    settings = TrialSettings(path)
    settings.keep_columns_of("sessions", ["Date=100", "-Kind=80"])
    again = reopened(settings, path)
    assert again.columns_of("sessions") == ["Date=100", "-Kind=80"]
    assert again.columns_of("agreements") == []


def test_a_setting_can_be_asked_for_its_words():
    assert TrialSettings.remind_days.label == "Remind me this many days ahead"
    assert Settings.appearance.default is Appearance.SYSTEM
