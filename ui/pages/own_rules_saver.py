"""Saves the text of the organisation's own rules as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.autosave import Autosave
from ui.pages.two_texts import TwoTexts

if TYPE_CHECKING:
    from store.changes import Changed
    from store.values import OwnRulesText
    from ui.context import Context
    from ui.widgets.numbered_text import NumberedText


class OwnRulesSaver(QObject):
    """`two_texts` belongs under the text. Signals: failed(object) with the error, saved(), settled()."""

    failed = Signal(object)
    saved = Signal()
    settled = Signal()

    def __init__(self, context: Context, text: NumberedText, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._text = text
        self._saved_text = ""
        self._version: int | None = None
        self.two_texts = TwoTexts()
        self.two_texts.mine_kept.connect(self._keep_mine)
        self.two_texts.theirs_kept.connect(self._keep_theirs)
        self.autosave = Autosave(self._save, self)
        self.autosave.settled.connect(self.settled)
        text.edited.connect(self._on_edited)
        text.focus_left.connect(self.autosave.flush)

    @property
    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        return self.autosave.is_settled and self.two_texts.isHidden()

    def load(self, kept: OwnRulesText) -> bool:
        """Take in the text that is kept, and return whether it is shown: what is being typed here stays, and is
        settled by its save."""
        is_untouched = self.is_settled and self._text.text() == self._saved_text
        if self._version is not None and not is_untouched:
            return False
        self._version, self._saved_text = kept.version, kept.text
        if self._text.text() != kept.text:
            self._text.set_text(kept.text)
        self.autosave.forget()
        return True

    def _on_edited(self) -> None:
        if self._version is not None:
            self.autosave.touch()

    def _save(self) -> bool:
        typed = self._text.text()
        if typed == self._saved_text:
            return False
        from store.actions.checks import write_own_rules

        self._context.backend.perform(
            write_own_rules,
            text=typed,
            base_version=self._version,
            on_done=lambda changed: self._on_saved(typed, changed),
            on_error=self._on_failed,
        )
        return True

    def _on_saved(self, typed: str, changed: Changed) -> None:
        self._saved_text = typed
        # Not read again: undo may have changed it since, which `load` is yet to show.
        self._version = (self._version or 0) + (not changed.is_empty)
        self.saved.emit()
        self.autosave.finished()

    def _on_failed(self, error: Exception) -> None:
        if getattr(error, "code", "") != "stale":
            self.autosave.failed()
            self.failed.emit(error)
            return
        self.autosave.hold()
        self.two_texts.compare(self._text.text(), getattr(error, "theirs", ""))
        self.failed.emit(error)

    def _keep_mine(self) -> None:
        self._version = self._kept().version
        self.autosave.release()
        self.autosave.touch()
        self.autosave.flush()

    def _keep_theirs(self) -> None:
        kept = self._kept()
        self._version, self._saved_text = kept.version, kept.text
        self._text.replace_text(kept.text)
        self.autosave.release()
        self.autosave.forget()
        self.settled.emit()

    def _kept(self) -> OwnRulesText:
        from store.queries.checks import load_own_rules_text

        kept: OwnRulesText = self._context.backend.read(load_own_rules_text)
        return kept
