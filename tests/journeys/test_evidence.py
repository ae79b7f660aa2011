"""Evidence through the real window: a folder in, excerpts, citations that hold, the figures, and all the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from driving import Person
from evidence_folder import BAD, COPIES, ITEMS, make_folder, words_in
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot
from slow_evidence import coverage_by_hand, index_by_hand, matrix_by_hand
from sqlalchemy import select
from writing_person import Writer

from domain.assessment import Document, EvidenceItem, PassageKind, Stance
from domain.evidence.coverage import coverage_of
from domain.evidence.evidence import Excerpt, Locator, Need
from domain.evidence.language import parse_language
from domain.evidence.triangulation import matrix_of
from resources.loader import read_json
from store.actions.citations import cite, mark_sentence
from store.actions.evidence import change_item
from store.actions.excerpts import add_excerpt
from store.queries.evidence import load_file_text
from store.queries.history import history
from store.row_data import row_classes, table_of
from store.values import ExcerptDetails, ItemDetails
from store.verify import verify
from ui.desk.evidence_out import export_to

INTAKE_PATIENCE = 60_000
LEARNING = (
    "Staff told us they were supported by their managers. People waited a long time for an answer.",
    "Partners described good links with the council. The council had reviewed its plans in June. Nobody called back.",
    "What people said:",
    "the waiting list was too long",
    "carers were not asked",
    "Unpaid carers spoke of kindness and patience. Leaders knew the figures well. See the part on governance.",
)
GOVERNANCE = (
    "The board met every month and read the reports. Risks were written down and owned.",
    "National data showed that more reviews were done on time. Few complaints were upheld.",
    "Members asked hard questions of officers. They were answered in public.",
)
NEEDS = (
    "Assessments were completed within three weeks in most cases. Reviews took longer than planned.",
    "People with a learning disability had a named worker. Advocates were offered to everyone.",
    "Young people moved to adult teams with a plan. Families told us it came too late.",
)
EXCERPTED = (
    ("txt 1.txt", "supports", ("learning",)),
    ("md 1.md", "contradicts", ("learning", "needs")),
    ("csv 1.csv", "supports", ()),
    ("xlsx 1.xlsx", "context", ()),
    ("docx 1.docx", "supports", ("equity",)),
    ("odt 1.odt", "contradicts", ()),
    ("pdf 1.pdf", "supports", ("governance",)),
    ("pptx 1.pptx", "supports", ()),
    ("eml 1.eml", "supports", ()),
    ("inner 1.txt", "contradicts", ("needs", "governance")),
)
"""Files with the stance of their excerpt and the statements it bears on, cited or not."""

CATEGORIES = ("people", "staff", "partners", "processes")
CITED: tuple[tuple[str, str, str, int, bool], ...] = (
    ("learning", "Staff told us they were supported by their managers.", "supports", 0, True),
    ("learning", "they were supported", "supports", 1, False),
    ("learning", "People waited a long time for an answer.", "contradicts", 1, True),
    ("learning", "Partners described good links with the council.", "supports", 2, True),
    ("learning", "The council had reviewed its plans in June.", "supports", 3, False),
    ("learning", "Nobody called back.", "context", 3, True),
    ("learning", "the waiting list was too long", "supports", 4, True),
    ("learning", "carers were not asked", "supports", 5, False),
    ("learning", "kindness and patience", "supports", 5, True),
    ("learning", "Leaders knew the figures well.", "supports", 6, False),
    ("governance", "The board met every month and read the reports.", "supports", 6, True),
    ("governance", "Risks were written down and owned.", "supports", 6, False),
    ("governance", "National data showed that more reviews were done on time.", "supports", 7, True),
    ("governance", "Few complaints were upheld.", "supports", 7, False),
    ("governance", "Members asked hard questions of officers. They were answered in public.", "supports", 2, True),
    ("needs", "within three weeks", "supports", 8, True),
    ("needs", "Reviews took longer than planned.", "contradicts", 8, True),
    ("needs", "People with a learning disability had a named worker.", "supports", 9, True),
    ("needs", "Advocates were offered to everyone.", "context", 0, False),
    ("needs", "Families told us it came too late.", "contradicts", 9, True),
)
"""Part, words, stance, which of the files, and whether its excerpt is meant or the item as a whole."""


@pytest.fixture
def someone(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """Somebody who has just begun an assessment."""
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    person = Person(qtbot, tmp_path / "workspace")
    person.begin("Testshire County Council")
    person.until_quiet()
    yield person
    if person.window.isVisible():
        person.close()


def _drop(someone: Person, folder: Path) -> None:
    """Drop a folder onto the evidence pane and wait until it is taken in."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    )
    someone.desk.evidence.dropEvent(event)
    someone.bot.waitUntil(lambda: not someone.window.backend.is_busy, timeout=INTAKE_PATIENCE)


