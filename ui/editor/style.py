"""How the findings look: the fonts, colours and measures that the application's theme hands to the editor."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette

CITED_STEPS, COMMENTED_STEPS, SUGGESTED_STEPS = 4, 3, 2
MARGIN_STEPS = CITED_STEPS + COMMENTED_STEPS + SUGGESTED_STEPS
"""The width of the margin for marks, in steps of the grid: of citations, of comments, of suggestions, side by side."""
SAMPLE_TEXT = "The local authority worked with people and unpaid carers to plan their care and support. "


def _palette_colour(role: QPalette.ColorRole) -> QColor:
    return QPalette().color(role)


@dataclass(frozen=True)
class EditorStyle:
    """The look of a findings editor; without a theme, the colours are those of the application's palette.

    `columns` is the greatest number of average characters in a line, `space` the grid in pixels.
    """

    font: QFont = field(default_factory=QFont)
    small_font: QFont = field(default_factory=QFont)
    text: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.Text))
    background: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.Base))
    muted: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.PlaceholderText))
    accent: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.Highlight))
    selection: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.Highlight))
    selected_text: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.HighlightedText))
    match: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.AlternateBase))
    current_match: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.Highlight))
    current_match_text: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.HighlightedText))
    commented: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.AlternateBase))
    current_comment: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.Mid))
    grave: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.Text))
    doubtful: QColor = field(default_factory=lambda: _palette_colour(QPalette.ColorRole.Link))
    authors: tuple[QColor, ...] = field(default_factory=lambda: (_palette_colour(QPalette.ColorRole.Text),))
    space: int = 8
    columns: int = 75

    @property
    def column_width(self) -> int:
        """The width in pixels of a line of `columns` characters of ordinary English."""
        metrics = QFontMetricsF(self.font)
        return round(metrics.horizontalAdvance(SAMPLE_TEXT) / len(SAMPLE_TEXT) * self.columns)

    def column_sides(self, room: int, document_margin: int) -> tuple[int, int]:
        """Return what stays free on the left and the right of the text where `room` pixels are there for both.

        The marks always have their place on the right; the text is centred as far as there is room for that.
        """
        marks = MARGIN_STEPS * self.space
        spare = max(room - min(self.column_width + 2 * document_margin, room - marks), marks)
        left = min(spare - marks, spare // 2)
        return left, spare - left

    def palette(self, base: QPalette) -> QPalette:
        """Return `base` with the colours of this style."""
        palette = QPalette(base)
        palette.setColor(QPalette.ColorRole.Text, self.text)
        palette.setColor(QPalette.ColorRole.Base, self.background)
        palette.setColor(QPalette.ColorRole.PlaceholderText, self.muted)
        palette.setColor(QPalette.ColorRole.Highlight, self.selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, self.selected_text)
        return palette
