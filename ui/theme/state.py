"""Apply a theme to the application and tell who asks which one is on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.sheet import style_sheet
from ui.theme.theme import Theme
from ui.theme.tokens import SYSTEM, load_metrics, load_tokens

_PALETTE = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "pane",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "pane",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "hairline",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "shade",
    QPalette.ColorRole.Accent: "accent",
}
_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class ThemeNotifier(QObject):
    """Keeps the theme that is on. Signal: changed(Theme), after the application has taken it."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme(load_tokens("light"), load_metrics(), 1.0)
        self.wanted = "light"

    def follow_desktop(self, scheme: Qt.ColorScheme) -> None:
        """Take the desktop's new light or dark while "system" is chosen."""
        application = QApplication.instance()
        if self.wanted == SYSTEM and isinstance(application, QApplication):
            apply_theme(application, SYSTEM, self.theme.scale)


_notifier: list[ThemeNotifier] = []


def theme_notifier() -> ThemeNotifier:
    """Return the object whose signal `changed` tells that another theme or text size is on."""
    if not _notifier:
        _notifier.append(ThemeNotifier())
    return _notifier[0]


def current_theme() -> Theme:
    """Return the theme that is on."""
    return theme_notifier().theme


def apply_theme(application: QApplication, name: str, scale: float = 1.0) -> Theme:
    """Dress the application in a theme at a text size (1.0 to 2.0); raise KeyError for an unknown name.

    Where it wears the same already, nothing is dressed again.
    """
    notifier = theme_notifier()
    theme = Theme(load_tokens(_resolved(application, name)), load_metrics(), min(max(scale, 1.0), 2.0))
    if not application.property("assay_theme"):
        application.setProperty("assay_theme", True)
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(notifier.follow_desktop)
    sheet = style_sheet(theme)
    worn, notifier.wanted = notifier.theme, name
    if application.styleSheet() == sheet and (worn.name, worn.scale) == (theme.name, theme.scale):
        return worn
    notifier.theme = theme
    application.setFont(theme.font())
    application.setPalette(_palette(theme))
    application.setStyleSheet(sheet)
    notifier.changed.emit(theme)
    return theme


def _resolved(application: QApplication, name: str) -> str:
    if name != SYSTEM:
        return name
    return "dark" if application.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, token in _PALETTE.items():
        palette.setColor(role, theme.color(token))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("disabled"))
    return palette