def _rows(someone: Person) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table, but what undo only ever raises: versions, and the next reference."""
    found: dict[str, list[dict[str, Any]]] = {}
    with someone.window.backend.workspace.reading() as connection:
        for name, row_class in row_classes().items():
            rows = connection.execute(select(table_of(row_class)).order_by("id")).mappings()
            found[name] = [{key: row[key] for key in row if key not in ("version", "next_reference")} for row in rows]
    return found


def _of_assessment(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Leave out stored content and what was read from it, which stay: another item may rest on them."""
    return {name: each for name, each in rows.items() if name not in ("stored_file", "stored_text")}


def _history(someone: Person) -> Any:
    someone.until_quiet()
    return someone.window.backend.read(history, someone.desk.context.assessment_id)


def _item_of(document: Document, name: str) -> EvidenceItem:
    return next(item for item in document.items if item.files[0].name == name)


def _describe_items(writer: Writer) -> None:
    for number, (name, _, _) in enumerate(EXCERPTED):
        item = _item_of(writer.person.document, name)
        heard = None if number == 3 else number + 1
        details = ItemDetails(item.title, item.kind, CATEGORIES[number % len(CATEGORIES)], people_heard=heard)
        writer.perform(change_item, item_id=item.id, details=details, base_version=item.version)


def _make_excerpts(writer: Writer) -> list[Excerpt]:
    for name, stance, part_ids in EXCERPTED:
        item = _item_of(writer.person.document, name)
        sha256 = item.files[0].sha256
        text = writer.person.window.backend.read(load_file_text, sha256)
        wanted = words_in("zip 1.zip" if name.startswith("inner") else name)
        number, block = next((number, each) for number, each in enumerate(text.blocks, 1) if wanted in each.text)
        start = block.text.index(wanted)
        place = Locator(number, start, start + len(wanted), block.page)
        details = ExcerptDetails(f"From {name}", Stance(stance), part_ids=part_ids)
        writer.perform(add_excerpt, item_id=item.id, text=wanted, sha256=sha256, place=place, details=details)
    document = writer.person.document
    by_item = {excerpt.item_id: excerpt for excerpt in document.excerpts}
    return [by_item[_item_of(document, name).id] for name, _, _ in EXCERPTED]


def _cite_all(writer: Writer, excerpts: Sequence[Excerpt]) -> dict[str, str]:
    """Cite; return the id of each citation by its words."""
    ids: dict[str, str] = {}
    for part_id, words, stance, number, is_excerpt in CITED:
        section_id, anchor = writer.anchor(part_id, words)
        changed = writer.perform(
            cite,
            section_id=section_id,
            anchor=anchor,
            item_id=excerpts[number].item_id,
            stance=Stance(stance),
            excerpt_id=excerpts[number].id if is_excerpt else "",
        )
        writer.text.cite(changed.result[0], part_id, words)
        ids[words] = changed.result[0]
    return ids


def _mark(writer: Writer, words: str, need: Need) -> None:
    section_id, anchor = writer.anchor("learning", words)
    writer.perform(mark_sentence, section_id=section_id, anchor=anchor, need=need)


def _edit_learning(writer: Writer) -> None:
    writer.go("learning")
    writer.type_after("they were", " always")
    writer.type_after("Nobody called back.", " Not even once.")
    writer.type_before("People waited", "However, ")
    writer.save()
    writer.split_before("However, People")
    writer.split_before("with the council.")
    writer.save()
    writer.join("with the council.")
    writer.save()
    writer.run_on("the waiting list was too long", "make-bullet")
    writer.run_on("carers were not asked", "make-bullet")
    writer.type_over("a long time", "many months")
    writer.save()
    writer.cut(" Leaders knew the figures well.")
    writer.paste_after("its plans in June.")
    writer.save()
    writer.cut("Unpaid carers spoke of kindness and patience. ")
    writer.save()
    writer.type_after("Not even once.", " ")
    writer.paste_after("Not even once. ")
    writer.save()
    writer.delete("carers were not asked")
    writer.save()


def _edit_the_others(writer: Writer, ids: dict[str, str]) -> None:
    writer.go("governance")
    writer.undo_and_redo_by_keys(lambda: writer.delete("Risks were written down and owned."))
    writer.undo_and_redo_by_keys(lambda: writer.type_after("met every month", " of the year"))
    writer.cut("Few complaints were upheld.")
    writer.may_be_detached.add(ids["Few complaints were upheld."])
    writer.save()
    writer.go("needs")
    writer.type_after("longer than planned.", " ")
    writer.paste_after("longer than planned. ")
    writer.save()
    writer.go("governance")
    writer.cut("Members asked hard questions of officers. They were answered in public.")
    writer.go("needs")
    writer.paste_as_last()
    writer.save()
    writer.replace_everywhere("council", "local authority")
    writer.replace_everywhere("Reviews", "Checks")
    writer.type_after("within three", " or four")
    writer.save()


