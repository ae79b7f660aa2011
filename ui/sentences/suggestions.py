"""What a suggestion would change, in a few words."""

from __future__ import annotations

from domain.review.suggestions import Suggestion, SuggestionState
from ui.sentences.comments import shortened


def said_words(suggestion: Suggestion) -> str:
    """Return who suggests what."""
    return f"{suggestion.person}: {change_words(suggestion)}"


def change_words(suggestion: Suggestion) -> str:
    """Return what a suggestion would change: "insert", "delete" or "replace" with the words; a conflict is told."""
    said = plain_change_words(suggestion)
    return f"In conflict: {said}" if suggestion.state is SuggestionState.IN_CONFLICT else said


def plain_change_words(suggestion: Suggestion) -> str:
    """Return what a suggestion would change, whatever became of it."""
    old, new = (f"\u201c{shortened(words)}\u201d" for words in (suggestion.anchor.exact, suggestion.replacement))
    if suggestion.anchor.exact and suggestion.replacement:
        return f"replace {old} with {new}"
    if suggestion.replacement.strip():
        return f"insert {new}"
    if suggestion.replacement:
        return "begin a new paragraph" if "\n" in suggestion.replacement else "insert a space"
    return f"delete {old}" if suggestion.anchor.exact else "join two paragraphs"
