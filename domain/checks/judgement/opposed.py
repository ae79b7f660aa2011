"""Hold clauses that speak of the same against each other: one says what another denies, whatever both are about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from domain.assessment import PassageKind
from domain.checks.judgement.claims import ClaimReader, claim_reader
from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.prose import KEPT_TEXTS, plain_words
from domain.checks.sentence_words import SentenceWords, sentence_words, telling_words
from domain.checks.stems import stem
from domain.checks.subjects import PassageSubject, SectionSubject

_LEAST_SHARED, _LEAST_PART, _MOST_PART, _HALF = 1.5, 0.3, 0.45, 0.5
_FEWEST, _LONGEST, _SHORTEST = 2, 24, 3
_NONE, _MOST_KEPT = frozenset(("",)), 100_000
_VERBS = (
    r"(?:was|were|had|did|could|took|came|fell|rose|felt|got|knew|saw|made|kept|gave|met|ran|held|led|found|never"
    r"|\w{3,}ed)\b"
)
_VERB = re.compile(rf"\b{_VERBS}", re.IGNORECASE)
_CLAUSES = re.compile(
    r"[,;:(–]|,? \b(?:but|although|though|while|whereas|because|so that|which|who|whose|where)\b"
    rf"|\band (?!not |never )(?=that |they |(?:[\w’-]+ ){{1,4}}?{_VERBS})",
    re.IGNORECASE,
)
_NONE_OF = re.compile(r"\s*(?:and )?(?:no|without|few|little)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:also )?(?:told us|said to us|said|felt|reported|described|found|showed|shown|confirmed|noted|explained"
    r"|agreed)(?: that)?\b|\bdata\b|\bin (?:\w+ )?20\d\d(?:/\d\d)?\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:some|a few|several|sometimes|occasionally|partly|other|others|mostly|one (?!in)|two|three|in places|not "
    r"(?:all|always|every\w*|yet|fully|only)|no longer|no more|more than|no doubt|many|most|half)\b|\bwho (?!told"
    r"|said)\w+ |\bthat (?:was|were|had) ",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:previous\w*|plan(?:s|ned|ning)? to|former\w*|earlier|since then|in the past|once had|until (?!20(?:2[6-9]"
    r"|3))|before that|used to|(?:year|month|quarter) before|before(?: \w+)? (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SUPPOSED = frozenset(
    (
        *("would", "should", "might", "if", "whether", "unless", "hoped", "wanted", "wished", "aimed", "expected"),
        *("planned", "needed", "need", "intended", "due", "asked", "wish", "wanted", "future"),
        *("prevent", "avoid", "priority", "task", "will", "next", "proposed", "considering", "considered", "whose"),
    )
)
_NUMBERS = {word: number for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven"), 1)}
_NUMBERS |= {"eight": 8, "nine": 9, "ten": 10, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_NEGATIONS = frozenset(
    (
        *("no", "not", "never", "nobody", "none", "nothing", "without", "neither", "nor", "cannot", "unable", "seldom"),
        *("rarely", "hardly", "scarcely", "barely", "lacked", "lacking", "lack", "missing", "absent", "few", "little"),
        *("rare", "fewer", "less", "scarce", "unavailable", "impossible", "absence"),
    )
)
_DENYING = _NEGATIONS.union(
    ("dropped", "abandoned", "lapsed", "stopped", "ceased", "cleared", "abolished", "scrapped", "disbanded"),
    ("withdrawn", "refused", "vacant", "closed"),
)
_UNDONE = frozenset(
    (
        *("unread", "unmet", "unseen", "unheard", "unknown", "unwritten", "unspent", "unanswered", "unpublished"),
        *("unfilled", "untested", "unrecorded", "unresolved", "unallocated", "unassessed", "unreviewed", "unchecked"),
        *("unmonitored", "unexplained", "unaddressed", "unreported", "untrained", "unused", "unopened", "unsigned"),
    )
)
_WHOLLY = frozenset(("every", "all", "always", "each", "everyone", "everybody", "fully", "nobody", "never", "none"))
_NARROWED = re.compile(r"\bwho (?!told|said)\w+ |\bthat (?:was|were|had) ", re.IGNORECASE)
_PORTION = re.compile(
    rf"(?<![\d.])(?P<percent>\d{{1,3}})(?:\.\d+)? ?(?:%|per cent) of |\b(?P<part>{_NUMBER}) (?:out )?of (?:the |its "
    rf"|their )?(?P<whole>{_NUMBER})\b",
    re.IGNORECASE,
)
_LITTLE, _NEARLY = 0.35, 0.15
_OF_WHAT = re.compile(
    r"\b(?:for|of|about|between|to|with|in|on) ((?:(?!(?:was|were|had|is|are|in|on|at|by|who|and)\b)[\w’-]+ ?){1,3})",
    re.IGNORECASE,
)
_TREND, _IN_ALL = "trend", ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the sentence [start, end): the stems of what it speaks of, and its words."""

    start: int
    end: int
    stems: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Stand:
    """What a clause says: in which respects well or ill, and whether it denies what it speaks of; in part or
    wholly."""

    signs: frozenset[tuple[str, int]]
    is_denied: bool
    is_part: bool
    is_whole: bool
    is_narrow: bool
    portion: float | None
    of_what: frozenset[str]

    def opposes(self, other: Stand) -> bool:
        """Return whether one says what the other denies; what holds for some is no opposite but of what is for all."""
        if self.is_narrow is not other.is_narrow:
            return False
        if (self.portion is None) is not (other.portion is None):
            return self._is_of_other_share(other)
        if (self.is_part and not other.is_whole) or (other.is_part and not self.is_whole):
            return False
        if not self.signs.isdisjoint(other.signs) or (self.is_denied and other.is_denied):
            return False
        if any((about, -sign) in other.signs for about, sign in self.signs):
            return True
        return self.is_denied is not other.is_denied and self._is_plain() and other._is_plain()

    def _is_of_other_share(self, other: Stand) -> bool:
        """Return whether one says of all, or as such, what the other says of few, or the other way round."""
        said, counted = (self, other) if self.portion is None else (other, self)
        share = counted.portion or 0
        share = 1 - share if said.is_denied is not counted.is_denied else share
        is_known = not said.is_part and counted.signs <= said.signs | {(_IN_ALL, 1), (_IN_ALL, -1)}
        return is_known and (share < 1 - _NEARLY if said.is_whole and not said.is_denied else share < _LITTLE)

    def _is_plain(self) -> bool:
        """Return whether what is not denied stands for itself."""
        said = {about for about, sign in self.signs if sign < 0 or about == _TREND}
        return self.is_denied or not said & {_IN_ALL, _TREND}


