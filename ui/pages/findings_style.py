"""How the theme dresses a section's findings."""

from __future__ import annotations

from PySide6.QtGui import QColor

from ui.editor.findings_editor import DOCUMENT_MARGIN
from ui.editor.style import MARGIN_STEPS, EditorStyle
from ui.theme import Theme

AUTHORS = 6
"""So many people are told from one another by colour."""


def author_colours(theme: Theme) -> tuple[QColor, ...]:
    """Return the colours of people who suggest, in the order in which they begin to."""
    return tuple(theme.color(f"author_{number}") for number in range(1, AUTHORS + 1))


def editor_style(theme: Theme) -> EditorStyle:
    """Return how the findings look in a theme."""
    return EditorStyle(
        font=theme.font("findings", "reading"),
        small_font=theme.font("ui", "small"),
        text=theme.color("text"),
        background=theme.color("page"),
        muted=theme.color("muted"),
        accent=theme.color("accent"),
        selection=theme.color("selection"),
        selected_text=theme.color("text"),
        commented=theme.color("comment"),
        current_comment=theme.color("comment_current"),
        grave=theme.color("danger"),
        doubtful=theme.color("warning"),
        match=theme.color("mark"),
        current_match=theme.color("mark_current"),
        current_match_text=theme.color("text"),
        authors=author_colours(theme),
        space=theme.space(1),
        columns=theme.metrics.reading_characters,
    )


def text_width(theme: Theme) -> int:
    """Return the width of the editor in which its text has the widest lines it may have."""
    return editor_style(theme).column_width + 2 * (MARGIN_STEPS * theme.space(1) + DOCUMENT_MARGIN)
