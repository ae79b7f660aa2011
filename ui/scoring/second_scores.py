"""Second scores on the page of a statement: begun and given blind, then side by side with the first, and settled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.review.decisions import ScoreSource, person_key
from domain.review.second_scores import SecondScore, SecondState
from ui.messages import refusal_sentence
from ui.pages.page import clear_layout, flow, group
from ui.panes.drafts import Drafts
from ui.scoring.blind_form import BlindForm
from ui.scoring.reading import StatementScoring, read_scoring
from ui.scoring.settle_form import SettleForm
from ui.scoring.side_by_side import SideBySide, change_words, summary_words
from ui.theme import current_theme
from ui.widgets.buttons import OutlinedButton
from ui.widgets.fold import Fold
from ui.widgets.score_choice import ChoiceLevel
from ui.widgets.text import Heading, Muted, Note

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context

TABLES = frozenset({"score", "score_change", "second_score", "team_member"})


class SecondScores(QWidget):
    """Whoever scores blind finds the form here, others what was scored. Signals: failed(object) with an
    error; flush_wanted(), before the first score is hidden: what was typed is saved first.
    """

    failed = Signal(object)
    flush_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._drafts = context, Drafts(context.memory)
        self._section_id = ""
        self._shown: StatementScoring | None = None
        self.forms: dict[str, BlindForm] = {}
        self.settle_forms: dict[str, SettleForm] = {}
        self.edge = Note("")
        self.blind = QWidget()
        self._blind_layout = QVBoxLayout(self.blind)
        self.fold = Fold(self.tr("Second score"), is_open=False)
        self._body = QWidget()
        self._body_layout = QVBoxLayout(self._body)
        self.fold.add(self._body)
        self.begin = OutlinedButton(self.tr("Score without seeing the first score"), "hide")
        self.begin.clicked.connect(self.begin_blind)
        self.about = Muted("")
        self._body.setContentsMargins(0, 0, 0, current_theme().space(1))
        self.fold.add(flow(self.begin))
        self.fold.add(self.about)
        self.history = Fold(self.tr("History of the score"), is_open=False)
        self._history = QWidget()
        self._history_layout = QVBoxLayout(self._history)
        self.history.add(self._history)
        self._arrange()

    def _arrange(self) -> None:
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(1))
        for widget in (self.edge, self.blind, self.fold, self.history):
            layout.addWidget(widget)
            widget.hide()
        for inner in (self._blind_layout, self._body_layout, self._history_layout):
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(theme.space(1))
        self._history_layout.setSpacing(theme.space(0.5))
        self._body_layout.setSpacing(theme.space(2))

    def load(self, section_id: str) -> None:
        """Show the second scores of a section as whoever acts may see them."""
        if section_id != self._section_id:
            self._section_id, self._shown = section_id, None
            for widget in (self.edge, self.blind, self.fold, self.history):
                widget.hide()
        backend = self._context.backend
        backend.ask(
            read_scoring,
            self._context.assessment_id,
            section_id,
            backend.actor.name,
            self._context.framework,
            on_done=partial(self._show, section_id),
            on_error=self.failed.emit,
        )

    def refresh(self, changed: Changed) -> None:
        """Read again after an action that touched a score, or who may score."""
        if changed.assessment_id == self._context.assessment_id and TABLES & changed.tables and self._section_id:
            self.load(self._section_id)

    def why_not_begun(self) -> str:
        """Return why no second score of the statement can be begun, or nothing."""
        if self._context.why_read_only:
            return self._context.why_read_only
        refusals = self._shown.scoring.begin if self._shown is not None else ()
        return next((refusal_sentence(each.code, dict(each.data)) for each in refusals), "")

    def begin_blind(self) -> None:
        """Hide the first score from whoever acts, and ask for a second one."""
        from store.actions.second_scores import begin_second_score

        self.flush_wanted.emit()
        self._perform(begin_second_score, section_id=self._section_id)

    def take_focus(self) -> None:
        """Go to the form of the second score, or to what is known of it."""
        form = next(iter(self.forms.values()), None)
        if form is not None:
            form.score.cards[0].setFocus()
            return
        self.fold.set_open(True)
        self.begin.setFocus()

    def _show(self, section_id: str, shown: StatementScoring | None) -> None:
        if section_id != self._section_id:
            return
        before, self._shown = self._shown, shown
        if shown is None or shown == before:
            return
        self._show_edge(shown)
        if before is not None and before.scoring == shown.scoring:
            return  # what is being typed here stays
        is_blind = shown.scoring.is_blind
        self.blind.setVisible(is_blind)
        self.fold.setVisible(not is_blind)
        self.history.setVisible(not is_blind and bool(shown.scoring.changes))
        self._show_blind(shown)
        self._show_seconds(shown)
        self._show_history(shown)

    def _show_edge(self, shown: StatementScoring) -> None:
        self.edge.setVisible(bool(shown.edge))
        if not shown.edge:
            return
        bands = " or ".join(f"a {change.to_level} here makes it {change.band.label}" for change in shown.edge)
        asked = self.tr(" Ask a second person to review the reason.") if shown.is_review_wanted else ""
        self.edge.setText(self.tr("Near a band\u2019s edge: {bands}.{asked}").format(bands=bands, asked=asked))

    def _show_blind(self, shown: StatementScoring) -> None:
        key, framework = person_key(self._context.backend.actor.name), self._context.framework
        own = [each for each in shown.scoring.seconds if person_key(each.person) == key]
        wanted = [each for each in own if each.state is SecondState.BEGUN] if shown.scoring.is_blind else []
        if wanted and list(self.forms) == [each.id for each in wanted]:
            return
        clear_layout(self._blind_layout)
        self.forms = {}
        if not wanted:
            return
        self._blind_layout.addWidget(Heading(self.tr("You score this statement without seeing the first score")))
        self._blind_layout.addWidget(Muted(_hidden_words()))
        levels = [ChoiceLevel(level.value, level.label, level.short) for level in framework.scale]
        for second in wanted:
            name = framework.category(second.category_id).name if second.category_id else self.tr("Your score")
            form = BlindForm(second, name, levels, self._drafts)
            form.given.connect(self._give)
            form.withdrawn.connect(self._withdraw)
            if self._context.why_read_only:
                form.set_off(self._context.why_read_only)
            self.forms[second.id] = form
            self._blind_layout.addWidget(form)

    def _show_seconds(self, shown: StatementScoring) -> None:
        scoring = shown.scoring
        clear_layout(self._body_layout)
        self.settle_forms = {}
        self._body.setVisible(bool(scoring.seconds))
        self.fold.set_summary(summary_words(scoring.seconds))
        for category_id in dict.fromkeys(each.category_id for each in scoring.seconds):
            of_category = [each for each in scoring.seconds if each.category_id == category_id]
            self._body_layout.addWidget(self._of_category(shown, category_id, of_category))
        if any(each.is_open for each in scoring.seconds):
            self.fold.set_open(True)
        reason = self.why_not_begun()
        self.begin.set_off(reason)
        self.about.setText(reason or _hidden_words())

    def _of_category(self, shown: StatementScoring, category_id: str, seconds: list[SecondScore]) -> QWidget:
        framework = self._context.framework
        widgets: list[QWidget] = [Heading(framework.category(category_id).name)] if category_id else []
        for second in seconds:
            if second.state is SecondState.BEGUN:
                words = self.tr("{person} has begun a second score and not given it yet.")
                widgets.append(Muted(words.format(person=second.person)))
            else:
                widgets.append(SideBySide(framework, second))
        if any(each.state is SecondState.GIVEN for each in seconds):
            widgets.append(self._settle_form(shown, category_id))
        return group(*widgets, gap=1.5)

    def _settle_form(self, shown: StatementScoring, category_id: str) -> SettleForm:
        key = f"{self._section_id}:{category_id}"
        form = SettleForm(key, self._context.framework.scale, self._drafts)
        form.show_refusals(shown.scoring.settle.get(category_id, ()), self._context.why_read_only)
        version = next((each.version for each in shown.scoring.first if each.category_id == category_id), 0)
        form.settled.connect(partial(self._settle, category_id, version))
        self.settle_forms[category_id] = form
        return form

    def _show_history(self, shown: StatementScoring) -> None:
        clear_layout(self._history_layout)
        now, changes = self._context.now(), shown.scoring.changes
        self.history.set_summary(change_words(changes[-1], self._context.framework, now) if changes else "")
        for change in reversed(changes):
            self._history_layout.addWidget(Muted(change_words(change, self._context.framework, now)))

    def _give(self, second_id: str, level: int, reason: str) -> None:
        from store.actions.second_scores import give_second_score

        form = self.forms[second_id]
        self._perform(give_second_score, form.forget, second_id=second_id, level=level, rationale=reason)

    def _withdraw(self) -> None:
        from store.actions.second_scores import withdraw_second_score

        def forget() -> None:
            for form in self.forms.values():
                form.forget()

        self._perform(withdraw_second_score, forget, section_id=self._section_id)

    def _settle(self, category_id: str, version: int, level: int, why: str, waiver: str, by_panel: bool) -> None:
        from store.actions.second_scores import settle_second_score

        self._perform(
            settle_second_score,
            self.settle_forms[category_id].forget,
            section_id=self._section_id,
            level=level,
            why=why,
            category_id=category_id,
            waiver=waiver,
            source=ScoreSource.PANEL if by_panel else ScoreSource.SECOND_SCORE,
            base_version=version,
        )

    def _perform(self, action: Any, done: Any = lambda: None, **parameters: Any) -> None:
        self._context.backend.perform(
            action,
            assessment_id=self._context.assessment_id,
            on_done=lambda _changed: done(),
            on_error=self.failed.emit,
            **parameters,
        )


def _hidden_words() -> str:
    return (
        "Until you give your score, the first score\u2019s level, reason, history and comments and the overall rating "
        "are hidden from you, on this page and on all others. Reports that are written to a file show the level."
    )
