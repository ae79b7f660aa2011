"""Keep a cited span on its words while the passages around it are edited, split, joined, moved or deleted.

One save is compared as a whole: the passages that it changed are read as one flowing text before and one after, so
that a split is a line end put in and a join one taken out. Nothing is guessed: a span follows letters that both texts
share, or it is reported as gone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from domain.assessment import Anchor
from domain.text.seeking import CONTEXT, TELLING_LENGTH, Place, carried_away, context_kept, found_again
from domain.text.text_change import Block, blocks, exchanged, refined, shared_ends

# Words cut out of one section are taken for those that came to another only where this many letters are the same.
FAR_TELLING_LENGTH = 24
# Letters that follow one another in few words only.
RUN_LENGTH = 3
_HAS_WORD = re.compile(r"[^\W_]")
_WORD = re.compile(r"\w+")
_STOPS = re.compile(r"[\s.,;:!?'\"‘’“”()\-–]*")


def make_anchor(passage_id: str, text: str, start: int, end: int) -> Anchor:
    """Return an anchor on the characters [start, end) of a passage's text, with 32 characters of context.

    Raises ValueError when the span is empty or reaches outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no words at {start} to {end} in a text of {len(text)} characters")
    return Anchor(
        passage_id, start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    )


def follow(
    anchor: Anchor,
    before: Mapping[str, str],
    after: Mapping[str, str],
    parents: Mapping[str, str],
    telling: int = TELLING_LENGTH,
) -> Anchor | None:
    """Return the anchor where its words stand after one save, or None when they are gone.

    `before` and `after` map passage ids to texts, in the order of the document; passages that the save left alone may
    be in both or in neither. `parents` maps the id of a passage that is new in `after` to the one it was split from.
    The span keeps what is typed inside it, takes in nothing typed at its edges, and shrinks with deletions. Of a span
    that was split the part with more of its words is kept. Words cut and pasted in the same save are found again when
    they are the only ones of their kind or their context tells them apart.
    A passage that comes back whole (cut from one section, pasted in another) brings its words along, however short.
    An anchor whose words do not stand at its place in `before`, having been lost earlier, is looked for among what
    came new in `after`; words like it that stood there all along are not taken for it, nor any that share fewer than
    `telling` letters with its words and their context.
    """
    if anchor.passage_id not in before and _stands_in(after.get(anchor.passage_id, ""), anchor):
        return make_anchor(anchor.passage_id, after[anchor.passage_id], anchor.start, anchor.end)
    old = before.get(anchor.passage_id, "")
    if not _stands_in(old, anchor):
        return _at(after, found_again(anchor, before, after, telling))
    if after.get(anchor.passage_id) == old:
        return anchor
    if after.get(anchor.passage_id, "")[: anchor.end] == old[: anchor.end]:
        return make_anchor(anchor.passage_id, after[anchor.passage_id], anchor.start, anchor.end)
    kept = _most_kept(anchor, before, after, parents)
    if kept is not None and 2 * kept.held >= _letters(anchor.exact):
        return kept.anchor
    again = _at(after, found_again(anchor, before, after, telling))
    if again is not None:
        return again
    carried = _at(after, carried_away(anchor, before, after))
    if kept is not None and (carried is None or _letters(carried.exact) <= kept.held):
        return kept.anchor
    return carried


def where_seen(was: Anchor, moved: Anchor | None, seen: Anchor, after: Mapping[str, str]) -> Anchor | None:
    """Return the anchor where an editor saw its words, None when that is not to be relied on.

    `moved` is what `follow` makes of `was` in the same save. What was seen is relied on for words that came back around
    those that were followed; for fewer of these, when undo took away what had come between; and where the words would
    be lost otherwise, or follow others that they had taken in, when most of what was cited and seen is the same.
    """
    text = after.get(seen.passage_id, "")
    if not seen.exact or not _stands_in(text, seen):
        return None
    if moved is None or not _overlaps(moved, seen):
        is_its_own = was.exact in seen.exact or _is_mostly(was.exact, seen.exact)
    else:
        is_around = seen.start <= moved.start and moved.end <= seen.end
        is_within = moved.start <= seen.start and seen.end <= moved.end
        is_its_own = is_around or is_within
    return make_anchor(seen.passage_id, text, seen.start, seen.end) if is_its_own else None


