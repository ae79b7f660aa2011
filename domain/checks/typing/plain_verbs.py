"""Find the base form of a verb where its participle has to stand: "was offer a break", "had wait three weeks"."""

from __future__ import annotations

from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import LookingReader, Looks, broken_verb, word_before

_PAST: Final = {
    "come": "came",
    "give": "gave",
    "go": "went",
    "take": "took",
    "make": "made",
    "tell": "told",
    "write": "wrote",
    "find": "found",
    "bring": "brought",
    "begin": "began",
    "get": "got",
    "see": "saw",
    "send": "sent",
    "feel": "felt",
    "leave": "left",
    "become": "became",
    "choose": "chose",
    "speak": "spoke",
    "hold": "held",
    "lose": "lost",
}
"""Verbs of which the past form is another than the base."""
_HABIT: Final = frozenset(
    ("when", "if", "whenever", "every", "each", "now", "always", "usually", "often", "to", "would")
)
_BE: Final = frozenset(("was", "were", "been", "being", "be"))
_HAVE: Final = frozenset(("had", "has", "have"))
_OF_STATE: Final = frozenset(
    (
        *("part", "key", "front", "chair", "head", "home", "host", "heir", "subject", "party", "prey", "lead", "cause"),
        *("witness", "proof", "fun", "news", "work", "worth", "time", "space", "room", "scope", "evidence", "reason"),
        *("cut", "put", "set", "hit", "let", "shut", "read", "cost", "need", "like", "mention", "demand", "progress"),
        *("change", "support", "help", "care", "place", "use", "guest", "judge", "test", "light", "open", "back"),
    )
)
"""Words that may stand alone after "been": they are said of things, or are participles."""
_OTHER: Final = classes("adjective adverb participle past nouns ing prep third comparative number several because and")
_AFTER: Final = classes("article the those each them")
_COUNTED: Final = classes("number several those")
_BASE, _NOUN, _MASS = classes("base"), classes("noun"), classes("mass")
_OPEN: Final = classes("to modal do did does help am are")
_NOW: Final = classes("has have is are am")
_NO_VERB: Final = classes("noun mass participle adjective")
_AFTER_VERB: Final = classes("the article each those them nouns number several some prep strict")
_TIMES: Final = frozenset(
    ("day", "week", "month", "year", "morning", "evening", "night", "time", "previous", "same", "following", "next")
)
_MANNER: Final = frozenset(
    (
        "closely",
        "jointly",
        "quickly",
        "steadily",
        "carefully",
        "promptly",
        "sharply",
        "hard",
        "together",
        "successfully",
    )
)
"""How something is done, after a verb and no noun: "had work closely with"."""
_QUESTIONS: Final = frozenset(("there", "what", "where", "how", "who", "which", "that", "such"))
_ENDS: Final = classes("prep strict within to because adverb article the those")


class PlainVerbs(LookingReader):
    """Looks at what follows forms of "be" and "have"."""

    def __init__(self, lexicon: Lexicon, looks: Looks) -> None:
        rows = (
            ((_BE.__contains__, self._is_plain), 0, self._after_be),
            ((_HAVE.__contains__, self._is_plain), 0, self._after_have),
        )
        super().__init__(lexicon, looks, ((_PAST, self._and_they),), rows)

    def _is_plain(self, word: str) -> bool:
        mask = self._lexicon.of(word)
        return bool(mask & _BASE) and not mask & _OTHER and word not in _OF_STATE

    def _plain(self, words: Words, number: int) -> int:
        """Return the classes of a word that can be a base form, 0 where it is more likely another word."""
        mask = self._mask(words, number)
        return mask if not words.is_capitalised(number) else 0

    def _after_be(self, words: Words, number: int) -> Fault | None:
        """Find "was offer a break" and "had been fix within a day"."""
        before = word_before(words, number)
        before = word_before(words, number - 1) if before == "not" else before
        mask = self._plain(words, number + 1)
        is_verb = mask and not mask & classes("thing mass")
        if not mask or (before in _QUESTIONS and not is_verb) or before == "do":  # "all they had to do was ask"
            return None
        if word_before(words, number - 1) in _QUESTIONS - {"that"}:
            return None
        after = self._mask(words, number + 2)
        is_last = not after and words.text[words.ends[number + 1] : words.ends[number + 1] + 1] == "."
        is_object = after & _AFTER and words.plain[number + 2] != "that"
        is_counted = mask & _NOUN and not mask & _MASS and words.plain[number] == "been" and before in _HAVE
        is_done = words.plain[number] == "be" and self._lexicon.of(before or "a") & classes("modal to") and mask & _NOUN
        is_done = is_done and "there" not in words.plain[max(0, number - 4) : number]
        is_how = mask & _NOUN and after & classes("adverb") and words.plain[number + 2].endswith("ly")
        is_wrong = (
            is_object
            or (is_how and before not in _QUESTIONS)
            or ((is_counted or is_done or is_verb) and (after & _ENDS or is_last))
        )
        return broken_verb(words, number + 1) if is_wrong else None

    def _after_have(self, words: Words, number: int) -> Fault | None:
        """Find "had wait three weeks": one thing that is counted does not stand before a number."""
        mask, after = self._plain(words, number + 1), self._mask(words, number + 2)
        if mask & _NOUN and words.plain[number + 2 : number + 3] and words.plain[number + 2] in _MANNER and after:
            return broken_verb(words, number + 1)
        is_end = not after and words.text[words.ends[number + 1] :][:1] == "."
        if is_end and mask & _NOUN and not mask & (_MASS | classes("thing")) and word_before(words, number) == "they":
            return broken_verb(words, number + 1)
        is_one = mask & _NOUN and (not mask & _MASS or _TIMES.isdisjoint(words.plain[number + 3 : number + 5]))
        is_object = after & (_COUNTED | _AFTER) and words.plain[number + 2] not in ("that", "both")
        is_other = mask & classes("thing") or after & (_NOUN | classes("adjective"))
        is_verb = after & classes("nouns") and not is_other
        return broken_verb(words, number + 1) if is_one and (is_object or is_verb) else None

    def _and_they(self, words: Words, number: int) -> Fault | None:
        """Find "she rang the team and they come the same day": the time is that of the verb before."""
        if number < 4 or not words.are_joined(number - 2, number + 1):
            return None
        joined = words.plain[number - 2 : number]
        is_of_them = joined[1] in ("they", "people", "staff") and joined[0] in ("and", "but")
        if not is_of_them and (joined[1] != "and" or not self._mask(words, number + 1) & _AFTER_VERB):
            return None
        begin = max(words.text.rfind(mark, 0, words.starts[number]) for mark in ".?!:;")
        before = [word for place, word in enumerate(words.plain[:number]) if words.starts[place] > begin]
        masks = [self._lexicon.of(each) for each in before]
        is_past = any(
            mask & classes("past") and not mask & _OTHER & ~classes("past participle")
            for each, mask in zip(before, masks, strict=True)
            if each not in ("told", "said", "felt")
        )
        is_open = any(mask & _NOW or (mask & _OPEN and not is_of_them) for mask in masks)
        is_open = is_open or (not is_of_them and any(mask & _BASE and not mask & _NO_VERB for mask in masks))
        if not is_past or is_open or not _HABIT.isdisjoint(before):
            return None
        return broken_verb(words, number, _PAST[words.plain[number]])
