"""The comments pane: every remark in the order of the report, the thread of one, and the form to write another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from domain.review.comments import Comment, CommentKind, Target, matching, next_open
from store.values import Discussion
from ui.panes.comment_filters import CommentFilters
from ui.panes.comment_form import CommentForm
from ui.panes.comment_reader import CommentReader
from ui.panes.comment_requests import About, CommentRequests
from ui.panes.comment_rows import groups_of, section_name
from ui.panes.comment_thread import CommentThread
from ui.panes.drafts import NEW, Drafts
from ui.sentences.comments import place_words
from ui.theme import current_theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.grouped_list import GroupedList
from ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from ui.context import Context


class CommentsPane(QWidget):
    """Shows what `reader` reads; `shown_section` returns the section that is in front, or nothing.

    Signals: shown_wanted(), when the pane is to be brought in front; current_changed(str) with the id of the comment
    whose thread is shown, or nothing; place_wanted(object), the way to what a comment is on; attach_wanted(object), to
    put a comment on the selected words; left(), back to the text.
    """

    shown_wanted = Signal()
    current_changed = Signal(str)
    place_wanted = Signal(object)
    attach_wanted = Signal(object)
    left = Signal()

    def __init__(
        self,
        context: Context,
        reader: CommentReader,
        shown_section: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._shown_section = shown_section
        self.requests = CommentRequests(context)
        self._about: About | None = None
        self._edited: Comment | None = None
        self._is_edit_stale = False
        self._wanted = ""
        self._is_due = True
        self._make_suggestions: Callable[[], QWidget] | None = None
        self.tabs = TabStrip(self.tr("Comments and suggestions"), (self.tr("Comments"), self.tr("Suggestions")))
        self._sides = QStackedWidget()
        self.reader = reader
        self.drafts = Drafts(context.memory)
        self.filters = CommentFilters()
        self.form = CommentForm()
        self.list = GroupedList(self.tr("Comments"))
        self.thread_view = CommentThread(context.now)
        self._nothing = EmptyState(
            "comment",
            self.tr("No comments"),
            (
                self.tr("Remarks on words, scores, reasons and evidence are listed here, each with its answers."),
                self.tr("Select words in the findings and press Ctrl+Alt+M to write one."),
            ),
        )
        self._none_left = EmptyState("done", self.tr("None of these"), (self.tr("Take a filter off to see others."),))
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()
        self.thread_view.set_off(context.why_read_only)
        self._on_read(reader.discussion)

    def offer_suggestions(self, make: Callable[[], QWidget]) -> None:
        """Have the list of suggestions behind its tab; `make` returns it when it is first wanted."""
        self._make_suggestions = make

    def show_suggestions(self) -> None:
        """Bring the list of suggestions in front of that of the comments."""
        self.tabs.setCurrentIndex(1)

    def show_numbers(self, comments: int, suggestions: int) -> None:
        """Show on the tabs how many of each are open."""
        for place, count in enumerate((comments, suggestions)):
            self.tabs.set_count(place, count or None)

    @property
    def discussion(self) -> Discussion:
        """The comments as they were read last."""
        return self.reader.discussion

    def show_section(self) -> None:
        """Take in that another section is in front."""
        if self.filters.section.isChecked():
            self._show()
        else:
            self._count()

    @property
    def current(self) -> Comment | None:
        """The comment whose thread is shown."""
        return self.thread_view.comment

    def comment(self, comment_id: str) -> Comment | None:
        """Return a comment by its id."""
        return next((each for each in self.discussion.comments if each.id == comment_id), None)

    def open_comment(self, comment_id: str) -> bool:
        """Show a comment's thread; where the comments are still being read, as soon as they are."""
        self._come_in_front()
        comment = self.comment(comment_id)
        if comment is None:
            self._wanted = comment_id
            return False
        self._wanted = ""
        self._put_new_away()
        self._show_if_due()
        if not self.list.choose(comment_id):
            self.filters.let_in(comment, self._person, self._shown_section())
            self.list.choose(comment_id)
        return True

    def next_open(self, step: int) -> Comment | None:
        """Return the open comment after the current one, or before it, among those that are listed."""
        shown = self._matching()
        current = self.current
        return next_open(shown, current.id if current is not None else self._beside(shown, step), step)

    def write(self, about: About) -> None:
        """Open the form to write a comment, with what was typed in it before."""
        self._come_in_front()
        self._about, self._edited = about, None
        kind = self.form.chosen_kind() if self.drafts.text(NEW) else CommentKind.QUESTION
        text = self.drafts.text(NEW)
        self.form.begin(self.tr("New comment"), about.words, text, kind, "", self.tr("Comment"))
        self._settle()

    def edit(self) -> None:
        """Open the form to write the current comment anew."""
        comment = self.current
        if comment is None:
            return
        self._about, self._edited = None, comment
        text = self.drafts.text(self._key) or comment.text
        on = place_words(comment, self.discussion)
        self.form.begin(self.tr("Edit"), on, text, comment.kind, comment.assigned_to, self.tr("Save"))

    def _come_in_front(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.shown_wanted.emit()

    def _on_tab(self, place: int) -> None:
        if place and self._sides.count() == 1 and self._make_suggestions is not None:
            self._sides.addWidget(self._make_suggestions())
        self._sides.setCurrentIndex(place)

    def _settle(self) -> None:
        """Show the thread, but not beside a form in which another comment is being written."""
        is_writing = not self.form.isHidden() and self._edited is None
        self.thread_view.setVisible(self.current is not None and not is_writing)

    def resolve(self) -> None:
        """Resolve the current comment, or open it again."""
        comment = self.current
        if comment is None:
            return
        if comment.is_open:
            self.requests.resolve(comment.id)
        else:
            self.requests.reopen(comment.id)

    def answer(self) -> None:
        """Begin to answer the current comment."""
        self._come_in_front()
        self.thread_view.answer.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _person(self) -> str:
        return self._context.backend.actor.name

    @property
    def _key(self) -> str:
        return f"edit:{self._edited.id}" if self._edited is not None else NEW

    def _arrange(self) -> None:
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.space(1.5), theme.space(0.5), theme.space(1.5), 0)
        outer.setSpacing(theme.space(1))
        outer.addWidget(self.tabs)
        outer.addWidget(self._sides, 1)
        own = QWidget()
        self._sides.addWidget(own)
        layout = QVBoxLayout(own)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(1))
        layout.addWidget(self.form)
        layout.addWidget(self.filters)
        layout.addWidget(self._stack, 2)
        layout.addWidget(self.thread_view, 3)
        for view in (self.list, self._nothing, self._none_left):
            self._stack.addWidget(view)
        self._stack.setMinimumHeight(1)  # where room is short, the list gives way to the thread

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.reader.read.connect(self._on_read)
        self.filters.changed.connect(self._show)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._open)
        self.form.sent.connect(self._send)
        self.form.left.connect(self._leave_form)
        self.form.typed.connect(lambda text: self.drafts.keep(self._key, text))
        thread = self.thread_view
        thread.place_wanted.connect(self._follow)
        thread.answered.connect(self._answer)
        thread.left.connect(self.left)
        thread.typed.connect(self._keep_answer)
        thread.resolve_wanted.connect(self.resolve)
        thread.more.edit_wanted.connect(self.edit)
        thread.more.assigned.connect(self._assign)
        thread.more.attach_wanted.connect(lambda: self.attach_wanted.emit(self.current))
        thread.more.removal_wanted.connect(self._remove)

    def take_focus(self) -> None:
        """Bring the pane in front, to go through the comments by keys."""
        self._come_in_front()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_read(self, discussion: Discussion) -> None:
        if self._is_edit_stale and self._edited is not None:
            self._edited, self._is_edit_stale = self.comment(self._edited.id) or self._edited, False
        people = dict.fromkeys((*discussion.team, *(each.person for each in discussion.comments)))
        names = [name for name in people if name]
        self.form.offer_people(names)
        self.thread_view.more.offer_people(names)
        self._is_due = True
        if self.isVisible():
            self._show_if_due()
        if self._wanted:
            self.open_comment(self._wanted)

    def _matching(self) -> tuple[Comment, ...]:
        return matching(self.discussion.comments, self.filters.wanted(self._person, self._shown_section()))

    def _show_if_due(self) -> None:
        if self._is_due:
            self._show()

    def _show(self) -> None:
        self._is_due = False
        found = self._matching()
        self.list.set_groups(groups_of(found, self.discussion, self._context.framework))
        nothing = self._none_left if self.discussion.comments else self._nothing
        self._stack.setCurrentWidget(self.list if found else nothing)
        self.filters.setVisible(bool(self.discussion.comments))
        self._count()

    def _count(self) -> None:
        self.filters.show_counts(self.discussion.comments, self._person, self._shown_section())

    def _beside(self, shown: tuple[Comment, ...], step: int) -> str:
        """Return the id of the comment from which the first step of all goes to one of the section in front."""
        here = self._shown_section()
        places = [place for place, each in enumerate(shown) if each.section_id == here]
        if not places:
            return ""
        beside = places[0] - 1 if step > 0 else places[-1] + 1
        return shown[beside % len(shown)].id

    def _on_chosen(self, comment_id: str) -> None:
        comment = self.comment(comment_id)
        if comment is None:
            self.thread_view.show_nothing()
        else:
            section = section_name(comment, self.discussion, self._context.framework)
            on = place_words(comment, self.discussion)
            self.thread_view.show_comment(comment, section, on, self.drafts.text(comment_id))
            self._settle()
        self.current_changed.emit(comment_id)

    def _open(self, comment_id: str) -> None:
        comment = self.comment(comment_id)
        if comment is not None:
            self._put_new_away()
            self.place_wanted.emit(comment)

    def _follow(self) -> None:
        """Go to what the current comment is on; to evidence only so, for it takes the place of this pane."""
        comment = self.current
        if comment is not None and comment.target is Target.ITEM:
            self._context.open_item(comment.item_id)
        else:
            self.place_wanted.emit(comment)

    def _keep_answer(self, text: str) -> None:
        if self.current is not None:
            self.drafts.keep(self.current.id, text)

    def _answer(self) -> None:
        comment, text = self.current, self.thread_view.answer.text()
        if comment is None or not text.strip() or self._context.why_read_only:
            return
        self.requests.answer(comment.id, text, lambda comment_id: self._on_answered(comment_id, text))

    def _on_answered(self, comment_id: str, text: str) -> None:
        """Forget the answer that was sent, unless more has been typed meanwhile."""
        if self.drafts.text(comment_id) != text:
            return
        self.drafts.keep(comment_id, "")
        if self.current is not None and self.current.id == comment_id:
            self.thread_view.answer.set_text("")

    def _send(self) -> None:
        text, key = self.form.text.text(), self._key
        kind, assigned = self.form.chosen_kind(), self.form.assigned.value()

        def done(comment_id: str) -> None:
            self.drafts.keep(key, "")
            self._wanted = comment_id
            self._leave_form()

        if self._edited is not None:
            self.requests.change(self._edited, text, kind, assigned, done, self._on_stale)
        elif self._about is not None:
            self.requests.add(self._about, text, kind, assigned, done)

    def _put_new_away(self) -> None:
        """Make room for the thread of another comment; what was typed of a new one is kept."""
        if self._edited is None and not self.form.isHidden():
            self.form.hide()
            self._settle()

    def _on_stale(self) -> None:
        """Show what somebody else wrote meanwhile below what is typed, which may be sent over it after that."""
        self._is_edit_stale = True
        self.reader.load()

    def _leave_form(self) -> None:
        self.form.hide()
        self._settle()
        self.left.emit()

    def _assign(self, name: str) -> None:
        comment = self.current
        if comment is not None and comment.assigned_to != name:
            self.requests.change(comment, comment.text, comment.kind, name, lambda _id: None)

    def _remove(self) -> None:
        if self.current is not None:
            self.requests.remove_comment(self.current.id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_if_due()
