"""Read what sentences say of the things and people that they name, so that it can be held against other sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.checks.judgement.appraisal_words import BEING
from domain.checks.judgement.judgement_words import JudgementReader, JudgementWords, PolesOf
from domain.checks.phrases import any_of
from domain.checks.prose import KEPT_TEXTS, plain_words
from domain.checks.sentence_words import SentenceWords, sentence_words, telling_words
from domain.checks.subjects import PassageSubject, SectionSubject


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TIME, _TREND, _PLAIN = "time", "trend", ""
_HAD = "had "
_NO_THING, _MOST_KEPT = frozenset(("",)), 100_000
_OF_NO_WEIGHT = frozenset((_TREND, "level"))
_CASES = re.compile(r"\bconcerns?\b|\b(?:self-)?neglect\b|\bacts of omission\b|\b(?:[a-z]+ )?abuse\b", re.IGNORECASE)
"""What is counted or worked at, and is no shortfall of those who do."""
_SAID = re.compile(r"\b(?:said|told (?:us|our \w+))\b(?: that)? (?!they\b|that\b|he\b|she\b|it\b)")
_SOON = (
    r"within (?:hours|days|an? \w+|\w+ (?:hours?|days?))|(?:took place|happened|was (?:held|given)|were held)"
    r" (?:each|every)|(?:in|within) a (?:day|few days|week|day or two)"
)
_LONG = (
    r"(?:waited|took(?! place)|waits? (?:of|was|were|averaged))\b[^.;]{0,60}?\b(?:months?|weeks|a year|years|too long)"
)
_OF_TIME = frozenset(("within", "waited", "took", "wait", "waits", "held", "happened", "given", "week", "day", "days"))
_CLAUSE = re.compile(
    r"(?P<mark>[,;:–(])|\b(?:(?P<new>but|although|though|while|because|so that|who|which)|(?P<whose>whose)|and "
    r"(?=(?:[\w-]+ ){1,3}?(?:was|were|had|took|came|fell|rose|waited|felt|received|got|knew|did|could|never"
    r"|always)\b)|(?P<same>and) (?=(?:that (?:they|it|these)|were|was|had|have|did|could|never|often|always)\b))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\s*(?:(?:and|but|so|that|said|felt|reported|added|explained|told us)\s+)*(?:they|these|it|this|both|each)\b"
    r"|[^,]*\bof (?:it|them|these)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:not|never|nobody|no one|none|neither)\b(?: \w+){0,3} \Z", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:(?:not|never|n[’']t) been(?P<none>)|(?:was|were|been)(?P<no> not| never| seldom| rarely| hardly| "
    r"scarcely)?)(?: \w+ly| all)? (?P<what>(?!known\b)[a-z]{3,}(?:ed|wn|pt))\b",
    re.IGNORECASE,
)
_ENDED = frozenset(("ended", "ending", "cleared", "abolished", "removed", "eliminated", "avoided"))
_OURS = re.compile(r"\b(?:our|this) assessment\b", re.IGNORECASE)
_HAVE = frozenset(("had", "have", "given", "offered", "received", "got", "held"))
_LACKING = frozenset(("without", "no", "lacked", "lacking", "with", "there"))
_EARLIER = frozenset(("before", "until", "previously", "formerly", "once", "earlier"))
_YEAR_BEFORE = re.compile(r"\b(?:since|than|on|from) the (?:year|month|quarter|winter|summer) before\b")
_BEFORE_HELP = re.compile(
    r"\b(?:wait\w*|months?|weeks?|days?|year|years|long|late)\b[^.;]{0,40}?\bbefore"
    r" (?:any(?:one|body|thing)|some(?:one|body)|nobody|they|he|she|it|an?|help|support|care|their|being|\w+ing)\b",
    re.IGNORECASE,
)
_NARROWED = re.compile(
    r"\b(?!(?:information|advice|leaflets) about|\w+ly |\w+ed |months |weeks |days )\w{4,}"
    r" (?:about|on|over|regarding|around) (?!time\b|average\b|the (?:year|same|whole|day)\b)",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(r"\b(?:(?:more|less) than|longer than (?=(?:the|its|their|our) target))\b", re.IGNORECASE)
_NARROWING = frozenset(("about", "on", "over", "regarding", "around"))
_COMING = frozenset(("plan", "plans", "planned", "need", "needs", "needed"))
_TO_COME = re.compile(r"\b(?:plan(?:s|ned)?|need(?:s|ed)?) to\b")
_HAVING = re.compile(
    r"\b(?:(?P<none>without|no|lacked|lacking)|(?P<too>and an?|, an?)|had|has|have|with|given|gave|offered|received|got"
    r"|held|there (?:was|were))"
    r" (?:(?:an?|any|the|their|its|real|clear|written|named|own|good|single) )*(?P<what>[a-z]{4,}(?<!ed)(?<!en))\b",
    re.IGNORECASE,
)
_SUPPOSED = _set(
    "would should might if when where than more less begun whether planned yet unless hoped wanted aimed"
    " standard standards shortfalls is are"
)
_PARTLY = _set(
    "some few one several sometimes except other others could little only least occasionally partly partially"
)
_WHOLLY = frozenset(("nobody", "none", "never", "always", "every", "everyone", "everybody", "all"))
_NOT_WHOLLY = re.compile(
    r"\b(?:not|n[’']t) (?:all|always|every\w*|yet|fully|consistently|wholly)\b|\bno longer\b", re.IGNORECASE
)
_IN_PLACES = re.compile(
    r"\b(?:in|across) (?:one|two|three|four|five|some|several|certain|a few|parts|part|rural|coastal|outlying|many)\b"
    r"(?! (?:days?|weeks?|months?|hours?|years?|working|minutes)\b)",
    re.IGNORECASE,
)
_LONGEST = 18
"""Of longer clauses nobody knows which of their words are said of which."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of the things that it names: 1 or -1 by what it is about, time or amount or another.

    `reach` is 1 of what is said of all or none, -1 of what is said of some. `is_of_people` where nothing else is named:
    of people many things may be so together, and only what is said in the same respect is the opposite.
    """

    things: frozenset[str]
    signs: frozenset[tuple[str, int]]
    reach: int = 0
    is_of_people: bool = False

    def denies(self, other: Claim) -> bool:
        """Return whether the two say opposite things; what is late may be good all the same."""
        if self.reach + other.reach < 0:
            return False
        return any((about, -sign) in other.signs for about, sign in self._compared(other))

    def says_as(self, other: Claim) -> bool:
        """Return whether the two say the same."""
        return not self._compared(other).isdisjoint(other.signs)

    def _compared(self, other: Claim) -> frozenset[tuple[str, int]]:
        """Return what is said in respects in which both can be compared."""
        is_plain = not self.is_of_people and self._is_of_time() is other._is_of_time()
        return self.signs if is_plain else frozenset(each for each in self.signs if each[0] != _PLAIN)

    def _is_of_time(self) -> bool:
        return any(about == _TIME for about, _ in self.signs)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the sentence that makes it, and the passage where that stands; none for a reason of a score."""

    claim: Claim
    start: int
    end: int
    sentence: str
    passage: PassageSubject | None = None


