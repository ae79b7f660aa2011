"""A page is edited only where its section's stage lets it be, and nothing typed is lost when that changes meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ANN
from page_stage import Stage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reviewing import TEXT, Reviewed, bring_to

from store.actions.decisions import reopen_for_edit
from store.errors import DiskFault
from store.queries.text import kept_texts
from ui.pages.facts import FactsPage
from ui.pages.narrative import NarrativePage
from ui.pages.statement import StatementPage
from ui.widgets.buttons import LinkButton

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

CLOSED = "At the stage “Published” nothing is edited. Take the decision that leads back from it first."
NEEDS_REASON = "At the stage “Final” an edit needs a reason. Open the section for editing and say why, then edit."


class Shown:
    """The page of a section that is written, on a stage where the window's review is asked for by signals."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        stage.backend.set_actor(ANN)
        self.stage = stage
        self.reviewed = Reviewed.of(stage.desk)
        self.asked: list[tuple[str, bool]] = []
        context = replace(stage.context, open_review=lambda section, *, to_edit=False: self.ask(section, to_edit))
        self.page = StatementPage(context)
        self.narrative = NarrativePage(context)
        self.facts = FactsPage(context)
        for page in (self.page, self.narrative, self.facts):
            qtbot.addWidget(page)
            stage.backend.changed.connect(page.refresh)
            page.show()

    def ask(self, section_id: str, to_edit: bool) -> None:
        self.asked.append((section_id, to_edit))

    def load(self, part: str = "learning") -> StatementPage:
        self.page.load_section(self.stage.desk.section_id(part))
        return self.page

    def kept(self) -> list[tuple[str, str]]:
        desk = self.stage.desk
        return [(each.reason, each.text) for each in kept_texts(desk.workspace, desk.assessment_id)]

    def reopen(self, section_id: str = "") -> None:
        """Give a reason for editing, in the same program."""
        here = {"assessment_id": self.stage.desk.assessment_id, "section_id": section_id}
        self.stage.backend.perform(reopen_for_edit, why="A slip.", **here)


@pytest.fixture
def shown(stage: Stage, qtbot: QtBot) -> Shown:
    return Shown(stage, qtbot)


def type_at_end(page: StatementPage, words: str) -> None:
    last = page.findings.editor.passages()[-1]
    page.findings.editor.place_caret(last.id, len(last.text))
    QTest.keyClicks(page.findings.editor, words)


def is_off(page: StatementPage) -> list[bool]:
    return [page.findings.editor.isReadOnly(), not page.score.isEnabled(), page.rationale.text.isReadOnly()]


@pytest.mark.parametrize(
    ("stage_id", "words", "to_edit"), [("published", CLOSED, False), ("final", NEEDS_REASON, True)]
)
def test_where_no_edit_is_allowed_the_page_says_why_and_what_leads_on(
    shown: Shown, stage_id: str, words: str, to_edit: bool
) -> None:
    bring_to(shown.reviewed, stage_id)
    page = shown.load()
    assert is_off(page) == [True, True, True]
    assert page.banner_text("stage") == words
    assert page.score.toolTip() == words
    assert page.why_not_scored() == words
    QTest.keyClicks(page.findings.editor, "More.")
    assert page.findings.editor.toPlainText() == TEXT
    label = "Open for editing …" if to_edit else "Show the review"
    (button,) = [each for each in page._banners["stage"].findChildren(LinkButton) if each.text() == label]
    button.click()
    assert shown.asked == [(shown.reviewed.section_id, to_edit)]


def test_at_a_stage_that_is_free_everything_is_as_ever(shown: Shown) -> None:
    page = shown.load()
    assert is_off(page) == [False, False, False]
    assert page.banner_text("stage") == ""
    assert page.findings.editor.placeholderText() == "Write the findings here, or paste them."


def test_each_section_is_held_by_where_it_stands_itself(shown: Shown) -> None:
    bring_to(shown.reviewed, "final")
    page = shown.load()
    shown.reopen(shown.reviewed.section_id)
    assert is_off(page) == [False, False, False]
    assert page.banner_text("stage") == ""
    shown.load("safeguarding")
    assert is_off(page) == [True, True, True]
    shown.load("learning")
    assert is_off(page) == [False, False, False]


