"""Two people suggest in one paragraph, and a third settles it: from the list, from the marks, and at the caret."""

from __future__ import annotations

from driving import Person
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from suggesting_people import OTHER, PART, TEXT, changes, suggestions, texts, type_over

from domain.review.suggestions import SuggestionState
from ui.panes.suggestions import SuggestionsPane
from ui.suggesting.pointing import Pointing
from ui.widgets.grouped_rows import MarkedRow


def pane_of(someone: Person) -> SuggestionsPane:
    someone.run("show-suggestions")
    return someone.desk.suggestions_pane


def rows(pane: SuggestionsPane) -> list[MarkedRow]:
    return list(pane.list.groups.rows())


def choose(pane: SuggestionsPane, title: str) -> None:
    assert pane.list.choose(next(row.id for row in rows(pane) if row.title == title))


def shown_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def trigger(menu: QMenu, words: str) -> None:
    action = next(each for each in menu.actions() if each.text() == words)
    assert action.isEnabled()
    menu.close()
    action.trigger()


def test_the_list_tells_who_suggests_what_by_section(reviewed_by_hand: Person) -> None:
    pane = pane_of(reviewed_by_hand)
    assert [(row.title, row.detail.partition(" \u00b7 ")[0], row.token) for row in rows(pane)] == [
        ("Replace \u201ctold us\u201d with \u201csaid\u201d", "Ann Lee", "author_1"),
        ("Replace \u201cus so\u201d with \u201cus that\u201d", "Ben Shah", "author_2"),
        ("Replace \u201cwaited\u201d with \u201cwere kept waiting\u201d", "Ann Lee", "author_1"),
    ]
    assert reviewed_by_hand.window.side.tabs.tabText(1) == "Remarks 3"
    assert reviewed_by_hand.desk.comments.tabs.tabText(1) == "Suggestions 3"
    pane.list.choose(rows(pane)[0].id)
    assert "<s" in pane.detail.words.text() and "said</u>" in pane.detail.words.text()


def test_one_is_accepted_and_the_other_is_in_conflict_until_it_is_rejected(reviewed: Person) -> None:
    pane = pane_of(reviewed)
    choose(pane, "Replace \u201ctold us\u201d with \u201csaid\u201d")
    pane.detail.accept.click()
    reviewed.until(lambda: rows(pane) and rows(pane)[0].trail == "in conflict")
    assert texts(reviewed) == ["Staff said so. People waited."]
    assert reviewed.editor.toPlainText() == "Staff said so. People waited."
    assert reviewed.window.toast.isVisible()
    conflict = rows(pane)[0]
    assert conflict.id in [value.id for value in reviewed.editor.suggested.values]
    pane.list.choose(conflict.id)
    detail = pane.detail
    assert not detail.accept.isVisible() and detail.conflict.isVisible()
    detail.copy.click()
    assert QGuiApplication.clipboard().text() == "us that"
    detail.reject.click()
    reviewed.until(lambda: len(rows(pane)) == 1)
    states = {each.person + each.replacement: each.state for each in suggestions(reviewed)}
    assert states["Ben Shahus that"] is SuggestionState.REJECTED


def test_accepting_is_undone_from_the_message(reviewed: Person) -> None:
    pane = pane_of(reviewed)
    pane.list.choose(rows(pane)[0].id)
    reviewed.run("accept-suggestion")
    assert texts(reviewed)[0].startswith("Staff said")
    reviewed.window.toast._action.click()
    reviewed.until(lambda: len(rows(pane)) == 3)
    assert texts(reviewed) == [TEXT]
    assert {each.state for each in suggestions(reviewed)} == {SuggestionState.OPEN}


def test_all_of_a_person_or_of_a_sentence_are_settled_at_once(reviewed: Person) -> None:
    pane = pane_of(reviewed)
    pane.list.choose(rows(pane)[0].id)
    pane.detail.more.reject_wanted.emit("sentence")
    reviewed.until(lambda: len(rows(pane)) == 1)
    assert {each.person for each in suggestions(reviewed) if each.state is SuggestionState.REJECTED} == {
        "Ann Lee",
        "Ben Shah",
    }
    reviewed.window.toast._action.click()
    reviewed.until(lambda: len(rows(pane)) == 3)
    pane.list.choose(rows(pane)[0].id)
    pane.detail.more.accept_wanted.emit("person")
    reviewed.until(lambda: len(rows(pane)) == 1)
    assert texts(reviewed) == ["Staff said so. People were kept waiting."]


def test_all_that_fit_are_accepted_and_conflicts_are_told(reviewed: Person) -> None:
    pane = pane_of(reviewed)
    pane.list.choose(rows(pane)[0].id)
    pane.detail.more.accept_wanted.emit("section")
    reviewed.until(lambda: len(rows(pane)) == 1)
    assert rows(pane)[0].trail == "in conflict"
    assert "2 suggestions accepted. 1 in conflict" in reviewed.window.toast.text()


