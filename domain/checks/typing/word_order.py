"""Find words that cannot stand side by side in any reading: "the of plan", "they quickly", "to improved at"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import reduce
from operator import getitem
from typing import Any, Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words, quoted
from domain.checks.typing.grammar import Machine

_TOKEN: Final = re.compile(r"\d(?:[\d.,/:]*\d)?|[^\W\d_]+(?:[-'’&][^\W\d_]+)*|[^\s%£€$'’]")
_IN_ADDRESS: Final = re.compile(r"\.\w")
_RATING: Final = re.compile(r"(?:\w+\s+)?requires\s+improvement\b", re.IGNORECASE)
_STRANDED: Final = re.compile(
    r"(?:thought|heard|spoken|care|use|advantage|notice|disposed|approved|dreamt|rid|sight|track)\s+of\Z", re.IGNORECASE
)
_STOP, _COMMA, _NAME, _THING = classes("stop"), classes("comma"), classes("name"), classes("thing")
_ANY: Final = 0
"""What stands for a mark after which nothing is known: a bracket, a dash, a quotation."""
_MARKS: Final = {**dict.fromkeys(".?!", _STOP), **dict.fromkeys(",;:", _COMMA)}
_OF_SIGN: Final = {".": _STOP, ",": _COMMA, "(": _ANY}
_RUNS: Final = re.compile("A?a+|[A.,(]")
"""Words of which only the first may have a capital, or a mark."""
_STEP: Final[Callable[[Any, int], Any]] = getitem
_SAID: Final = ~_THING
_TURNS: Final = frozenset(
    (
        *(f"so {each}" for each in ("would", "could", "can", "should", "will", "may", "might", "do", "does")),
        *(f"{each} either" for each in ("would", "could", "can", "should", "will", "may", "might", "must")),
        *(f"{each} {other}" for each in ("your", "our", "their", "her", "his", "my") for other in ("and", "or")),
        *("possible do", "left of", "right of"),
    )
)
"""Two words that can stand side by side although the grammar knows no way: "to do so would cost more"."""
_BASE: Final = classes("base")
_NOUN: Final = classes("noun mass nouns")
_MANY: Final = classes("nouns mass")
_MOST_FAULTS: Final = 12
"""A passage with more is no prose, and it would take long to look for a mend of each."""
_AHEAD: Final = 3
"""So many words after a fault have to be possible where another word is put in for one of it."""

_WITHOUT_ARTICLE = frozenset(
    (
        "screen",
        "site",
        "paper",
        "line",
        "foot",
        "duty",
        "leave",
        "loan",
        "display",
        "demand",
        "stage",
        "summary",
        "conclusion",
    )
)
_OFTEN = frozenset(("day", "week", "month", "quarter", "year", "time", "morning", "night", "fortnight"))
_OPENING_AFTER_FOR = frozenset(("although", "though", "if", "while", "when", "where", "once", "unless"))


class WordOrder:
    """The lexicon and the machine of the grammar, with the words that it has looked up as they are written."""

    def __init__(self, lexicon: Lexicon, pairs: Iterable[str] = ()) -> None:
        self._lexicon = lexicon
        self._machine = Machine()
        self.others = _others(pairs)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield words that cannot follow the one before them, with that, as "no-reading".

        Where one of them is taken for another with which there is a way on, that is said, as "look-alike".
        """
        if self._lexicon.words and (faults := self._without_way(words)):
            tokens = _TOKEN.findall(words.text)
            masks = self._masks_of(tokens)
            for number in faults:
                if (fault := self._fault(words, tokens, masks, number)) is not None:
                    yield fault

    def _without_way(self, words: Words) -> list[int]:
        """Return which of the words and marks cannot follow what stands before them."""
        known, anywhere, nowhere = self._machine.start, self._machine.anywhere, self._machine.nowhere
        masks = self._masks_in(words)
        with suppress(TypeError):  # there is no way behind one of them
            if reduce(_STEP, masks, known) is not None:
                return []
        faults: list[int] = []
        for number, mask in enumerate(masks):
            following = known[mask]
            if following is None:
                faults.append(number)
                if len(faults) == _MOST_FAULTS:
                    break
                following = anywhere[mask]
            known = nowhere if following is None else following
        return faults

    def _masks_in(self, words: Words) -> list[int]:
        """Return the classes of each word and mark, with a stop only where a sentence may end."""
        of_words, masks, done, before = self._lexicon.of_all(words.plain), [], 0, "."
        for run in _RUNS.findall(words.signs.replace("%", "").replace("+", "")):
            is_first, before = before == ".", run
            if run in _OF_SIGN:
                masks.append(_OF_SIGN[run])
                continue
            masks += of_words[done : done + len(run)]
            if run[0] == "A":
                mask, is_unknown = of_words[done], words.plain[done] not in self._lexicon.words
                if mask & _SAID and (is_unknown or not is_first):
                    masks[-len(run)] = mask | _NAME
            done += len(run)
        return masks

    def _masks_of(self, tokens: list[str]) -> list[int]:
        """Return the classes of each word and mark; within a sentence a word with a capital may be a name."""
        masks, is_first = [], True
        for token in tokens:
            masks.append(self._mask(token, is_first))
            is_first = masks[-1] == _STOP
        return masks

    def _mask(self, token: str, is_first: bool) -> int:
        if not token[0].isalnum():
            return _MARKS.get(token, _ANY)
        lower = token.lower().replace("’", "'")
        is_name = token[0].isupper() and (not is_first or lower not in self._lexicon.words)
        known = self._lexicon.of(lower) & ~_THING  # which the grammar does not ask for
        return known | _NAME if known and is_name else known

    def _fault(self, words: Words, tokens: list[str], masks: list[int], number: int) -> Fault | None:
        before = " ".join(tokens[max(0, number - 2) : number])
        if _STRANDED.search(before) and not tokens[number][0].isalnum():
            return None  # "keys had been thought of."
        if tokens[number] == "to" and before.endswith("likely"):
            return None  # "a little less likely to leave"
        first = number - 1 if number and tokens[number - 1][0].isalnum() else number
        last = number if tokens[number][0].isalnum() else first
        place = sum(token[0].isalnum() for token in tokens[:first])
        start, end = words.starts[place], words.ends[place + last - first]
        if start in quoted(words.text) or _IN_ADDRESS.match(words.text, end) or _RATING.match(words.text, start):
            return None  # somebody's own words, an address, or a rating that is called so
        if self._is_turn(words, place, place + last - first):
            return None
        mends = [
            (at, other)
            for at in {first, last}
            for other in self.others.get(tokens[at], ())
            if self._is_possible(masks, at, self._lexicon.of(other), number)
        ]
        if len(mends) != 1:
            return Fault("no-reading", start, end)
        ((at, other),) = mends
        changed = place + at - first
        right = f"{words.text[start : words.starts[changed]]}{other}{words.text[words.ends[changed] : end]}"
        return Fault("look-alike", start, end, right)

    def _is_turn(self, words: Words, first: int, last: int) -> bool:
        """Return whether words are a turn that is right: "please ask", "to best support", "user and business needs"."""
        plain, masks = words.plain, self._lexicon.of_all(words.plain)
        before = plain[first - 1] if first else ""
        if first == last:
            if before in ("on", "in", "at", "off", "by", "from") and plain[first] in _WITHOUT_ARTICLE:
                return True
            return before == "more" and first > 1 and plain[first - 2] in ("little", "bit", "lot", "much", "far")
        one, other = plain[first], plain[last]
        if other in ("every", "each") and plain[last + 1 : last + 2] and plain[last + 1] in _OFTEN:
            return True  # "looked at it every month"
        if (other == "be" and before == "that") or (one == "for" and other in _OPENING_AFTER_FOR):
            return True  # "the rule was that they be told", "for although it was late"
        if f"{one} {other}" in _TURNS:
            return one not in ("left", "right") or before == "the"
        if masks[last] & _BASE:
            is_asked = one == "please" or (one == "best" and before == "to")
            return is_asked or (before in ("you", "we") and bool(masks[first] & _BASE))
        together = masks[last + 1 : last + 3]
        is_listed = other in ("and", "or") and masks[first] & _NOUN and len(together) > 1
        is_list = is_listed and words.are_joined(first, last + 2)
        return bool(is_list) and bool(together[0] & _NOUN and together[1] & _MANY and together[1] & _THING)

    def _is_possible(self, masks: list[int], place: int, other: int, fault: int) -> bool:
        """Return whether there is a way past a fault with another word at one place."""
        begin = fault
        while begin and masks[begin - 1] not in (_STOP, _ANY):
            begin -= 1
        is_first = begin == 0 or masks[begin - 1] == _STOP
        known = self._machine.start if is_first else self._machine.anywhere
        for number in range(begin, min(len(masks), fault + _AHEAD + 1)):
            following = known[other if number == place else masks[number]]
            if following is None:
                return False
            known = following
        return True


def _others(pairs: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each of the words that are taken for one another the others."""
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        together = pair.split()
        for word in together:
            found[word] = (*found.get(word, ()), *(each for each in together if each != word))
    return found
