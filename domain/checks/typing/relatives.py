"""Find verbs that do not agree with the noun that "who", "which" or "that" stands for: "a dashboard that show"."""

from __future__ import annotations

from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import LookingReader, Looks

_RELATIVES: Final = frozenset(("who", "which", "that"))
_ONE: Final = frozenset(("a", "an", "each", "every", "another", "one", "this"))
_PEOPLE: Final = frozenset(
    (
        *("people", "carers", "staff", "workers", "managers", "leaders", "families", "residents", "adults", "parents"),
        *("volunteers", "advocates", "nurses", "practitioners", "those", "others", "relatives", "women", "men"),
        *("tenants", "officers", "colleagues", "professionals", "children", "students", "members", "providers"),
    )
)
_PERSONS: Final = frozenset(
    (
        *("manager", "carer", "worker", "leader", "officer", "nurse", "advocate", "person", "neighbour", "volunteer"),
        *("director", "practitioner", "therapist", "doctor", "relative", "assessor", "councillor", "woman", "man"),
        *("engineer", "driver", "cook", "teacher", "gardener", "cleaner", "physiotherapist", "pharmacist", "librarian"),
        *("interpreter", "trainer", "tenant", "resident", "mother", "father", "daughter", "son", "friend", "student"),
    )
)
_ASKING: Final = frozenset(("asked", "told", "showed", "ask", "knew", "know", "of"))
_SEVERAL: Final = {"was": "were", "is": "are", "has": "have", "does": "do"}
_SINGLE: Final = {"were": "was", "are": "is", "have": "has", "do": "does"}
_NOUN, _NOUNS, _MASS = classes("noun"), classes("nouns"), classes("mass")
_KIND: Final = classes("adjective comparative superlative participle ing")
_LINK: Final = classes("of prep strict within to")
_BASE: Final = classes("base")
_OBJECT: Final = classes("article the each those them some one several nouns to mass")
_NOT_ONE: Final = frozenset(
    ("number", "range", "group", "team", "majority", "lot", "set", "series", "pair", "kind", "type")
)


class RelativeReader(LookingReader):
    """Finds verbs in relative clauses that do not agree, by the classes of words."""

    def __init__(self, lexicon: Lexicon, groups: frozenset[str], looks: Looks) -> None:
        self._groups = groups | _NOT_ONE
        super().__init__(
            lexicon, looks, ((_RELATIVES, self._one), (("who",), self._several), (("which",), self._which))
        )

    def _which(self, words: Words, number: int) -> Fault | None:
        """Find "the manager which we met"."""
        if not number or not words.are_joined(number - 1, number + 1):
            return None
        person = words.plain[number - 1]
        is_person = person in _PEOPLE or person.removesuffix("s") in _PERSONS
        is_clause = self._mask(words, number + 1) & classes("they he i past had has have are")
        is_cleft = words.plain[max(0, number - 3)] in ("with", "to", "from", "for")
        is_cleft = is_cleft and words.are_joined(max(0, number - 3), number)
        if (
            not is_person
            or is_cleft
            or not is_clause
            or not _ASKING.isdisjoint(words.plain[max(0, number - 4) : number])
        ):
            return None
        return Fault("look-alike", words.starts[number], words.ends[number], "who")

    def _one(self, words: Words, number: int) -> Fault | None:
        """Find "a dashboard that show referrals" and "a worker who know the area"."""
        if not number or not words.are_joined(number - 1, number + 1):
            return None
        noun, verb = words.plain[number - 1], words.plain[number + 1]
        mask = self._lexicon.of(noun)
        is_known = noun in self._lexicon.words
        if (is_known and (not mask & _NOUN or mask & (_NOUNS | _MASS))) or noun in self._groups:
            return None
        if not is_known and (noun.endswith("s") or not noun.isalpha()):
            return None
        if not self._is_determined(words, number - 1):
            return None
        if verb in _SINGLE:
            right: str | None = _SINGLE[verb]
        else:
            found = self._lexicon.of(verb)
            after = self._lexicon.of(words.plain[number + 2]) if number + 2 < len(words.plain) else 0
            if not found & _BASE or found & classes("past participle adjective adverb nouns") or not after & _OBJECT:
                return None
            if found & (_NOUN | _MASS) and not after & classes("article the each those them nouns"):
                return None
            if words.plain[number] == "that" and self._lexicon.of(noun) & classes("base past"):
                return None
            right = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"
        return Fault("broken-verbs", words.starts[number + 1], words.ends[number + 1], right)

    def _is_determined(self, words: Words, noun: int) -> bool:
        """Return whether "a" or "each" stands before a noun, and no plural before that which may be meant."""
        place = noun - 1
        while place >= max(0, noun - 3) and words.are_joined(place, noun):
            word = words.plain[place]
            if word in _ONE:
                before = words.plain[max(0, place - 5) : place]
                is_after_link = bool(before) and self._lexicon.of(before[-1]) & _LINK
                return not is_after_link or not any(self._lexicon.of(each) & _NOUNS for each in before[-3:-1])
            if not self._lexicon.of(word) & (_KIND | _NOUN):
                return False
            place -= 1
        return False

    def _several(self, words: Words, number: int) -> Fault | None:
        """Find "people who uses services"."""
        verb = words.plain[number + 1]
        if not number or not words.are_joined(number - 1, number + 1):
            return None
        if words.plain[number - 1] not in _PEOPLE or (
            number > 1 and words.plain[number - 2] in ("of", "for", "with", "to", "by")
        ):
            return None
        if "one" in words.plain[max(0, number - 6) : number]:
            return None  # "one of the people who knows": said of the one
        if verb in _SEVERAL:
            return Fault("broken-verbs", words.starts[number + 1], words.ends[number + 1], _SEVERAL[verb])
        mask = self._lexicon.of(verb)
        base = verb.removesuffix("s")
        if not mask & classes("third") or mask & classes("past participle adjective adverb"):
            return None
        if mask & _NOUNS and number + 2 < len(words.plain):
            after = self._lexicon.of(words.plain[number + 2])
            if not after & _OBJECT | classes("prep strict"):
                return None
        right = base if self._lexicon.of(base) & _BASE else None
        return Fault("broken-verbs", words.starts[number + 1], words.ends[number + 1], right)
