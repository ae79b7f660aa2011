"""How long it takes to check a report of 45,000 words, and to find its sentences that say the same (aims 10 and 11)."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz, process

from benchmarks.measuring import Figure, alternating, at_most, medians, milliseconds, unsearched, within
from benchmarks.scale import ROOT, SMALL, Size, scaled_document
from domain.assessment import Document, PassageKind, Section
from domain.checks.engine import CheckEngine
from domain.checks.prose import plain_words, sentences_of
from domain.checks.repetition.repetition_index import RepetitionIndex
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from resources.loader import read_json
from store.files import FileStore
from store.sample import read_sample_pseudonyms, sample_framework_id
from tests.corpus.reading import clean
from ui.checking.helper import helpers_worth
from ui.house_style import style_with_spelling

WORDS, SENTENCES = 45_000, 3_000
SEED: Final = 10
PATIENCE_SECONDS: Final = 120
YARDSTICK: Final = "rapidfuzz, each with each"
OF_YARDSTICK: Final = (
    "its pairs one way round, without those below 80 per cent: half of what its matrix of all pairs takes, or less"
)
MANY_RULES: Final = (
    "The rules have grown: some thirty checks of several parts look at every paragraph; typing, figures, privacy and"
    " style take two thirds of it."
)
AS_THE_WINDOW: Final = (
    "in a process that has checked nothing but the sample's evidence, which the window does while typing rests, as do"
    " processes that help: here {helpers}"
)
WHOLE_REPORT: Final = (
    "A third of it is the paragraph itself; the rest goes through the whole report, finds out what changed and puts the"
    " findings in order."
)
IN_ANOTHER_ORDER: Final = (
    "The index also finds what is said again in another order, by words of content; the yardstick does not."
)
_NEW: Final = "In this paragraph a sentence of some words was written, the {number}th of this run. "


def measure(size: Size, rounds: int) -> list[Figure]:
    """Measure all checks the first time and after each of several changed paragraphs, and near-duplicates alone."""
    name = f"{sample_framework_id()}.json"
    framework = parse_framework(read_json("frameworks", name), name)
    document = varied(framework, size if size is SMALL else replace(size, words=WORDS))
    return [*_checks(framework, document, rounds), *_near_duplicates(document, size, rounds)]


def varied(framework: Framework, size: Size) -> Document:
    """Return the scaled sample with prose of the corpus for each repeated paragraph, so that no two say the same."""
    with tempfile.TemporaryDirectory() as folder:
        document = scaled_document(framework, FileStore(Path(folder)), size)
    others = (
        passage.text
        for case in clean()
        for section in case.document.sections
        for passage in section.passages
        if passage.kind is PassageKind.PARAGRAPH
    )
    seen: set[str] = set()

    def varied_text(text: str) -> str:
        if text in seen:
            return next(others, text)
        seen.add(text)
        return text

    def varied_section(section: Section) -> Section:
        return replace(
            section,
            passages=tuple(
                passage if passage.kind is PassageKind.HEADING else replace(passage, text=varied_text(passage.text))
                for passage in section.passages
            ),
        )

    return replace(document, sections=tuple(map(varied_section, document.sections)))


def _checks(framework: Framework, document: Document, rounds: int) -> list[Figure]:
    style, pseudonyms = style_with_spelling(), read_sample_pseudonyms()
    engine = CheckEngine(framework, style)
    count = _words(document)
    helpers = helpers_worth(count)
    numbers = iter(range(1_000))

    def after_a_change() -> float:
        changed = _with_a_new_sentence(document, next(numbers))
        engine.check(document, pseudonyms)
        return unsearched(lambda: engine.check(changed, pseudonyms))

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        path.write_bytes(pickle.dumps((framework, document, pseudonyms)))
        sides: list[Callable[[], float]] = [
            partial(_in_a_new_process, path, helpers),
            partial(_in_a_new_process, path, 0),
            after_a_change,
        ]
        first, alone, again = medians(alternating(sides, rounds))
    found = len(engine.check(document, pseudonyms).findings)
    words = f"{count:,} words, {len(document.items):,} evidence items, {len(document.citations):,} citations"
    helped = AS_THE_WINDOW.format(helpers=helpers)
    return [
        Figure(
            10,
            "all checks, first time",
            first,
            "ms",
            aim=within(1_000),
            note=f"{words}; {found:,} findings; {helped}",
            cause=MANY_RULES,
        ),
        Figure(10, "all checks, first time, without help", alone, "ms"),
        Figure(10, "all checks, after one changed paragraph", again, "ms", aim=within(20), cause=WHOLE_REPORT),
    ]


def _in_a_new_process(report: Path, helpers: int) -> float:
    """Return the milliseconds of the first check of a process, with so many helpers; raise RuntimeError if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.child_checking", str(report), str(helpers)],
        cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise RuntimeError(f"the check ended with {done.returncode}: {done.stderr.strip()}")
    return float(done.stdout.split()[1])


def _with_a_new_sentence(document: Document, number: int) -> Document:
    sections = [section for section in document.sections if section.passages]
    chosen = sections[number % len(sections)]
    place = len(chosen.passages) // 2
    passages = list(chosen.passages)
    text = _NEW.format(number=number) + passages[place].text
    passages[place] = replace(passages[place], text=text, version=passages[place].version + 1)
    changed = replace(chosen, passages=tuple(passages))
    return replace(document, sections=tuple(changed if each is chosen else each for each in document.sections))


def _near_duplicates(document: Document, size: Size, rounds: int) -> list[Figure]:
    """Hold so many sentences, every third with one word of another exchanged, against each other."""
    sentences = _nearly_the_same(document, SENTENCES // 10 if size is SMALL else SENTENCES)
    words = [plain_words(sentence) for sentence in sentences]
    texts = [" ".join(each) for each in words]

    def by_index() -> None:
        index = RepetitionIndex()
        numbers = dict.fromkeys(index.add(each) for each in words)
        order = {number: place for place, number in enumerate(numbers)}
        for number in index.with_others():
            index.alike(number, order)

    def each_with_each() -> None:
        for place, text in enumerate(texts):
            process.extract(text, texts[:place], scorer=fuzz.ratio, score_cutoff=80, limit=None)

    own, yardstick = medians(
        alternating([lambda: milliseconds(by_index), lambda: milliseconds(each_with_each)], rounds)
    )
    name = f"near-duplicates among {len(sentences):,} sentences"
    return [Figure(11, name, own, "ms", YARDSTICK, yardstick, at_most(0.2), OF_YARDSTICK, IN_ANOTHER_ORDER)]


def _nearly_the_same(document: Document, count: int) -> list[str]:
    chance = random.Random(SEED)
    texts = [passage.text for section in document.sections for passage in section.passages]
    sentences = [text[start:end] for text in texts for start, end in sentences_of(text)]
    found = [sentences[number % len(sentences)] for number in range(count)]
    for place in range(2, count, 3):
        words = found[chance.randrange(place)].split()
        words[chance.randrange(len(words))] = "otherwise"
        found[place] = " ".join(words)
    return found


def _words(document: Document) -> int:
    passages: Sequence[str] = [passage.text for section in document.sections for passage in section.passages]
    return sum(len(text.split()) for text in passages)
