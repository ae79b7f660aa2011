"""Find nouns and verbs that do not agree: "the plan were", "12 social worker", "by improve", "helped people to stayed".

A noun in the singular is told by its ending or by a list. Where a group of words has another reading, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import word_before
from domain.checks.typing.verb_forms import VerbBook
from domain.checks.typing.verb_patterns import base_of
from domain.checks.word_sets import WordSets

_THING, _ONE, _SEVERAL = classes("thing"), classes("noun mass"), classes("nouns")
_BEGINS = frozenset(("the", "a", "an", "its", "their", "our", "this", "that", "each", "every", "another"))
_UNCERTAIN = frozenset(("if", "though", "as", "whether", "unless", "than", "lest", "only", "wish", "wished"))
_PREPOSITIONS = frozenset(
    ("by", "of", "for", "without", "in", "with", "from", "after", "before", "about", "on", "through")
)
_CAUSING = re.compile(
    r"(?:help|support|enabl|allow|encourag|ask|expect|want|requir|invit|train|empower|persuad)(?:e|s|es|ed|ing)?"
)
_HELPED = frozenset(
    f"{each}{ending}"
    for each in ("help", "enabl", "allow", "encourag", "expect", "want", "requir", "empower", "persuad")
    for ending in ("", "e", "s", "es", "ed", "ing")
)
_TAKES_BASE = frozenset(("able", "unable", "order", "likely", "unlikely", "willing", "decided"))
_OBJECTS = frozenset(("the", "a", "an", "to", "that", "it", "them", "its", "their", "each"))


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """Nouns by which agreement is told.

    `groups` are bodies of people and amounts that may take a
    plural verb. `after_noun` are words that end the group of words a noun stands in. `participles` are forms that
    never say on their own what somebody did. `owners` are nouns in the plural that stand for a possessive before
    one of `owned`. `acting` are verbs that may be nouns but, after a preposition and before a determiner, are verbs.
    """

    groups: tuple[str, ...] = ()
    after_noun: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    owned: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()


class AgreementBook:
    """The nouns made ready, with the verbs that they agree with."""

    def __init__(self, words: AgreementWords, verbs: VerbBook, lexicon: Lexicon, sets: WordSets) -> None:
        self.verbs, self._lexicon = verbs, lexicon
        self.groups = frozenset(words.groups)
        self.after_noun = frozenset(words.after_noun)
        self.participles, self.acting = frozenset(words.participles), frozenset(words.acting)
        self.owners, self.owned = frozenset(words.owners), frozenset(words.owned)
        self.telling = frozenset(words.telling)
        self.looks: dict[str, _Look] = dict.fromkeys(self.owners, _owner)
        self.looks |= dict.fromkeys(self.participles, _participle_alone)
        self.looks |= {"to": _past_after_to}
        acting = {third: base for third, base in verbs.third.items() if base in verbs.nouns}
        self.looks = {**dict.fromkeys(acting, _third_after_people), **self.looks}
        self.ings = {ing: base for base in verbs.participle if (ing := ing_of(base))}
        self.by_preposition = frozenset((*verbs.plain, *self.acting))
        self._asked = sets.add({*self.looks, *self.by_preposition, *self.telling}.__contains__)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield nouns and verbs that do not agree as "broken-verbs", "wrong-number" and "apostrophe"."""
        for number in self._asked.numbers_in(words):
            for look in self._looks_at(words.plain[number]):
                if fault := look(words, number, self):
                    yield fault
                    break

    def _looks_at(self, word: str) -> Iterator[_Look]:
        if word in self.looks:
            yield self.looks[word]
        if word in self.by_preposition:
            yield _base_after_preposition
        if word in self.telling:
            yield _told_by_one

    def is_one(self, noun: str) -> bool:
        """Return whether a noun is surely a singular that takes a singular verb."""
        mask = self._lexicon.of(noun) if noun else 0
        return noun not in self.groups and bool(mask & _THING) and bool(mask & _ONE) and not mask & _SEVERAL

    def base_after(self, words: Words, number: int) -> str | None:
        """Return the base form of a verb in the past that can be nothing else beside what is helped by it."""
        mask = self._lexicon.of(words.plain[number])
        is_past = mask & classes("past participle") and not mask & ~classes("past participle help speak")
        is_helped = not _HELPED.isdisjoint(words.plain[max(0, number - 4) : number - 1])
        word = words.plain[number].removesuffix("ed")
        return base_of(f"{word}ing", self._lexicon) if is_past and is_helped else None


_Look = Callable[[Words, int, AgreementBook], Fault | None]


def _after(words: Words, number: int) -> str:
    is_last = number + 1 >= len(words.plain)
    return "" if is_last or not words.are_joined(number, number + 1) else words.plain[number + 1]


def _fault(code: str, words: Words, number: int, right: str | None) -> Fault:
    return Fault(code, words.starts[number], words.ends[number], right)


