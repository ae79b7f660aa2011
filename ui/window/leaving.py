"""What comes before an assessment is left or the window closes: everything typed is saved, or stays in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.announcement import Announcement, Choice, Tone
from ui.messages import error_message

if TYPE_CHECKING:
    from ui.desk.desk import Desk

PATIENCE_MS = 1500
"""After this time it is said that something is not saved yet: a save takes a few thousandths of a second."""

Step = Callable[[], None]


class Leaving(QObject):
    """Takes a step away from an assessment as soon as everything typed in it is saved.

    Where it cannot be saved the step is not taken, and copying the text is offered instead, until it is saved.
    """

    def __init__(self, tell: Callable[[Announcement], None], take_back: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tell = tell
        self._take_back = take_back
        self._offered: tuple[Desk, str] | None = None
        self._desk: Desk | None = None
        self._step: Step | None = None
        self._give_up: Step | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._offer)

    def begin(self, desk: Desk | None, step: Step, give_up: Step | None = None) -> None:
        """Take `step` when everything of `desk` is saved, at once if it is; `give_up` is called where it cannot be."""
        self._forget()
        self._withdraw()
        if desk is not None:
            desk.leave()
        if desk is None or desk.is_settled:
            step()
            return
        self._desk, self._step, self._give_up = desk, step, give_up
        desk.settled.connect(self._on_settled)
        desk.unsaved.changed.connect(self._on_unsaved)
        self._patience.start()
        if desk.unsaved.error is not None:
            self._offer()

    def _forget(self) -> None:
        self._patience.stop()
        if self._desk is not None:
            self._desk.settled.disconnect(self._on_settled)
            self._desk.unsaved.changed.disconnect(self._on_unsaved)
        self._desk = self._step = self._give_up = None

    def _on_settled(self) -> None:
        # Not from within the answer to the save: the views that are about to go are still taking it in.
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if self._desk is not None and self._step is not None:
            self.begin(self._desk, self._step, self._give_up)

    def _on_unsaved(self) -> None:
        if self._desk is not None and self._desk.unsaved.error is not None:
            self._offer()

    def _offer(self) -> None:
        desk, step, give_up = self._desk, self._step, self._give_up
        self._forget()
        if desk is None or step is None:
            return
        error = desk.unsaved.error
        reason = error_message(error).text if error is not None else self._tr("Two texts wait for a choice.")
        words = self._tr("The last words are not saved, so the assessment stays open. {reason}").format(reason=reason)
        copy = Choice(self._tr("Copy the unsaved text and leave"), lambda: self._copy_and(desk, step))
        self._offered = (desk, words)
        desk.settled.connect(self._withdraw)
        self._tell(Announcement(words, Tone.ERROR, (copy,)))
        if give_up is not None:
            give_up()

    def _withdraw(self) -> None:
        """Offer nothing any more: the text is saved, or another step is about to be taken."""
        if self._offered is not None:
            desk, words = self._offered
            self._offered = None
            desk.settled.disconnect(self._withdraw)
            self._take_back(words)

    def _copy_and(self, desk: Desk, step: Step) -> None:
        self._withdraw()
        QApplication.clipboard().setText(desk.unsaved_text())
        step()

    def _tr(self, words: str) -> str:
        return QCoreApplication.translate("Leaving", words)
