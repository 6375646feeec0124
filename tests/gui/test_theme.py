"""The look: readable in light and dark, in our own letters, in step with the system."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from tracker.briefs.tones import Tone
from tracker.gui import theme
from tracker.gui.icons import icon
from tracker.gui.theme import DARK, LIGHT, Appearance, Text

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
AA = 4.5
"""The least contrast of words (WCAG 2.2, 1.4.3), and of what is not words (1.4.11)."""
AA_SHAPES = 3.0


@pytest.fixture(autouse=True)
def light(qapp):
    theme.apply(qapp, Appearance.LIGHT)
    yield
    theme.apply(qapp, Appearance.LIGHT)


def luminance(colour):
    parts = QColor(colour).getRgbF()[:3]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@THEMES
@pytest.mark.parametrize("ink", ["text", "muted", "heading", "accent"])
@pytest.mark.parametrize("ground", ["window", "base"])
def test_words_are_readable_on_every_ground(colours, ink, ground):
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= AA


@THEMES
def test_words_are_readable_on_buttons_and_where_they_are_chosen(colours):
    assert contrast(colours.text, colours.button) >= AA
    assert contrast(colours.text, colours.selection) >= AA
    assert contrast(colours.highlighted, colours.highlight) >= AA


@THEMES
@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_readable_on_its_chip_and_in_a_row_selected_or_not(colours, tone):
    for ground in (colours.washes[tone], colours.base, colours.selection):
        assert contrast(colours.inks[tone], ground) >= AA


@THEMES
def test_the_gold_rule_and_the_focus_are_seen(colours):
    assert contrast(colours.gold, colours.base) >= AA_SHAPES
    assert contrast(colours.highlight, colours.base) >= AA_SHAPES


@pytest.mark.parametrize("text", Text)
def test_each_kind_of_text_is_set_in_our_own_letters(text):
    family, _ratio, weight = text.value
    used = QFontInfo(theme.font(text))
    assert (used.family(), used.weight()) == (family, weight)


def test_an_appearance_that_was_chosen_stays_whatever_the_system_says(qapp):
    theme.apply(qapp, Appearance.DARK)
    assert theme.is_dark()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.is_dark()


def test_the_look_follows_the_system_while_it_is_open(qapp):
    theme.apply(qapp, Appearance.SYSTEM)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.is_dark()
    assert theme.tone_colour("bad") == QColor(DARK.inks[Tone.BAD])
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.tone_background(Tone.BAD) == QColor(LIGHT.washes[Tone.BAD])


def test_what_cannot_be_used_looks_so():
    shades = theme.palette(LIGHT)
    role = QPalette.ColorRole.ButtonText
    assert shades.color(QPalette.ColorGroup.Disabled, role) == QColor(LIGHT.disabled)
    assert shades.color(QPalette.ColorGroup.Active, role) == QColor(LIGHT.text)


# Icons


def inks(picture: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, size: int = 32):
    """The colours of all that is fully painted."""
    image = picture.pixmap(QSize(size, size), mode).toImage()
    every = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {colour.name() for colour in every if colour.alpha() == 255}


def test_an_icon_has_the_colour_of_words_also_after_the_theme_changed(qapp):
    undo = icon("undo")
    assert inks(undo) == {LIGHT.text.lower()}
    theme.apply(qapp, Appearance.DARK)
    assert inks(undo) == {DARK.text.lower()}


def test_an_icon_that_cannot_be_used_or_is_chosen_has_the_colour_of_such_words():
    assert inks(icon("undo"), QIcon.Mode.Disabled) == {LIGHT.disabled.lower()}
    assert inks(icon("undo"), QIcon.Mode.Selected) == {LIGHT.highlighted.lower()}


def test_the_programs_own_sign_keeps_its_colours(qapp):
    light = inks(icon("app"))
    theme.apply(qapp, Appearance.DARK)
    assert len(light) > 1
    assert inks(icon("app")) == light


def test_an_icon_is_drawn_at_the_size_of_the_screens_own_dots():
    picture = icon("search").pixmap(QSize(20, 20), 2.0)
    assert picture.size() == QSize(40, 40)
    assert picture.devicePixelRatio() == 2.0


def test_an_icon_that_is_not_there_is_said():
    with pytest.raises(KeyError, match="no-such-thing"):
        icon("no-such-thing")


def test_an_icon_outlives_its_copies(qtbot):
    kept = QIcon(icon("add"))
    for _n in range(50):
        QIcon(kept).pixmap(16)
    QApplication.processEvents()
    assert inks(kept) == {LIGHT.text.lower()}
