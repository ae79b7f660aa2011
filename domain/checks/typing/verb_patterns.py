"""Find what cannot follow a verb, adjective or preposition: "begun to monitoring", "allowed them planning"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import Look, LookingReader, Looks, broken_verb, word_before

_TAKES_TO: Final = frozenset(
    (
        *("begun", "began", "begin", "aim", "aimed", "aims", "want", "wanted", "plan", "planned", "try", "tried"),
        *("trying", "agreed", "able", "unable", "keen", "ready", "willing", "hope", "hoped", "need", "needed", "needs"),
        *("expected", "asked", "started", "continued", "decided", "managed", "failed", "intended", "wished", "likely"),
        *("unlikely", "eager", "reluctant", "chose", "chosen", "refused", "offered", "promised", "learned", "order"),
        *("staff", "people", "them", "carers", "families", "teams", "managers", "workers", "providers", "opportunity"),
        *("time", "ability", "intention", "decision", "encouraged", "allowed", "invited", "supported", "trained"),
    )
)
_ONLY_VERB: Final = frozenset(
    (
        *("begun", "began", "begin", "aim", "aimed", "aims", "want", "wanted", "try", "tried", "trying", "able"),
        *("hard", "harder", "difficult", "easy", "easier", "impossible", "unable", "keen", "hope", "hoped"),
        *("decided", "managed", "failed", "intended", "wished", "likely"),
    )
)
"""Words after which "to" is never a preposition, so that no noun follows it."""
_USING: Final = frozenset(("use", "used", "using", "uses", "had", "built", "set", "made", "created", "developed"))
_LEADS_TO: Final = frozenset(
    (
        *("approach", "commitment", "contribution", "barrier", "barriers", "alternative", "route", "key", "addition"),
        *("response", "relation", "objection", "dedication", "attention", "priority", "access", "regard", "view"),
    )
)
"""Nouns after which "to" is a preposition."""
_OBJECTS: Final = frozenset(
    ("staff", "people", "them", "carers", "families", "teams", "managers", "workers", "providers")
)
_CAUSING: Final = frozenset(
    (
        *("help", "helped", "helps", "helping", "allow", "allowed", "allows", "allowing", "enable"),
        *("enabled", "enables"),
        *("enabling", "encourage", "encouraged", "encourages", "encouraging", "ask", "asked", "asks"),
        *("asking", "train"),
        *("trained", "support", "supported", "supporting", "expect", "expected", "require", "required", "invite"),
        *("invited", "remind", "reminded", "urge", "urged", "persuade", "persuaded", "want", "wanted", "prepare"),
    )
)
_INVITING: Final = frozenset(
    (
        *("allow", "allowed", "allows", "allowing", "enable", "enabled", "enables", "enabling", "encourage"),
        *("encouraged", "encourages", "encouraging", "invite", "invited", "remind", "reminded", "urge", "urged"),
        *("persuade", "persuaded", "require", "required", "expect", "expected", "ask", "asked"),
    )
)
_ING_VERBS: Final = frozenset(
    (
        *("avoid", "avoided", "avoids", "enjoy", "enjoyed", "enjoys", "suggest", "suggested", "suggests", "finished"),
        *("recommend", "recommended", "recommends", "postponed", "delayed", "practised", "missed"),
    )
)
_PASSIVE: Final = frozenset(
    (
        *("encouraged", "allowed", "invited", "expected", "enabled", "required", "able", "unable", "keen", "likely"),
        *("supposed", "willing", "ready", "reminded", "advised", "told", "supported", "unlikely", "eager", "asked"),
    )
)
_AIMING: Final = frozenset(
    (
        *("aimed", "aims", "hoped", "hopes", "wanted", "want", "wants", "intended", "intends", "wished", "decided"),
        *("refused", "failed"),
    )
)
_BE: Final = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_BASE, _ING, _THINGS = classes("base be have do"), classes("ing"), classes("noun mass nouns adjective thing")
_OBJECT: Final = classes("the article those them each some several one it")
_MAY_BE_NOUN: Final = frozenset(("can", "will", "may", "might", "must"))
_MODALS: Final = _MAY_BE_NOUN | {"could", "would", "should"}
_BETWEEN: Final = frozenset(("not", "also", "always", "often", "then", "only"))
_NOT_AFTER_TO: Final = frozenset(
    ("by", "in", "on", "at", "with", "from", "within", "for", "about", "before", "after", "when", "because")
)
"""What stands after a past form after "to" only if that is no kind of thing: "moved to supported living in May"."""
_SUBJECTS: Final = frozenset(
    ("they", "it", "he", "she", "we", "which", "who", "this", "that", "people", "staff", "team", "service", "carers")
)
_TAKES_ONLY_TO: Final = frozenset(("hoped", "decided", "agreed", "refused", "wished", "aimed", "wanted", "intended"))
_NO_BASE: Final = classes("thing past participle adjective nouns adverb ing")
_BEFORE_ING: Final = ("by", "without", "of", "for", "in", "with", "from", "about", "at", "after", "before")
_OF_BASE: Final = frozenset(
    ("part", "key", "front", "chair", "head", "home", "host", "heir", "subject", "party", "prey")
)


class VerbPatterns(LookingReader):
    """Finds what cannot follow certain words, by the classes of words.

    Codes: "broken-verbs", and "look-alike" for an "or" that has to be "nor".
    """

    def __init__(self, lexicon: Lexicon, looks: Looks) -> None:
        rules: tuple[tuple[Iterable[str], Look], ...] = (
            (("to",), self._ing_after_to),
            (_INVITING, self._without_to),
            (_ING_VERBS, self._to_after_ing_verb),
            (_PASSIVE | _AIMING, self._passive_without_to),
            (("forward",), self._forward),
            (("who",), self._who_ing),
            (_MAY_BE_NOUN, self._third_after_modal),
            (("were", "are"), self._base_after_be),
            (_TAKES_ONLY_TO, self._ing_for_to),
            (("neither",), self._neither),
        )
        rows = (
            ((_BEFORE_ING.__contains__, self._is_only_base), 0, self._base_after),
            (("to".__eq__, self._is_past), 0, self._past_after_to),
            ((_MODALS.__contains__, self._is_past), 0, self._past_after_modal),
            ((_MODALS.__contains__, _BETWEEN.__contains__, self._is_past), 0, self._past_after_modal),
        )
        super().__init__(lexicon, looks, rules, rows)

    def _is_only_base(self, word: str) -> bool:
        mask = self._lexicon.of(word)
        return bool(mask & classes("base")) and not mask & _NO_BASE

    def _is_base(self, words: Words, number: int) -> bool:
        """Return whether a word is the base form of a verb: by itself, or by the object after it."""
        mask = self._mask(words, number)
        if not mask & _BASE or words.is_capitalised(number):
            return False
        return not mask & ~_BASE or (
            not mask & classes("past participle adjective") and bool(self._mask(words, number + 1) & _OBJECT)
        )

    def _ing_after_to(self, words: Words, number: int) -> Fault | None:
        """Find "keen to learning from", "helped staff to identifying", "to fill posts and to keeping staff"."""
        mask, before = self._mask(words, number + 1), word_before(words, number)
        if not mask & _ING or (mask & ~_ING and before not in _ONLY_VERB):
            return None
        if before in _OBJECTS:
            is_wrong = not _CAUSING.isdisjoint(words.plain[max(0, number - 4) : number - 1])
        elif before in ("and", "or"):
            is_wrong = self._had_base(words, number)
        else:
            is_wrong = before in _TAKES_TO or before in _ONLY_VERB or self._is_purpose(words, number)
        return broken_verb(words, number + 1, base_of(words.plain[number + 1], self._lexicon)) if is_wrong else None

    def _is_purpose(self, words: Words, number: int) -> bool:
        """Return whether what something is used for is told by "to" and a form in "ing": "used a tool to tracking"."""
        noun, before = self._mask(words, number - 1), words.plain[max(0, number - 6) : number]
        is_thing = noun & classes("thing") and noun & classes("noun") and before[-1] not in _LEADS_TO
        is_used = not _USING.isdisjoint(before) and "from" not in before
        return bool(is_thing and is_used and self._mask(words, number + 2) & _OBJECT)

    def _had_base(self, words: Words, number: int) -> bool:
        """Return whether "to" stood before a base form in this sentence, and never before a form in "ing"."""
        text = words.text
        begin = max(text.rfind(mark, 0, words.starts[number]) for mark in ".?!\n")
        found = False
        for place in range(number - 1, 0, -1):
            if words.starts[place] < begin:
                break
            if words.plain[place] == "to":
                mask = self._lexicon.of(words.plain[place + 1])
                if not mask & _BASE or mask & _ING:
                    return False
                found = True
        return found

    def _without_to(self, words: Words, number: int) -> Fault | None:
        """Find "allowed them planning" and "encouraged people take part"."""
        place = number + 1
        obj = self._mask(words, place)
        if obj & classes("the") and self._mask(words, place + 1) & classes("nouns noun"):
            return None
        is_object = words.plain[place] in _OBJECTS or obj & classes("them")
        if not obj or not is_object or word_before(words, number) in ("the", "an", "a"):
            return None
        mask = self._mask(words, place + 1)
        is_clear = not mask & ~_ING or (obj & classes("them") and self._mask(words, place + 2) & classes("adverb the"))
        is_ing = mask & _ING and is_clear
        if is_ing and words.plain[number] not in ("ask", "asked", "expect", "expected", "required"):
            right = base_of(words.plain[place + 1], self._lexicon)
            return broken_verb(words, place + 1, f"to {right}" if right else None)
        is_asking = words.plain[number] in ("ask", "asked", "expect", "expected", "require", "required")
        is_plain = bool(mask) and not mask & ~_BASE
        if (self._is_base(words, place + 1) and not is_asking) or is_plain:
            return broken_verb(words, place + 1, f"to {words.plain[place + 1]}")
        return None

    def _to_after_ing_verb(self, words: Words, number: int) -> Fault | None:
        """Find "avoided to use" and "suggested to open a hub"."""
        if words.plain[number + 1] != "to" or word_before(words, number) in _BE or not self._mask(words, number + 1):
            return None
        if not self._is_base(words, number + 2) or word_before(words, number) in ("", "as", "than"):
            return None
        return Fault("broken-verbs", words.starts[number + 1], words.ends[number + 2])

    def _passive_without_to(self, words: Words, number: int) -> Fault | None:
        """Find "were encouraged take part" and "aimed improve the first call"."""
        word, before = words.plain[number], word_before(words, number)
        if word in _AIMING:
            if not self._is_base(words, number + 1) or before in ("the", "its", "their", "our", "his", "her"):
                return None
        elif before not in _BE and before not in ("not", "also", "being", "felt", "feel"):
            return None
        mask = self._mask(words, number + 1)
        is_part = mask & _BASE and words.plain[number + 2 : number + 3] == ("part",)
        if not (self._is_base(words, number + 1) or is_part) or (
            words.plain[number + 1] in ("help", "support") and word in ("told", "asked")
        ):
            return None
        if (
            mask & _THINGS
            and words.plain[number + 1] not in ("support", "help", "use", "plan", "visit", "contact", "take")
            and not is_part
        ):
            return None
        return broken_verb(words, number + 1, f"to {words.plain[number + 1]}")

    def _forward(self, words: Words, number: int) -> Fault | None:
        """Find "looked forward to see the results"."""
        if not word_before(words, number).startswith("look") or words.plain[number + 1] != "to":
            return None
        mask, after = self._mask(words, number + 2), self._mask(words, number + 3)
        is_followed = after & _OBJECT or (after & classes("prep strict within to") and mask & classes("noun"))
        if not mask & _BASE or mask & classes("mass nouns ing") or not is_followed:
            return None
        return broken_verb(words, number + 2)

    def _who_ing(self, words: Words, number: int) -> Fault | None:
        """Find "the people who waiting longest"."""
        mask = self._mask(words, number + 1)
        if not mask or mask & ~(_ING | classes("noun mass")) or not mask & _ING:
            return None
        if not self._lexicon.of(word_before(words, number) or "the") & classes("nouns noun those anyone"):
            return None
        is_wrong = not mask & ~_ING or word_before(words, number) in _OBJECTS
        return broken_verb(words, number + 1, f"were {words.plain[number + 1]}") if is_wrong else None

    def _neither(self, words: Words, number: int) -> Fault | None:
        """Find "neither the plan or the budget"."""
        end = words.text.find(".", words.starts[number])
        for place in range(number + 2, min(number + 9, len(words.plain))):
            if words.starts[place] > end >= 0 or words.plain[place] == "nor":
                return None
            if words.plain[place] == "or" and words.plain[number + 1] != "of":
                return Fault("look-alike", words.starts[place], words.ends[place], "nor")
        return None

    def _base_after(self, words: Words, number: int) -> Fault | None:
        """Find "by use the tool" and "instead of wait for": after these stands the form in "ing"."""
        if not self._mask(words, number + 1):
            return None
        if not self._mask(words, number + 2) & classes("the article those them") or words.plain[number + 1] in (
            "default",
            "turn",
        ):
            return None
        return broken_verb(words, number + 1) if not words.is_capitalised(number + 1) else None

    def _third_after_modal(self, words: Words, number: int) -> Fault | None:
        """Find "it can helps people"."""
        mask = self._mask(words, number + 1)
        if word_before(words, number) not in _SUBJECTS or not mask & classes("third") or words.is_capitalised(number):
            return None
        if mask & classes("nouns") and not self._mask(words, number + 2) & (_OBJECT | classes("nouns")):
            return None
        base = words.plain[number + 1].removesuffix("s")
        return broken_verb(words, number + 1, base if self._lexicon.of(base) & _BASE else None)

    def _is_past(self, word: str) -> bool:
        """Return whether a word is a regular past form, and can be nothing that follows "to" or "could"."""
        mask = self._lexicon.of(word)
        is_past = mask & classes("past participle") and not mask & classes("base noun mass nouns adverb")
        return bool(is_past) and word.endswith("ed") and bool(self._base_of(word))

    def _base_of(self, past: str) -> str | None:
        known, base = self._lexicon.words, classes("base")
        return next((each for each in (past[:-1], past[:-2], past[:-3]) if known.get(each, 0) & base), None)

    def _past_after_modal(self, words: Words, number: int) -> Fault | None:
        """Find "how answers would used" and "it should not shared": a "be" is lost, or the form is wrong."""
        place = number + 1 if self._is_past(words.plain[number + 1]) else number + 2
        if words.plain[number] in _MAY_BE_NOUN and word_before(words, number) not in _SUBJECTS:
            return None
        after = self._mask(words, place + 1)
        if not words.are_joined(number, place) or (after & _THINGS and not after & _OBJECT):
            return None  # "as best they could managed teams coped"
        word = words.plain[place]
        return broken_verb(words, place, self._base_of(word) if after & _OBJECT else f"be {word}")

    def _past_after_to(self, words: Words, number: int) -> Fault | None:
        """Find "arranged for them to contacted within a day"."""
        is_noun = word_before(words, number) in ("from", "up", "next", "close")
        if is_noun or not words.are_joined(number, number + 1) or words.is_capitalised(number + 1):
            return None
        place = number + 2
        is_end = place >= len(words.plain) or not words.are_joined(number + 1, place)
        is_wrong = is_end or words.plain[place] in _NOT_AFTER_TO
        return broken_verb(words, number + 1, f"be {words.plain[number + 1]}") if is_wrong else None

    def _base_after_be(self, words: Words, number: int) -> Fault | None:
        """Find "they were train to do it": one thing that is counted does not stand alone there."""
        mask = self._mask(words, number + 1)
        if not mask & classes("base") or not mask & classes("noun"):
            return None
        if mask & classes("mass nouns adjective adverb participle past ing third prep comparative number"):
            return None
        word = words.plain[number + 1]
        after = self._mask(words, number + 2)
        is_end = number + 2 >= len(words.plain) or not words.are_joined(number + 1, number + 2)
        if word in _OF_BASE or (is_end and words.text[words.ends[number + 1] :][:1] not in (".", ",")):
            return None
        if not is_end and not after & classes("to the article those them adverb prep strict within particle because"):
            return None
        if words.plain[number - 1] in ("there", "what", "where", "how") or words.is_capitalised(number + 1):
            return None
        return broken_verb(words, number + 1)

    def _ing_for_to(self, words: Words, number: int) -> Fault | None:
        """Find "they wanted knowing more"."""
        mask = self._mask(words, number + 1)
        subject = self._lexicon.of(word_before(words, number) or "the")
        if not mask & _ING or mask & ~_ING or not subject & classes("they he it i nouns"):
            return None
        right = base_of(words.plain[number + 1], self._lexicon)
        return broken_verb(words, number + 1, f"to {right}" if right else None)


def base_of(ing: str, lexicon: Lexicon) -> str | None:
    """Return the base form of a form in "ing", None where the lexicon has none."""
    stem = ing.removesuffix("ing")
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    base = classes("base")
    known = lexicon.words
    return next((each for each in (f"{stem}e", stem, doubled) if known.get(each, 0) & base), None)
