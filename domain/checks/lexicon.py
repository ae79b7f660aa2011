"""Which classes of words a word of English can be of: one whole number a word, a bit for each class."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from typing import Final

from domain.checks.together import KEPT_TOGETHER

CLASSES: Final = (
    *("noun", "mass", "nouns", "base", "third", "past", "participle", "ing"),
    *("adjective", "comparative", "superlative", "adverb", "thing"),
)
"""The classes of the many words. "noun" is one that is counted, in the singular, "mass" one that needs no article.

"thing" is a noun in the first place, whatever else it can be: "plan" and "plans", but not "meet".
"""
FUNCTIONS: Final = (
    *("article", "each", "the", "this", "those", "several", "some", "one", "number", "owner", "name"),
    *("he", "it", "they", "i", "you", "them", "anyone", "alone", "there"),
    *("of", "per", "prep", "strict", "within", "particle", "to", "and", "nor", "because", "who", "that"),
    *("modal", "is", "are", "am", "be", "been", "being", "has", "have", "had", "having", "does", "do", "did", "not"),
    *("help", "speak", "stop", "comma"),
)
"""The classes of the few words that hold a sentence together, each called after one of them, and of marks."""
BITS: Final = {name: 1 << place for place, name in enumerate((*CLASSES, *FUNCTIONS))}


@cache
def classes(names: str) -> int:
    """Return the mask of the classes that are named, with blanks between; raise KeyError for one that is none."""
    mask = 0
    for name in names.split():
        mask |= BITS[name]
    return mask


_OPEN: Final = classes("noun mass nouns base third past participle ing adjective comparative superlative adverb")
_ENDINGS: Final = (
    ("ly", classes("adverb adjective")),
    ("ing", classes("ing noun mass adjective")),
    ("ed", classes("past participle adjective")),
    ("ness", classes("mass noun")),
    ("ss", classes("noun mass base adjective")),
    ("s", classes("noun mass nouns third adjective")),
)
_UNKNOWN: Final = classes("noun mass nouns base past participle adjective")
_MOST_KEPT, _LONGEST_KEPT = 20_000, 40
_TAKEN_UP: Final = classes("noun mass adjective")
"""What a noun can be that is made of a verb and a particle: "take-up", "sign-off"."""
_NUMBER: Final = classes("number")
_OWNER: Final = classes("owner")
_CONTRACTED: Final = frozenset(
    f"{each}'s"
    for each in (
        *(
            "it",
            "that",
            "there",
            "here",
            "what",
            "who",
            "where",
            "how",
            "when",
            "he",
            "she",
            "let",
            "this",
            "everything",
        ),
        *("nothing", "something", "somebody", "someone", "nobody", "everybody", "everyone"),
    )
)
"""What stands for two words, "it is" or "nobody has"."""


class _Classes(dict[str, int]):
    """The classes of the words that were asked for: all of them together seldom are."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> int:
        found = self._lexicon.words.get(word)
        found = self._lexicon.guessed(word) if found is None else found
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[word] = found
        return found


class Lexicon:
    """The words of the data, read when first asked for.

    `function_words` stand before `words`: a word that is in both has the classes of the former.
    """

    def __init__(self, words: str = "", function_words: str = "") -> None:
        self._texts = (words, function_words)  # read at the first question
        self._known = _Classes(self)
        self.of: Callable[[str], int] = self._known.__getitem__
        """Returns the classes of a word in small letters; those that its ending leaves possible where it is unknown.

        A word that stands for two, as "they've", has none."""
        self._masks: dict[int, tuple[tuple[str, ...], list[int]]] = {}

    @cached_property
    def words(self) -> dict[str, int]:
        """Each word with its classes."""
        found: dict[str, int] = {}
        for text in self._texts:
            for group in text.split("= ")[1:]:
                names, _, words = group.partition("\n")
                found.update(dict.fromkeys(words.split(), classes(names)))
        return found

    def of_all(self, words: tuple[str, ...]) -> list[int]:
        """Return the classes of each of these words; of the very words that were asked for lately they are kept."""
        kept = self._masks.get(id(words))
        if kept is None:
            if len(self._masks) >= KEPT_TOGETHER:
                self._masks.clear()
            # The words are kept beside their classes, so that no others can get their identity meanwhile.
            self._masks[id(words)] = kept = (words, list(map(self._known.__getitem__, words)))
        return kept[1]

    def guessed(self, word: str) -> int:
        """Return the classes that the form of an unknown word leaves possible."""
        if word[0].isdigit():
            return _NUMBER
        if "'" in word:
            return _OWNER if word.endswith(("'s", "s'")) and word not in _CONTRACTED else 0
        if "-" in word:
            return _TAKEN_UP if word.endswith(("-up", "-off")) else _OPEN
        return next((mask for ending, mask in _ENDINGS if word.endswith(ending)), _UNKNOWN)