def test_what_one_person_opened_is_not_open_for_another(shown: Shown) -> None:
    bring_to(shown.reviewed, "final")
    shown.reopen()
    shown.stage.backend.set_actor(replace(ANN, name="Ben Shah"))
    assert is_off(shown.load()) == [True, True, True]


def test_narrative_parts_and_facts_are_held_too(shown: Shown) -> None:
    bring_to(shown.reviewed, "published")
    shown.narrative.load_section(shown.stage.desk.section_id("demographics"))
    shown.facts.load_section(shown.stage.desk.section_id("finance"))
    assert shown.narrative.findings.editor.isReadOnly()
    assert not shown.facts.period.isEnabled()
    assert shown.narrative.banner_text("stage") == shown.facts.banner_text("stage") == CLOSED


def test_text_that_is_typed_while_the_stage_changes_is_kept(shown: Shown) -> None:
    page = shown.load()
    type_at_end(page, " More.")
    bring_to(shown.reviewed, "published")
    page.flush()
    assert shown.kept() == [("refused-edit", f"{TEXT} More.")]
    assert page.findings.editor.toPlainText() == TEXT == shown.stage.desk.texts("learning")[0]
    assert page.is_settled() and is_off(page) == [True, True, True]
    assert shown.stage.told[-1].text == (
        "At the stage “Published” nothing is edited. What you typed is kept at the head of this page, under the texts "
        "kept aside. Take the decision that leads back from it first."
    )
    assert page.kept.isVisible()


def test_text_that_cannot_even_be_kept_stays_where_it_was_typed(shown: Shown) -> None:
    page = shown.load()
    type_at_end(page, " More.")
    bring_to(shown.reviewed, "published")
    shown.stage.backend.hold()
    page.flush()
    held, shown.stage.backend._held = shown.stage.backend._held or [], []
    held[0]()  # the save is refused, and asks that the text be kept
    shown.stage.backend.fail_with(DiskFault("no-space"))
    shown.stage.backend.release()
    assert page.findings.editor.toPlainText() == f"{TEXT} More."
    assert not page.findings.editor.isReadOnly() and not page.is_settled()
    assert page.banner_text("saving").startswith("NOT saved: The disk is full.")
    shown.stage.backend.fail_with(None)
    page.flush()
    page.findings.saver.autosave.flush()
    assert shown.kept() == [("refused-edit", f"{TEXT} More.")]


def test_a_reason_that_is_typed_while_the_stage_changes_is_kept(shown: Shown) -> None:
    page = shown.load()
    QTest.keyClicks(page.rationale.text, "Since then. ")
    bring_to(shown.reviewed, "published")
    page.flush()
    ((reason, text),) = shown.kept()
    assert (reason, "Since then." in text) == ("refused-edit", True)
    assert page.rationale.text.text() == shown.stage.section("learning").score.rationale
    assert page.is_settled() and page.rationale.text.isReadOnly()


def test_amounts_that_are_typed_while_the_stage_changes_are_kept(shown: Shown) -> None:
    page = shown.facts
    page.load_section(shown.stage.desk.section_id("finance"))
    QTest.keyClicks(page.period, "2023/24")
    bring_to(shown.reviewed, "published")
    page.flush()
    assert shown.kept() == [("refused-edit", "2023/24")]
    assert shown.stage.told[-1].text.startswith(
        "At the stage “Published” nothing is edited. What you typed is kept on the overview"
    )
    assert page.is_settled() and page.period.text() == "" and not page.period.isEnabled()


def test_a_score_that_the_stage_refuses_is_shown_as_it_was(shown: Shown) -> None:
    page = shown.load()
    bring_to(shown.reviewed, "published")
    page.choose(1)
    assert page.score.value() == 3 == shown.stage.section("learning").score.level
    assert page.banner_text("score") == CLOSED
