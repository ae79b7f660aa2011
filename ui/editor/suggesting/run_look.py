"""How suggested letters look: underlined where they come, struck out where they go, in the colour of the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextFormat

from domain.assessment import PassageKind
from ui.editor.passage_blocks import character_format
from ui.editor.record_text import INSERTED_PROPERTY

DELETED_PROPERTY = QTextFormat.Property.UserProperty.value + 11
"""On the format of letters of record that are to go: the ids of the suggestions, with spaces between."""

# Each is told from its ground at 4.5 to 1 at least (WCAG 2.2, 1.4.3). What comes and what goes is told by shape.
_HUES = ("#b3005e", "#00698f", "#7a5200", "#5b3fb0", "#1f6f3f", "#a03c00")
_HUES_ON_DARK = ("#ff8fc4", "#6fcdf2", "#e5bf6a", "#c0b0ff", "#83d7a2", "#ffab7d")


def colours_of(people: Sequence[str], *, is_dark: bool = False) -> Mapping[str, QColor]:
    """Return a colour for each person, in the order given; the seventh has that of the first again."""
    hues = _HUES_ON_DARK if is_dark else _HUES
    return {person: QColor(hues[place % len(hues)]) for place, person in enumerate(dict.fromkeys(people))}


def suggestions_in(look: QTextCharFormat) -> tuple[str, ...]:
    """Return the ids of the suggestions that letters of this format show."""
    inserted = look.stringProperty(INSERTED_PROPERTY)
    return (inserted,) if inserted else tuple(look.stringProperty(DELETED_PROPERTY).split())


def inserted_format(kind: PassageKind, suggestion_id: str, colour: QColor) -> QTextCharFormat:
    """Return the look of letters that a suggestion puts into a passage of this kind."""
    look = character_format(kind)
    look.setProperty(INSERTED_PROPERTY, suggestion_id)
    look.setForeground(colour)
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(colour)
    return look


def deleted_format(kind: PassageKind, url: str, suggestion_ids: Sequence[str], colour: QColor) -> QTextCharFormat:
    """Return the look of letters of record that suggestions would take away."""
    look = character_format(kind, url)
    look.setProperty(DELETED_PROPERTY, " ".join(suggestion_ids))
    look.setForeground(colour)
    look.setFontStrikeOut(True)
    return look
