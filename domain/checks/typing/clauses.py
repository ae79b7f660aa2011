"""Find clauses with a subject and no verb, a verb that is not that of the subject, or the subject said twice.

A clause is read from what opens it: the subject's article, its words, and what follows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import LookingReader, Looks, broken_verb, word_before

_TELLING: Final = frozenset(
    (
        *("us", "said", "felt", "thought", "knew", "explained", "reported", "confirmed", "found", "added", "noted"),
        *("agreed", "clear", "sure", "believed", "heard", "learned", "recalled", "stated"),
        *("showed", "show", "shows", "suggested", "meant", "means"),
    )
)
_OPENERS: Final = frozenset(("because", "when", "while", "although", "though", "whereas", "if"))
_ONE: Final = frozenset(("the", "a", "an", "its", "their", "this", "each", "every", "her", "his", "our", "another"))
_BE: Final = frozenset(("was", "were", "is", "are", "had", "has", "could", "would"))
_DEGREE: Final = frozenset(("not", "very", "too", "quite", "often", "always", "never", "still", "fully", "mostly"))
_BEFORE_CLAUSE: Final = frozenset(("that", "said", "us", *_OPENERS))
_AND: Final = frozenset(("and",))
_THE: Final = frozenset(("the", "its", "their", "our"))
_RELATIVE: Final = frozenset(("who", "which", "that", "whose", "what", "between", "both", "how", "whether", "where"))
_TWO: Final = _ONE - {"each", "every"}
_SEVERAL: Final = {"was": "were", "is": "are", "has": "have", "does": "do"}
_STRONG: Final = frozenset(
    (
        *("give", "come", "take", "make", "find", "see", "get", "go", "know", "say", "tell", "write", "keep", "hold"),
        *("speak", "meet", "bring", "begin", "become", "feel", "leave", "send", "lose", "choose", "hear", "mean"),
    )
)
"""Verbs that are no nouns at the end of a subject."""
_TIMES: Final = frozenset(
    ("noon", "midnight", "weekends", "night", "lunchtime", "five", "six", "four", "eight", "nine")
)
_PARTICLES: Final = frozenset(("back", "down", "still", "well", "even", "last", "up", "out"))
_SAME_IN_PAST: Final = frozenset(("let", "put", "set", "cut", "shut", "hit", "read", "cost", "spread", "bid", "itself"))
_NEVER_BASE: Final = _SAME_IN_PAST | _PARTICLES
_CUT: Final = frozenset(("because", "when", "so", "but", "although", "while"))
_EITHER: Final = frozenset(("number", "majority", "range", "rest", "lot", "half", "police", "data", "minority", "mix"))
_WORDS: Final = classes("noun mass nouns adjective comparative superlative participle ing number owner")
_NOUN, _NOUNS, _MASS, _THING = classes("noun"), classes("nouns"), classes("mass"), classes("thing")
_BASE, _THIRD, _PAST = classes("base"), classes("third"), classes("past")
_SURE: Final = classes("modal is are am has have had does do did")
_PARTICIPLE, _ING = classes("participle"), classes("ing")
_KIND: Final = classes("adjective")
_AFTER_VERB: Final = classes(
    "nouns the article each those them some several number prep strict within to particle adverb that"
)
_OBJECT: Final = classes("the article each those them one several number")
_NOT_AFTER_VERB: Final = classes("of that third")


class ClauseReader(LookingReader):
    """Reads the clauses that begin with an article after what opens one."""

    def __init__(self, lexicon: Lexicon, groups: frozenset[str], looks: Looks) -> None:
        self._groups = groups | _EITHER
        rules = ((("it", "they"), self._again), (_STRONG, self._strong))
        rows = (
            ((_BEFORE_CLAUSE.__contains__, _ONE.__contains__), 1, self._clause),
            ((_AND.__contains__, _TWO.__contains__), 1, self._after_and),
            ((self._is_several, self._is_third), 1, self._several),
        )
        super().__init__(lexicon, looks, rules, rows)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield the verb of "The line close at five, a volunteer told us." as "broken-verbs"."""
        if not words.text.endswith("told us.") or ", " not in words.text:
            return
        number = words.shape.rfind("B")
        place = self._end_of_subject(words, number) if words.plain[number] in _ONE else number
        if place > number + 1 and place < len(words.plain) and (fault := self._base(words, number, place)):
            yield fault

    def _clause(self, words: Words, number: int) -> Fault | None:
        """Look at the clause of a subject that begins with an article."""
        if not any(self._opening(words, number)):
            return None
        place = self._end_of_subject(words, number)
        if place == number + 1 or place >= len(words.plain):
            return None
        return self._base(words, number, place) or self._verbless(words, number, place)

    def _start(self, words: Words, noun: int) -> int | None:
        """Return the number of the article of a noun that the subject of a clause may end with."""
        place, masks = noun, self._lexicon.of_all(words.plain)
        if not masks[noun] & (_NOUN | _MASS | _NOUNS):
            return None
        while place >= 0 and noun - place < 6 and words.plain[place] not in _ONE:
            if not masks[place] & _WORDS or masks[place] & _SURE or not place or not words.are_joined(place - 1, place):
                return None
            place -= 1
        is_whole = place >= 0 and words.plain[place] in _ONE and words.are_joined(place, noun)
        if not is_whole or not (self._is_first(words, place) or any(self._opening(words, place))):
            return None
        return place

    def _is_first(self, words: Words, number: int) -> bool:
        return number == 0 or self._is_after_stop(words, number)

    def _again(self, words: Words, number: int) -> Fault | None:
        """Look at "it" and "they" after the subject of a clause."""
        if (
            words.plain[number - 1 : number] == ("time",) and words.plain[number - 2] == "this"
        ):  # "this time it took less"
            return None
        if number < 2 or not self._mask(words, number) or self._start(words, number - 1) is None:
            return None
        return self._twice(words, number)

    def _strong(self, words: Words, verb: int) -> Fault | None:
        """Find "The driver give people a lift": the subject of a sentence is of one."""
        if verb < 2 or not self._mask(words, verb) or not self._is_of_one(words, verb - 1):
            return None
        start = self._start(words, verb - 1)
        is_wrong = start is not None and self._is_first(words, start) and self._acts(words, verb)
        return broken_verb(words, verb) if is_wrong else None

    @staticmethod
    def _opening(words: Words, number: int) -> tuple[bool, bool]:
        """Return whether what is told begins at a word, and whether another clause does."""
        before = word_before(words, number)
        if before == "that":
            before = word_before(words, number - 1)
            is_told = before in _TELLING
        else:
            is_told = before == "said" or (before == "us" and word_before(words, number - 1) == "told")
        return is_told, before in _OPENERS

    @staticmethod
    def _is_after_stop(words: Words, number: int) -> bool:
        between = words.text[words.ends[number - 1] : words.starts[number]]
        return between.lstrip()[:1] == "." and words.is_capitalised(number)

    def _end_of_subject(self, words: Words, number: int) -> int:
        """Return the number of the first word that is none of the article's group."""
        place = number + 1
        masks = self._lexicon.of_all(words.plain)
        while place < len(words.plain) and place < number + 6 and words.are_joined(place - 1, place):
            if not masks[place] & _WORDS or masks[place] & _SURE:
                break
            place += 1
        return place

    def _has_verb(self, words: Words, first: int, last: int) -> bool:
        """Return whether one of the words [first, last) can be the verb of a clause."""
        masks = self._lexicon.of_all(words.plain)
        for place in range(first, last):
            mask = masks[place]
            if words.is_capitalised(place):
                continue
            if not mask or mask & (_SURE | _PAST):
                return True
            before = masks[place - 1]
            is_after_noun = before & (_NOUN | _NOUNS | _MASS) and not before & _KIND
            if mask & _THIRD and (not mask & _NOUNS or is_after_noun):
                return True
            if mask & _BASE and before & classes("nouns they i you and"):
                return True
        return False

    @classmethod
    def _end_of_clause(cls, words: Words, number: int) -> int:
        """Return where a clause ends at the latest: before "and that", another that is opened, or with its sentence."""
        end, plain = cls._end_of_sentence(words, number), words.plain
        for place in range(number, end):
            is_told = plain[end - 2 : end] == ("told", "us") and not words.are_joined(place - 1, place)
            if plain[place] in _CUT or plain[place : place + 2] == ("and", "that") or is_told:
                return place
        return end

    @staticmethod
    def _end_of_sentence(words: Words, number: int) -> int:
        place = number
        while place < len(words.plain) and words.text[words.ends[place] : words.ends[place] + 1] not in (".", "?", "!"):
            place += 1
        return min(place + 1, len(words.plain))

    def _twice(self, words: Words, place: int) -> Fault | None:
        """Find "the template it had not changed": the subject is said once more, and no second verb follows."""
        pronoun, noun = words.plain[place], self._lexicon.of(words.plain[place - 1])
        is_alike = (pronoun == "it" and noun & (_NOUN | _MASS)) or (pronoun == "they" and noun & _NOUNS)
        if not is_alike or place + 2 >= len(words.plain) or not words.are_joined(place, place + 2):
            return None
        masks = self._lexicon.of_all(words.plain)
        verb = place + 1
        if words.plain[verb] not in _BE and (not masks[verb] & _PAST or masks[verb] & (_THING | classes("prep"))):
            return None
        after = verb + 1
        while after < len(words.plain) and words.are_joined(after - 1, after):
            is_in_group = words.plain[after] in ("not", "been", "be", "also") or (
                masks[after] & (_PARTICIPLE | classes("adverb")) and (after == verb + 1 or not masks[after] & _NOUN)
            )
            if not is_in_group:
                break
            after += 1
        if after >= len(words.plain) or not words.are_joined(after - 1, after):
            is_whole = after > verb + 1 and words.text[words.ends[after - 1]] == "."
            return self._left_over(words, place) if is_whole else None
        if masks[after] & classes("of to"):
            return None
        end = self._end_of_sentence(words, after)
        opened = next((n for n in range(after, end) if words.plain[n] in ("which", "who", "that", "because")), end)
        if self._has_verb(words, after, opened):
            return None
        is_named = words.plain[verb] in ("was", "is", "were", "are") and masks[after] & classes("the article")
        if opened < end and not is_named:
            return None
        return self._left_over(words, place)

    def _left_over(self, words: Words, place: int) -> Fault:
        return Fault("no-reading", words.starts[place - 1], words.ends[place], self._written(words, place - 1))

    def _is_several(self, word: str) -> bool:
        mask = self._lexicon.of(word)
        is_plural = mask & _NOUNS and mask & _THING and not mask & (_NOUN | _MASS | _KIND)
        return bool(is_plural) and word not in self._groups

    def _is_third(self, word: str) -> bool:
        mask = self._lexicon.of(word)
        is_verb = mask & _THIRD and not mask & (_NOUNS | _NOUN | _KIND | classes("modal is has does"))
        return bool(is_verb) and word in self._lexicon.words

    def _several(self, words: Words, verb: int) -> Fault | None:
        """Find "the sensors sends an alert": several things, and the verb of one."""
        if not words.are_joined(verb - 1, verb):
            return None
        place, masks = verb - 1, self._lexicon.of_all(words.plain)
        while place and verb - place < 5 and words.are_joined(place - 1, place) and masks[place - 1] & _WORDS:
            place -= 1
        if place and words.are_joined(place - 1, place) and words.plain[place - 1] in _THE:
            place -= 1
        elif any(masks[each] & (_ING | _PARTICIPLE) or masks[each] & _BASE for each in range(place, verb - 1)):
            return None  # "using open projects helps"
        is_told, is_opened = self._opening(words, place) if place else (False, False)
        is_first = place == 0 or self._is_after_stop(words, place)
        return broken_verb(words, verb) if is_told or is_opened or is_first else None

    def _after_and(self, words: Words, number: int) -> Fault | None:
        """Find "sat on Mondays and the papers was sent", and two subjects that end before the verb of one."""
        if number > 2 and self._start(words, number - 2) is not None and (fault := self._two_of_one(words, number - 1)):
            return fault
        place = self._end_of_subject(words, number)
        if place < number + 2 or place >= len(words.plain) or not words.are_joined(number, place):
            return None
        if words.plain[place] not in ("was", "is", "has"):
            return None
        noun = self._lexicon.of_all(words.plain)[place - 1]
        if not noun & _NOUNS or noun & (_NOUN | _MASS) or words.plain[place - 1] in self._groups:
            return None
        first = place
        while first and words.text[words.ends[first - 1] : words.ends[first - 1] + 1] not in (".", ":", ";"):
            first -= 1
        before = words.plain[first : number - 1]
        is_clause = self._has_past(words, first, number - 1) and _RELATIVE.isdisjoint(before)
        return broken_verb(words, place, _SEVERAL[words.plain[place]]) if is_clause else None

    def _has_past(self, words: Words, first: int, last: int) -> bool:
        masks = self._lexicon.of_all(words.plain)[first:last]
        return any(mask & (_PAST | _SURE) and not mask & (_PARTICIPLE | _NOUN) for mask in masks)

    def _two_of_one(self, words: Words, place: int) -> Fault | None:
        """Find "the trust and the authority shares one record": two things, and the verb of one."""
        second = place + 1
        if words.plain[place] != "and" or words.plain[second : second + 1] == () or words.plain[second] not in _TWO:
            return None
        end = self._end_of_subject(words, second)
        if end == second + 1 or end >= len(words.plain) or not words.are_joined(place, end):
            return None
        if words.plain[end] in _SEVERAL:
            return broken_verb(words, end, _SEVERAL[words.plain[end]])
        masks = self._lexicon.of_all(words.plain)
        if masks[end] & _THIRD and not masks[end] & (_NOUNS | _NOUN | _KIND):
            return broken_verb(words, end)
        is_verb = (
            masks[end - 1] & _THIRD and end - 1 > second + 1 and masks[end] & _OBJECT and words.plain[end] != "that"
        )
        return broken_verb(words, end - 1) if is_verb and masks[end - 2] & (_NOUN | _MASS) else None

    @staticmethod
    def _written(words: Words, number: int) -> str:
        return words.text[words.starts[number] : words.ends[number]]

    def _base(self, words: Words, begin: int, place: int) -> Fault | None:
        """Find "that the audit show few errors" and "the line close at five": no other verb is in the clause."""
        masks = self._lexicon.of_all(words.plain)
        last = min(place + 1, len(words.plain) - 1)
        for verb in range(begin + 2, last):
            if not words.are_joined(verb - 1, verb + 1):
                break
            is_base = masks[verb] & _BASE and not masks[verb] & _PAST and words.plain[verb] not in _NEVER_BASE
            is_verb = is_base and self._is_of_one(words, verb - 1) and words.plain[verb] not in self._groups
            if is_verb and self._acts(words, verb):
                return broken_verb(words, verb)
        return None

    def _is_of_one(self, words: Words, noun: int) -> bool:
        mask = self._lexicon.of_all(words.plain)[noun]
        word = words.plain[noun]
        is_one = mask & (_NOUN | _MASS) and not mask & _NOUNS and mask & _THING
        is_doer = word not in self._lexicon.words and word.endswith(("er", "or")) and not words.is_capitalised(noun)
        return (bool(is_one) or is_doer) and word not in self._groups

    def _acts(self, words: Words, verb: int) -> bool:
        """Return whether what follows a base form shows that it is the verb: an object or a time, and no other verb."""
        after = verb + 1
        mask, following = self._lexicon.of_all(words.plain)[after], words.plain[after : after + 2]
        if following[0] in ("at", "until") and following[-1] in _TIMES:
            return True
        mask &= ~_THIRD if mask & _NOUNS else -1  # "details"
        is_followed = mask & _AFTER_VERB and not mask & _NOT_AFTER_VERB and following[0] != "itself"
        return bool(is_followed) and not self._has_verb(words, after, self._end_of_clause(words, after))

    def _verbless(self, words: Words, begin: int, place: int) -> Fault | None:
        """Find "the service not open on Sundays" and "when a home not ready": a verb is left out."""
        masks = self._lexicon.of_all(words.plain)
        if masks[place - 1] & _PARTICIPLE and not masks[place - 1] & _NOUN:
            return self._only_participle(words, begin, place - 1)
        if not masks[place - 1] & (_NOUN | _NOUNS | _MASS) or not words.are_joined(place - 1, place):
            return None
        kind = masks[place + 1] if place + 1 < len(words.plain) and words.are_joined(place, place + 1) else 0
        if words.plain[place] not in _DEGREE or not kind & _KIND or kind & (_THIRD | _PAST):
            return None
        last = place + 2
        while last < len(words.plain) and words.are_joined(last - 1, last) and words.plain[last] not in ("and", "but"):
            last += 1
        if self._has_verb(words, place + 2, last):
            return None
        return Fault("no-reading", words.starts[place - 1], words.ends[place])

    def _only_participle(self, words: Words, begin: int, verb: int) -> Fault | None:
        """Find "when the boiler broken, they rang": a participle without the verb that goes with it."""
        masks = self._lexicon.of_all(words.plain)
        if (
            verb < begin + 2
            or masks[verb] & (_PAST | _BASE | _NOUN | _MASS | _ING)
            or words.plain[verb] in _SAME_IN_PAST
        ):
            return None
        last = verb + 1
        while last < len(words.plain) and words.are_joined(last - 1, last):
            last += 1
        is_group = masks[verb - 1] & (_NOUN | _NOUNS) and not masks[verb - 1] & classes("third past adjective")
        if not is_group or self._has_verb(words, begin + 1, last) or words.text[words.ends[last - 1]] not in ",.":
            return None
        return broken_verb(words, verb)
