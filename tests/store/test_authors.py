"""Who wrote a section, as the journal tells it."""

from __future__ import annotations

import pytest
from builders import ANN, NOON, Desk
from reviewing import BEN, CARA, TEXT

from domain.assessment import FactAmount, Facts, PassageKind
from store.actions.history import redo, undo
from store.actions.scores import save_rationale, set_level
from store.actions.text import replace_everywhere, save_facts, save_text
from store.authors import authors_of
from store.changes import Actor
from store.ids import new_id
from store.queries.text import load_section
from store.values import PassageEdit, SectionEdit


def writers(desk: Desk, part_id: str = "learning") -> set[str]:
    with desk.workspace.reading() as connection:
        return set(authors_of(connection, desk.assessment_id).of_text.get(desk.section_id(part_id), ()))


def scorers(desk: Desk) -> set[str]:
    with desk.workspace.reading() as connection:
        return set(authors_of(connection, desk.assessment_id).of_score.get(desk.section_id("learning"), ()))


def save(desk: Desk, actor: Actor, part_id: str, changed: tuple[PassageEdit, ...], order: tuple[str, ...]) -> None:
    present = {passage.id for passage in load_section(desk.workspace, desk.section_id(part_id)).passages}
    edit = SectionEdit(desk.section_id(part_id), changed, tuple(present - set(order)), order)
    save_text(desk.workspace, actor, NOON, assessment_id=desk.assessment_id, edit=edit)


@pytest.fixture
def passage(desk: Desk) -> str:
    """A passage that Ann wrote."""
    return desk.write("learning", TEXT)[0]


def test_whoever_changed_words_that_are_there_is_an_author(desk: Desk, passage: str) -> None:
    here = {"assessment_id": desk.assessment_id, "find": "People", "replacement": "Persons"}
    replace_everywhere(desk.workspace, BEN, NOON, **here)
    assert (writers(desk), writers(desk, "needs")) == ({"Ann Lee", "Ben Shah"}, set())


def test_what_was_undone_counts_for_nobody_until_it_is_done_again(desk: Desk, passage: str) -> None:
    where = {"assessment_id": desk.assessment_id}
    replace_everywhere(desk.workspace, BEN, NOON, **where, find="People", replacement="Persons")
    for action, expected in ((undo, {"Ann Lee"}), (redo, {"Ann Lee", "Ben Shah"}), (undo, {"Ann Lee"})):
        action(desk.workspace, CARA, NOON, **where)
        assert writers(desk) == expected


def test_words_that_were_split_off_keep_who_wrote_them(desk: Desk, passage: str) -> None:
    new = new_id()
    halves = (
        PassageEdit(passage, PassageKind.PARAGRAPH, TEXT[:18], base_version=1),
        PassageEdit(new, PassageKind.PARAGRAPH, TEXT[18:], parent_id=passage),
    )
    save(desk, BEN, "learning", halves, (passage, new))
    assert writers(desk) == {"Ann Lee", "Ben Shah"}


def test_who_only_orders_passages_or_takes_some_away_is_none(desk: Desk, passage: str) -> None:
    (second,) = desk.write("learning", "Second.")
    save(desk, BEN, "learning", (), (second, passage))
    save(desk, CARA, "learning", (), (second,))
    assert writers(desk) == {"Ann Lee"}


def test_words_take_their_author_along_to_another_section(desk: Desk, passage: str) -> None:
    edit = PassageEdit(passage, PassageKind.PARAGRAPH, TEXT, base_version=1)
    save(desk, BEN, "needs", (edit,), (passage,))
    assert (writers(desk), writers(desk, "needs")) == (set(), {"Ann Lee"})


def test_who_entered_amounts_is_the_author_of_a_form(desk: Desk) -> None:
    assert writers(desk, "finance") == set()
    facts = Facts("2023/24", (FactAmount("total-budget", 1, 2),), 1)
    where = {"assessment_id": desk.assessment_id, "section_id": desk.section_id("finance")}
    save_facts(desk.workspace, BEN, NOON, **where, facts=facts)
    assert writers(desk, "finance") == {"Ben Shah"}


def test_who_gives_takes_or_reasons_a_score_is_its_author(desk: Desk) -> None:
    where = {"assessment_id": desk.assessment_id, "section_id": desk.section_id("learning")}
    assert scorers(desk) == set()
    set_level(desk.workspace, ANN, NOON, **where, level=3)
    save_rationale(desk.workspace, BEN, NOON, **where, rationale="Because.")
    set_level(desk.workspace, CARA, NOON, **where, level=None)
    assert scorers(desk) == {"Ann Lee", "Ben Shah", "Cara Diaz"}
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert scorers(desk) == {"Ann Lee", "Ben Shah"}
