"""Comments from the text itself: writing one, the marks beside the words, and going from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from domain.assessment import Anchor
from domain.review.comments import Comment, Target
from ui.announcement import Announcement
from ui.messages import counted
from ui.panes.comment_requests import About
from ui.panes.comment_rows import commented_of

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context
    from ui.on_demand import OnDemand
    from ui.pages.findings_panel import FindingsPanel
    from ui.pages.statement import StatementPage
    from ui.pages.text_page import TextPage
    from ui.panes.comment_reader import CommentReader
    from ui.panes.comments import CommentsPane
    from ui.panes.evidence import EvidencePane

SETTLED_AFTER_MS = 500
"""So long a text that is wrapped anew may take to find its length: Qt lays it out piece by piece."""


class Commenting(QObject):
    """Ties comments to the pages. `reader` reads them; `current` returns the findings in front, or nothing;
    `shown_section` the id of the section in front."""

    def __init__(
        self,
        context: Context,
        reader: CommentReader,
        pane: OnDemand[CommentsPane],
        current: Callable[[], FindingsPanel | None],
        shown_section: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._reader = reader
        self._pane = pane
        self._current = current
        self._shown_section = shown_section
        self._statement: StatementPage | None = None
        self._panels: list[FindingsPanel] = []
        self._shown_comment = ""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_AFTER_MS)
        reader.read.connect(self._show_all)

    def load(self) -> None:
        """Read the comments."""
        self._reader.load()

    def refresh(self, changed: Changed) -> None:
        """Read the comments again, when any of them changed."""
        self._reader.refresh(changed)

    def serve(self, pane: CommentsPane) -> None:
        """Do what is asked for in the pane of the comments."""
        pane.current_changed.connect(self._on_current)
        pane.place_wanted.connect(self.go_to)
        pane.attach_wanted.connect(self._attach_to_words)
        pane.left.connect(self._back_to_text)

    def attach(self, page: TextPage) -> None:
        """Serve the findings of a page; of the quality statements the comments on the score and its reason too."""
        from ui.pages.statement import StatementPage

        panel = page.findings
        if isinstance(page, StatementPage):
            self._statement = page
            page.remarks.clicked.connect(self._open_remark)
        page.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self._panels.append(panel)
        panel.loaded.connect(lambda: self._show_in(panel))
        panel.comments_activated.connect(self._open_next)
        panel.editor.commented.set_current(self._shown_comment)
        self._show_in(panel)

    def comment_here(self) -> None:
        """Comment on the selected words or the sentence at the caret; elsewhere on the whole section."""
        panel = self._current()
        is_there = panel is not None and (
            panel.editor.textCursor().hasSelection() or panel.window().focusWidget() is panel.editor
        )
        anchor = panel.selected_anchor() if panel is not None and is_there else None
        if panel is None or anchor is None:
            self._write(About(Target.SECTION, self._shown_section(), words=self.tr("On the whole section")))
            return
        section_id = panel.section_id
        words = self.tr("On \u201c{words}\u201d").format(words=anchor.exact)
        panel.when_saved(lambda: self._write(About(Target.TEXT, section_id, anchor, words=words)))

    def comment_on_score(self) -> None:
        """Comment on the score of the statement in front."""
        self._write(About(Target.SCORE, self._shown_section(), words=self.tr("On the score")))

    def comment_on_reason(self) -> None:
        """Comment on the reason for the score of the statement in front."""
        self._write(About(Target.RATIONALE, self._shown_section(), words=self.tr("On the reason for the score")))

    def comment_on_evidence(self, evidence: EvidencePane) -> None:
        """Comment on the evidence item that is shown or chosen in the pane of the evidence."""
        item_id = evidence.current_item()
        item = evidence.item_of(item_id)
        words = self.tr("On {item}").format(item=f"{item.reference} {item.title}" if item is not None else "")
        self._write(About(Target.ITEM, item_id=item_id, words=words))

    def step(self, by: int) -> None:
        """Go to the next open comment or the one before, to its place in the text, and show its thread."""
        pane = self._pane.wanted()
        comment = pane.next_open(by)
        if comment is None:
            pane.shown_wanted.emit()
            self._tell(self.tr("No open comment is listed."))
            return
        self.open_comment(comment.id)

    def open_comment(self, comment_id: str) -> None:
        """Show a comment's thread and go to what it is on."""
        pane = self._pane.wanted()
        if pane.open_comment(comment_id):
            self.go_to(pane.comment(comment_id))

    def go_to(self, comment: Comment | None) -> None:
        """Go to what a comment is on; not to evidence, which would take the place of the thread."""
        if comment is None or comment.target is Target.ITEM:
            return
        anchor = comment.anchor
        if comment.target is Target.TEXT and anchor is not None and not comment.is_detached:
            self._go_to_words(comment, anchor)
            return
        self._context.open_section(comment.section_id)
        if self._statement is None:
            return
        if self._statement.is_blind:
            return
        if comment.target is Target.SCORE:
            self._statement.score.setFocus(Qt.FocusReason.OtherFocusReason)
        elif comment.target is Target.RATIONALE:
            self._statement.rationale.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def why_no_section(self) -> str:
        """Return why no section can be commented on now, or nothing."""
        return self.why_read_only() or ("" if self._shown_section() else self.tr("Open a section first."))

    def why_no_score(self) -> str:
        """Return why no score can be commented on now, or nothing."""
        is_shown = self._statement is not None and self._statement.isVisible()
        reason = "" if is_shown else self.tr("Open a quality statement first.")
        if is_shown and self._statement is not None and self._statement.is_blind:
            reason = self.tr("The score is hidden from you until you give yours.")
        return self.why_read_only() or reason

    def why_read_only(self) -> str:
        """Return why nothing may be changed, or nothing."""
        return self._context.why_read_only

    def _write(self, about: About) -> None:
        self._pane.wanted().write(about)

    def _go_to_words(self, comment: Comment, anchor: Anchor) -> None:
        panel = self._current()
        if panel is not None and panel.section_id == comment.section_id and panel.editor.commented.go_to(comment.id):
            panel.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            panel.editor.ensureCursorVisible()
        else:
            # Without an end: the words have the look of the current comment, and no other one over it.
            self._context.open_passage(comment.section_id, anchor.passage_id, anchor.start)
        self._settling.start()

    def _keep_in_sight(self) -> None:
        """Stay at the words while the text wraps anew, from which the thread has just taken room."""
        panel = self._current()
        if panel is not None and self._settling.isActive():
            panel.editor.ensureCursorVisible()

    def _show_all(self) -> None:
        for panel in self._panels:
            self._show_in(panel)

    def _show_in(self, panel: FindingsPanel) -> None:
        if panel.section_id:
            panel.show_comments(commented_of(self._reader.discussion.comments, panel.section_id))
        statement = self._statement
        if statement is not None and panel is statement.findings:
            count = len(self._remarks(panel))
            words = self.tr("{comments} on the score, the reason or the whole")
            statement.show_remarks(words.format(comments=counted(count, "open comment")) if count else "")

    def _remarks(self, panel: FindingsPanel) -> list[Comment]:
        """Return the open comments on the section of the panel that stand on no words of its text."""
        section_id = panel.section_id
        return [
            each
            for each in self._reader.discussion.comments
            if each.section_id == section_id and each.is_open and each.target is not Target.TEXT
        ]

    def _open_remark(self) -> None:
        """Show the thread of the first of them, or of the next where one of them is shown already."""
        ids = [each.id for each in self._remarks(self._statement.findings)] if self._statement is not None else []
        if ids:
            self._open_next(ids)

    def _on_current(self, comment_id: str) -> None:
        self._shown_comment = comment_id
        for panel in self._panels:
            panel.editor.commented.set_current(comment_id)

    def _open_next(self, ids: Sequence[str]) -> None:
        """Show the thread of a mark; of several comments the next one at each click."""
        pane = self._pane.wanted()
        pane.open_comment(_following(ids, pane.current))

    def _attach_to_words(self, comment: Comment) -> None:
        panel = self._current()
        anchor = panel.selected_anchor() if panel is not None and panel.editor.textCursor().hasSelection() else None
        if panel is None or anchor is None:
            self._tell(self.tr("Select the words first that the comment is to stand on."))
            return
        section_id = panel.section_id
        panel.when_saved(lambda: self._pane.wanted().requests.attach(comment.id, section_id, anchor))

    def _back_to_text(self) -> None:
        panel = self._current()
        if panel is not None:
            panel.begin()

    def _tell(self, words: str) -> None:
        self._context.tell(Announcement(words, is_passing=True))


def _following(ids: Sequence[str], current: Comment | None) -> str:
    """Return the id after that of the current comment, going round, or the first."""
    place = ids.index(current.id) + 1 if current is not None and current.id in ids else 0
    return ids[place % len(ids)]
