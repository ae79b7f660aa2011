"""The reader in the real window: beside the draft, by keyboard, and with room of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from builders import ANN, NOON, let_go
from driving import Person
from prepared import Prepared
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from domain.assessment import EvidenceItem
from store.actions.texts import keep_texts
from store.queries.assessments import list_assessments, load_document, load_overview
from store.queries.evidence import load_excerpts
from store.queries.texts import text_of_file as text_of
from store.workspace import Workspace
from ui.reader.reader import Reader

pytestmark = [pytest.mark.journey, pytest.mark.qt_log_ignore("does not support")]


@pytest.fixture(scope="module")
def read_sample(sample_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The sample with one of its PDF files read."""
    folder = tmp_path_factory.mktemp("read") / "workspace"
    shutil.copytree(sample_once, folder)
    workspace = Workspace.open(folder, ANN, NOON)
    (made,) = list_assessments(workspace)
    sha256 = paper_of(load_document(workspace, made.id).items).files[0].sha256
    texts = {sha256: text_of(workspace.files.path_of(sha256))}
    keep_texts(workspace, ANN, NOON, assessment_id=made.id, texts=texts)
    sections = load_overview(workspace, made.id)[1]
    let_go(workspace)
    return Prepared(folder, made.id, {each.part_id: each.id for each in sections})


@pytest.fixture
def person(qtbot: QtBot, read_sample: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """Somebody at a window with the sample open, its PDF files read, at a statement."""
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    someone = Person.at(qtbot, tmp_path / "workspace", read_sample, "learning")
    someone.window.resize(1400, 900)
    yield someone
    if someone.window.isVisible():
        someone.leave()


def paper_of(items: Sequence[EvidenceItem]) -> EvidenceItem:
    return next(item for item in items if any(file.name.endswith(".pdf") for file in item.files))


def a_paper(someone: Person) -> EvidenceItem:
    return paper_of(someone.document.items)


def workspace_path(someone: Person, item: EvidenceItem) -> Path:
    return someone.window.backend.workspace.files.path_of(item.files[0].sha256)


def reading(someone: Person, excerpt_id: str = "") -> Reader:
    someone.desk.context.open_source(a_paper(someone).id, excerpt_id)
    reader = someone.desk.evidence.reader
    someone.until(reader.stage.pages.is_drawn)
    someone.until_quiet()
    return reader


def kept(someone: Person) -> list[str]:
    paper = a_paper(someone).id
    found = someone.window.backend.read(load_excerpts, someone.desk.context.assessment_id)
    return [excerpt.text for excerpt in found if excerpt.item_id == paper]


def without_name(widget: QWidget) -> list[str]:
    faults = []
    for each in widget.findChildren(QWidget):
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            said = QAccessible.queryAccessibleInterface(each)
            if said is None or not said.text(QAccessible.Text.Name).strip():
                faults.append(f"{type(each).__name__} {each.objectName()}")
    return faults


def test_words_become_an_excerpt_by_keyboard_alone_and_are_opened_again(person: Person) -> None:
    before = kept(person)
    side = person.window.side.width()
    reader = reading(person)
    assert person.window.side.width() >= 0.4 * person.window.width() > side
    view = reader.stage.view()
    assert view is not None and view.hasFocus()
    person.bot.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert reader.find_row.field.hasFocus()
    word = next(word for word in view.source.block(3).text.split() if len(word) > 4)
    person.type(word)
    person.until(lambda: view.source.words(view.selection()).lower() == word.lower())
    person.bot.keyClick(reader.find_row.field, Qt.Key.Key_X, KEEP)
    assert reader.form.note.hasFocus()
    assert reader.form.details().part_ids == ("learning",)
    assert without_name(reader) == []
    person.type("Heard")
    person.bot.keyClick(reader.form.note, Qt.Key.Key_Return)
    person.until(lambda: len(kept(person)) == len(before) + 1)
    person.bot.keyClick(view, Qt.Key.Key_Escape)
    person.bot.keyClick(view, Qt.Key.Key_Escape)
    assert not reader.isVisible()
    assert abs(person.window.side.width() - side) <= 2


KEEP = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_an_excerpt_goes_away_with_undo(person: Person) -> None:
    reader = reading(person)
    view = reader.stage.view()
    assert view is not None
    before = kept(person)
    view.select(view.source.find(view.source.block(2).text[:20])[0])
    reader.make_excerpt()
    reader.form.submit()
    person.until(lambda: len(kept(person)) == len(before) + 1)
    assert len(view._marks) == len(before) + 1
    person.run("undo-action")
    person.until(lambda: kept(person) == before)
    person.until(lambda: len(view._marks) == len(before))


def test_what_is_typed_of_an_excerpt_is_kept_when_the_window_closes(person: Person) -> None:
    reader = reading(person)
    view = reader.stage.view()
    assert view is not None
    words = view.source.block(2).text[:20].strip()
    view.select(view.source.find(words)[0])
    reader.make_excerpt()
    reader.form.note.setText("Not yet kept")
    folder = person.folder
    assert folder is not None
    person.close()
    workspace = Workspace.open(folder, ANN, NOON)
    (made,) = list_assessments(workspace)
    notes = [excerpt.note for excerpt in load_excerpts(workspace, made.id)]
    workspace.close(NOON)
    assert "Not yet kept" in notes


def test_enter_on_what_was_found_in_a_file_opens_the_page_with_the_words_selected(person: Person) -> None:
    paper = a_paper(person)
    blocks = text_of(workspace_path(person, paper)).blocks
    number, words = next(
        (number, block.text) for number, block in enumerate(blocks, 1) if block.page > 1 and len(block.text) > 60
    )
    person.run("find-everywhere")
    page = person.desk.find
    page.filters.kind_chips["file_text"].click()
    page.field.setText(" ".join(['"', *words.split()[:6], '"']))
    person.until(lambda: page.list.rows())
    person.bot.keyClick(page.field, Qt.Key.Key_Return)
    reader = person.desk.evidence.reader
    person.until(reader.stage.pages.is_drawn)
    view = reader.stage.view()
    assert view is not None and view.hasFocus()
    assert reader.item is not None and reader.item.id == paper.id
    assert view.selection()[0].block == number
    assert view.source.words(view.selection()) == " ".join(words.split()[:6]).rstrip(".,:;")
    assert reader.stage.pages.page() == blocks[number - 1].page


def test_the_item_that_is_chosen_in_the_list_is_read_and_not_the_one_read_before(person: Person) -> None:
    someone = person
    reader = reading(someone)
    before = a_paper(someone)
    other = next(each for each in someone.document.items if each.files and each.id != before.id)
    pane = someone.desk.evidence
    pane.show_list()
    pane.list.choose(other.id)
    assert someone.run("read-source") == ""
    assert reader.item is not None and reader.item.id == other.id
