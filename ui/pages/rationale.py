"""Why a statement has its score: written as one types, saved like the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.assessment import Section
from ui.autosave import Autosave
from ui.pages.keeping import is_refused_edit, keep_refused, keep_whole
from ui.pages.two_texts import TwoTexts
from ui.theme import current_theme
from ui.widgets.field import Field
from ui.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context


class RationaleField(QWidget):
    """A field with its own saving. Signals: failed(object) with the error, saved(), settled(); closed() when what was
    typed was kept aside because nothing is edited here any more."""

    failed = Signal(object)
    saved = Signal()
    settled = Signal()
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._section_id = ""
        self._saved_text = ""
        self._version = 0
        self.text = GrowingText(
            self.tr("Why this score"), self.tr("Say which evidence carries the score. This is never printed.")
        )
        self.two_texts = TwoTexts()
        self.two_texts.mine_kept.connect(self._keep_mine)
        self.two_texts.theirs_kept.connect(self._keep_theirs)
        self.autosave = Autosave(self._save, self)
        self.autosave.settled.connect(self.settled)
        self.text.edited.connect(lambda _text: self.autosave.touch())
        self.text.focus_left.connect(self.autosave.flush)
        self.text.too_long.connect(lambda text: keep_whole(self._context, text, self._section_id))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(1))
        layout.addWidget(Field(self.tr("Why this score"), self.text))
        layout.addWidget(self.two_texts)

    @property
    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        return self.autosave.is_settled and self.two_texts.isHidden()

    def set_off(self, reason: str) -> None:
        """Let nothing be typed for a reason, which the tooltip tells; an empty reason lets it be."""
        self.text.setReadOnly(bool(reason))
        self.text.setToolTip(reason)
        self.text.setAccessibleDescription(reason)

    def load(self, section: Section) -> None:
        """Show a section's rationale; what is being typed in the same section stays."""
        is_same = section.id == self._section_id
        self._section_id = section.id
        self._version = section.score.version
        is_untouched = self.autosave.is_settled or self.text.text() == self._saved_text
        self._saved_text = section.score.rationale
        if is_same and not is_untouched:
            return
        if self.text.text() != section.score.rationale:
            self.text.set_text(section.score.rationale)
        self.autosave.release()
        self.autosave.forget()
        self.two_texts.hide()

    def _save(self) -> bool:
        if self.text.text() == self._saved_text:
            return False
        from store.actions.scores import save_rationale

        typed = self.text.text()
        self._context.backend.perform(
            save_rationale,
            assessment_id=self._context.assessment_id,
            section_id=self._section_id,
            rationale=typed,
            base_version=self._version,
            on_done=lambda changed: self._on_saved(typed, changed),
            on_error=self._on_failed,
        )
        return True

    def _on_saved(self, typed: str, changed: Changed) -> None:
        self._saved_text = typed
        if not changed.is_empty:
            self._read_version()
        self.saved.emit()
        self.autosave.finished()

    def _on_failed(self, error: Exception) -> None:
        if is_refused_edit(error):
            self._on_closed(error)
            return
        if getattr(error, "code", "") != "stale":
            self.autosave.failed()
            self.failed.emit(error)
            return
        theirs = getattr(error, "theirs", "")
        if theirs == self._saved_text:
            # Only the score beside it changed: there is nothing to choose between.
            self._keep_mine()
            return
        self.autosave.hold()
        self.two_texts.compare(self.text.text(), theirs)

    def _on_closed(self, error: Exception) -> None:
        self.text.setReadOnly(True)

        def kept() -> None:
            self.autosave.hold()
            self._keep_theirs()
            self.closed.emit()

        def failed(fault: Exception) -> None:
            self.text.setReadOnly(False)
            self.autosave.failed()
            self.failed.emit(fault)

        keep_refused(self._context, self.text.text(), self._section_id, error, kept, failed)

    def _keep_mine(self) -> None:
        self._read_version()
        self.autosave.hold()
        self.autosave.release()
        self.autosave.touch()
        self.autosave.flush()

    def _keep_theirs(self) -> None:
        from store.queries.text import load_section

        section = self._context.backend.read(load_section, self._section_id)
        self._saved_text = self.text.text()
        self.autosave.release()
        self.autosave.forget()
        self.load(section)
        self.settled.emit()

    def _read_version(self) -> None:
        from store.queries.text import load_section

        self._version = self._context.backend.read(load_section, self._section_id).score.version
