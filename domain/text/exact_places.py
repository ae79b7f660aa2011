"""Keep a place on exactly its own words, or between exactly its own two letters, or say that it is lost.

A citation may shrink with its words and grow with them. What is to be changed may not: a place that is followed here
has the very words that it had, and a place between two letters has both of them still beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from domain.assessment import Anchor
from domain.text.anchors import Flow, flow_of
from domain.text.finding import Span
from domain.text.seeking import CONTEXT, TELLING_LENGTH
from domain.text.text_change import Block, blocks, exchanged, refined, shared_ends

_BESIDE = ((16, 16), (16, 4), (4, 16), (8, 8))
"""So many letters before and behind a lost place must be as they were for it to be found again; the first that do."""


def make_place(passage_id: str, text: str, start: int, end: int) -> Anchor:
    """Return an anchor on [start, end) of a passage's text, or between two letters where both are the same.

    Raises ValueError when the span reaches outside the text.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"no place at {start} to {end} in a text of {len(text)} characters")
    return Anchor(
        passage_id, start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    )


def follow_exactly(
    place: Anchor, before: Mapping[str, str], after: Mapping[str, str], parents: Mapping[str, str]
) -> Anchor | None:
    """Return the place after one save, or None when its words, or a letter that it stood between, are gone.

    The texts are given as to `anchors.follow`; the place stands in `before`, or in a passage that the save left alone.
    What is put in right at a place between two letters comes behind it.
    """
    own = place.passage_id
    if own not in before or after.get(own) == before[own]:
        return place
    found = None
    if own in after:
        found = _survived(flow_of(place, {own: before[own]}, {own: after[own]}, {}))
    return found or _survived(flow_of(place, before, after, parents)) or find_exactly(place, before, after)


def find_exactly(place: Anchor, before: Mapping[str, str], after: Mapping[str, str]) -> Anchor | None:
    """Return a lost place where its words came back with those beside them; one only, and not there before.

    Words so few that anything could look like them are taken only when the whole of their own passage is as it was.
    """
    for before_it, behind_it in _BESIDE:
        left, right = place.prefix[-before_it:], place.suffix[:behind_it]
        words = f"{left}{place.exact}{right}"
        found = [each for each, text in after.items() if words in text] if words else []
        if found:
            break
    else:
        return None
    passage_id, text = found[0], after[found[0]]
    was = before.get(passage_id, "")
    if len(found) > 1 or text.count(words) > 1 or was == text or words in was:
        return None
    if len(words.replace(" ", "")) < TELLING_LENGTH and (passage_id, text) != (place.passage_id, words):
        return None
    start = text.index(words) + len(left)
    return make_place(passage_id, text, start, start + len(place.exact))


def grown_to(anchor: Anchor, words: str, text: str) -> Anchor | None:
    """Return a place on `words` where they stand in the text of an anchor's passage around it, or a part of it.

    None where they do not, or in more than one way. For words of which a part was left when the rest was taken out,
    and put back later.
    """
    low, high = max(0, anchor.start - len(words) + 1), anchor.end + len(words) - 1
    start = text.find(words, low, high)
    if start < 0 or text.find(words, start + 1, high) >= 0:
        return None
    return make_place(anchor.passage_id, text, start, start + len(words))


def place_again(place: Anchor, text: str) -> Anchor | None:
    """Return a place of a passage in its present text: where it was when all beside it is the same, else found anew."""
    if place.end <= len(text):
        same = make_place(place.passage_id, text, place.start, place.end)
        if (same.exact, same.prefix, same.suffix) == (place.exact, place.prefix, place.suffix):
            return same
    return find_exactly(place, {}, {place.passage_id: text})


def moved_exactly(place: Anchor, text: str, spans: Sequence[Span], length: int) -> Anchor | None:
    """Return a place after each of `spans` was replaced by `length` characters, which made `text` of its passage."""
    shift = 0
    for low, high in spans:
        is_between = place.start == place.end and low <= place.start <= high
        if is_between or (low < place.end and place.start < high):
            return None
        if high <= place.start:
            shift += length - (high - low)
    return make_place(place.passage_id, text, place.start + shift, place.end + shift)


def _survived(flow: Flow) -> Anchor | None:
    ends = blocks(flow.old, flow.new, *shared_ends(flow.old, flow.new))
    offset = _offset(ends, flow)
    is_one_edit = ends[0].length in (ends[1].old, ends[1].new)
    if offset is None and not is_one_edit:
        moved = exchanged(flow.old, flow.new, ends)
        offset = _offset(moved if moved is not None else _telling(refined(flow.old, flow.new, ends)), flow)
    if offset is None:
        return None
    for passage_id, low, high in flow.places:
        if low <= offset <= high:
            start = offset - low
            return make_place(passage_id, flow.new[low:high], start, start + flow.end - flow.start)
    return None


def _telling(shared: Sequence[Block]) -> list[Block]:
    """Leave out short pieces in the middle: they may be shared with any words like them."""
    first, *between, last = shared
    return [first, *(each for each in between if each.length >= TELLING_LENGTH), last]


def _offset(shared: Sequence[Block], flow: Flow) -> int | None:
    """Return where in the new text the place begins, None when not all of it is shared."""
    start, end = flow.start, flow.end
    for block in shared:
        reaches = block.old <= start and end <= block.old + block.length
        if reaches and (start < end or block.old < start < block.old + block.length):
            return block.new + start - block.old
    return _between(shared, flow) if start == end else None


def _between(shared: Sequence[Block], flow: Flow) -> int | None:
    """Return where a place at the edge of shared pieces stands: nothing was taken out there but a passage's end."""
    pieces = (block for block in shared if block.length)
    edges = (Block(0, 0, 0), *pieces, Block(len(flow.old), len(flow.new), 0))
    for left, right in pairwise(edges):
        ends, came = left.old + left.length, left.new + left.length
        if not ends <= flow.start <= right.old or right.new < came:
            continue
        if ends == right.old:
            return came
        if flow.old[ends : right.old] == "\n":
            return came if flow.start == ends else right.new
    return None
