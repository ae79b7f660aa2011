"""What else can be done with a comment: change it, give it to somebody, attach it to other words, remove it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from domain.review.comments import Comment
from ui.theme import icon
from ui.widgets.buttons import IconButton


class MoreButton(IconButton):
    """Signals: edit_wanted(); assigned(str) with a name, or nothing for nobody; attach_wanted(); removal_wanted()."""

    edit_wanted = Signal()
    assigned = Signal(str)
    attach_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("more", "", parent=parent)
        self.set_name(self.tr("More"))
        self._people: tuple[str, ...] = ()
        self._comment: Comment | None = None
        self._why_off = ""
        self.menu_of_comment = QMenu(self)
        self.menu_of_comment.setToolTipsVisible(True)
        self.menu_of_comment.aboutToShow.connect(self._fill)
        self.setMenu(self.menu_of_comment)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def offer_people(self, names: Sequence[str]) -> None:
        """Offer these people as those who are to answer."""
        self._people = tuple(names)

    def show_comment(self, comment: Comment, why_off: str) -> None:
        """Serve this comment."""
        self._comment, self._why_off = comment, why_off

    def _fill(self) -> None:
        """Fill the menu each time it opens: a comment has few people, but the list of them may change."""
        menu, comment = self.menu_of_comment, self._comment
        menu.clear()
        if comment is None:
            return
        self._switch(menu.addAction(icon("edit", "muted"), self.tr("Edit \u2026"), self.edit_wanted.emit))
        people = menu.addMenu(icon("person", "muted"), self.tr("Assign to"))
        for name in ("", *self._people):
            action = people.addAction(name.replace("&", "&&") or self.tr("Nobody"), partial(self.assigned.emit, name))
            action.setCheckable(True)
            action.setChecked(name == comment.assigned_to)
            self._switch(action)
        if comment.is_detached:
            attach = self.tr("Attach to the selected words")
            self._switch(menu.addAction(icon("link", "muted"), attach, self.attach_wanted.emit))
        menu.addSeparator()
        self._switch(menu.addAction(icon("delete", "muted"), self.tr("Remove"), self.removal_wanted.emit))

    def _switch(self, action: QAction) -> None:
        action.setEnabled(not self._why_off)
        action.setToolTip(self._why_off)
