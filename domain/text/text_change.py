"""Find what two versions of a text share, quickly for one edit and soundly for several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

# Beyond this many pairs of like words (about 18,000 letters of prose) comparing word by word would be felt in typing.
REFINED_LIMIT = 60_000
# A letter or two that changed places with others are a slip put right; beside more letters, they were moved.
MOVED_LENGTH = 3
_NEARBY = sorted(product(range(5), range(7)), key=sum)
# A word goes with the space behind it: spaces by themselves would be met everywhere.
_TOKEN = re.compile(r"\w+\W*|\W+")


@dataclass(frozen=True, slots=True)
class Block:
    """The same `length` characters, at `old` in the one text and at `new` in the other."""

    old: int
    new: int
    length: int

    def clip(self, start: int, end: int) -> Block:
        """Return the piece of the block within [start, end) of the old text; its length may be 0."""
        low, high = max(self.old, start), min(self.old + self.length, end)
        return Block(low, self.new + low - self.old, max(0, high - low))

    def clip_new(self, start: int, end: int) -> Block:
        """Return the piece of the block within [start, end) of the new text; its length may be 0."""
        low, high = max(self.new, start), min(self.new + self.length, end)
        return Block(self.old + low - self.new, low, max(0, high - low))


def shared_ends(old: str, new: str) -> tuple[int, int]:
    """Return how many characters two texts share at their start and, counted by itself, at their end."""
    return _shared_start(old, new), _shared_end(old, new)


def blocks(old: str, new: str, head: int, tail: int) -> tuple[Block, Block]:
    """Return the two shared ends as blocks that do not overlap; what lies between them changed."""
    tail = min(tail, len(old) - head, len(new) - head)
    return Block(0, 0, head), Block(len(old) - tail, len(new) - tail, tail)


@lru_cache(maxsize=8)
def exchanged(old: str, new: str, ends: tuple[Block, Block]) -> tuple[Block, Block, Block, Block] | None:
    """Return two neighbouring pieces that changed places, between what is shared before and behind them.

    Cutting words out and putting them in elsewhere makes them change places with what lies between. None when that is
    not all that changed.
    """
    first, last = ends
    if len(old) != len(new) or last.old - first.length < 2:
        return None
    # Pieces that begin or end with the same letters, with a space above all, leave these to what is shared.
    for back, forth in _NEARBY:
        low, high = first.length - back, last.old + forth
        if low < 0 or high > len(old):
            continue
        was, length = old[low:high], high - low
        split = (was + was).find(new[low:high], 1, 2 * length - 1)
        if split > 0 and max(split, length - split) >= MOVED_LENGTH:
            return (
                Block(0, 0, low),
                Block(low, high - split, split),
                Block(low + split, low, length - split),
                Block(high, high, len(old) - high),
            )
    return None


@lru_cache(maxsize=8)
def refined(old: str, new: str, ends: tuple[Block, Block]) -> tuple[Block, ...]:
    """Return in order what the texts share, the part between `ends` compared word by word.

    Only the ends are returned when more than REFINED_LIMIT pairs of words would have to be compared.
    """
    first, last = ends
    low_old, low_new = first.old + first.length, first.new + first.length
    between = _by_words(old[low_old : last.old], new[low_new : last.new])
    return (first, *(Block(each.old + low_old, each.new + low_new, each.length) for each in between), last)


def _by_words(old: str, new: str) -> Iterator[Block]:
    old_tokens, new_tokens = _TOKEN.findall(old), _TOKEN.findall(new)
    new_counts = Counter(new_tokens)
    if sum(new_counts[token] for token in old_tokens) > REFINED_LIMIT:
        return
    old_places, new_places = _places(old_tokens), _places(new_tokens)
    matcher = SequenceMatcher(None, old_tokens, new_tokens, autojunk=False)
    for tag, old_low, old_high, new_low, new_high in matcher.get_opcodes():
        if tag == "equal":
            length = old_places[old_high] - old_places[old_low]
            yield Block(old_places[old_low], new_places[new_low], length)
        elif old_high - old_low == new_high - new_low:
            for step in range(old_high - old_low):
                place = Block(old_places[old_low + step], new_places[new_low + step], 0)
                yield from _within_word(old_tokens[old_low + step], new_tokens[new_low + step], place)


def _within_word(old: str, new: str, place: Block) -> Iterator[Block]:
    """Yield what a corrected word shares with what it was; words of which less than half is shared are two words."""
    ends = blocks(old, new, *shared_ends(old, new))
    if 2 * sum(each.length for each in ends) >= max(len(old), len(new)):
        yield from (Block(each.old + place.old, each.new + place.new, each.length) for each in ends if each.length)


def _places(tokens: Sequence[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _shared_start(old: str, new: str) -> int:
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared_end(old: str, new: str) -> int:
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low
