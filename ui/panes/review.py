"""The review pane: where the section in front, or the report, stands, what can be decided there, and what was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from domain.review.decisions import Standing, person_key
from domain.review.procedure import Option, stage_name, way
from ui.announcement import Announcement, Tone
from ui.messages import error_message, part_name, refusal_sentence
from ui.pages.page import flow, group
from ui.panes.drafts import Drafts
from ui.panes.review_form import Asked, ReviewForm
from ui.panes.review_options import ReviewOptions, asked_of, why_off
from ui.panes.review_record import ReviewRecord
from ui.panes.review_requests import ReviewRequests
from ui.sentences.review import brought_here, read_words, what_differs, why_refused
from ui.theme import current_theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import LinkButton, OutlinedButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.step_track import StepTrack
from ui.widgets.text import Hairline, Heading, Muted, SectionLabel

if TYPE_CHECKING:
    from store.changes import Changed
    from store.queries.reviewing import Place
    from ui.context import Context

AT_ONCE = frozenset({"assessment", "section", "decision", "read_mark", "team_member"})
WHEN_IT_RESTS = frozenset({"passage", "score", "facts", "citation", "comment", "evidence_item", "excerpt"})
REST_MS = 1000
"""Typing changes the text at every save; what stands beside it is read again when that rests."""
OPENING = "open-for-edit"


class ReviewPane(QWidget):
    """`shown_section` returns the section that is in front, or nothing where the report is meant.

    Signals: shown_wanted(), when the pane is to be brought in front; flush_wanted(), before a decision: what was typed
    is saved first; compare_wanted(str, str) with a section ("" for the report) and the hash of what it was decided on;
    left(), back to the text.
    """

    shown_wanted = Signal()
    flush_wanted = Signal()
    compare_wanted = Signal(str, str)
    left = Signal()

    def __init__(self, context: Context, shown_section: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._procedure = context.framework.procedure
        self._shown_section = shown_section
        self.requests = ReviewRequests(context)
        self.drafts = Drafts(context.memory)
        self.place: Place | None = None
        self._is_due = True
        self._asked_for = 0
        self._when_read: Callable[[], object] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REST_MS)
        self._later.timeout.connect(self.load)
        self._make()
        self._arrange()
        self._connect()

    def _make(self) -> None:
        self.name = Muted("")
        self.stage = Heading("")
        self.track = StepTrack(self.tr("Stages"))
        self.brought = Muted("")
        self.differs = Banner("warning", "", may_close=False)
        self.compare = LinkButton(self.tr("Show what differs"))
        self.difference = group(self.differs, flow(self.compare), gap=0.5)
        self.form = ReviewForm()
        self.options = ReviewOptions()
        self.why_closed = Muted("")
        self.open = OutlinedButton(self.tr("Open for editing \u2026"), "edit")
        self.closed = group(flow(self.open), self.why_closed, gap=0.5)
        self.reading = Muted("")
        self.others = Muted("")
        self.mark = OutlinedButton(self.tr("Mark as read"), "done")
        self.readers = group(flow(self.mark), self.reading, self.others, gap=0.5)
        self.record = ReviewRecord(self._procedure)
        sentence = refusal_sentence("no-procedure", {})
        self.nothing = EmptyState("safe", self.tr("No procedure"), (sentence,))

    def load(self) -> None:
        """Read where the section in front stands."""
        if not self._procedure.stages:
            return
        from store.queries.reviewing import load_place

        self._is_due = False
        self._later.stop()
        self._asked_for += 1
        asked = self._asked_for

        def take(place: Place) -> None:
            if asked == self._asked_for:  # an answer about a section that was left meanwhile comes too late
                self._show(place)

        self._context.backend.ask(
            load_place,
            self._context.assessment_id,
            self._shown_section(),
            self._context.backend.actor.name,
            on_done=take,
            on_error=self._on_failed,
        )

    def refresh(self, changed: Changed) -> None:
        """Read again after an action that touched the review; where it changed the text, when that rests."""
        is_of_this = changed.assessment_id == self._context.assessment_id
        if not is_of_this or not (AT_ONCE | WHEN_IT_RESTS) & changed.tables:
            return
        self._is_due = True
        if self.isVisible() and AT_ONCE & changed.tables:
            self.load()
        elif self.isVisible():
            self._later.start()

    def show_section(self) -> None:
        """Take in that another section is in front."""
        self._is_due = True
        self._put_away()
        if self.isVisible():
            self.load()

    def stop(self) -> None:
        """Read no more: the assessment is left."""
        self._later.stop()
        self._asked_for += 1

    def press(self, decision: str) -> None:
        """Take a decision as its button does, or say why it cannot be taken."""

        def do() -> None:
            option = self._option(decision)
            off = self._context.why_read_only or (why_off(option) if option is not None else self._not_here(decision))
            if off:
                self._context.tell(Announcement(off, is_passing=True))
            else:
                self._on_pressed(decision)

        self._in_front(do)

    def begin_opening(self) -> None:
        """Ask for the reason to open the section in front for editing; where none is asked for, just show it."""
        never = self._context.why_read_only
        self._in_front(lambda: self._ask_opening() if not never and self._is_possible(OPENING) else self._focus_first())

    def mark_read(self, section_id: str) -> None:
        """Mark a section as read, as it stands."""
        if section_id and not self._context.why_read_only:
            self.flush_wanted.emit()
            self.requests.mark_read(section_id)

    def take_focus(self) -> None:
        """Bring the pane in front, with the first decision that can be taken."""
        self._in_front(self._focus_first)

    def _in_front(self, do: Callable[[], object]) -> None:
        """Bring the pane in front and do something when it shows what is so now."""
        self.shown_wanted.emit()
        self._when_read = do
        self.load()

    def _focus_first(self) -> None:
        buttons = [*self.options.buttons.values(), self.open, self.mark]
        first = next((each for each in buttons if each.isVisible() and each.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self) -> None:
        theme = current_theme()
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(theme.space(2), theme.space(2), theme.space(2), theme.space(3))
        inner.setSpacing(theme.space(1))
        for widget in (self.name, self.stage, self.track, self.brought, self.difference):
            inner.addWidget(widget)
        inner.addSpacing(theme.space(1))
        for widget in (self.form, self.options, self.closed):
            inner.addWidget(widget)
        for title, widget in ((self.tr("Reading"), self.readers), (self.tr("Decisions"), self.record)):
            block = group(Hairline(), SectionLabel(title), widget)
            inner.addSpacing(theme.space(1))
            inner.addWidget(block)
            if widget is self.readers:
                self.readers = block
        inner.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        layout.addWidget(self.nothing)
        self._scroll.setVisible(bool(self._procedure.stages))
        self.nothing.setVisible(not self._procedure.stages)
        content.hide()

    def _connect(self) -> None:
        self.options.pressed.connect(self._on_pressed)
        self.form.sent.connect(self._send)
        self.form.left.connect(self._leave_form)
        self.form.typed.connect(self._keep)
        self.open.clicked.connect(self._ask_opening)
        self.mark.clicked.connect(lambda: self.mark_read(self._shown_section()))
        self.compare.clicked.connect(self._on_compare)

    def _show(self, place: Place) -> None:
        self.place = place
        standing = place.standing
        self._show_stage(standing)
        self.options.show_options(place.options, standing, self._context.why_read_only)
        self._show_closed(place)
        if self.form.asked is not None and not self._is_possible(self.form.asked.key):
            self.form.end()
        self._settle()
        self._show_readings(standing)
        self.record.show_decisions(standing.decisions, self._context.now())
        content = self._scroll.widget()
        if content is not None:
            content.show()
        do, self._when_read = self._when_read, None
        if do is not None:
            do()

    def _show_stage(self, standing: Standing) -> None:
        framework, now = self._context.framework, self._context.now()
        name = part_name(framework, standing.part_id) if standing.section_id else self.tr("The report as a whole")
        self.name.setText(name)
        self.stage.setText(stage_name(self._procedure, standing.stage))
        stages = way(self._procedure, standing.scope, standing.stage)
        ids = [stage.id for stage in stages]
        self.track.set_steps([stage.name for stage in stages], ids.index(standing.stage))
        self.brought.setText(brought_here(self._procedure, standing, now))
        self.brought.setVisible(bool(self.brought.text()))
        self.differs.set_text(what_differs(self._procedure, standing))
        self.difference.setVisible(bool(self.differs.text()))

    def _show_closed(self, place: Place) -> None:
        closed = place.closed
        if closed is None:
            return
        sentence = why_refused(closed.refusal)
        self.why_closed.setText(sentence)
        self.open.set_off(self._context.why_read_only or ("" if closed.may_open else sentence))

    def _show_readings(self, standing: Standing) -> None:
        self.readers.setVisible(bool(standing.section_id))
        person = self._context.backend.actor.name
        own, others = read_words(standing.readings, person, self._context.now())
        key = person_key(person)
        is_read = any(each.is_current and person_key(each.person) == key for each in standing.readings)
        self.reading.setText(own)
        self.others.setText(others)
        self.others.setVisible(bool(others))
        self.mark.set_off(self._context.why_read_only or (self.tr("It is marked as read already.") if is_read else ""))

    def _option(self, decision: str) -> Option | None:
        options = self.place.options if self.place is not None else ()
        return next((each for each in options if each.rule.id == decision), None)

    def _not_here(self, decision: str) -> str:
        """Return why a decision is none of those that belong here."""
        stage = self.stage.text()
        return refusal_sentence("not-at-this-stage", {"stage": stage}) if decision else ""

    def _on_pressed(self, decision: str) -> None:
        option = self._option(decision)
        if option is None:
            return
        asked = asked_of(option)
        if asked is None:
            self._decide(decision, ("", ""))
        else:
            self._ask(asked)

    def _ask_opening(self) -> None:
        self._ask(Asked(OPENING, self.tr("Open for editing"), "no-edit-reason"))

    def _ask(self, asked: Asked) -> None:
        self.form.begin(asked, *(self.drafts.text(self._key(asked.key, what)) for what in ("why", "waiver")))
        self._settle()
        self._scroll.ensureWidgetVisible(self.form)

    def _key(self, decision: str, what: str) -> str:
        place = self.place.standing.section_id if self.place is not None else ""
        return f"review:{place or self._context.assessment_id}:{decision}:{what}"

    def _keep(self) -> None:
        if self.form.asked is not None:
            for what, text in zip(("why", "waiver"), self.form.texts(), strict=True):
                self.drafts.keep(self._key(self.form.asked.key, what), text)

    def _send(self) -> None:
        asked, texts = self.form.asked, self.form.texts()
        if asked is None or self.place is None:
            return
        if asked.key != OPENING:
            self._decide(asked.key, texts)
            return
        section_id = self.place.standing.section_id
        self.requests.open_for_edit(section_id, texts[0], lambda is_done: self._ended(asked.key, is_done))

    def _decide(self, decision: str, texts: tuple[str, str]) -> None:
        """Decide on what is there when everything typed is saved: it is what the person sees."""
        section_id = self.place.standing.section_id if self.place is not None else ""

        def do() -> None:
            option, place = self._option(decision), self.place
            if option is None or place is None or place.standing.section_id != section_id:
                self._context.tell(Announcement(self._not_here(decision), Tone.WARNING))
                return
            ended: Callable[[bool], None] = lambda is_done: self._ended(decision, is_done)  # noqa: E731 - typed
            self.requests.decide(section_id, option.rule, texts, place.standing.sha256, ended)

        self.flush_wanted.emit()
        self._when_read = do
        self.load()

    def _ended(self, key: str, is_done: bool) -> None:
        """Forget what was typed for what was done; what was refused is kept, with what is so now."""
        if is_done:
            for what in ("why", "waiver"):
                self.drafts.keep(self._key(key, what), "")
            self._put_away()
        self.load()

    def _leave_form(self) -> None:
        self._put_away()
        self.left.emit()

    def _put_away(self) -> None:
        """Put the form away; what was typed in it is kept."""
        self.form.end()
        self._settle()

    def _settle(self) -> None:
        """Show what can be pressed, but not beside the form that one press has opened."""
        is_asking = self.form.asked is not None
        self.options.setVisible(not is_asking and bool(self.options.buttons))
        self.closed.setVisible(not is_asking and self.place is not None and self.place.closed is not None)

    def _is_possible(self, key: str) -> bool:
        """Whether what a form asks for can still be done here."""
        if key == OPENING:
            return self.place is not None and self.place.closed is not None and self.place.closed.may_open
        option = self._option(key)
        return option is not None and asked_of(option) is not None

    def _on_compare(self) -> None:
        if self.place is not None and (last := self.place.standing.last_in_effect) is not None:
            self.compare_wanted.emit(self.place.standing.section_id, last.sha256)

    def _on_failed(self, error: Exception) -> None:
        self._when_read = None
        self._context.tell(Announcement(error_message(error).text, Tone.ERROR))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The scroll area is laid out after this, so that its own width is still the one before.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self.options.set_room(self.width() - bar - 2 * current_theme().space(2))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self.load()