def _check_figures(someone: Person) -> None:
    """Compare coverage and matrix with what is counted by hand."""
    document, framework = someone.document, someone.desk.context.framework
    language = parse_language(read_json("style", "evidence.json"))
    coverage = coverage_of(document, language)
    figures, lacking = coverage_by_hand(document, language.transitions, language.longest_transition)
    found = {
        each.part_id: (each.share.sentences, each.share.evidenced, each.share.exempt) for each in coverage.sections
    }
    assert found == figures
    assert [each.text for each in coverage.unsupported()] == lacking
    matrix = matrix_of(framework, document)
    references = {item.id: item.reference for item in document.items}
    cells = {
        (row.part_id, category): (
            tuple(references[item_id] for item_id in cell.item_ids),
            cell.heard,
            cell.is_heard_known,
            cell.supporting,
            cell.contradicting,
            cell.context,
        )
        for row in matrix.rows
        for category, cell in zip(matrix.category_ids, row.cells, strict=True)
    }
    used = [category.id for category in framework.categories if category.used]
    assert cells == matrix_by_hand(document, used)


def _check_schedule(someone: Person, path: Path) -> None:
    """Export the schedule from the window and compare it with what is counted by hand."""
    export_to(someone.desk.lasting, "schedule", path)
    someone.until(path.exists)
    document = someone.document
    book = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book["Evidence"].iter_rows(min_row=2)]
    attached = [each.reference for each in document.citations if not each.is_detached]
    assert {(row[0], row[6], row[9]) for row in rows} == {
        (item.reference, item.people_heard, attached.count(item.reference)) for item in document.items
    }
    cited = [[cell.value for cell in row] for row in book["Sentences"].iter_rows(min_row=2)]
    said = {"supports": "supports", "contradicts": "contradicts", "gives context": "context"}
    assert {(row[2], row[3], said[row[4]]) for row in cited} == index_by_hand(document)


@pytest.mark.timeout(400)
def test_evidence_from_a_folder_to_the_figures_and_all_the_way_back(someone: Person, tmp_path: Path) -> None:
    start = _rows(someone)
    _drop(someone, make_folder(tmp_path / "evidence"))
    assert len(someone.document.items) == ITEMS
    files = [file for item in someone.document.items for file in item.files]
    texts = {file.sha256: someone.window.backend.read(load_file_text, file.sha256) for file in files}
    states = [text.status for text in texts.values()]
    assert {state: states.count(state) for state in BAD.values()} == dict.fromkeys(BAD.values(), 1)
    assert f"{COPIES} duplicates" in someone.desk.evidence.attaching.report.title.text()
    writer = Writer(someone)
    for part_id, texts in (("learning", LEARNING), ("governance", GOVERNANCE), ("needs", NEEDS)):
        writer.begin(part_id, texts)
    _describe_items(writer)
    ids = _cite_all(writer, _make_excerpts(writer))
    _mark(writer, "Nobody called back.", Need.NONE)
    _mark(writer, "See the part on governance.", Need.EVIDENCE)
    _check_figures(someone)
    _edit_learning(writer)
    _edit_the_others(writer, ids)
    document = writer.save()
    words = {citation.id: citation for citation in document.citations}
    detached = {each.id for each in document.citations if each.is_detached}
    assert words[ids["they were supported"]].anchor.exact == "they were always supported"
    gone = {ids["carers were not asked"], ids["Risks were written down and owned."]}
    assert gone <= detached <= gone | writer.may_be_detached
    kinds = [passage.kind for passage in document.section_of("learning").passages]
    assert kinds.count(PassageKind.BULLET) == 1
    assert [mark.anchor.exact for mark in document.marks] == ["Nobody called back.", "See the part on governance."]
    _check_figures(someone)
    _check_schedule(someone, tmp_path / "schedule.xlsx")
    assert verify(someone.window.backend.workspace) == ()
    end = _rows(someone)
    _all_the_way_back_and_forth(someone, start, end)


def _all_the_way_back_and_forth(
    someone: Person, start: dict[str, list[dict[str, Any]]], end: dict[str, list[dict[str, Any]]]
) -> None:
    while _history(someone).undo:
        assert someone.run("undo-action") == ""
    assert _of_assessment(_rows(someone)) == _of_assessment(start)
    assert someone.editor.toPlainText() == ""
    assert verify(someone.window.backend.workspace) == ()
    while _history(someone).redo:
        assert someone.run("redo-action") == ""
    assert _rows(someone) == end
    assert verify(someone.window.backend.workspace) == ()
