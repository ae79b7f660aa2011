"""Files on their way into the workspace: progress, and a way to stop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.assessment import EvidenceKind
from store.changes import TakenIn
from ui.announcement import Announcement, Tone
from ui.messages import counted, error_message, outcome_sentence
from ui.panes.intake_report import IntakeReportView
from ui.widgets.progress_row import ProgressRow

if TYPE_CHECKING:
    from store.changes import Changed
    from store.values import FileOutcome, IntakeReport
    from ui.context import Context, JobPort


class Attaching(QWidget):
    """One line for each batch of files under way, then what became of each file.

    Signals: attached(object) with the references given; came_in(object) with the files asked for, when they are done.
    """

    attached = Signal(object)
    came_in = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs: list[tuple[JobPort, ProgressRow]] = []
        self.report = IntakeReportView()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.report)
        self.report.put_away.clicked.connect(self._show_or_hide)
        context.backend.progressed.connect(self._on_progress)
        self.hide()

    def attach(self, files: Sequence[Path]) -> None:
        """Take files in, and those in folders and zips, each as an evidence item of its own."""
        from store.actions.intake import take_in
        from store.values import FileToAttach, ItemDetails

        today = self._context.now().date()
        details = ItemDetails("", EvidenceKind.FILE, received_date=today)
        wanted = [FileToAttach(path, details) for path in files]
        line = self._begin_line(len(files))
        job = self._context.backend.perform(
            take_in,
            assessment_id=self._context.assessment_id,
            sources=wanted,
            progress=True,
            cancelled=True,
            on_done=lambda taken: self._on_done(line, files, taken),
            on_error=lambda error: self._on_error(line, error),
        )
        line.cancelled.connect(job.cancel)
        if not line.isHidden():  # else it is done already
            self._jobs.append((job, line))

    def _begin_line(self, count: int) -> ProgressRow:
        line = ProgressRow(self.tr("Taking in {files}").format(files=counted(count, "file")))
        self._layout.addWidget(line)
        self.show()
        return line

    def _on_progress(self, job: JobPort) -> None:
        for each, line in self._jobs:
            if each is job:
                line.set_progress(job.done // 10, 100, f"{job.done // 10}%")

    def show_report(self, report: IntakeReport) -> None:
        """List what became of each file, or row, where there is something to say."""
        self.report.show_report(report)
        self._show_or_hide()

    def _on_done(self, line: ProgressRow, files: Sequence[Path], taken: Changed) -> None:
        assert isinstance(taken, TakenIn)
        self.report.show_report(taken.report)
        self._end_line(line)
        said = [outcome_sentence(file) for file in taken.report.files if _is_told(file)]
        if said:
            looked_at = self.tr("{count} of {files} need a look: see the list in the evidence pane.")
            many = looked_at.format(count=len(said), files=counted(len(taken.report.files), "file"))
            self._context.tell(Announcement(said[0] if len(said) == 1 else many, Tone.WARNING))
        if taken.result:
            self.attached.emit(taken.result)
        self.came_in.emit(files)

    def _on_error(self, line: ProgressRow, error: Exception) -> None:
        self._end_line(line)
        is_wanted = getattr(error, "code", "") == "cancelled"
        tone = Tone.INFORMATION if is_wanted else Tone.ERROR
        self._context.tell(Announcement(error_message(error).text, tone, is_passing=is_wanted))

    def _end_line(self, line: ProgressRow) -> None:
        self._jobs = [each for each in self._jobs if each[1] is not line]
        line.hide()
        line.deleteLater()
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(bool(self._jobs) or not self.report.isHidden())


def _is_told(file: FileOutcome) -> bool:
    """Whether a person is told of a file without asking: it is not there as evidence, or not as one expects."""
    return file.is_finding or file.outcome == "duplicate"
