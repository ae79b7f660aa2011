"""The review pane: where a section stands, which decisions are on and why not, who approved, and what was decided."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import ANN
from page_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from reviewing import BEN, CARA, DEV, TEXT, TO_APPROVED, Reviewed, bring_to, join

from domain.review.comments import CommentKind, Target
from domain.review.decisions import OPENED
from store.actions.comments import add_comment
from store.actions.decisions import decide
from store.changes import Actor
from ui.panes.review import ReviewPane
from ui.widgets.buttons import LinkButton

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

PART = "learning"
GIL = Actor("Gil Moss", "Visitor")


class Shown:
    """The pane on a stage, with a team that reviews the section in front."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage, self.bot = stage, qtbot
        self.reviewed = Reviewed.of(stage.desk)
        self.section = self.reviewed.section_id
        self.order: list[str] = []
        self.compared: list[tuple[str, str]] = []
        self.make()

    def make(self, **context: Any) -> ReviewPane:
        self.pane = ReviewPane(replace(self.stage.context, **context), lambda: self.section)
        self.bot.addWidget(self.pane)
        self.stage.backend.changed.connect(self.pane.refresh)
        self.pane.flush_wanted.connect(lambda: self.order.append("flush"))
        self.pane.compare_wanted.connect(lambda section, sha256: self.compared.append((section, sha256)))
        return self.pane

    def bring(self, steps: int) -> None:
        """Take the first decisions of those that lead to the approval."""
        for decision, actor in TO_APPROVED[:steps]:
            self.reviewed.decide(decision, actor)

    def open(self, person: Actor, section: str | None = None) -> ReviewPane:
        """Sit down as somebody, and look at a section."""
        self.stage.backend.set_actor(person)
        self.section = self.section if section is None else section
        self.pane.resize(380, 900)
        self.pane.show()
        self.pane.show_section()
        return self.pane

    def off(self) -> dict[str, str]:
        """Return why each decision is off, nothing for one that is on."""
        buttons = self.pane.options.buttons
        return {name: button.toolTip() if not button.isEnabled() else "" for name, button in buttons.items()}

    def words(self, widget: QWidget | None = None) -> list[str]:
        """Return the labels that are shown, once what was just made is."""
        QApplication.processEvents()
        labels = (widget or self.pane).findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]


@pytest.fixture
def shown(stage: Stage, qtbot: QtBot) -> Shown:
    return Shown(stage, qtbot)


def test_it_says_where_the_section_stands_and_who_brought_it_there(shown: Shown) -> None:
    shown.bring(2)
    pane = shown.open(BEN)
    assert (pane.name.text(), pane.stage.text()) == ("Learning, improvement and innovation", "In review")
    said = "Stages: Drafting, done; Submitted, done; In review, now; In moderation, to come; Approved, to come"
    assert pane.track.accessibleName() == said
    assert pane.brought.text() == "Begin the review: Ben Shah, today 12:01"
    assert pane.difference.isHidden()


ROLE = "This is for: {}. Ask a person of that role, or enter the role in the team."
OWN_TEXT = "Whoever wrote the text may not decide on it. Ask somebody else, or say why the separation is waived."
OWN_SCORE = "Whoever gave the score may not decide on it. Ask somebody else, or say why the separation is waived."
TWICE = "You have taken this decision on this text already. It takes effect when another person takes it, too."
PANEL = ROLE.format("Moderation panel member")
BOTH = ROLE.format("Reviewer, Moderation panel member")
REMARKS = "Remarks that ask for a change are open: 1."
STRANGER = "Gil Moss is not in the team of this assessment. Enter the person in the team, with a role."


