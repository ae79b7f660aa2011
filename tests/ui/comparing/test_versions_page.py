"""The page on versions alone: what is chosen, shown, walked through, brought back and marked as read."""

from __future__ import annotations

from datetime import date

import pytest
from builders import ANN, BY_CATEGORY, NOON, Desk, later
from page_stage import Stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from domain.assessment import Facts, PassageKind
from store.actions.assessments import create_assessment
from store.actions.citations import uncite
from store.actions.decisions import mark_read
from store.actions.draft_versions import name_version
from store.actions.evidence import change_item
from store.actions.history import undo
from store.actions.scores import set_level
from store.actions.text import save_facts, save_text
from store.ids import new_id
from store.queries.assessments import load_document
from store.queries.decisions import load_review
from store.queries.text import load_section
from store.values import AssessmentDetails, ItemDetails, PassageEdit, SectionEdit
from ui.comparing.page import VersionsPage
from ui.context import Context

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

PART, OTHER = "learning", "needs"
TEXTS = (
    "First of all, staff told us so.",
    "People waited.",
    "Leaders learned.",
    "Carers felt heard.",
    "The end of it.",
)


class Versions:
    """The page on a stage with two written sections."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage, self.bot, self.desk = stage, qtbot, stage.desk
        self.ids = self.desk.write(PART, *TEXTS)
        self.other = self.desk.write(OTHER, "Needs were met.")
        self.person = stage.backend.actor
        self.page: VersionsPage

    def act(self, action: object, **parameters: object) -> str:
        changed = action(  # type: ignore[operator]
            self.desk.workspace, self.person, later(60), assessment_id=self.desk.assessment_id, **parameters
        )
        return changed.result[0] if changed.result else ""

    def read_all(self) -> None:
        self.act(mark_read, section_ids=[self.desk.section_id(part) for part in (PART, OTHER)])

    def score(self, level: int, why: str) -> None:
        self.act(set_level, section_id=self.desk.section_id(PART), level=level, why=why)

    def change(self) -> None:
        """Rewrite the second paragraph of five, take the last away, and score."""
        self.desk.rewrite(PART, self.ids[1], "Few people waited.")
        edit = SectionEdit(self.desk.section_id(PART), (), (self.ids[4],), tuple(self.ids[:4]))
        self.act(save_text, edit=edit)

    def open(self, context: Context | None = None, width: int = 640) -> VersionsPage:
        self.page = VersionsPage(context or self.stage.context)
        self.bot.addWidget(self.page)
        self.stage.backend.changed.connect(self.page.refresh)
        self.page.resize(width, 900)
        self.page.show()
        self.page.load()
        return self.page

    def choose(self, picker: str, words: str) -> None:
        """Choose by the words in a picker of the head."""
        field = getattr(self.page.chooser, picker)
        field.setCurrentIndex(field.findText(words, Qt.MatchFlag.MatchStartsWith))

    def offers(self, picker: str) -> list[str]:
        field = getattr(self.page.chooser, picker)
        return [field.itemText(place) for place in range(field.count())]

    def rows(self) -> list[tuple[str, str]]:
        rows = self.page.list.rows
        shown = [rows.row_at(rows.index(place)) for place in range(self.page.list.count())]
        return [(row.title, row.detail) for row in shown]

    def text(self) -> str:
        return self.page.panel.view.toPlainText()

    def marks(self) -> list[tuple[str, str]]:
        """Return the words that are marked as new (underlined) and gone (struck through)."""
        found = []
        block = self.page.panel.view.document().begin()
        while block.isValid():
            for piece in block:
                fragment = piece.fragment()
                look = fragment.charFormat()
                if look.fontUnderline() or look.fontStrikeOut():
                    found.append(("gone" if look.fontStrikeOut() else "new", fragment.text()))
            block = block.next()
        return found


@pytest.fixture
def versions(stage: Stage, qtbot: QtBot) -> Versions:
    return Versions(stage, qtbot)


def test_with_nothing_to_compare_the_page_says_what_belongs_here_and_keeps_a_version(versions: Versions) -> None:
    page = versions.open()
    assert not page.panel.isVisible()
    assert page._nothing.isVisible()
    assert not page.chooser.earlier.isEnabled()
    page.chooser.keep.click()
    versions.bot.keyClicks(page.chooser.name, "Before the panel")
    versions.bot.keyClick(page.chooser.name, Qt.Key.Key_Return)
    assert not page.chooser.form.isVisible()
    (version,) = load_review(versions.desk.workspace, versions.desk.assessment_id).report.versions
    assert (version.name, version.person) == ("Before the panel", versions.person.name)
    assert versions.offers("earlier") == [f"“Before the panel”, today 12:00, {versions.person.name}"]
    assert versions.stage.told[-1].text == "Kept as “Before the panel”."


def test_a_version_without_a_name_is_refused_with_a_sentence(versions: Versions) -> None:
    page = versions.open()
    page.chooser.begin_keeping()
    versions.bot.keyClick(page.chooser.name, Qt.Key.Key_Return)
    assert versions.stage.told[-1].text.startswith("A version needs a name.")
    assert page.chooser.form.isVisible()


def test_what_changed_since_one_last_read_is_shown_first_word_by_word(versions: Versions) -> None:
    versions.read_all()
    versions.change()
    page = versions.open()
    assert page.chooser.earlier.currentText() == "As I last read it"
    assert page.chooser.later.currentText() == "As it is now"
    assert versions.rows()[0] == ("Learning, improvement and innovation", "2 words new, 5 words gone")
    assert page.summary.text().startswith("1 of ")
    assert versions.marks() == [("gone", "People"), ("new", "Few people"), ("gone", "The end of it.")]
    assert "⋯  2 unchanged paragraphs" in versions.text()
    assert TEXTS[0] in versions.text()
    assert TEXTS[2] not in versions.text()


def test_unchanged_paragraphs_unfold_and_fold_again(versions: Versions) -> None:
    versions.read_all()
    versions.change()
    page = versions.open()
    page.panel.view.anchorClicked.emit("fold:0")
    assert TEXTS[2] in versions.text() and TEXTS[3] in versions.text()
    assert "Fold 2 unchanged paragraphs" in versions.text()
    page.panel.view.anchorClicked.emit("fold:0")
    assert TEXTS[2] not in versions.text()


def test_a_folded_line_opens_by_keyboard(versions: Versions) -> None:
    versions.read_all()
    versions.change()
    view = versions.open().panel.view
    cursor = view.document().find("unchanged paragraphs")
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    versions.bot.keyClick(view, Qt.Key.Key_Return)
    assert TEXTS[2] in versions.text()
    assert versions.stage.opened == []


def test_side_by_side_each_column_has_its_own_words(versions: Versions) -> None:
    versions.read_all()
    versions.change()
    page = versions.open(width=1200)
    page.panel.ways.setCurrentIndex(1)
    lines = [line for line in versions.text().split("\n") if line.strip()]
    assert lines[:2] == ["As I last read it", "As it is now"]
    assert lines.index("People waited.") + 1 == lines.index("Few people waited.") == 5
    assert versions.marks() == [("gone", "People"), ("new", "Few people"), ("gone", "The end of it.")]
    assert versions.stage.context.memory["versions.beside"] is True
    view = page.panel.view
    left, right = (view.cursorRect(view.document().find(words)).left() for words in ("People", "Few people"))
    assert right - left > view.viewport().width() // 3
    again = versions.open()
    assert again.panel.is_beside


def test_scores_values_and_evidence_are_changes_too(versions: Versions) -> None:
    facts = next(
        s for s in load_review(versions.desk.workspace, versions.desk.assessment_id).sections if "fin" in s.part_id
    )
    versions.score(3, "Good all round.")
    item_id = versions.desk.note("Focus group")
    versions.desk.cite(PART, versions.ids[1], "waited", item_id)
    versions.act(name_version, name="Before")
    versions.score(2, "Good but uneven.")
    versions.desk.cite(PART, versions.ids[2], "Leaders", versions.desk.note("Survey"))
    versions.act(save_facts, section_id=facts.section_id, facts=Facts("2023/24", version=1))
    page = versions.open()
    assert dict(versions.rows())["Learning, improvement and innovation"] == "score 3 → 2, 1 citation new"
    page.list.choose(PART)
    assert ("gone", "3  Evidence shows a good standard") in versions.marks()
    assert ("new", "2  Evidence shows some shortfalls") in versions.marks()
    assert ("new", "E-002  Supports: “Leaders”") in versions.marks()
    assert "3 → 2 · lower" in versions.text()
    page.list.choose(facts.part_id)
    assert "Financial year" in versions.text() and ("new", "2023/24") in versions.marks()


def test_a_paragraph_that_was_moved_is_said_to_be(versions: Versions) -> None:
    versions.read_all()
    order = (*versions.ids[1:], versions.ids[0])
    versions.act(save_text, edit=SectionEdit(versions.desk.section_id(PART), (), (), order))
    page = versions.open()
    assert versions.rows() == [("Learning, improvement and innovation", "1 moved")]
    assert "Moved here" in versions.text()
    page.step(1)
    assert page.why_no_restore() == "Its words are the same; move it in the text."


def test_keys_walk_the_changes_over_sections_and_say_where_they_end(versions: Versions) -> None:
    versions.read_all()
    versions.change()
    versions.desk.write(OTHER, "Something new.")
    page = versions.open()
    names = [title for title, _detail in versions.rows()]
    assert names == ["Assessing needs", "Learning, improvement and innovation"]
    assert page.panel.place.text() == "1 change"
    walked = []
    for _step in range(4):
        page.step(1)
        walked.append((page.list.current_id(), page.panel.view.current))
    assert walked == [(OTHER, 0), (PART, 0), (PART, 1), (PART, 1)]
    assert page.panel.place.text() == "2 of 2"
    assert versions.stage.told[-1].text == "This is the last change."
    for _step in range(3):
        page.step(-1)
    assert (page.list.current_id(), page.panel.view.current) == (OTHER, 0)
    assert versions.stage.told[-1].text == "This is the first change."


def test_enter_goes_to_the_place_in_the_text(versions: Versions) -> None:
    versions.read_all()
    versions.change()
    page = versions.open()
    page.step(1)
    versions.bot.keyClick(page.panel.view, Qt.Key.Key_Return)
    page.step(1)
    page.panel.open.click()
    assert versions.stage.opened == [versions.ids[1], versions.desk.section_id(PART)]


def test_a_paragraph_is_brought_back_by_the_button_on_the_change_with_undo(versions: Versions) -> None:
    versions.read_all()
    versions.change()
    page = versions.open()
    assert not page.panel.view.restore.isVisible()
    page.step(1)
    button = page.panel.view.restore
    assert button.isVisible() and button.isEnabled()
    block = page.panel.view.document().findBlockByNumber(page.panel.view._writer.blocks[0][0])  # type: ignore[union-attr]
    line = page.panel.view.cursorRect(QTextCursor(block))
    assert abs(button.mapTo(page.panel.view.viewport(), QPoint()).y() - line.y()) < 2 * line.height()
    button.click()
    assert versions.desk.texts(PART) == list(TEXTS[:4])
    assert "is as it was." in versions.stage.told[-1].text
    page.step(1)
    page.restore_change()
    assert versions.desk.texts(PART) == list(TEXTS)
    assert page._nothing.isVisible()
    versions.stage.told[-1].choices[0].run()
    assert versions.desk.texts(PART) == list(TEXTS[:4])


def test_a_section_and_a_score_are_brought_back(versions: Versions) -> None:
    versions.score(3, "Good.")
    versions.act(name_version, name="Before")
    versions.change()
    versions.score(2, "Less good.")
    page = versions.open()
    page.panel.restore.click()
    assert versions.desk.texts(PART) == list(TEXTS)
    page.step(1)
    page.restore_change()
    section = load_section(versions.desk.workspace, versions.desk.section_id(PART))
    assert (section.score.level, section.score.rationale) == (3, "Good.")


def test_what_cannot_be_brought_back_says_why(versions: Versions) -> None:
    versions.act(name_version, name="Before")
    versions.desk.write(PART, "New.")
    versions.act(name_version, name="After")
    versions.desk.write(PART, "Newer.")
    page = versions.open()
    versions.choose("earlier", "“Before”")
    assert page.why_no_restore() == "Go to a change first."
    page.step(1)
    assert page.panel.view.restore.toolTip().startswith("It is not in the earlier version; take it out")
    versions.choose("later", "“After”")
    assert "later version first" in page.panel.restore.toolTip()
    assert not page.panel.restore.isEnabled()


def test_sections_are_marked_as_read_one_by_one_and_all(versions: Versions) -> None:
    versions.read_all()
    versions.change()
    versions.desk.write(OTHER, "More.")
    page = versions.open()
    unread_before = [title for title, _detail in versions.rows()]
    page.panel.read.click()
    assert [title for title, _detail in versions.rows()] == unread_before[1:]
    page.chooser.mark_all.click()
    assert page._nothing.isVisible()
    review = load_review(versions.desk.workspace, versions.desk.assessment_id)
    assert all(each.readings[0].is_current for each in review.sections)
    assert versions.stage.told[-1].choices == ()


def test_one_section_is_compared_with_its_own_versions_and_those_of_the_report(versions: Versions) -> None:
    versions.act(name_version, name="Of the section", section_id=versions.desk.section_id(PART))
    versions.act(name_version, name="Of the report")
    versions.change()
    versions.desk.write(OTHER, "More.")
    page = versions.open()
    assert len(versions.rows()) == 2
    versions.choose("part", "Learning")
    assert [words.split(",")[0] for words in versions.offers("earlier")] == [
        "“Of the section”",
        "Report: “Of the report”",
    ]
    assert [title for title, _detail in versions.rows()] == ["Learning, improvement and innovation"]
    versions.choose("earlier", "“Of the section”")
    assert [title for title, _detail in versions.rows()] == ["Learning, improvement and innovation"]
    versions.choose("part", "The whole report")
    assert page.chooser.earlier.currentText().startswith("“Of the report”")


def test_a_section_is_shown_as_it_was_decided_on(versions: Versions) -> None:
    versions.act(name_version, name="Decided", section_id=versions.desk.section_id(PART))
    review = load_review(versions.desk.workspace, versions.desk.assessment_id)
    sha256 = next(each.versions[0].sha256 for each in review.sections if each.versions)
    versions.change()
    page = versions.open()
    page.compare(versions.desk.section_id(PART), sha256)
    assert page.chooser.part.currentText() == "Learning, improvement and innovation"
    assert page.chooser.earlier.currentText().startswith("“Decided”")
    assert len(versions.marks()) == 3


def test_another_assessment_stands_beside_with_the_direction_of_every_score(versions: Versions) -> None:
    details = AssessmentDetails("Testshire County Council", window_to=date(2024, 1, 31))
    workspace = versions.desk.workspace
    made = create_assessment(workspace, ANN, NOON, framework_id="cqc-la-2025", details=details).result[0]
    then = Desk(workspace, made)
    then.write(PART, "First of all, staff told us so.")
    for part, level in ((PART, 2), (OTHER, 3), ("safeguarding", 3)):
        here = {"assessment_id": made, "section_id": then.section_id(part)}
        set_level(workspace, ANN, NOON, **here, level=level, why="Then.")  # type: ignore[arg-type]
    for part, level in ((PART, 3), (OTHER, 2), ("safeguarding", 3)):
        versions.act(set_level, section_id=versions.desk.section_id(part), level=level, why="Then.")
    page = versions.open()
    assert page.chooser.earlier.currentText() == "Testshire County Council, 31 January 2024"
    said = dict(versions.rows())
    assert said["Learning, improvement and innovation"] == "2 → 3  improved"
    assert (said["Assessing needs"], said["Safeguarding"]) == ("3 → 2  lower", "3 → 3  same")
    assert page.summary.text().startswith("Rating then not rated (3 of 9 scored), now not rated (3 of 9 scored)")
    page.list.choose(PART)
    assert "First of all, staff told us so." in versions.text()
    assert page.why_no_section() == "Only what this assessment held itself can be brought back."


def test_levels_of_another_scale_have_no_direction(versions: Versions, stage: Stage) -> None:
    other = stage.stage_of(BY_CATEGORY)
    versions.score(3, "Now.")
    page = versions.open()
    versions.choose("earlier", "Otherham")
    assert dict(versions.rows())["Learning, improvement and innovation"] == "– → 3"
    assert other.desk.assessment_id in page.chooser.earlier.value()


def test_undo_elsewhere_is_shown_at_once_and_a_hidden_page_waits(versions: Versions) -> None:
    versions.read_all()
    versions.desk.rewrite(PART, versions.ids[0], "Otherwise.")
    page = versions.open()
    assert versions.rows()
    versions.stage.backend.perform(undo, assessment_id=versions.desk.assessment_id)
    assert page._nothing.isVisible()
    page.hide()
    changed = versions.desk.rewrite(PART, versions.ids[0], "Otherwise again.")
    page.refresh(changed)
    assert not versions.rows()


def test_the_list_stands_beside_the_text_where_there_is_room(versions: Versions) -> None:
    versions.read_all()
    versions.change()
    page = versions.open(width=640)
    assert page.panel.y() > page.list.y() and not page.panel.heading.isVisible()
    page.resize(1300, 900)
    assert page.panel.x() > page.list.x() and page.panel.heading.isVisible()


def test_where_nothing_may_be_changed_the_steps_say_so(versions: Versions) -> None:
    from dataclasses import replace

    versions.read_all()
    versions.change()
    page = versions.open(replace(versions.stage.context, why_read_only="Only for reading."))
    page.step(1)
    buttons = (page.panel.restore, page.panel.read, page.panel.view.restore, page.chooser.keep, page.chooser.mark_all)
    assert [(button.isEnabled(), button.toolTip()) for button in buttons] == [(False, "Only for reading.")] * 5
    assert page.panel.open.isEnabled()


def test_a_version_whose_file_is_gone_is_told(versions: Versions) -> None:
    versions.act(name_version, name="Before")
    versions.change()
    (version,) = load_review(versions.desk.workspace, versions.desk.assessment_id).report.versions
    versions.desk.workspace.files.path_of(version.sha256).unlink()
    page = versions.open()
    assert page.banner_text("load")


def test_a_cited_item_that_is_another_now_is_shown_in_words(versions: Versions) -> None:
    item_id = versions.desk.note("Focus group")
    versions.desk.cite(PART, versions.ids[1], "waited", item_id)
    versions.act(name_version, name="Before")
    item = next(each for each in load_document(versions.desk.workspace, versions.desk.assessment_id).items)
    details = ItemDetails("Carers\u2019 group", category="people")
    versions.act(change_item, item_id=item_id, details=details, base_version=item.version)
    page = versions.open()
    assert versions.rows() == [("Learning, improvement and innovation", "2 values changed")]
    assert "E-001, category" in versions.text()
    assert {("gone", "Focus group"), ("new", "Carers\u2019 group")} < set(versions.marks())
    page.step(1)
    assert page.why_no_restore().startswith("Bring the section back")


def test_where_only_the_place_of_a_citation_is_another_nothing_is_said_to_be_the_same(versions: Versions) -> None:
    item_id = versions.desk.note("Focus group")
    cited = versions.desk.cite(PART, versions.ids[0], "staff", item_id)
    versions.act(name_version, name="Before")
    versions.act(uncite, citation_id=cited)
    versions.desk.cite(PART, versions.ids[0], "told us", item_id)
    page = versions.open()
    assert page._nothing.findChildren(QLabel)[1].text() == "No words, scores or evidence have changed"


def test_a_new_heading_and_a_bullet_are_named(versions: Versions) -> None:
    versions.read_all()
    section_id = versions.desk.section_id(PART)
    (first, *others) = load_section(versions.desk.workspace, section_id).passages
    heading = PassageEdit(first.id, PassageKind.HEADING, first.text, 1, base_version=first.version)
    bullet = PassageEdit(new_id(), PassageKind.BULLET, "A point.", 1)
    order = (first.id, *(each.id for each in others), bullet.id)
    versions.act(save_text, edit=SectionEdit(section_id, (heading, bullet), (), order))
    versions.open()
    assert "Was a paragraph, is a heading" in versions.text()
    assert ("new", "A point.") in versions.marks()
    assert "•  A point." in versions.text()
