"""How suggested letters look: underlined where they come, struck out where they go, in the colour of the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextFormat

from domain.assessment import PassageKind
from ui.editor.passage_blocks import character_format
from ui.editor.record_text import INSERTED_PROPERTY

DELETED_PROPERTY = QTextFormat.Property.UserProperty.value + 11
"""On the format of letters of record that are to go: the ids of the suggestions, with spaces between."""


def colours_of(people: Sequence[str], hues: Sequence[QColor]) -> Mapping[str, QColor]:
    """Return a colour for each person, in the order given; when there are no more, they begin again."""
    return {person: hues[place % len(hues)] for place, person in enumerate(dict.fromkeys(people))}


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
