"""Hold a rating that a report writes out, and its percentage, against the one that the scores make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.phrases import any_of, pattern_of
from domain.checks.prose import words_of
from domain.checks.sentence_words import sentence_words, telling_words
from domain.checks.subjects import DocumentSubject, PassageSubject, Remembered
from domain.frameworks.framework import Framework
from domain.rating.rating import Incomplete, Rating, rate

_OF_PERCENT = frozenset(("overall", "total", "final", "scored", "scores"))
_BESIDE_LABEL = frozenset(
    ("rating", "overall", "score", "requires", "band", "category", "range", "bracket", "authority", "council")
)
_ANOTHER = re.compile(
    r"\b(?:in|since|from|until) (?:\w+ )?(?:19|20)\d\d\b|\b(?:survey|satisfaction|respondents|index|confidence)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<![\d.])(\d{1,3})\s?(?:%|per\s?cent\b)")
_NOT = re.compile(r"\b(?:not|never|nor|neither)\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|and over)\b")
_ENDED = (
    r"(?!\w)(?=[”’\"']?\s*(?:[.,;:()–-]|\Z)|[”’\"']?\s+(?:overall|with|for|and|because|by|as|but|which|on|rating"
    r"|authority|in (?:\w+ )?20\d\d)\b)"
)
"""What may follow a label; before other words it is a plain one: "good at listening"."""


@dataclass(frozen=True, slots=True)
class _Written:
    """Where a rating and a percentage of it are written out."""

    label: tuple[int, int] | None
    percent: tuple[int, int] | None


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    """What finds a rating of one authority, a percentage of it, and that it is somebody's view."""

    label: re.Pattern[str]
    percent: re.Pattern[str]
    telling: re.Pattern[str]
    labels: frozenset[str]
    leads: frozenset[str]

    def may_tell(self, present: frozenset[str]) -> bool:
        """Return whether a rating or a percentage may be written in a text of these words."""
        is_rated = not self.leads.isdisjoint(present) and not self.labels.isdisjoint(present)
        return is_rated or not _OF_PERCENT.isdisjoint(present)


