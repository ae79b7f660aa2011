"""Findings in the pane of the real window: gone through by key, mended and let stand there, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import ANN, NOON, Desk, later
from checking_person import PART, PLAIN, TEXT, UNKNOWN, Checked, entries
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from reviewing import Reviewed, bring_to

from domain.checks.finding import Severity
from domain.checks.registry import RULES
from store.actions.scores import save_rationale, set_level
from store.queries.checks import load_standing

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

NO_WORD = "This word is not in the dictionary."
TERM_SAID = "House style has another term for this: “the local authority”"


def many_of_a_kind(desk: Desk) -> None:
    """Prepare a section in which one term is wrong four times, twice in one passage, and a word once."""
    desk.write(
        PART,
        "Staff said the council knew, and that the council helped.",
        "Carers said the council helped.",
        "People beleived it. They said the council knew.",
    )


def without_spaces(desk: Desk) -> None:
    """Prepare a section in which a space is missing behind three commas."""
    desk.write(PART, "Staff met weekly,and wrote notes,plans and letters.", "Carers were heard,but late.")


def published(desk: Desk) -> None:
    """Prepare a section with a fault in a report that was published: its text is closed."""
    reviewed = Reviewed.of(desk)
    desk.write(PART, "The council recieved it.")
    bring_to(reviewed, "published")


def choose_row(someone: Checked, title: str) -> None:
    row = next(row for row in someone.pane.list.groups.rows() if row.title == title)
    assert someone.pane.list.choose(row.id)


def press(someone: Checked, button: QPushButton) -> None:
    assert button.isVisible() and button.isEnabled()
    someone.bot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def looking(someone: Checked) -> Checked:
    someone.run("show-checks")
    someone.pane.section.click()
    return someone


def test_a_finding_is_shown_with_its_source_and_mended_from_the_pane(looking: Checked) -> None:
    choose_row(looking, TERM_SAID)
    detail = looking.pane.detail
    assert detail.source.text() == "By house style"
    press(looking, detail.mend)
    assert "that the local authority knew" in looking.texts()[0]


def test_words_for_an_unknown_one_are_looked_for_and_put_in_from_the_pane(looking: Checked) -> None:
    choose_row(looking, NO_WORD)
    detail = looking.pane.detail
    press(looking, detail.look)
    assert detail.looking.text() == "Looking for words …"
    looking.until(lambda: detail.words.findChildren(QPushButton))
    first = detail.words.findChildren(QPushButton)[0]
    assert (first.text(), first.accessibleName()) == ("received", "Put in “received”")
    press(looking, first)
    assert looking.texts()[0] == TEXT.replace(UNKNOWN, "received")


def test_what_is_let_stand_is_listed_with_who_and_why_and_can_be_withdrawn(looking: Checked) -> None:
    choose_row(looking, NO_WORD)
    press(looking, looking.pane.detail.stand)
    looking.bot.keyClicks(looking.pane.detail.reason.line, "A name")
    press(looking, looking.pane.detail.reason.give)
    looking.until_checked()
    assert looking.group("let-stand") == [NO_WORD]
    row = next(row for row in looking.pane.list.groups.rows() if row.is_quiet)
    assert (row.detail, row.trail.partition(",")[0]) == ("A name", looking.window.backend.actor.name)
    looking.pane.list.choose(row.id)
    detail = looking.pane.detail
    assert detail.severity.text() == "Let stand"
    assert detail.source.text().startswith("A name\n")
    assert not detail.mend.isVisible() and not detail.stand.isVisible()
    press(looking, detail.back)
    looking.until_checked()
    assert looking.group("let-stand") == ()
    assert UNKNOWN in looking.underlined()


def test_a_rule_that_is_switched_off_is_listed_and_can_be_switched_on_again(looking: Checked) -> None:
    choose_row(looking, NO_WORD)
    press(looking, looking.pane.detail.off)
    looking.until_checked()
    assert looking.group("switched-off") == [NO_WORD]
    assert UNKNOWN not in looking.underlined()
    choose_row(looking, NO_WORD)
    assert looking.pane.detail.back.text() == "Switch on again"
    press(looking, looking.pane.detail.back)
    looking.until_checked()
    assert looking.group("switched-off") == ()
    assert UNKNOWN in looking.underlined()


def test_a_report_without_a_score_cannot_be_let_stand_without_it(someone: Checked) -> None:
    someone.run("show-checks")
    row = next(row for row in someone.pane.list.groups.rows() if row.title == "No score has been given.")
    someone.pane.list.choose(row.id)
    detail = someone.pane.detail
    assert not detail.stand.isEnabled() and not detail.off.isEnabled()
    assert detail.stand.toolTip() == "This cannot be let stand: it has to be mended."


def test_all_of_a_section_are_gone_through_by_key_mending_or_letting_each_stand(looking: Checked) -> None:
    met: list[str] = []
    wanted = _to_settle(looking)
    assert len(wanted) > 5
    while _to_settle(looking):
        looking.window.registry.run("next-finding")
        finding_id = looking.pane.list.current_id()
        assert finding_id not in met, "it was met before"
        met.append(finding_id)
        looking.window.registry.run("at-caret")
        _do_the_first_thing(looking)
        looking.until_checked()
    assert [looking.checks.findings[key].code for key in _here(looking)] == ["score-missing"]
    assert looking.texts() == [TEXT.replace("he council", "he local authority"), PLAIN]


def _here(someone: Checked) -> list[str]:
    here = someone.desk.current
    found = someone.checks.findings.items()
    return [key for key, each in found if each.section_id == here and each.severity is not Severity.MAY]


def _to_settle(someone: Checked) -> list[str]:
    return [key for key in _here(someone) if RULES[someone.checks.findings[key].code].may_be_waived]


def _do_the_first_thing(someone: Checked) -> None:
    """Press Enter in the menu, or on the button, that the key led to; and say why, where that is asked for."""
    menu = QApplication.activePopupWidget()
    focused = menu if isinstance(menu, QMenu) else someone.window.focusWidget()
    assert focused is not None
    someone.bot.keyClick(focused, Qt.Key.Key_Return)
    reason = someone.pane.detail.reason.line
    if reason.isVisible():
        someone.bot.keyClicks(reason, "It is so")
        someone.bot.keyClick(reason, Qt.Key.Key_Return)


def test_the_key_goes_on_behind_what_was_just_mended_before_and_after_it_is_checked(
    open_window: Callable[..., Checked],
) -> None:
    someone = open_window(many_of_a_kind)
    someone.until_checked()
    someone.run("show-checks")
    someone.pane.section.click()
    choose_row(someone, TERM_SAID)
    someone.checking.mend(someone.pane.list.current_id(), "the local authority")
    someone.window.registry.run("next-finding")
    assert someone.caret_words().startswith("the council helped.")
    someone.checking.mend(someone.pane.list.current_id(), "the local authority")
    someone.until_checked()
    someone.window.registry.run("next-finding")
    assert someone.caret_words().startswith("the council helped.")
    assert someone.editor.textCursor().blockNumber() == 1


def test_all_of_one_kind_in_a_section_are_mended_in_one_step_of_undo(open_window: Callable[..., Checked]) -> None:
    someone = open_window(many_of_a_kind)
    someone.until_checked()
    someone.run("show-checks")
    before = someone.editor.toPlainText()
    choose_row(someone, TERM_SAID)
    assert someone.pane.detail.alike.text() == "Mend all 4 like this"
    press(someone, someone.pane.detail.alike)
    assert someone.editor.toPlainText() == before.replace("the council", "the local authority")
    assert someone.window.toast.text() == "Mended in 4 places."
    someone.editor.undo()
    assert someone.editor.toPlainText() == before


def test_missing_spaces_are_alike_whatever_word_is_behind_them(open_window: Callable[..., Checked]) -> None:
    someone = open_window(without_spaces)
    someone.until_checked()
    someone.run("show-checks")
    choose_row(someone, "A space is missing here.")
    assert someone.pane.detail.alike.text() == "Mend all 3 like this"
    press(someone, someone.pane.detail.alike)
    mended = "Staff met weekly, and wrote notes, plans and letters.", "Carers were heard, but late."
    assert someone.editor.toPlainText().splitlines() == list(mended)


def test_a_section_that_is_closed_is_not_mended_but_can_be_let_stand(open_window: Callable[..., Checked]) -> None:
    someone = open_window(published)
    someone.until_checked()
    someone.run("show-checks")
    menu = someone.menu_at("The council")
    offered = dict(entries(menu))
    assert not offered["Put in “The local authority”"]
    assert offered["Let it stand …"]
    menu.close()
    choose_row(someone, NO_WORD)
    assert not someone.pane.detail.look.isEnabled()
    someone.checking.waive(someone.id_of(UNKNOWN), "A name")
    someone.until_checked()
    standing = someone.window.backend.read(load_standing, someone.desk.context.assessment_id)
    assert [each.words for each in standing.waivers] == [UNKNOWN]


def test_a_section_is_opened_for_a_mend_from_the_list(someone: Checked) -> None:
    someone.open_part("safeguarding")
    someone.run("show-checks")
    choose_row(someone, NO_WORD)
    someone.checking.mend(someone.pane.list.current_id(), "received")
    assert someone.desk.current == someone.document.section_of(PART).id
    assert someone.texts()[0] == TEXT.replace(UNKNOWN, "received")


def test_what_could_not_be_checked_is_said_above_the_list(looking: Checked) -> None:
    assert not looking.pane.notice.isVisible()
    slow = replace(
        looking.checks.checked, too_slow=("repetition",), failed=(("style", "KeyError in tense.py, line 1"),)
    )
    looking.checking.checker.checked.emit(replace(looking.checks, checked=slow, has_spelling=False))
    looking.checking.checker.last = replace(looking.checks, checked=slow, has_spelling=False)
    looking.pane.section.click()
    looking.pane.whole.click()
    assert looking.pane.notice.text() == (
        "Spelling is not checked: the dictionary cannot be read. "
        "Switched off because it took too long: repetition. It is tried again in the next session. "
        "Switched off because it failed: style. It is tried again in the next session."
    )


def test_a_finding_of_a_score_is_met_on_its_page_and_dealt_with_in_the_pane(someone: Checked) -> None:
    here = {"assessment_id": someone.desk.context.assessment_id, "section_id": someone.desk.current}
    someone.window.backend.perform(set_level, **here, level=3)
    someone.until_checked()
    someone.run("show-checks")
    someone.pane.section.click()
    choose_row(someone, "The score of 3 has no rationale.")
    someone.put_caret("People waited")
    someone.editor.found.clear()
    someone.window.registry.run("at-caret")
    assert someone.pane.detail.stand.hasFocus()


def rescored(desk: Desk) -> None:
    """Prepare a score that was changed an hour after it was given, without a word on why."""
    here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id(PART)}
    set_level(desk.workspace, ANN, NOON, **here, level=2, why="Staff told us of waits.")
    set_level(desk.workspace, ANN, later(3600), **here, level=3)


def test_a_rationale_left_behind_by_its_score_is_told_until_it_is_written_anew(
    open_window: Callable[..., Checked],
) -> None:
    someone = open_window(rescored)
    someone.until_checked()
    someone.run("show-checks")
    said = "The score was changed from 2 to 3 on 2 March 2026, but the rationale is still the one given for the 2."
    assert said in [row.title for row in someone.pane.list.groups.rows()]
    here = {"assessment_id": someone.desk.context.assessment_id, "section_id": someone.desk.current}
    someone.window.backend.perform(save_rationale, **here, rationale="Waits had fallen.")
    someone.until_checked()
    assert said not in [row.title for row in someone.pane.list.groups.rows()]


SAID = "People told us that they had waited for a long time, and that nobody had told them why."


def said_twice(desk: Desk) -> None:
    """Prepare a section that says again what another section says."""
    desk.write(PART, "Staff were glad.", SAID, "It went on.")
    desk.write("needs", SAID.replace("a long time", "a very long time"))


def test_what_stands_twice_is_shown_beside_the_other_place_and_leads_there(open_window: Callable[..., Checked]) -> None:
    someone = open_window(said_twice)
    someone.until_checked()
    someone.run("show-checks")
    finding_id = next(key for key, each in someone.checks.findings.items() if each.code == "paragraph-repeated")
    someone.pane.show_finding(finding_id)
    places = someone.pane.detail.places
    assert places.isVisible()
    assert [name.text() for name in places.names] == ["Learning, improvement and innovation", "Assessing needs"]
    assert [text.accessibleName().partition(": ")[2] for text in places.texts] == [
        SAID,
        SAID.replace("a long time", "a very long time"),
    ]
    assert "very" not in places.texts[0].text() and ">very" in places.texts[1].text()
    press(someone, places.show_other)
    someone.until(lambda: someone.desk.current == someone.document.section_of("needs").id)
    assert someone.editor.shown_words().startswith("People told us")


def test_a_paragraph_that_stands_twice_is_taken_out_whole_and_comes_back_by_undo(
    open_window: Callable[..., Checked],
) -> None:
    someone = open_window(said_twice)
    someone.until_checked()
    before = someone.document.section_of(PART).passages
    finding_id = next(key for key, each in someone.checks.findings.items() if each.code == "paragraph-repeated")
    someone.checking.mend(finding_id, "")
    someone.until_quiet()
    assert someone.texts() == ["Staff were glad.", "It went on."]
    assert [each.id for each in someone.document.section_of(PART).passages] == [before[0].id, before[2].id]
    someone.editor.undo()
    someone.until_quiet()
    after = someone.document.section_of(PART).passages
    assert [(each.id, each.text) for each in after] == [(each.id, each.text) for each in before]


def long_section(desk: Desk) -> None:
    """Prepare a section whose only fault stands far below what is seen of it first."""
    desk.write(
        PART, *(f"Staff told us that team {number} met people at home." for number in range(60)), "They beleived it."
    )


def test_a_page_that_is_opened_for_the_first_time_shows_the_words_of_the_finding(
    open_window: Callable[..., Checked],
) -> None:
    someone = open_window(long_section, "")
    someone.until_checked()
    someone.run("next-finding")
    someone.until(lambda: someone.desk.text_page is not None and someone.caret_words().startswith("beleived"))
    page = someone.desk.text_page
    assert page is not None

    def at_caret() -> QPoint:
        return someone.editor.viewport().mapTo(page.viewport(), someone.editor.cursorRect().center())

    someone.until(lambda: page.viewport().rect().contains(at_caret()))


def with_a_number(desk: Desk) -> None:
    """Prepare a section with a fault whose explanation just fits on one line of the pane without a bar beside it."""
    desk.write(PART, "The contact for this section was on 07700 900 318.")


def test_what_is_said_of_a_finding_is_seen_whole_where_there_is_room(open_window: Callable[..., Checked]) -> None:
    someone = open_window(with_a_number, "")
    someone.window.resize(1235, 775)
    someone.until_checked()
    someone.run("next-finding")
    said = someone.pane.detail.source
    someone.until(said.isVisible)
    someone.until_quiet()
    assert said.visibleRegion().boundingRect().height() == said.height()
