"""Files on their way into the workspace: progress, and a way to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.assessment import EvidenceKind
from ui.announcement import Announcement, Tone
from ui.messages import counted, error_message
from ui.panes.intake import FoundFiles, title_of_file
from ui.widgets.progress_row import ProgressRow

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context, JobPort


class Attaching(QWidget):
    """One line for each batch of files under way. Signal: attached(object) with the references given."""

    attached = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs: list[tuple[JobPort, ProgressRow, int]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        context.backend.progressed.connect(self._on_progress)
        self.hide()

    def attach(self, found: FoundFiles) -> None:
        """Take files in, each as an evidence item of its own."""
        from store.actions.evidence import attach_files
        from store.values import FileToAttach, ItemDetails

        today = self._context.now().date()
        wanted = [
            FileToAttach(path, ItemDetails(title_of_file(path), EvidenceKind.FILE, received_date=today))
            for path in found.files
        ]
        line = self._begin_line(len(found.files))
        job = self._context.backend.perform(
            attach_files,
            assessment_id=self._context.assessment_id,
            files=wanted,
            progress=True,
            cancelled=True,
            on_done=lambda changed: self._on_done(line, changed),
            on_error=lambda error: self._on_error(line, error),
        )
        line.cancelled.connect(job.cancel)
        self._jobs.append((job, line, found.size))

    def _begin_line(self, count: int) -> ProgressRow:
        line = ProgressRow(self.tr("Taking in {files}").format(files=counted(count, "file")))
        self._layout.addWidget(line)
        self.show()
        return line

    def _on_progress(self, job: JobPort) -> None:
        for each, line, total in self._jobs:
            if each is job and total:
                done = min(job.done, total)
                line.set_progress(done * 100 // total, 100, f"{done * 100 // total} %")

    def _on_done(self, line: ProgressRow, changed: Changed) -> None:
        self._end_line(line)
        self.attached.emit(changed.result)

    def _on_error(self, line: ProgressRow, error: Exception) -> None:
        self._end_line(line)
        is_wanted = getattr(error, "code", "") == "cancelled"
        tone = Tone.INFORMATION if is_wanted else Tone.ERROR
        self._context.tell(Announcement(error_message(error).text, tone, is_passing=is_wanted))

    def _end_line(self, line: ProgressRow) -> None:
        self._jobs = [each for each in self._jobs if each[1] is not line]
        line.hide()
        line.deleteLater()
        self.setVisible(bool(self._jobs))
