"""Suggesting in the real window: the switch, what it turns off, and that nothing suggested is lost."""

from __future__ import annotations

from collections.abc import Callable

from builders import ANN, BEN
from driving import Person
from PySide6.QtCore import Qt
from suggesting_people import OTHER, PART, TEXT, changes, suggestions, texts, type_over

from domain.review.suggestions import Chosen, SuggestionState
from store.actions.suggestions import reject


def test_what_is_typed_is_saved_as_a_suggestion_and_the_text_stays(written_by_hand: Person) -> None:
    assert written_by_hand.run("suggest") == ""
    page = written_by_hand.desk.statement
    assert page.bars.isVisible() and page.bars.suggesting.isVisible()
    assert page.findings.suggesting_row.switch.isChecked()
    type_over(written_by_hand, "told us", "said")
    assert changes(written_by_hand) == [(written_by_hand.window.backend.actor.name, "told us", "said")]
    assert texts(written_by_hand) == [TEXT]
    assert page.findings.suggesting_row.open.text() == "1 open suggestion"
    written_by_hand.run("suggest")
    assert not page.bars.suggesting.isVisible()
    assert written_by_hand.editor.toPlainText() == TEXT
    assert [value.id for value in written_by_hand.editor.suggested.values] == [suggestions(written_by_hand)[0].id]
    written_by_hand.write("Written.")
    assert texts(written_by_hand) == [TEXT, "Written."]


def test_the_marks_say_what_is_suggested_by_now(someone: Person) -> None:
    someone.run("suggest")
    type_over(someone, "told us", "said")
    type_over(someone, "waited", "stayed")
    first, second = someone.editor.suggested.values
    assert "said" in first.words and "stayed" in second.words
    while someone.editor.may_undo():
        someone.editor.undo()
    assert someone.editor.suggested.values == ()


def test_another_section_shows_its_own_and_the_way_there_saves_what_was_suggested(someone: Person) -> None:
    someone.run("suggest")
    type_over(someone, "so", "it all")
    other = next(section.id for section in someone.desk.sections if section.part_id == OTHER)
    someone.desk.show_row(other)
    someone.until(lambda: someone.desk.statement.findings.section_id == other)
    assert changes(someone)[0][1:] == ("so", "it all")
    assert someone.editor.toPlainText() == ""
    assert someone.editor.is_suggesting
    someone.open_part(PART)
    assert someone.editor.toPlainText() == "Staff told us soit all. People waited."


def test_closing_saves_what_was_suggested_and_one_goes_on_suggesting(
    someone: Person, open_window: Callable[[], Person]
) -> None:
    someone.run("suggest")
    type_over(someone, "so", "it all")
    assert not someone.desk.is_settled
    someone.close()
    again = open_window()
    again.until_quiet()
    assert changes(again)[0][1:] == ("so", "it all")
    assert again.editor.is_suggesting
    assert again.editor.toPlainText() == "Staff told us soit all. People waited."
    assert texts(again) == [TEXT]


def test_what_cannot_be_suggested_is_off_and_says_why(someone: Person) -> None:
    someone.run("replace")
    bar = someone.desk.statement.bars.find_bar
    assert bar is not None and bar.replacement.isVisible()
    someone.run("suggest")
    assert not bar.replacement.isVisible()
    reasons = {someone.run(name) for name in ("make-heading", "make-bullet", "set-link", "remove-link", "replace")}
    assert reasons == {"Only words can be suggested. Switch suggesting off first."}
    assert someone.run("find") == ""


def test_a_suggestion_that_somebody_settled_meanwhile_is_not_taken_and_its_words_are_kept(someone: Person) -> None:
    someone.window.backend.set_actor(BEN)
    someone.run("suggest")
    type_over(someone, "so", "it")
    (made,) = suggestions(someone)
    context = someone.desk.context
    someone.bot.keyClicks(someone.editor, " all")
    # Past the window, so that it does not know of it before it saves.
    reject(
        someone.window.backend.workspace, ANN, context.now().astimezone(), assessment_id=context.assessment_id,
        chosen=Chosen(frozenset({made.id})),
    )  # fmt: skip
    someone.until_quiet()
    page = someone.desk.statement
    assert "so your change of it was not taken" in page.banner_text("suggesting")
    someone.until(lambda: page.kept.isVisible())
    assert [each.state for each in suggestions(someone)] == [SuggestionState.REJECTED]
    assert [kept.text for kept in page.kept._texts] == ["it all"]
    assert someone.editor.toPlainText() == TEXT


def test_own_steps_go_first_and_then_whole_actions(someone: Person) -> None:
    someone.run("suggest")
    type_over(someone, "so", "i")
    control = Qt.KeyboardModifier.ControlModifier
    someone.bot.keyClick(someone.editor, Qt.Key.Key_Z, control)
    assert changes(someone) == []
    someone.bot.keyClick(someone.editor, Qt.Key.Key_Y, control)
    assert changes(someone)[0][1:] == ("so", "i")


def test_where_the_stage_lets_nobody_write_one_may_still_suggest(someone: Person) -> None:
    page = someone.desk.statement
    page.set_off("It was submitted.")
    assert someone.editor.isReadOnly()
    assert someone.run("suggest") == ""
    type_over(someone, "so", "it all")
    assert changes(someone)[0][1:] == ("so", "it all")
    assert texts(someone) == [TEXT]
    someone.run("suggest")
    assert someone.editor.isReadOnly() and someone.editor.toolTip() == "It was submitted."
    page.set_off("")
    assert not someone.editor.isReadOnly()
