"""What a suggestion would change, in a few words."""

from __future__ import annotations

from domain.review.suggestions import Suggestion, SuggestionState
from ui.sentences.comments import shortened


def said_words(suggestion: Suggestion) -> str:
    """Return who suggests what."""
    return f"{suggestion.person}: {change_words(suggestion)}"


def change_words(suggestion: Suggestion) -> str:
    """Return what a suggestion would change: "insert", "delete" or "replace" with the words; a conflict is told."""
    old, new = (f"\u201c{shortened(words)}\u201d" for words in (suggestion.anchor.exact, suggestion.replacement))
    if suggestion.anchor.exact and suggestion.replacement:
        said = f"replace {old} with {new}"
    elif suggestion.replacement:
        said = f"insert {new}"
    elif suggestion.anchor.exact:
        said = f"delete {old}"
    else:
        said = "join two paragraphs"
    return f"In conflict: {said}" if suggestion.state is SuggestionState.IN_CONFLICT else said
