"""Hold each sentence of a summary against the statements: what it says must be reported in one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from domain.assessment import PassageKind, SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement_words import JudgementReader
from domain.checks.scale_words import LevelWords, Scale, scale_of
from domain.checks.subjects import DocumentSubject
from domain.checks.tone import ToneReader, too_strong
from domain.frameworks.framework import Framework, Part, PartKind
from domain.text.sentences import split

_FEWEST_THINGS, _NEARLY_NONE = 2, 17
_OTHER_LEVEL = "summary-of-other-level"


def summary_parts(framework: Framework) -> frozenset[str]:
    """Return the ids of the narrative parts that sum up: those that stand under one heading with rating or scores."""
    groups: list[list[Part]] = []
    for part in framework.outline:
        if not groups or part.kind is PartKind.HEADING or part.level <= groups[-1][0].level:
            groups.append([])
        groups[-1].append(part)
    summing = [group for group in groups if any(part.kind in (PartKind.RATING, PartKind.SCORES) for part in group)]
    return frozenset(part.id for group in summing for part in group if part.kind is PartKind.NARRATIVE)


def check_summaries(document: DocumentSubject, framework: Framework, reader: JudgementReader) -> Iterator[Finding]:
    """Yield each summary sentence that speaks of what no statement does, as "summary-unsupported", and words of a level
    that the statements it speaks of do not have, as "summary-of-other-level".

    Nothing is said before every statement has text: what is not written yet cannot support anything.
    """
    statements = [each for each in document.sections if each.section.kind is SectionKind.STATEMENT]
    if not statements or not all(any(passage.text.strip() for passage in each.passages) for each in statements):
        return
    nothing: frozenset[str] = frozenset()
    known = nothing.union(*(passage.made(reader.stems) for each in statements for passage in each.passages))
    levels = {each.section.part_id: each.section.score.level for each in statements}
    tone, names = ToneReader(scale_of(framework, reader)), _names(framework, reader)
    parts = summary_parts(framework)
    for section in document.sections:
        for passage in section.passages if section.section.part_id in parts else ():
            if passage.passage.kind is PassageKind.HEADING:
                continue
            for start, end in split(passage.text):
                sentence = passage.text[start:end]
                place = (section.section.id, passage.passage.id)
                severity = _lacks_support(sentence, known, reader)
                if severity is not None:
                    yield Finding("summary-unsupported", Family.JUDGEMENT, severity, *place, start, end, sentence)
                for each in _of_other_level(sentence, levels, tone, names):
                    words = sentence[each.start : each.end]
                    span, data = (start + each.start, start + each.end), (("level", str(each.level)),)
                    yield Finding(_OTHER_LEVEL, Family.JUDGEMENT, Severity.SHOULD, *place, *span, words, data)


def _lacks_support(sentence: str, known: frozenset[str], reader: JudgementReader) -> Severity | None:
    """Return how much it weighs that no statement has the words of a sentence; None where enough stand there."""
    words = reader.words
    wanted = reader.stems(sentence)
    missing = wanted - known
    if len(wanted) < words.least_words or 2 * len(missing) < len(wanted):
        return None
    things = len(missing & reader.summed_up)
    share = 100 * (len(wanted) - len(missing)) // len(wanted)
    if things >= _FEWEST_THINGS or (things and share <= _NEARLY_NONE and len(missing) >= words.least_words):
        return Severity.SHOULD
    return Severity.MAY if len(missing) >= words.least_words and share <= words.least_support else None


def _of_other_level(
    sentence: str, levels: Mapping[str, int | None], tone: ToneReader, names: Mapping[str, str]
) -> Iterator[LevelWords]:
    """Yield words of a level in a summary that are far from the levels of all statements which the sentence names."""
    if None in levels.values():
        return
    stems = tone.scale.reader.stems(sentence)
    named = {part_id for stem, part_id in names.items() if stem in stems}
    given = {level for part_id, level in levels.items() if level is not None and (not named or part_id in named)}
    found = [each for each in tone.scale.words_in(sentence) if all(_is_far(each, level, tone.scale) for level in given)]
    strong = [set(too_strong(sentence, level, tone)) for level in sorted(given)]
    found += sorted(set.intersection(*strong) if strong else (), key=lambda each: each.start)
    end = -1
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start >= end:
            end = each.end
            yield each


def _is_far(words: LevelWords, level: int, scale: Scale) -> bool:
    if words.is_label:
        return abs(words.level - level) > 1
    is_highest = words.level == scale.framework.highest_level
    return is_highest is (scale.height(level) < 50) and words.level != level


def _names(framework: Framework, reader: JudgementReader) -> Mapping[str, str]:
    """Return the stems that stand in the name of one statement alone, with its id."""
    common = reader.stems(" ".join(reader.words.common_in_names))
    stems = [(stem, each.id) for each in framework.statements for stem in reader.stems(each.name) - common]
    counts = Counter(stem for stem, _ in stems)
    return {stem: part_id for stem, part_id in stems if counts[stem] == 1}