Speaking = tuple[PassageSubject, SentenceWords, frozenset[str]]
"""A sentence of a passage, with the things that it speaks of."""


class _Things(dict[str, str]):
    """The thing that a word names, "" where it names none: made when it is asked for, for each word once."""

    def __init__(self, words: JudgementWords, reader: JudgementReader) -> None:
        super().__init__()
        self._reader = reader
        self._alike = {
            stem: next(iter(reader.stems(each)))
            for each in (*words.things, *words.people)
            for stem in reader.stems(f"{each} {each.removesuffix('s')}")
        }
        self.stems = frozenset(self._alike)

    def __missing__(self, word: str) -> str:
        stem = next(iter(self._reader.stems_of((word,))), "")
        found = self._alike.get(stem, "")
        if len(self) < _MOST_KEPT:
            self[word] = found
        return found


class ClaimReader:
    """The words of things, and of what is said of them, made ready."""

    def __init__(self, reader: JudgementReader) -> None:
        words = reader.words
        self._reader = reader
        self._things = _Things(words, reader)
        self._people, self._lesser = self._named(words.people), self._named(words.lesser_things)
        single: dict[str, list[tuple[str, int]]] = {}
        phrases: dict[str, list[tuple[str, int]]] = {}
        for poles in words.poles:
            for sign, listed in ((1, poles.well), (-1, poles.ill)):
                for each in listed:
                    (phrases if " " in each else single).setdefault(each, []).append((poles.about, sign))
        self._single, self._phrases = single, phrases
        self._weighing = {poles.about for poles in words.poles} - _OF_NO_WEIGHT
        self._phrase = re.compile(rf"\b(?:(?P<soon>{_SOON})|(?P<long>{_LONG})|{any_of(phrases)})\b", re.IGNORECASE)
        self._in_phrases = telling_words(phrases) | _OF_TIME
        self._telling = reader.telling | self._in_phrases | single.keys() | _HAVE
        self._by_about = {each.about: _telling_of(each) for each in words.poles}
        self._by_about[_TIME] = self._by_about.get(_TIME, frozenset()) | _OF_TIME
        self._of_sentence = lru_cache(maxsize=KEPT_TEXTS)(self._read)

    def _named(self, words: Iterable[str]) -> frozenset[str]:
        """Return the things that words name, each by one stem for one and several."""
        return frozenset(map(self._things.__getitem__, words)) - _NO_THING

    def claims_in(self, text: str) -> tuple[Said, ...]:
        """Return what the clauses of a text say of things."""
        return tuple([said for each, _ in self._speaking(text) for said in self._said(text, each)])

    def by_thing(self, passages: Iterable[PassageSubject]) -> Mapping[str, Sequence[Speaking]]:
        """Return the sentences of passages that speak of a thing, by its stem."""
        found: dict[str, list[Speaking]] = {}
        for passage in passages:
            for each, things in passage.made(self._speaking):
                speaking = (passage, each, things)
                for thing in things:
                    found.setdefault(thing, []).append(speaking)
        return found

    def by_thing_in(self, section: SectionSubject) -> Mapping[str, Sequence[Speaking]]:
        """Return the sentences of a section that speak of a thing, by its stem."""
        return self.by_thing(section.passages)

    def near(self, claim: Claim, by_thing: Mapping[str, Sequence[Speaking]]) -> list[Said]:
        """Return the claims in passages on all things of one, in a respect in which they can be compared."""
        rarest = min((by_thing.get(thing, ()) for thing in claim.things), key=len)
        needed = self._words_of(claim)
        return [
            said
            for passage, each, things in rarest
            if claim.things <= things and not needed.isdisjoint(each.present)
            for said in self._said(passage.text, each, passage)
            if claim.things <= said.claim.things
        ]

    def _speaking(self, text: str) -> tuple[tuple[SentenceWords, frozenset[str]], ...]:
        """Return the sentences of a text that say something of things, with these."""
        likely = [each for each in sentence_words(text) if not self._telling.isdisjoint(each.present)]
        found = [(each, self._named(each.present)) for each in likely]
        return tuple([each for each in found if each[1]])

    def _said(self, text: str, each: SentenceWords, passage: PassageSubject | None = None) -> Iterator[Said]:
        sentence = text[each.start : each.end]
        if _EARLIER.isdisjoint(each.present - {"before"}) and (
            "before" not in each.present or _BEFORE_HELP.search(sentence) or _YEAR_BEFORE.search(sentence)
        ):
            for claim in self._of_sentence(sentence):
                yield Said(claim, each.start, each.end, sentence, passage)

    def _words_of(self, claim: Claim) -> frozenset[str]:
        """Return words without one of which nothing can be compared with a claim."""
        abouts = {about for about, _ in claim.signs}
        if _PLAIN in abouts and _TIME not in abouts and not claim.is_of_people:
            return self._telling
        had = _HAVE | _LACKING | BEING if any(about.startswith(_HAD) for about in abouts) else frozenset[str]()
        return had.union(*(words for about, words in self._by_about.items() if about in abouts))

    def _read(self, sentence: str) -> tuple[Claim, ...]:
        """Return what the clauses of a sentence say; one without things of its own speaks of those before it."""
        before: frozenset[str] = frozenset()
        place, is_same, found = 0, False, []
        for match in (*_CLAUSE.finditer(sentence), None):
            clause = sentence[place : match.start() if match is not None else len(sentence)]
            if "assessment" in clause:
                clause = _OURS.sub("", clause)
            words = plain_words(_MORE_THAN.sub("", clause) if " than " in clause else clause)
            things = self._named(words)
            things = things - self._lesser or things
            if not things and before and (is_same or _PRONOUN.match(clause)):
                things = before
            claim = self._claim(clause, words, things) if things else None
            if claim is not None:
                found.append(claim)
            before = things or before
            if match is not None:
                place, is_same = match.end(), match["same"] is not None or match["whose"] is not None
        return tuple(found)

    def _claim(self, clause: str, words: tuple[str, ...], things: frozenset[str]) -> Claim | None:
        """Return what a clause plainly says of the things that it names."""
        if self._telling.isdisjoint(words) or not _SUPPOSED.isdisjoint(words):
            return None
        is_narrow = not _NARROWING.isdisjoint(words) and _WHOLLY.isdisjoint(words) and _NARROWED.search(clause)
        if len(words) > _LONGEST or is_narrow:
            return None
        if not _COMING.isdisjoint(words) and _TO_COME.search(clause):
            return None
        signs, words = self._signs(clause, words)
        is_of_speakers = things <= self._people and _SAID.search(clause) is not None
        is_at_home = "home" in things <= self._lesser and "home care" not in clause.lower()
        if is_of_speakers or is_at_home:
            signs.pop(_TIME, 0)  # what they told of took so long, not they
        if signs.get(_TREND):
            signs.pop(_TIME, 0)  # it is the waits that became more or less
        else:
            signs[_PLAIN] = self._in_all(clause, signs)
        clear = frozenset((about, 1 if sign > 0 else -1) for about, sign in signs.items() if sign)
        if not clear:
            return None
        is_part = not _PARTLY.isdisjoint(words) or any(each.search(clause) for each in (_NOT_WHOLLY, _IN_PLACES))
        return Claim(things, clear, -1 if is_part else int(not _WHOLLY.isdisjoint(words)), things <= self._people)

    def _signs(self, clause: str, words: tuple[str, ...]) -> tuple[dict[str, int], tuple[str, ...]]:
        """Return what is said in each respect, above 0 well and below it ill, and the words beside its phrases."""
        signs: dict[str, int] = {}
        rest = clause if self._in_phrases.isdisjoint(words) else self._take_phrases(clause, signs)
        words = plain_words(rest)
        self._weigh_words(rest, words, signs)
        return signs, words

    def signs_in(self, clause: str, words: tuple[str, ...]) -> frozenset[tuple[str, int]]:
        """Return in which respects a clause says that something is well or ill: 1 or -1, and in all under ""."""
        if self._telling.isdisjoint(words):
            return frozenset()
        signs, _ = self._signs(clause, words)
        if signs.get(_TREND):
            signs.pop(_TIME, 0)
        signs[_PLAIN] = self._in_all(clause, signs)
        return frozenset((about, 1 if sign > 0 else -1) for about, sign in signs.items() if sign)

    def _in_all(self, clause: str, signs: Mapping[str, int]) -> int:
        """Return whether a clause tells of something good alone, or of something bad."""
        praise, shortfall = self._reader.count(_CASES.sub("", clause))
        weighing = [sign for about, sign in signs.items() if about in self._weighing]
        return (praise > 0 or any(sign > 0 for sign in weighing)) - (
            shortfall > 0 or any(sign < 0 for sign in weighing)
        )

    def _weigh_words(self, clause: str, words: tuple[str, ...], signs: dict[str, int]) -> None:
        """Add what the words of a clause say, in respects in which none of its phrases does."""
        known = frozenset(signs)
        if not (_HAVE.isdisjoint(words) and _LACKING.isdisjoint(words)):
            self._weigh_had(clause, signs)
        for match in _DONE.finditer(clause) if not BEING.isdisjoint(words) else ():
            for stem in self._reader.stems_of(plain_words(match["what"])) - self._things.stems:
                signs[_HAD + stem] = signs.get(_HAD + stem, 0) + (1 if match["no"] is match["none"] else -1)
        for place, word in enumerate(words):
            for about, sign in self._single.get(word, ()):
                if about not in known:
                    before = words[max(0, place - 4) : place]
                    is_denied = self._reader.is_denied_by(before) or not _ENDED.isdisjoint(before)
                    signs[about] = signs.get(about, 0) + (-sign if is_denied else sign)

    def _weigh_had(self, clause: str, signs: dict[str, int]) -> None:
        """Add what the things of a clause have, or lack."""
        sign = 1
        for match in _HAVING.finditer(clause):
            is_lacking = match["none"] or _NEVER.search(clause, 0, match.start()) is not None
            sign = sign if match["too"] else -1 if is_lacking else 1
            for stem in self._reader.stems_of(plain_words(match["what"])):
                signs[_HAD + stem] = signs.get(_HAD + stem, 0) + sign

    def _take_phrases(self, clause: str, signs: dict[str, int]) -> str:
        """Add what phrases say, and return a clause without them."""
        for match in self._phrase.finditer(clause):
            kind, said = match.lastgroup, match.group().lower()
            is_denied = not said.startswith("for ") and self._reader.is_denied_by(
                plain_words(clause[: match.start()])[-4:]
            )
            for about, sign in [(_TIME, 1 if kind == "soon" else -1)] if kind else self._phrases[said]:
                signs[about] = signs.get(about, 0) + (-sign if is_denied else sign)
        return self._phrase.sub(" ", clause)


def _telling_of(poles: PolesOf) -> frozenset[str]:
    """Return words of which one stands where something is said in this respect."""
    return telling_words((*poles.well, *poles.ill))


@lru_cache(maxsize=8)
def claim_reader(reader: JudgementReader) -> ClaimReader:
    """Return the reader of claims for these words."""
    return ClaimReader(reader)
