"""Undo and redo come from the journal, across restarts, and undoing everything gives back the start."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import ANN, FRAMEWORK, NOON, Desk, a_desk, later
from evidence_files import xlsx_of

from domain.assessment import Document, PassageKind
from domain.evidence.evidence import BlockKind, FileBlock, FileText, ReadingStatus
from store.actions import history as actions_history
from store.actions.assessments import (
    add_member,
    change_details,
    create_assessment,
    remove_assessment,
    remove_member,
)
from store.actions.citations import uncite
from store.actions.evidence import remove_item
from store.actions.history import redo, undo
from store.actions.intake import take_in
from store.actions.interviews import take_in_rows
from store.actions.scores import save_rationale, set_level
from store.actions.text import replace_everywhere, save_text
from store.actions.texts import keep_texts
from store.errors import Refused
from store.ids import new_id
from store.queries.assessments import list_assessments, load_document
from store.queries.evidence import load_file_text
from store.queries.history import history
from store.queries.interviews import remembered_mapping
from store.queries.search import search
from store.queries.text import load_section
from store.values import AssessmentDetails, FileToAttach, ItemDetails, PassageEdit, SectionEdit
from store.verify import verify
from store.workspace import Workspace


def _plain(desk: Desk) -> object:
    """Return an assessment's content without versions, which rise with each undo."""
    document = load_document(desk.workspace, desk.assessment_id)
    return (
        document.assessment.authority,
        [(member.name, member.role) for member in document.assessment.team],
        [
            (section.part_id, [(p.id, p.kind, p.text, p.links) for p in section.passages], section.score.level,
             section.score.rationale)
            for section in document.sections
        ],
        [(item.id, item.reference, item.title) for item in document.items],
        [(citation.id, citation.anchor, citation.is_detached) for citation in document.citations],
    )  # fmt: skip


def _undo(desk: Desk) -> str:
    return undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id).action


def _redo(desk: Desk) -> str:
    return redo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id).action


def test_undo_takes_back_the_newest_action_and_redo_does_it_again(desk: Desk) -> None:
    desk.write("learning", "One.")
    desk.note("Focus group")
    assert _undo(desk) == "item-added"
    assert load_document(desk.workspace, desk.assessment_id).items == ()
    assert _redo(desk) == "item-added"
    assert [item.title for item in load_document(desk.workspace, desk.assessment_id).items] == ["Focus group"]


def test_an_intake_of_more_files_than_are_read_at_once_is_undone_whole(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions_history, "AT_ONCE", 2)
    paths = [tmp_path / f"{word}.txt" for word in ("amber", "birch", "cedar", "damson", "elder")]
    for path in paths:
        path.write_text(f"The {path.stem} grows.", encoding="utf-8")
    start = _plain(desk)
    sources = [FileToAttach(path, ItemDetails("")) for path in paths]
    take_in(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, sources=sources)
    end = _plain(desk)
    assert len(search(desk.workspace, "grows")) == len(paths)
    _undo(desk)
    assert (_plain(desk), search(desk.workspace, "grows")) == (start, ())
    assert verify(desk.workspace) == ()
    _redo(desk)
    assert (_plain(desk), len(search(desk.workspace, "grows"))) == (end, len(paths))
    assert verify(desk.workspace) == ()


def test_a_new_action_after_undo_leaves_nothing_to_redo(desk: Desk) -> None:
    desk.note("First")
    _undo(desk)
    desk.note("Second")
    assert history(desk.workspace, desk.assessment_id).redo == ""
    with pytest.raises(Refused, match="nothing-to-redo"):
        _redo(desk)


def test_the_beginning_of_an_assessment_is_not_undone(desk: Desk) -> None:
    with pytest.raises(Refused, match="nothing-to-undo"):
        _undo(desk)


