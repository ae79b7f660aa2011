"""How long the evidence list takes to follow what is typed into its search field (aim 8)."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from PySide6.QtWidgets import QApplication, QPushButton

from benchmarks.measuring import Figure, milliseconds, within
from benchmarks.scale import SMALL, Size, scaled_document
from domain.assessment import EvidenceItem
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from resources.loader import read_json
from store.files import FileStore
from store.sample import sample_framework_id
from ui.panes.evidence_list import EvidenceList
from ui.panes.evidence_rows import rows_of
from ui.theme import apply_theme

TYPED: Final = ("focus group", "carers", "E-04", "2024", "o", "zz")
PLAIN: Final = "lower-cased Python list"
LONG_TEXTS: Final = (
    "The filter looks through the words of the rows, notes included; a piece that very many different words hold is "
    "looked for in the rows themselves."
)
AIMS: Final = ((5_000, 2.0), (50_000, 10.0))


def measure(size: Size, rounds: int) -> list[Figure]:
    """Measure lists of 5,000 and 50,000 items (a small run: of 200 only)."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply_theme(application, "light", 1.0)
    name = f"{sample_framework_id()}.json"
    framework = parse_framework(read_json("frameworks", name), name)
    counts = AIMS[:1] if size is SMALL else AIMS
    found: list[Figure] = []
    for count, limit in counts:
        items = _items(framework, size.items if size is SMALL else count)
        found += _figures(framework, items, limit, rounds)
    return found


def _items(framework: Framework, count: int) -> tuple[EvidenceItem, ...]:
    with tempfile.TemporaryDirectory() as folder:
        size = Size(items=count, citations=0, words=1_000, comments=0)
        return scaled_document(framework, FileStore(Path(folder)), size).items


@dataclass(frozen=True, slots=True)
class KeyTimes:
    """Milliseconds of one key: filtering, painting what is left, and the same in a plain list."""

    filtered: float
    painted: float
    plain: float


def _figures(framework: Framework, items: tuple[EvidenceItem, ...], limit: float, rounds: int) -> list[Figure]:
    """Type each word letter by letter in each round; of all keys the slowest one counts."""
    evidence = EvidenceList(framework, QPushButton())
    evidence.resize(340, 700)
    evidence.show_items(items)
    evidence.show()
    texts = [f"{row.lead} {row.title} {row.detail} {row.more}".lower() for row in rows_of(items, framework)]
    taken: dict[str, list[KeyTimes]] = defaultdict(list)
    entered = milliseconds(evidence.search.entered.emit)
    first = _press(evidence, texts, "o")
    _let_it_read(evidence)
    for _ in range(rounds + 1):
        for word in TYPED:
            evidence.search.clear()
            QApplication.processEvents()
            for length in range(1, len(word) + 1):
                taken[word[:length]].append(_press(evidence, texts, word[:length]))
    evidence.close()
    beginning = f"{len(items):,} evidence items, the first key of all"
    note = f"before the words of the rows are read, which begins in {entered:.1f} ms when the field is entered"
    return [
        *_slowest(list(taken.values()), f"{len(items):,}", limit),
        Figure(8, f"filter {beginning}", first.filtered, "ms", note=note),
    ]


def _let_it_read(evidence: EvidenceList) -> None:
    """Wait as a person does, for moments in which the list reads what words its rows are made of."""
    while not evidence.list.rows.knows_words():
        QApplication.processEvents()


def _press(evidence: EvidenceList, texts: Sequence[str], text: str) -> KeyTimes:
    return KeyTimes(
        milliseconds(lambda: evidence.search.setText(text)),
        milliseconds(QApplication.processEvents),
        milliseconds(lambda: [place for place, held in enumerate(texts) if text in held]),
    )


def _slowest(keys: Sequence[Sequence[KeyTimes]], count: str, limit: float) -> list[Figure]:
    """Leave out each key's first press, which warms up."""
    filtered = max(median(press.filtered for press in presses[1:]) for presses in keys)
    painted = max(median(press.painted for press in presses[1:]) for presses in keys)
    plain = max(median(press.plain for press in presses[1:]) for presses in keys)
    return [
        Figure(
            8,
            f"filter {count} evidence items, slowest key",
            filtered,
            "ms",
            PLAIN,
            plain,
            within(limit),
            cause=LONG_TEXTS,
        ),
        Figure(8, f"repaint after it, {count} items, slowest key", painted, "ms"),
    ]
