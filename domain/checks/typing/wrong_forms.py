"""Find words in a form, or written for another, that cannot be where they stand: "it take", "was shares with", "this
briefings", "tenant's told us", "checked ever decision"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words, quoted
from domain.checks.typing.class_reader import LookingReader, Looks, broken_verb, word_before

_BASE, _NOUNS, _THIRD, _NOUN = classes("base"), classes("nouns"), classes("third"), classes("noun")
_PAST, _PARTICIPLE, _ING = classes("past"), classes("participle"), classes("ing")
_OTHER_VERBS: Final = classes("third past participle ing adjective adverb comparative")
_OTHER_NOUNS: Final = classes("noun mass adjective")
_THING: Final = classes("thing")
_OPENERS: Final = ("", "that", "and", "but", "because", "when", "while", "although", "whereas")
_WISHED: Final = frozenset(
    (
        *("asked", "ask", "asks", "recommended", "recommend", "required", "requires", "requested", "suggested"),
        *("insisted", "essential", "important", "ensure", "advised", "demanded", "proposed", "vital", "necessary"),
    )
)
_HOW_OFTEN: Final = frozenset(("often", "always", "never", "usually", "sometimes", "rarely", "also", "regularly"))
_DOERS: Final = frozenset(
    (
        *("panel", "team", "group", "board", "officer", "officers", "worker", "workers", "forum", "able", "unable"),
        *("need", "needs", "needed", "wanted", "want", "wants", "tried", "try", "hoped", "planned", "began"),
        *("started", "continued", "ready", "expected", "asked", "easier", "easy", "difficult", "hard", "possible"),
    )
)
_PLACES: Final = frozenset(
    ("areas", "places", "parts", "cases", "homes", "settings", "towns", "wards", "villages", "districts")
)
_PARTICLES: Final = frozenset(("down", "up", "off", "out", "away", "back"))
_BROUGHT: Final = frozenset(
    ("down", "about", "together", "forward", "ideas", "views", "insight", "insights", "improvements", "changes")
)
_WHEN: Final = frozenset(("in", "by", "from", "at", "on", "during", "before", "after", "next", "this", "soon", "later"))
_PRINCIPAL: Final = frozenset(("social", "officer", "reason", "aim", "concern", "cause", "gap", "risk", "occupational"))
_QUICKLY: Final = frozenset(("quickly", "slowly", "promptly", "smoothly", "swiftly", "straight"))
_HAD: Final = frozenset(("had", "has", "have", "was", "were", "been", "being", "is", "are", "be"))
_FROM: Final = frozenset(("learned", "learnt", "learn", "learning", "heard", "benefited", "gained", "much", "lessons"))
_THAT_TWICE: Final = re.compile(
    r"\b(?:said|told us|felt|reported|explained|agreed|noted|found|believed) (that, [^,.;]{3,40}, that)\b"
)
_AFTER_QUESTION: Final = re.compile(r"(?<=[a-z])[?!] ([a-z]+)")
_LOOSE_BRACKET: Final = re.compile(r"(?<=\w) +\)")
_LOOSE_OWNER: Final = re.compile(r"(?<=[a-z]) ’ (?=[a-z])")


class WrongForms(LookingReader):
    """Looks at a word with those beside it, by their classes."""

    def __init__(self, lexicon: Lexicon, looks: Looks) -> None:
        rules = (
            (("it", "he", "she"), self._base_after),
            (("to",), self._ing_after),
            (("this",), self._many_after),
            (("was", "is"), self._third_after),
            (("we're",), self._were),
            (("ever",), self._every),
            (("bought",), self._brought),
            (("were",), self._where),
            (("by",), self._but),
            (("told", "said"), self._owner_before),
            (("due",), self._due),
            (("principle", "advise", "past", "through", "form"), self._look_alike),
            (("either",), self._had_twice),
        )
        super().__init__(lexicon, looks, rules)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield verbs as "broken-verbs", other words as "look-alike", "wrong-number", "no-capital" and "no-reading"."""
        text = words.text
        if ", that" in text:
            for match in _THAT_TWICE.finditer(text):
                yield Fault("no-reading", *match.span(1))
        if "? " in text or "! " in text:
            for match in _AFTER_QUESTION.finditer(text):
                if match.start(1) not in quoted(text):
                    yield Fault("no-capital", *match.span(1), match[1].capitalize())
        if " )" in text:
            for match in _LOOSE_BRACKET.finditer(text):
                yield Fault("space-before", *match.span(), ")")
        if " ’ " in text and "‘" not in text:
            for match in _LOOSE_OWNER.finditer(text):
                yield Fault("space-before", match.start(), match.end() - 1, "’")

    def _next(self, words: Words, number: int, by: int = 1) -> str:
        """Return the word so many places further that is joined to this one, "" where none is."""
        place = number + by
        return words.plain[place] if place < len(words.plain) and words.are_joined(number, place) else ""

    def _base_after(self, words: Words, number: int) -> Fault | None:
        before, verb = word_before(words, number), number + 1
        if self._next(words, number) in _HOW_OFTEN:
            verb += 1
        mask = self._mask(words, verb)
        others = _OTHER_VERBS if verb == number + 1 else _OTHER_VERBS & ~classes("adjective")
        if before not in _OPENERS or not mask & _BASE or mask & others or not self._next(words, number):
            return None
        is_wished = before == "that" and not _WISHED.isdisjoint(words.plain[max(0, number - 12) : number - 1])
        is_wished = is_wished or self._next(words, number, 2) == "not"  # "it need not"
        return None if is_wished else broken_verb(words, verb)

    def _ing_after(self, words: Words, number: int) -> Fault | None:
        mask = self._mask(words, number + 1)
        is_wrong = mask & _ING and not mask & (_OTHER_NOUNS | _BASE) and word_before(words, number) in _DOERS
        return broken_verb(words, number + 1) if is_wrong and self._next(words, number) else None

    def _many_after(self, words: Words, number: int) -> Fault | None:
        mask = self._mask(words, number + 1)
        if not mask & _NOUNS or mask & ~_NOUNS & classes("noun mass base third past participle adjective adverb"):
            return None
        right = "These" if words.is_capitalised(number) else "these"
        return self._said("wrong-number", words, number, right) if self._next(words, number) else None

    def _third_after(self, words: Words, number: int) -> Fault | None:
        mask = self._mask(words, number + 1)
        is_third = mask & _THIRD and not mask & classes("noun mass past participle adjective adverb base")
        is_followed = self._next(words, number, 2) in ("with", "by")
        return broken_verb(words, number + 1) if is_third and is_followed else None

    def _were(self, words: Words, number: int) -> Fault | None:
        is_of_them = word_before(words, number) in ("they", "there")  # "the people we’re here for" is right
        return self._said("look-alike", words, number, "were") if is_of_them else None

    def _every(self, words: Words, number: int) -> Fault | None:
        mask, before = self._mask(words, number + 1), word_before(words, number)
        is_noun = mask & _NOUN and mask & _THING and not mask & _OTHER_VERBS
        is_free = before not in ("hardly", "if", "best", "first", "than", "as", "never", "for", "rarely", "scarcely")
        is_wrong = is_noun and is_free and bool(before) and self._next(words, number)
        return self._said("look-alike", words, number, "every") if is_wrong else None

    def _brought(self, words: Words, number: int) -> Fault | None:
        following = self._next(words, number)
        is_led = following in ("down", "about", "together", "forward") or self._next(words, number, 2) == "to"
        is_wrong = following in _BROUGHT and is_led
        return self._said("look-alike", words, number, "brought") if is_wrong else None

    def _where(self, words: Words, number: int) -> Fault | None:
        if word_before(words, number) not in _PLACES or words.plain[max(0, number - 2)] not in ("in", "the"):
            return None
        verbs = {self._next(words, number, by) for by in (2, 3, 4)} & {"were", "was", "had"}
        return self._said("look-alike", words, number, "where") if verbs else None

    def _but(self, words: Words, number: int) -> Fault | None:
        is_verb = self._mask(words, number + 1) & _PAST and self._next(words, number, 2) in _PARTICLES
        return self._said("look-alike", words, number, "but") if is_verb and self._next(words, number) else None

    def _owner_before(self, words: Words, number: int) -> Fault | None:
        before = word_before(words, number)
        following = self._next(words, number)
        is_said = following == "us" if words.plain[number] == "told" else following in ("that", "they", "it", "their")
        if not is_said or not before.endswith("'s") or not self._lexicon.of(before[:-2]) & _NOUN:
            return None
        place = number - 1
        written = words.text[words.starts[place] : words.ends[place]]
        if written[0].isupper() and word_before(words, place):
            return None  # "a person with Parkinson’s said that"
        return self._said("apostrophe", words, place, f"{written[:-2]}s")

    def _due(self, words: Words, number: int) -> Fault | None:
        verb = number + 2
        if self._next(words, number) != "to" or verb >= len(words.plain):
            return None
        mask, after = self._mask(words, verb), self._next(words, verb)
        is_done = mask & _PARTICIPLE and mask & _PAST and not mask & classes("noun mass nouns base")
        return broken_verb(words, verb, f"be {words.plain[verb]}") if is_done and after in _WHEN else None

    def _look_alike(self, words: Words, number: int) -> Fault | None:
        word, before, following = words.plain[number], word_before(words, number), self._next(words, number)
        mask = self._mask(words, number + 1) if following else 0
        right = ""
        if word == "principle" and (following in _PRINCIPAL or (mask & _NOUNS and not mask & (_THIRD | _BASE))):
            right = "principal"
        elif word == "advise" and not before and following in ("on", "about", "from", "for"):
            right = "advice"
        elif word == "past" and following in _QUICKLY and before and self._mask(words, number - 1) & (_NOUNS | _NOUN):
            right = "passed"
        elif word == "through" and before in _HAD and following in ("and", "but"):
            right = "thorough"
        elif word == "form" and before in _FROM and mask & classes("owner nouns the those article"):
            right = "from"
        if not right:
            return None
        return self._said("look-alike", words, number, right.capitalize() if words.is_capitalised(number) else right)

    def _had_twice(self, words: Words, number: int) -> Fault | None:
        before, following = word_before(words, number), self._next(words, number)
        is_twice = before in ("had", "has", "have") and following in ("had", "has", "have", "was", "were")
        if not is_twice or self._next(words, number, 2) != "been":
            return None
        return Fault("broken-verbs", words.starts[number - 1], words.ends[number + 1], f"{before} either")

    @staticmethod
    def _said(code: str, words: Words, number: int, right: str) -> Fault:
        return Fault(code, words.starts[number], words.ends[number], right)
