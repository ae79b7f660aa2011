"""Find people who are called by an adjective alone: "the blind", but not "the deaf community"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words

_MODIFIERS = 2
_DETERMINERS = frozenset(("the", "our"))
_DEGREES = frozenset(
    ("less", "more", "most", "hearing", "learning", "partially", "long-term", "local", "older", "younger")
)
_GIVING = frozenset(
    (
        *("give", "gives", "gave", "given", "giving", "offer", "offers", "offered", "offering", "teach", "taught"),
        *("show", "showed", "shown", "send", "sent", "lend", "lent", "grant", "granted", "guarantee", "guaranteed"),
        *(
            "allow",
            "allowed",
            "promise",
            "promised",
            "afford",
            "afforded",
            "deny",
            "denied",
            "cost",
            "bring",
            "brought",
        ),
    )
)
_LIVING = frozenset(("living", "sleeping", "waiting", "using", "needing", "wanting", "attending", "staying", "seeking"))
_AFTER_VERB = frozenset(("first", "last", "home", "well", "better", "best", "early", "close", "much", "more", "most"))
"""What is said of what somebody does, though each can stand before a noun."""
_OF_AGE = frozenset(("young", "younger", "old", "older", "adult", "adults"))
_COULD_BE_SAID_OF = classes("noun mass nouns adjective comparative superlative ing")
_NAMED = classes("noun mass nouns")
_ADJECTIVE, _THING, _AND = classes("adjective"), classes("thing"), classes("and")
_SAID_OF, _DESCRIBES = classes("adjective comparative superlative"), classes("adjective ing")
_PREPOSITION, _PAST = classes("prep strict within particle"), classes("past")
_DETERMINES = classes("article the owner each several those this some number one")
_MAY_BE_VERB = classes("base third")
_PLURAL = classes("nouns")


@dataclass(frozen=True, slots=True)
class CalledPeople:
    """Adjectives by which people are called, each with what to write for them, "" for "… people".

    Those of `modified` are only said of people after an adverb: "the visually impaired".
    """

    alone: Mapping[str, str] = field(default_factory=dict)
    modified: Mapping[str, str] = field(default_factory=dict)


class PeopleReader:
    """The adjectives made ready."""

    def __init__(self, words: CalledPeople, lexicon: Lexicon) -> None:
        self._alone, self._modified = words.alone, words.modified
        self._heads = frozenset((*words.alone, *words.modified))
        self._lexicon = lexicon

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield as "person-first" each adjective with its article that stands for people.

        Source: house style of the published reports, person-first words.
        """
        if self._heads.isdisjoint(words.present) or not self._lexicon.words:
            return
        for number in sorted(words.where(self._heads)):
            first = self._first(words, number)
            if first is None or not self._is_alone(words, first, number):
                continue
            right = self._right(words.plain[first + 1 : number + 1])
            if right and words.is_capitalised(first):
                right = right[0].upper() + right[1:]
            yield Fault("person-first", words.starts[first], words.ends[number], right)

    def _first(self, words: Words, number: int) -> int | None:
        """Return the number of the determiner before an adjective, its adverbs and what is joined to it by "and"."""
        plain = words.plain
        is_modified = False
        for place in range(number - 1, max(-1, number - 2 - _MODIFIERS), -1):
            word = plain[place]
            if not words.are_joined(place, place + 1):
                return None
            if word in _DETERMINERS:
                return place if is_modified or plain[number] in self._alone else None
            if word.endswith("ly") or word in _DEGREES:
                is_modified = is_modified or place == number - 1
            elif word not in ("and", "or") and not self._lexicon.of(word) & _ADJECTIVE:
                return None
        return None

    def _is_alone(self, words: Words, first: int, number: int) -> bool:
        """Return whether no noun can follow an adjective, so that it stands for people itself."""
        plain, following = words.plain, number + 1
        if following >= len(plain):
            return True
        if not words.are_joined(number, following):
            between = words.text[words.ends[number] : words.starts[following]]
            goes_on = between == ", " and bool(self._lexicon.of(plain[following]) & _ADJECTIVE)
            return not goes_on and not between.startswith(("-", "’", "'", "/", "&"))
        if words.is_capitalised(following) or "'" in plain[following]:
            return False
        word, mask = plain[following], self._lexicon.of(plain[following])
        after = self._after(words, following)
        if mask & _AND:
            return not after & _SAID_OF or bool(after & _PLURAL and plain[following + 1] not in self._heads)
        if not mask & _COULD_BE_SAID_OF or word in _LIVING:
            return word != "of" or _DEGREES.isdisjoint(plain[first:number])
        if word in _AFTER_VERB and not after & _COULD_BE_SAID_OF:
            return True
        if mask & (_PREPOSITION | _MAY_BE_VERB | _PAST) and after & _DETERMINES:
            return True
        may_be_given = mask & _DESCRIBES and not mask & _THING and first > 0 and plain[first - 1] in _GIVING
        return bool(may_be_given) and self._is_given(words, following)

    def _is_given(self, words: Words, following: int) -> bool:
        """Return whether what follows is what people are given, in "gave the blind first access": an adjective, a noun,
        and nothing else that could be given."""
        plain = words.plain
        if plain[following] in _OF_AGE or plain[following] in self._heads:
            return False
        if not self._after(words, following) & _NAMED:
            return False
        return not self._after(words, following + 1) & (_DETERMINES | _NAMED)

    def _after(self, words: Words, number: int) -> int:
        """Return the classes of the word that follows one directly, 0 for none."""
        if number + 1 >= len(words.plain) or not words.are_joined(number, number + 1):
            return 0
        return self._lexicon.of(words.plain[number + 1])

    def _right(self, called: tuple[str, ...]) -> str | None:
        """Return what to write for the words after the determiner."""
        head, whole = called[-1], " ".join(called)
        listed = self._alone.get(whole) or self._modified.get(whole)
        if listed is not None or len(called) == 1:
            return listed or f"{whole} people"
        return f"{whole} people" if head in self._alone and not self._alone[head] else None
