"""Take sentences apart into clauses that speak of something, and keep which sentences of a section speak of what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache

from domain.assessment import PassageKind
from domain.checks.judgement.denials import NEGATIONS, UNDONE
from domain.checks.judgement.joined_names import as_one, may_be_joined
from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.judgement.receivers import FOR_WHOM
from domain.checks.judgement.stand import Stand
from domain.checks.judgement.stands import StandReader
from domain.checks.judgement.tellers import told_from, without_source, without_telling
from domain.checks.known import Known
from domain.checks.prose import KEPT_TEXTS, plain_words
from domain.checks.sentence_words import SentenceWords, sentence_words
from domain.checks.stems import stem
from domain.checks.subjects import PassageSubject, SectionSubject
from domain.quick import quick

LEAST_SHARED = 1.5
"""Clauses that share less, of which words of people count a half, do not speak of the same by their words alone."""
_LONGEST = 1_000  # sentences of more characters are none that a report has
_FEWEST, _SHORTEST, _HALF, _BEGINNING = 2, 3, 0.5, 6
_NOTHING: frozenset[str] = frozenset()
_HOME = frozenset(("home",))
_NONE = frozenset(("",))
_VERBS = (
    r"(?:was|were|had|did|could|took|came|fell|rose|felt|got|knew|saw|made|kept|gave|met|ran|held|led|found|never"
    r"|began|became|went|left|lost|grew|stood|lay|broke|brought|built|meant|paid|sent|spent|sat|chose|drew|wrote|spoke"
    r"|\w{3,}ed)\b"
)
_VERB = re.compile(rf"\b{_VERBS}", re.IGNORECASE)
_ENDS = re.compile(
    r"[;:(–]|,(?! (?:(?:down|up) from|compared with|against \d))"
    r"|,? \b(?:but|although|though|while|whereas|because|so that|which|who|whose|where)\b"
    rf"|\band (?!not |never )(?=that |they |(?:[\w’-]+ ){{1,4}}?{_VERBS})",
    re.IGNORECASE,
)
_OF_SO_MANY = re.compile(r"\s*(?:[Oo]f|[Oo]ut of) (?:the |its |these |those )?[\d,]*\d [^,;.]{1,60},(?= \w+ )")
"""What share of them it is stands in the clause that follows."""
_FINITE = re.compile(r"\b(?:was|were|had|did|could|never|always|got|came|took|went|ran|kept|gave|fell|rose|\w+ed)\b")
_BEFORE_OF = re.compile(r"\b(?:of|for|in|at|on|with|from|by|to|about|between|that|who|which)\b")
_BY_NAME = "~{}"
"""How a thing is named that is none of those that are listed."""
_NONE_OF = re.compile(r"\s*(?:and )?(?:no|without|few|little)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\s*(?:(?:and|but|so|that|said|felt|reported|added|explained|told us)\s+)*(?:they|these|it|this|both|each|was|were"
    r"|had|did|could|never|often|always|(?:\d+|most|half|some|none|few|many) (?:had|were|was|did|could))\b"
    r"|[^,]*\bof (?:it|them|these)\b",
    re.IGNORECASE,
)
_OF_WAITS = re.compile(
    r"\s*(?:and |but )?(?:the |its |their |some )?(?:median|average|mean|longest|shortest|typical|usual|waits?"
    r"|waiting)\b",
    re.IGNORECASE,
)
_OF_SHARES = frozenset(("of", "in", "per"))
_NO_THINGS = frozenset(
    (
        "informed",
        "informal",
        "informally",
        "manageable",
        "managed",
        "parental",
        "relatives",
        "relative",
        "relatively",
        "partly",
        "decidedly",
    )
)
"""What begins as a thing does and is none."""
"""Beside these and a figure a sentence may tell of a share."""
_GOING_ON = re.compile(
    r"(?:The|Its|Their) (?:median|average|mean|longest|shortest|typical|usual|waits?|waiting|list|backlog|queue)\b"
)
_OF_WHAT = re.compile(
    r"\b(?:for|of|about|between|to|with|in|on) ((?:(?!(?:was|were|had|is|are|in|on|at|by|who|and)\b)[\w’-]+ ?){1,3})",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:our|this) assessment\b|\bassessment (?:framework|team|period)\b", re.IGNORECASE)
_EARLIER = frozenset(("before", "until", "previously", "formerly", "once", "earlier"))
_NOT_ONCE = re.compile(
    r"\b(?:at|than|never|not) once\b|\bonce (?:they|it|he|she|people|(?:an?|the|their|this|any\w*|some\w*|[a-z]+s?)"
    r" (?:\w+ )?(?:had|was|were|\w+ed)\b)",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"\b(?:since|than|on|from) the (?:year|month|quarter|winter|summer) before\b")
_BEFORE_HELP = re.compile(
    r"\b(?:wait\w*|months?|weeks?|days?|year|years|long|late)\b[^.;]{0,40}?\bbefore"
    r" (?:any(?:one|body|thing)|some(?:one|body)|nobody|they|he|she|it|an?|help|support|care|their|being"
    r"|reached|\w+ing)\b"
    r"|\bbefore (?:they|he|she) (?:reached|turned)\b|\bbefore adulthood\b",
    re.IGNORECASE,
)


@quick
@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the sentence [start, end): the stems of what it speaks of, and its words.

    `things` are those by which it can be held against others in other words: its own, or those of the clause before
    that it goes on about. They are none where the sentence tells of earlier. `of_what` stands after "for", "of" and so
    on. `stand` is what it says; a clause that is plain has for `heads` the things that another has to speak of, too, to
    be held against it.
    """

    start: int
    end: int
    stems: frozenset[str]
    things: frozenset[str]
    of_what: frozenset[str]
    text: str
    stand: Stand = field(compare=False)
    heads: frozenset[str] = field(compare=False)
    is_of_people: bool = field(compare=False)
    people: frozenset[str] = field(compare=False, default=_NOTHING)

    @property
    def core(self) -> frozenset[str]:
        """Return the heads without the people whom they are for."""
        return (self.people and FOR_WHOM.search(self.text) and self.heads - self.people) or self.heads

    def is_about(self, other: Clause) -> bool:
        """Return whether another clause speaks of all that this one is about; it may leave out whom that is for."""
        is_about = self.heads <= other.things or (not other.people and self.core <= other.things)
        return bool(self.heads) and is_about


