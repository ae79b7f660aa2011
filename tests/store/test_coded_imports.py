"""A project of qualitative analysis becomes evidence with excerpts, in one step that undo takes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN, NOON, Desk

from domain.assessment import Stance
from domain.evidence.coding import ImportedExcerpt, ImportedProject, ImportedSource, coded_project
from domain.evidence.evidence import words_at
from export.qda.reader import read_qda
from export.qda.writer import export_qda
from store.actions.coded_imports import import_excerpts
from store.actions.history import undo
from store.errors import Refused
from store.queries.assessments import load_document
from store.queries.evidence import load_excerpts, load_file_text, load_items
from store.verify import verify

TEXT = "First line.\r\n\r\nShe said 🙂 “it was\r\nslow”.\rEnd\x00."


def marked(words: str, *codes: str, note: str = "") -> ImportedExcerpt:
    start = TEXT.index(words)
    return ImportedExcerpt(start, start + len(words), words, codes, note)


def taken_in(desk: Desk, *sources: ImportedSource) -> tuple[str, ...]:
    project = ImportedProject("Theirs", "Elsewhere", sources, ())
    return import_excerpts(
        desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, project=project, source_name="theirs.qdpx"
    ).result


def test_a_text_becomes_an_item_with_its_excerpts(desk: Desk) -> None:
    statement = desk.workspace.framework("cqc-la-2025").statements[2]
    codes = ("Stance / Contradicts", f"Quality statements / {statement.name}", "Care / Waiting")
    source = ImportedSource("Talk", TEXT, (marked("🙂 “it was\r\nslow", *codes, note="why"), marked("End\x00")))
    assert taken_in(desk, source) == ("E-001",)
    (item,) = load_items(desk.workspace, desk.assessment_id)
    assert (item.title, item.files[0].name) == ("Talk", "Talk.txt")
    first, second = load_excerpts(desk.workspace, desk.assessment_id)
    assert (first.name, first.text, first.stance) == ("E-001/1", "🙂 “it was\nslow", Stance.CONTRADICTS)
    assert (first.part_ids, first.note) == ((statement.id,), "why\nCodes: Care / Waiting")
    text = load_file_text(desk.workspace, first.sha256)
    assert text is not None
    assert [words_at(text, each.place) for each in (first, second)] == [first.text, "End\ufffd"]
    assert verify(desk.workspace) == ()


def test_one_undo_takes_an_import_back(desk: Desk) -> None:
    taken_in(desk, ImportedSource("Talk", TEXT, (marked("First"),)), ImportedSource("Other", "Words", ()))
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert load_items(desk.workspace, desk.assessment_id) == ()
    assert load_excerpts(desk.workspace, desk.assessment_id) == ()


def test_a_project_without_text_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="no-texts"):
        taken_in(desk, ImportedSource("Empty", " \n", ()))


def test_what_went_out_comes_in_again_with_stances_statements_and_words(desk: Desk, tmp_path: Path) -> None:
    statement = desk.workspace.framework("cqc-la-2025").statements[0]
    codes = (f"Quality statements / {statement.name}", "Stance / Gives context", "Handling / Not to be quoted")
    taken_in(desk, ImportedSource("Talk", TEXT, (marked("She said", *codes), marked("slow"))))
    document = load_document(desk.workspace, desk.assessment_id)
    framework = desk.workspace.framework("cqc-la-2025")
    project = coded_project(framework, document, lambda sha256: load_file_text(desk.workspace, sha256))
    export_qda(project, NOON.date(), tmp_path / "ours.qdpx", desk.workspace.files.open_checked)
    taken_in(desk, *read_qda(tmp_path / "ours.qdpx").sources)
    excerpts = load_excerpts(desk.workspace, desk.assessment_id)
    facts = [(each.text, each.place, each.stance, each.is_quotable, each.part_ids) for each in excerpts]
    assert facts[:2] == facts[2:]