def _overlaps(one: Anchor, other: Anchor) -> bool:
    return one.passage_id == other.passage_id and one.start < other.end and other.start < one.end


def _is_mostly(one: str, other: str) -> bool:
    """Return whether more than half of the shorter words is in the other, in the same order and in telling runs."""
    shared = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    held = sum(_letters(one[each.a : each.a + each.size]) for each in shared if each.size >= RUN_LENGTH)
    return 2 * held > min(_letters(one), _letters(other))


def _at(texts: Mapping[str, str], place: Place | None) -> Anchor | None:
    return None if place is None else make_anchor(place[0], texts[place[0]], place[1], place[2])


def may_bring_words(before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Return whether a save brought in so many letters at once that words cut out elsewhere may be among them."""
    return any(_brought(before.get(each, ""), text) >= TELLING_LENGTH for each, text in after.items())


def _brought(old: str, new: str) -> int:
    head, tail = shared_ends(old, new)
    return len(new) - min(head + tail, len(old), len(new))


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where a span stands, and how many of its letters are there."""

    anchor: Anchor
    held: int


def _most_kept(
    anchor: Anchor, before: Mapping[str, str], after: Mapping[str, str], parents: Mapping[str, str]
) -> _Kept | None:
    """Return where most letters of the span are, read in its own passage alone and in all that changed."""
    own = anchor.passage_id
    found = flow_of(anchor, before, after, parents).follow()
    if own not in after or (len(before) == 1 and len(after) == 1):
        return found
    others = [" ".join(text for each, text in texts.items() if each != own) for texts in (before, after)]
    by_itself = flow_of(anchor, {own: before[own]}, {own: after[own]}, {})
    alone = replace(by_itself, old_beside=others[0], new_beside=others[1]).follow()
    if alone is None or (found is not None and found.held > alone.held):
        return found
    return alone


def _stands_in(text: str, anchor: Anchor) -> bool:
    return text[anchor.start : anchor.end] == anchor.exact


@dataclass(frozen=True, slots=True)
class Flow:
    """The passages that a save changed as one text before and one after, and a span of the former.

    `places` tells where each passage lies in the text after the save: its id, and [low, high).
    """

    anchor: Anchor
    old: str
    new: str
    start: int
    end: int
    places: Sequence[tuple[str, int, int]]
    # What the save changed in other passages than these.
    old_beside: str = ""
    new_beside: str = ""

    def follow(self) -> _Kept | None:
        """Return the anchor on the span in the new text: the plain answer of one edit, else the one word by word."""
        head, tail = shared_ends(self.old, self.new)
        if self.end <= head:
            return self._along((Block(0, 0, head),))
        if self.start >= len(self.old) - tail:
            return self._along((Block(len(self.old) - tail, len(self.new) - tail, tail),))
        ends = blocks(self.old, self.new, head, tail)
        if ends[0].length == ends[1].old or ends[0].length == ends[1].new:
            return self._along(ends)
        if self.start <= ends[0].length and ends[1].old <= self.end:
            found = self._along(ends)
            if found is not None:
                return found
        moved = self._moved(ends)
        if moved is not None:
            return moved
        found = self._surrounded() or self._along(refined(self.old, self.new, ends))
        return found if found is not None and self._is_telling(found.anchor) else None

    def _is_telling(self, found: Anchor) -> bool:
        """Return whether words met in another passage are surely those cited and not merely short ones like them."""
        if found.passage_id == self.anchor.passage_id:
            return True
        text = next(self.new[low:high] for each, low, high in self.places if each == found.passage_id)
        return len(found.exact) + context_kept(self.anchor, text, found.start, found.end) >= TELLING_LENGTH

    def _moved(self, ends: tuple[Block, Block]) -> _Kept | None:
        """Follow words when all that was done is that some were cut out and put in elsewhere: each letter is known."""
        parts = exchanged(self.old, self.new, ends)
        if parts is None:
            return None
        head, *pair, tail = parts
        # Which of the two was moved past the other, the text does not tell: rather the one that is no passage's end.
        went, stayed = sorted(pair, key=lambda each: (self._has_line_end(each), each.length))
        in_order = (head, stayed, tail)
        kept, carried = ([each.clip(self.start, self.end) for each in part] for part in (in_order, (went,)))
        return self._along(in_order if self._held(kept) >= self._held(carried) else (went,))

    def _has_line_end(self, block: Block) -> bool:
        return "\n" in self.old[block.old : block.old + block.length]

    def _surrounded(self) -> _Kept | None:
        """Find words that were left alone between two changes: they stand once before and once after."""
        exact = self.old[self.start : self.end]
        if self.old.count(exact) != 1 or self.new.count(exact) != 1:
            return None
        return self._along((Block(self.start, self.new.index(exact), len(exact)),))

    def _along(self, shared: Sequence[Block]) -> _Kept | None:
        """Carry the span along what both texts share, into the passage that holds the most of its words."""
        pieces = self._without_loose_ends(
            [piece for block in shared if (piece := block.clip(self.start, self.end)).length]
        )
        if not pieces:
            return None
        start, end = self._ends(shared, pieces)
        best = max(self.places, key=lambda place: self._worth(_within(place, pieces)))
        kept = _within(best, pieces)
        passage_id, low, high = best
        start = start if low <= start else kept[0].new
        end = end if end <= high else kept[-1].new + kept[-1].length
        start, end = self._off_broken_words(start, end)
        kept = _within(("", start, end), kept)
        if not self._is_still_there(kept, end - start):
            return None
        held = self._held(kept)
        return _Kept(make_anchor(passage_id, self.new[low:high], start - low, end - low), held)

    def _without_loose_ends(self, pieces: list[Block]) -> list[Block]:
        """Leave out a space or a stop at either end that is shared by chance, far from the words."""
        worded = [place for place, piece in enumerate(pieces) if self._is_more_than_a_stop(piece)]
        return pieces[worded[0] : worded[-1] + 1] if worded else pieces

    def _is_more_than_a_stop(self, piece: Block) -> bool:
        return not _STOPS.fullmatch(self.new, piece.new, piece.new + piece.length)

    def _ends(self, shared: Sequence[Block], pieces: Sequence[Block]) -> tuple[int, int]:
        """Return the span in the new text: what replaced its first or last words belongs to it, what was added not."""
        start, end = pieces[0].new, pieces[-1].new + pieces[-1].length
        for block, following in pairwise(shared):
            begins = block.old + block.length == self.start < following.old
            ends = block.old + block.length < self.end == following.old
            if not (begins or ends) or not self._is_written_there(block, following):
                continue
            start = block.new + block.length if begins else start
            end = following.new if ends else end
        return start, end

    def _off_broken_words(self, start: int, end: int) -> tuple[int, int]:
        """Leave out the first and the last word where only a part of it is left, in a word with letters of others."""
        first, last = _first_word(self.old, self.start, self.end), _last_word(self.old, self.start, self.end)
        was_within = _is_within_word(self.old, self.start), _is_within_word(self.old, self.end)
        if not was_within[0] and _is_within_word(self.new, start) and not self.new.startswith(first, start):
            start += len(_first_word(self.new, start, end))
        if not was_within[1] and _is_within_word(self.new, end) and not self.new.endswith(last, start, end):
            end -= len(_last_word(self.new, start, end))
        return start, max(start, end)

    def _is_written_there(self, block: Block, following: Block) -> bool:
        """Tell words written in place of others from words that stood elsewhere and were moved there.

        Of moved words the rest of the text has lost what came here: whole words, or as few letters as tell a word.
        """
        went, came = block.old + block.length, block.new + block.length
        if following.new - came > 2 * (following.old - went) + TELLING_LENGTH:
            return False
        place = self.new[came : following.new]
        was = f"{self.old[:went]} {self.old[following.old :]} {self.old_beside}"
        now = f"{self.new[:came]} {self.new[following.new :]} {self.new_beside}"
        if any(was.count(run) > now.count(run) for run in _runs(place)):
            return False
        gone = Counter(_WORD.findall(was)) - Counter(_WORD.findall(now))
        return not any(self._came_along(word, gone) for word in _WORD.findall(place))

    def _came_along(self, word: str, gone: Collection[str]) -> bool:
        """Return whether a word went from elsewhere, by itself or glued to one that is cited."""
        if word in gone:
            return True
        cited = _WORD.findall(self.old, self.start, self.end)
        return any(
            each + own in word or own + each in word
            for each in gone
            for own in cited
            if len(each) + len(own) <= len(word)
        )

    def _is_still_there(self, kept: Sequence[Block], length: int) -> bool:
        """Tell words that were edited from words put in their place, which share a letter here and there.

        Half of the old letters must be left; or nearly all of the new ones be old, with a whole word among them.
        """
        held = self._held(kept)
        was = self.old[self.start : self.end]
        if not any(map(self._has_word, kept)):
            return not _HAS_WORD.search(was) and sum(piece.length for piece in kept) == len(was)
        if 2 * held >= _letters(was):
            return True
        return 4 * held >= 3 * length and any(self._has_whole_word(piece) for piece in kept)

    def _worth(self, kept: Sequence[Block]) -> tuple[bool, int, int]:
        """Return what tells the best part of a split span: a word before any stops, letters before spaces."""
        return any(map(self._has_word, kept)), self._held(kept), len(kept)

    def _has_word(self, piece: Block) -> bool:
        return _HAS_WORD.search(self.new, piece.new, piece.new + piece.length) is not None

    def _held(self, kept: Sequence[Block]) -> int:
        return sum(_letters(self.new[piece.new : piece.new + piece.length]) for piece in kept)

    def _has_whole_word(self, piece: Block) -> bool:
        return any(
            _is_whole(self.old, word.start() + piece.old - piece.new, word.end() + piece.old - piece.new)
            and _is_whole(self.new, word.start(), word.end())
            for word in _WORD.finditer(self.new, piece.new, piece.new + piece.length)
        )


def _letters(text: str) -> int:
    """Return how many characters are no spaces: a space by itself is no part of what was said."""
    return len(text) - text.count(" ")


def _runs(text: str) -> set[str]:
    """Return all that stands in the words of a text in RUN_LENGTH letters that follow one another."""
    return {
        word[start : start + RUN_LENGTH] for word in _WORD.findall(text) for start in range(len(word) - RUN_LENGTH + 1)
    }


def _within(place: tuple[str, int, int], pieces: Sequence[Block]) -> list[Block]:
    _, low, high = place
    return [kept for piece in pieces if (kept := piece.clip_new(low, high)).length]


def flow_of(anchor: Anchor, before: Mapping[str, str], after: Mapping[str, str], parents: Mapping[str, str]) -> Flow:
    """Return the passages that a save changed as one text before and one after, with the place of an anchor in them.

    `anchor` stands in a passage of `before`; the others are as for `follow`.
    """
    old_texts = {each: text for each, text in before.items() if after.get(each) != text}
    new_texts = {each: text for each, text in after.items() if before.get(each) != text}
    earlier = takewhile(lambda each: each != anchor.passage_id, old_texts)
    offset = sum(len(old_texts[each]) + 1 for each in earlier)
    order = _with_children(new_texts, parents) if parents else tuple(new_texts)
    places: list[tuple[str, int, int]] = []
    low = 0
    for each in order:
        places.append((each, low, low + len(new_texts[each])))
        low += len(new_texts[each]) + 1
    old, new = "\n".join(old_texts.values()), "\n".join(new_texts[each] for each in order)
    return Flow(anchor, old, new, offset + anchor.start, offset + anchor.end, places)


def _with_children(texts: Mapping[str, str], parents: Mapping[str, str]) -> tuple[str, ...]:
    """Return the passage ids with each one right after the passage that it was split from."""
    children: dict[str, list[str]] = {}
    for each in texts:
        parent = parents.get(each, "")
        children.setdefault(parent if parent in texts else "", []).append(each)
    order: list[str] = []
    waiting = children.get("", [])[::-1]
    while waiting:
        order.append(waiting.pop())
        waiting.extend(reversed(children.get(order[-1], [])))
    return tuple(order)


def _is_within_word(text: str, place: int) -> bool:
    return place > 0 and _WORD.match(text, place - 1, place) is not None and _WORD.match(text, place) is not None


def _first_word(text: str, start: int, end: int) -> str:
    word = _WORD.match(text, start, end)
    return word[0] if word else ""


def _last_word(text: str, start: int, end: int) -> str:
    words = _WORD.findall(text, start, end)
    return words[-1] if words and text.endswith(words[-1], start, end) else ""


def _is_whole(text: str, start: int, end: int) -> bool:
    """Return whether the letters [start, end) are not part of a longer word."""
    return not (_WORD.match(text, start - 1) if start else None) and not _WORD.match(text, end)
