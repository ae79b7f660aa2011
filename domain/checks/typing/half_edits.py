"""Find verbs that half an edit left beside one another: "hoped expected", "was is agreed", "have each be given"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count
from operator import eq
from typing import Final

from domain.checks.known import Known
from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import ClassReader
from domain.checks.typing.verb_forms import VerbBook
from domain.checks.word_sets import WordSets

_BE: Final = frozenset(("is", "are", "was", "were"))
_HAVE: Final = frozenset(("has", "have", "had"))
_MODALS: Final = frozenset(("can", "could", "will", "would", "should", "must", "might", "may", "cannot"))
_FINITE: Final = _BE | _HAVE | _MODALS
_TWO_FINITE: Final = {
    **dict.fromkeys(_BE, _FINITE),
    **dict.fromkeys(_HAVE | _MODALS, _BE | _MODALS),
}
_SUBJECTS: Final = frozenset(("they", "it", "he", "she", "we"))
_CONJUNCTIONS: Final = frozenset(
    ("before", "after", "because", "when", "until", "although", "while", "if", "since", "once")
)
_OPENING: Final = frozenset(
    ("what", "who", "which", "that", "where", "whose", "how", "whom", "when", "if", "whether", "all", "why", "as")
)
"""Words after which a clause may end with its verb, so that another verb may follow: "what they had helped"."""
_BETWEEN: Final = frozenset(("each", "all", "both", "also", "then", "since", "always", "never", "only", "not", "now"))
_AFTER: Final = classes("the article each those them one some several to that")
_FORMS, _THINGS = classes("base third past participle ing"), classes("noun mass nouns adjective")
_PAST, _PARTICIPLE, _BASE = classes("past"), classes("participle"), classes("base")
_OTHER: Final = classes("noun mass nouns adjective adverb third ing comparative superlative prep particle")
_THINKING: Final = frozenset(
    ("hoped", "felt", "said", "thought", "believed", "agreed", "wanted", "knew", "planned", "decided")
)
_HELPERS: Final = _BE | _HAVE | {"been", "being", "be"}
_AROUND: Final = frozenset(
    (
        "how",
        "not",
        "may",
        "could",
        "would",
        "should",
        "can",
        "will",
        "told",
        "which",
        "who",
        "where",
        "when",
        "with",
        "because",
        *("still", "also", "already", "always", "often", "never", "usually"),
    )
)
_MAY_STAND_BETWEEN: Final = frozenset(
    ("if", "because", "and", "or", "by", "to", "than", "but", "as", "not", "for", "after", "on", "in")
)
_PARTICLES: Final = frozenset(("up", "out", "off", "away", "together", "forward"))
"""What a verb has and no two nouns alike have between them: "followed people up people"."""
_HELPED: Final = frozenset(
    ("support", "help", "train", "force", "request", "direct", "plan", "design", "permit", "prepare")
)
_PASSIVE: Final = frozenset(("was", "were", "been", "being", "be"))
_MADE: Final = frozenset(
    ("design", "plan", "review", "visit", "record", "train", "pilot", "fund", "audit", "store", "ask")
)
"""Verbs that nothing is said to be where they are nouns: "was design with people"."""
_HELPED_OR_MADE: Final = _HELPED | _MADE
_NO_SUBJECT: Final = frozenset(("there", "what", "it", "this", "that", "which", "aim", "next", "step", "focus", "idea"))
_MAY_PRECEDE: Final = frozenset(
    ("felt", "helped", "got", "made", "let", "used", "needed", "supposed", "kept", "saw", "heard")
)
_PEOPLE: Final = frozenset(("leads",))
"""Forms of verbs that people are called by: "the practice leads led the work"."""
_WORTH: Final = _FINITE | _THINKING | {"been", "being", "be"}


class HalfEdits(ClassReader):
    """Finds verbs side by side of which one should have gone, by the classes of words."""

    def __init__(self, lexicon: Lexicon, verbs: VerbBook, sets: WordSets) -> None:
        super().__init__(lexicon)
        self._beginnings: Known[str] = Known(lambda word: word[:4])
        self._asked = sets.add(_WORTH.__contains__)
        pasts = {base: past for past, (base, _participle) in verbs.past.items() if not past.startswith(base)}
        pairs = [(third, pasts[base]) for third, base in verbs.third.items() if base in pasts and third not in _PEOPLE]
        self._irregular = dict((*pairs, *((past, third) for third, past in pairs)))
        only_verbs = [each for each in pasts if each != "have" and (each == "meet" or not lexicon.of(each) & _THINGS)]
        self._irregular |= {base: pasts[base] for base in only_verbs}
        self._asked_for_pairs = sets.add(self._irregular.__contains__)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield the two verbs as "broken-verbs"."""
        plain, last = words.plain, len(words.plain) - 1
        if len(words.present) < len(plain):
            yield from self._around(words)
        yield from self._two_forms(words)
        yield from self._irregular_forms(words)
        for number in self._asked.numbers_in(words):
            if number == last:
                break
            word = plain[number]
            fault = None
            if word in _FINITE and number:
                fault = self._two_finite(words, number)
            if fault is None and word in _HELPERS:
                fault = self._after_helper(words, number)
            if fault is None and word in _THINKING:
                fault = self._two_past(words, number)
            if fault is not None:
                yield fault

    def _after_helper(self, words: Words, number: int) -> Fault | None:
        following = words.plain[number + 1]
        fault = self._two_participles(words, number)
        if fault is None and following in _BETWEEN:
            fault = self._plain_be(words, number)
        if fault is None and (following in _HELPED_OR_MADE or following in _HAVE):
            fault = self._helped(words, number)
        if fault is None and words.plain[number + 2 : number + 3] == ("and",):
            fault = self._joined_by_and(words, number)
        return fault

    def _around(self, words: Words) -> Iterator[Fault]:
        """Find "closely with closely" and "how they how": a word that was moved, and stayed as well."""
        plain = words.plain
        if not any(map(eq, plain, plain[2:])):
            return
        for number in range(2, len(plain)):
            word = plain[number]
            is_moved = word in _AROUND or (word.endswith("ly") and len(word) > 4) or plain[number - 1] in _PARTICLES
            if word != plain[number - 2] or not is_moved:
                continue
            if word == "which" and plain[number - 1] == "is":  # "which is which"
                continue
            is_of_whom = word == "with" and self._lexicon.of(plain[number - 1]) & classes("nouns")
            if plain[number - 1] not in _MAY_STAND_BETWEEN and not is_of_whom and words.are_joined(number - 2, number):
                yield Fault("doubled-word", words.starts[number - 2], words.ends[number])

    def _two_forms(self, words: Words) -> Iterator[Fault]:
        """Find "worked works": two forms of one verb side by side, the first of which is no noun there."""
        plain, known = words.plain, self._lexicon.words
        begins = list(map(self._beginnings.__getitem__, plain))
        for number in compress(count(), map(eq, begins, begins[1:])):
            first, second = plain[number], plain[number + 1]
            if first == second or len(first) < 4:
                continue
            masks = known.get(first, 0), known.get(second, 0)
            if not (masks[0] & _FORMS and masks[1] & _FORMS) or _stem(first) != _stem(second):
                continue
            before = self._lexicon.of(plain[number - 1]) if number else 0
            may_be_noun = masks[0] & _THINGS and not before & classes("they he it i modal to nouns")
            is_done = first.endswith("ed") and second.endswith("ing") and before & classes("nouns")
            if not may_be_noun and (is_done or not masks[1] & _THINGS) and words.are_joined(number, number + 1):
                yield Fault("broken-verbs", words.starts[number], words.ends[number + 1])

    def _irregular_forms(self, words: Words) -> Iterator[Fault]:
        """Find "takes took": two forms of an irregular verb side by side."""
        for number in self._asked_for_pairs.numbers_in(words):
            following = words.plain[number + 1] if number + 1 < len(words.plain) else ""
            if following == self._irregular[words.plain[number]] and words.are_joined(number, number + 1):
                yield Fault("broken-verbs", words.starts[number], words.ends[number + 1])

    def _two_finite(self, words: Words, number: int) -> Fault | None:
        """Find "they were would have" and "before it was is agreed", where the pronoun begins its clause."""
        plain = words.plain
        first, second = plain[number], plain[number + 1]
        if second not in _TWO_FINITE[first] or first == second or not words.are_joined(number - 1, number + 1):
            return None
        if plain[number - 1] not in _SUBJECTS or self._is_opened(words, number - 1):
            return None
        return Fault("broken-verbs", words.starts[number], words.ends[number + 1])

    def _is_opened(self, words: Words, subject: int) -> bool:
        """Return whether the clause of a pronoun may belong to a noun before it, or ends with its verb."""
        if subject == 0 or not words.are_joined(subject - 1, subject):
            return False
        before = words.plain[subject - 1]
        if before in _CONJUNCTIONS:
            return False
        if before == "us" or before in ("said", "felt", "and", "but", "so"):
            return self._is_asked(words, subject - 1)
        if before == "that":
            return subject < 2 or words.plain[subject - 2] not in ("us", "said", "felt", "clear", "confirmed", "sure")
        return True

    @staticmethod
    def _is_asked(words: Words, number: int) -> bool:
        return not _OPENING.isdisjoint(words.plain[max(0, number - 6) : number])

    def _two_participles(self, words: Words, number: int) -> Fault | None:
        """Find "were offered given a break" and "had started begun to"."""
        place = number + 1
        if self._mask(words, place) & classes("adverb") and not self._mask(words, place) & _PARTICIPLE:
            place += 1
        first = self._mask(words, place)
        if not first & _PARTICIPLE or first & _OTHER:
            return None
        second = self._mask(words, place + 1)
        if not second & _PARTICIPLE or second & _OTHER:
            return None
        if words.plain[place] in _MAY_PRECEDE or not self._mask(words, place + 2) & _AFTER:
            return None
        is_subject = words.plain[number - 1] in _SUBJECTS
        is_told = is_subject and number > 1 and words.plain[number - 2] in ("us", "that")
        if (is_subject or not _OPENING.isdisjoint(words.plain[max(0, number - 8) : number])) and not is_told:
            return None
        return Fault("broken-verbs", words.starts[place], words.ends[place + 1])

    def _two_past(self, words: Words, number: int) -> Fault | None:
        """Find "Leaders hoped expected the letter": two past forms, of which the first takes no object of its own."""
        if not number or not words.are_joined(number - 1, number):
            return None
        subject, second = self._lexicon.of(words.plain[number - 1]), self._mask(words, number + 1)
        is_subject = subject & classes("they") or (subject & classes("nouns") and not subject & classes("base third"))
        is_first = (
            number == 1 or not words.are_joined(number - 2, number - 1) or words.plain[number - 2] in ("the", "us")
        )
        if not is_subject or not is_first or not second & _PAST or second & _OTHER:
            return None
        after = self._mask(words, number + 2)
        if not after & _AFTER or words.plain[number + 1] in _FINITE or after & classes("to"):
            return None
        return Fault("broken-verbs", words.starts[number], words.ends[number + 1])

    def _helped(self, words: Words, number: int) -> Fault | None:
        """Find "were support to manage" and "have had met every provider"."""
        word, following = words.plain[number], words.plain[number + 1]
        if word in ("were", "are") and following in _HELPED and self._mask(words, number + 2) & classes("to"):
            is_verb = self._mask(words, number + 3) & classes("base be have do")
            return Fault("broken-verbs", words.starts[number + 1], words.ends[number + 1]) if is_verb else None
        if (
            word in _PASSIVE
            and following in _MADE
            and words.plain[number + 2 : number + 3]
            and self._mask(words, number + 2)
        ):
            before, after = words.plain[number - 1] if number else "", words.plain[number + 2]
            is_made = after in ("with", "by", "in", "for", "at", "on", "before", "after") and before not in _NO_SUBJECT
            if is_made and words.are_joined(number - 1, number):
                return Fault("broken-verbs", words.starts[number + 1], words.ends[number + 1])
        if word in ("has", "have") and following == "had" and words.are_joined(number, number + 1):
            mask, after = self._mask(words, number + 2), self._mask(words, number + 3)
            if mask & _PARTICIPLE and not mask & _OTHER and after & classes("the article each those them it"):
                return Fault("broken-verbs", words.starts[number], words.ends[number + 1], word)
        if word == "be" and following in ("had", "have", "has") and self._mask(words, number + 2) & _PARTICIPLE:
            return Fault("broken-verbs", words.starts[number], words.ends[number + 1], "have been")
        return None

    def _joined_by_and(self, words: Words, number: int) -> Fault | None:
        """Find "should be cleaned and use again": what "be" is said of twice stands in the same form."""
        place = number + 2
        if not words.are_joined(number, place):
            return None
        first, second = self._mask(words, number + 1), self._mask(words, place + 1)
        is_verb = second & _BASE and not second & classes("past participle adjective adverb nouns third ing prep")
        if not first & _PARTICIPLE or not is_verb or first & classes("noun mass prep"):
            return None
        is_last = place + 2 >= len(words.plain) or not words.are_joined(place + 1, place + 2)
        after = self._mask(words, place + 2)
        is_end = is_last and words.text[words.ends[place + 1] :][:1] == "."
        if not is_end and words.plain[place + 2 : place + 3] not in (("again",), ("by",), ("regularly",), ("within",)):
            return None
        if (is_end and not first & classes("past")) or after & classes("of"):
            return None
        return Fault("broken-verbs", words.starts[place + 1], words.ends[place + 1])

    def _plain_be(self, words: Words, number: int) -> Fault | None:
        """Find "have each be given": after "have" stands "been"."""
        if words.plain[number] not in _HAVE:
            return None
        place = number + 2
        if place >= len(words.plain) or words.plain[place] != "be" or not words.are_joined(number, place):
            return None
        return Fault("broken-verbs", words.starts[place], words.ends[place], "been")


def _stem(verb: str) -> str:
    """Return what the regular forms of a verb have in common."""
    for ending in ("ing", "ied", "ies", "ed", "es", "s", "e", "y"):
        if verb.endswith(ending) and len(verb) - len(ending) > 2:
            return verb.removesuffix(ending)
    return verb