def _clause_begins(words: Words, number: int, book: AgreementBook) -> bool:
    before = word_before(words, number)
    if before in _UNCERTAIN:
        return False
    return (not before and _is_after_stop(words, number)) or before in book.verbs.openers


def _is_after_stop(words: Words, number: int) -> bool:
    return number == 0 or words.text[words.ends[number - 1] : words.starts[number]].lstrip()[:1] in (".", "!", "?", ":")


def _third_after_people(words: Words, number: int, book: AgreementBook) -> Fault | None:
    """Find "people likes the hub": people in the plural before the form of one, and what it acts on."""
    is_people = word_before(words, number) in book.verbs.plurals and _clause_begins(words, number - 1, book)
    if not is_people or _after(words, number) not in _OBJECTS:
        return None
    return _fault("broken-verbs", words, number, book.verbs.third[words.plain[number]])


def _told_by_one(words: Words, number: int, book: AgreementBook) -> Fault | None:
    """Find "feedback show that": a noun in the singular before the base form of a verb that tells something."""
    noun = word_before(words, number)
    if not book.is_one(noun) or _after(words, number) not in ("that", "how", "the", "a"):
        return None
    first = number - 1
    if word_before(words, first) in _BEGINS:
        first -= 1
    if not _clause_begins(words, first, book):
        return None
    verb = words.plain[number]
    return _fault("broken-verbs", words, number, book.verbs.participle.get(verb))


def _participle_alone(words: Words, number: int, book: AgreementBook) -> Fault | None:
    """Find "staff seen people": people in the plural, a participle without its verb, and what it acts on."""
    subject = word_before(words, number)
    following = _after(words, number)
    is_people = subject in book.verbs.plurals and _clause_begins(words, number - 1, book)
    if not is_people or following not in book.verbs.plurals | book.verbs.determiners | {"a", "an", "that", "how"}:
        return None
    return _fault("broken-verbs", words, number, f"had {words.plain[number]}")


def _past_after_to(words: Words, number: int, book: AgreementBook) -> Fault | None:
    """Find "helped people to stayed" and "able to accessing"."""
    if number + 1 >= len(words.plain) or not words.are_joined(number, number + 1):
        return None
    word = words.plain[number + 1]
    if word in book.ings and word_before(words, number) in _TAKES_BASE:
        return _fault("broken-verbs", words, number + 1, book.ings[word])
    if words.is_capitalised(number + 1) or word in book.verbs.also_other:
        return None
    if word in ("be", "have", "do"):
        return None
    right = book.verbs.base_of(word) or book.base_after(words, number + 1)
    is_third = word in book.verbs.third and book.verbs.third[word] in book.verbs.plain
    if is_third:
        right = book.verbs.third[word]
    elif not right:
        return None
    if _is_caused(words, number):
        return _fault("broken-verbs", words, number + 1, right)
    return None


def _is_caused(words: Words, number: int) -> bool:
    for place in range(number - 2, max(-1, number - 6), -1):
        if not words.are_joined(place, number) or not _PREPOSITIONS.isdisjoint(words.plain[place + 1 : number]):
            return False
        if _CAUSING.fullmatch(words.plain[place]):
            return True
    return False


def _base_after_preposition(words: Words, number: int, book: AgreementBook) -> Fault | None:
    """Find "by improve" and "by offer the": after "by" stands the form in "ing"."""
    word, before = words.plain[number], word_before(words, number)
    following = _after(words, number)
    if words.is_capitalised(number):
        return None
    is_object = (
        following in book.verbs.determiners or following in book.verbs.plurals or following in ("a", "an", "only")
    )
    if before in ("by", "without") and is_object:
        return _fault("broken-verbs", words, number, ing_of(word))
    is_article = before in ("the", "a", "an") and word in book.verbs.plain and is_object
    return (
        _fault("broken-verbs", words, number, None) if is_article and word_before(words, number - 1) == "to" else None
    )


def ing_of(base: str) -> str | None:
    """Return the form in "ing" of a base form, None where its last letter may have to be doubled."""
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return f"{base[:-1]}ing"
    return None if re.search(r"[^aeiou][aeiou][bdgmnprt]\Z", base) else f"{base}ing"


def _owner(words: Words, number: int, book: AgreementBook) -> Fault | None:
    """Find "the councils website": a plural before what belongs to it."""
    if word_before(words, number) not in ("the", "a", "each", "this", "every"):
        return None
    owned = _after(words, number)
    after = _after(words, number + 1) if owned else ""
    if owned not in book.owned or words.is_capitalised(number) or (after and after not in book.after_noun):
        return None
    is_base = owned in book.verbs.participle and after in ("", "to", "for", "on", "in", "with", "and", "at", "that")
    if is_base:
        return None
    written = words.text[words.starts[number] : words.ends[number]]
    return _fault("apostrophe", words, number, f"{written[:-1]}’s")