@dataclass(frozen=True, slots=True)
class Opposite:
    """A clause, how much of it another has, and whether that is the opposite; `sentence` is where the other stands."""

    clause: Clause
    share: float
    is_opposite: bool
    passage: PassageSubject
    other: SentenceWords


Spoken = tuple[PassageSubject, SentenceWords, frozenset[str]]
"""A sentence of a passage, with the stems in it."""


@dataclass(frozen=True, slots=True)
class Index:
    """The sentences of a section: a whole number for each stem has a bit for each sentence that has it."""

    spoken: tuple[Spoken, ...]
    having: Mapping[str, int]
    telling: int

    def sharing(self, stems: Iterable[str]) -> int:
        """Return the bits of the sentences that have two of these stems or more."""
        once = twice = 0
        for each in stems:
            bits = self.having.get(each, 0)
            twice |= once & bits
            once |= bits
        return twice

    def at(self, bits: int) -> Iterator[Spoken]:
        """Yield the sentences of these bits."""
        while bits:
            lowest = bits & -bits
            yield self.spoken[lowest.bit_length() - 1]
            bits ^= lowest


class _Stems(dict[str, str]):
    """What a word speaks of, "" where that is nothing: made when it is asked for, for each word once."""

    def __init__(self, alike: Mapping[str, str], empty: frozenset[str]) -> None:
        super().__init__()
        self._alike, self._empty = alike, empty

    def __missing__(self, word: str) -> str:
        is_empty = len(word) < _SHORTEST or word[0].isdigit() or word in self._empty
        bare = "" if is_empty else _stem(word)
        found = self._alike.get(bare, bare)
        if len(self) < _MOST_KEPT:
            self[word] = found
        return found


