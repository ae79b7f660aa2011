"""Hold the words of a section against its score, and a rating that is written out against the scores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from domain.assessment import Document, Passage, Section, SectionKind
from domain.checks.characteristics import other_characteristics
from domain.checks.figure_words import any_of, has_any, pattern_of
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement_words import JudgementReader, JudgementWords, is_denied, judgement_reader, stems, weigh
from domain.checks.summaries import check_summaries
from domain.frameworks.framework import Framework, Statement
from domain.rating.rating import Rating, rate
from domain.text.sentences import split

_LEAST_COUNTED, _PLAINLY = 10, 80
_FEWEST_REASONS = 3
_WEIGHING = re.compile(r"\b(?:level|score|would|could|if|considered|not)\b", re.IGNORECASE)
_ARTICLES = ("a ", "an ", "the ")


def check_judgement(framework: Framework, document: Document, words: JudgementWords) -> Iterator[Finding]:
    """Yield where the words of an assessment do not go with its scores.

    Codes: "level-words", "score-contradicted", "balance-against-score", "rationale-missing", "rationale-apart",
    "topic-without-text", "rating-contradicted", "percentage-of-rating-contradicted", "summary-unsupported".
    Source: the framework's scale, topics and rating method; published reports that contradict their own scores.
    """
    reader = judgement_reader(words)
    scale = _scale_of(framework, reader)
    known = {statement.id: statement for statement in framework.statements}
    for section in document.sections:
        if section.kind is SectionKind.STATEMENT and section.part_id in known and not section.score.is_hidden:
            yield from _of_statement(framework, section, known[section.part_id], scale)
    yield from _ratings(framework, document, reader)
    yield from check_summaries(framework, document, reader)


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
        return _level_words_in(text, self)


@lru_cache(maxsize=4096)
def _level_words_in(text: str, scale: _Scale) -> tuple[_OtherWords, ...]:
    if not has_any(text.casefold(), scale.words):
        return ()
    found = []
    for match in scale.pattern.finditer(text):
        if not is_denied(text, match.start(), scale.reader):
            said = match.group().casefold()
            is_label = said in scale.labels
            found.append(_OtherWords(*match.span(), scale.labels[said] if is_label else scale.ends[said], is_label))
    return tuple(found)


def _scale_of(framework: Framework, reader: JudgementReader) -> _Scale:
    return _made_scale(
        level_phrases(framework),
        framework.lowest_level,
        framework.highest_level,
        " ".join(_shared_words(framework)),
        reader,
    )


@lru_cache(maxsize=8)
def _made_scale(
    phrases: tuple[tuple[int, str], ...], lowest: int, highest: int, lead: str, reader: JudgementReader
) -> _Scale:
    labels = {phrase: level for level, phrase in phrases}
    ends = {word.casefold(): lowest for word in reader.words.lowest}
    ends |= {word.casefold(): highest for word in reader.words.highest}
    return _Scale(pattern_of((*labels, *ends)), (*labels, *ends), labels, ends, lead, reader)


def _of_statement(framework: Framework, section: Section, statement: Statement, scale: _Scale) -> Iterator[Finding]:
    level = section.score.level
    if level is not None:
        for passage in section.passages:
            yield from _scores_printed(framework, section, passage, level)
            for each, severity in _of_other_level(framework, passage.text, level, scale):
                place = (section.id, passage.id, each.start, each.end, passage.text[each.start : each.end])
                data = (("level", str(each.level)), ("score", str(level)))
                yield Finding("level-words", Family.JUDGEMENT, severity, *place, data)
            for start, end, other in other_characteristics(passage.text, statement, level):
                place = (section.id, passage.id, start, end, passage.text[start:end])
                data = (("level", str(other)), ("score", str(level)))
                yield Finding("level-words", Family.JUDGEMENT, Severity.SHOULD, *place, data)
        yield from _balance(framework, section, level, scale.reader)
        yield from _rationale(framework, section, level, scale)
    yield from _topics(section, statement, scale.reader)


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


def _scores_printed(framework: Framework, section: Section, passage: Passage, level: int) -> Iterator[Finding]:
    """Yield a score that is written out in the findings and is another than the statement's."""
    labels = tuple(each.label for each in framework.scale)
    for start, end, said in _scores_in(passage.text, framework.terms["score"], framework.terms["score_line"], labels):
        if said != level and any(said == each.value for each in framework.scale):
            place = (section.id, passage.id, start, end, passage.text[start:end])
            data = (("said", str(said)), ("score", str(level)))
            yield Finding("score-contradicted", Family.JUDGEMENT, Severity.MUST, *place, data)


@lru_cache(maxsize=4096)
def _scores_in(text: str, score: str, score_line: str, labels: tuple[str, ...]) -> tuple[tuple[int, int, int], ...]:
    """Return where a text prints a score as the report does, and which."""
    folded = text.casefold()
    beginning = score.partition("{")[0].strip().casefold()
    if not (beginning and beginning in folded) and not has_any(folded, map(str.casefold, labels)):
        return ()
    found = (match for pattern in _score_patterns(score, score_line, labels) for match in pattern.finditer(text))
    return tuple((match.start(), match.end(), int(match[1])) for match in found)


