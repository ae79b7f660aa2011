"""Hold the words of a section against its score."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from domain.assessment import Section, SectionKind
from domain.checks.characteristics import other_characteristics
from domain.checks.figure_words import any_of, has_any, pattern_of
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement_words import JudgementReader, is_denied
from domain.checks.subjects import PassageSubject, SectionSubject
from domain.frameworks.framework import Framework, Statement
from domain.text.sentences import split

_LEAST_COUNTED, _PLAINLY = 10, 80
_FEWEST_REASONS = 3
_WEIGHING = re.compile(r"\b(?:level|score|would|could|if|considered|not)\b", re.IGNORECASE)
_ARTICLES = ("a ", "an ", "the ")


def level_words_check(framework: Framework, reader: JudgementReader) -> Callable[[PassageSubject], Iterator[Finding]]:
    """Return what yields the words of a statement's passage that are those of another score than its own.

    Codes: "level-words", "score-contradicted". Source: the framework's scale; published reports that contradict
    their own scores.
    """
    scale = _scale_of(framework, reader)
    known = {statement.id: statement for statement in framework.statements}

    def check(subject: PassageSubject) -> Iterator[Finding]:
        statement, level = _judged(subject.section, known), subject.section.score.level
        if statement is None or level is None:
            return
        yield from _scores_printed(framework, subject, level)
        for each, severity in _of_other_level(framework, subject.text, level, scale):
            yield _level_words(subject, each.start, each.end, severity, each.level)
        for start, end, other in other_characteristics(subject.text, statement, level):
            yield _level_words(subject, start, end, Severity.SHOULD, other)

    return check


def judgement_check(framework: Framework, reader: JudgementReader) -> Callable[[SectionSubject], Iterator[Finding]]:
    """Return what yields where a statement's text, rationale and score do not go together.

    Codes: "balance-against-score", "rationale-missing", "rationale-apart", "rationale-of-other-level",
    "topic-without-text". Source: the framework's scale and topics.
    """
    scale = _scale_of(framework, reader)
    known = {statement.id: statement for statement in framework.statements}

    def check(subject: SectionSubject) -> Iterator[Finding]:
        statement, level = _judged(subject.section, known), subject.section.score.level
        if statement is None:
            return
        if level is not None:
            yield from _balance(framework, subject, level, reader)
            yield from _rationale(framework, subject, level, scale)
        yield from _topics(subject, statement, reader)

    return check


def _judged(section: Section, known: Mapping[str, Statement]) -> Statement | None:
    """Return the statement of a section that is held against its score, if it is one."""
    is_seen = section.kind is SectionKind.STATEMENT and not section.score.is_hidden
    return known.get(section.part_id) if is_seen else None


def _level_words(subject: PassageSubject, start: int, end: int, severity: Severity, level: int) -> Finding:
    place = (subject.section.id, subject.passage.id, start, end, subject.text[start:end])
    data = (("level", str(level)), ("score", str(subject.section.score.level)))
    return Finding("level-words", Family.JUDGEMENT, severity, *place, data)


def level_phrases(framework: Framework) -> tuple[tuple[int, str], ...]:
    """Return the words that tell each level of a scale from the others, of two words or more, by level."""
    shared = len(_shared_words(framework))
    found = []
    for level in framework.scale:
        phrase = " ".join(level.label.split()[shared:]).casefold()
        phrase = next((phrase[len(each) :] for each in _ARTICLES if phrase.startswith(each)), phrase)
        if " " in phrase:
            found.append((level.value, phrase))
    return tuple(found)


def _shared_words(framework: Framework) -> list[str]:
    places = zip(*(level.label.casefold().split() for level in framework.scale), strict=False)
    return [words[0] for words in takewhile(lambda words: len(set(words)) == 1, places)]


@dataclass(frozen=True, slots=True)
class _OtherWords:
    """Words [start, end) of a level, that of its label or of an end of the scale."""

    start: int
    end: int
    level: int
    is_label: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Scale:
    """What tells the levels of one framework apart in a text."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    labels: dict[str, int]
    ends: dict[str, int]
    lead: str
    reader: JudgementReader

    def words_in(self, text: str) -> tuple[_OtherWords, ...]:
        """Return the words of any level in a text, without those that are denied."""
        if not has_any(text.casefold(), self.words):
            return ()
        found = []
        for match in self.pattern.finditer(text):
            if not is_denied(text, match.start(), self.reader):
                said = match.group().casefold()
                is_label = said in self.labels
                found.append(_OtherWords(*match.span(), self.labels[said] if is_label else self.ends[said], is_label))
        return tuple(found)


def _scale_of(framework: Framework, reader: JudgementReader) -> _Scale:
    labels = {phrase: level for level, phrase in level_phrases(framework)}
    ends = {word.casefold(): framework.lowest_level for word in reader.words.lowest}
    ends |= {word.casefold(): framework.highest_level for word in reader.words.highest}
    lead = " ".join(_shared_words(framework))
    return _Scale(pattern_of((*labels, *ends)), (*labels, *ends), labels, ends, lead, reader)


