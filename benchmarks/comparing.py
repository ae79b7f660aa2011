"""How long it takes to compare two versions of a draft of 10,000 words (aim 12)."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from rapidfuzz.distance import Levenshtein

from benchmarks.measuring import Figure, at_most, in_turn, medians
from benchmarks.scale import SMALL, Size, scaled_document
from domain.frameworks.file import parse_framework
from domain.review.comparison import compare_passages
from domain.review.snapshot import PassageText
from domain.text.word_difference import segments
from resources.loader import read_json
from store.files import FileStore
from store.sample import sample_framework_id

WORDS: Final = 10_000
YARDSTICK: Final = "rapidfuzz opcodes on word ids"
WORD: Final = re.compile(r"\S+")
SEED: Final = 12


def measure(size: Size, rounds: int) -> list[Figure]:
    """Measure a revision of half the passages, passage by passage, and the same as one text."""
    old = _passages(size.words if size is SMALL else WORDS)
    new = _revised(old, random.Random(SEED))
    texts = ["\n".join(passage.text for passage in each) for each in (old, new)]
    ids: dict[str, int] = {}
    first, second = ([ids.setdefault(word, len(ids)) for word in WORD.findall(text)] for text in texts)
    passages, whole, yardstick = medians(
        in_turn(
            (
                lambda: compare_passages(old, new),
                lambda: segments(*texts),
                lambda: list(Levenshtein.opcodes(first, second)),
            ),
            rounds,
        )
    )
    words = f"{len(first):,} words, of which {_changed(first, second):.0%} were changed"
    return [
        Figure(12, f"compare two versions, {name}", value, "ms", YARDSTICK, yardstick, at_most(2), note)
        for name, value, note in (
            ("passage by passage", passages, f"{words}; splitting them is counted here only"),
            ("as one text without ids", whole, "as two reports of different origin are compared"),
        )
    ]  # fmt: skip


def _passages(words: int) -> tuple[PassageText, ...]:
    name = f"{sample_framework_id()}.json"
    framework = parse_framework(read_json("frameworks", name), name)
    with tempfile.TemporaryDirectory() as folder:
        size = Size(items=0, citations=0, words=words, comments=0)
        document = scaled_document(framework, FileStore(Path(folder)), size)
    return tuple(
        PassageText(passage.id, passage.kind, passage.level, passage.text)
        for section in document.sections
        for passage in section.passages
    )


def _revised(passages: Sequence[PassageText], chance: random.Random) -> tuple[PassageText, ...]:
    """Return every second passage with a tenth of its words changed, one in twenty moved, some gone and some new."""
    revised: list[PassageText] = []
    for number, passage in enumerate(passages):
        if number % 40 == 7:
            continue
        text = _reworded(passage.text, chance) if number % 2 else passage.text
        place = max(0, len(revised) - 3) if number % 20 == 3 else len(revised)
        revised.insert(place, replace(passage, text=text))
        if number % 40 == 11:
            revised.append(replace(passage, id=f"new-{number}", text=_reworded(passage.text, chance)))
    return tuple(revised)


def _reworded(text: str, chance: random.Random) -> str:
    words = text.split()
    for _ in range(max(1, len(words) // 30)):
        words[chance.randrange(len(words))] = "otherwise"
        words.insert(chance.randrange(len(words)), "also")
        del words[chance.randrange(len(words))]
    return " ".join(words)


def _changed(first: Sequence[int], second: Sequence[int]) -> float:
    return Levenshtein.normalized_distance(first, second)
