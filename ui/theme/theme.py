"""One theme at one text size: the colours, lengths and fonts that widgets ask for."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF

from ui.theme.fonts import family
from ui.theme.tokens import Metrics, Tokens

_APPLE_POINTS = 96 / 72


class Theme:
    """Colours by token, lengths in pixels and fonts in points, scaled to the chosen text size."""

    def __init__(self, tokens: Tokens, metrics: Metrics, scale: float) -> None:
        self.tokens = tokens
        self.metrics = metrics
        self.scale = scale
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, str, int], QFont] = {}

    @property
    def name(self) -> str:
        return self.tokens.name

    @property
    def is_dark(self) -> bool:
        return self.tokens.is_dark

    def color(self, token: str, opacity: float = 1.0) -> QColor:
        """Return a token's colour; raise KeyError when the theme has no such token."""
        if token not in self._colors:
            self._colors[token] = QColor(self.tokens.colors[token])
        color = QColor(self._colors[token])
        if opacity < 1.0:
            color.setAlphaF(opacity)
        return color

    def size(self, name: str) -> float:
        """Return one of the four text sizes ("small", "body", "reading", "title") in points."""
        points = self.metrics.sizes[name] * self.scale
        return round(points * _APPLE_POINTS if sys.platform == "darwin" else points, 2)

    def space(self, steps: float = 1) -> int:
        """Return so many steps of the grid in pixels."""
        return round(self.metrics.grid * steps * self.scale)

    @property
    def corner(self) -> int:
        return self.metrics.corner

    @property
    def icon_size(self) -> int:
        return round(self.metrics.icon * self.scale)

    def font(self, use: str = "ui", size: str = "body", weight: int = 400) -> QFont:
        """Return the font of the application ("ui") or of the findings ("findings")."""
        key = (use, size, weight)
        if key not in self._fonts:
            font = QFont(family(use))
            font.setPointSizeF(self.size(size))
            font.setWeight(QFont.Weight(weight))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def numbers(self, size: str = "body", weight: int = 400) -> QFont:
        """Return the application's font with figures of one width, for columns that align."""
        font = self.font("ui", size, weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line_percent(self, use: str = "ui", size: str = "body") -> float:
        """Return, in per cent of a font's own line height, the one that sets lines 1.5 times its size apart."""
        font = self.font(use, size)
        pixels = QFontInfo(font).pixelSize()
        return 100 * self.metrics.line_height * pixels / QFontMetricsF(font).lineSpacing()

    def level_color(self, position: int, count: int) -> QColor:
        """Return the colour of a level: `position` counts from 0, the lowest, to count - 1."""
        return QColor(self.tokens.levels[spread(position, count, len(self.tokens.levels))])

    def level_soft(self, position: int, count: int) -> QColor:
        """Return the ground on which a level's colour is read."""
        return QColor(self.tokens.levels_soft[spread(position, count, len(self.tokens.levels_soft))])


def spread(position: int, count: int, steps: int) -> int:
    """Return which of so many steps stands for a position among `count`: the first and last always meet."""
    if count <= 1:
        return steps - 1
    held = min(max(position, 0), count - 1)
    return (2 * held * (steps - 1) + count - 1) // (2 * (count - 1))
