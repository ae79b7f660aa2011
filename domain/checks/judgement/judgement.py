"""Hold the words of a section against its score."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from domain.assessment import Passage, PassageKind, Section, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.headings import empty_headings
from domain.checks.judgement.against_score import StanceReader
from domain.checks.judgement.characteristics import other_characteristics
from domain.checks.judgement.clauses import clause_reader
from domain.checks.judgement.concerned import ConcernedReader
from domain.checks.judgement.contradicted import denied_reasons
from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.judgement.scale_words import LevelWords, Scale, scale_of
from domain.checks.judgement.told_scores import ScoreTerms, printed_scores, score_terms, told_levels, told_scores
from domain.checks.judgement.tone import ToneReader, too_strong
from domain.checks.prose import sentences_of
from domain.checks.subjects import PassageSubject, SectionSubject
from domain.frameworks.framework import Framework, Statement
from domain.review.former_levels import is_same_rationale
from domain.text.sentences import split

_LEAST_COUNTED, _PLAINLY = 5, 80
_LEAST_AT_END, _PLAINLY_AT_END = 4, 65
_LEAST_WITHOUT_ANY = 4
"""At an end of the scale less that tells against the score is needed than between."""
_LEAST_STEMS = 60
_FEWEST_REASONS, _FEWEST_WORDS, _FEW_WORDS, _OF_OTHERS = 4, 2, 4, 3
_MANY_REASONS, _OF_FEW_SHARED = 7, 4
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_SCORED = re.compile(
    rf"(?:\b(?:the|this|our)\s+score\s+(?:is|was)|\bwe\s+(?:have\s+)?(?:scored|rated)\s+(?:this|it)|\A(?:scored|rated))"
    rf"\s+(?:as\s+|at\s+|an?\s+)*(?P<score>\d|{'|'.join(_NUMBERS)})\b(?!\s*(?:%|out of|points|per|/|of\b|\d|or\b))",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:not|would|could|if|considered|might|rather|instead|previous\w*|last|before|until|first|earlier|initially)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"(?:(?:tbc|tbd|to be (?:confirmed|completed|written)|nothing (?:more |further |else )?to (?:add|say|report|note)"
    r"|(?:the )?same as (?:last|the last|before|above|previous)|(?:please )?(?:see|refer to) (?:the )?(?:findings"
    r"|above|below|text|narrative|section|report)|(?:as )?(?:above|agreed|discussed)|(?:the )?score (?:was|is) "
    r"(?:agreed|confirmed|right|fair|unchanged)|(?:no|without) (?:further )?(?:comments?|change|reasons?"
    r"|rationale)(?: (?:given|needed|yet|recorded))?|(?:rationale|reasons?|words|text) (?:to follow|to be \w+|as "
    r"before|pending|needed|missing)|will (?:write|add|do)|it is what the panel|(?:the )?(?:panel|team) (?:agreed"
    r"|decided|discussed)(?: (?:this|it|the score))?)\b(?:\W+[\w’-]+){0,4}|n/a)\W*",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:was|were|is|are|had|has|did|could|came|went|took|gave|felt|knew|met|ran|kept|held|led|found|told|said|made"
    r"|got|saw|rose|fell|left|spoke|(?<=\s)[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,;.:]|\band\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:but|although|though|while|whereas|yet|however|despite|not|only|some|more|further|begun|beginning|new"
    r"|recent\w*|early|still|plan(?:s|ned)? to)\b",
    re.IGNORECASE,
)
_NEEDING = re.compile(
    r"\b(?:need(?:ed|s)|required|wanted) (?:more |further |some |still )*(?:attention|work|effort|time|to)\b", re.I
)
_FEWEST_CLAUSES = 2
_WEIGHING = re.compile(
    r"\b(?:would|could|if|considered|(?:just|stopped|little) short of|rather than|instead)\b", re.IGNORECASE
)
_OF_LEVELS = re.compile(
    r"\b(?:(?:next|higher|lower|better|other|another|that|this|each|which|what|a) (?:level|score)"
    r"|(?:level|score) (?:above|below)|level \d)\b[^,;:]*\Z",
    re.IGNORECASE,
)


_UNNAMED = Statement(id="", number=0, name="", commitment="")


def level_words_check(framework: Framework, reader: JudgementReader) -> Callable[[PassageSubject], Iterator[Finding]]:
    """Return what yields the words of a statement's passage that are those of another score than its own.

    Codes: "level-words", "score-contradicted", and "tone-against-score" of a plain verdict that goes against the score
    in words that are not strong enough for the others. Source: the framework's scale; published reports that
    contradict their own scores.
    """
    scale = scale_of(framework, reader)
    tone = ToneReader(scale)
    stances = StanceReader(tone)
    known = {statement.id: statement for statement in framework.statements}
    scores = score_terms(framework)

    def check(subject: PassageSubject) -> Iterator[Finding]:
        statement, level = _judged(subject.section, known), subject.section.score.level
        if statement is None or level is None:
            return
        told = [
            *_scores_contradicted(scores, subject, level),
            *_words_of_levels(subject, level, tone),
            *(
                _level_words(subject, start, end, Severity.SHOULD, other)
                for start, end, other in other_characteristics(subject.text, statement, level)
            ),
        ]
        yield from told
        if subject.passage.kind is not PassageKind.HEADING:
            yield from _against_score(subject, level, stances, told)

    return check


def judgement_check(framework: Framework, reader: JudgementReader) -> Callable[[SectionSubject], Iterator[Finding]]:
    """Return what yields where a statement's text, rationale and score do not go together.

    Codes: "balance-against-score", "rationale-missing", "rationale-too-short", "rationale-apart",
    "rationale-of-other-level", "rationale-contradicted", "topic-without-text". Source: the framework's scale "
    "and topics.
    """
    scale = scale_of(framework, reader)
    tone = ToneReader(scale)
    topics = _words_of_topics(framework, reader)
    known = {statement.id: statement for statement in framework.statements}
    clauses, meant = clause_reader(reader), ConcernedReader(framework, reader)
    subjects = {each.id: _words_of_subject(each, topics, reader) for each in framework.statements}

    def check(subject: SectionSubject) -> Iterator[Finding]:
        statement, level = _judged(subject.section, known), subject.section.score.level
        if statement is None:
            return
        found = _stems_of(subject, reader)
        if level is not None:
            spoken_of = found | subjects.get(statement.id, frozenset()) if found else found
            of_rationale = list(_rationale(subject.section, spoken_of, level, tone, meant))
            told = [*_balance(subject, level, scale), *of_rationale]
            yield from told
            yield from denied_reasons(subject, subject.section.score, clauses, has_other_words=bool(told))
        unwritten = _unwritten_topics(subject, statement, reader)
        yield from _topics(subject, statement, topics, found, unwritten)

    return check


def _words_of_levels(subject: PassageSubject, level: int, tone: ToneReader) -> Iterator[Finding]:
    """Yield the words of another level, and what is too strong for a statement's own."""
    found = [*tone.scale.of_other_level(subject.text, level)]
    found += ((each, Severity.SHOULD) for each in _not_said_yet(too_strong(subject.text, level, tone), found, subject))
    end = -1
    for each, severity in sorted(found, key=lambda found: (found[0].start, -found[0].end)):
        if each.start >= end:
            end = each.end
            yield _level_words(subject, each.start, each.end, severity, each.level)