def test_a_removed_assessment_comes_back_whole(desk: Desk) -> None:
    (passage,) = desk.write("learning", "Staff told us so.")
    desk.cite("learning", passage, "Staff told us so.", desk.note("Focus group"))
    before = _plain(desk)
    remove_assessment(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert list_assessments(desk.workspace) == ()
    _undo(desk)
    assert _plain(desk) == before


def test_taking_back_a_file_leaves_its_content_to_another_assessment(desk: Desk, tmp_path: Path) -> None:
    workspace, source = desk.workspace, tmp_path / "policy.txt"
    source.write_text("Policy", encoding="utf-8")
    other = create_assessment(workspace, ANN, NOON, framework_id=FRAMEWORK, details=AssessmentDetails("Other"))
    for assessment_id in (desk.assessment_id, *other.result):
        files = [FileToAttach(source, ItemDetails("Policy"))]
        take_in(workspace, ANN, NOON, assessment_id=assessment_id, sources=files)
    _undo(desk)
    assert load_document(workspace, desk.assessment_id).items == ()
    assert [item.files[0].name for item in load_document(workspace, *other.result).items] == ["policy.txt"]
    _redo(desk)
    assert [item.files[0].name for item in load_document(workspace, desk.assessment_id).items] == ["policy.txt"]
    assert verify(workspace) == ()


def test_taking_back_a_file_leaves_what_was_read_from_it_to_another_assessment(desk: Desk, tmp_path: Path) -> None:
    workspace, source = desk.workspace, tmp_path / "policy.txt"
    source.write_text("Reablement was timely.", encoding="utf-8")
    other = create_assessment(workspace, ANN, NOON, framework_id=FRAMEWORK, details=AssessmentDetails("Other"))
    for assessment_id in (desk.assessment_id, *other.result):
        take_in(workspace, ANN, NOON, assessment_id=assessment_id, sources=[FileToAttach(source, ItemDetails(""))])
    (item,) = load_document(workspace, *other.result).items
    for reverse in (_undo, _redo):
        reverse(desk)
        text = load_file_text(workspace, item.files[0].sha256)
        assert text is not None and [block.text for block in text.blocks] == ["Reablement was timely."]
        assert len(search(workspace, "reablement", *other.result)) == 1
        assert verify(workspace) == ()


def test_what_was_read_anew_meanwhile_does_not_keep_a_file_from_being_taken_back(desk: Desk, tmp_path: Path) -> None:
    workspace, source = desk.workspace, tmp_path / "policy.txt"
    source.write_text("Policy", encoding="utf-8")
    taking = [FileToAttach(source, ItemDetails(""))]
    take_in(workspace, ANN, NOON, assessment_id=desk.assessment_id, sources=taking)
    other = create_assessment(workspace, ANN, NOON, framework_id=FRAMEWORK, details=AssessmentDetails("Other"))
    (item,) = load_document(workspace, desk.assessment_id).items
    anew = FileText(ReadingStatus.READ, (FileBlock(BlockKind.HEADING, "Policy"),))
    keep_texts(workspace, ANN, NOON, assessment_id=other.result[0], texts={item.files[0].sha256: anew})
    assert _undo(desk) == "files-attached"
    assert load_document(workspace, desk.assessment_id).items == ()
    assert load_file_text(workspace, item.files[0].sha256) == anew
    assert verify(workspace) == ()


def test_columns_remembered_anew_meanwhile_do_not_keep_rows_from_being_taken_back(desk: Desk, tmp_path: Path) -> None:
    workspace, path = desk.workspace, tmp_path / "heard.xlsx"
    path.write_bytes(xlsx_of({"Heard": [("Who", "Words"), ("Carer", "They waited.")]}))
    other = create_assessment(workspace, ANN, NOON, framework_id=FRAMEWORK, details=AssessmentDetails("Other"))
    for assessment_id, mapping in ((desk.assessment_id, {"words": 1}), (*other.result, {"given_by": 0, "words": 1})):
        take_in_rows(workspace, ANN, NOON, assessment_id=assessment_id, path=path, mapping=mapping)
    assert _undo(desk) == "rows-taken-in"
    assert load_document(workspace, desk.assessment_id).items == ()
    assert remembered_mapping(workspace, ["Who", "Words"]) == {"given_by": 0, "words": 1}
    assert verify(workspace) == ()


def test_undo_works_after_a_restart(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "w")
    desk.write("learning", "One.")
    desk.workspace.close(later(1))
    again = Desk(Workspace.open(tmp_path / "w", ANN, later(2)), desk.assessment_id)
    assert _undo(again) == "text-written"
    assert again.texts("learning") == []
    again.workspace.close(later(3))


def test_what_was_undone_is_not_found_by_search_until_it_is_redone(desk: Desk) -> None:
    desk.write("learning", "Reablement was timely.")
    _undo(desk)
    assert search(desk.workspace, "reablement", desk.assessment_id) == ()
    _redo(desk)
    assert len(search(desk.workspace, "reablement", desk.assessment_id)) == 1


PARTS = ("learning", "governance", "needs")


class _RandomPerson:
    """Does one random thing after the other that a person could do."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self.desk, self.chance = desk, chance
        self.workspace, self.assessment_id = desk.workspace, desk.assessment_id
        self._part = ""

    def act(self) -> None:
        """Do something somewhere; where it cannot be done, write or do nothing."""
        self._part = self.chance.choice(PARTS)
        self._section = load_section(self.workspace, self.desk.section_id(self._part))
        self._passages = list(self._section.passages)
        move = self.chance.choice(MOVES)
        (move if self._passages else _RandomPerson.write)(self)

    @property
    def _document(self) -> Document:
        return load_document(self.workspace, self.assessment_id)

    def write(self) -> None:
        self.desk.write(self._part, f"Staff told us {self.chance.randrange(99)} things. It was good.")

    def edit(self) -> None:
        passage = self.chance.choice(self._passages)
        text = passage.text[self.chance.randrange(4) :] + self.chance.choice(["", " More.", "x"])
        self.desk.rewrite(self._part, passage.id, text)

    def remove(self) -> None:
        gone = self.chance.choice(self._passages).id
        self._save((), [each.id for each in self._passages if each.id != gone], (gone,))

    def split(self) -> None:
        passage = self.chance.choice(self._passages)
        cut = self.chance.randrange(len(passage.text) + 1)
        halves = (
            PassageEdit(passage.id, passage.kind, passage.text[:cut], base_version=passage.version),
            PassageEdit(new_id(), PassageKind.PARAGRAPH, passage.text[cut:], parent_id=passage.id),
        )
        order = [each.id for each in self._passages]
        order.insert(order.index(passage.id) + 1, halves[1].id)
        self._save(halves, order)

    def shuffle(self) -> None:
        self.chance.shuffle(self._passages)
        self._save((), [each.id for each in self._passages])

    def cite(self) -> None:
        citable = [each for each in self._passages if len(each.text) > 8]
        items = self._document.items
        if not citable or not items:
            return
        passage = self.chance.choice(citable)
        start = self.chance.randrange(len(passage.text) - 4)
        words = passage.text[start : start + 4]
        if passage.text.count(words) == 1:
            self.desk.cite(self._part, passage.id, words, self.chance.choice(items).id)

    def uncite(self) -> None:
        for citation in self._document.citations[:1]:
            uncite(self.workspace, ANN, NOON, assessment_id=self.assessment_id, citation_id=citation.id)

    def note(self) -> None:
        self.desk.note(f"Note {self.chance.randrange(99)}")

    def remove_item(self) -> None:
        for item in self._document.items[:1]:
            remove_item(self.workspace, ANN, NOON, assessment_id=self.assessment_id, item_id=item.id)

    def score(self) -> None:
        here = {"assessment_id": self.assessment_id, "section_id": self._section.id}
        set_level(self.workspace, ANN, NOON, **here, level=self.chance.choice([None, 1, 2, 3, 4]))

    def give_reason(self) -> None:
        here = {"assessment_id": self.assessment_id, "section_id": self._section.id}
        save_rationale(self.workspace, ANN, NOON, **here, rationale=f"Because {self.chance.randrange(9)}.")

    def change_team(self) -> None:
        team, here = self._document.assessment.team, {"assessment_id": self.assessment_id}
        if team and self.chance.random() < 0.4:
            remove_member(self.workspace, ANN, NOON, **here, member_id=team[0].id)
        else:
            add_member(self.workspace, ANN, NOON, **here, name="Ben", role="Reviewer")

    def replace(self) -> None:
        here = {"assessment_id": self.assessment_id}
        replace_everywhere(self.workspace, ANN, NOON, **here, find="told", replacement="said to")

    def change_details(self) -> None:
        here = {"assessment_id": self.assessment_id, "base_version": self._document.assessment.version}
        details = AssessmentDetails(f"Testshire {self.chance.randrange(9)}")
        change_details(self.workspace, ANN, NOON, **here, details=details)

    def _save(self, changed: tuple[PassageEdit, ...], order: list[str], removed: tuple[str, ...] = ()) -> None:
        edit = SectionEdit(self._section.id, changed, removed, tuple(order))
        save_text(self.workspace, ANN, NOON, assessment_id=self.assessment_id, edit=edit)


MOVES = (
    _RandomPerson.write,
    _RandomPerson.edit,
    _RandomPerson.remove,
    _RandomPerson.split,
    _RandomPerson.shuffle,
    _RandomPerson.cite,
    _RandomPerson.uncite,
    _RandomPerson.note,
    _RandomPerson.remove_item,
    _RandomPerson.score,
    _RandomPerson.give_reason,
    _RandomPerson.change_team,
    _RandomPerson.replace,
    _RandomPerson.change_details,
)


def _until_refused(code: str, step: Callable[[], object]) -> None:
    with pytest.raises(Refused, match=code):
        while True:
            step()


@pytest.mark.parametrize("seed", range(6))
def test_undoing_everything_gives_back_the_start_and_redoing_everything_the_end(desk: Desk, seed: int) -> None:
    person = _RandomPerson(desk, random.Random(seed))
    start = _plain(desk)
    for _ in range(40):
        person.act()
    end = _plain(desk)
    _until_refused("nothing-to-undo", lambda: _undo(desk))
    assert (_plain(desk), history(desk.workspace, desk.assessment_id).undo) == (start, "")
    _until_refused("nothing-to-redo", lambda: _redo(desk))
    assert (_plain(desk), history(desk.workspace, desk.assessment_id).redo) == (end, "")
    assert verify(desk.workspace) == ()
