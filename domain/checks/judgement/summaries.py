"""Hold each sentence of a summary against the statements: what it says must be reported in one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from domain.assessment import PassageKind, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement.all_scores import all_scores
from domain.checks.judgement.clauses import clause_reader
from domain.checks.judgement.concerned import ConcernedReader
from domain.checks.judgement.contradicted import DeniedSummaries, summing
from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.judgement.scale_words import LevelWords, Scale, scale_of
from domain.checks.judgement.summary_hints import Hint, hints_in
from domain.checks.judgement.told_scores import told_levels, told_scores
from domain.checks.judgement.tone import ToneReader, too_strong
from domain.checks.prose import plain_words
from domain.checks.sentence_words import sentence_words
from domain.checks.subjects import DocumentSubject, PassageSubject
from domain.frameworks.framework import Framework, Part, PartKind
from domain.quick import quick

_FEWEST_THINGS, _NEARLY_NONE, _FEWEST_WRITTEN = 2, 17, 2
_STRANGE, _HARDLY = 4, 34
_GENERAL = (
    "team teams staff carers carer leaders partners adults residents families managers somebody anybody"
    " everybody older younger several four five seven eight nine twelve twenty fewer touch usually looking"
    " significant shortfalls family many some most others those workers approach offer unpaid social local"
)
_VERB = re.compile(
    r"\b(?:was|were|had|has|is|are|told|said|felt|received|found|made|gave|took|kept|held|led|ran|met|knew|got|could"
    r"|did|\w{3,}ed)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\s+(?:also\s+)?(?:told us|said|described|praised|felt|reported|spoke)\b")
_THAT = re.compile(r"\s+(?:us\s+)?that\s+(?:the|their|an?|its|this)\s+")
_THERE = re.compile(r"There (?:was|were|had been)\s+", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|that|which|whose)\b")
_OF_SCORES = frozenset(("score", "scores", "scored", "statem"))
"""Sentences with these tell what was given, not what was found."""
_TO_COME = re.compile(
    r"(?:(?:The|Its|Their) (?:(?:next|first|main|remaining|final) )?(?:step|task|challenge|priority|aim|test|work)s?"
    r"(?: now| ahead| next| for \w+(?: \w+)?)? (?:was|were|is|lay|remained)"
    r"|(?:More|Much|There) (?:remained|was more|was much) to)\b"
)
_ACCOLADES = frozenset(
    ("award", "awards", "award-", "prize", "prizes", "medal", "accola", "accred", "shortl", "ofsted")
)
"""What others honoured an authority for, or found, is in a statement where it is so."""
_HONOURED = re.compile(
    r"\b(?:won (?!over\b|back\b)|winners?\b|(?:national|international|regional|wide|public) (?:recognition|acclaim|fame"
    r"|attention)\b|(?:council|authority|team|service|scheme) of the year\b|(?:the )?(?:first|best|only|finest|largest"
    r"|strongest)\b(?: of its kind\b)?[^.,;]{0,30} (?:in|across) (?:the |all )?(?:country|england|region|britain"
    r"|uk|nation|world|europe|land|sector)\b|(?:nationally|internationally|regionally|widely) (?:recognised|known"
    r"|acclaimed|celebrated|admired|copied)\b|(?:visitors|delegations?|guests) (?:from|had)\b|commended by\b"
    r"|named (?:as )?(?:the )?(?:best|top|one of)\b|set (?:us|it) apart\b)",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"(?:The |Its )?(?:main )?(?:areas? for|strengths?|priorit\w+|shortfalls?)\b[^,.]{0,40} (?:was|were|included)\b",
    re.IGNORECASE,
)
_OF_LISTS = frozenset(("area", "areas", "develo", "improv", "streng", "priori", "shortf", "includ"))
"""What a list of areas is called stands in no statement."""
_UNSUPPORTED, _OTHER_LEVEL = "summary-unsupported", "summary-of-other-level"


def tells_of_honour(sentence: str) -> bool:
    """Return whether a sentence tells of an award, or of what others thought of an authority."""
    return _HONOURED.search(sentence) is not None or any(word[:6] in _ACCOLADES for word in plain_words(sentence))


def summary_parts(framework: Framework) -> frozenset[str]:
    """Return the ids of the narrative parts that sum up: those that stand under one heading with rating or scores."""
    groups: list[list[Part]] = []
    for part in framework.outline:
        if not groups or part.kind is PartKind.HEADING or part.level <= groups[-1][0].level:
            groups.append([])
        groups[-1].append(part)
    summing = [group for group in groups if any(part.kind in (PartKind.RATING, PartKind.SCORES) for part in group)]
    return frozenset(part.id for group in summing for part in group if part.kind is PartKind.NARRATIVE)


@quick
@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a summary: its words with content, those of its subject, the statements it names, its level words.

    `honour` are the words that tell of one by others. Those that are `concerned` it names or speaks of. `told` are the
    scores that it says were given, `too_strong` the words that are so beside each level of the scale.
    """

    start: int
    end: int
    wanted: frozenset[str]
    subject: frozenset[str]
    is_told: bool
    is_to_come: bool
    honour: frozenset[str] | None
    named: frozenset[str]
    concerned: frozenset[str]
    of_levels: tuple[LevelWords, ...]
    told: tuple[LevelWords, ...]
    too_strong: Mapping[int, frozenset[LevelWords]]