class OppositeReader:
    """The words made ready: those of one meaning count as one, those of people as a half, and general ones not."""

    def __init__(self, reader: JudgementReader) -> None:
        words = reader.words
        self._claims: ClaimReader = claim_reader(reader)
        said = {word for poles in words.poles for word in (*poles.well, *poles.ill)}
        alike = {_stem(word): _stem(listed[0]) for listed in words.alike for word in listed}
        self._stems = _Stems(alike, frozenset(said).union(words.stop, words.empty, _NEGATIONS))
        self._light = self._stems_of((*words.people, *words.lesser_things))
        single = {word for word in said if " " not in word}
        self._telling = frozenset(single).union(reader.telling, _DENYING, telling_words(said - single))
        self._stand = lru_cache(maxsize=KEPT_TEXTS)(self._read)
        self._of_sentence = lru_cache(maxsize=KEPT_TEXTS)(self._clauses)

    def clauses_in(self, text: str) -> tuple[Clause, ...]:
        """Return the clauses of a text that speak of enough to be held against others."""
        return tuple(
            [
                replace(clause, start=each.start, end=each.end)
                for each in sentence_words(text)
                for clause in self._of_sentence(text[each.start : each.end])
            ]
        )

    def index_in(self, section: SectionSubject) -> Index:
        """Return the sentences of a section, made once."""
        return section.kept(self._index_in)

    def _index_in(self, section: SectionSubject) -> Index:
        return self.index_of(section.passages)

    def index_of(self, passages: Iterable[PassageSubject]) -> Index:
        """Return the sentences of some passages with what tells by their numbers which of them have a stem."""
        spoken: list[Spoken] = []
        having: defaultdict[str, int] = defaultdict(int)
        telling = 0
        for passage in passages:
            for each in sentence_words(passage.text) if passage.passage.kind is not PassageKind.HEADING else ():
                bit, stems = 1 << len(spoken), self._stems_of(each.words)
                spoken.append((passage, each, stems))
                for stem_of in stems:
                    having[stem_of] |= bit
                if not self._telling.isdisjoint(each.present):
                    telling |= bit
        return Index(tuple(spoken), dict(having), telling)

    def held(self, clauses: Sequence[Clause], index: Index) -> Iterator[Opposite]:
        """Yield for each clause what an index has of the same, opposite or not; nothing where there is no opposite."""
        for clause in clauses:
            near = index.sharing(clause.stems)
            stand = self._stand(clause.text) if near else None
            if stand is None:
                continue
            is_plain = not (stand.signs or stand.is_denied)
            found = list(self._near(clause, index.at(near & index.telling if is_plain else near)))
            rest = list(index.at(near & ~index.telling)) if is_plain else []
            found += self._near(clause, [each for each in rest if _portion(each[0].text[each[1].start : each[1].end])])
            if any(each.is_opposite for each in found):
                yield from found
                yield from self._near(clause, rest)

    def _near(self, clause: Clause, among: Iterable[Spoken]) -> Iterator[Opposite]:
        for passage, sentence, stems in among:
            if self._weight(clause.stems & stems) >= _LEAST_SHARED:
                for other in self._of_sentence(passage.text[sentence.start : sentence.end]):
                    yield from self._compared(clause, other, passage, sentence)

    def _compared(
        self, clause: Clause, other: Clause, passage: PassageSubject, sentence: SentenceWords
    ) -> Iterator[Opposite]:
        """Yield what two clauses say of the same, if it is enough that they share and both can be read."""
        shared = self._weight(clause.stems & other.stems)
        if shared < _LEAST_SHARED:
            return
        share = shared / self._weight(clause.stems | other.stems)
        is_within = clause.stems <= other.stems or other.stems <= clause.stems
        if share < _LEAST_PART or not (is_within or shared > _LEAST_SHARED or share >= _MOST_PART):
            return
        first, second = self._stand(clause.text), self._stand(other.text)
        if first is None or second is None or clause.stems & other.stems <= first.of_what & second.of_what:
            return
        is_of_another = first.of_what.isdisjoint(other.stems) and second.of_what.isdisjoint(clause.stems)
        if is_of_another and first.of_what and second.of_what:
            return
        yield Opposite(clause, share, first.opposes(second), passage, sentence)

    def _weight(self, stems: frozenset[str]) -> float:
        return len(stems) - _HALF * len(stems & self._light)

    def _clauses(self, sentence: str) -> tuple[Clause, ...]:
        found = []
        for start, end in _parts(sentence):
            words = sentence[start:end]
            stems = self._stems_of(plain_words(_TOLD.sub(" ", words)))
            if len(stems) >= _FEWEST and self._weight(stems) >= _LEAST_SHARED:
                found.append(Clause(0, len(sentence), stems, words))
        return tuple(found)

    def _stems_of(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self._stems.__getitem__, words)) - _NONE

    def _read(self, clause: str) -> Stand | None:
        """Return what a clause says, None of what is not so yet or any more, or is too long to be read."""
        words = plain_words(clause)
        if len(words) > _LONGEST or not _SUPPOSED.isdisjoint(words) or _EARLIER.search(clause) or "“" in clause:
            return None
        denials = {
            "neither" if word == "nor" else word
            for place, word in enumerate(words)
            if (word in _DENYING and words[place - 1 : place] != ("too",)) or word.endswith("n't") or word in _UNDONE
        }
        if len(denials) > 2:
            return None
        signs = self._claims.signs_in(clause, words)
        plain = _TOLD.sub(" ", clause)
        of_what = self._stems_of(plain_words(" ".join(_OF_WHAT.findall(clause))))
        is_denied = len(denials) == 1 and (_IN_ALL, 1) not in signs
        if len(denials) > 1:
            signs = frozenset([each for each in signs if each[0] != _IN_ALL])
        is_narrow, is_whole = _NARROWED.search(plain) is not None, not _WHOLLY.isdisjoint(words)
        return Stand(signs, is_denied, _PART.search(plain) is not None, is_whole, is_narrow, _portion(plain), of_what)


