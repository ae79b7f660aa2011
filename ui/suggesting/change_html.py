"""A change of words as it is read outside of the text: what goes struck out, what comes underlined, in one colour."""

from __future__ import annotations

from html import escape

from domain.review.suggestions import Suggestion

PILCROW = "\u00b6"


def change_html(suggestion: Suggestion, color: str, longest: int | None = None) -> str:
    """Return the words of a change as markup; each of more letters than `longest` is cut in its middle."""
    gone = _marked(_cut(suggestion.anchor.exact, longest)) + (PILCROW if suggestion.joins else "")
    new = _marked(_cut(suggestion.replacement, longest))
    struck = f'<s style="color:{color}">{gone}</s>' if gone else ""
    return struck + (f'<u style="color:{color}">{new}</u>' if new else "")


def _cut(words: str, longest: int | None) -> str:
    if longest is None or len(words) <= longest:
        return words
    half = longest // 2
    return f"{words[:half].rstrip()} \u2026 {words[-half:].lstrip()}"


def _marked(words: str) -> str:
    return escape(words).replace("\n", f"{PILCROW}<br>")
