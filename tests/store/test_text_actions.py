"""Saving what was typed: nothing is lost, citations follow, a stale save keeps both texts."""

from __future__ import annotations

import pytest
from builders import ANN, BEN, NOON, Desk, later

from domain.assessment import Link, PassageKind
from store.actions.history import undo
from store.actions.text import discard_kept, replace_everywhere, save_text
from store.errors import NotFound, Refused, Stale
from store.ids import new_id
from store.queries.history import entries
from store.queries.text import find_text, kept_texts, load_citations, load_section
from store.values import PassageEdit, SectionEdit
from store.verify import verify


def test_paragraphs_come_back_in_their_order_to_the_letter(desk: Desk) -> None:
    desk.write("learning", "They where not  always clear,but fair.", "Second.")
    desk.write("learning", "Third.")
    assert desk.texts("learning") == ["They where not  always clear,but fair.", "Second.", "Third."]


def test_a_paragraph_moved_to_the_front_moves_alone(desk: Desk) -> None:
    first, second, third = desk.write("learning", "One.", "Two.", "Three.")
    section_id = desk.section_id("learning")
    edit = SectionEdit(section_id, (), (), (third, first, second))
    changed = save_text(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, edit=edit)
    assert desk.texts("learning") == ["Three.", "One.", "Two."]
    assert changed.ids == {third}


def test_a_passage_the_editor_does_not_know_stays_where_it_was(desk: Desk) -> None:
    first, second = desk.write("learning", "One.", "Two.")
    section_id = desk.section_id("learning")
    edit = SectionEdit(section_id, (PassageEdit(first, PassageKind.PARAGRAPH, "One!", base_version=1),), (), (first,))
    save_text(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, edit=edit)
    assert desk.texts("learning") == ["One!", "Two."]
    assert second


def test_a_stale_save_is_refused_and_both_texts_are_kept(desk: Desk) -> None:
    (passage,) = desk.write("learning", "As it was.")
    desk.rewrite("learning", passage, "Theirs.")
    edit = PassageEdit(passage, PassageKind.PARAGRAPH, "Mine.", base_version=1)
    section_id = desk.section_id("learning")
    with pytest.raises(Stale) as refused:
        save_text(
            desk.workspace,
            BEN,
            NOON,
            assessment_id=desk.assessment_id,
            edit=SectionEdit(section_id, (edit,), (), (passage,)),
        )
    assert (refused.value.mine, refused.value.theirs) == ("Mine.", "Theirs.")
    assert desk.texts("learning") == ["Theirs."]
    (kept,) = kept_texts(desk.workspace, desk.assessment_id)
    assert (kept.text, kept.section_id, kept.reason) == ("Mine.", section_id, "stale")


def test_typing_in_one_passage_within_two_minutes_is_one_entry(desk: Desk) -> None:
    (passage,) = desk.write("learning", "S")
    for second, text in enumerate(("St", "Sta", "Staff"), 1):
        desk.rewrite("learning", passage, text, at=later(second))
    assert [entry.action for entry in entries(desk.workspace, desk.assessment_id)] == [
        "text-written",
        "assessment-created",
    ]
    desk.rewrite("learning", passage, "Staff told us", at=later(180))
    assert len(entries(desk.workspace, desk.assessment_id)) == 3
    assert verify(desk.workspace) == ()


def test_another_persons_typing_is_an_entry_of_its_own(desk: Desk) -> None:
    (passage,) = desk.write("learning", "S")
    edit = PassageEdit(passage, PassageKind.PARAGRAPH, "St", base_version=1)
    section_id = desk.section_id("learning")
    save_text(
        desk.workspace,
        BEN,
        later(1),
        assessment_id=desk.assessment_id,
        edit=SectionEdit(section_id, (edit,), (), (passage,)),
    )
    assert [entry.person for entry in entries(desk.workspace, desk.assessment_id)][:2] == [BEN.name, ANN.name]


