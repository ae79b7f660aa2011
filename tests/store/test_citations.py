"""Citations with a stance, put on other words, and marks on sentences that need no evidence."""

from __future__ import annotations

import pytest
from builders import ANN, NOON, Desk

from domain.assessment import Anchor, PassageKind, Stance
from domain.evidence.evidence import Need
from domain.text.anchors import make_anchor
from store.actions.citations import change_citation, mark_sentence, reattach
from store.actions.history import undo
from store.actions.pseudonyms import add_pseudonym, put_pseudonyms_into_notes, remove_pseudonym
from store.actions.text import save_text
from store.errors import NotFound, Refused
from store.queries.assessments import load_document
from store.queries.evidence import load_item, load_marks, load_pseudonyms
from store.queries.search import search
from store.queries.text import load_citations
from store.values import PassageEdit, SectionEdit

TEXT = "Staff told us so. People waited."


def anchor_on(passage_id: str, words: str, text: str = TEXT) -> Anchor:
    start = text.index(words)
    return make_anchor(passage_id, text, start, start + len(words))


def test_what_evidence_says_to_the_words_can_be_changed(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    citation_id = desk.cite("learning", passage, "People waited.", desk.note("Interview"))
    here = {"assessment_id": desk.assessment_id, "citation_id": citation_id}
    change_citation(desk.workspace, ANN, NOON, **here, stance=Stance.CONTRADICTS)
    (found,) = load_citations(desk.workspace, desk.section_id("learning"))
    assert found.stance is Stance.CONTRADICTS


def test_a_citation_that_lost_its_words_is_put_on_others(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    citation_id = desk.cite("learning", passage, "People waited.", desk.note("Interview"))
    desk.rewrite("learning", passage, "Staff told us so.")
    section_id = desk.section_id("learning")
    assert [each.is_detached for each in load_citations(desk.workspace, section_id)] == [True]
    here = {"assessment_id": desk.assessment_id, "citation_id": citation_id, "section_id": section_id}
    reattach(desk.workspace, ANN, NOON, **here, anchor=anchor_on(passage, "told us"))
    (found,) = load_citations(desk.workspace, section_id)
    assert (found.id, found.is_detached, found.anchor.exact) == (citation_id, False, "told us")


def test_a_citation_is_put_on_no_words_that_are_not_there(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    citation_id = desk.cite("learning", passage, "People waited.", desk.note("Interview"))
    here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id("learning")}
    moved = Anchor(passage, 0, 5, "Other")
    with pytest.raises(Refused, match="words-moved"):
        reattach(desk.workspace, ANN, NOON, **here, citation_id=citation_id, anchor=moved)
    with pytest.raises(NotFound):
        reattach(desk.workspace, ANN, NOON, **here, citation_id="none", anchor=anchor_on(passage, "told us"))


def test_typing_beside_cited_words_writes_no_citation(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    desk.cite("learning", passage, "told us", desk.note("Interview"))
    assert "citation" not in desk.rewrite("learning", passage, "Staff told us twice. People waited.").tables
    assert "citation" in desk.rewrite("learning", passage, "All staff told us twice. People waited.").tables
    (found,) = load_citations(desk.workspace, desk.section_id("learning"))
    assert (found.anchor.start, found.anchor.exact) == (10, "told us")


def test_words_that_are_gone_are_kept_with_those_that_stood_around_them_last(desk: Desk) -> None:
    (passage,) = desk.write("learning", "Staff told us so.")
    desk.cite("learning", passage, "told us", desk.note("Interview"))
    desk.rewrite("learning", passage, "Staff told us twice, in June.")
    desk.rewrite("learning", passage, "Nothing.")
    (found,) = load_citations(desk.workspace, desk.section_id("learning"))
    assert (found.is_detached, found.anchor.prefix, found.anchor.suffix) == (True, "Staff ", " twice, in June.")


def mark(desk: Desk, passage: str, words: str, need: Need | None) -> None:
    section_id = desk.section_id("learning")
    anchor = anchor_on(passage, words)
    mark_sentence(
        desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, section_id=section_id, anchor=anchor, need=need
    )


def marks(desk: Desk) -> list[tuple[str, str]]:
    found = load_marks(desk.workspace, desk.section_id("learning"))
    return [(each.anchor.exact, str(each.need)) for each in found]


def test_a_sentence_has_one_mark_at_most(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    mark(desk, passage, "People waited.", Need.NONE)
    mark(desk, passage, "Staff told us so.", Need.NONE)
    mark(desk, passage, "People waited.", Need.EVIDENCE)
    assert marks(desk) == [("Staff told us so.", "none"), ("People waited.", "evidence")]
    mark(desk, passage, "People waited.", None)
    assert marks(desk) == [("Staff told us so.", "none")]


def test_a_mark_is_undone(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    mark(desk, passage, "People waited.", Need.NONE)
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert marks(desk) == []


def test_marks_belong_to_the_whole_document(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    mark(desk, passage, "People waited.", Need.NONE)
    assert [each.need for each in load_document(desk.workspace, desk.assessment_id).marks] == [Need.NONE]


def named(desk: Desk, name: str = "Joan Smith", pseudonym: str = "Person A") -> str:
    changed = add_pseudonym(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, name=name, pseudonym=pseudonym)
    return changed.result[0]


def test_pseudonyms_stand_for_names_in_notes(desk: Desk) -> None:
    item_id = desk.note("Interview", notes="JOAN SMITH and Joan Smithers; Joan.")
    named(desk)
    named(desk, "Joan", "Person B")
    changed = put_pseudonyms_into_notes(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert changed.result == ("3",)
    assert load_item(desk.workspace, item_id).notes == "Person A and Person B Smithers; Person B."


@pytest.mark.parametrize(
    ("name", "pseudonym", "code"),
    [
        (" ", "Person B", "name-missing"),
        ("Ann Lee", "", "no-pseudonym"),
        ("joan smith", "Person B", "name-taken"),
        ("Ann Lee", "person a", "pseudonym-taken"),
    ],
)
def test_a_pseudonym_is_one_persons(desk: Desk, name: str, pseudonym: str, code: str) -> None:
    named(desk)
    with pytest.raises(Refused, match=code):
        named(desk, name, pseudonym)


def test_names_are_not_searched_and_can_be_forgotten(desk: Desk) -> None:
    pseudonym_id = named(desk)
    assert search(desk.workspace, "Joan") == ()
    here = {"assessment_id": desk.assessment_id, "pseudonym_id": pseudonym_id}
    remove_pseudonym(desk.workspace, ANN, NOON, **here)
    assert load_pseudonyms(desk.workspace, desk.assessment_id) == ()


def test_a_mark_follows_its_sentence_through_typing_and_splitting(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    mark(desk, passage, "People waited.", Need.NONE)
    desk.rewrite("learning", passage, "Again: Staff told us so. People waited.")
    (found,) = load_marks(desk.workspace, desk.section_id("learning"))
    assert (found.anchor.exact, found.anchor.start, found.is_detached) == ("People waited.", 25, False)


def test_a_mark_that_lost_its_sentence_is_kept_and_comes_back_with_it(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    mark(desk, passage, "People waited.", Need.NONE)
    desk.rewrite("learning", passage, "Staff told us so.")
    assert [each.is_detached for each in load_marks(desk.workspace, desk.section_id("learning"))] == [True]
    desk.rewrite("learning", passage, TEXT)
    assert [each.is_detached for each in load_marks(desk.workspace, desk.section_id("learning"))] == [False]


def test_a_mark_goes_with_few_words_where_the_editor_saw_them_pasted_and_nowhere_else(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    mark(desk, passage, "People waited.", Need.NONE)
    desk.rewrite("learning", passage, "Staff told us so.")
    (lost,) = load_marks(desk.workspace, desk.section_id("learning"))
    (target,) = desk.write("governance", "Plans were made.")
    pasted = "Plans were made. People waited."

    def save(text: str, seen: Anchor, base_version: int) -> None:
        edit = PassageEdit(target, PassageKind.PARAGRAPH, text, base_version=base_version)
        section = SectionEdit(desk.section_id("governance"), (edit,), (), (target,), ((lost.id, seen),))
        save_text(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, edit=section)

    save(pasted, anchor_on(target, "Plans were", pasted), 1)
    assert load_marks(desk.workspace, desk.section_id("governance")) == ()
    save(f"{pasted} ", anchor_on(target, "People waited.", pasted), 2)
    (found,) = load_marks(desk.workspace, desk.section_id("governance"))
    assert (found.id, found.anchor.passage_id, found.anchor.exact) == (lost.id, target, "People waited.")
