"""The words of spelling checks as data: those of the field, and how American forms are told from British ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from domain.plain_data import read


@dataclass(frozen=True, slots=True)
class Ending:
    """Letters that end a stem in American English, those in their place in British, and what may follow them."""

    american: str
    british: str
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpellingWords:
    """What a dictionary does not say.

    `words` are known besides it. `prefixes` may stand before a hyphen, `joined_prefixes` before a known word itself.
    `american` gives the British form of American ones, but not after the words that `not_after` lists for them.
    In words that are not known, the letters of `american_parts` and `american_endings` are tried in their British form.
    Known words with "iz" before one of `ize_endings` are American where the form with "is" is known, but for
    `not_american`. `mistaken` are words of the dictionary so rare that another one is meant. `names` are so common that
    an unknown name that a slip makes of one of them is none.
    """

    words: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    joined_prefixes: tuple[str, ...] = ()
    american: Mapping[str, str] = field(default_factory=dict)
    not_after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    american_parts: Mapping[str, str] = field(default_factory=dict)
    american_endings: tuple[Ending, ...] = ()
    ize_endings: tuple[str, ...] = ()
    not_american: tuple[str, ...] = ()
    mistaken: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()


def parse_spelling_words(data: object) -> SpellingWords:
    """Return the words that `data` (parsed JSON) lists; raises `domain.plain_data.Misshapen`."""
    words: SpellingWords = read(SpellingWords, data)
    return words


def american_form(word: str, words: SpellingWords, is_known: Callable[[str], bool]) -> str:
    """Return the British form of a word in small letters that is an American one, else an empty text."""
    listed = words.american.get(word, "")
    if listed or word in words.not_american:
        return listed
    is_american = _ends_in_ize(word, words) if "iz" in word else False
    if not is_american and is_known(word):
        return ""
    return next((form for form in _british_forms(word, words) if form != word and is_known(form)), "")


def _ends_in_ize(word: str, words: SpellingWords) -> bool:
    stem, _, ending = word.rpartition("iz")
    return len(stem) > 1 and ending in words.ize_endings


def _british_forms(word: str, words: SpellingWords) -> Iterator[str]:
    for american, british in words.american_parts.items():
        if american in word:
            yield british.join(word.rsplit(american, 1))
    for ending in words.american_endings:
        for before in ending.before:
            if word.endswith(ending.american + before):
                yield word[: len(word) - len(ending.american + before)] + ending.british + before
