"""Find what is said twice: a sentence or paragraph that stands elsewhere in the report, and the framework's own words.

Sentences are looked up by their runs of three words, so that only those that share some are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from domain.assessment import Document, Passage, PassageKind, Section
from domain.checks.finding import Family, Finding, Severity
from domain.checks.prose import KEPT_TEXTS, plain_words, sentences_of
from domain.checks.subjects import DocumentSubject
from domain.frameworks.framework import Framework
from domain.text.alignment import replacements

FEWEST_WORDS = 7
"""A shorter sentence is a stock phrase, and may stand again as it is."""
FEWEST_WORDS_ALIKE = 9
"""A shorter sentence says something else when one of its words is another."""
ALIKE = 0.8
"""The share of words in the same order from which on two sentences say the same."""
SHARED_RUNS = 0.45
"""The share of runs of three words that two sentences must have in common to be compared word by word."""
MOST_PLACES = 16
"""A run of words that stands in more sentences than these is a turn of phrase, and tells nothing."""


@dataclass(frozen=True, slots=True)
class _Gist:
    """What is compared of a sentence: its words, its figures, and its runs of three words as numbers."""

    words: tuple[str, ...]
    figures: tuple[str, ...]
    runs: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    """A sentence and where it stands; one of the framework's has no passage."""

    section: Section | None
    passage: Passage | None
    start: int
    end: int
    text: str
    gist: _Gist


