"""A whole assessment taken in at once is what it was: excerpts, marks, versions of files and their texts included."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ANN, NOON, later, let_go

from domain.assessment import Document
from store.actions.documents import add_document
from store.file_texts import OWNER_KIND
from store.queries.assessments import load_document
from store.queries.evidence import load_file_text, load_pseudonyms
from store.queries.history import entries
from store.queries.search import search
from store.sample import read_sample, read_sample_texts
from store.verify import verify
from store.workspace import Workspace


@pytest.fixture
def folder(sample_added: tuple[Path, str]) -> Path:
    """Return the folder of a workspace with the sample, which tests open in a copy of their own."""
    return sample_added[0]


def opened(folder: Path, to: Path) -> tuple[Workspace, str]:
    """Return a copy of a workspace and the id of the one assessment in it."""
    shutil.copytree(folder, to)
    workspace = Workspace.open(to, ANN, later(1))
    with workspace.reading() as connection:
        (assessment_id,) = connection.exec_driver_sql("SELECT id FROM assessment").scalars()
    return workspace, str(assessment_id)


def plain(document: Document) -> Document:
    """Return a document without the counts that the store keeps of its rows."""
    return replace(
        document,
        assessment=replace(document.assessment, version=0),
        items=tuple(replace(item, version=0, uses=0) for item in document.items),
        excerpts=tuple(replace(excerpt, version=0) for excerpt in document.excerpts),
        citations=tuple(sorted(document.citations, key=lambda citation: citation.id)),
        marks=tuple(sorted(document.marks, key=lambda mark: mark.id)),
        sections=tuple(
            replace(
                section,
                passages=tuple(replace(passage, version=0) for passage in section.passages),
                score=replace(section.score, version=0),
                facts=replace(section.facts, version=0),
            )
            for section in document.sections
        ),
    )


def test_the_sample_is_one_entry_of_the_journal_and_whole(folder: Path, tmp_path: Path) -> None:
    workspace, assessment_id = opened(folder, tmp_path / "w")
    assert len(entries(workspace, assessment_id)) == 1
    assert verify(workspace) == ()
    document = load_document(workspace, assessment_id)
    assert (len(document.excerpts) > 800, len(document.marks)) == (True, 2)
    assert [each.pseudonym for each in load_pseudonyms(workspace, assessment_id)] == ["Carer A", "Worker B"]
    let_go(workspace)


def test_the_texts_of_the_samples_files_are_kept_and_found(folder: Path, tmp_path: Path) -> None:
    workspace, assessment_id = opened(folder, tmp_path / "w")
    document = load_document(workspace, assessment_id)
    shipped = read_sample_texts(document)
    contents = {file.sha256 for item in document.items for file in item.files}
    kept = {sha256: text for sha256 in contents if (text := load_file_text(workspace, sha256)) is not None}
    assert {sha256: text.status for sha256, text in kept.items()} == {
        sha256: text.status for sha256, text in shipped.items()
    }
    assert all(kept[sha256] == text for sha256, text in shipped.items() if text.blocks)
    (hit,) = (hit for hit in search(workspace, "kittens", assessment_id) if hit.owner_kind == OWNER_KIND)
    (item,) = (item for item in document.items if "kittens" in item.notes)
    assert hit.owner_id == f"{item.files[0].id}/{item.files[0].block}"
    let_go(workspace)


def test_a_document_taken_into_another_workspace_stays_what_it_is(folder: Path, tmp_path: Path) -> None:
    workspace, assessment_id = opened(folder, tmp_path / "w")
    document = load_document(workspace, assessment_id)
    texts = read_sample_texts(document)
    let_go(workspace)
    other = Workspace.create(tmp_path / "other", ANN, NOON)
    read_sample(other.framework(document.assessment.framework_id), other.files)
    add_document(other, ANN, later(3), document=document, texts=texts)
    again = load_document(other, assessment_id)
    assert plain(again) == plain(document)
    assert any(file.superseded_by for item in again.items for file in item.files)
    assert any(excerpt.earlier_id for excerpt in again.excerpts)
    assert verify(other) == ()
    let_go(other)