def _of_other_level(
    framework: Framework, text: str, level: int, scale: _Scale
) -> Iterator[tuple[_OtherWords, Severity]]:
    """Yield the words of another level: a label's words are a may beside the next level, unless printed in full.

    Words of an end of the scale count only where the level is in its other half.
    """
    height = _height(framework, level)
    for each in scale.words_in(text):
        if each.level == level:
            continue
        if not each.is_label:
            if (each.level == framework.highest_level) is (height < 50):
                yield each, Severity.SHOULD
            continue
        before = text[max(0, each.start - len(scale.lead) - 4) : each.start].casefold()
        is_full = bool(scale.lead) and scale.lead in before
        yield each, Severity.SHOULD if is_full or abs(each.level - level) > 1 else Severity.MAY


def _scores_printed(framework: Framework, subject: PassageSubject, level: int) -> Iterator[Finding]:
    """Yield a score that is written out in the findings and is another than the statement's."""
    labels = tuple(each.label for each in framework.scale)
    for start, end, said in _scores_in(subject.text, framework.terms["score"], framework.terms["score_line"], labels):
        if said != level and any(said == each.value for each in framework.scale):
            place = (subject.section.id, subject.passage.id, start, end, subject.text[start:end])
            data = (("said", str(said)), ("score", str(level)))
            yield Finding("score-contradicted", Family.JUDGEMENT, Severity.MUST, *place, data)


def _scores_in(text: str, score: str, score_line: str, labels: tuple[str, ...]) -> tuple[tuple[int, int, int], ...]:
    """Return where a text prints a score as the report does, and which."""
    folded = text.casefold()
    beginning = score.partition("{")[0].strip().casefold()
    if not (beginning and beginning in folded) and not has_any(folded, map(str.casefold, labels)):
        return ()
    found = (match for pattern in _score_patterns(score, score_line, labels) for match in pattern.finditer(text))
    return tuple((match.start(), match.end(), int(match[1])) for match in found)


def _balance(framework: Framework, subject: SectionSubject, level: int, reader: JudgementReader) -> Iterator[Finding]:
    counts = [passage.made(reader.weigh) for passage in subject.passages]
    praise, shortfall = sum(each[0] for each in counts), sum(each[1] for each in counts)
    whole = praise + shortfall
    if whole < _LEAST_COUNTED:
        return
    place = _height(framework, level)
    is_against = (place > 50 and 100 * shortfall >= _PLAINLY * whole) or (
        place < 50 and 100 * praise >= _PLAINLY * whole
    )
    if is_against:
        data = (("praise", str(praise)), ("shortfall", str(shortfall)), ("score", str(level)))
        yield Finding("balance-against-score", Family.JUDGEMENT, Severity.MAY, subject.section.id, data=data)


def _rationale(framework: Framework, subject: SectionSubject, level: int, scale: _Scale) -> Iterator[Finding]:
    section = subject.section
    rationale = section.score.rationale.strip()
    if not rationale:
        yield Finding("rationale-missing", Family.JUDGEMENT, Severity.SHOULD, section.id, data=(("score", str(level)),))
        return
    reasons, found = scale.reader.stems(rationale), _stems_of(subject, scale.reader)
    if found and len(reasons) >= _FEWEST_REASONS and not reasons & found:
        yield Finding("rationale-apart", Family.JUDGEMENT, Severity.SHOULD, section.id)
    for start, end in split(rationale):
        sentence = rationale[start:end]
        if _WEIGHING.search(sentence):
            continue
        for each, severity in _of_other_level(framework, sentence, level, scale):
            if severity is not Severity.MAY:
                said = sentence[each.start : each.end]
                data = (("said", said), ("level", str(each.level)), ("score", str(level)))
                yield Finding("rationale-of-other-level", Family.JUDGEMENT, severity, section.id, data=data)


def _stems_of(subject: SectionSubject, reader: JudgementReader) -> frozenset[str]:
    nothing: frozenset[str] = frozenset()
    return nothing.union(*(passage.made(reader.stems) for passage in subject.passages))


def _topics(subject: SectionSubject, statement: Statement, reader: JudgementReader) -> Iterator[Finding]:
    """Yield each topic of the framework of which a section that has text says nothing: not half of its words."""
    found = _stems_of(subject, reader)
    if not found:
        return
    for topic in statement.topics:
        wanted = reader.stems(topic)
        if wanted and 2 * len(wanted & found) < len(wanted):
            yield Finding(
                "topic-without-text", Family.JUDGEMENT, Severity.MAY, subject.section.id, data=(("topic", topic),)
            )


def _height(framework: Framework, level: int) -> int:
    """Return where a level stands on the scale, from 0 to 100."""
    lowest, highest = framework.lowest_level, framework.highest_level
    return 100 * (level - lowest) // (highest - lowest) if highest > lowest else 50


@lru_cache(maxsize=8)
def _score_patterns(score: str, score_line: str, labels: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a printed score, of the framework's terms."""
    filled = {"{score}": r"(?<!\d)(\d{1,3})(?!\d)", "{label}": any_of(labels)}

    def pattern(term: str) -> re.Pattern[str]:
        pieces = re.split(r"(\{score\}|\{label\})", term)
        return re.compile("".join(filled.get(piece, re.escape(piece)) for piece in pieces), re.IGNORECASE)

    return tuple(pattern(term) for term in (score, score_line) if "{score}" in term)
