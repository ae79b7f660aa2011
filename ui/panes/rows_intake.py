"""A spreadsheet on its way to one item per row: the offer, the form, the work and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from domain.assessment import EvidenceKind
from store.changes import TakenIn
from ui.announcement import Announcement, Choice, Tone
from ui.messages import counted, error_message
from ui.pages.place_link import PlaceLink
from ui.panes.evidence_requests import EvidenceRequests
from ui.panes.rows_form import RowsForm
from ui.panes.sheet_reading import ENDINGS, Spreadsheet, is_spreadsheet, read_spreadsheet
from ui.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.progress_row import ProgressRow
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context, JobPort


class RowsIntake(QWidget):
    """The lines above the list of evidence; `form` is a page of its own, for the pane to show.

    Signals: opened() and left() when the form is wanted and no longer; reported(object) with an IntakeReport.
    """

    opened = Signal()
    left = Signal()
    reported = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._requests = EvidenceRequests(context)
        self._offered: Spreadsheet | None = None
        self._work: tuple[JobPort | None, ProgressRow] | None = None
        self.form = RowsForm(context.framework)
        self._offer = QWidget()
        self._words = ElidedLabel("", "muted", "small")
        self.accept = PlaceLink("")
        self.put_away = IconButton("close", self.tr("Put this offer away"))
        self._layout = QVBoxLayout(self)
        self._arrange()
        self._connect()
        self._show_or_hide()

    @property
    def is_busy(self) -> bool:
        """Whether a spreadsheet is being read for the form, or its rows are being taken in."""
        return self._work is not None

    def offer(self, files: Sequence[Path]) -> None:
        """Offer to make an item of each row of what was just taken in, where it is one spreadsheet with rows."""
        if len(files) == 1 and is_spreadsheet(files[0]):
            ask = self._context.backend.ask
            # What cannot be read by rows was told of when it was taken in.
            ask(read_spreadsheet, files[0], on_done=self._show_offer, on_error=lambda _error: None)

    def choose(self) -> None:
        """Ask for a spreadsheet and open the form on it."""
        kinds = self.tr("Spreadsheets ({endings})").format(endings=" ".join(f"*{ending}" for ending in ENDINGS))
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Take in a spreadsheet, a row an item"), "", kinds)
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Read a spreadsheet and open the form on it."""
        if self._context.why_read_only or self.is_busy:
            reason = self._context.why_read_only or self.tr(
                "Another spreadsheet is on its way; wait for it or stop it."
            )
            self._context.tell(Announcement(reason, is_passing=True))
            return
        line = self._begin_line(self.tr("Reading {name}").format(name=path.name))
        line.cancelled.connect(lambda: self._end_line(line))
        ask = self._context.backend.ask
        ask(
            read_spreadsheet,
            path,
            on_done=lambda spreadsheet: self._on_read(line, spreadsheet),
            on_error=lambda error: self._on_unread(line, error),
        )

    def make_items(self) -> None:
        """Make an item of each row, as the form says."""
        from store.actions.interviews import take_in_rows
        from store.values import ItemDetails

        spreadsheet = self.form.spreadsheet
        if spreadsheet is None or self.is_busy or not self.form.make.isEnabled():
            return
        line = self._begin_line(self.tr("Making {items}").format(items=counted(self.form.count(), "item")))
        self.left.emit()
        job = self._context.backend.perform(
            take_in_rows,
            assessment_id=self._context.assessment_id,
            path=spreadsheet.path,
            mapping=self.form.mapping(),
            details=ItemDetails("", EvidenceKind.FILE, received_date=self._context.now().date()),
            sheet=self.form.current().rows.number,
            headings=self.form.current().rows.header,
            progress=True,
            cancelled=True,
            on_done=lambda taken: self._on_made(line, spreadsheet.path.name, taken),
            on_error=lambda error: self._on_not_made(line, error),
        )
        line.cancelled.connect(job.cancel)
        if self._is_current(line):  # else it is done already
            self._work = (job, line)

    def open_form(self) -> None:
        """Show the form on the spreadsheet that is offered."""
        if self._offered is not None and not self.is_busy:
            self.form.show_spreadsheet(self._offered)
            self.opened.emit()
            self.form.focus_first()

    def _show_offer(self, spreadsheet: Spreadsheet) -> None:
        if self.is_busy or not self.form.isHidden():
            return
        self._take(spreadsheet)

    def _take(self, spreadsheet: Spreadsheet) -> None:
        self._offered = spreadsheet
        rows = sum(count for _filled, count in spreadsheet.sheets[0].rows.filled)
        name = spreadsheet.path.name
        self._words.set_text(self.tr("{name} has {rows}.").format(name=name, rows=counted(rows, "row")))
        many = self.tr("Make an item of each of its {rows}").format(rows=counted(rows, "row"))
        self.accept.set_words(many if rows > 1 else self.tr("Make an item of its row"))
        self._show_or_hide()

    def _forget(self) -> None:
        self._offered = None
        self._show_or_hide()

    def _on_read(self, line: ProgressRow, spreadsheet: Spreadsheet) -> None:
        if self._is_current(line):
            self._end_line(line)
            self._take(spreadsheet)
            self.open_form()

    def _on_unread(self, line: ProgressRow, error: Exception) -> None:
        if self._is_current(line):
            self._end_line(line)
            self._requests.tell_error(error)

    def _on_made(self, line: ProgressRow, name: str, taken: Changed) -> None:
        assert isinstance(taken, TakenIn)
        self._end_line(line)
        self._forget()
        self.reported.emit(taken.report)
        made = taken.result
        if not made:
            words = self.tr("Nothing new is in {name}: its rows are evidence already, or say nothing.")
            self._context.tell(Announcement(words.format(name=name), Tone.WARNING))
            return
        words = self.tr("{items} made of the rows of {name}: {references}.")
        references = made[0] if len(made) == 1 else self.tr("{first} to {last}").format(first=made[0], last=made[-1])
        self._requests.tell_done(words.format(items=counted(len(made), "item"), name=name, references=references))

    def _on_not_made(self, line: ProgressRow, error: Exception) -> None:
        self._end_line(line)
        is_wanted = getattr(error, "code", "") == "cancelled"
        tone = Tone.INFORMATION if is_wanted else Tone.ERROR
        choice = Choice(self.tr("Back to the columns"), self.open_form)
        self._context.tell(Announcement(error_message(error).text, tone, (choice,), is_passing=is_wanted))

    def _on_progress(self, job: JobPort) -> None:
        if self._work is not None and self._work[0] is job:
            self._work[1].set_progress(job.done // 10, 100, f"{job.done // 10}%")

    def _begin_line(self, title: str) -> ProgressRow:
        line = ProgressRow(title)
        self._layout.addWidget(line)
        self._work = (None, line)
        self._show_or_hide()
        return line

    def _end_line(self, line: ProgressRow) -> None:
        if self._is_current(line):
            self._work = None
        line.hide()
        line.deleteLater()
        self._show_or_hide()

    def _is_current(self, line: ProgressRow) -> bool:
        return self._work is not None and self._work[1] is line

    def _show_or_hide(self) -> None:
        is_offered = self._offered is not None and not self.is_busy and self.form.isHidden()
        self._offer.setVisible(is_offered)
        self.setVisible(is_offered or self.is_busy)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.put_away)
        theme = current_theme()
        inside = QVBoxLayout(self._offer)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(0.5))
        inside.addLayout(head)
        inside.addWidget(self.accept)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._offer)

    def _connect(self) -> None:
        self.accept.clicked.connect(self.open_form)
        self.put_away.clicked.connect(self._forget)
        self.form.make_wanted.connect(self.make_items)
        self.form.left.connect(self.left)
        self.form.shown.connect(lambda _is_shown: self._show_or_hide())
        self._context.backend.progressed.connect(self._on_progress)
