"""Measure a key press to its repaint in 10,000 words: a bare QTextEdit against the findings editor."""

from __future__ import annotations

import itertools
import os
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from benchmarks.measuring import Figure, at_most, within
from benchmarks.scale import Size
from domain.assessment import Citation, Passage, PassageKind
from domain.text.anchors import make_anchor
from ui.editor.findings_editor import FindingsEditor
from ui.editor.style import SAMPLE_TEXT, EditorStyle

WORDS = 10_000
CITATIONS = 200
KEYS = 400
ROUNDS = 7
WARM_UP = 40
POINTS = 12


@dataclass(frozen=True, slots=True)
class KeyTimes:
    """Milliseconds from a key press to the end of its repaint."""

    median: float
    p99: float


def passages() -> tuple[Passage, ...]:
    """Return WORDS words in paragraphs of about sixty, with a heading or bullet here and there."""
    sentence_words = len(SAMPLE_TEXT.split())
    count = WORDS // (4 * sentence_words)
    kinds = (PassageKind.PARAGRAPH,) * 6 + (PassageKind.BULLET,)
    return tuple(
        Passage(f"p{index}", kinds[index % 7], (SAMPLE_TEXT * 4).strip(), int(index % 7 == 6)) for index in range(count)
    )


def citations(text: Sequence[Passage]) -> tuple[Citation, ...]:
    """Return CITATIONS citations spread over the text."""
    chosen = (text[index * len(text) // CITATIONS] for index in range(CITATIONS))
    return tuple(
        Citation(f"c{index}", "s", make_anchor(passage.id, passage.text, 10, 60), f"i{index}", f"E-{index:03}")
        for index, passage in enumerate(chosen)
    )


def bare_editor(text: Sequence[Passage]) -> QTextEdit:
    """Return Qt's own editor with the same words, font and size."""
    edit = QTextEdit()
    font = QFont()
    font.setPointSize(POINTS)
    edit.setFont(font)
    edit.setPlainText("\n".join(passage.text for passage in text))
    return edit


def findings_editor(text: Sequence[Passage]) -> FindingsEditor:
    """Return ours with the same words, citations marked."""
    numbers = itertools.count()
    font = QFont()
    font.setPointSize(POINTS)
    edit = FindingsEditor(lambda: f"n{next(numbers)}", EditorStyle(font=font, small_font=font))
    edit.load(text, citations(text))
    return edit


def key_times(edit: QTextEdit, keys: int = KEYS) -> list[float]:
    """Type `keys` letters in the middle of the text and return the milliseconds of each, repaint included."""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(edit.document().characterCount() // 2)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    QApplication.processEvents()
    times: list[float] = []
    for index in range(keys + WARM_UP):
        letter = " " if index % 6 == 5 else "e"
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        begin = time.perf_counter()
        QCoreApplication.sendEvent(edit, press)
        QApplication.processEvents()
        times.append((time.perf_counter() - begin) * 1000)
    return times[WARM_UP:]


def measure(rounds_wanted: int = ROUNDS) -> tuple[KeyTimes, KeyTimes]:
    """Return the times of the bare editor and of ours: medians of so many rounds taken in turn."""
    QApplication.instance() or QApplication([])
    text = passages()
    editors = (bare_editor(text), findings_editor(text))
    for edit in editors:
        edit.resize(900, 700)
        edit.show()
    rounds: tuple[list[KeyTimes], list[KeyTimes]] = ([], [])
    for _ in range(rounds_wanted):
        for edit, results in zip(editors, rounds, strict=True):
            times = sorted(key_times(edit))
            results.append(KeyTimes(statistics.median(times), times[int(len(times) * 0.99)]))
    bare, ours = (
        KeyTimes(
            statistics.median(result.median for result in results),
            statistics.median(result.p99 for result in results),
        )
        for results in rounds
    )
    return bare, ours


def figures(_size: Size, rounds_wanted: int) -> list[Figure]:
    """Measure aim 3; the words are as many in a small run."""
    bare, ours = measure(rounds_wanted)
    yardstick = "bare QTextEdit"
    note = "there is no spelling and no check of rules yet; citations are marked"
    return [
        Figure(3, "key to repaint, 99 of 100 keys", ours.p99, "ms", yardstick, bare.p99, within(8), note),
        Figure(3, "key to repaint, 99 of 100, as a ratio", ours.p99, "ms", yardstick, bare.p99, at_most(2.5)),
        Figure(3, "key to repaint, half of the keys", ours.median, "ms", yardstick, bare.median),
    ]


def main() -> int:
    bare, ours = measure()
    print(f"bare QTextEdit   median {bare.median:.2f} ms   p99 {bare.p99:.2f} ms")
    print(f"findings editor  median {ours.median:.2f} ms   p99 {ours.p99:.2f} ms")
    print(f"ratio            median {ours.median / bare.median:.2f}x     p99 {ours.p99 / bare.p99:.2f}x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