def test_a_citation_follows_its_words_through_typing(desk: Desk) -> None:
    (passage,) = desk.write("learning", "Staff told us so. It was good.")
    desk.cite("learning", passage, "Staff told us so.", desk.note("Focus group"))
    desk.rewrite("learning", passage, "In May 2024, staff told us so. It was good.")
    (citation,) = load_citations(desk.workspace, desk.section_id("learning"))
    assert "staff told us so." in citation.anchor.exact.lower()
    assert not citation.is_detached


def test_a_citation_whose_words_are_gone_is_kept_as_detached_and_comes_back_with_them(desk: Desk) -> None:
    (passage,) = desk.write("learning", "Staff told us so. It was good.")
    desk.cite("learning", passage, "Staff told us so.", desk.note("Focus group"))
    desk.rewrite("learning", passage, "It was good.", at=later(1))
    (citation,) = load_citations(desk.workspace, desk.section_id("learning"))
    assert citation.is_detached
    desk.rewrite("learning", passage, "Staff told us so. It was good.", at=later(2))
    (citation,) = load_citations(desk.workspace, desk.section_id("learning"))
    assert (citation.is_detached, citation.anchor.exact) == (False, "Staff told us so.")


@pytest.mark.parametrize("text", ["Staff told us so.", "Timely."])
def test_a_passage_cut_from_one_section_and_pasted_in_another_takes_its_citation_along(desk: Desk, text: str) -> None:
    (passage,) = desk.write("learning", text)
    desk.cite("learning", passage, text, desk.note("Focus group"))
    learning, governance = desk.section_id("learning"), desk.section_id("governance")
    moves = (
        SectionEdit(learning, (), (passage,), ()),
        SectionEdit(governance, (PassageEdit(passage, PassageKind.PARAGRAPH, text),), (), (passage,)),
    )
    for move in moves:
        save_text(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, edit=move)
    (citation,) = load_citations(desk.workspace, governance)
    assert not citation.is_detached
    assert load_citations(desk.workspace, learning) == ()


def test_a_move_saved_in_the_other_order_keeps_the_passage(desk: Desk) -> None:
    (passage,) = desk.write("learning", "Staff told us so.")
    learning, governance = desk.section_id("learning"), desk.section_id("governance")
    pasted = PassageEdit(passage, PassageKind.PARAGRAPH, "Staff told us so.", base_version=1)
    moves = (SectionEdit(governance, (pasted,), (), (passage,)), SectionEdit(learning, (), (passage,), ()))
    for move in moves:
        save_text(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, edit=move)
    assert (desk.texts("learning"), desk.texts("governance")) == ([], ["Staff told us so."])


def test_replacing_everywhere_keeps_citations_and_links_on_their_words(desk: Desk) -> None:
    (passage,) = desk.write("learning", "The council listened. See the plan.")
    desk.write("governance", "The Council and a councillor met the council.")
    desk.cite("learning", passage, "See the plan.", desk.note("Plan"))
    section = load_section(desk.workspace, desk.section_id("learning"))
    linked = PassageEdit(
        passage, PassageKind.PARAGRAPH, section.passages[0].text, 0, (Link(30, 34, "https://example.org"),), "", 1
    )
    edit = SectionEdit(section.id, (linked,), (), (passage,))
    save_text(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, edit=edit)
    changed = replace_everywhere(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        find="the council",
        replacement="the local authority",
        whole_words=True,
    )
    assert changed.result == ("3",)
    assert desk.texts("governance") == ["the local authority and a councillor met the local authority."]
    replaced = load_section(desk.workspace, section.id).passages[0]
    (link,) = replaced.links
    assert replaced.text[link.start : link.end] == "plan"
    (citation,) = load_citations(desk.workspace, section.id)
    assert citation.anchor.exact == "See the plan."
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert desk.texts("governance") == ["The Council and a councillor met the council."]


