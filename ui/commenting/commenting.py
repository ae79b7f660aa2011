"""Comments from the text itself: writing one, the marks beside the words, and going from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from domain.assessment import Anchor
from domain.review.comments import Comment, Target
from ui.announcement import Announcement
from ui.commands import Command
from ui.messages import counted
from ui.panes.comment_requests import About
from ui.panes.comment_rows import commented_of

if TYPE_CHECKING:
    from ui.context import Context
    from ui.pages.findings_panel import FindingsPanel
    from ui.pages.statement import StatementPage
    from ui.pages.text_page import TextPage
    from ui.panes.comments import CommentsPane
    from ui.panes.evidence import EvidencePane

SETTLED_AFTER_MS = 500
"""So long a text that is wrapped anew may take to find its length: Qt lays it out piece by piece."""


class Commenting(QObject):
    """Ties the comments pane to the pages. `current` returns the findings in front, or nothing; `shown_section` the id
    of the section in front."""

    def __init__(
        self,
        context: Context,
        pane: CommentsPane,
        current: Callable[[], FindingsPanel | None],
        shown_section: Callable[[], str],
        statement: StatementPage,
        evidence: EvidencePane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._pane = pane
        self._current = current
        self._shown_section = shown_section
        self._statement = statement
        self._evidence = evidence
        self._panels: list[FindingsPanel] = []
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_AFTER_MS)
        pane.discussed.connect(self._show_all)
        pane.current_changed.connect(self._on_current)
        pane.place_wanted.connect(self.go_to)
        pane.attach_wanted.connect(self._attach_to_words)
        pane.left.connect(self._back_to_text)
        statement.remarks.clicked.connect(self._open_remark)

    def load(self) -> None:
        """Read the comments."""
        self._pane.load()

    def attach(self, page: TextPage) -> None:
        """Serve the findings of a page."""
        panel = page.findings
        page.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self._panels.append(panel)
        panel.loaded.connect(lambda: self._show_in(panel))
        panel.comments_activated.connect(self._on_mark)
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

    def comment_on_evidence(self) -> None:
        """Comment on the evidence item that is shown or chosen."""
        item_id = self._evidence.current_item()
        item = self._evidence.item_of(item_id)
        words = self.tr("On {item}").format(item=f"{item.reference} {item.title}" if item is not None else "")
        self._write(About(Target.ITEM, item_id=item_id, words=words))

    def step(self, by: int) -> None:
        """Go to the next open comment or the one before, to its place in the text, and show its thread."""
        comment = self._pane.next_open(by)
        if comment is None:
            self._pane.shown_wanted.emit()
            self._tell(self.tr("No open comment is listed."))
            return
        self.open_comment(comment.id)

    def open_comment(self, comment_id: str) -> None:
        """Show a comment's thread and go to what it is on."""
        if self._pane.open_comment(comment_id):
            self.go_to(self._pane.comment(comment_id))

    def go_to(self, comment: Comment | None) -> None:
        """Go to what a comment is on; not to evidence, which would take the place of the thread."""
        if comment is None or comment.target is Target.ITEM:
            return
        anchor = comment.anchor
        if comment.target is Target.TEXT and anchor is not None and not comment.is_detached:
            self._go_to_words(comment, anchor)
            return
        self._context.open_section(comment.section_id)
        if comment.target is Target.SCORE:
            self._statement.score.setFocus(Qt.FocusReason.OtherFocusReason)
        elif comment.target is Target.RATIONALE:
            self._statement.rationale.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def resolve(self) -> None:
        """Resolve the comment whose thread is shown, or open it again."""
        self._pane.resolve()

    def commands(self) -> list[Command]:
        """Return the commands of comments."""
        group = self.tr("Comments")
        rows: tuple[tuple[str, str, Callable[[], object], str, str, Callable[[], str]], ...] = (
            ("comment", self.tr("Comment"), self.comment_here, "Ctrl+Alt+M", "comment_add", self._why_no_section),
            ("comment-score", self.tr("Comment on the score"), self.comment_on_score, "", "", self._why_no_score),
            ("comment-reason", self.tr("Comment on the reason"), self.comment_on_reason, "", "", self._why_no_score),
            (
                "comment-evidence",
                self.tr("Comment on this evidence"),
                self.comment_on_evidence,
                "",
                "",
                self._why_no_evidence,
            ),
            ("show-comments", self.tr("Show the comments"), self._show_pane, "Ctrl+F5", "comment", _never_off),
            ("next-comment", self.tr("Next open comment"), lambda: self.step(1), "F5", "next", _never_off),
            ("previous-comment", self.tr("Previous open comment"), lambda: self.step(-1), "Shift+F5", "", _never_off),
            ("answer-comment", self.tr("Answer the comment"), self._pane.answer, "", "reply", self._why_none_shown),
            ("resolve-comment", self.tr("Resolve the comment"), self.resolve, "Alt+F5", "done", self._why_none_shown),
        )
        return [
            Command(name, title, keys, run, icon, group, enabled, words=self.tr("remark review reply"))
            for name, title, run, keys, icon, enabled in rows
        ]

    def _write(self, about: About) -> None:
        self._pane.write(about)

    def _show_pane(self) -> None:
        self._pane.shown_wanted.emit()
        self._pane.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
            panel.show_comments(commented_of(self._pane.discussion.comments, panel.section_id))
        if panel is self._statement.findings:
            count = len(self._remarks())
            words = self.tr("{comments} on the score, the reason or the whole")
            self._statement.show_remarks(words.format(comments=counted(count, "open comment")) if count else "")

    def _remarks(self) -> list[Comment]:
        """Return the open comments on the statement in front that stand on no words of its text."""
        section_id = self._statement.findings.section_id
        return [
            each
            for each in self._pane.discussion.comments
            if each.section_id == section_id and each.is_open and each.target is not Target.TEXT
        ]

    def _open_remark(self) -> None:
        """Show the thread of the first of them, or of the next where one of them is shown already."""
        ids = [each.id for each in self._remarks()]
        if ids:
            self._pane.open_comment(_following(ids, self._pane.current))

    def _on_current(self, comment_id: str) -> None:
        for panel in self._panels:
            panel.editor.commented.set_current(comment_id)

    def _on_mark(self, ids: Sequence[str]) -> None:
        """Show the thread of a mark; of several comments the next one at each click."""
        self._pane.open_comment(_following(ids, self._pane.current))

    def _attach_to_words(self, comment: Comment) -> None:
        panel = self._current()
        anchor = panel.selected_anchor() if panel is not None and panel.editor.textCursor().hasSelection() else None
        if panel is None or anchor is None:
            self._tell(self.tr("Select the words first that the comment is to stand on."))
            return
        section_id = panel.section_id
        panel.when_saved(lambda: self._pane.requests.attach(comment.id, section_id, anchor))

    def _back_to_text(self) -> None:
        panel = self._current()
        if panel is not None:
            panel.begin()

    def _why_no_section(self) -> str:
        return self._why_read_only() or ("" if self._shown_section() else self.tr("Open a section first."))

    def _why_no_score(self) -> str:
        reason = "" if self._statement.isVisible() else self.tr("Open a quality statement first.")
        return self._why_read_only() or reason

    def _why_no_evidence(self) -> str:
        reason = "" if self._evidence.current_item() else self.tr("Choose an evidence item first.")
        return self._why_read_only() or reason

    def _why_none_shown(self) -> str:
        return "" if self._pane.current is not None else self.tr("Choose a comment first.")

    def _why_read_only(self) -> str:
        return self._context.why_read_only

    def _tell(self, words: str) -> None:
        self._context.tell(Announcement(words, is_passing=True))


def _following(ids: Sequence[str], current: Comment | None) -> str:
    """Return the id after that of the current comment, going round, or the first."""
    place = ids.index(current.id) + 1 if current is not None and current.id in ids else 0
    return ids[place % len(ids)]


def _never_off() -> str:
    return ""