@pytest.mark.parametrize(
    ("steps", "person", "off"),
    [
        (0, ANN, {"submit": ""}),
        (0, BEN, {"submit": ROLE.format("Lead assessor, Assessor")}),
        (1, BEN, {"withdraw": ROLE.format("Lead assessor, Assessor"), "review": "", "return": ""}),
        (3, ANN, {"return": BOTH, "approve": f"{PANEL}\n{OWN_TEXT}\n{OWN_SCORE}"}),
        (3, CARA, {"return": "", "approve": ""}),
        (4, CARA, {"return": "", "approve": TWICE}),
        (4, GIL, {"return": f"{STRANGER}\n{BOTH}", "approve": f"{STRANGER}\n{PANEL}"}),
        (5, DEV, {"reopen": ""}),
    ],
)
def test_each_decision_is_on_or_says_why_it_is_off(
    shown: Shown, steps: int, person: Actor, off: dict[str, str]
) -> None:
    shown.bring(steps)
    pane = shown.open(person)
    assert shown.off() == off
    for name, reason in off.items():
        assert set(filter(None, reason.split("\n"))) <= set(shown.words(pane.options))
        assert pane.options.buttons[name].accessibleDescription() == reason


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        ("text", "There is no text to decide on. Write it first."),
        (
            "remark",
            f"{REMARKS} Deal with them and resolve them, or ask those who made them to.",
        ),
    ],
)
def test_what_is_missing_is_said(shown: Shown, spoil: str, reason: str) -> None:
    shown.bring(3)
    if spoil == "text":
        shown.stage.desk.rewrite(PART, shown.reviewed.passage, "")
    else:
        about = {"target": Target.SECTION, "section_id": shown.section}
        shown.reviewed.act(add_comment, BEN, text="Name them.", kind=CommentKind.MUST_CHANGE, **about)
    shown.open(CARA)
    assert shown.off()["approve"] == reason


def test_two_people_approve_the_very_same_text(shown: Shown) -> None:
    shown.bring(3)
    pane = shown.open(CARA)
    assert "It takes effect when 2 people have taken it on the same text." in shown.words(pane.options)
    pane.options.buttons["approve"].click()
    assert shown.order == ["flush"]
    assert shown.stage.told[-1].text == "Approve: taken; it takes effect with 1 more person."
    assert shown.off()["approve"] == TWICE
    shown.open(DEV)
    assert "Taken on this very text by Cara Diaz; 1 more person is needed." in shown.words(pane.options)
    pane.options.buttons["approve"].click()
    assert shown.reviewed.stage == "approved"
    assert pane.stage.text() == "Approved"
    assert shown.stage.told[-1].text == "Approve: it stands at “Approved” now."
    shown.stage.told[-1].choices[0].run()
    assert (shown.reviewed.stage, pane.stage.text()) == ("in-moderation", "In moderation")


def test_an_approval_counts_for_the_text_that_was_there(shown: Shown) -> None:
    shown.bring(4)
    shown.stage.desk.rewrite(PART, shown.reviewed.passage, f"{TEXT} More.")
    pane = shown.open(DEV)
    assert "It takes effect when 2 people have taken it on the same text." in shown.words(pane.options)