class RepetitionIndex:
    """Sentences by their words and by their runs of words; each is asked for before it is added."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, ...], int] = {}
        self._places: dict[int, list[int]] = {}
        self._gists: list[_Gist] = []

    def add(self, gist: _Gist) -> int | None:
        """Add a sentence and return the number of an earlier one that says the same, None where there is none."""
        number = len(self._gists)
        self._gists.append(gist)
        found = self._exact.setdefault(gist.words, number)
        if found != number:
            return found
        places = self._places
        lists = [each for run in gist.runs if (each := places.get(run)) is not None]
        enough = len(gist.words) >= FEWEST_WORDS_ALIKE and len(lists) >= SHARED_RUNS / (2 - SHARED_RUNS) * len(
            gist.runs
        )
        alike = self._alike(gist, lists) if enough else None
        for run in gist.runs:
            each = places.get(run)
            if each is None:
                places[run] = [number]
            elif len(each) < MOST_PLACES:
                each.append(number)
        return alike

    def _alike(self, gist: _Gist, lists: Iterable[list[int]]) -> int | None:
        count = len(gist.runs)
        for number, runs in Counter(chain.from_iterable(lists)).most_common(4):
            other = self._gists[number]
            enough = 2 * runs >= SHARED_RUNS * (count + len(other.runs))
            if enough and other.figures == gist.figures and _share(gist.words, other.words) >= ALIKE:
                return number
        return None


def check_repetition(subject: DocumentSubject, framework: Framework) -> Iterator[Finding]:
    """Yield what stands twice in a report: "paragraph-repeated" (a must), "sentence-repeated", "framework-repeated"
    and "label-repeated". The data of the first two name the section and the words of the other place.

    Of two places the later one is reported, or the whole paragraph that stands within another. Sentences that differ
    in a figure do not say the same.
    """
    document = subject.document
    sentences = [*_of_framework(framework), *_of_document(document)]
    index = RepetitionIndex()
    found: dict[int, int] = {}
    for number, sentence in enumerate(sentences):
        earlier = index.add(sentence.gist)
        if earlier is not None and sentence.passage is not None:
            found[number] = earlier
    yield from _repeated(sentences, found)
    labels = _labels(framework)
    longest = 2 * max(map(len, labels), default=0)
    for section in document.sections:
        for passage in section.passages:
            is_short = len(passage.text) <= longest and passage.kind is not PassageKind.HEADING
            if is_short and _plain(passage.text) in labels:
                place = (section.id, passage.id, 0, len(passage.text), passage.text)
                yield Finding("label-repeated", Family.REPETITION, Severity.MUST, *place)


def _repeated(sentences: Sequence[_Sentence], found: dict[int, int]) -> Iterator[Finding]:
    by_passage: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        if sentence.passage is not None:
            by_passage[sentence.passage.id].append(number)
    whole = {
        passage_id
        for passage_id, numbers in by_passage.items()
        if all(number in found and sentences[found[number]].passage is not None for number in numbers)
        and _covers(sentences[numbers[0]], [sentences[number] for number in numbers])
    }
    reported: set[str] = set()
    for number, earlier in found.items():
        here, there = sentences[number], sentences[earlier]
        assert here.section is not None and here.passage is not None
        if there.passage is None:
            yield _finding("framework-repeated", Severity.SHOULD, here, here.start, here.end, there)
        elif here.passage.id not in whole:
            yield _finding("sentence-repeated", Severity.SHOULD, here, here.start, here.end, there)
        elif here.passage.id not in reported:
            reported.add(here.passage.id)
            yield _finding("paragraph-repeated", Severity.MUST, here, 0, len(here.passage.text), there)


def _covers(first: _Sentence, sentences: Sequence[_Sentence]) -> bool:
    """Return whether sentences are all of a paragraph: no short ones beside them that were not looked at."""
    assert first.passage is not None
    is_text = first.passage.kind is not PassageKind.HEADING
    return is_text and len(sentences) * 2 > len(sentences_of(first.passage.text))


def _finding(code: str, severity: Severity, here: _Sentence, start: int, end: int, there: _Sentence) -> Finding:
    assert here.section is not None and here.passage is not None
    data = [("other", there.text)]
    if there.section is not None and there.passage is not None:
        data += [("other_section", there.section.id), ("other_passage", there.passage.id)]
        data += [("other_start", str(there.start)), ("other_end", str(there.end))]
    words = here.passage.text[start:end]
    place = (here.section.id, here.passage.id, start, end, words)
    return Finding(code, Family.REPETITION, severity, *place, tuple(data))


def _of_framework(framework: Framework) -> Iterator[_Sentence]:
    for theme in framework.themes:
        for statement in theme.statements:
            for text in (statement.commitment, *statement.expectations):
                yield from _sentences(None, None, text)


def _of_document(document: Document) -> Iterator[_Sentence]:
    for section in document.sections:
        for passage in section.passages:
            if passage.kind is not PassageKind.HEADING:
                yield from _sentences(section, passage, passage.text)


def _sentences(section: Section | None, passage: Passage | None, text: str) -> Iterator[_Sentence]:
    for start, end, gist in _gists(text):
        yield _Sentence(section, passage, start, end, text[start:end], gist)


@lru_cache(maxsize=KEPT_TEXTS)
def _gists(text: str) -> tuple[tuple[int, int, _Gist], ...]:
    """Return the sentences of a text that are long enough to be compared."""
    made = ((start, end, plain_words(text[start:end])) for start, end in sentences_of(text))
    return tuple((start, end, _gist(words)) for start, end, words in made if len(words) >= FEWEST_WORDS)


def _gist(words: tuple[str, ...]) -> _Gist:
    figures = tuple(sorted(word for word in words if word[0].isdigit()))
    return _Gist(words, figures, tuple({hash(run) for run in zip(words, words[1:], words[2:], strict=False)}))


def _share(words: Sequence[str], others: Sequence[str]) -> float:
    """Return the share of words that stand in the same order in both."""
    changed = replacements(words, others)
    kept = len(words) - sum(each.end - each.start for each in changed)
    return 2 * kept / (len(words) + len(others))


def _labels(framework: Framework) -> frozenset[str]:
    labels = [f"{level.value} {level.label}" for level in framework.scale]
    scores = [f"score {level.value}" for level in framework.scale]
    return frozenset(_plain(each) for each in (*labels, *scores))


def _plain(text: str) -> str:
    return " ".join(plain_words(text))