def test_settled_ones_are_listed_when_asked_for_and_a_rejected_one_opens_again(reviewed: Person) -> None:
    pane = pane_of(reviewed)
    pane.list.choose(rows(pane)[0].id)
    reviewed.run("reject-suggestion")
    reviewed.until(lambda: len(rows(pane)) == 2)
    pane.filters.open.click()
    quiet = [row for row in rows(pane) if row.is_quiet]
    assert [row.trail for row in quiet] == ["rejected"]
    pane.list.choose(quiet[0].id)
    assert "Rejected by Cat Moss" in pane.detail.when.text()
    pane.detail.reopen.click()
    reviewed.until(lambda: not any(row.is_quiet for row in rows(pane)))


def test_one_walks_from_each_to_the_next_and_to_its_place(reviewed: Person) -> None:
    reviewed.open_part(OTHER)
    reviewed.run("next-suggestion")
    reviewed.until(lambda: reviewed.desk.statement.findings.section_id == suggestions(reviewed)[0].section_id)
    met = []
    for _step in range(3):
        reviewed.run("next-suggestion")
        caret = reviewed.editor.caret()
        assert caret is not None
        met.append(TEXT[caret.offset :][:6])
    assert met == ["us so.", "waited", "told u"]


def test_at_the_caret_they_are_offered_where_they_are_shown(reviewed: Person) -> None:
    reviewed.run("suggest")
    reviewed.select("kept")
    reviewed.run("at-caret")
    trigger(shown_menu(), "Accept")
    reviewed.until(lambda: texts(reviewed) == ["Staff told us so. People were kept waiting."])
    assert reviewed.editor.is_suggesting
    assert reviewed.editor.toPlainText() == "Staff told ussaid sous that. People were kept waiting."
    cursor = reviewed.editor.textCursor()
    cursor.setPosition(0)
    reviewed.editor.setTextCursor(cursor)
    reviewed.run("at-caret")
    assert reviewed.window.toast.text() == "There is nothing to settle or to mend at the caret."


def test_the_pointer_is_told_who_suggests_and_offered_to_settle_it(reviewed: Person) -> None:
    pointing = reviewed.editor.findChild(Pointing)
    assert isinstance(pointing, Pointing)
    assert pointing.tip(reviewed.editor.document().find("Staff")) == ""
    reviewed.run("suggest")
    words = pointing.tip(reviewed.editor.document().find("kept"))
    assert words.startswith("Ann Lee: replace \u201cwaited\u201d with \u201cwere kept waiting\u201d, today ")
    menu = reviewed.editor.menu.at(reviewed.editor.document().find("kept"))
    assert [action.text() for action in menu.actions() if action.isEnabled()][:2] == ["Accept", "Reject"]
    menu.deleteLater()
    menu = reviewed.editor.menu.at(reviewed.editor.document().find("Staff"))
    assert "Accept" not in [action.text() for action in menu.actions()]
    menu.deleteLater()


def test_a_mark_tells_what_is_suggested_and_leads_to_the_list(reviewed: Person) -> None:
    reviewed.window.show_side_page(0)
    marks = reviewed.editor.suggested
    marks.grab()
    ((box, values),) = marks.marks()
    assert len(values) == 3
    assert "Ben Shah: replace" in marks.description_at(box.center().toPointF())
    QTest.mouseClick(marks, Qt.MouseButton.LeftButton, pos=box.center())
    pane = reviewed.desk.suggestions_pane
    assert pane.isVisible() and pane.current is not None and pane.current.id == values[0].id


def test_a_third_person_suggests_among_them_and_nothing_of_theirs_changes(reviewed: Person) -> None:
    before = changes(reviewed)
    reviewed.run("suggest")
    type_over(reviewed, "People", "Everybody")
    assert sorted(changes(reviewed)) == sorted([*before, ("Cat Moss", "People", "Everybody")])
    assert texts(reviewed) == [TEXT]
    looks = {
        words: reviewed.editor.document().find(words).charFormat().foreground().color().name()
        for words in ("said", "us that", "Everybody")
    }
    assert len(set(looks.values())) == 3


def test_only_those_of_the_section_in_front_are_listed_when_wanted(reviewed: Person) -> None:
    reviewed.desk.statement.findings.suggesting_row.open.click()
    pane = reviewed.desk.suggestions_pane
    assert pane.isVisible() and len(rows(pane)) == 3
    reviewed.open_part(OTHER)
    assert rows(pane) == []
    reviewed.open_part(PART)
    assert len(rows(pane)) == 3
