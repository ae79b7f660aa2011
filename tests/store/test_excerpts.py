"""Excerpts: verbatim, named, changed and removed; and what becomes of them when a newer version comes."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN, NOON, Desk, later

from domain.assessment import Stance
from domain.evidence.evidence import BlockKind, Excerpt, FileBlock, FileText, Locator, ReadingStatus
from store.actions.citations import cite
from store.actions.evidence import change_item, remove_item
from store.actions.excerpts import add_excerpt, change_excerpt, remove_excerpt
from store.actions.history import redo, undo
from store.actions.intake import take_in
from store.actions.texts import keep_texts
from store.actions.versions import supersede_file
from store.errors import NotFound, Refused, Stale
from store.queries.assessments import load_document
from store.queries.evidence import load_excerpts, load_file_text, load_item, uses_of
from store.queries.search import search
from store.values import ExcerptDetails, FileToAttach, ItemDetails
from store.verify import verify

WORDS = "We answer within 28 days."


def text_of(*paragraphs: str) -> FileText:
    return FileText(ReadingStatus.READ, tuple(FileBlock(BlockKind.PARAGRAPH, words) for words in paragraphs))


def attach(desk: Desk, folder: Path, *paragraphs: str, name: str = "policy.txt") -> str:
    """Attach a file with its text read; return the item's id."""
    path = folder / name
    path.write_text("\n".join(paragraphs), encoding="utf-8")
    files = [FileToAttach(path, ItemDetails("Policy"))]
    take_in(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, sources=files)
    item = load_document(desk.workspace, desk.assessment_id).items[-1]
    texts = {item.files[0].sha256: text_of(*paragraphs)}
    keep_texts(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, texts=texts)
    return item.id


def excerpt(desk: Desk, item_id: str, words: str = "within 28 days", block: int = 2, start: int = 10) -> str:
    item = load_item(desk.workspace, item_id)
    changed = add_excerpt(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        item_id=item_id,
        text=words,
        sha256=item.files[0].sha256 if item.files else "",
        place=Locator(block, start, start + len(words)),
        details=ExcerptDetails("Clear.", Stance.CONTRADICTS, is_quotable=False, part_ids=("needs", "needs")),
    )
    return changed.result[0]


def excerpts(desk: Desk) -> tuple[Excerpt, ...]:
    return load_excerpts(desk.workspace, desk.assessment_id)


def test_an_excerpt_keeps_its_words_their_place_and_what_is_said_of_them(desk: Desk, tmp_path: Path) -> None:
    item_id = attach(desk, tmp_path, "Aims.", WORDS)
    excerpt(desk, item_id)
    (found,) = excerpts(desk)
    assert (found.name, found.text, found.place) == ("E-001/1", "within 28 days", Locator(2, 10, 24))
    assert (found.note, found.stance, found.is_quotable) == ("Clear.", Stance.CONTRADICTS, False)
    assert found.part_ids == ("needs",)


@pytest.mark.parametrize(("words", "start"), [("within 29 days", 10), ("within 28 days", 9), ("  ", 2)])
def test_words_that_do_not_stand_there_are_refused(desk: Desk, tmp_path: Path, words: str, start: int) -> None:
    item_id = attach(desk, tmp_path, "Aims.", WORDS)
    with pytest.raises(Refused, match="words-moved"):
        excerpt(desk, item_id, words, start=start)


def test_words_of_another_items_file_are_refused(desk: Desk, tmp_path: Path) -> None:
    other = load_item(desk.workspace, attach(desk, tmp_path, "Aims.", WORDS))
    item_id = desk.note("Interview")
    with pytest.raises(Refused, match="not-this-items-file"):
        add_excerpt(
            desk.workspace,
            ANN,
            NOON,
            assessment_id=desk.assessment_id,
            item_id=item_id,
            text="Aims.",
            sha256=other.files[0].sha256,
            place=Locator(1, 0, 5),
        )


def test_notes_can_be_excerpted_too(desk: Desk) -> None:
    item_id = desk.note("Interview")
    details = ItemDetails("Interview", notes="They asked me twice.")
    change_item(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        item_id=item_id,
        details=details,
        base_version=1,
    )
    excerpt(desk, item_id, "asked me", block=0, start=5)
    assert [each.text for each in excerpts(desk)] == ["asked me"]


def test_numbers_count_within_the_item(desk: Desk, tmp_path: Path) -> None:
    first, second = attach(desk, tmp_path, "Aims.", WORDS), attach(desk, tmp_path, "Aim.", WORDS, name="b.txt")
    for item_id in (first, first, second):
        excerpt(desk, item_id)
    assert [each.name for each in excerpts(desk)] == ["E-001/1", "E-001/2", "E-002/1"]


def test_what_is_said_of_an_excerpt_changes_and_its_words_do_not(desk: Desk, tmp_path: Path) -> None:
    excerpt_id = excerpt(desk, attach(desk, tmp_path, "Aims.", WORDS))
    here = {"assessment_id": desk.assessment_id, "excerpt_id": excerpt_id}
    change_excerpt(desk.workspace, ANN, NOON, **here, details=ExcerptDetails("Vague."), base_version=1)
    (found,) = excerpts(desk)
    assert (found.note, found.stance, found.text, found.version) == ("Vague.", Stance.SUPPORTS, "within 28 days", 2)
    with pytest.raises(Stale):
        change_excerpt(desk.workspace, ANN, NOON, **here, details=ExcerptDetails("Late."), base_version=1)


def cite_it(desk: Desk, item_id: str, excerpt_id: str) -> str:
    (passage,) = desk.write("learning", "They answered in 28 days.")
    desk.cite("learning", passage, "They answered", item_id)
    (use,) = uses_of(desk.workspace, desk.assessment_id)
    document = load_document(desk.workspace, desk.assessment_id)
    cite(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        section_id=use.section_id,
        anchor=document.citations[0].anchor,
        item_id=item_id,
        excerpt_id=excerpt_id,
    )
    return passage