def _balance(framework: Framework, section: Section, level: int, reader: JudgementReader) -> Iterator[Finding]:
    counts = [weigh(passage.text, reader) for passage in section.passages]
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
        yield Finding("balance-against-score", Family.JUDGEMENT, Severity.MAY, section.id, data=data)


def _rationale(framework: Framework, section: Section, level: int, scale: _Scale) -> Iterator[Finding]:
    rationale = section.score.rationale.strip()
    if not rationale:
        yield Finding("rationale-missing", Family.JUDGEMENT, Severity.SHOULD, section.id, data=(("score", str(level)),))
        return
    reasons, found = stems(rationale, scale.reader), _stems_of(section, scale.reader)
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


def _stems_of(section: Section, reader: JudgementReader) -> frozenset[str]:
    nothing: frozenset[str] = frozenset()
    return nothing.union(*(stems(passage.text, reader) for passage in section.passages))


def _topics(section: Section, statement: Statement, reader: JudgementReader) -> Iterator[Finding]:
    """Yield each topic of the framework of which a section that has text says nothing: not half of its words."""
    found = _stems_of(section, reader)
    if not found:
        return
    for topic in statement.topics:
        wanted = stems(topic, reader)
        if wanted and 2 * len(wanted & found) < len(wanted):
            yield Finding("topic-without-text", Family.JUDGEMENT, Severity.MAY, section.id, data=(("topic", topic),))


def _ratings(framework: Framework, document: Document, reader: JudgementReader) -> Iterator[Finding]:
    """Yield a rating, or its percentage, that is written out and is another than the one that the scores make."""
    known = {statement.id for statement in framework.statements}
    sections = [section for section in document.sections if section.part_id in known]
    levels = {section.part_id: section.score.level for section in sections}
    scale = {each.value for each in framework.scale}
    if any(level is not None and level not in scale for level in levels.values()):
        return
    rating = rate(framework, levels)
    if not isinstance(rating, Rating):
        return
    labels = tuple(band.label for band in framework.method.bands)
    names = _names_of(document.assessment.authority, reader)
    for section in document.sections:
        for passage in section.passages:
            for match in _ratings_in(passage.text, labels, names, reader):
                yield from _rating_of(section, passage, match, rating)


@lru_cache(maxsize=4096)
def _ratings_in(
    text: str, labels: tuple[str, ...], names: tuple[str, ...], reader: JudgementReader
) -> tuple[re.Match[str], ...]:
    """Return where a text says what the rating is; not where the sentence speaks of another one."""
    if not has_any(text.casefold(), reader.rating_words):
        return ()
    pattern, found = _rating_pattern(labels, names, reader), []
    for start, end in split(text):
        match = pattern.search(text, start, end)
        if match is not None and not reader.earlier.search(text[start : match.start()] + text[match.end() : end]):
            found.append(match)
    return tuple(found)


def _rating_of(section: Section, passage: Passage, match: re.Match[str], rating: Rating) -> Iterator[Finding]:
    label, percent = match["label"], match["percent"]
    if label.casefold() != rating.band.label.casefold():
        place = (section.id, passage.id, match.start("label"), match.end("label"), label)
        data = (("said", label), ("rating", rating.band.label))
        yield Finding("rating-contradicted", Family.JUDGEMENT, Severity.MUST, *place, data)
    if percent is not None and int(percent) != rating.percent:
        place = (section.id, passage.id, match.start("percent"), match.end("percent"), percent)
        data = (("said", percent), ("percent", str(rating.percent)))
        yield Finding("percentage-of-rating-contradicted", Family.JUDGEMENT, Severity.MUST, *place, data)


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


@lru_cache(maxsize=8)
def _rating_pattern(labels: tuple[str, ...], names: tuple[str, ...], reader: JudgementReader) -> re.Pattern[str]:
    """Return what finds a written rating of the authority: its label, and its percentage if there is one."""
    words = reader.words
    authority = any_of((*words.rating_of, *names))
    noun = rf"{any_of(words.rating_nouns)}\s+(?:(?:of|for) {authority} )?(?:was|is|of|given was|remained)"
    subject = rf"{authority}\s+{any_of(words.rating_verbs)}"
    rated = rf"{any_of(words.raters)}\s+{authority}(?:\s+as)?"
    lead = rf"\b(?:{noun}|{subject}|{rated})(?:\s+(?:as|overall))?\s+[“\"‘']?"
    percent = r"[”\"’']?(?:\s*(?:,|\(|with|at)\s*(?:a score of\s+)?(?P<percent>\d{1,3})\s?%)?"
    return re.compile(rf"{lead}(?P<label>{any_of(labels)})(?!\w){percent}", re.IGNORECASE)


def _names_of(authority: str, reader: JudgementReader) -> tuple[str, ...]:
    """Return the name of an authority, and its short one: without the words that only say what kind of body it is."""
    bodies = {word.casefold() for word in reader.words.bodies}
    short = " ".join(word for word in authority.split() if word.casefold() not in bodies)
    return tuple(dict.fromkeys(name for name in (authority.strip(), short) if name))