def _against_score(
    subject: PassageSubject, level: int, stances: StanceReader, told: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield a plain verdict that goes against the score, in a sentence of which nothing else is told."""
    for each in stances.against(subject.text, level):
        if not any(other.start < each.end and each.start < other.end for other in told):
            place = (subject.section.id, subject.passage.id, each.start, each.end, subject.text[each.start : each.end])
            data = (("score", str(level)),)
            yield Finding("tone-against-score", Family.JUDGEMENT, Severity.MAY, *place, data)


def _not_said_yet(
    strong: Iterable[LevelWords], found: Sequence[tuple[LevelWords, Severity]], subject: PassageSubject
) -> Iterator[LevelWords]:
    """Yield what is too strong in sentences without words of a level that say the same."""
    for each in strong:
        start, end = next(span for span in sentences_of(subject.text) if span[0] <= each.start < span[1])
        if not any(start <= other.start < end and severity is not Severity.MAY for other, severity in found):
            yield each


def _judged(section: Section, known: Mapping[str, Statement]) -> Statement | None:
    """Return the statement of a section that is held against its score, if it is one."""
    if section.kind is not SectionKind.STATEMENT or section.score.is_hidden:
        return None
    if not section.part_id:  # in a text, under a heading of its writer's that no statement has
        return None if section.score.level is None else _UNNAMED
    return known.get(section.part_id)


def _level_words(subject: PassageSubject, start: int, end: int, severity: Severity, level: int) -> Finding:
    place = (subject.section.id, subject.passage.id, start, end, subject.text[start:end])
    data = (("level", str(level)), ("score", str(subject.section.score.level)))
    return Finding("level-words", Family.JUDGEMENT, severity, *place, data)


def _scores_contradicted(scores: ScoreTerms, subject: PassageSubject, level: int) -> Iterator[Finding]:
    """Yield a score that the findings print or tell, and that is another than the statement's."""
    found = [*printed_scores(subject.text, scores), *_told(subject.text, scores.highest)]
    end = -1
    for each in sorted(found):
        if each[0] >= end and each[2] != level and each[2] in scores.levels:
            end = each[1]
            place = (subject.section.id, subject.passage.id, each[0], end, subject.text[each[0] : end])
            data = (("said", str(each[2])), ("score", str(level)))
            yield Finding("score-contradicted", Family.JUDGEMENT, Severity.MUST, *place, data)


def _told(text: str, highest: int) -> Iterator[tuple[int, int, int]]:
    """Yield the scores and the places on the scale that sentences tell."""
    yield from told_scores(text, highest)
    yield from told_levels(text, highest)


def _balance(subject: SectionSubject, level: int, scale: Scale) -> Iterator[Finding]:
    """Yield where nearly all that is told is praise at a low score, or shortfalls at a high one."""
    counts = [each.made(scale.reader.weigh) for each in subject.passages]
    praise, shortfall, both, whole = (sum(each[kind] for each in counts) for kind in range(4))
    against, favour = (shortfall, praise) if scale.height(level) > 50 else (praise, shortfall)
    if scale.height(level) == 50:
        against = 0
    is_end = level in (scale.framework.lowest_level, scale.framework.highest_level)
    least, plainly = (_LEAST_AT_END, _PLAINLY_AT_END) if is_end else (_LEAST_COUNTED, _PLAINLY)
    is_plain = 100 * against >= plainly * (praise + shortfall + both) and 2 * against >= whole
    if against >= (least if favour else _LEAST_WITHOUT_ANY - is_end) and is_plain:
        data = (("praise", str(praise)), ("shortfall", str(shortfall)), ("score", str(level)))
        yield Finding("balance-against-score", Family.JUDGEMENT, Severity.SHOULD, subject.section.id, data=data)


def _rationale(
    section: Section, found: frozenset[str], level: int, tone: ToneReader, meant: ConcernedReader
) -> Iterator[Finding]:
    rationale, scale = section.score.rationale.strip(), tone.scale
    if not rationale:
        yield Finding("rationale-missing", Family.JUDGEMENT, Severity.SHOULD, section.id, data=(("score", str(level)),))
        return
    reasons = scale.reader.stems(rationale)
    shared, spoken_of = reasons & found, meant.subjects_in(rationale)
    is_of_another = bool(spoken_of) and section.part_id not in spoken_of and _OF_OTHERS * len(shared) <= len(reasons)
    is_apart = bool(found) and (not shared or is_of_another)
    if (
        not reasons
        or _EMPTY.fullmatch(rationale)
        or (len(rationale.split()) <= _FEWEST_WORDS and (len(reasons) < _FEWEST_WORDS or is_apart))
        or (len(rationale.split()) <= _FEW_WORDS and is_apart and not _TELLING.search(rationale))
        or (len(rationale.split()) > _FEW_WORDS and len(reasons) < _FEWEST_REASONS and found and not shared)
    ):
        said = (("words", rationale),)
        yield Finding("rationale-too-short", Family.JUDGEMENT, Severity.SHOULD, section.id, data=said)
    elif is_apart and len(reasons) >= _FEWEST_REASONS:
        yield Finding("rationale-apart", Family.JUDGEMENT, Severity.SHOULD, section.id)
    elif found and section.part_id not in spoken_of and _is_strange(len(reasons), len(shared)):
        yield Finding("rationale-apart", Family.JUDGEMENT, Severity.MAY, section.id)
    told = list(_words_of_reasons(rationale, section, level, tone))
    yield from told or _one_sided(rationale, section, level, scale)


def _is_strange(reasons: int, shared: int) -> bool:
    """Return whether of many words of a rationale hardly a fourth is also in the findings, or of the statement."""
    return reasons >= _MANY_REASONS and shared <= (reasons - 2) // _OF_FEW_SHARED


def _words_of_reasons(rationale: str, section: Section, level: int, tone: ToneReader) -> Iterator[Finding]:
    """Yield the scores and the words of levels in a rationale that are others than the section's."""
    scale = tone.scale
    for start, end in split(rationale):
        sentence = rationale[start:end]
        yield from _score_of_rationale(sentence, section, level, scale)
        if _WEIGHING.search(sentence):
            continue
        of_others = list(scale.of_other_level(sentence, level))
        strong = [] if of_others else list(too_strong(sentence, level, tone))
        if not (of_others or strong):
            places = told_levels(sentence, scale.framework.highest_level)
            strong = [LevelWords(*place) for place in places if place[2] != level]
        for each, severity in (*of_others, *((each, Severity.SHOULD) for each in strong)):
            if severity is not Severity.MAY and not _OF_LEVELS.search(sentence, 0, each.start):
                data = (("said", sentence[each.start : each.end]), ("level", str(each.level)), ("score", str(level)))
                yield Finding("rationale-of-other-level", Family.JUDGEMENT, severity, section.id, data=data)


def _one_sided(rationale: str, section: Section, level: int, scale: Scale) -> Iterator[Finding]:
    """Yield where all that a rationale says is good beside a score of the lower half, or bad beside one of the upper.

    What was thought of and not given is no reason for the score, and where something is set against something else
    in a rationale there may be a shortfall that no word tells.
    """
    score = section.score
    if scale.height(level) == 50 or _WEIGHING.search(rationale) or _AGAINST.search(rationale):
        return
    if is_same_rationale(score.rationale, score.changed_rationale):
        return
    is_high = scale.height(level) > 50
    if not is_high and _NEEDING.search(rationale):
        return
    clauses = [scale.reader.count(clause) for clause in _CLAUSES.split(rationale)]
    against = sum((shortfall > 0 == praise) if is_high else (praise > 0 == shortfall) for praise, shortfall in clauses)
    if against < _FEWEST_CLAUSES or any(praise if is_high else shortfall for praise, shortfall in clauses):
        return
    levels = [each.value for each in scale.framework.scale if (scale.height(each.value) > 50) is not is_high]
    nearest = min(levels, key=lambda each: abs(each - level))
    data = (("said", rationale), ("level", str(nearest)), ("score", str(level)))
    yield Finding("rationale-of-other-level", Family.JUDGEMENT, Severity.SHOULD, section.id, data=data)


def _score_of_rationale(sentence: str, section: Section, level: int, scale: Scale) -> Iterator[Finding]:
    """Yield another score than the section's that its rationale gives as the score: "we scored this 2 because"."""
    match = _SCORED.search(sentence)
    told = next(told_scores(sentence, scale.framework.highest_level), (0, 0, level))
    said = (_NUMBERS.get(match["score"].casefold()) or int(match["score"])) if match is not None else told[2]
    if said == level or _SUPPOSED.search(sentence) or all(said != each.value for each in scale.framework.scale):
        return
    data = (("said", str(said)), ("score", str(level)))
    yield Finding("score-contradicted", Family.JUDGEMENT, Severity.MUST, section.id, data=data)


def _words_of_subject(
    statement: Statement, topics: Mapping[str, frozenset[str]], reader: JudgementReader
) -> frozenset[str]:
    """Return the stems of what a statement is about: a rationale with one of them is none of something else."""
    generic = reader.stems(" ".join(reader.words.generic))
    own = reader.stems(" ".join((statement.name, statement.commitment, *statement.topics))) - generic
    return own.union(*(topics[topic] for topic in statement.topics))


def _stems_of(subject: SectionSubject, reader: JudgementReader) -> frozenset[str]:
    nothing: frozenset[str] = frozenset()
    return nothing.union(*(passage.made(reader.stems) for passage in subject.passages))


def _topics(
    subject: SectionSubject,
    statement: Statement,
    topics: Mapping[str, frozenset[str]],
    found: frozenset[str],
    unwritten: Mapping[Passage, str],
) -> Iterator[Finding]:
    """Yield once the topics of which a section says nothing: neither a word of theirs nor one of the same meaning.

    Nothing is said of a short section, nor of one about other things: more than half of the topics are missing there.
    It weighs more where a topic's own heading stands and nothing was written under it.
    """
    for heading, topic in unwritten.items():
        place = (subject.section.id, heading.id, 0, len(heading.text), heading.text)
        yield Finding("topic-without-text", Family.JUDGEMENT, Severity.SHOULD, *place, (("topic", topic),))
    if unwritten:
        return
    missing = [topic for topic in statement.topics if topics[topic] and topics[topic].isdisjoint(found)]
    if len(found) >= _LEAST_STEMS and 0 < 2 * len(missing) <= len(statement.topics):
        data = (("topic", "; ".join(missing)),)
        yield Finding("topic-without-text", Family.JUDGEMENT, Severity.MAY, subject.section.id, data=data)


def _unwritten_topics(subject: SectionSubject, statement: Statement, reader: JudgementReader) -> dict[Passage, str]:
    """Return the headings under which nothing stands, though something does elsewhere, with the topics they name."""
    written = [each.passage for each in subject.passages if each.text.strip()]
    if all(each.kind is PassageKind.HEADING for each in written):
        return {}
    generic = reader.stems(" ".join(reader.words.generic))
    found: dict[Passage, str] = {}
    for each in empty_headings(written):
        words = reader.stems(each.text)
        own = words - generic
        exact = [topic for topic in statement.topics if words == reader.stems(topic)]
        named = exact or [topic for topic in statement.topics if own and own <= reader.stems(topic)]
        if named:
            found[each] = named[0]
    return found


def _words_of_topics(framework: Framework, reader: JudgementReader) -> Mapping[str, frozenset[str]]:
    """Return by topic the stems that tell that a text speaks of it."""
    generic = reader.stems(" ".join(reader.words.generic))
    kin = [reader.stems(" ".join(words)) for words in reader.words.kin]
    found = {}
    for topic in (topic for statement in framework.statements for topic in statement.topics):
        own = reader.stems(topic) - generic
        found[topic] = own.union(*(words for words in kin if not words.isdisjoint(own)))
    return found
