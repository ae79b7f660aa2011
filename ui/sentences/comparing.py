"""What is said of a comparison: the versions by their names, how much changed, and where a score went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from domain.review.comparison import PassageFate, SectionChange
from domain.review.side_by_side import Direction

DIRECTIONS: Final = {
    Direction.IMPROVED: "improved",
    Direction.SAME: "same",
    Direction.LOWER: "lower",
    Direction.UNKNOWN: "",
}

VALUES: Final = {
    "authority": "Authority",
    "framework_id": "Framework",
    "window_from": "First day of the window",
    "window_to": "Last day of the window",
    "visit_from": "First day of the visit",
    "visit_to": "Last day of the visit",
    "published_on": "Published on",
    "period": "Financial year",
}
"""What the values of a report and of the financial facts are called."""


def counts_words(change: SectionChange) -> str:
    """Return how much of a section changed, in one line."""
    return ", ".join(_counts(change)) or "no change"


def _counts(change: SectionChange) -> Iterator[str]:
    for count, word in ((change.words_new, "new"), (change.words_gone, "gone")):
        if count:
            yield f"{count:,} {'word' if count == 1 else 'words'} {word}"
    moved = sum(each.fate is PassageFate.MOVED for each in change.passages)
    if moved:
        yield f"{moved:,} moved"
    own = next((each for each in change.scores if not each.category), None)
    if own is not None and level_text(own.before) != level_text(own.after):
        yield f"score {level_text(own.before)} \u2192 {level_text(own.after)}"
    elif change.scores:
        yield "score or reason changed"
    for is_new, word in ((True, "new"), (False, "gone")):
        count = sum(each.is_new is is_new for each in change.citations)
        if count:
            yield f"{count:,} {'citation' if count == 1 else 'citations'} {word}"
    if change.values:
        yield f"{len(change.values):,} {'value' if len(change.values) == 1 else 'values'} changed"


def level_text(score: object) -> str:
    """Return the level of a score as a number, or a dash where there is none."""
    level = getattr(score, "level", None)
    return "\u2013" if level is None else str(level)
