"""Find slips that the classes of words tell: "three plan", "a years work", "spoke positive", "for staff find".

Where a word has another reading that is possible there, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import ClassReader, Look
from domain.checks.word_sets import WordRows, WordSets

_SEVERAL: Final = frozenset(
    (
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many", "several", "various", "few"),
        *("these", "those", "both", "numerous"),
    )
)
_STAND_ALONE: Final = frozenset(("these", "those", "many", "few", "several", "both"))
_TERMS: Final = frozenset(("long", "short", "medium", "full"))
_ONE: Final = frozenset(("a", "an", "each", "every", "another"))
_LABELS: Final = frozenset(
    ("section", "stage", "level", "phase", "tier", "part", "chapter", "standard", "option", "grade", "band", "number")
)
_TIMES: Final = {f"{each}s": each for each in ("year", "month", "week", "day", "hour", "minute")}
_COPULAS: Final = frozenset(
    (
        *("become", "grown", "gone", "remained", "restarted", "ran", "run", "fallen", "gotten", "given"),
        *("risen", "lain"),
        *("felt", "became", "remained", "seemed", "appeared", "looked", "stayed", "kept", "proved", "went"),
        *("came", "got"),
        *("turned", "grew", "fell", "ran", "stood", "sounded", "made", "left", "found", "held", "rated", "considered"),
        *("thought", "judged", "deemed", "called", "set", "had", "was", "were", "been", "be", "lay", "sat"),
        *("lived", "died"),
        *("opened", "closed", "shut", "arrived", "returned", "rendered", "declared", "named", "believed"),
        *("born", "paid"),
        *("bought", "sold", "delivered", "served", "drawn", "cut", "took", "taken", "told", "described"),
        *("seen", "needed"),
        *("wanted", "met", "tested", "broke", "come", "used", "ended", "began", "started", "emerged", "said", "aged"),
    )
)
"""Verbs that an adjective may follow."""
_AFTER_ADVERB: Final = frozenset(
    (
        *("to", "about", "with", "by", "for", "and", "in", "at", "when", "on", "as", "but", "because", "across"),
        *("after", "from"),
    )
)
_HELPING: Final = frozenset(("help", "helps", "helped", "helping"))
_OBJECTS: Final = classes("the article this those them thing")
_NOUN, _MASS, _NOUNS, _THING = classes("noun"), classes("mass"), classes("nouns"), classes("thing")
_KIND, _ADVERB, _BASE, _OWNER = classes("adjective"), classes("adverb"), classes("base"), classes("owner")
_PAST, _DONE = classes("past participle"), classes("past participle base speak")
_ONLY_KIND: Final = _KIND | _NOUN | _MASS
_ENDS_GROUP: Final = classes(
    "of prep strict within per to and because who that modal is are has have had did does past third they he it i you"
    " there adverb article the"
)
_NOT_WITHIN: Final = _NOUNS | _PAST | _ENDS_GROUP | classes("several number")
"""What no noun is that stands before another: "a care home managers"."""
_IRREGULAR: Final = {"person": "people", "child": "children", "woman": "women", "man": "men"}
_SINGULAR: Final = {plural: one for one, plural in _IRREGULAR.items()}


class KindReader(ClassReader):
    """Rules that ask for the classes of a few words, by the word that they begin with."""

    def __init__(self, lexicon: Lexicon, sets: WordSets) -> None:
        super().__init__(lexicon)
        self._looks: dict[str, Look] = {
            **dict.fromkeys(_SEVERAL, self._too_few),
            **dict.fromkeys(_ONE, self._too_many),
            **dict.fromkeys(_TIMES, self._time),
            **dict.fromkeys(_HELPING, self._helped),
            **dict.fromkeys(("is", "are", "was", "were", "be", "been", "being"), self._plain_after_be),
            "for": self._without_to,
        }
        of = lexicon.of
        self._asked = sets.add(lambda word: word in self._looks or word[0].isdigit())
        self._kinds = WordRows(
            [
                sets.together(
                    lambda word: word not in _COPULAS and of(word) & _PAST and not of(word) & ~_DONE,
                    lambda word: word not in self._looks and of(word) & _KIND and not of(word) & ~_ONLY_KIND,
                )
            ]
        )

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield "wrong-number", "apostrophe", "broken-verbs" and "look-alike" of words that are told by classes."""
        if not self._lexicon.words:
            return
        last = len(words.plain) - 1
        for number in self._asked.numbers_in(words):
            look = self._looks.get(words.plain[number])
            if number < last and (fault := self._too_few(words, number) if look is None else look(words, number)):
                yield fault
        for number, _ in self._kinds.numbers_in(words):
            if number + 1 < last and (fault := self._adverb(words, number + 1)):
                yield fault

    def _ends(self, words: Words, number: int) -> bool:
        """Return whether the group of words that a noun stands in ends with it."""
        if number + 1 >= len(words.plain) or not words.are_joined(number, number + 1):
            mark = words.text[words.ends[number] : words.ends[number] + 1]
            return mark not in ("-", "–", "/", "’", "'", "(")
        mask = self._mask(words, number + 1)
        return bool(mask & _ENDS_GROUP) and not mask & (_NOUN | _NOUNS | _MASS)

    def _too_few(self, words: Words, number: int) -> Fault | None:
        """Find "12 social worker" and "several review": what is counted stands in the plural."""
        place = number + 1
        while place < number + 4:
            mask = self._mask(words, place)
            if not mask or mask & (_NOUNS | _OWNER) or words.is_capitalised(place):
                return None
            may_be_verb = mask & _BASE and words.plain[number] in _STAND_ALONE
            is_mended = words.plain[number : place + 1] in (("these", "right"), ("those", "right"))  # "put these right"
            if may_be_verb or is_mended or words.plain[place].endswith(("s", "stone", "fold")):
                return None
            if mask & _NOUN and mask & _THING and self._ends(words, place):
                is_first_of_two = words.plain[number] == "both" and words.plain[place + 1 : place + 2] == ("and",)
                if is_first_of_two or self._is_of_name(words, place):
                    return None
                if words.plain[place] == "term" and words.plain[place - 1] in _TERMS:
                    return None  # "3,980 long term and 640 short term"
                plural = plural_of(words.plain[place])
                is_wrong = self._lexicon.of(plural) & _NOUNS and self._counts(words, number)
                return Fault("wrong-number", words.starts[place], words.ends[place], plural) if is_wrong else None
            if not mask & (_KIND | _THING):
                return None
            place += 1
        return None

    def _is_of_name(self, words: Words, number: int) -> bool:
        """Return whether what is counted comes later: "530 deprivation of liberty cases", "30 day and care homes"."""
        following = words.plain[number + 1 : number + 2]
        if following not in (("of",), ("and",), ("or",)):
            return False
        masks = [self._mask(words, place) for place in range(number + 2, number + 5)]
        ahead = masks[1 : 3 if following == ("of",) else 2]
        return bool(masks[0]) and not masks[0] & (_NOUNS | _ENDS_GROUP) and any(mask & _NOUNS for mask in ahead)

    def _counts(self, words: Words, number: int) -> bool:
        word = words.plain[number]
        before = words.plain[number - 1] if number and words.are_joined(number - 1, number) else ""
        if word in _SEVERAL:
            return word != "few" or before in ("", "a", "these", "the")
        if word == "1" or (len(word) == 4 and word[:2] in ("19", "20")) or "." in word or "/" in word or ":" in word:
            return False
        beside = words.text[max(0, words.starts[number] - 1)], words.text[words.ends[number] : words.ends[number] + 1]
        is_plain = not beside[0].isalpha() and beside[0] not in "£$€-–." and beside[1] == " "
        return is_plain and before not in _LABELS and not self._is_name(words, number - 1)

    def _is_name(self, words: Words, number: int) -> bool:
        return number >= 0 and words.is_capitalised(number) and words.are_joined(number, number + 1) and number > 0

    def _too_many(self, words: Words, number: int) -> Fault | None:
        """Find "each carers" and "an assessments": one thing stands in the singular."""
        place = number + 1
        mask = self._mask(words, place)
        only = _NOUNS | _THING | classes("third")
        if mask & _KIND and not mask & (_NOUNS | _MASS):
            only &= ~classes("third") if mask & _NOUN else only  # "when a relative moves"
            place += 1
            mask = self._mask(words, place)
        while place < number + 4 and mask & _THING and mask & (_NOUN | _MASS) and not mask & _NOT_WITHIN:
            only &= ~classes("third")
            place += 1
            mask = self._mask(words, place)
        before = words.plain[number - 1] if number else ""
        if (
            not mask & _NOUNS
            or not mask & _THING
            or mask & ~only
            or words.is_capitalised(place)
            or before in ("such", "many", "of", "few")
            or "dozen" in words.plain[number:place]
        ):
            return None
        one = singular_of(words.plain[place])
        if not self._ends(words, place) or not self._lexicon.of(one) & _NOUN:
            return None
        start = words.starts[place if place > number + 1 else number]  # either of "an interviews" may be wrong
        return Fault("wrong-number", start, words.ends[place], f"{words.text[start : words.starts[place]]}{one}")

    def _time(self, words: Words, number: int) -> Fault | None:
        """Find "a years work" and "two weeks notice": time that something takes stands as its owner."""
        mask = self._mask(words, number + 1)
        if not self._mask(words, number) or mask & (classes("nouns past third adverb adjective ing") | _OWNER):
            return None
        before, word = words.plain[number - 1], words.plain[number]
        is_one = before in ("a", "one", "each", "every", "next", "last", "this")
        is_counted = before in _SEVERAL or (before[0].isdigit() and before != "1") or is_one
        if not (mask & _THING and mask & (_NOUN | _MASS)) or not is_counted or not self._ends(words, number + 1):
            return None
        right = f"{_TIMES[word]}’s" if is_one else f"{word}’"
        return Fault("apostrophe", words.starts[number], words.ends[number], right)

    def _adverb(self, words: Words, number: int) -> Fault | None:
        """Find "visited regular to help": what tells how something is done is an adverb."""
        word = words.plain[number]
        if not self._mask(words, number):
            return None
        adverb = adverb_of(word)
        is_end = number + 1 == len(words.plain) or not words.are_joined(number, number + 1)
        following = "" if is_end else words.plain[number + 1]
        if not self._lexicon.of(adverb) & _ADVERB or adverb not in self._lexicon.words:
            return None
        mark = words.text[words.ends[number] : words.ends[number] + 1]
        if following == "and" and self._mask(words, number + 2) & _KIND:
            return None  # "brought swift and lasting change"
        if (is_end and mark not in (".", ",", ";")) or (following and following not in _AFTER_ADVERB):
            return None
        return Fault("look-alike", words.starts[number], words.ends[number], adverb)

    def _helped(self, words: Words, number: int) -> Fault | None:
        """Find "helped staff identified risks": after what is helped stands the base form."""
        place = number + 1
        if words.plain[place] in ("the", "their") and words.are_joined(number, place):
            place += 1
        is_object = self._mask(words, place) & (_NOUNS | classes("them"))
        mask, after = self._mask(words, place + 1), self._mask(words, place + 2)
        is_past = mask & classes("past") and not mask & ~_PAST
        if not is_object or not is_past or not after & _OBJECTS:
            return None
        return Fault("broken-verbs", words.starts[place + 1], words.ends[place + 1])

    def _without_to(self, words: Words, number: int) -> Fault | None:
        """Find "easier for staff find": a verb after those for whom something is stands with "to"."""
        place = number + 1
        if place < len(words.plain) and words.plain[place] in ("the", "their", "all", "some", "local"):
            place += 1
        mask = self._mask(words, place)
        verb = self._mask(words, place + 1)
        is_verb = verb & (_BASE | classes("be have")) and not verb & (_THING | _PAST | _NOUNS | _KIND | _ADVERB)
        if not mask & (_NOUNS | classes("them")) or not self._mask(words, number) or not is_verb:
            return None
        if words.is_capitalised(place + 1):
            return None
        written = words.plain[place + 1]
        return Fault("broken-verbs", words.starts[place + 1], words.ends[place + 1], f"to {written}")

    def _plain_after_be(self, words: Words, number: int) -> Fault | None:
        """Find "was sign by the person" and "had been wait months": a base form that is a noun elsewhere."""
        place = number + 1
        if self._mask(words, place) == _ADVERB:
            place += 1
        mask, after = self._mask(words, place), self._mask(words, place + 1)
        if not mask & _BASE or not mask & (_NOUN | _MASS) or mask & (_PAST | _KIND | _ADVERB | _NOUNS | classes("ing")):
            return None
        is_passive = bool(after) and words.plain[place + 1] == "by"
        is_noun = mask & _MASS or words.plain[number] != "been" or not after or after & classes("of prep noun mass and")
        if words.is_capitalised(place) or (is_noun and not is_passive):
            return None
        return Fault("broken-verbs", words.starts[place], words.ends[place])


def plural_of(noun: str) -> str:
    """Return the plural of a noun."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


def singular_of(noun: str) -> str:
    """Return the singular of a noun in the plural."""
    if noun in _SINGULAR:
        return _SINGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(("sses", "shes", "ches", "xes")) else noun.removesuffix("s")


def adverb_of(adjective: str) -> str:
    """Return the adverb of an adjective."""
    if adjective.endswith("le") and adjective[-3:-2] not in tuple("aeiou"):
        return f"{adjective[:-1]}y"
    if adjective.endswith("y"):
        return f"{adjective[:-1]}ily"
    return f"{adjective}ally" if adjective.endswith("ic") else f"{adjective}ly"
