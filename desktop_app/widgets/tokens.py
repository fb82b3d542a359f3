"""The look in one place: colours for light and dark, the type scale, the 8-pixel grid."""

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QGuiApplication, QPalette

GRID = 8
CAPTION, BODY, LEAD, TITLE, FIGURE = 12, 13, 15, 20, 28
ROW_HEIGHT = 40
CONTROL_HEIGHT = 36
TOUCH_TARGET = 44
ICON = 20


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme as `#rrggbb`; `X_text` is written on `X`, `X_soft` is its tint."""

    name: str
    background: str
    surface: str
    surface_raised: str
    hover: str
    line: str
    line_strong: str
    text: str
    text_quiet: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    amber: str
    amber_soft: str
    red: str
    red_hover: str
    red_text: str
    red_soft: str
    info: str
    info_soft: str
    selection: str

    def color(self, role: str) -> QColor:
        """The colour of a role named as the field is."""
        return QColor(str(getattr(self, role)))

    def values(self) -> dict[str, str]:
        """Every role with its colour, for the style sheet."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}


LIGHT = Tokens(
    name="light",
    background="#f7f8f6",
    surface="#ffffff",
    surface_raised="#ffffff",
    hover="#eef1ec",
    line="#e6e9e4",
    line_strong="#c3cac3",
    text="#1b231e",
    text_quiet="#5a655e",
    accent="#2b7a4b",
    accent_hover="#22633c",
    accent_text="#ffffff",
    accent_soft="#e7f3eb",
    amber="#8a5700",
    amber_soft="#fff4da",
    red="#b3261e",
    red_hover="#931d17",
    red_text="#ffffff",
    red_soft="#fdecea",
    info="#20609f",
    info_soft="#e8f1fa",
    selection="#dff0e5",
)

DARK = Tokens(
    name="dark",
    background="#131714",
    surface="#1a1f1c",
    surface_raised="#232925",
    hover="#262d29",
    line="#2a312d",
    line_strong="#48534c",
    text="#e7ebe8",
    text_quiet="#a2ada6",
    accent="#5fc48b",
    accent_hover="#79d3a0",
    accent_text="#0a2014",
    accent_soft="#1e3427",
    amber="#f0b94d",
    amber_soft="#392d13",
    red="#ff8a80",
    red_hover="#ffa59d",
    red_text="#2c0906",
    red_soft="#3c1f1d",
    info="#8fc1f3",
    info_soft="#1c2e40",
    selection="#25402f",
)


def tokens() -> Tokens:
    """The tokens that the application is painted with now, told from its palette."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT
