"""What became of every file of an intake, as a list to look through and put away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.messages import counted, outcome_sentence
from ui.widgets.buttons import IconButton
from ui.widgets.list_rows import ListRow
from ui.widgets.text import ElidedLabel
from ui.widgets.two_line_list import TwoLineList

if TYPE_CHECKING:
    from store.values import FileOutcome, IntakeReport

_ROWS_SHOWN = 5


class IntakeReportView(QWidget):
    """Every file with what became of it; hidden until there is something to say, and when it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "muted", "small")
        self.list = TwoLineList(self.tr("What became of each file"))
        self.put_away = IconButton("close", self.tr("Put this list away"), parent=self)
        self.put_away.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.put_away)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self.hide()

    def show_report(self, report: IntakeReport) -> None:
        """List every file, those to look at first; a report of files that were all simply added is not shown."""
        files = sorted(report.files, key=lambda file: not file.is_finding)
        if not any(outcome_sentence(file) for file in files):
            self.hide()
            return
        self.title.set_text(_summary(files))
        self.list.set_rows([_row(number, file) for number, file in enumerate(files)])
        height = self.list.sizeHintForRow(0) * min(len(files), _ROWS_SHOWN)
        self.list.setFixedHeight(height + 2 * self.list.frameWidth())
        self.show()


def _row(number: int, file: FileOutcome) -> ListRow:
    words = outcome_sentence(file, is_beside_name=True) or "Added, and its text was read."
    return ListRow(str(number), file.name, words, lead=file.reference)


def _summary(files: Iterable[FileOutcome]) -> str:
    """Return how many files became what, for example "12 added, 1 duplicate, 1 refused"."""
    counts: dict[str, int] = {}
    for file in files:
        counts[str(file.outcome)] = counts.get(str(file.outcome), 0) + 1
    words = {"duplicate": ("duplicate", "duplicates")}
    return ", ".join(
        counted(count, *words[outcome]) if outcome in words else f"{count:,} {outcome}"
        for outcome, count in counts.items()
    )
