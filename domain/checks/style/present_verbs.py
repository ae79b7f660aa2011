"""Find the main verb of a sentence where it stands in the present tense, by the classes of its words.

The subject is read from the sentence's beginning: as long as words can be part of one. What follows it is its verb
where no other word of the sentence can be; "home visits" are visits where something "was" said of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from domain.checks.lexicon import BITS, Lexicon, classes
from domain.checks.sentence_words import SentenceWords

_LONGEST_SUBJECT = 10
_REACH = 40
_MOST_KEPT = 50_000
_IN_SUBJECT = classes(
    "article each the this those several some one number owner of prep within adjective comparative superlative noun"
    " mass nouns participle anyone it he they alone per adverb"
)
_FINITE = classes("modal is are am has have had does do did")
_NEVER_IN_SUBJECT = _FINITE | classes("who because to not nor there i you them be been having")
_GOES_ON = 1 << len(BITS)
_MAY_BE_PRESENT = classes("third base modal has have does do")
_SINGULAR, _PLURAL = classes("noun mass it he anyone"), classes("nouns they several some those")
_MANY_ALONE, _SINGLE = classes("several some those they"), classes("article each the this one")
_NOUN, _COMMON, _COUNTED = classes("noun mass nouns anyone it he they"), classes("noun mass nouns"), classes("noun")
_THIRD, _BASE, _PAST, _PARTICIPLE = classes("third"), classes("base"), classes("past"), classes("participle")
_LETS = classes("help")
_OWNER = classes("owner")
_BASE_OF_BEING = classes("be have do help")
_ADJECTIVE, _ADVERB, _AND, _THING = classes("adjective"), classes("adverb"), classes("and"), classes("thing")
_SOME = classes("some")
_OF, _NUMBER, _PREPOSITION = classes("of"), classes("number"), classes("prep strict of to per within")
_ATTRIBUTED = classes("article the this those owner adverb each several some of prep adjective")
_DETERMINES = classes("article the owner each")
_BEFORE_BASE = classes("to modal do does did help")
_OPENS_CLAUSE = classes("who because that")
_OPENS_NO_CLAUSE = frozenset(("as", "like", "after", "before", "since", "than", "once", "this", "until", "except"))
_ENDS_SENTENCE = ".?!”’"
_ENDS_WORD = ',;:.()[]!?…”"“‘'
_PLAIN = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_FIGURES = re.compile(r"£?\d[\d,./]*%?")
_PRONOUNS = frozenset(("they", "it", "she", "he"))
_OPENERS = frozenset(("that", "because", "and", "but", "which"))
_CLAUSE = re.compile(
    r"(?:that|because|and|but|which) (?:(?P<they>they)|it|she|he) (?:(?:also|always|often|never|still|now|only) )?"
    r"(?P<verb>[a-z]+)(?![\w’'-])"
)
_ASKED = re.compile(r"\b(?:so|ask\w*|request\w*|recommend\w*|suggest\w*|insist\w*|require\w*|propos\w*|demand\w*) \Z")
_BEGINS = frozenset(("not", "there"))
_SPEAKERS = frozenset(("we", "i", "you"))
_PLACES = frozenset(
    ("borough", "county", "city", "town", "towns", "villages", "district", "coast", "population", "area")
)
"""What these are and have, they have still."""
_BODIES = frozenset(("team", "group", "board", "panel", "network", "unit", "staff", "centre", "page", "form"))
_WHO_DID = frozenset(("we", "they", "she", "he", "i", "you"))
_ABOUT_MANY = frozenset(("about", "around", "over", "under", "almost", "nearly"))
_HELPING = {"will": "would", "do": "did", "does": "did", "has": "had", "have": "had"}
_NEVER_AFTER = frozenset(("of", "and", "or"))
_LATE = frozenset(("which", "who", "that", "whose", "whom", "when", "where", "why", "how", "if", "whether"))
_TELLING = frozenset(
    (
        *("show", "mean", "say", "suggest", "confirm", "state", "indicate", "believe", "feel", "think", "know", "hope"),
        *("expect", "agree", "recognise", "acknowledge", "demonstrate", "explain", "tell", "find", "note", "report"),
        *("understand", "reflect", "ensure", "require", "add", "claim", "accept", "describe", "remember", "ask", "see"),
    )
)
_SUMMED = frozenset(("add", "adds"))
"""What figures do they always did."""
_LINKING = frozenset(
    ("feel", "feels", "remain", "remains", "seem", "seems", "get", "gets", "become", "becomes", "stay", "stays")
)


_LATER_PAST = re.compile(
    r"\s(?:for|of|in|on|at|from)\s[^,.;:]{2,40}?\s(?:[a-z]+ed|set|put|gave|met|made)\s(?:an?|the|that|its|their|how|£|\d)"
)
"""What a noun has behind it that looks like a verb: "the grants register for 2024/25 itemised £250,000"."""


def _first_of(rest: str) -> str:
    return rest[:_REACH].strip().partition(" ")[0].strip(_ENDS_WORD).lower()


class PresentVerb(NamedTuple):
    """The verb [start, end) of a text, and its past form."""

    start: int
    end: int
    right: str


class _Kept(dict[str, int]):
    """What is asked of the same few words again and again, remembered."""

    def __init__(self, make: Callable[[str], int]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KEPT:
            self.clear()
        found = self[word] = self._make(word)
        return found


class PresentVerbs:
    """The verbs that are known, by their forms in the present tense, with their past forms."""

    def __init__(self, past: Mapping[str, str], past_of_third: Mapping[str, tuple[str, str]], lexicon: Lexicon) -> None:
        self._past, self._pasts = past, frozenset(past.values())
        self._past_of_third = past_of_third
        self._lexicon = lexicon
        self._of = _Kept(self._mask).__getitem__
        self._right_of = lru_cache(maxsize=5_000)(self._past_form)

    def main_verb(self, text: str, begin: int, end: int) -> PresentVerb | None:
        """Return the main verb of the sentence [begin, end) of a text where it is in the present tense."""
        if text[end - 1] not in _ENDS_SENTENCE or not self._lexicon.words:
            return None  # no sentence, but a line of a list
        at = begin
        words: list[str] = []
        masks: list[int] = []
        for _ in range(_LONGEST_SUBJECT):
            stop = text.find(" ", at, end)
            if stop < 0:
                return None
            piece = text[at:stop]
            word = piece.lower()
            mask = self._of(word)
            is_likely = words and mask & _MAY_BE_PRESENT and piece.islower()
            if is_likely and (right := self._right(word, mask, words, masks)):
                rest = text[stop:end]
                # In "support plans show" and "direct payments team answers", the verb is the second that can be one.
                is_in_subject = mask & _THIRD and mask & _COMMON and self._of(_first_of(rest)) & _BASE
                is_in_subject = is_in_subject or (
                    word in _BODIES and self._of(_first_of(rest)) & (_BASE if word == "staff" else _THIRD)
                )
                is_in_subject = is_in_subject or (mask & _COMMON and _LATER_PAST.match(rest) is not None)
                if not is_in_subject:
                    return PresentVerb(at, stop, right) if self._is_verb(rest, word, mask) else None
            if not mask & _GOES_ON and (words or word not in _BEGINS):
                return None
            if not words and (word in _SPEAKERS or (mask & _PREPOSITION and word not in _ABOUT_MANY)):
                return None
            if words and mask & _LETS:
                return None  # "this made people feel"
            if mask & _PAST and self._is_past_of(mask, masks):
                return None
            words.append(word)
            masks.append(mask)
            at = stop + 1
        return None

    def may_have_clause(self, sentence: SentenceWords) -> bool:
        """Return whether "that they know", or what is like it, may stand among the words of a sentence."""
        plain = sentence.words
        for pronoun in _PRONOUNS & sentence.present:
            place = -1
            for _ in range(plain.count(pronoun)):
                place = plain.index(pronoun, place + 1)
                if place and plain[place - 1] in _OPENERS:
                    masks = [self._of(word) for word in plain[place + 1 : place + 3]]
                    if any(mask & (_BASE | _THIRD) and not mask & _PAST for mask in masks):
                        return True
        return False

    def may_be_base(self, word: str) -> bool:
        """Return whether a word may be the base form of a verb."""
        return bool(self._of(word) & (_BASE | _BASE_OF_BEING))

    def verb_in_clause(self, text: str, begin: int, end: int) -> PresentVerb | None:
        """Return the verb of "that they know" or "because it works", where such a clause tells a finding."""
        for match in _CLAUSE.finditer(text, begin, end):
            verb, mask = match["verb"], self._of(match["verb"])
            is_verb = mask & _BASE and not mask & _PAST if match["they"] else mask & _THIRD
            right = (
                self._right_of(verb)
                if is_verb and not _ASKED.search(text, max(begin, match.start() - 20), match.start())
                else ""
            )
            if right:
                return PresentVerb(*match.span("verb"), right)
        return None

    def _mask(self, word: str) -> int:
        """Return the classes of a word, none of one with a mark; one of them says that a subject goes on with it."""
        plain = word.replace("’", "'")
        if not _PLAIN.fullmatch(plain):
            if plain.endswith("s'") and _PLAIN.fullmatch(plain[:-1]):
                return _OWNER | _GOES_ON
            return _NUMBER | _GOES_ON if _FIGURES.fullmatch(word) else 0
        mask = self._lexicon.of(plain)
        return mask | _GOES_ON if mask & _IN_SUBJECT and not mask & _NEVER_IN_SUBJECT else mask

    def _is_past_of(self, mask: int, before: list[int]) -> bool:
        """Return whether a word of a subject is rather its verb, in the past tense."""
        return bool(mask & _PAST) and not mask & _COMMON and not (before and before[-1] & _ATTRIBUTED)

    def _past_form(self, word: str) -> str:
        """Return the past form of a verb in the present tense, nothing for a word that is none."""
        mask = self._of(word)
        if word in self._past_of_third or word in self._past:
            past = self._past_of_third[word][1] if word in self._past_of_third else self._past[word]
            return past if past != word else ""
        base = word
        if mask & _THIRD:
            base = f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
        elif not mask & _BASE:
            return ""
        if not base:
            return ""  # an "s" that stands alone
        tried = (f"{base}d", f"{base}ed", f"{base[:-1]}ied", f"{base}{base[-1]}ed", f"{base[:-1]}ed")
        return next((form for form in tried if self._lexicon.words.get(form, 0) & _PAST), "")

    def _right(self, word: str, mask: int, words: list[str], masks: list[int]) -> str:
        """Return the past form of a word that may be the verb of the subject before it."""
        last = len(words) - 1
        if last and masks[last] & _ADVERB and not masks[last] & (_SINGULAR | _PLURAL | _PREPOSITION):
            last -= 1
        before = masks[last]
        if words[last] in _PLACES:
            return ""
        is_several = bool(before & _PLURAL) and not before & _COUNTED
        if word in _HELPING:
            return _HELPING[word] if before & (_SINGULAR | _PLURAL) or words[last] in ("there", "this") else ""
        if mask & _THIRD:
            is_one = (before & _SINGULAR and not before & _SOME) or words[last] == "this"
            is_of_one = is_several and masks[0] & _SINGLE and any(each & _OF for each in masks[1:last])
            return self._right_of(word) if is_one or is_of_one else ""
        is_alone = before & _MANY_ALONE and not before & _COMMON
        if not is_several or (is_alone and (last or mask & _THING)) or mask & _PAST:
            return ""
        return self._right_of(word)

    def _is_verb(self, rest: str, word: str, mask: int) -> bool:
        """Return whether a word that may be a verb is one, by what follows it."""
        if not rest[:1].isspace() or (word in _SUMMED and rest.startswith(" up")):
            return False
        if word in _HELPING:
            return True
        words = [each.strip(_ENDS_WORD).lower() for each in rest.split()]
        if words[0] in _WHO_DID and mask & _COMMON and not self._is_telling(word):
            return False  # "care records we read"
        masks = [self._of(each) for each in words]
        first = next((each for each in masks if not each & _ADVERB or each & (_PREPOSITION | _COMMON)), 0)
        is_noun = bool(mask & _COMMON)
        is_bare_past = bool(first & _PAST and first & _BASE) and is_noun  # "support plans set out"
        if first & (_FINITE | _PAST) and (is_bare_past or not first & (_ADJECTIVE | _COMMON)) and word not in _LINKING:
            return False
        if words[0] in _NEVER_AFTER or (is_noun and mask & _THIRD and words[0] == "for"):
            return not is_noun
        if words[0] in _LATE and is_noun and not (self._is_telling(word) and not (masks[1:] or [0])[0] & _FINITE):
            return False
        return bool(masks[0] & _DETERMINES) or not self._has_main_verb(words, masks)

    def _is_telling(self, word: str) -> bool:
        return word in _TELLING or word.removesuffix("s") in _TELLING

    def _has_main_verb(self, words: list[str], masks: list[int]) -> bool:
        """Return whether a verb in the past tense stands in the rest of a sentence that is none of a clause within."""
        waiting, before, is_joined = 0, 0, False
        for number, (word, mask) in enumerate(zip(words, masks, strict=True)):
            if mask & _OPENS_CLAUSE and word not in _OPENS_NO_CLAUSE:
                waiting += 1
            elif self._is_finite(word, mask, before, masks[number + 1] if number + 1 < len(masks) else 0):
                if not waiting and not is_joined:
                    return True
                waiting = max(0, waiting - (not is_joined))
            is_joined = bool(mask & _AND) or (is_joined and bool(mask & _ADVERB))
            before = mask
        return False

    def _is_finite(self, word: str, mask: int, before: int, after: int) -> bool:
        if mask & _FINITE and not mask & _COMMON:
            return not before & _BEFORE_BASE
        if not mask & _PAST or mask & (_COMMON | _ADJECTIVE) or (mask & _BASE and word not in self._pasts):
            return False
        return not mask & _PARTICIPLE or (bool(before & (_NOUN | _NUMBER)) and not after & _PREPOSITION)
