"""Hold a rating that a report writes out, and its percentage, against the one that the scores make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from domain.checks.figure_words import any_of
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement_words import JudgementReader
from domain.checks.subjects import DocumentSubject, PassageSubject, Remembered
from domain.frameworks.framework import Framework
from domain.rating.rating import Rating, rate
from domain.text.sentences import split


class RatingsCheck:
    """Yields a rating, or its percentage, that is written out and is another than the one that the scores make.

    Codes: "rating-contradicted", "percentage-of-rating-contradicted". Source: the framework's rating method. It
    remembers the rating of the scores, and what is written in passages.
    """

    def __init__(self, framework: Framework, reader: JudgementReader) -> None:
        self._framework, self._reader = framework, reader
        self._known = frozenset(statement.id for statement in framework.statements)
        self._scale = frozenset(each.value for each in framework.scale)
        self._rating: Remembered[Rating | None] = Remembered()
        self._pattern: re.Pattern[str] | None = None
        self._written: dict[PassageSubject, tuple[re.Match[str], ...]] = {}

    def __call__(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield the ratings that the scores do not make."""
        sections = document.document.sections
        levels = {section.part_id: section.score.level for section in sections if section.part_id in self._known}
        rating = self._rating.of(levels, lambda: self._rated(levels))
        if rating is None:
            return
        labels = tuple(band.label for band in self._framework.method.bands)
        names = _names_of(document.document.assessment.authority, self._reader)
        pattern = _rating_pattern(labels, names, self._reader)
        known = self._written if pattern is self._pattern else {}
        self._pattern = pattern
        self._written = {
            each: known[each] if each in known else _ratings_in(each.text, pattern, self._reader)
            for each in document.passages
        }
        for subject, written in self._written.items():
            for match in written:
                yield from _rating_of(subject, match, rating)

    def _rated(self, levels: Mapping[str, int | None]) -> Rating | None:
        """Return the rating of these levels, None where they make none."""
        if any(level is not None and level not in self._scale for level in levels.values()):
            return None
        rating = rate(self._framework, levels)
        return rating if isinstance(rating, Rating) else None


def _ratings_in(text: str, pattern: re.Pattern[str], reader: JudgementReader) -> tuple[re.Match[str], ...]:
    """Return where a text says what the rating is; not where the sentence speaks of another one."""
    found = []
    for start, end in split(text) if reader.may_rate(text) else ():
        match = pattern.search(text, start, end)
        if match is not None and not reader.earlier.search(text[start : match.start()] + text[match.end() : end]):
            found.append(match)
    return tuple(found)


def _rating_of(subject: PassageSubject, match: re.Match[str], rating: Rating) -> Iterator[Finding]:
    label, percent = match["label"], match["percent"]
    if label.casefold() != rating.band.label.casefold():
        place = (subject.section.id, subject.passage.id, match.start("label"), match.end("label"), label)
        data = (("said", label), ("rating", rating.band.label))
        yield Finding("rating-contradicted", Family.JUDGEMENT, Severity.MUST, *place, data)
    if percent is not None and int(percent) != rating.percent:
        place = (subject.section.id, subject.passage.id, match.start("percent"), match.end("percent"), percent)
        data = (("said", percent), ("percent", str(rating.percent)))
        yield Finding("percentage-of-rating-contradicted", Family.JUDGEMENT, Severity.MUST, *place, data)


@lru_cache(maxsize=8)
def _rating_pattern(labels: tuple[str, ...], names: tuple[str, ...], reader: JudgementReader) -> re.Pattern[str]:
    """Return what finds a written rating of the authority: its label, and its percentage if there is one."""
    words = reader.words
    authority = any_of((*words.rating_of, *names))
    noun = rf"{any_of(words.rating_nouns)}\s+(?:(?:of|for) {authority} )?(?:was|is|of|given was|remained)"
    subject = rf"{authority}\s+{any_of(words.rating_verbs)}"
    rated = rf"{any_of(words.raters)}\s+{authority}(?:\s+as)?"
    overall = rf"{authority}\s+(?:was|is)(?=\s+{any_of(labels)}\s+overall\b)"
    lead = rf"\b(?:{noun}|{subject}|{rated}|{overall})(?:\s+(?:as|to be|overall))*\s+[“\"‘']?"
    percent = r"[”\"’']?(?:\s*(?:,|\(|with|at)\s*(?:a score of\s+)?(?P<percent>\d{1,3})\s?%)?"
    return re.compile(rf"{lead}(?P<label>{any_of(labels)})(?!\w){percent}", re.IGNORECASE)


def _names_of(authority: str, reader: JudgementReader) -> tuple[str, ...]:
    """Return the name of an authority, and its short one: without the words that only say what kind of body it is."""
    bodies = {word.casefold() for word in reader.words.bodies}
    short = " ".join(word for word in authority.split() if word.casefold() not in bodies)
    return tuple(dict.fromkeys(name for name in (authority.strip(), short) if name))
