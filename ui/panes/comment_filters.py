"""Which comments are listed: open ones, one's own, those of the section in front, those of a kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.review.comments import Comment, CommentKind, Wanted, matching
from ui.messages import COMMENT_KINDS
from ui.pages.page import flow
from ui.widgets.chips import FilterChip
from ui.widgets.pickers import Picker


class CommentFilters(QWidget):
    """Signal: changed(), when others are wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = FilterChip(self.tr("Open"))
        self.mine = FilterChip(self.tr("Mine"))
        self.mine.setToolTip(self.tr("Written by you, answered by you, or for you to answer"))
        self.section = FilterChip(self.tr("This section"))
        self.kind = Picker(self.tr("Kind"), [("", self.tr("All kinds")), *_KINDS])
        self.kind.setProperty("look", "quiet")
        self.kind.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToContents)
        self._is_quiet = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(flow(self.open, self.mine, self.section, self.kind))
        self.open.setChecked(True)
        for chip in (self.open, self.mine, self.section):
            chip.toggled.connect(self._on_changed)
        self.kind.currentIndexChanged.connect(self._on_changed)

    def wanted(self, person: str, section_id: str) -> Wanted:
        """Return what is looked for; `section_id` is the section in front."""
        return Wanted(
            kinds=frozenset({CommentKind(self.kind.value())}) if self.kind.value() else frozenset(),
            person=person if self.mine.isChecked() else "",
            is_open=True if self.open.isChecked() else None,
            section_id=section_id if self.section.isChecked() else "",
        )

    def show_counts(self, comments: Sequence[Comment], person: str, section_id: str) -> None:
        """Say how many each chip would leave, under the others that are on."""
        wanted = self.wanted(person, section_id)
        self.open.set_count(len(matching(comments, replace(wanted, is_open=True))))
        self.mine.set_count(len(matching(comments, replace(wanted, person=person))) if person else 0)
        self.section.setVisible(bool(section_id))
        if section_id:
            self.section.set_count(len(matching(comments, replace(wanted, section_id=section_id))))
        elif self.section.isChecked():
            self.section.setChecked(False)

    def let_in(self, comment: Comment, person: str, section_id: str) -> None:
        """Take off, all at once, the filters that keep a comment out."""
        keeping = (
            (self.open, not comment.is_open),
            (self.mine, person not in comment.people),
            (self.section, comment.section_id != section_id),
        )
        self._is_quiet = True
        for chip, keeps_out in keeping:
            if keeps_out:
                chip.setChecked(False)
        if self.kind.value() not in ("", str(comment.kind)):
            self.kind.set_value("")
        self._is_quiet = False
        self.changed.emit()

    def _on_changed(self, _state: object) -> None:
        if not self._is_quiet:
            self.changed.emit()


_KINDS = [(str(kind), words) for kind, words in COMMENT_KINDS.items()]