def _parts(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a sentence: what has no verb of its own belongs to the one before it."""
    begin = 0
    for match in _CLAUSES.finditer(sentence):
        is_listed = _NONE_OF.match(sentence, begin) is not None
        if is_listed or (_VERB.search(sentence, begin, match.start()) and _VERB.search(sentence, match.end())):
            yield begin, match.start()
            begin = match.end()
    yield begin, len(sentence)


def _portion(clause: str) -> float | None:
    """Return the share of the whole that a clause gives, "41%" or "two of 14"; None where it gives none."""
    match = _PORTION.search(clause) if "%" in clause or " of " in clause or "per cent" in clause else None
    if match is None:
        return None
    if match["percent"]:
        return int(match["percent"]) / 100
    part, whole = (_NUMBERS.get(each.lower()) or int(each) for each in match.group("part", "whole"))
    return part / whole if whole else None


def _stem(word: str) -> str:
    """Return what a word has in common with its other forms, one and several."""
    word = word.partition("'")[0].partition("’")[0]
    if word.endswith("s") and not word.endswith("ss"):
        word = f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return stem(word[2:] if word in _UNDONE else word)


@lru_cache(maxsize=8)
def opposite_reader(reader: JudgementReader) -> OppositeReader:
    """Return the reader of opposites for these words."""
    return OppositeReader(reader)


def opposites(found: Sequence[Opposite]) -> Iterator[Opposite]:
    """Yield of each clause the nearest opposite, where nothing as near says the same."""
    by_clause: dict[Clause, list[Opposite]] = {}
    for each in found:
        by_clause.setdefault(each.clause, []).append(each)
    for held in by_clause.values():
        most = max(held, key=lambda each: (each.share, not each.is_opposite))
        if most.is_opposite:
            yield most