class RatingsCheck:
    """Yields a rating, or its percentage, that is written out and is another than the one that the scores make.

    Codes: "rating-contradicted", "percentage-of-rating-contradicted". Source: the framework's rating method. It
    remembers the rating of the scores, and what is written in passages. Where scores are open, a rating is wrong that
    none can make any more, or that is of another band than the percentage beside it.
    """

    def __init__(self, framework: Framework, reader: JudgementReader) -> None:
        self._framework, self._reader = framework, reader
        self._known = frozenset(statement.id for statement in framework.statements)
        self._scale = frozenset(each.value for each in framework.scale)
        self._rating: Remembered[Rating | Incomplete | None] = Remembered()
        self._patterns: _Patterns | None = None
        self._written: dict[PassageSubject, tuple[_Written, ...]] = {}

    def __call__(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield the ratings that the scores do not make."""
        sections = document.document.sections
        levels = {section.part_id: section.score.level for section in sections if section.part_id in self._known}
        rating = self._rating.of(levels, lambda: self._rated(levels))
        if rating is None:
            return
        labels = tuple(band.label for band in self._framework.method.bands)
        names = _names_of(document.document.assessment.authority, self._reader)
        patterns = _patterns_of(labels, names, self._reader)
        known = self._written if patterns is self._patterns else {}
        self._patterns = patterns
        self._written = {
            each: known[each] if each in known else _ratings_in(each.text, patterns, self._reader)
            for each in document.passages
        }
        for subject, written in self._written.items():
            for each in written:
                if isinstance(rating, Rating):
                    yield from _rating_of(subject, each, rating)
                else:
                    yield from self._never_of(subject, each, rating, levels)

    def _rated(self, levels: Mapping[str, int | None]) -> Rating | Incomplete | None:
        """Return the rating of these levels, what they may make yet where some are open, None where they are none."""
        scored = [level for level in levels.values() if level is not None]
        return rate(self._framework, levels) if scored and self._scale.issuperset(scored) else None

    def _never_of(
        self, subject: PassageSubject, written: _Written, open_yet: Incomplete, levels: Mapping[str, int | None]
    ) -> Iterator[Finding]:
        """Yield a rating that open scores cannot make, or that the percentage beside it does not."""
        said = subject.text[slice(*written.label)] if written.label is not None else ""
        right = [band.label for band in open_yet.possible]
        if written.percent is not None and not self._may_be_limited(levels):
            percent = int(subject.text[slice(*written.percent)])
            right = [band.label for band in self._framework.method.bands if band.lowest <= percent <= band.highest]
        if written.label is not None and right and said.casefold() not in map(str.casefold, right):
            place = (subject.section.id, subject.passage.id, *written.label, said)
            data = (("said", said), ("rating", " or ".join(right)))
            yield Finding("rating-contradicted", Family.JUDGEMENT, Severity.MUST, *place, data)

    def _may_be_limited(self, levels: Mapping[str, int | None]) -> bool:
        """Return whether single low scores keep the rating below what its percentage makes."""
        scored = [level for level in levels.values() if level is not None]
        limiters = self._framework.method.limiters
        return any(sum(level <= each.level for level in scored) >= each.count for each in limiters)


def _ratings_in(text: str, patterns: _Patterns, reader: JudgementReader) -> tuple[_Written, ...]:
    """Return where a text says what the rating is; not where the sentence speaks of another one."""
    if not patterns.may_tell(words_of(text).present):
        return ()
    found = []
    for each in sentence_words(text):
        if not patterns.may_tell(each.present):
            continue
        start, end = each.start, each.end
        label, percent = patterns.label.search(text, start, end), patterns.percent.search(text, start, end)
        match = label or percent
        if (
            match is None
            or _NOT.search(match.group())
            or reader.earlier.search(text[start : match.start()] + text[match.end() : end])
        ):
            continue
        if _ANOTHER.search(text, start, end) or patterns.telling.search(text, start, match.start()):
            continue
        percents = [each for each in _PERCENT.finditer(text, start, end) if not _OF.match(text, each.end())]
        beside = percents[0].span(1) if label is not None and len(percents) == 1 else None
        if percent is not None:
            beside = percent.span("percent")
        found.append(_Written(label.span(label.lastgroup or 0) if label is not None else None, beside))
    return tuple(found)


def _rating_of(subject: PassageSubject, written: _Written, rating: Rating) -> Iterator[Finding]:
    for span, right, code, name in (
        (written.label, rating.band.label, "rating-contradicted", "rating"),
        (written.percent, str(rating.percent), "percentage-of-rating-contradicted", "percent"),
    ):
        said = subject.text[slice(*span)] if span is not None else right
        if span is not None and said.casefold() != right.casefold():
            place = (subject.section.id, subject.passage.id, *span, said)
            yield Finding(code, Family.JUDGEMENT, Severity.MUST, *place, (("said", said), (name, right)))


@lru_cache(maxsize=8)
def _patterns_of(labels: tuple[str, ...], names: tuple[str, ...], reader: JudgementReader) -> _Patterns:
    """Return what finds a written rating of the authority, its label or the percentage alone."""
    words, label = reader.words, any_of(labels)
    authority = (
        rf"(?:{any_of((*words.rating_of, *names))}|this (?:local )?(?:authority|council)|adult social care)"
        r"(?:[’']s adult social care)?"
    )
    noun, body = rf"(?:{any_of(words.rating_nouns)})", r"(?:local )?(?:authority|council)\b"
    named = any_of((*(word for word in words.rating_of if " " in word), *names))
    done = rf"(?:{any_of(words.rating_verbs)})(?: (?:it|overall|therefore|by us|by CQC))*"
    said = rf"(?:\s+(?:as|to be|overall|therefore|that of|an?|the))*\s*[“\"‘']?(?P<{{name}}>{label}){_ENDED}"
    be = rf"(?:{authority}\s+(?:was|is)|we\s+(?:are|were))"
    forms = (
        rf"{noun}\b(?:[^.;:]{{0,70}}?\s)??(?:was|is|of|as|at|to be|remained?|became|becomes|gave|gives)\b",
        rf"{noun}\b[^.;:]{{0,50}}?\s?[:–-]",
        rf"{noun}\b[^.;:]{{0,50}}?\b{authority}",
        rf"{authority}(?:[’']s)?(?: [\w’-]+){{0,4}}? (?:was|were|is|has been|had been|came out)(?: \w+){{0,2}}? {done}",
        rf"{any_of(words.raters)} (?:have |has |had )?{done} (?:that )?{authority}(?: (?:was|is))?",
        rf"(?:{any_of(words.raters)}|makes?|made) {authority}(?: (?:was|is))?",
        rf"{be}(?: therefore| thus| now)?(?=\s+{label}(?:\s+overall\b|,?\s+with\s+a\s+score\b))",
        r"(?:in|into|within|under|for)\s+(?:the|a)\s+(?:band|category|range|bracket)\s+(?:of|for|called|labelled)",
        r"overall\s*[:–-]",
    )
    told = [rf"\b{form}{said.format(name=f'label{place}')}" for place, form in enumerate(forms)]
    told += (
        rf"\b(?P<first>{label})\s+(?:was|is)\s+(?:\w+\s+)?(?:the|its|our)\s+(?:\w+\s+)?{noun}\b",
        rf"\b(?:in|into|within|at)\s+(?:the|a)\s+[“‘]?(?P<band>{label})[”’]?\s+(?:band|category|range|bracket)\b",
        rf"\b(?:an?|the|this|its|our)\s+(?:overall |final )?[“‘]?(?P<before>{label})[”’]? (?:overall )?{noun}\b",
        rf"\b(?:was|is|as|made?|makes|{authority}),? (?:\w+,? )?an? [“‘]?(?P<kind>{label})[”’]? {body}",
        rf"\b{authority}\s+(?P<verb>{label})\s+overall\b",
        rf"\b(?<!\w )(?:{named})\s+(?P<plain>{label})(?=\s*[.;])",
    )
    if of_several := tuple(each for each in labels if " " in each):
        is_result = r"\b(?:the|our) (?:result|outcome) (?:was|is)(?: therefore| thus)?"
        told += (rf"{is_result} (?P<of>{any_of(of_several)}){_ENDED}",)
    either = re.compile("|".join(told), re.IGNORECASE)
    leads = telling_words((*words.rating_nouns, *words.rating_verbs)) | _BESIDE_LABEL
    return _Patterns(either, _percent_pattern(authority), pattern_of(words.telling), telling_words(labels), leads)


def _percent_pattern(authority: str) -> re.Pattern[str]:
    """Return what finds the percentage of an authority's rating where the label does not stand."""
    return re.compile(
        rf"\b(?:(?:overall|total|final)\s+(?:score|percentage|result)(?:\s+(?:of|for)\s+{authority})?"
        r"\s+(?:was|is|of|came to)"
        rf"|{authority}\s+scored(?=\s+\d+\s?%\s+overall)|scores\s+(?:came|added up|amounted)\s+to|scores\s+totalled)"
        r"(?:\s+\d+\s+out\s+of\s+\d+,?\s+(?:or|which was|that is))?"
        r"\s+(?P<percent>\d{1,3})\s?(?:%|per\s?cent\b)(?!\s+of\b)",
        re.IGNORECASE,
    )


def _names_of(authority: str, reader: JudgementReader) -> tuple[str, ...]:
    """Return the name of an authority, and its short one: without the words that only say what kind of body it is."""
    bodies = {word.casefold() for word in reader.words.bodies}
    short = " ".join(word for word in authority.split() if word.casefold() not in bodies)
    return tuple(dict.fromkeys(name for name in (authority.strip(), short) if name))