class SummariesCheck:
    """Yields each summary sentence that speaks of what no statement does, as "summary-unsupported", and words of a
    level that the statements it speaks of do not have, as "summary-of-other-level"; "scores-miscounted" where what
    it says of all scores, how many there are of one or which is the highest, is not so,
    "summary-contradicted" where a statement says the opposite, "summary-of-all" where a sentence speaks of everyone or
    no one, and "summary-against-scores" where it leans the other way than the scores of what it speaks of.

    Nothing is said before every statement has text: what is not written yet cannot support anything. It remembers in
    how many paragraphs of the statements a word stands, so that only those that change are read again.
    """

    def __init__(self, framework: Framework, reader: JudgementReader) -> None:
        self._parts = summary_parts(framework)
        self._reader = reader
        self._tone = ToneReader(scale_of(framework, reader))
        self._statements_meant = ConcernedReader(framework, reader)
        self._stands = clause_reader(reader).stands
        self._denied = DeniedSummaries(self._parts, clause_reader(reader))
        self._all_scores = all_scores(framework, reader, self._statements_meant.names, self._statements_meant.heads)
        self._general = reader.stems(" ".join((*reader.words.generic, _GENERAL)))
        self._people = reader.stems(" ".join(reader.words.people))
        self._topical = reader.stems(" ".join(word for words in reader.words.kin for word in words))
        self._is_whole, self._is_rated, self._written = False, False, frozenset[str]()
        self._statements: dict[PassageSubject, frozenset[str]] = {}
        self._counts: Counter[str] = Counter()
        self._levels: Mapping[str, int | None] = {}
        self._found: dict[PassageSubject, tuple[Finding, ...]] = {}

    def __call__(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield the sentences without support, and the words of other levels."""
        statements = [each for each in document.sections if each.section.kind is SectionKind.STATEMENT]
        written = [each for each in statements if any(passage.text.strip() for passage in each.passages)]
        is_whole = len(written) == len(statements)
        if not written:
            return
        turned = self._take_up([passage for each in statements for passage in each.passages])
        levels = {each.section.part_id: each.section.score.level for each in statements}
        written_ids = frozenset(each.section.part_id for each in written)
        known = self._found if levels == self._levels and written_ids == self._written else {}
        self._levels, self._found, self._is_whole, self._written = levels, {}, is_whole, written_ids
        self._is_rated = None not in levels.values()
        for section in summing(document, self._parts):
            for passage in section.passages:
                if passage.passage.kind is not PassageKind.HEADING:
                    is_known = passage in known and turned.isdisjoint(passage.made(self._reader.stems))
                    self._found[passage] = known[passage] if is_known else tuple(self._findings_of(passage, levels))
        told = [*chain.from_iterable(self._found.values()), *self._denied.of(document)]
        yield from told
        yield from self._hints(told)

    def _findings_of(self, passage: PassageSubject, levels: Mapping[str, int | None]) -> Iterator[Finding]:
        sentences = passage.made(self._sentences_of)
        lacking = [self._lacks_support(each) for each in sentences]
        if passage.section.part_id not in self._parts:
            lacking = [Severity.SHOULD if self._is_honoured(each) else None for each in sentences]
        elif not self._is_whole:
            lacking = self._lacking_in_part(sentences, lacking)
        for sentence, severity in zip(sentences, lacking, strict=True):
            yield from self._of_sentence(passage, sentence, severity, levels)
        scores = {part_id: level for part_id, level in levels.items() if level is not None}
        if scores:
            yield from self._untrue_of_scores(passage, scores, is_whole=len(scores) == len(levels))

    def _hints(self, told: Sequence[Finding]) -> Iterator[Finding]:
        """Yield the sentences that speak of everyone or no one, or against the scores of the statements meant.

        Nothing is said where something else is told of the sentence.
        """
        spans: dict[str, list[tuple[int, int]]] = {}
        for each in told:
            spans.setdefault(each.passage_id, []).append((each.start, each.end))
        for passage in self._found:
            for hint in passage.made(self._hints_in):
                span = (hint.start, hint.end)
                if any(start < hint.end and hint.start < end for start, end in spans.get(passage.passage.id, ())):
                    continue
                place = (passage.section.id, passage.passage.id, *span, passage.text[hint.start : hint.end])
                score = hint.score_against({self._levels.get(part_id) for part_id in hint.concerned}, self._tone.scale)
                if score is not None:
                    data = (("score", str(score)),)
                    yield Finding("summary-against-scores", Family.JUDGEMENT, Severity.MAY, *place, data)
                elif hint.is_of_all:
                    yield Finding("summary-of-all", Family.JUDGEMENT, Severity.MAY, *place)

    def _hints_in(self, text: str) -> tuple[Hint, ...]:
        return tuple(hints_in(text, self._stands, self._statements_meant, self._reader))

    def _untrue_of_scores(
        self, passage: PassageSubject, scores: Mapping[str, int], *, is_whole: bool
    ) -> Iterator[Finding]:
        """Yield where a summary says of all scores what they do not bear out."""
        for start, end in self._all_scores.untrue_in(passage.text, scores, is_whole=is_whole):
            place = (passage.section.id, passage.passage.id, start, end, passage.text[start:end])
            data = (("scores", ", ".join(map(str, scores.values()))),)
            yield Finding("scores-miscounted", Family.JUDGEMENT, Severity.SHOULD, *place, data)

    def _of_sentence(
        self,
        passage: PassageSubject,
        sentence: _Sentence,
        severity: Severity | None,
        levels: Mapping[str, int | None],
    ) -> Iterator[Finding]:
        place = (passage.section.id, passage.passage.id)
        if severity is not None:
            span = (sentence.start, sentence.end)
            yield Finding(_UNSUPPORTED, Family.JUDGEMENT, severity, *place, *span, passage.text[span[0] : span[1]])
        for each in self._of_other_level(sentence, levels):
            span, data = (each.start, each.end), (("level", str(each.level)),)
            words = passage.text[each.start : each.end]
            yield Finding(_OTHER_LEVEL, Family.JUDGEMENT, Severity.SHOULD, *place, *span, words, data)

    def _sentences_of(self, text: str) -> tuple[_Sentence, ...]:
        levels = [level.value for level in self._tone.scale.framework.scale]
        strong = {level: tuple(too_strong(text, level, self._tone, is_whole=False)) for level in levels}
        of_levels = self._tone.scale.words_in(text)
        told = [LevelWords(*each) for find in (told_scores, told_levels) for each in find(text, max(levels))]
        found = []
        for each in sentence_words(text):
            start, end = each.start, each.end
            wanted = self._reader.stems_of(each.words)
            wanted = wanted - _OF_LISTS if _LISTING.match(text, start) is not None else wanted
            subject = self._reader.stems_of(plain_words(_subject_of(text[start:end]))) - self._general
            is_told = _TOLD.search(text, start, end) is not None
            is_to_come = _TO_COME.match(text, start, end) is not None
            match = _HONOURED.search(text, start, end) if not is_told else None
            honour = self._reader.stems(match.group()) if match is not None else None
            named = self._statements_meant.in_full(text[start:end]) or self._statements_meant.named(wanted)
            concerned = self._statements_meant.concerned(wanted, each.present)
            here = tuple([words for words in of_levels if start <= words.start < end])
            too = {level: frozenset([word for word in strong[level] if start <= word.start < end]) for level in levels}
            scores = tuple([words for words in told if start <= words.start < end])
            found.append(
                _Sentence(start, end, wanted, subject, is_told, is_to_come, honour, named, concerned, here, scores, too)
            )
        return tuple(found)

    def _take_up(self, passages: Iterable[PassageSubject]) -> frozenset[str]:
        """Count the words of the paragraphs that have come, and no longer those of the ones that have gone.

        Return the words that stand in a statement now and did not before, or the other way round.
        """
        stems_of = self._reader.stems
        now = {each: each.made(stems_of) for each in passages}
        gone = [self._statements[each] for each in self._statements.keys() - now.keys()]
        come = [stems for each, stems in now.items() if each not in self._statements]
        concerned = frozenset[str]().union(*gone, *come)
        stood = {stem for stem in concerned if self._counts[stem]}
        for stems in gone:
            self._counts.subtract(stems)
        for stems in come:
            self._counts.update(stems)
        self._statements = now
        return frozenset(stem for stem in concerned if (self._counts[stem] > 0) is not (stem in stood))

    def _lacking_in_part(
        self, sentences: Sequence[_Sentence], lacking: Sequence[Severity | None]
    ) -> list[Severity | None]:
        """Return which sentences lack support though some statements are not written yet: what these will say, others
        in the paragraph lack as well."""
        is_summed_up = 2 * lacking.count(None) >= len(sentences) > 1
        return [
            Severity.SHOULD
            if severity is not None and (self._is_honoured(each) or (is_summed_up and self._is_strange(each, severity)))
            else None
            for each, severity in zip(sentences, lacking, strict=True)
        ]

    def _is_honoured(self, sentence: _Sentence) -> bool:
        """Return whether a sentence tells of an honour of which none of several statements does."""
        return self._tells_of_honour(sentence) and len(self._written) >= _FEWEST_WRITTEN

    def _tells_of_honour(self, sentence: _Sentence) -> bool:
        """Return whether a sentence tells of an honour of which no statement has the words."""
        if any(not self._counts[stem] for stem in sentence.wanted & _ACCOLADES):
            return True
        missing = [stem for stem in sentence.honour or sentence.wanted if not self._counts[stem]]
        return sentence.honour is not None and bool(missing)

    def _is_strange(self, sentence: _Sentence, severity: Severity) -> bool:
        """Return whether a sentence speaks of what no statement would: words of the framework's topics may be theirs.

        That is something of a kind by itself, of which hardly a word is reported, or one without any that is.
        """
        there = sum(self._counts[stem] > 0 for stem in sentence.wanted)
        own = (sentence.wanted & self._reader.summed_up) - self._topical - self._people
        if any(not self._counts[stem] for stem in own) and there <= min(1, len(sentence.wanted) // _STRANGE):
            return True
        is_plain = severity is Severity.SHOULD and bool(sentence.subject) and sentence.wanted.isdisjoint(self._topical)
        return is_plain and not there and not sentence.is_told and len(self._written) >= _FEWEST_WRITTEN

    def _lacks_support(self, sentence: _Sentence) -> Severity | None:
        """Return how much it weighs that no statement has the words of a sentence; None where enough stand there.

        It weighs most where no statement speaks of what the sentence is about.
        """
        words, wanted, subject = self._reader.words, sentence.wanted, sentence.subject
        if not wanted.isdisjoint(_OF_SCORES) or (self._is_rated and "rating" in wanted):
            return None  # what it says of the rating is held against the scores
        missing = frozenset(stem for stem in wanted if not self._counts[stem])
        if self._tells_of_honour(sentence):
            return Severity.SHOULD
        if sentence.is_to_come and missing.isdisjoint(self._reader.summed_up - self._topical - self._people):
            return None
        if len(wanted) < max(1, words.least_words) or 2 * len(missing) < len(wanted):
            return None
        if subject and subject <= missing and 4 * len(missing) > 3 * len(wanted):
            return Severity.SHOULD
        share = 100 * (len(wanted) - len(missing)) // len(wanted)
        things = len(missing & self._reader.summed_up)
        if (
            share <= _HARDLY
            and not sentence.is_told
            and missing & self._reader.summed_up - self._topical - self._people
        ):
            return Severity.SHOULD
        if things >= _FEWEST_THINGS or (things and share <= _NEARLY_NONE and len(missing) >= words.least_words):
            return Severity.SHOULD
        return Severity.MAY if len(missing) >= words.least_words and share <= words.least_support else None

    def _of_other_level(self, sentence: _Sentence, levels: Mapping[str, int | None]) -> Iterator[LevelWords]:
        """Yield words of a level that are far from the levels of all statements which a sentence names."""
        yield from _told_otherwise(sentence, [levels[part_id] for part_id in sentence.named if part_id in levels])
        concerned = sentence.concerned or levels.keys()
        given = {level for part_id in concerned & self._written if (level := levels[part_id]) is not None}
        if not given or not {levels[part_id] for part_id in concerned & self._written} <= sentence.too_strong.keys():
            return
        found = [each for each in sentence.of_levels if all(_is_far(each, level, self._tone.scale) for level in given)]
        found += frozenset.intersection(*(self._too_strong(sentence, level) for level in given))
        end = -1
        for each in sorted(found, key=lambda each: (each.start, -each.end)):
            if each.start >= end:
                end = each.end
                yield each

    def _too_strong(self, sentence: _Sentence, level: int) -> frozenset[LevelWords]:
        """Return what is too strong beside a level; a little blame of what is not named is none of the highest."""
        scale, found = self._tone.scale.framework, sentence.too_strong[level]
        if level != scale.highest_level or sentence.named:
            return found
        below = sentence.too_strong.get(level - 1, found)
        return frozenset([each for each in found if each.level != scale.lowest_level or each in below])


def _told_otherwise(sentence: _Sentence, given: Sequence[int | None]) -> Iterator[LevelWords]:
    """Yield a score that a sentence tells of the one statement that it names, and that is not this one's."""
    if len(given) == 1 and given[0] is not None:
        yield from (each for each in sentence.told if each.level != given[0])


def _is_far(words: LevelWords, level: int, scale: Scale) -> bool:
    if words.is_label:
        return level - words.level > 1 if words.is_below else abs(words.level - level) > 1
    is_highest = words.level == scale.framework.highest_level
    return is_highest is (scale.height(level) < 50) and words.level != level


def _subject_of(sentence: str) -> str:
    """Return what a sentence is about: what stands before its verb, or what there was."""
    there = _THERE.match(sentence)
    if there is not None:
        rest = sentence[there.end() :]
        return re.split(r"\b(?:for|in|of|with|at|on|to|across|that|which|who|from|about)\b|[,.;]", rest, maxsplit=1)[0]
    told = _TOLD.search(sentence)
    verb = told or _VERB.search(sentence)
    before = sentence[: verb.start()] if verb is not None else ""
    if told is None:
        return before if _RELATIVE.search(before) is None else ""
    of_told = _THAT.match(sentence, told.end())
    inner = _VERB.search(sentence, of_told.end()) if of_told is not None else None
    return before if of_told is None or inner is None else f"{before} {sentence[of_told.end() : inner.start()]}"