@dataclass(slots=True, eq=False)
class Spoken:
    """A sentence of a passage, the things of the one before that it goes on about, and its clauses once asked for."""

    passage: PassageSubject
    sentence: SentenceWords
    before: frozenset[str]
    text: str = ""
    clauses: tuple[Clause, ...] | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """The sentences of a section: a whole number for each stem has a bit for each sentence that has it."""

    spoken: tuple[Spoken, ...]
    having: Mapping[str, int]
    naming: Mapping[str, int]
    telling: int

    def sharing(self, stems: Iterable[str], light: AbstractSet[str]) -> int:
        """Return the bits of the sentences that share enough of these stems to speak of the same; `light` ones, which
        count a half, only beside one of the others, or three of them.
        """
        having = self.having
        heavy = more = light_one = light_two = light_three = 0
        for each in stems:
            bits = having.get(each, 0)
            if each in light:
                light_three |= light_two & bits
                light_two |= light_one & bits
                light_one |= bits
            else:
                more |= heavy & bits
                heavy |= bits
        return more | (heavy & light_one) | light_three

    def of_all(self, things: Iterable[str]) -> int:
        """Return the bits of the sentences that speak of all of these things."""
        bits = -1
        for each in things:
            bits &= self.having.get(each[1:], 0) if each[:1] == _BY_NAME[0] else self.naming.get(each, 0)
        return bits if bits > 0 else 0

    def at(self, bits: int) -> Iterator[Spoken]:
        """Yield the sentences of these bits."""
        while bits:
            lowest = bits & -bits
            yield self.spoken[lowest.bit_length() - 1]
            bits ^= lowest


