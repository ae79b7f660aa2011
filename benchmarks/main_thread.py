"""What an autosave costs the main thread, in the real page over the real backend (aim 4)."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from benchmarks.measuring import Figure, milliseconds, within
from benchmarks.scale import ASSESSOR, KEPT_UNDER, Size, copied_workspace, scaled_workspace
from domain.assessment import Section, SectionKind
from store.queries.assessments import list_assessments, load_document
from ui.backend import Backend
from ui.context import Context
from ui.pages.statement import StatementPage
from ui.theme import apply_theme

SAVES_A_ROUND = 6
HANDED_OVER = (
    "Only what was typed is read; the rest is handing it to the worker and taking the answer home, by signals and "
    "under the interpreter lock that the worker holds while it saves."
)
PATIENCE_SECONDS = 20
PAUSE_SECONDS = 0.0005
HALF_A_MILLISECOND = 0.5
"""What "0 ms" is taken to mean: it rounds to nothing."""


def measure(size: Size, rounds: int) -> list[Figure]:
    """Type a letter, save at once, and add up what the main thread does until the save is settled."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply_theme(application, "light", 1.0)
    folder = copied_workspace(scaled_workspace(size), KEPT_UNDER / "main-thread")
    with _page(folder) as page:
        page.findings.editor.moveCursor(QTextCursor.MoveOperation.End)
        times = [_save_once(page) for _ in range(rounds * SAVES_A_ROUND + 1)][1:]
    gathering, noting = (statistics.median(side) for side in zip(*times, strict=True))
    note = (
        f"the commit runs on the worker; gathering what was typed {gathering:.1f} ms, noting the answer {noting:.1f} ms"
    )
    return [
        Figure(
            4,
            "autosave on the main thread",
            gathering + noting,
            "ms",
            aim=within(HALF_A_MILLISECOND),
            note=note,
            cause=HANDED_OVER,
        )
    ]


def _save_once(page: StatementPage) -> tuple[float, float]:
    """Return the milliseconds of handing one typed letter to the worker and of the longest turn until it is settled."""
    press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "e")
    QCoreApplication.sendEvent(page.findings.editor, press)
    QApplication.processEvents()
    gathering = milliseconds(page.flush)
    turns: list[float] = []
    _wait_for(page.is_settled, turns)
    return gathering, max(turns)


@contextmanager
def _page(folder: Path) -> Iterator[StatementPage]:
    backend = Backend(ASSESSOR)
    backend.open(folder)
    _wait_for(lambda: backend.is_open)
    assessment_id = list_assessments(backend.workspace)[0].id
    document = load_document(backend.workspace, assessment_id)
    framework = backend.workspace.framework(document.assessment.framework_id)
    page = StatementPage(Context(backend, framework, assessment_id))
    backend.changed.connect(page.refresh)
    page.resize(900, 800)
    page.show()
    page.load_section(_longest(document.sections).id)
    _wait_for(lambda: bool(page.findings.citations()))
    yield page
    page.close()
    backend.close_workspace()
    backend.finish()
    QApplication.processEvents()


def _longest(sections: tuple[Section, ...]) -> Section:
    statements = (section for section in sections if section.kind is SectionKind.STATEMENT)
    return max(statements, key=lambda section: len(section.passages))


def _wait_for(is_so: Callable[[], bool], turns: list[float] | None = None) -> None:
    """Turn the event loop until something is so, noting how long each turn takes; raise TimeoutError if it never is."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > give_up:
            raise TimeoutError("the worker did not answer")
        took = milliseconds(QApplication.processEvents)
        if turns is not None:
            turns.append(took)
        time.sleep(PAUSE_SECONDS)