@pytest.mark.parametrize(
    ("cited", "then"), [("council", "local authority"), ("The council", "The local authority"), ("us", "us")]
)
def test_what_replaces_cited_words_is_cited(desk: Desk, cited: str, then: str) -> None:
    (passage,) = desk.write("learning", "The council told us.")
    desk.cite("learning", passage, cited, desk.note("Plan"))
    replace_everywhere(
        desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, find="council", replacement="local authority"
    )
    (citation,) = load_citations(desk.workspace, desk.section_id("learning"))
    assert (citation.anchor.exact, citation.is_detached) == (then, False)


def test_cited_words_that_are_replaced_by_nothing_leave_a_detached_citation(desk: Desk) -> None:
    (passage,) = desk.write("learning", "The council told us.")
    desk.cite("learning", passage, "council", desk.note("Plan"))
    replace_everywhere(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, find="council ", replacement="")
    (citation,) = load_citations(desk.workspace, desk.section_id("learning"))
    assert citation.is_detached


def test_finding_words_shows_the_words_around_them(desk: Desk) -> None:
    desk.write("learning", "Staff’s training was good.")
    (found,) = find_text(desk.workspace, desk.assessment_id, "staff's")
    assert (found.part_id, found.start, found.end) == ("learning", 0, 7)
    assert "training" in found.context


def test_nothing_to_find_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="nothing-to-find"):
        replace_everywhere(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, find="", replacement="x")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\x00b\x07c", "abc"), ("lone \ud83d surrogate", "lone  surrogate"), ("right‮to left", "rightto left")],
)
def test_characters_that_cannot_be_written_are_cleaned(desk: Desk, typed: str, kept: str) -> None:
    desk.write("learning", typed)
    assert desk.texts("learning") == [kept]


def test_a_link_whose_address_cannot_be_written_does_not_keep_its_text_from_being_saved(desk: Desk) -> None:
    link = Link(0, 5, "https://example.org/\udce9")
    edit = PassageEdit(new_id(), PassageKind.PARAGRAPH, "Staff told us so.", links=(link,))
    section_id = desk.section_id("learning")
    save_text(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        edit=SectionEdit(section_id, (edit,), (), (edit.id,)),
    )
    (saved,) = load_section(desk.workspace, section_id).passages
    assert saved.links == (Link(0, 5, "https://example.org/"),)


def test_ten_megabytes_in_one_passage_are_saved(desk: Desk) -> None:
    text = "word " * 2_000_000
    desk.write("learning", text)
    assert desk.texts("learning") == [text]


def test_a_section_that_is_gone_is_named(desk: Desk) -> None:
    with pytest.raises(NotFound, match="section"):
        save_text(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, edit=SectionEdit(new_id(), (), (), ()))


def test_a_failed_action_leaves_no_trace(desk: Desk) -> None:
    (passage,) = desk.write("learning", "As it was.")
    before = entries(desk.workspace, desk.assessment_id)
    bad = SectionEdit(
        desk.section_id("learning"),
        (
            PassageEdit(passage, PassageKind.PARAGRAPH, "New.", base_version=1),
            PassageEdit(new_id(), PassageKind.PARAGRAPH, "Lost its place."),
        ),
        (),
        (passage,),
    )
    with pytest.raises(KeyError):
        save_text(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, edit=bad)
    assert desk.texts("learning") == ["As it was."]
    assert entries(desk.workspace, desk.assessment_id) == before


def test_a_kept_text_that_was_dealt_with_can_be_brought_back(desk: Desk) -> None:
    test_a_stale_save_is_refused_and_both_texts_are_kept(desk)
    (kept,) = kept_texts(desk.workspace, desk.assessment_id)
    discard_kept(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, kept_id=kept.id)
    assert kept_texts(desk.workspace, desk.assessment_id) == ()
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert kept_texts(desk.workspace, desk.assessment_id) == (kept,)
