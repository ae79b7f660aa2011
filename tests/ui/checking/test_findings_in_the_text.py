"""Findings in the text of the real window: marked when checked, mended, let stand and switched off where they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from checking_person import PART, PLAIN, SUM, TERM, TEXT, UNKNOWN, Checked, action, choose, entries
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from domain.checks.finding import Severity
from store.actions import checks
from store.errors import DiskFault
from store.queries.checks import load_own_rules, load_standing
from ui.checking.shown import ALL, MEMORY, NONE, WEIGHTY
from ui.panes.check_rows import MARKS

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

MENDED = TEXT.replace("recieved", "received")


def standing_of(someone: Checked) -> list[tuple[str, str]]:
    standing = someone.window.backend.read(load_standing, someone.desk.context.assessment_id)
    return [(each.words, each.reason) for each in standing.waivers]


def test_an_assessment_is_checked_by_itself_when_it_was_opened_and_counted_on_its_tab(
    open_window: Callable[..., Checked],
) -> None:
    someone = open_window()
    someone.until(lambda: someone.checking.checker.is_up_to_date)
    assert someone.underlined() == [TERM, UNKNOWN, "the council", SUM.removesuffix(")")]
    grave = sum(each.severity is not Severity.MAY for each in someone.checks.checked.findings)
    assert f"Checks {grave}" == someone.window.side.tabs.tabText(3)


def test_what_is_typed_is_checked_when_typing_rests_and_not_before(someone: Checked) -> None:
    someone.editor.moveCursor(someone.editor.textCursor().MoveOperation.End)
    someone.type(" Carers were beleived.")
    assert "beleived" not in someone.underlined()
    someone.desk.flush()
    someone.until(lambda: "beleived" in someone.underlined())


def test_words_that_are_typed_in_lose_their_mark_until_they_are_checked_again(someone: Checked) -> None:
    someone.put_caret("ieved")
    someone.type("e")
    assert UNKNOWN not in someone.underlined()
    assert TERM in someone.underlined()
    someone.until_checked()
    assert "receieved" in someone.underlined()


def test_three_steps_of_what_is_underlined_are_gone_through_and_remembered(someone: Checked) -> None:
    memory = someone.window.settings.memory
    someone.run("findings-shown")
    assert (memory[MEMORY], someone.underlined()) == (NONE, [])
    someone.run("findings-shown")
    assert memory[MEMORY] == ALL
    assert someone.window.toast.text() == "All findings of the checks are underlined."
    someone.run("findings-shown")
    assert (memory[MEMORY], TERM in someone.underlined()) == (WEIGHTY, True)


def test_the_settings_say_what_is_underlined(someone: Checked) -> None:
    someone.window.show_page("settings")
    page = someone.window.middle.currentWidget()
    look = page.look  # type: ignore[attr-defined]
    assert look.value("findings") == WEIGHTY
    look.edited.emit("findings", NONE)
    assert someone.window.settings.memory[MEMORY] == NONE
    someone.window.back_out()
    assert someone.underlined() == []


def test_sentences_without_evidence_are_not_underlined_by_the_checks(someone: Checked) -> None:
    assert someone.finding("People waited.").code == "sentence-not-evidenced"
    assert "People" not in " ".join(someone.underlined())


def test_the_menu_explains_and_offers_the_mend_first_and_undo_takes_it_back(someone: Checked) -> None:
    menu = someone.menu_at(TERM)
    said = [words for words, _ in entries(menu)]
    assert said[0] == "House style has another term for this: “The local authority”"
    assert said[1:4] == ["Put in “The local authority”", "Let it stand …", "Switch this rule off in this assessment"]
    assert menu.activeAction().text() == "Put in “The local authority”"
    assert "By house style" in menu.accessibleName()
    someone.bot.keyClick(menu, Qt.Key.Key_Return)
    someone.until_checked()
    assert someone.texts()[0].startswith("The local authority recieved")
    assert someone.underlined()[0] == UNKNOWN
    someone.editor.undo()
    assert someone.editor.toPlainText().startswith("The council recieved")


def test_a_mend_is_put_where_the_words_stand_by_now(someone: Checked) -> None:
    someone.put_caret("The council")
    someone.editor.insertPlainText("First of all. ")
    choose(someone.menu_at("the council knew"), "Put in")
    assert "that the local authority knew" in someone.editor.toPlainText()
    assert someone.editor.toPlainText().startswith("First of all. The council recieved")


def test_words_for_an_unknown_one_are_looked_for_when_the_menu_is_opened(someone: Checked) -> None:
    menu = someone.menu_at(UNKNOWN)
    assert ("Looking for words …", False) in entries(menu)
    someone.until(lambda: any(words == "Put in “received”" for words, _ in entries(menu)))
    assert menu.activeAction().text() == "Put in “received”"
    assert "Looking for words …" not in [words for words, _ in entries(menu)]
    someone.bot.keyClick(menu, Qt.Key.Key_Return)
    assert someone.texts()[0] == MENDED


def test_a_word_that_nothing_is_like_says_so(someone: Checked) -> None:
    someone.put_caret("recieved")
    someone.editor.insertPlainText("xqzvkj ")
    someone.until_checked()
    menu = someone.menu_at("xqzvkj")
    someone.until(lambda: "Looking for words …" not in [words for words, _ in entries(menu)])
    assert "No word of the dictionary is like it." in [words for words, _ in entries(menu)]
    menu.close()


def test_where_nothing_was_found_the_key_says_so_and_the_text_menu_is_as_ever(someone: Checked) -> None:
    someone.run("show-checks")
    someone.pane.hide()
    someone.put_caret("Staff told us")
    someone.checking.checker.last = None
    someone.editor.found.clear()
    someone.window.registry.run("at-caret")
    assert someone.window.toast.text() == "There is nothing to settle or to mend at the caret."
    menu = someone.editor.menu.at(someone.editor.textCursor())
    assert [words for words, _ in entries(menu)][:2] == ["Cut", "Copy"]
    menu.deleteLater()


def test_a_right_click_offers_what_is_underlined_before_what_can_be_done_with_any_text(someone: Checked) -> None:
    someone.put_caret(UNKNOWN)
    menu = someone.editor.menu.at(someone.editor.textCursor())
    said = [words for words, _ in entries(menu)]
    assert said[0] == "This word is not in the dictionary."
    assert said[-3:] == ["Cut", "Copy", "Paste"]
    menu.deleteLater()
    someone.put_caret("They were told")
    menu = someone.editor.menu.at(someone.editor.textCursor())
    assert [words for words, _ in entries(menu)] == ["Cut", "Copy", "Paste"]
    menu.deleteLater()


def test_several_at_one_place_have_a_menu_each_but_the_gravest(someone: Checked) -> None:
    menu = someone.menu_at("120 of 240")
    first = action(menu, "120 of 240 is 50%")
    assert not first.isEnabled()
    others = [each.menu() for each in menu.actions() if isinstance(each.menu(), QMenu)]
    said = {next(words for words, _ in entries(each)) for each in others if isinstance(each, QMenu)}
    assert "No evidence is cited for this sentence." in said
    menu.close()


def test_a_finding_is_let_stand_for_a_reason_and_its_mark_goes(someone: Checked) -> None:
    choose(someone.menu_at(UNKNOWN), "Let it stand")
    form = someone.pane.detail.reason
    assert form.line.hasFocus() and form.isVisible()
    someone.bot.keyClick(form.line, Qt.Key.Key_Return)
    assert form.fault.isVisible()
    someone.bot.keyClicks(form.line, "A name")
    someone.bot.keyClick(form.line, Qt.Key.Key_Return)
    assert someone.editor.hasFocus()
    someone.until_checked()
    assert standing_of(someone) == [(UNKNOWN, "A name")]
    assert UNKNOWN not in someone.underlined()


def test_escape_leaves_the_form_for_a_reason_and_goes_back_to_the_text(someone: Checked) -> None:
    choose(someone.menu_at(UNKNOWN), "Let it stand")
    form = someone.pane.detail.reason
    someone.bot.keyClicks(form.line, "A na")
    someone.bot.keyClick(form.line, Qt.Key.Key_Escape)
    assert form.isHidden() and someone.editor.hasFocus()
    assert standing_of(someone) == []


def test_a_reason_that_was_begun_is_there_again_when_its_finding_has_gone(someone: Checked) -> None:
    choose(someone.menu_at(UNKNOWN), "Let it stand")
    form = someone.pane.detail.reason
    someone.bot.keyClicks(form.line, "A na")
    someone.put_caret("ieved")
    someone.editor.setFocus()
    someone.bot.keyClick(someone.editor, Qt.Key.Key_Backspace)
    someone.until_checked()
    assert form.isHidden()
    choose(someone.menu_at(TERM), "Let it stand")
    assert form.isVisible() and form.line.text() == "A na"
    someone.bot.keyClicks(form.line, "Their name for it")
    assert form.line.text() == "Their name for it"
    someone.bot.keyClick(form.line, Qt.Key.Key_Return)
    someone.until_checked()
    assert standing_of(someone) == [(TERM, "Their name for it")]
    choose(someone.menu_at("120 of 240"), "Let it stand")
    assert form.line.text() == ""


def test_a_reason_is_kept_until_the_finding_is_let_stand(someone: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object, **_parameters: object) -> None:
        raise DiskFault("no-space")

    choose(someone.menu_at(UNKNOWN), "Let it stand")
    form = someone.pane.detail.reason
    someone.bot.keyClicks(form.line, "A name")
    with monkeypatch.context() as broken:
        broken.setattr(checks, "waive_finding", fails)
        someone.bot.keyClick(form.line, Qt.Key.Key_Return)
        someone.until_quiet()
    assert standing_of(someone) == []
    choose(someone.menu_at(UNKNOWN), "Let it stand")
    assert form.line.text() == "A name"


def test_a_waiver_ends_when_its_words_change(someone: Checked) -> None:
    someone.checking.waive(someone.id_of(UNKNOWN), "A name")
    someone.until_checked()
    someone.put_caret("ieved")
    someone.type("e")
    someone.until_checked()
    assert "receieved" in someone.underlined()


def test_what_was_typed_before_a_waiver_is_saved_is_waived_where_it_stands_then(someone: Checked) -> None:
    someone.put_caret(TERM)
    someone.type("So. ")
    someone.checking.waive(someone.id_of(UNKNOWN), "A name")
    someone.until_checked()
    assert standing_of(someone) == [(UNKNOWN, "A name")]
    assert UNKNOWN not in someone.underlined()


def test_words_that_were_typed_in_are_not_waived_but_checked_again(someone: Checked) -> None:
    finding_id = someone.id_of(UNKNOWN)
    someone.put_caret("ieved")
    someone.type("e")
    someone.checking.waive(finding_id, "A name")
    someone.until_quiet()
    assert standing_of(someone) == []
    assert someone.window.toast.text() == "The words have changed; they are checked again."


def test_a_rule_is_switched_off_in_this_assessment(someone: Checked) -> None:
    choose(someone.menu_at(TERM), "Switch this rule off")
    someone.until_checked()
    assert TERM not in someone.underlined()
    assert UNKNOWN in someone.underlined()


def test_a_word_is_added_to_the_own_words_and_taken_out_again(someone: Checked) -> None:
    choose(someone.menu_at(UNKNOWN), "Add “recieved”")
    someone.until_quiet()
    assert someone.window.backend.read(load_own_rules) == "word: recieved\n"
    assert someone.window.toast.text() == "“recieved” is among the own words now."
    someone.window.toast._action.click()
    someone.until_quiet()
    assert someone.window.backend.read(load_own_rules) == ""


def test_while_suggesting_a_mend_becomes_a_suggestion(someone: Checked) -> None:
    someone.run("suggest")
    choose(someone.menu_at(TERM), "Put in")
    someone.until_quiet()
    assert someone.texts()[0] == TEXT
    (made,) = someone.desk.suggestion_reader.suggestions or someone.editor.suggesting.suggestions  # type: ignore[union-attr]
    assert made.replacement == "local authority"


def test_marks_stay_on_their_words_while_suggested_ones_stand_between_them(someone: Checked) -> None:
    someone.run("suggest")
    someone.put_caret(TERM)
    someone.type("Long ago ")
    assert someone.underlined()[:2] == [TERM, UNKNOWN]


def test_the_pane_s_words_of_a_severity_are_those_of_its_marks() -> None:
    assert set(MARKS) == set(Severity)


def test_in_a_workspace_that_is_only_read_findings_are_explained_and_nothing_can_be_done(
    open_window: Callable[..., Checked], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_window()
    reader = Checked(first.bot, first.folder)
    reader.until(lambda: reader.window.desk is not None and reader.desk.is_complete)
    assert reader.window.backend.is_read_only
    reader.until_checked()
    assert UNKNOWN in reader.underlined()
    menu = reader.menu_at(TERM)
    offered = dict(entries(menu))
    assert not offered["Put in “The local authority”"]
    assert not offered["Let it stand …"]
    assert not offered["Switch this rule off in this assessment"]
    assert action(menu, "Let it stand").toolTip() == "This workspace is open for reading only."
    menu.close()
    reader.close()


def test_another_passage_and_another_section_have_marks_of_their_own(someone: Checked) -> None:
    assert someone.editor.toPlainText() == f"{TEXT}\n{PLAIN}"
    someone.open_part("safeguarding")
    assert someone.underlined() == [TERM]
    someone.open_part(PART)
    assert TERM in someone.underlined()


def test_an_own_word_is_right_from_now_on_without_opening_anew(someone: Checked) -> None:
    someone.checking.add_word(someone.id_of(UNKNOWN))
    someone.until_checked()
    assert UNKNOWN not in someone.underlined()
    assert TERM in someone.underlined()
