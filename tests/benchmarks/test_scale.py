"""The scaled-up assessment is one that people could have made: whole, citable and as large as asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.scale import (
    BEGAN,
    Size,
    copied_workspace,
    open_scaled,
    scaled_workspace,
)
from domain.text.words import count_words
from store.queries.assessments import load_document
from store.tables import CommentRow
from store.verify import verify

SIZES = (
    Size(items=150, citations=90, words=3_000, comments=20),
    Size(items=20, citations=400, words=10_000, comments=0),
)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_a_scaled_workspace_has_the_size_asked_for_and_verifies(size: Size, tmp_path: Path) -> None:
    workspace, assessment_id = open_scaled(scaled_workspace(size, tmp_path))
    document = load_document(workspace, assessment_id)
    with workspace.reading() as connection:
        comments = connection.execute(CommentRow.__table__.select()).all()
    words = sum(count_words(passage.text) for section in document.sections for passage in section.passages)
    longest = max(count_words(passage.text) for section in document.sections for passage in section.passages)
    assert (len(document.items), len(document.citations), len(comments)) == (size.items, size.citations, size.comments)
    assert size.words - len(document.sections) <= words <= size.words + longest * len(document.sections)
    assert verify(workspace) == ()
    workspace.close(BEGAN)


def test_excerpts_come_in_proportion_and_belong_to_what_cites_them(tmp_path: Path) -> None:
    workspace, assessment_id = open_scaled(scaled_workspace(SIZES[0], tmp_path))
    document = load_document(workspace, assessment_id)
    excerpts = {excerpt.id: excerpt for excerpt in document.excerpts}
    assert len(document.items) < len(excerpts) < 5 * len(document.items)
    named = [citation for citation in document.citations if citation.excerpt_id]
    assert len(named) > len(document.citations) / 2
    assert all(excerpts[citation.excerpt_id].item_id == citation.item_id for citation in named)
    workspace.close(BEGAN)


def test_every_citation_stands_on_the_words_it_names(tmp_path: Path) -> None:
    workspace, assessment_id = open_scaled(scaled_workspace(SIZES[1], tmp_path))
    document = load_document(workspace, assessment_id)
    texts = {passage.id: passage.text for section in document.sections for passage in section.passages}
    for citation in document.citations:
        anchor = citation.anchor
        assert texts[anchor.passage_id][anchor.start : anchor.end] == anchor.exact
    assert len({(citation.anchor.passage_id, citation.anchor.start) for citation in document.citations}) > 300
    workspace.close(BEGAN)


def test_a_kept_workspace_is_reused_and_its_copy_is_apart(tmp_path: Path) -> None:
    kept = scaled_workspace(SIZES[0], tmp_path)
    (kept / "mark").touch()
    copy = copied_workspace(kept, tmp_path / "copy")
    (copy / "assay.db").unlink()
    assert scaled_workspace(SIZES[0], tmp_path) == kept
    assert (kept / "mark").exists()
    assert (kept / "assay.db").exists()
