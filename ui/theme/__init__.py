"""The look: tokens, fonts, icons and the one style sheet, applied to the whole application."""

from ui.theme.icons import icon, icon_pixmap
from ui.theme.levels import draw_level, shape_path
from ui.theme.state import apply_theme, current_theme, theme_notifier
from ui.theme.theme import Theme
from ui.theme.tokens import SYSTEM, themes

__all__ = [
    "SYSTEM",
    "Theme",
    "apply_theme",
    "current_theme",
    "draw_level",
    "icon",
    "icon_pixmap",
    "shape_path",
    "theme_notifier",
    "themes",
]
