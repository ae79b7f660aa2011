"""What a comment is on, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.review.comments import Comment, Target

if TYPE_CHECKING:
    from store.values import Discussion

LONGEST_WORDS = 160


def place_words(comment: Comment, discussion: Discussion) -> str:
    """Return what a comment is on: its words in quotation marks, "Score", "E-014 Focus group"."""
    if comment.target is Target.TEXT and comment.anchor is not None:
        words = f"\u201c{shortened(comment.anchor.exact)}\u201d"
        return f"Lost its words: {words}" if comment.is_detached else words
    if comment.target is Target.ITEM:
        return " ".join(discussion.items.get(comment.item_id, ("", ""))).strip()
    return {Target.SCORE: "Score", Target.RATIONALE: "Reason"}.get(comment.target, "Whole section")


def shortened(text: str) -> str:
    """Return a text in one line, its end left out where it is long."""
    words = " ".join(text[: 2 * LONGEST_WORDS].split())
    return words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS].rpartition(' ')[0]} \u2026"