def test_a_decision_that_needs_a_reason_asks_for_it(shown: Shown) -> None:
    shown.bring(1)
    pane = shown.open(BEN)
    assert pane.options.buttons["return"].words() == "Return to the authors …"
    pane.options.buttons["return"].click()
    assert pane.form.isVisible() and pane.options.isHidden()
    assert pane.form.why.isVisible() and not pane.form.waiver.isVisible()
    assert pane.form.send.toolTip() == "This decision needs a reason. Say why, in a few words."
    assert not pane.form.send.isEnabled()
    QTest.keyClick(pane.form.why, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown.reviewed.stage == "submitted"
    QTest.keyClicks(pane.form.why, "Say who told us.")
    pane.form.send.click()
    assert (shown.reviewed.stage, shown.reviewed.decisions[-1].why) == ("returned", "Say who told us.")
    assert pane.form.isHidden() and pane.options.isVisible()
    assert pane.stage.text() == "Returned"
    assert any("Say who told us." in words for words in shown.words(pane.record))


def test_what_is_typed_of_a_reason_is_kept(shown: Shown) -> None:
    shown.bring(1)
    pane = shown.open(BEN)
    pane.options.buttons["return"].click()
    QTest.keyClicks(pane.form.why, "Say who")
    QTest.keyClick(pane.form.why, Qt.Key.Key_Escape)
    assert pane.form.isHidden()
    pane.options.buttons["return"].click()
    assert pane.form.why.text() == "Say who"
    shown.open(BEN, shown.stage.desk.section_id("safeguarding"))
    assert pane.form.isHidden()
    shown.open(BEN, shown.reviewed.section_id)
    pane.options.buttons["return"].click()
    assert pane.form.why.text() == "Say who"


def test_the_waiver_is_asked_for_where_nothing_but_the_separation_stands_in_the_way(shown: Shown) -> None:
    shown.bring(3)
    join(shown.stage.desk, Actor("Ann Lee", "Panel member"))
    pane = shown.open(ANN)
    assert shown.off()["approve"] == ""
    pane.options.buttons["approve"].click()
    assert pane.form.waiver.isVisible() and not pane.form.why.isVisible()
    said = "Whoever wrote the text may not decide on it. Whoever gave the score may not decide on it."
    assert pane.form.separation.text() == said
    assert not pane.form.send.isEnabled()
    QTest.keyClicks(pane.form.waiver, "Two of us are ill.")
    pane.form.send.click()
    assert shown.reviewed.decisions[-1].waiver == "Two of us are ill."
    assert "Separation waived: Two of us are ill." in shown.words(pane.record)


def test_a_text_that_differs_from_the_approved_one_is_shown_with_the_way_to_what_differs(shown: Shown) -> None:
    desk = shown.stage.desk
    desk.cite(PART, shown.reviewed.passage, "Staff told us so.", desk.note("Focus group"))
    shown.bring(5)
    pane = shown.open(DEV)
    assert pane.difference.isHidden()
    sha256 = shown.reviewed.decisions[-1].sha256
    rename_evidence(shown)
    shown.open(DEV)
    assert pane.differs.text() == "The text differs from what was approved."
    pane.compare.click()
    assert shown.compared == [(shown.section, sha256)]


def rename_evidence(shown: Shown) -> None:
    from store.actions.evidence import change_item
    from store.queries.assessments import load_document
    from store.values import ItemDetails

    desk = shown.stage.desk
    (item,) = load_document(desk.workspace, desk.assessment_id).items
    details = ItemDetails("Focus group of carers")
    shown.reviewed.act(change_item, item_id=item.id, details=details, base_version=item.version)


def test_a_text_that_goes_on_is_told_from_what_was_decided_on(shown: Shown) -> None:
    shown.bring(1)
    shown.stage.desk.rewrite(PART, shown.reviewed.passage, f"{TEXT} More.")
    assert shown.open(BEN).differs.text() == "The text has changed since “Submit for review”."


def test_the_decisions_stand_with_the_newest_first(shown: Shown) -> None:
    shown.bring(3)
    pane = shown.open(BEN)
    assert shown.words(pane.record) == [
        "Pass to the panel",
        "Ben Shah, Reviewer · today 12:01 · In review → In moderation",
        "Begin the review",
        "Ben Shah, Reviewer · today 12:01 · Submitted → In review",
        "Submit for review",
        "Ann Lee, Lead assessor · today 12:01 · Drafting → Submitted",
    ]


def test_of_many_decisions_the_newest_are_shown_first_and_all_when_asked_for(shown: Shown) -> None:
    for decision in ("submit", "withdraw") * 7:
        shown.reviewed.decide(decision, ANN)
    pane = shown.open(ANN)
    named = [words for words in shown.words(pane.record) if words in ("Take back", "Submit for review")]
    assert (len(named), named[0]) == (12, "Take back")
    (more,) = [each for each in pane.record.findChildren(LinkButton) if each.isVisible()]
    assert more.text() == "Show all 14"
    more.click()
    named = [words for words in shown.words(pane.record) if words in ("Take back", "Submit for review")]
    assert (len(named), named[-1]) == (14, "Submit for review")


def test_an_edit_after_the_approval_shows_that_it_took_it_back(shown: Shown) -> None:
    shown.bring(5)
    pane = shown.open(DEV)
    shown.stage.desk.rewrite(PART, shown.reviewed.passage, f"{TEXT} More.")
    shown.open(DEV)
    assert pane.stage.text() == "Drafting"
    assert shown.words(pane.record)[0] == "Edited, which took the decision back"


def test_where_an_edit_needs_a_reason_the_section_is_opened_with_one(shown: Shown) -> None:
    bring_to(shown.reviewed, "factual-accuracy")
    pane = shown.open(ANN)
    sentence = "At the stage “Factual accuracy check” an edit needs a reason."
    assert pane.why_closed.text() == f"{sentence} Open the section for editing and say why, then edit."
    pane.open.click()
    assert pane.form.send.toolTip() == "Opening it for an edit needs a reason. Say in a few words what has to change."
    QTest.keyClicks(pane.form.why, "The authority is right.")
    pane.form.send.click()
    assert shown.reviewed.decisions[-1].kind == OPENED
    assert pane.closed.isHidden()
    shown.open(BEN)
    assert pane.closed.isVisible() and pane.open.isEnabled()


def test_where_nothing_is_edited_the_button_says_so(shown: Shown) -> None:
    bring_to(shown.reviewed, "published")
    pane = shown.open(ANN)
    assert not pane.open.isEnabled()
    assert pane.open.toolTip().startswith("At the stage “Published” nothing is edited.")


def test_the_report_has_decisions_of_its_own(shown: Shown) -> None:
    pane = shown.open(CARA, "")
    assert (pane.name.text(), pane.stage.text()) == ("The report as a whole", "Drafting")
    assert list(shown.off()) == ["check-accuracy"]
    assert shown.off()["check-accuracy"].startswith("Sections that have not come far enough: 13.")
    assert pane.readers.isHidden() and pane.closed.isHidden()


def test_a_section_is_marked_as_read_as_it_stands(shown: Shown) -> None:
    pane = shown.open(BEN)
    assert pane.reading.text() == "You have not marked it as read."
    pane.mark.click()
    assert pane.reading.text() == "You read it as it is now, today 12:00."
    assert pane.mark.toolTip() == "It is marked as read already."
    shown.stage.desk.rewrite(PART, shown.reviewed.passage, f"{TEXT} More.")
    shown.open(BEN)
    assert pane.reading.text() == "It has changed since you read it, today 12:00."
    shown.open(CARA)
    assert pane.others.text() == "Also read by Ben Shah (an earlier text)."


def test_a_decision_on_text_that_changed_while_it_was_asked_for_is_refused(shown: Shown) -> None:
    shown.bring(3)
    pane = shown.open(CARA)
    shown.stage.backend.hold()
    pane.options.buttons["approve"].click()
    shown.stage.desk.rewrite(PART, shown.reviewed.passage, f"{TEXT} More.")
    shown.stage.backend.release()
    said = "The content was changed since you read it, so nothing was decided. Read what has changed, then decide."
    assert shown.stage.told[-1].text == said
    assert [each.kind for each in shown.reviewed.decisions].count("approve") == 0


def test_a_decision_that_somebody_else_took_meanwhile_is_not_taken_twice(shown: Shown) -> None:
    shown.bring(4)
    pane = shown.open(DEV)
    shown.reviewed.decide("approve", DEV)
    pane.options.buttons["approve"].click()
    assert shown.stage.told[-1].text.startswith("It stands at the stage “Approved”, where this is not decided.")
    assert [each.kind for each in shown.reviewed.decisions].count("approve") == 2


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (
            "approve",
            "It stands at the stage “Submitted”, where this is not decided. Look at the decisions taken since.",
        ),
        ("withdraw", ROLE.format("Lead assessor, Assessor")),
    ],
)
def test_a_command_for_a_decision_that_is_off_says_why(shown: Shown, decision: str, told: str) -> None:
    shown.bring(1)
    shown.open(BEN).press(decision)
    assert shown.stage.told[-1].text == told
    assert shown.reviewed.stage == "submitted"


