"""The page of a quality statement: the framework's words, the score with its reason, and the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from domain.assessment import Section
from domain.frameworks.framework import ScoringMethod
from domain.rating.rating import statement_level
from ui.pages.category_scores import CategoryScores
from ui.pages.framework_words import FrameworkWords
from ui.pages.place_link import PlaceLink
from ui.pages.rationale import RationaleField
from ui.pages.text_page import TextPage
from ui.scoring.second_scores import SecondScores
from ui.widgets.fold import Fold
from ui.widgets.score_choice import ChoiceLevel, ScoreChoice
from ui.widgets.text import Heading, Note, SectionLabel

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context

WORDS_OPEN = "framework-words-open"


class StatementPage(TextPage):
    """Shows one statement at a time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Quality statement", context, parent)
        framework = context.framework
        self.words = FrameworkWords(framework, is_open=bool(context.memory.get(WORDS_OPEN, False)))
        self.words.folded.connect(self._on_folded)
        levels = [ChoiceLevel(level.value, level.label, level.short) for level in framework.scale]
        self.score = ScoreChoice(self.tr("Score"), levels)
        self.score.chosen.connect(lambda level: self._set_level(level, ""))
        self.categories = CategoryScores(framework.scale)
        self.categories.chosen.connect(lambda category, level: self._set_level(level, category))
        self.outcome = Heading("")
        self.calculation = Fold(self.tr("How it is calculated"), is_open=False)
        self.steps = Note("")
        self.calculation.add(self.steps)
        self.rationale = RationaleField(context)
        self.remarks = PlaceLink("")
        self.remarks.hide()
        self.seconds = SecondScores(context)
        self.seconds.failed.connect(lambda error: self.show_error("score", error))
        self.is_blind = False
        self.rationale.failed.connect(self.show_not_saved)
        self.rationale.saved.connect(lambda: self.show_banner("saving", None))
        self.rationale.settled.connect(self.load_waiting)
        self.rationale.closed.connect(self.gate.look)
        self._arrange()

    @property
    def is_by_category(self) -> bool:
        """Whether the framework scores evidence categories."""
        return self.context.framework.method.scoring is ScoringMethod.CATEGORIES

    def show_section(self, section: Section) -> None:
        """Show a statement's section."""
        framework = self.context.framework
        statement = framework.statement(section.part_id)
        theme = framework.theme_of(section.part_id)
        is_other = self.findings.section_id != section.id
        self.set_title(f"{statement.number}. {statement.name}", self._theme_line(theme.number, theme.report_name))
        if is_other:
            self.words.show_statement(statement)
            self.categories.set_categories([framework.category(each) for each in statement.categories])
        self.show_score(section)
        super().show_section(section)

    def show_score(self, section: Section) -> None:
        """Show a section's score and its reason; neither to somebody who scores it blind."""
        self.rationale.load(section)
        self._hide_from_blind(section.score.is_hidden)
        self.seconds.load(section.id)
        if not self.is_by_category:
            self.score.set_value(section.score.level)
            return
        self.categories.set_levels(section.score.category_levels)
        result = statement_level(self.context.framework, section.part_id, section.score.category_levels)
        self.calculation.setVisible(result.level is not None and not self.is_blind)
        if result.level is not None:
            self.outcome.setText(self.context.framework.score_line(result.level))
            self.steps.setText("\n".join(step.text for step in result.steps))
            return
        names = [self.context.framework.category(each).name for each in result.missing]
        self.outcome.setText(self.tr("No score yet. Still to be scored: {names}.").format(names=", ".join(names)))

    def show_remarks(self, words: str) -> None:
        """Say how many comments there are on the score, its reason and the whole, with the way to them; or nothing."""
        self.remarks.set_words(words)
        self.remarks.setVisible(bool(words))

    def refresh(self, changed: Changed) -> None:
        """Take in what an action changed."""
        super().refresh(changed)
        if self.findings.section_id in changed.section_ids and {"score", "second_score"} & changed.tables:
            from store.queries.text import load_section

            self.show_score(self.context.backend.read(load_section, self.findings.section_id))
        else:
            self.seconds.refresh(changed)

    def set_off(self, reason: str) -> None:
        """Let neither the findings nor the score and its reason be changed, for a reason."""
        super().set_off(reason)
        self.score.set_off(reason)
        self.rationale.set_off(reason)
        self.categories.setEnabled(not reason)
        self.categories.setToolTip(reason)
        self.categories.setAccessibleDescription(reason)

    def flush(self) -> None:
        """Save at once whatever was typed."""
        super().flush()
        self.rationale.autosave.flush()

    def is_settled(self) -> bool:
        """Whether everything typed has been saved."""
        return super().is_settled() and self.rationale.is_settled

    def choose(self, level: int) -> None:
        """Give the statement a score."""
        self.score.set_value(level)
        self._set_level(level, "")

    def why_not_scored(self) -> str:
        """Return why the statement as a whole is given no score here, or nothing."""
        if self.is_blind:
            return self.tr("The score is hidden from you until you give yours.")
        by_category = self.tr("This framework scores the evidence categories.") if self.is_by_category else ""
        return by_category or self.gate.why

    def _hide_from_blind(self, is_blind: bool) -> None:
        self.is_blind = is_blind
        self.score.setVisible(not is_blind and not self.is_by_category)
        self.rationale.setVisible(not is_blind)
        for widget in (self.categories, self.outcome, self.calculation):
            widget.setVisible(not is_blind and self.is_by_category)

    def _arrange(self) -> None:
        self.add_space(0.5)
        self.add(self.words)
        self.add_space(1)
        self.add(Heading(self.tr("Score")))
        self.add(self.score)
        for widget in (self.categories, self.outcome, self.calculation):
            self.add(widget)
            widget.setVisible(self.is_by_category)
        self.score.setVisible(not self.is_by_category)
        self.add_space(0.5)
        self.add(self.rationale)
        self.add(self.seconds)
        self.add(self.remarks)
        self.add_space(2)
        self.add(SectionLabel(self.context.framework.terms["findings"]))
        self.add_findings()

    def _theme_line(self, number: int, name: str) -> str:
        return self.context.framework.terms["theme_heading"].format(number=number, name=name)

    def _on_folded(self, is_folded: bool) -> None:
        self.context.memory[WORDS_OPEN] = not is_folded

    def _set_level(self, level: int | None, category_id: str) -> None:
        from store.actions.scores import set_level

        self.context.backend.perform(
            set_level,
            assessment_id=self.context.assessment_id,
            section_id=self.findings.section_id,
            level=level,
            category_id=category_id,
            on_done=lambda changed: self.show_banner("score", None),
            on_error=self._on_refused,
        )

    def _on_refused(self, error: Exception) -> None:
        from store.queries.text import load_section

        self.show_error("score", error)
        self.show_score(self.context.backend.read(load_section, self.findings.section_id))
