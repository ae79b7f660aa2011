"""The main job through the real window: from an empty workspace to a Word file, and with a real page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import made_up_framework
from docx import Document as WordDocument
from driving import Person
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.frameworks.framework import Framework
from domain.rating.rating import rate
from domain.report.tree import ReportOptions
from store.verify import verify
from ui.desk.reports import export_to, import_from

Begin = Callable[..., Person]


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Return what opens the window on a workspace folder; every window is closed at the end."""
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    opened: list[Person] = []

    def begin(frameworks: tuple[Framework, ...] = ()) -> Person:
        opened.append(Person(qtbot, tmp_path / "workspace", frameworks))
        return opened[-1]

    yield begin
    for each in opened:
        if each.window.isVisible():
            each.close()


def _export(someone: Person, path: Path, options: ReportOptions | None = None) -> str:
    someone.until_quiet()
    export_to(someone.desk.context, options or ReportOptions(), path)
    someone.until(path.exists)
    someone.until_quiet()
    return "\n".join(paragraph.text for paragraph in WordDocument(str(path)).paragraphs)


def _add_note(someone: Person, title: str) -> None:
    someone.run("add-note")
    someone.desk.evidence.new_item.note.set_values({"title": title, "notes": "Seven people came."})
    someone.desk.evidence.new_item.submit()
    someone.until(lambda: any(item.title == title for item in someone.document.items))


def _cite(someone: Person, words: str, title: str) -> None:
    someone.until(lambda: someone.desk.citing.evidence and len(someone.desk.citing.evidence.items) > 0)
    someone.select(words)
    assert someone.run("cite") == ""
    someone.type(title)
    box = someone.desk.citing.box
    assert box is not None
    someone.bot.keyClick(box.field, Qt.Key.Key_Return)
    someone.until_quiet()


def test_from_an_empty_workspace_to_a_word_file(person: Begin, tmp_path: Path) -> None:
    someone = person()
    someone.begin("Testshire County Council")
    someone.open_part("learning")
    someone.write("Staff told us they were supported.", "People told us they felt heard.")
    someone.bot.keyClick(someone.desk.statement.score, Qt.Key.Key_3)
    someone.desk.statement.rationale.text.setFocus()
    someone.type("Staff and people agreed.")
    _add_note(someone, "Focus group")
    _cite(someone, "they were supported", "Focus group")
    document = someone.document
    section = document.section_of("learning")
    assert [passage.text for passage in section.passages] == [
        "Staff told us they were supported.",
        "People told us they felt heard.",
    ]
    assert (section.score.level, section.score.rationale) == (3, "Staff and people agreed.")
    assert [citation.anchor.exact for citation in document.citations] == ["they were supported"]
    text = _export(someone, tmp_path / "report.docx", ReportOptions(with_references=True))
    assert "Staff told us they were supported" in text
    assert "E-001" in text
    assert "Staff and people agreed." not in text
    assert verify(someone.window.backend.workspace) == ()


def test_the_real_page_is_imported_corrected_scored_cited_and_exported(
    person: Begin, tmp_path: Path, real_page: Path
) -> None:
    someone = person()
    someone.window.documents.import_as_new([real_page])
    someone.until(lambda: someone.window.desk is not None and someone.desk.sections)
    someone.until(lambda: len(someone.document.section_of("learning").passages) == 19)
    assert someone.document.assessment.authority == "London Borough of Ealing"
    assert someone.document.section_of("learning").score.level == 3
    someone.open_part("learning")
    assert "they where not" in someone.editor.toPlainText()
    someone.select("they where not")
    someone.type("they were not")
    doubled = "The council has increased resources to its telephone-based contact centre"
    someone.select(doubled)
    cursor = someone.editor.textCursor()
    cursor.select(cursor.SelectionType.BlockUnderCursor)
    someone.editor.setTextCursor(cursor)
    someone.bot.keyClick(someone.editor, Qt.Key.Key_Delete)
    _add_note(someone, "Partnership boards")
    _cite(someone, "Members of the partnership boards told us", "Partnership boards")
    text = _export(someone, tmp_path / "ealing.docx", ReportOptions("learning"))
    assert "People told us they were not always clear" in text
    assert doubled not in text
    assert text.count("increased resources to its telephone-based contact centre") == 1
    assert "3 - Evidence shows a good standard" in text
    passages = someone.document.section_of("learning").passages
    assert len(passages) == 18
    assert len({passage.id for passage in passages}) == 18


def test_the_whole_job_on_a_made_up_framework(person: Begin, tmp_path: Path) -> None:
    framework = made_up_framework()
    someone = person((framework,))
    someone.begin("Nowhere", framework.id)
    for number, statement in enumerate(framework.statements):
        someone.open_part(statement.id)
        someone.write(f"Finding {number} was good.")
        level = framework.scale[-1] if number else framework.scale[0]
        someone.bot.keyClick(someone.desk.statement.score, getattr(Qt.Key, f"Key_{level.value}"))
        someone.until_quiet()
    given = {statement.id: someone.document.section_of(statement.id).score.level for statement in framework.statements}
    levels = [someone.document.section_of(statement.id).score.level for statement in framework.statements]
    assert levels == [framework.scale[0].value, *[framework.scale[-1].value] * (len(framework.statements) - 1)]
    assert someone.window.rating.text().startswith(rate(framework, given).band.label)
    text = _export(someone, tmp_path / "report.docx")
    for number, statement in enumerate(framework.statements):
        assert statement.name in text
        assert f"Finding {number} was good." in text


def test_category_scores_make_the_statements_score(person: Begin) -> None:
    someone = person()
    someone.begin("Testshire", "cqc-la-2023")
    someone.open_part("safeguarding")
    page = someone.desk.statement
    for category in page.context.framework.statement("safeguarding").categories:
        page.categories.chosen.emit(category, 3)
        someone.until_quiet()
    assert someone.document.section_of("safeguarding").score.level == 3
    someone.until(lambda: "good standard" in page.outcome.text())
    assert "12" in page.steps.text()


def test_what_was_done_before_a_restart_is_undone_after_it(person: Begin) -> None:
    someone = person()
    someone.begin("Testshire")
    someone.open_part("learning")
    someone.write("One sentence.")
    someone.close()
    again = person()
    again.until(lambda: again.window.desk is not None and again.desk.current)
    again.until_quiet()
    assert again.editor.toPlainText() == "One sentence."
    again.run("undo-action")
    again.until(lambda: again.editor.toPlainText() == "")
    again.run("redo-action")
    again.until(lambda: again.editor.toPlainText() == "One sentence.")


def test_the_sample_opens_in_one_step_and_is_found_by_words(person: Begin) -> None:
    someone = person()
    someone.window.add_sample()
    someone.until(lambda: someone.window.desk is not None and someone.desk.sections)
    someone.until_quiet()
    hits: list[object] = []
    someone.window.open_palette()
    palette = someone.window._palette
    assert palette is not None and palette._provider is not None
    palette._provider("reablement", hits.extend)
    someone.until(lambda: hits)


def test_a_published_page_reimported_beside_other_text_is_added_not_overwritten(person: Begin, real_page: Path) -> None:
    someone = person()
    someone.begin("London Borough of Ealing")
    someone.open_part("learning")
    someone.write("My own first sentence.")
    import_from(someone.desk.context, [real_page])
    someone.until(lambda: len(someone.document.section_of("learning").passages) == 20)
    assert someone.editor.toPlainText().startswith("My own first sentence.")
