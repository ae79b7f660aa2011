"""Measure a key press to its repaint in 10,000 words: a bare QTextEdit against the findings editor and its layers."""

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

from benchmarks.layers import suggested, suggesting_here, with_comments, with_findings
from benchmarks.measuring import Figure, at_most, within
from benchmarks.scale import Size
from domain.assessment import Citation, Passage, PassageKind
from domain.text.anchors import make_anchor
from ui.editor.findings_editor import FindingsEditor
from ui.editor.style import SAMPLE_TEXT, EditorStyle

WORDS = 10_000
CITATIONS = 200
LAYERED = 200
"""Comments, and as many suggestions, beside the text that is written in."""
UNDERLINED = 100
"""Findings of checks that are underlined, in each of our editors."""
SUGGESTED = 500
"""Open suggestions in the text that is suggested in."""
BARE = "bare QTextEdit"
KEYS = 400
ROUNDS = 7
WARM_UP = 40
POINTS = 12
RECORDED = (
    "Over a third of a key is working the letter into the record of suggestions and showing its paragraph anew; "
    "painting what stands in it and beside it is almost as much."
)


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
    """Return ours with the same words, citations marked and findings underlined."""
    numbers = itertools.count()
    font = QFont()
    font.setPointSize(POINTS)
    edit = FindingsEditor(lambda: f"n{next(numbers)}", EditorStyle(font=font, small_font=font))
    edit.load(text, citations(text))
    with_findings(edit, text, UNDERLINED)
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


def measure(editors: Sequence[QTextEdit], rounds_wanted: int = ROUNDS) -> list[KeyTimes]:
    """Return the times of each editor: medians of so many rounds taken in turn."""
    for edit in editors:
        edit.resize(900, 700)
        edit.show()
    rounds: list[list[KeyTimes]] = [[] for _ in editors]
    for _ in range(rounds_wanted):
        for edit, results in zip(editors, rounds, strict=True):
            times = sorted(key_times(edit))
            results.append(KeyTimes(statistics.median(times), times[int(len(times) * 0.99)]))
    return [
        KeyTimes(
            statistics.median(result.median for result in results),
            statistics.median(result.p99 for result in results),
        )
        for results in rounds
    ]


def editors_by_name() -> dict[str, QTextEdit]:
    """Return every editor that is measured, by what is said of it; the bare one first."""
    QApplication.instance() or QApplication([])
    text = passages()
    writing, suggesting = findings_editor(text), findings_editor(text)
    with_comments(writing, text, LAYERED)
    suggesting_here(writing, suggested(text, LAYERED), is_on=False)
    suggesting_here(suggesting, suggested(text, SUGGESTED), is_on=True)
    return {
        BARE: bare_editor(text),
        "": findings_editor(text),
        f" with {LAYERED} comments and {LAYERED} suggestions": writing,
        f" while suggesting among {SUGGESTED} suggestions": suggesting,
    }


def figures(_size: Size, rounds_wanted: int) -> list[Figure]:
    """Measure aim 3; the words are as many in a small run."""
    editors = editors_by_name()
    bare, *ours = measure(tuple(editors.values()), rounds_wanted)
    found: list[Figure] = []
    for name, times in zip([each for each in editors if each != BARE], ours, strict=True):
        note = "" if name else f"citations are marked, {UNDERLINED} findings underlined; checks run when typing rests"
        said = f"key to repaint{name}"
        cause = RECORDED if "while suggesting" in name else ""
        found += (
            Figure(3, f"{said}, 99 of 100 keys", times.p99, "ms", BARE, bare.p99, within(8), note, cause),
            Figure(3, f"{said}, 99 of 100, as a ratio", times.p99, "ms", BARE, bare.p99, at_most(2.5), cause=cause),
            Figure(3, f"{said}, half of the keys", times.median, "ms", BARE, bare.median),
        )
    return found


def main() -> int:
    editors = editors_by_name()
    measured = measure(tuple(editors.values()))
    for name, times in zip(editors, measured, strict=True):
        ratios = f"{times.median / measured[0].median:.2f}x     p99 {times.p99 / measured[0].p99:.2f}x"
        print(f"{name or 'findings editor':50}  median {times.median:.2f} ms   p99 {times.p99:.2f} ms   {ratios}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
