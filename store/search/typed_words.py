"""The words that people type to search by, read as FTS5 is to look for them, and texts as they are indexed."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from store.search.snippets import fold

_LONGEST_QUERY: Final = 500
_MOST_PHRASES: Final = 24
_SHORTEST_PREFIX: Final = 2
_WORD: Final = re.compile(r"[^\W_]+")
_PIECE: Final = re.compile(r'["“”„«»]([^"“”„«»]*)(["“”„«»]|$)|([^\s"“”„«»]+)')
_GOES_ON: Final = r"[^\W_]*"
_UNSEEN: Final = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "")
_LIGATURES: Final = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_REPLACED: Final = {**_UNSEEN, **_LIGATURES, 0x02BC: "’"}
"""What documents hold where people type something plainer: soft hyphens, ligatures, a letter for an apostrophe."""
_HAS_REPLACED: Final = re.compile(f"[{''.join(map(chr, _REPLACED))}]")
_UNSTORABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; `is_prefix` lets the last one go on."""

    words: tuple[str, ...]
    is_prefix: bool

    def expression(self) -> str:
        """Return the phrase in FTS5's language: words hold letters and digits only, so nothing needs escaping."""
        return f'"{" ".join(self.words)}"{"*" if self.is_prefix else ""}'

    def pattern(self) -> str:
        """Return the regular expression that finds the phrase in folded text, but for where its last word ends.

        That the first word begins there is asked after the word, so that it can be looked for as it stands; the empty
        group at the end names the phrase that was found.
        """
        first, *others = (re.escape(fold(word)) for word in self.words)
        words = "".join((first, f"(?<![^\\W_]{first})", *(f"[\\W_]+{word}" for word in others)))
        return f"{words}{_GOES_ON if self.is_prefix else ''}()"


def pattern_of(phrases: Iterable[Phrase]) -> re.Pattern[str]:
    """Return the regular expression that finds phrases in folded text; `lastindex` is the number of the one found."""
    return re.compile(rf"(?:{'|'.join(phrase.pattern() for phrase in phrases)})(?![^\W_])")


def phrases_in(query: str) -> list[Phrase]:
    """Read what a person typed: words, and phrases in quotation marks of any shape, closed or not."""
    phrases: list[Phrase] = []
    for piece in islice(_PIECE.finditer(storable(query[:_LONGEST_QUERY])), _MOST_PHRASES):
        words = tuple(_WORD.findall(piece[3] or piece[1] or ""))
        if words:
            phrases.append(Phrase(words, is_prefix=not piece[2]))
    last = len(phrases) - 1
    return [
        Phrase(phrase.words, phrase.is_prefix and number == last and len(phrase.words[-1]) >= _SHORTEST_PREFIX)
        for number, phrase in enumerate(phrases)
    ]


def storable(text: str) -> str:
    """Return the text as it is indexed, "" where it holds no word at all."""
    cleaned = _UNSTORABLE.sub(" ", _composed(text))
    return cleaned if _WORD.search(cleaned) else ""


def original_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the characters [start, end) of `storable(text)` stand in the text itself.

    What composing joins or spreads, a letter with its accents or a ligature, is taken whole.
    """
    if text.isascii():
        return start, end

    def characters_to(place: int) -> int:
        """Return how many characters of the text make no more than so many of the one that is indexed."""
        return bisect_right(range(len(text) + 1), place, key=lambda count: len(_composed(text[:count]))) - 1

    last = characters_to(end)
    is_split = len(_composed(text[:last])) < end
    return characters_to(start), min(last + is_split, len(text))


def _composed(text: str) -> str:
    if text.isascii():
        return text
    # Looking for them takes a twentieth of the time of replacing none.
    return unicodedata.normalize("NFC", text.translate(_REPLACED) if _HAS_REPLACED.search(text) else text)
