"""Find what cannot follow a noun, an adjective or a question word: "the need recruit", "asked how did they know"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import Look, LookingReader, Looks, broken_verb, word_before
from domain.checks.typing.verb_patterns import base_of

_TAKES_NOUN: Final = frozenset(
    (
        *("committed", "commitment", "contributed", "contributes", "dedicated", "devoted", "opposed", "accustomed"),
        *("access", "regard", "relation", "relating", "reference", "thanks"),
        *("objected", "close", "closer", "led", "leads", "prior", "approach", "approaches", "resorted", "dedication"),
    )
)
"""Words after which "to" is a preposition: "committed to improving"."""
_OPENING: Final = frozenset(
    (
        *("chance", "opportunity", "right", "need", "decision", "ability", "aim", "duty", "power", "intention", "wish"),
        *("opportunities", "attempt", "effort", "efforts", "desire", "failure", "plans", "proposal", "permission"),
        *("tendency", "willingness", "readiness", "capacity", "obligation", "ambition", "incentive"),
    )
)
"""Nouns that are said more of by "to" and a verb."""
_NEVER_BEFORE_NOUN: Final = frozenset(("chance", "opportunity", "ability", "attempt", "willingness", "failure"))
_BEFORE_OPENING: Final = classes("the article each some this had have has adjective")
_WANTING: Final = frozenset(
    (
        *("able", "unable", "order", "hard", "aimed", "tried", "trying", "decided", "continued", "likely", "unlikely"),
        *("willing", "expected", "asked", "encouraged", "required", "wished", "intended", "failed", "managed", "chose"),
        *("wanted", "needed", "planned", "helped", "hoped", "offered", "opportunity", "ability", "plans", "efforts"),
    )
)
"""Words that are said more of by "to" and the base form of a verb."""
_JUDGING: Final = frozenset(
    (
        *("possible", "easy", "easier", "hard", "harder", "difficult", "important", "essential", "necessary"),
        *("vital", "free", "simple", "simpler", "safe", "quick", "quicker", "due", "ready"),
    )
)
_EASILY_DONE: Final = frozenset(
    (
        *("use", "read", "find", "reach", "access", "follow", "understand", "navigate", "contact", "book", "join"),
        *("get", "hear", "see", "open", "fill", "complete", "reach", "arrange", "answer", "share", "change"),
    )
)
_ONLY_TO_BASE: Final = frozenset(
    (
        *("able", "unable", "expected", "asked", "encouraged", "required", "likely", "unlikely", "decided", "tried"),
        *("hoped", "wanted", "managed", "failed", "willing", "planned", "intended", "wished", "chose"),
    )
)
_AIMS: Final = frozenset(
    ("aim", "goal", "purpose", "intention", "role", "job", "task", "priority", "challenge", "duty")
)
_ANSWERING: Final = frozenset(
    ("reply", "respond", "listen", "talk", "report", "return", "speak", "write", "apply", "ask")
)
"""Verbs that "to" or "for" follows: "wrote to them and reply to each"."""
_STOPPING: Final = frozenset(
    ("stop", "stopped", "stops", "prevent", "prevented", "prevents", "discourage", "discouraged")
)
_MAKING: Final = frozenset(("made", "makes", "making", "make", "let", "lets", "letting"))
_OBJECTS: Final = frozenset(("people", "staff", "them", "carers", "families", "teams", "workers", "him", "her", "us"))
_ASKING: Final = frozenset(
    (
        *("asked", "ask", "know", "knew", "understood", "understand", "explained", "explain", "told", "us", "them"),
        *("described", "see", "sure", "clear", "learned", "decide", "decided", "wondered", "showed", "unsure"),
        *("of", "on"),
        *("about", "certain", "unclear", "remember", "say", "said", "heard"),
    )
)
_HOW_DONE: Final = {
    **{
        each: f"{each}ly" for each in ("quick", "slow", "careful", "clear", "poor", "close", "prompt", "smooth", "safe")
    },
    **{
        each: f"{each}ly" for each in ("effective", "consistent", "regular", "rapid", "frequent", "strong", "different")
    },
    "good": "well",
    "easy": "easily",
}
"""Adjectives that stand for the adverb of how something is done."""
_STATES: Final = frozenset(
    ("was", "were", "is", "are", "be", "been", "felt", "seemed", "looked", "became", "found", "made", "it", "thought",
     "considered", "remained", "stayed", "kept", "got", "sounded", "proved", "appeared")
)  # fmt: skip
_WH: Final = frozenset(("how", "when", "where", "why", "what"))
_AUXILIARIES: Final = frozenset(
    ("did", "do", "does", "was", "were", "is", "are", "would", "could", "should", "had", "has", "have", "can", "will")
)
_ASKED_OF_WHAT: Final = frozenset(("did", "do", "does", "would", "could", "should", "can", "will"))
_SUBJECT: Final = frozenset(
    (
        *("they", "the", "he", "she", "we", "it", "their", "people", "staff", "a", "this", "these", "carers"),
        *("you", "leaders"),
    )
)
_BASE: Final = classes("base be have do")
_AFTER_ING: Final = classes("article the each those them noun mass nouns")
_NOT_BETWEEN: Final = classes("ing of strict prep who that because")
_OBJECT: Final = classes("article the each those them some several one it")


class ComplementReader(LookingReader):
    """Finds verbs without their "to", and in the wrong form or place after it, by the classes of words.

    Codes: "broken-verbs", and "no-reading" for an article.
    """

    def __init__(self, lexicon: Lexicon, looks: Looks) -> None:
        rules: tuple[tuple[Iterable[str], Look], ...] = (
            (_TAKES_NOUN, self._base_after_to),
            (_OPENING, self._noun_without_to),
            (_JUDGING, self._adjective_without_to),
            (_WANTING, self._to_ing),
            (_AIMS, self._aim_was),
            (_STOPPING | _MAKING, self._object_to),
            (_WH, self._asked),
            (("like",), self._like),
            (("how",), self._how_quick),
            (("a", "an"), self._article_and_number),
            (("and",), self._base_among_past),
            (("and",), self._ing_for_base),
        )
        super().__init__(lexicon, looks, rules)

    def _is_base(self, words: Words, number: int) -> bool:
        """Return whether a word is the base form of a verb: by itself, or by the object after it."""
        mask = self._mask(words, number)
        if not mask & _BASE or words.is_capitalised(number) or mask & classes("past participle adjective adverb"):
            return False
        return not mask & ~(_BASE | classes("help")) or bool(self._mask(words, number + 1) & _OBJECT)

    def _to(self, words: Words, number: int) -> Fault:
        return broken_verb(words, number, f"to {words.plain[number]}")

    def _base_after_to(self, words: Words, number: int) -> Fault | None:
        """Find "committed to improve it": here "to" is a preposition."""
        if words.plain[number + 1] != "to" or not self._mask(words, number + 1) or not self._is_base(words, number + 2):
            return None
        if words.plain[number] == "led" and word_before(words, number) in ("was", "were", "been", "be"):
            return None  # "were led to believe"
        return broken_verb(words, number + 2)

    def _noun_without_to(self, words: Words, number: int) -> Fault | None:
        """Find "the need recruit" and "the right refuse care"."""
        before = self._lexicon.of(word_before(words, number) or "and")
        after = self._mask(words, number + 2)
        is_base = self._is_base(words, number + 1) and bool(after)
        if words.plain[number] in _NEVER_BEFORE_NOUN and after & classes("to prep strict within particle"):
            mask = self._mask(words, number + 1)
            is_base = bool(mask & _BASE) and not mask & classes("adjective nouns participle adverb")
        return self._to(words, number + 1) if before & _BEFORE_OPENING and is_base else None

    def _adjective_without_to(self, words: Words, number: int) -> Fault | None:
        """Find "it was possible stay" and "found it hard get help"."""
        if word_before(words, number) not in ("it", "was", "is", "be", "been", "very", "more", "not"):
            return None
        following = words.plain[number + 1] if self._mask(words, number + 1) else ""
        is_easy = following in _EASILY_DONE and not self._mask(words, number + 2) & classes("noun nouns mass")
        is_easy = is_easy and (words.plain[number], following) != ("easy", "read")
        return self._to(words, number + 1) if is_easy or self._is_base(words, number + 1) else None

    def _to_ing(self, words: Words, number: int) -> Fault | None:
        """Find "worked hard to reducing delays"."""
        if words.plain[number + 1] != "to" or not self._mask(words, number + 1):
            return None
        mask = self._mask(words, number + 2)
        is_ing = mask & classes("ing") and words.plain[number] in _ONLY_TO_BASE
        is_acting = is_ing and self._mask(words, number + 3) & classes("the article those them particle")
        if mask != classes("ing") and not is_acting:
            return None
        right = base_of(words.plain[number + 2], self._lexicon)
        return broken_verb(words, number + 2, right)

    def _aim_was(self, words: Words, number: int) -> Fault | None:
        """Find "the aim was reduce waits"."""
        if words.plain[number + 1] not in ("was", "is") or not self._is_base(words, number + 2):
            return None
        return self._to(words, number + 2)

    def _object_to(self, words: Words, number: int) -> Fault | None:
        """Find "prevented people to fall" and "made people to feel"."""
        place = number + 1
        if words.plain[place] not in _OBJECTS or words.plain[place + 1 : place + 2] != ("to",):
            return None
        mask = self._mask(words, place + 2)
        is_verb = (
            mask & _BASE
            and not mask & ~(_BASE | classes("help noun mass thing"))
            and words.are_joined(number, place + 1)
        )
        if not is_verb or word_before(words, number) in ("was", "were", "been", "be"):
            return None
        return Fault("broken-verbs", words.starts[place + 1], words.ends[place + 2])

    def _asked(self, words: Words, number: int) -> Fault | None:
        """Find "asked how did they know": a question that is told has the order of a statement."""
        auxiliary = words.plain[number + 1]
        if auxiliary not in (_ASKED_OF_WHAT if words.plain[number] == "what" else _AUXILIARIES):
            return None
        if word_before(words, number) not in _ASKING or not words.are_joined(number - 1, number + 1):
            return None
        if words.plain[number + 2 : number + 3] and words.plain[number + 2] not in _SUBJECT:
            return None
        end = words.text.find(".", words.ends[number])
        if not self._mask(words, number + 2) or "?" in words.text[words.ends[number] : end if end > 0 else None]:
            return None
        return Fault("broken-verbs", words.starts[number + 1], words.ends[number + 2])

    def _how_quick(self, words: Words, number: int) -> Fault | None:
        """Find "how quick the team had responded": how something is done is told by an adverb."""
        adverb = _HOW_DONE.get(words.plain[number + 1])
        if adverb is None or not self._mask(words, number + 1) or self._mask(words, number + 2) & _NOT_BETWEEN:
            return None
        end = words.text.find(".", words.ends[number])
        for place in range(number + 2, min(number + 8, len(words.plain))):
            mask = self._lexicon.of(words.plain[place])
            if words.starts[place] > end >= 0 or not self._mask(words, place) or words.plain[place] in _STATES:
                return None
            if mask & classes("past") and not mask & classes("noun mass adjective"):
                return Fault("look-alike", words.starts[number + 1], words.ends[number + 1], adverb)
        return None

    def _like(self, words: Words, number: int) -> Fault | None:
        """Find "would like have more breaks"."""
        is_wish = word_before(words, number) in ("would", "d")
        return self._to(words, number + 1) if is_wish and self._is_base(words, number + 1) else None

    def _article_and_number(self, words: Words, number: int) -> Fault | None:
        """Find "a two vacancies": what is counted takes no "a"."""
        mask, noun = self._mask(words, number + 1), self._mask(words, number + 2)
        word = words.plain[number + 1]
        if not mask & classes("several") or word in ("few", "many", "several", "both") or mask & classes("adverb noun"):
            return None
        is_several = noun & classes("nouns") and not noun & classes("noun mass adjective")
        after = self._mask(words, number + 3)
        if not is_several or after & classes("noun nouns mass adjective number") or words.plain[number + 2] == "per":
            return None
        return Fault("no-reading", words.starts[number], words.ends[number + 1], word)

    def _sentence(self, words: Words, number: int) -> tuple[str, ...]:
        """Return the words of the sentence before a place."""
        begin = max(words.text.rfind(mark, 0, words.starts[number]) for mark in ".?!:;\n“")
        first = number
        while first and words.starts[first - 1] > begin:
            first -= 1
        return words.plain[first:number]

    def _base_among_past(self, words: Words, number: int) -> Fault | None:
        """Find "had an independent chair and meet every quarter": the time is that of the verb before."""
        mask, after = self._mask(words, number + 1), self._mask(words, number + 2)
        if not mask & classes("base") or mask & classes("past participle adjective adverb nouns third ing prep"):
            return None
        is_to = words.plain[number + 1] in _ANSWERING and words.plain[number + 2] in ("to", "for", "with")
        if is_to:
            after = self._mask(words, number + 3)
        elif mask & classes("mass"):
            return None
        if not after & classes("each the those them") or words.plain[number + 2] == "that" or mask & classes("help"):
            return None
        before = self._sentence(words, number)
        masks = [self._lexicon.of(each) for each in before]
        is_past = any(
            each in ("had", "was", "were") or mask == classes("past") for each, mask in zip(before, masks, strict=True)
        )
        is_open = any(
            (mask & classes("to") and following & _BASE)
            or mask & classes("modal are am have do did help")
            or mask & ~classes("noun mass thing") == classes("base")
            for mask, following in pairwise((*masks, 0))
            if not mask & classes("noun mass")
        )
        return broken_verb(words, number + 1) if is_past and not is_open else None

    def _ing_for_base(self, words: Words, number: int) -> Fault | None:
        """Find "to run the payroll and finding cover": what "to" is said with twice stands in the same form."""
        mask = self._mask(words, number + 1)
        if not mask & classes("ing") or mask & ~classes("ing") or not self._mask(words, number + 2) & _AFTER_ING:
            return None
        for place in range(number - 2, max(0, number - 6), -1):
            if not words.are_joined(place, place + 1) or self._lexicon.of(words.plain[place + 1]) & _NOT_BETWEEN:
                return None
            if words.plain[place] == "to":
                is_base = self._lexicon.of(words.plain[place + 1]) & _BASE and place + 1 < number
                return broken_verb(words, number + 1) if is_base and words.are_joined(place, number) else None
        return None
