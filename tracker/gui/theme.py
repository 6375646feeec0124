"""How the window looks: its colours in light and dark, its letters, its spaces; nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from tracker import resources
from tracker.briefs.tones import Tone
from tracker.languages import N_
from tracker.store import Vocabulary

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
"""Every gap and margin, in pixels."""

# Labels in these roles change with the theme by themselves; Fusion itself draws none of them so.
MUTED = QPalette.ColorRole.PlaceholderText
HEADING = QPalette.ColorRole.BrightText
ACCENT = QPalette.ColorRole.Link
RULE = QPalette.ColorRole.Mid


class Appearance(Vocabulary):
    SYSTEM = "system", N_("As the system")
    LIGHT = "light", N_("Light")
    DARK = "dark", N_("Dark")


@dataclass(frozen=True)
class Colours:
    """The colours of one theme.

    ``selection`` is behind a selected row, whose words and chips keep their own colours;
    ``highlight`` is behind selected letters and the current choice, and marks what has the focus.
    """

    window: str
    base: str
    button: str
    text: str
    muted: str
    disabled: str
    heading: str
    accent: str
    gold: str
    rule: str
    highlight: str
    highlighted: str
    selection: str
    inks: Mapping[Tone, str]
    washes: Mapping[Tone, str]


LIGHT = Colours(
    window="#F4F6F8",
    base="#FFFFFF",
    button="#FFFFFF",
    text="#1D2329",
    muted="#5C6873",
    disabled="#98A3AD",
    heading="#10263B",
    accent="#0F6E7C",
    gold="#B4893A",
    rule="#D5DBE0",
    highlight="#0F6E7C",
    highlighted="#FFFFFF",
    selection="#D6E9EC",
    inks={
        Tone.NEUTRAL: "#55616C",
        Tone.INFO: "#1F5C8B",
        Tone.GOOD: "#1D6B45",
        Tone.WARNING: "#8A5A06",
        Tone.BAD: "#A1262D",
    },
    washes={
        Tone.NEUTRAL: "#ECEFF2",
        Tone.INFO: "#E6EFF6",
        Tone.GOOD: "#E4F1EA",
        Tone.WARNING: "#FBF0D9",
        Tone.BAD: "#FAE6E5",
    },
)

DARK = Colours(
    window="#212B35",
    base="#141B22",
    button="#303C49",
    text="#DFE5EA",
    muted="#9BA8B4",
    disabled="#5F6C78",
    heading="#F2F5F7",
    accent="#5FBAC8",
    gold="#C9A35B",
    rule="#323E4A",
    highlight="#1B7A88",
    highlighted="#FFFFFF",
    selection="#1E4650",
    inks={
        Tone.NEUTRAL: "#B7C2CC",
        Tone.INFO: "#8FC3EC",
        Tone.GOOD: "#80CDA2",
        Tone.WARNING: "#E5BA62",
        Tone.BAD: "#F49A95",
    },
    washes={
        Tone.NEUTRAL: "#2B3641",
        Tone.INFO: "#1C3448",
        Tone.GOOD: "#1B392B",
        Tone.WARNING: "#3C3117",
        Tone.BAD: "#482427",
    },
)

SANS, SERIF, DISPLAY = "Source Sans 3", "Source Serif 4", "Source Serif 4 Display"
BODY_SIZE = 10.5
"""Points; the other sizes follow from it."""


class Text(Enum):
    """What a piece of text is: its family, its size beside the body's, its weight."""

    BODY = SANS, 1.0, QFont.Weight.Normal
    STRONG = SANS, 1.0, QFont.Weight.DemiBold
    SMALL = SANS, 0.9, QFont.Weight.Normal
    CHIP = SANS, 0.86, QFont.Weight.DemiBold
    COLUMN = SANS, 0.9, QFont.Weight.DemiBold
    SECTION = SANS, 1.1, QFont.Weight.DemiBold
    QUOTE = SERIF, 1.1, QFont.Weight.Normal
    TITLE = DISPLAY, 1.75, QFont.Weight.DemiBold
    LONG_TITLE = DISPLAY, 1.35, QFont.Weight.DemiBold


def font(text: Text) -> QFont:
    family, ratio, weight = text.value
    made = QFont(family)
    made.setPointSizeF(QApplication.font().pointSizeF() * ratio)
    made.setWeight(weight)
    return made


def apply(app: QApplication, appearance: Appearance) -> None:
    """Dress the program; with ``SYSTEM`` it goes on following the system's light and dark."""
    wardrobe = app.findChild(_Wardrobe, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (wardrobe or _Wardrobe(app)).dress(appearance)


def is_dark() -> bool:
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def tone_colour(tone: str) -> QColor:
    """The colour of a tone's words and shape."""
    return QColor(_worn().inks[Tone(tone)])


def tone_background(tone: str) -> QColor:
    """What stands behind a tone's words."""
    return QColor(_worn().washes[Tone(tone)])


def gold() -> QColor:
    """The colour of the rule above a heading, as on paper; never of words."""
    return QColor(_worn().gold)


def selection() -> QColor:
    """What stands behind a selected row; its words stay as they are."""
    return QColor(_worn().selection)


def palette(colours: Colours) -> QPalette:
    made = QPalette(QColor(colours.button), QColor(colours.window))
    for role, colour in _roles(colours).items():
        made.setColor(role, QColor(colour))
    for role in _WORDS:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return made


class _Wardrobe(QObject):
    """Keeps the appearance people chose, and the look in step with it and with the system."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._appearance = Appearance.SYSTEM
        app.setStyle("Fusion")
        for file in sorted(resources.path("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        body = QFont(SANS)
        body.setPointSizeF(BODY_SIZE)
        app.setFont(body)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def dress(self, appearance: Appearance) -> None:
        self._appearance = appearance
        hints = QGuiApplication.styleHints()
        # The frames that the system draws around windows follow this.
        hints.setColorScheme(_SCHEMES[appearance])
        self._follow(hints.colorScheme())

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        by_system = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        chosen = {Appearance.LIGHT: LIGHT, Appearance.DARK: DARK}.get(self._appearance, by_system)
        QApplication.setPalette(palette(chosen))
        QToolTip.setPalette(palette(chosen))


_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}

_WORDS = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


def _worn() -> Colours:
    return DARK if is_dark() else LIGHT


def _roles(colours: Colours) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.ButtonText: colours.text,
        role.ToolTipBase: colours.heading if colours is LIGHT else colours.button,
        role.ToolTipText: LIGHT.base if colours is LIGHT else colours.text,
        role.Highlight: colours.highlight,
        role.HighlightedText: colours.highlighted,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Accent: colours.accent,
        MUTED: colours.muted,
        HEADING: colours.heading,
        RULE: colours.rule,
    }