def test_a_removed_excerpt_leaves_its_citations_on_the_item(desk: Desk, tmp_path: Path) -> None:
    item_id = attach(desk, tmp_path, "Aims.", WORDS)
    excerpt_id = excerpt(desk, item_id)
    cite_it(desk, item_id, excerpt_id)
    remove_excerpt(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, excerpt_id=excerpt_id)
    assert excerpts(desk) == ()
    assert [use.excerpt_id for use in uses_of(desk.workspace, desk.assessment_id)] == ["", ""]
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert sorted(use.excerpt_id for use in uses_of(desk.workspace, desk.assessment_id)) == ["", excerpt_id]


def test_an_excerpt_of_another_item_cannot_be_cited(desk: Desk, tmp_path: Path) -> None:
    excerpt_id = excerpt(desk, attach(desk, tmp_path, "Aims.", WORDS))
    with pytest.raises(Refused, match="not-this-items-excerpt"):
        cite_it(desk, desk.note("Interview"), excerpt_id)


def test_a_removed_item_takes_its_excerpts_along_and_undo_brings_them_back(desk: Desk, tmp_path: Path) -> None:
    item_id = attach(desk, tmp_path, "Aims.", WORDS)
    excerpt(desk, item_id)
    remove_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, item_id=item_id)
    assert excerpts(desk) == ()
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert [each.text for each in excerpts(desk)] == ["within 28 days"]
    assert verify(desk.workspace) == ()


def test_the_text_of_a_file_is_kept_and_found_by_its_blocks(desk: Desk, tmp_path: Path) -> None:
    item_id = attach(desk, tmp_path, "Aims.", WORDS)
    file = load_item(desk.workspace, item_id).files[0]
    assert load_file_text(desk.workspace, file.sha256) == text_of("Aims.", WORDS)
    found = [(hit.owner_kind, hit.owner_id) for hit in search(desk.workspace, "answer within")]
    assert found == [("file_text", f"{file.id}/2")]
    assert verify(desk.workspace) == ()


def test_the_text_of_a_removed_item_is_found_no_more_until_undone(desk: Desk, tmp_path: Path) -> None:
    item_id = attach(desk, tmp_path, "Aims.", WORDS)
    remove_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, item_id=item_id)
    assert search(desk.workspace, "answer within") == ()
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert len(search(desk.workspace, "answer within")) == 1
    assert verify(desk.workspace) == ()


def supersede(desk: Desk, folder: Path, item_id: str, *paragraphs: str) -> tuple[str, ...]:
    path = folder / "policy 2.txt"
    path.write_text("\n".join(paragraphs), encoding="utf-8")
    file = load_item(desk.workspace, item_id).files[0]
    changed = supersede_file(
        desk.workspace,
        ANN,
        later(60),
        assessment_id=desk.assessment_id,
        file_id=file.id,
        path=path,
        text=text_of(*paragraphs),
    )
    return changed.result


def test_a_newer_version_carries_on_what_stands_in_it_and_reports_what_is_lost(desk: Desk, tmp_path: Path) -> None:
    item_id = attach(desk, tmp_path, "Aims.", WORDS)
    kept, gone = excerpt(desk, item_id), excerpt(desk, item_id, "Aims", block=1, start=0)
    newer_id, *lost = supersede(desk, tmp_path, item_id, "New.", "Also.", WORDS)
    assert lost == [gone]
    older, newer = load_item(desk.workspace, item_id).files
    assert (older.superseded_by, newer.id) == (newer_id, newer_id)
    successor = next(each for each in excerpts(desk) if each.earlier_id == kept)
    assert (successor.name, successor.place, successor.sha256) == ("E-001/3", Locator(3, 10, 24), newer.sha256)
    assert (successor.stance, successor.part_ids) == (Stance.CONTRADICTS, ("needs",))
    assert verify(desk.workspace) == ()


def test_citations_go_on_pointing_to_the_older_version(desk: Desk, tmp_path: Path) -> None:
    item_id = attach(desk, tmp_path, "Aims.", WORDS)
    excerpt_id = excerpt(desk, item_id)
    cite_it(desk, item_id, excerpt_id)
    supersede(desk, tmp_path, item_id, WORDS)
    assert excerpt_id in {use.excerpt_id for use in uses_of(desk.workspace, desk.assessment_id)}


def test_a_superseding_is_undone_and_done_again_whole(desk: Desk, tmp_path: Path) -> None:
    item_id = attach(desk, tmp_path, "Aims.", WORDS)
    excerpt(desk, item_id)
    before = load_document(desk.workspace, desk.assessment_id)
    supersede(desk, tmp_path, item_id, WORDS)
    after = load_document(desk.workspace, desk.assessment_id)
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert load_document(desk.workspace, desk.assessment_id).items == before.items
    assert len(excerpts(desk)) == 1
    redo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert load_document(desk.workspace, desk.assessment_id).items == after.items
    assert len(excerpts(desk)) == 2


def test_the_same_file_is_no_newer_version_and_an_old_one_has_one_successor(desk: Desk, tmp_path: Path) -> None:
    item_id = attach(desk, tmp_path, "Aims.", WORDS)
    with pytest.raises(Refused, match="same-version"):
        supersede(desk, tmp_path, item_id, "Aims.", WORDS)
    supersede(desk, tmp_path, item_id, "New.")
    with pytest.raises(Refused, match="superseded-already"):
        supersede(desk, tmp_path, item_id, "Newer.")


def test_the_text_of_a_file_nobody_has_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        keep_texts(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, texts={"0" * 64: text_of("Aims.")})
