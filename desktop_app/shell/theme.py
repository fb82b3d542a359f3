"""Puts the tokens onto the application: palette, font and the one style sheet, live."""

from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app import resources
from desktop_app.widgets.tokens import BODY, DARK, LIGHT, TOUCH_TARGET, Tokens, tokens

ThemeChoice = Literal["light", "dark", "system"]
FUSION = ("-style", "fusion")  # as arguments: setStyle costs 4 ms, for what it returns
FONTS = ["Segoe UI Variable Text", "Segoe UI", "Inter", ".AppleSystemUIFont", "Noto Sans"]
FALLBACK_FONTS = ["Cantarell", "Ubuntu", "DejaVu Sans", "Arial"]

_PROPERTY = "lumbung_theme"

_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}
_ROLES = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "background",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_quiet",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "red",
    QPalette.ColorRole.ToolTipBase: "surface_raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "surface_raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
}
_FADING = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


class Theme(QObject):
    """The look of one application; `changed` follows every repainting, the system's own too."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._hints = application.styleHints()
        self.choice: ThemeChoice = "system"
        application.setFont(_font())
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)

    def apply(self, choice: ThemeChoice) -> None:
        """Paints everything light, dark or as the system does."""
        self.choice = choice
        self._hints.setColorScheme(_SCHEMES[choice])
        self._paint()

    def _paint(self) -> None:
        wanted = self._wanted()
        self._application.setPalette(palette(wanted))
        self._application.setStyleSheet(style_sheet(wanted))
        self.changed.emit()

    def _wanted(self) -> Tokens:
        if self.choice == "system":
            return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self.choice == "dark" else LIGHT

    def _on_scheme_changed(self) -> None:
        if self._wanted() is not tokens():
            self._paint()


def apply_theme(application: QApplication, choice: ThemeChoice) -> Theme:
    """Gives the application its look; the returned theme is the same one every time."""
    theme = application.property(_PROPERTY)  # findChild makes Python classes of all it looks at
    if not isinstance(theme, Theme):
        theme = Theme(application)
        application.setProperty(_PROPERTY, theme)
    theme.apply(choice)
    return theme


def palette(wanted: Tokens) -> QPalette:
    """The tokens as Qt's palette, for everything that the style sheet leaves to Fusion."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, wanted.color(token))
    for role in _FADING:
        made.setColor(QPalette.ColorGroup.Disabled, role, _faded(wanted))
    return made


def style_sheet(wanted: Tokens) -> str:
    """`resources/styles/lumbung.qss` with the tokens filled in."""
    source = (resources.folder("styles") / "lumbung.qss").read_text(encoding="utf-8")
    return Template(source).substitute(wanted.values(), icons=resources.folder("icons").as_posix())


def touch_sheet() -> str:
    """`resources/styles/touch.qss` with its sizes filled in, for a widget in touch mode."""
    source = (resources.folder("styles") / "touch.qss").read_text(encoding="utf-8")
    inside, inside_focus = TOUCH_TARGET - 2, TOUCH_TARGET - 4  # of the border
    sizes = {"target": TOUCH_TARGET, "inside": inside, "inside_focus": inside_focus}
    return Template(source).substitute(sizes)


def _faded(wanted: Tokens) -> QColor:
    color = wanted.color("text_quiet")
    color.setAlphaF(0.6)
    return color


def _font() -> QFont:
    font = QFont()
    font.setFamilies([*FONTS, *FALLBACK_FONTS])
    font.setPixelSize(BODY)
    font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font