@quick
@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with its stems and the things it is about, those of the one `before` that it goes on about, and
    whether it tells how well something is.
    """

    sentence: SentenceWords
    stems: frozenset[str]
    things: frozenset[str]
    before: frozenset[str]
    is_telling: bool


class ClauseReader:
    """The words made ready: those of one meaning count as one, those of people as a half, and general ones not."""

    def __init__(self, reader: JudgementReader) -> None:
        words = reader.words
        said = {word for poles in words.poles for word in (*poles.well, *poles.ill)}
        alike = {stem_of(word): stem_of(listed[0]) for listed in words.alike for word in listed}
        self._alike, self._empty = alike, frozenset(said).union(words.stop, words.empty, NEGATIONS)
        self._stems, self._things = Known(self._stem), Known(self._thing)
        self._named_by = _things_by_beginning((*words.things, *words.people))
        self._people, self._lesser = self._named(words.people), self._named(words.lesser_things)
        self._waits, self._young, self._grown = (self._named((each,)) for each in ("waits", "young", "adulthood"))
        self.light = self._stems_of((*words.people, *words.lesser_things))
        self.stands = StandReader(reader, frozenset(map(stem_of, (*words.things, *words.people))))
        self._telling = self.stands.telling
        self.of_sentence = lru_cache(maxsize=KEPT_TEXTS)(self._clauses)

    def _stem(self, word: str) -> str:
        is_empty = len(word) < _SHORTEST or word[0].isdigit() or word in self._empty
        bare = "" if is_empty else stem_of(word)
        return self._alike.get(bare, bare)

    def _thing(self, word: str) -> str:
        return "" if word in _NO_THINGS else self._named_by.get(word.partition("'")[0][:_BEGINNING], "")

    def clauses_in(self, text: str) -> tuple[Clause, ...]:
        """Return the clauses of a text that speak of enough to be held against others."""
        return tuple(
            [
                replace(clause, start=each.start, end=each.end)
                for each in sentence_words(text)
                for clause in self.of_sentence(text[each.start : each.end])
            ]
        )

    def clauses_of(self, spoken: Spoken) -> tuple[Clause, ...]:
        """Return the clauses of a sentence of an index."""
        if spoken.clauses is None:
            spoken.text = spoken.passage.text[spoken.sentence.start : spoken.sentence.end]
            spoken.clauses = self.of_sentence(spoken.text, spoken.before)
        return spoken.clauses

    def _heads(self, things: frozenset[str]) -> frozenset[str]:
        """Return the things that another clause has to speak of, too, to be held against one of these."""
        things = things - self._lesser or things
        return things - self._young if self._grown <= things else things

    def weight(self, stems: frozenset[str]) -> float:
        """Return how much stems say of what is spoken of."""
        return len(stems) - _HALF * len(stems & self.light)

    def index_in(self, section: SectionSubject) -> Index:
        """Return the sentences of a section, made once."""
        return section.kept(self._index_in)

    def _index_in(self, section: SectionSubject) -> Index:
        return self.index_of(section.passages)

    def index_of(self, passages: Iterable[PassageSubject]) -> Index:
        """Return the sentences of some passages with what tells by their numbers which of them have a stem."""
        spoken: list[Spoken] = []
        having: defaultdict[str, int] = defaultdict(int)
        naming: defaultdict[str, int] = defaultdict(int)
        telling = 0
        for passage in passages:
            for each in passage.made(self._told_in) if passage.passage.kind is not PassageKind.HEADING else ():
                bit = 1 << len(spoken)
                for stem_here in each.stems:
                    having[stem_here] |= bit
                for thing in each.things:
                    naming[thing] |= bit
                if each.is_telling:
                    telling |= bit
                spoken.append(Spoken(passage, each.sentence, each.before))
        return Index(tuple(spoken), having, naming, telling)

    def _told_in(self, text: str) -> tuple[_Told, ...]:
        """Return what is looked up of each sentence of a passage."""
        found: list[_Told] = []
        before = _NOTHING
        for each in sentence_words(text):
            words: Iterable[str] = each.present
            if may_be_joined(each.present):
                words = plain_words(as_one(text[each.start : each.end]))
            things = self._named(words)
            goes_on = bool(before) and things <= self._waits and _GOING_ON.match(text, each.start) is not None
            on = before if goes_on else _NOTHING
            before = before if goes_on else things
            is_telling = not self._telling.isdisjoint(each.present) or not _OF_SHARES.isdisjoint(each.present)
            found.append(_Told(each, self._stems_of(words), before, on, is_telling))
        return tuple(found)

    def _clauses(self, sentence: str, before: frozenset[str] = _NOTHING) -> tuple[Clause, ...]:
        if len(sentence) > _LONGEST:
            return ()
        present = frozenset(plain_words(sentence))
        if may_be_joined(present):
            sentence = as_one(sentence)
            present = frozenset(plain_words(sentence))
        is_of_now, found = _is_of_now(sentence, present), []
        for start, end in _parts(sentence):
            words = without_source(sentence[start:end], present)
            plain = plain_words(without_telling(words, present))
            stems = self._stems_of(plain)
            things = self._named(plain_words(_OURS.sub(" ", words)) if "assessment" in words else plain)
            told = told_from(words, present)
            tellers = (
                self._named(plain_words(words[:told])) - self._named(plain_words(words[told:])) if told else _NOTHING
            )
            goes_on = things <= self._waits and (_PRONOUN.match(words) or _OF_WAITS.match(words))
            if before and (goes_on or (not things and sentence[:start].endswith("whose"))):
                things = before
            elif before and things <= self._people and words.startswith(" which "):
                things = before | things  # what somebody calls it is said of what stands before
            before = things or before
            is_enough = len(stems) >= _FEWEST and self.weight(stems) >= LEAST_SHARED
            if is_enough or (is_of_now and (things or stems)):
                of_what = self._stems_of(plain_words(" ".join(_OF_WHAT.findall(words)))) if is_enough else _NOTHING
                of_now = things if is_of_now else _NOTHING
                own = of_now - tellers or of_now
                is_of_people = own <= self._people
                stand = self.stands.read(words, own == _HOME, is_of_people)
                if stand is not None:
                    heads = (
                        self._heads(own or self._subject(words, present)) if stand.is_plain and is_of_now else _NOTHING
                    )
                    spoken_of = (stems if is_enough else _NOTHING, of_now.union(map(_BY_NAME.format, stems)), of_what)
                    people = of_now & self._people
                    found.append(Clause(0, len(sentence), *spoken_of, words, stand, heads, is_of_people, people))
        return tuple(found)

    def _subject(self, words: str, present: frozenset[str]) -> frozenset[str]:
        """Return what a clause is about that is none of the things: the noun before its verb."""
        verb = _FINITE.search(words)
        before = (
            "" if verb is None else _BEFORE_OF.split(words[told_from(words, present) : verb.start()], maxsplit=1)[0]
        )
        stem_before = self._stems[plain_words(before)[-1]] if plain_words(before) else ""
        is_of_all = verb is not None and not stem_before and 0 < len(words[: verb.start()].split()) <= _FEWEST
        after = plain_words(words[verb.end() :]) if verb is not None and is_of_all else ()
        name = stem_before or next(filter(None, map(self._stems.__getitem__, reversed(after))), "")
        return frozenset((_BY_NAME.format(name),)) if name else _NOTHING

    def _stems_of(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self._stems.__getitem__, words)) - _NONE

    def _named(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self._things.__getitem__, words)) - _NONE


def _things_by_beginning(listed: Iterable[str]) -> dict[str, str]:
    """Return the thing that a word names by how it begins; several words in one are of the same thing."""
    return {
        form[:_BEGINNING]: words.split()[0]
        for words in listed
        for word in words.split()
        for form in (word, word.removesuffix("s"))
    }


def _is_of_now(sentence: str, present: frozenset[str]) -> bool:
    """Return whether a sentence of these words tells of what was found, and not of what had been before."""
    told = _EARLIER & present - {"before"}
    if told and (told != {"once"} or not _NOT_ONCE.search(sentence)):
        return False
    return "before" not in present or bool(_BEFORE_HELP.search(sentence) or _YEAR_BEFORE.search(sentence))


def _parts(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a sentence: what has no verb of its own belongs to the one before it."""
    begin = 0
    of_all = _OF_SO_MANY.match(sentence)
    for match in _ENDS.finditer(sentence, 0 if of_all is None else of_all.end()):
        is_listed = _NONE_OF.match(sentence, begin) is not None
        if (
            is_listed
            or match.group().endswith("whose")
            or (_VERB.search(sentence, begin, match.start()) and _VERB.search(sentence, match.end()))
        ):
            yield begin, match.start()
            begin = match.end()
    yield begin, len(sentence)


def stem_of(word: str) -> str:
    """Return what a word has in common with its other forms, one and several."""
    word = word.partition("'")[0].partition("’")[0]
    if word.endswith("s") and not word.endswith("ss"):
        word = f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return stem(word[2:] if word in UNDONE else word)


@lru_cache(maxsize=8)
def clause_reader(reader: JudgementReader) -> ClauseReader:
    """Return the reader of clauses for these words."""
    return ClauseReader(reader)
