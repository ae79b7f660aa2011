"""Look for the words of an anchor that are gone from their place where a save put words anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.assessment import Anchor
from domain.text.text_change import shared_ends

CONTEXT = 32
"""So many characters around its words an anchor keeps."""
TELLING_LENGTH = 12
"""Fewer letters than this are found again elsewhere only together with the words around them."""

Place = tuple[str, int, int]
"""A passage's id and the characters [start, end) of its text."""


def found_again(anchor: Anchor, before: Mapping[str, str], after: Mapping[str, str], telling: int) -> Place | None:
    """Look for the exact words where the save put them anew; one place only, or the one whose context fits best.

    `before` and `after` map passage ids to texts. Words that share fewer than `telling` letters with the anchor's, its
    context counted, are not taken for them.
    """
    places = [
        (context_kept(anchor, text, start, start + len(anchor.exact)), each, start)
        for each, text in after.items()
        if before.get(each) != text and _is_new_there(anchor, each, before.get(each, ""), text)
        for start in _starts(text, anchor.exact)
    ]
    places.sort(reverse=True)
    if not places or (len(places) > 1 and places[0][0] == places[1][0]):
        return None
    kept, passage_id, start = places[0]
    if len(anchor.exact) + kept < telling:
        return None
    return passage_id, start, start + len(anchor.exact)


def carried_away(anchor: Anchor, before: Mapping[str, str], after: Mapping[str, str]) -> Place | None:
    """Look for most of the words in one piece where they came new: they were cut with other words and pasted there.

    The piece is a telling one, and stands in one place only.
    """
    exact = anchor.exact
    least = max(TELLING_LENGTH, len(exact) // 2 + 1)
    found = [
        (each, start, end)
        for each, text in after.items()
        if before.get(each) != text
        for start, end in _pieces(exact, text, least)
        if text[start:end] not in before.get(each, "")
    ]
    return found[0] if len(found) == 1 else None


def _pieces(exact: str, text: str, least: int) -> set[tuple[int, int]]:
    """Return where `least` letters or more that follow one another in `exact` do so in a text."""
    # A run of that length holds one of the pieces that lie end to end in `exact` and are half as long.
    step = least // 2
    found: set[tuple[int, int]] = set()
    for low in range(0, len(exact) - step + 1, step):
        for start in _starts(text, exact[low : low + step]):
            _, back = shared_ends(exact[:low], text[:start])
            forth, _ = shared_ends(exact[low:], text[start:])
            if back + forth >= least:
                found.add((start - back, start + forth))
    return found


def _is_new_there(anchor: Anchor, passage_id: str, old: str, new: str) -> bool:
    """Tell words that came to a passage from like words that were there all along and are not those cited."""
    was = old.count(anchor.exact)
    return was == 0 or (passage_id == anchor.passage_id and new.count(anchor.exact) >= was)


def _starts(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + len(words))


def context_kept(anchor: Anchor, text: str, start: int, end: int) -> int:
    """Return how many letters beside the anchor's words stand beside [start, end) of `text` too."""
    _, head = shared_ends(anchor.prefix, text[max(0, start - CONTEXT) : start])
    tail, _ = shared_ends(anchor.suffix, text[end : end + CONTEXT])
    return head + tail
