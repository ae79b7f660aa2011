"""Find verbs that do not agree with their subject, also with words between them: "The range of services were".

A subject is read from the beginning of its clause: what stands before its noun, the noun, and what belongs to it. Where
a word there can be a verb or another clause begins, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from domain.checks.finding import Severity
from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.there_verbs import ONE, SEVERAL, SHARES, ThereReader
from domain.checks.typing.verb_forms import VerbBook
from domain.checks.word_sets import WordSets

_OPENERS: Final = frozenset(
    ("that", "because", "although", "while", "whereas", "when", "where", "until", "how", "why", "whether")
)
_SAYING: Final = frozenset(("said", "felt", "thought", "knew", "showed", "suggested", "confirmed", "reported"))
_POINTING: Final = {
    "this": False,
    "these": True,
    "those": True,
    **dict.fromkeys(
        (
            *("everyone", "everybody", "someone", "somebody", "nobody", "everything", "nothing", "something"),
            *("each", "either", "neither", "another"),
        ),
        False,
    ),
    **dict.fromkeys(("both", "several", "many"), True),
}
_FIRST_OF_PHRASE: Final = frozenset(
    (
        *("in", "at", "on", "by", "for", "during", "since", "however", "after", "before", "as", "under", "across"),
        *("from", "according", "of", "among", "within", "overall", "nationally", "locally", "today", "then"),
    )
)
_ANYONE: Final = frozenset(
    (
        *("everyone", "everybody", "nobody", "someone", "somebody", "anyone", "anybody", "everything"),
        *("nothing", "something"),
    )
)
_ALONE: Final = frozenset(
    (
        *("management", "leadership", "police", "housing", "finance", "scrutiny", "transport"),
        *("press", "health", "data"),
        *("commissioning", "procurement", "education", "opposition", "media", "payroll", "brokerage", "ambulance"),
        *("probation", "security", "reception", "legal", "triage", "advocacy", "patience", "safeguarding"),
    )
)
"""Nouns that by themselves stand for those who do it: "housing were slow to answer"."""
_SEVERAL_AFTER_A: Final = frozenset(("number", "majority", "minority", "handful", "couple", "lot"))
_SINGULAR_AFTER_THE: Final = frozenset(("number", "range"))
_OTHER: Final = classes("noun adjective adverb")
_MASS, _KIND = classes("mass"), classes("adjective adverb")
_NOUN, _PLURAL = classes("noun mass"), classes("nouns")
_BEFORE_NOUN: Final = classes("article each the this those several some one number adjective comparative superlative")
_OWNER, _ADVERB, _LINK = classes("owner"), classes("adverb"), classes("of prep strict within per to")
_BEFORE_SAID: Final = _LINK | classes("article the this each")
_TO, _BASE, _ING = classes("to"), classes("base be have do help"), classes("ing")
_PARTICIPLE, _THING = classes("participle"), classes("thing")
_DONE: Final = classes("past participle base")
_SAID: Final = classes("participle ing adjective")
_VERB: Final = classes("base third past participle ing")
_NOT_IN_SUBJECT: Final = classes(
    "they he it i you them and nor because who that modal is are am be been being has have had having does do did"
)
_NOT_BEFORE_THAT: Final = classes("noun mass nouns name anyone those some several one of prep strict within")
_AFTER_PHRASE: Final = classes("the those adjective nouns")
_THIRD: Final = classes("third")
_ONLY_PLAIN: Final = frozenset((classes("base"), classes("base help"), _THIRD))
_TELLING: Final = frozenset(("show", "find", "say", "state", "suggest", "indicate", "confirm"))
_ASKED: Final = frozenset((*ONE, *SEVERAL, *_TELLING))
_ONE_OF: Final = classes("article each")
_DETERMINED: Final = classes("article the each this one")
_THAT: Final = classes("this alone because that")
_COUNT: Final = classes("number several")
_MOST_WORDS: Final = 12
_NEAR: Final = 4
_FINITE: Final = frozenset(("was", "were", "had", "has", "is", "are", "did", "could", "would"))
_TURNING: Final = frozenset(("and", "but", "so", "yet"))
_NAMING: Final = frozenset(("waiting", "housing", "nursing", "working", "opening", "learning", "hearing", "parking"))
"""Forms in "ing" that stand for a thing before its noun: "waiting times"."""
_EITHER_STAFF: Final = frozenset(("staff", "population", "workforce"))


class SubjectReader:
    """Reads the subjects of clauses by the classes of their words.

    The nouns of the verbs' words `plurals` are of several whatever their form; `groups` and `amounts` may take either
    verb, and of `singulars` it is only advised which.
    """

    def __init__(self, lexicon: Lexicon, verbs: VerbBook, groups: frozenset[str], sets: WordSets) -> None:
        self._lexicon, self._plurals, self._bodies = lexicon, verbs.plurals, verbs.singulars
        self._either = SHARES | groups | verbs.amounts
        self._there = ThereReader(lexicon, self._either)
        self._asked = sets.add(lambda word: word in _ASKED or self._lexicon.of(word) in _ONLY_PLAIN)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield verbs that do not agree with their subject, as "broken-verbs"."""
        if not self._lexicon.words:
            return
        for number in self._asked.numbers_in(words):
            word = words.plain[number]
            if word in ONE or word in SEVERAL:
                right = self._right(words, number)
                if right is not None and right != word:
                    is_body = words.plain[number - 1] in self._bodies and word in SEVERAL
                    is_body = is_body and "of" not in words.plain[max(0, number - _NEAR) : number]
                    severity = Severity.MAY if is_body else Severity.SHOULD
                    yield Fault("broken-verbs", words.starts[number], words.ends[number], right, severity)
            elif number and (
                self._is_third(words, number) if self._lexicon.of(word) == _THIRD else self._is_plain(words, number)
            ):
                yield Fault("broken-verbs", words.starts[number], words.ends[number])

    def _is_plain(self, words: Words, verb: int) -> bool:
        """Return whether the base form of a verb follows the subject of a sentence that is of one."""
        if not words.are_joined(verb - 1, verb) or "to" in words.plain[max(0, verb - 2) : verb]:
            return False
        if words.plain[verb] in _TELLING:
            following = words.plain[verb + 1 : verb + 2]
            if following not in (("that",), ("how",)) or not words.are_joined(verb, verb + 1):
                return False
        begin = self._begin(words, verb)
        is_first = begin is not None and begin < verb and (begin == 0 or words.plain[begin - 1] not in _OPENERS)
        if begin is None or not is_first or not self._lexicon.of(words.plain[begin]) & _DETERMINED:
            return False
        is_of_one = self._is_several(words, begin, verb) is False and words.plain[verb - 1] not in self._bodies
        return is_of_one and self._is_begin(words, begin)

    def _is_third(self, words: Words, verb: int) -> bool:
        """Return whether the form of one follows a subject of several: "Moves to homes begins too late"."""
        begin = self._begin(words, verb)
        if begin is None or begin >= verb or words.is_capitalised(verb):
            return False
        return self._is_several(words, begin, verb) is True and self._is_begin(words, begin)

    def _right(self, words: Words, verb: int) -> str | None:
        """Return the verb that agrees with the subject, None where that cannot be told."""
        word = words.plain[verb]
        if verb and words.plain[verb - 1] == "there" and words.are_joined(verb - 1, verb):
            return self._there.right(words, verb)
        if verb and words.plain[verb - 1][0].isdigit():
            return None  # "a year later 903 were waiting"
        begin = self._begin(words, verb)
        if begin is None or begin >= verb or words.plain[begin:verb] == ("the", "following"):
            return None
        if begin == verb - 1 and words.plain[begin] in _POINTING:
            is_several: bool | None = _POINTING[words.plain[begin]]
        else:
            is_several = self._is_several(words, begin, verb)
        if is_several is None:
            return None
        right = ONE.get(word) if is_several else SEVERAL.get(word)
        return right if right is not None and self._is_begin(words, begin, is_several) else None

    def _begin(self, words: Words, verb: int) -> int | None:
        """Return the number of the first word that may be that of the clause, None where it has no such subject."""
        masks = self._lexicon.of_all(words.plain)
        place = verb
        if not verb or masks[verb - 1] & _TO:
            return None
        while place and (words.are_joined(place - 1, place) or self._is_share(words, place)):
            before = words.plain[place - 1]
            if (before in _OPENERS and self._opens(words, place - 1)) or before in _SAYING:
                return place
            if before == "whose":
                return place - 1
            if before == "us" and place > 1 and words.plain[place - 2] == "told":
                return place
            if before in _TURNING and self._turns(words, place - 1):
                is_told = words.plain[verb] in ONE or before in ("but", "so") or self._is_clause(words, place - 1)
                return place if is_told and not words.is_capitalised(place) else None
            is_that = before == "that" and place > 1 and masks[place - 2] & _LINK  # "spend for that year"
            is_in_none = (masks[place - 1] & _NOT_IN_SUBJECT and not is_that) or not masks[place - 1]
            if is_in_none and not (place == verb and before in _POINTING):
                return None
            place -= 1
            if verb - place > _MOST_WORDS:
                return None
        return place

    def _is_begin(self, words: Words, place: int, is_several: bool = False) -> bool:
        """Return whether a clause begins with a word: what opens one, a stop or a phrase with a comma is before it."""
        if place == 0 or words.are_joined(place - 1, place) or words.plain[place] == "whose":
            return True
        if words.text[words.ends[place - 1] : words.starts[place]].lstrip()[:1] in (".", "?", "!", ":"):
            return True
        is_after_phrase = words.text[words.ends[place - 1]] == "," and self._is_phrase(words, place - 1)
        first = self._lexicon.of(words.plain[place])
        return is_after_phrase and bool(first & (_AFTER_PHRASE | _COUNT if is_several else _AFTER_PHRASE))

    @staticmethod
    def _is_clause(words: Words, number: int) -> bool:
        """Return whether there is a verb between a word and the beginning of its sentence, so that no list goes on."""
        begin = words.text.rfind(". ", 0, words.starts[number]) + 1
        if "most" in words.plain[number : number + 3]:
            return False  # "and the most common were Polish and Urdu"
        return not _FINITE.isdisjoint(words.text[begin : words.starts[number]].split())

    @staticmethod
    def _is_share(words: Words, number: int) -> bool:
        """Return whether a word follows a share: "79% of"."""
        return words.text[words.ends[number - 1] : words.starts[number]] == "% "

    @staticmethod
    def _turns(words: Words, number: int) -> bool:
        """Return whether a word after a comma begins another clause: ", but", ", so"."""
        return number > 0 and words.plain[number] in _TURNING and words.text[words.ends[number - 1]] == ","

    def _opens(self, words: Words, number: int) -> bool:
        """Return whether a word opens a clause, and does not stand for the noun before it: "the plan that was"."""
        if words.plain[number] != "that" or not number or words.plain[number - 1] in ("us", "me"):
            return True
        return not self._lexicon.of(words.plain[number - 1]) & _NOT_BEFORE_THAT

    @staticmethod
    def _is_phrase(words: Words, last: int) -> bool:
        place = last
        while place and words.are_joined(place - 1, place):
            place -= 1
        is_first = place == 0 or words.text[words.starts[place] - 2 : words.starts[place]].strip() in (".", "?", "!")
        return is_first and words.plain[place] in _FIRST_OF_PHRASE

    def _is_several(self, words: Words, begin: int, verb: int) -> bool | None:
        """Return whether a subject is of several, None where that cannot be told."""
        plain = words.plain
        masks = self._lexicon.of_all(plain)[begin:verb]
        is_cut = any((mask & _NOT_IN_SUBJECT and mask != _THAT) or not mask for mask in masks)
        if is_cut or self._is_done(plain[begin], masks):
            return None
        while masks and masks[-1] & _ADVERB and not masks[-1] & (_NOUN | _PLURAL):
            masks.pop()
        if len(masks) > 2 and masks[0] & _COUNT and masks[1] & classes("of") and plain[begin] not in ("1", "one"):
            return self._is_several_of(plain[begin:verb], masks)
        if plain[begin] in _ANYONE:
            return False if self._is_settled(masks[1:]) else None
        head = 0 if self._is_led(plain[begin], masks) else self._head(masks)
        if head is None or (words.is_capitalised(begin + head) and head):
            return None
        noun, before = plain[begin + head], plain[begin : begin + head]
        rest = masks[head + 1 :]
        if not self._is_settled(rest):
            return None
        if noun in ("one", "each", "neither", "either") and rest and rest[0] & classes("of"):
            return False
        if len(before) > 1 and rest and rest[0] & _DONE and masks[head - 1] & _NOUN:
            return None  # "the support people received was": the first noun may be the subject
        first = self._lexicon.of(before[0]) if before else 0
        if len(before) == 1 and first & _ONE_OF and masks[head] & _PLURAL:  # the noun is wrong, and not the verb
            return None
        if noun in self._plurals:
            return True
        if before[:1] == ("the",) and (plain[verb - 1] == "bound" or self._is_kind(masks[head])):
            return None
        if noun in self._bodies:
            return None if rest or not head else False
        if noun == "minutes" and rest and rest[0] & classes("of"):
            return True  # of a meeting
        if noun in self._either:
            return self._of_either(noun, before, masks, rest)
        if any(self._lexicon.of(each) & classes("several number those") for each in before):
            return True if masks[head] & _PLURAL and not masks[head] & _NOUN else None
        return self._by_form(masks[head], head > 0, bool(rest) or noun not in _ALONE)

    @staticmethod
    def _of_either(noun: str, before: tuple[str, ...], masks: list[int], rest: list[int]) -> bool | None:
        """Return whether "a number of" or "the range of" is of several, None for what takes either verb."""
        if not rest or not rest[0] & classes("of"):
            return None
        if before == ("a",) and noun in _SEVERAL_AFTER_A:
            return True if masks[-1] & _PLURAL else None
        return False if noun in _SINGULAR_AFTER_THE and before == ("the",) else None

    def _is_several_of(self, plain: tuple[str, ...], masks: list[int]) -> bool | None:
        """Return True for so many of several: "79% of older people", None where that cannot be told."""
        part = self._head(masks[2:])
        if part is None or not masks[2 + part] & _PLURAL or masks[2 + part] & _NOUN or "whose" in plain:
            return None
        return True if plain[2 + part] not in _EITHER_STAFF and self._is_settled(masks[1:]) else None

    @staticmethod
    def _is_kind(mask: int) -> bool:
        """Return whether a word says of which kind people are: "the mentally ill were"."""
        return bool(mask & _KIND) and not mask & _THING

    @staticmethod
    def _by_form(mask: int, has_article: bool, may_be_mass: bool) -> bool | None:
        """Return whether a noun is of several by its classes: not in "support for carers" and "satisfaction"."""
        if mask & _PLURAL:
            return None if mask & _NOUN else True
        is_mass = may_be_mass and mask & _MASS and not mask & _KIND
        return False if mask & _NOUN and (has_article or not mask & _OTHER or is_mass) else None

    @staticmethod
    def _is_done(first: str, masks: list[int]) -> bool:
        """Return whether a subject is something that is done: "to visit homes", "visiting homes"."""
        if any(mask & _TO and following & _BASE for mask, following in pairwise((*masks, _BASE))):
            return True
        is_thing = masks[0] & _THING and (len(masks) == 1 or masks[1] & _LINK)  # "funding for homes were"
        return bool(masks[0] & _ING) and not is_thing and first not in _NAMING

    def _is_led(self, first: str, masks: list[int]) -> bool:
        """Return whether a subject begins with people and what they do: "people living in care homes"."""
        return first in self._plurals and len(masks) > 1 and bool(masks[1] & _ING)

    @staticmethod
    def _head(masks: list[int]) -> int | None:
        """Return the place of the noun that a subject is about: the last before what belongs to it."""
        place, head = 0, None
        while place < len(masks):
            mask = masks[place]
            if (mask & _LINK and not mask & _NOUN) or (head is not None and mask & _PARTICIPLE and not mask & _THING):
                break
            if mask & (_NOUN | _PLURAL):
                head = place
            elif head is not None and not mask & _OWNER:
                break
            elif not mask & (_BEFORE_NOUN | _OWNER | _ADVERB | classes("participle ing")):
                return None
            place += 1
        if head is None and masks and masks[0] & classes("one each"):
            return 0
        return head

    @staticmethod
    def _is_settled(rest: list[int]) -> bool:
        """Return whether what follows the noun belongs to it: no word of it can be the verb of the clause."""
        if rest and not rest[0] & (_LINK | _SAID | _ADVERB):
            return False
        for place, mask in enumerate(rest):
            following = rest[place + 1] if place + 1 < len(rest) else 0
            if place and rest[place - 1] & _BEFORE_SAID and mask & _SAID:
                continue  # "people in supported living", "people on the waiting list"
            may_be_verb = mask & _VERB and not mask & classes("thing noun mass nouns adjective")
            if may_be_verb and not (mask & _SAID and (not following or following & (_LINK | _ADVERB))):
                return False
        return True
