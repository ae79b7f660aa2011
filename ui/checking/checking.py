"""Ties what checks find to the pages: checking at rest, and the marks in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from domain.checks.finding import Finding, Severity
from ui.announcement import Announcement
from ui.checking.checker import Checker, Checks
from ui.checking.shown import ALL, MEMORY, NONE, SHOWN, WEIGHTY, following_step, shown_step
from ui.editor.found_words import Found
from ui.panes.check_rows import finding_id

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context
    from ui.pages.findings_panel import FindingsPanel
    from ui.pages.text_page import TextPage

SHOWN_OTHERWISE = frozenset({"sentence-not-evidenced"})
"""What the text shows by itself: whole sentences without evidence are underlined on demand, by coverage."""


class Checking(QObject):
    """`current` returns the findings in front, or nothing.

    Signal: counted(int) with the number of findings that ask for something, when it was checked.
    """

    counted = Signal(int)

    def __init__(
        self, context: Context, current: Callable[[], FindingsPanel | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._current = context, current
        self._panels: list[FindingsPanel] = []
        self.checker = Checker(context, self)
        self.checker.checked.connect(self._on_checked)

    def load(self) -> None:
        """Check from now on."""
        self.checker.begin()

    def refresh(self, changed: Changed) -> None:
        """Check again after an action that may have changed what is found."""
        self.checker.refresh(changed)

    def stop(self) -> None:
        """Check no more."""
        self.checker.stop()

    def attach(self, page: TextPage) -> None:
        """Serve the findings of a page."""
        panel = page.findings
        self._panels.append(panel)
        panel.editor.found.show(SHOWN[shown_step(self._context.memory)])
        panel.editor.edited.connect(self.checker.rest)
        panel.loaded.connect(lambda: self._mark(panel))
        self._mark(panel)

    def show(self, step: str) -> None:
        """Underline what belongs to a step of `SHOWN`, and remember it."""
        self._context.memory[MEMORY] = step
        for panel in self._panels:
            panel.editor.found.show(SHOWN[step])

    def show_more_or_less(self) -> None:
        """Go to the next step, and say which it is."""
        step = following_step(shown_step(self._context.memory))
        self.show(step)
        self._tell(step_words(step))

    def _on_checked(self, checks: Checks) -> None:
        self.counted.emit(sum(each.severity is not Severity.MAY for each in checks.checked.findings))
        for panel in self._panels:
            self._mark(panel)

    def _mark(self, panel: FindingsPanel) -> None:
        checks = self.checker.last
        if checks is None or not panel.section_id:
            return
        found: dict[str, list[Found]] = defaultdict(list)
        for each in checks.checked.findings:
            if each.section_id == panel.section_id and is_marked(each):
                found[each.passage_id].append(Found(finding_id(each), each.start, each.end, each.severity))
        panel.editor.found.set(found, checks.texts)

    def _tell(self, words: str) -> None:
        self._context.tell(Announcement(words, is_passing=True))


def is_marked(finding: Finding) -> bool:
    """Whether a finding is of words that can be underlined."""
    return bool(finding.passage_id) and finding.code not in SHOWN_OTHERWISE


def step_words(step: str) -> str:
    """Return what is said of a step of `SHOWN`."""
    words = {
        ALL: _tr("All findings of the checks are underlined."),
        WEIGHTY: _tr("What must or should be mended is underlined."),
        NONE: _tr("No findings of the checks are underlined."),
    }
    return words[step]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Checking", words)