def test_a_command_takes_a_decision(shown: Shown) -> None:
    shown.bring(1)
    shown.open(BEN).press("review")
    assert shown.reviewed.stage == "in-review"


def test_a_workspace_for_reading_only_lets_nothing_be_decided(shown: Shown) -> None:
    reason = "This workspace is open for reading only."
    shown.make(why_read_only=reason)
    pane = shown.open(ANN)
    assert shown.off() == {"submit": reason}
    assert pane.mark.toolTip() == reason


def test_the_pane_is_read_again_when_it_is_shown(shown: Shown) -> None:
    pane = shown.open(BEN)
    pane.hide()
    shown.stage.backend.set_actor(ANN)
    shown.stage.backend.perform(
        decide, assessment_id=shown.stage.desk.assessment_id, section_id=shown.section, decision="submit"
    )
    assert pane.stage.text() == "Drafting"
    pane.show()
    assert pane.stage.text() == "Submitted"


def test_without_a_procedure_it_says_how_the_stage_is_set(stage: Stage, qtbot: QtBot) -> None:
    from builders import made_up_framework

    framework = made_up_framework()
    stage.backend.workspace.add_framework(framework)
    pane = ReviewPane(stage.stage_of(framework.id).context, lambda: "")
    qtbot.addWidget(pane)
    pane.show()
    words = [label.text() for label in pane.nothing.findChildren(QLabel)]
    assert any(each.startswith("The framework of this assessment has no procedure.") for each in words)
    assert pane.nothing.isVisible()
