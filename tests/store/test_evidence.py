"""Evidence is taken in whole, described, cited, removed, and never altered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import ANN, NOON, Desk

from domain.assessment import EvidenceItem
from domain.text.anchors import make_anchor
from store.actions.citations import cite, uncite
from store.actions.evidence import add_item, change_item, remove_item
from store.actions.history import undo
from store.actions.intake import take_in
from store.errors import Cancelled, Refused, Stale
from store.queries.evidence import load_item, load_items, uses_of
from store.queries.search import search
from store.values import FileToAttach, ItemDetails


def _attach(desk: Desk, *paths: Path, **keywords: object) -> tuple[str, ...]:
    files = [FileToAttach(path, ItemDetails(path.stem)) for path in paths]
    return take_in(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        sources=files,
        **keywords,  # type: ignore[arg-type]
    ).result


def _items(desk: Desk) -> tuple[EvidenceItem, ...]:
    return load_items(desk.workspace, desk.assessment_id)


def test_attached_files_get_references_in_order_and_keep_their_bytes(desk: Desk, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_bytes(name.encode())
    assert _attach(desk, tmp_path / "b.txt", tmp_path / "a.txt") == ("E-001", "E-002")
    first, second = _items(desk)
    assert (first.title, first.files[0].name, second.files[0].name) == ("b", "b.txt", "a.txt")
    with desk.workspace.files.open_checked(first.files[0].sha256) as file:
        assert file.read() == b"b.txt"


def test_a_reference_is_not_given_twice(desk: Desk) -> None:
    desk.note("One")
    second = desk.note("Two")
    remove_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, item_id=second)
    desk.note("Three")
    assert [item.reference for item in _items(desk)] == ["E-001", "E-003"]


def test_attaching_can_be_cancelled_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    big = tmp_path / "big.bin"
    big.write_bytes(b"x" * (3 << 20))
    with pytest.raises(Cancelled):
        _attach(desk, big, cancelled=lambda: True)
    assert _items(desk) == ()
    assert [path for path in (desk.workspace.folder / "files").rglob("*") if path.is_file()] == []


def test_progress_ends_with_the_whole_in_thousandths(desk: Desk, tmp_path: Path) -> None:
    seen: list[int] = []
    (tmp_path / "a.bin").write_bytes(b"x" * 1000)
    _attach(desk, tmp_path / "a.bin", progress=seen.append)
    assert seen[-1] == 1000


def test_what_a_person_says_of_an_item_is_kept_and_found(desk: Desk) -> None:
    item_id = desk.note("Focus group")
    details = ItemDetails(
        "Focus group, occupational therapy", category="staff", given_by="OT team", event_date=date(2024, 5, 1),
        people_heard=7, confidential=True, notes="Nobody had asked them before.",
    )  # fmt: skip
    change_item(
        desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, item_id=item_id, details=details, base_version=1
    )
    item = load_item(desk.workspace, item_id)
    assert (item.people_heard, item.confidential, item.given_by, item.version) == (7, True, "OT team", 2)
    (hit,) = search(desk.workspace, "therap", desk.assessment_id)
    assert (hit.owner_kind, hit.owner_id) == ("evidence_item", item_id)


@pytest.mark.parametrize(
    ("details", "code"), [(ItemDetails(" "), "no-title"), (ItemDetails("x", people_heard=-1), "people")]
)
def test_an_item_without_a_title_or_with_an_impossible_number_is_refused(
    desk: Desk, details: ItemDetails, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        add_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, details=details)


def test_a_stale_description_is_refused(desk: Desk) -> None:
    item_id = desk.note("Focus group")
    with pytest.raises(Stale):
        change_item(
            desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, item_id=item_id,
            details=ItemDetails("Other"), base_version=7,
        )  # fmt: skip


def test_an_item_lists_where_it_is_used(desk: Desk) -> None:
    (passage,) = desk.write("learning", "Staff told us so. It was good.")
    item_id = desk.note("Focus group")
    citation = desk.cite("learning", passage, "Staff told us so.", item_id)
    (use,) = uses_of(desk.workspace, desk.assessment_id)
    assert (use.item_id, use.part_id, use.words) == (item_id, "learning", "Staff told us so.")
    assert load_item(desk.workspace, item_id).uses == 1
    uncite(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, citation_id=citation)
    assert uses_of(desk.workspace, desk.assessment_id) == ()


def test_words_that_have_moved_cannot_be_cited(desk: Desk) -> None:
    (passage,) = desk.write("learning", "Staff told us so.")
    with pytest.raises(Refused, match="words-moved"):
        cite(
            desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, section_id=desk.section_id("learning"),
            anchor=make_anchor(passage, "Partners told us so.", 0, 8), item_id=desk.note("Focus group"),
        )  # fmt: skip


def test_a_removed_item_comes_back_with_its_citations_and_files(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    _attach(desk, tmp_path / "a.txt")
    (item,) = _items(desk)
    (passage,) = desk.write("learning", "Staff told us so.")
    desk.cite("learning", passage, "Staff told us so.", item.id)
    (before,) = _items(desk)
    remove_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, item_id=item.id)
    assert (_items(desk), uses_of(desk.workspace, desk.assessment_id)) == ((), ())
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    (after,) = _items(desk)
    assert (after.files, after.uses) == (before.files, 1)
