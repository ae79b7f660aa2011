"""Suggestions wait beside the text of record, follow it, and become part of it only by accepting."""

from __future__ import annotations

import random
from typing import Any

import pytest
from builders import ANN, BEN, Desk, later

from domain.assessment import Link, PassageKind
from domain.review.comments import CommentKind, Target
from domain.review.suggestions import Chosen, Suggestion, SuggestionState, by_passage, shown
from domain.review.tracking import Author, ShownEdit, tracked
from domain.text.anchors import make_anchor
from domain.text.exact_places import make_place
from store.actions.assessments import remove_assessment
from store.actions.comments import add_comment
from store.actions.history import redo, undo
from store.actions.suggestions import accept, reject, reopen, suggest
from store.actions.text import replace_everywhere, save_text
from store.changes import Actor, Changed
from store.errors import NotFound, Refused, Stale
from store.ids import new_id
from store.queries.comments import load_comments
from store.queries.history import entries
from store.queries.search import search
from store.queries.suggestions import load_section_suggestions, load_suggestions
from store.queries.text import find_text, kept_texts, load_citations, load_section
from store.values import PassageEdit, SectionEdit, SuggestingEdit, SuggestionEdit
from store.verify import verify

PART, OTHER = "learning", "governance"
TEXT = "Staff told us so. People waited for a year."
OPEN, CONFLICT = SuggestionState.OPEN, SuggestionState.IN_CONFLICT
ACCEPTED, REJECTED = SuggestionState.ACCEPTED, SuggestionState.REJECTED


def act(desk: Desk, action: Any, *, by: Actor = ANN, at: float = 300, **parameters: Any) -> Changed:
    changed: Changed = action(desk.workspace, by, later(at), assessment_id=desk.assessment_id, **parameters)
    return changed


def there(desk: Desk, part: str = PART) -> tuple[Suggestion, ...]:
    return load_section_suggestions(desk.workspace, desk.section_id(part))


def states(desk: Desk) -> list[SuggestionState]:
    return [each.state for each in load_suggestions(desk.workspace, desk.assessment_id)]


def shown_edit(desk: Desk, by: Actor, edit: ShownEdit, part: str = PART, at: float = 0) -> Changed:
    """Save what an edit of the shown text makes of a person's suggestions, as an editor does."""
    section = load_section(desk.workspace, desk.section_id(part))
    author = Author(by.name, by.role, later(at))
    made = tracked(section.id, section.passages, edit, by_passage(there(desk, part)), author, new_id)
    changed = tuple(
        SuggestionEdit(each.id, each.anchor, each.replacement, each.joins, each.group_id, each.version)
        for each in made.changed
    )
    withdrawn = tuple((each.id, each.version) for each in made.withdrawn)
    return act(desk, suggest, by=by, at=at, edit=SuggestingEdit(section.id, changed, withdrawn))


def type_over(desk: Desk, passage_id: str, words: str, new: str, by: Actor = BEN) -> str:
    """Suggest other words for some words of record; return the id."""
    passages = load_section(desk.workspace, desk.section_id(PART)).passages
    text = next(each.text for each in passages if each.id == passage_id)
    look = shown(text, [each for each in there(desk) if each.anchor.passage_id == passage_id])
    start = text.index(words)
    low, high = look.to_shown(start), look.to_shown(start + len(words), is_end=True)
    return shown_edit(desk, by, ShownEdit(passage_id, low, passage_id, high, new)).result[-1]


def chosen(*ids: str, **where: Any) -> Chosen:
    return Chosen(ids=frozenset(ids), **where)


def test_what_is_suggested_is_no_part_of_the_text(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    type_over(desk, passage, "People", "Children and carers")
    assert desk.texts(PART) == [TEXT]
    assert find_text(desk.workspace, desk.assessment_id, "carers") == ()
    assert search(desk.workspace, "carers") == ()
    (made,) = there(desk)
    assert (made.anchor.exact, made.replacement, made.person, made.role) == (
        "People",
        "Children and carers",
        "Ben Shah",
        "Reviewer",
    )
    assert (made.state, made.version, made.settled_by) == (OPEN, 1, "")
    assert verify(desk.workspace) == ()


def test_typing_on_is_one_entry_of_the_journal_and_one_suggestion(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    before = len(entries(desk.workspace, desk.assessment_id))
    shown_edit(desk, BEN, ShownEdit(passage, 5, passage, 5, " me"), at=1)
    shown_edit(desk, BEN, ShownEdit(passage, 8, passage, 8, "mbers"), at=2)
    (made,) = there(desk)
    assert (made.replacement, made.version, made.at) == (" members", 2, later(2))
    assert len(entries(desk.workspace, desk.assessment_id)) == before + 1
    shown_edit(desk, BEN, ShownEdit(passage, 5, passage, 13), at=3)
    assert there(desk) == ()
    assert verify(desk.workspace) == ()


def test_accepting_makes_it_text_and_what_stands_on_the_words_follows(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    item = desk.note("Survey")
    desk.cite(PART, passage, "People waited for a year", item)
    start = TEXT.index("year")
    anchor = make_anchor(passage, TEXT, start, start + 4)
    remark = {"text": "Which?", "kind": CommentKind.QUESTION, "target": Target.TEXT}
    act(desk, add_comment, by=BEN, section_id=desk.section_id(PART), anchor=anchor, **remark)
    ids = [type_over(desk, passage, "Staff", "All staff"), type_over(desk, passage, "a year", "more than a year", ANN)]
    new = "All staff told us so. People waited for more than a year."
    assert list(act(desk, accept, chosen=chosen()).result) == ids
    assert desk.texts(PART) == [new]
    (citation,) = load_citations(desk.workspace, desk.section_id(PART))
    assert (citation.anchor.exact, citation.is_detached) == ("People waited for more than a year", False)
    (comment,) = load_comments(desk.workspace, desk.assessment_id)
    assert comment.anchor is not None
    assert (comment.anchor.exact, comment.anchor.start) == ("year", new.index("year"))
    assert [(each.state, each.settled_by, each.settled_at) for each in there(desk)] == [
        (ACCEPTED, "Ann Lee", later(300)),
        (ACCEPTED, "Ann Lee", later(300)),
    ]
    assert search(desk.workspace, "more than a year")
    assert verify(desk.workspace) == ()


def test_a_suggestion_goes_along_with_its_words_and_waits_when_they_are_gone(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    type_over(desk, passage, "waited", "had to wait")
    shown_edit(desk, ANN, ShownEdit(passage, 5, passage, 5, " members"))
    desk.rewrite(PART, passage, f"At first: {TEXT}")
    assert [(each.anchor.start, each.anchor.exact) for each in there(desk)] == [(15, ""), (35, "waited")]
    assert [each.version for each in there(desk)] == [1, 1]
    desk.rewrite(PART, passage, "Nothing of that.")
    assert states(desk) == [CONFLICT, CONFLICT]
    with pytest.raises(Refused, match="suggestion-in-conflict"):
        act(desk, accept, chosen=chosen())
    desk.rewrite(PART, passage, TEXT)
    assert [(each.state, each.anchor.start) for each in there(desk)] == [(OPEN, 5), (OPEN, 25)]
    act(desk, accept, chosen=chosen())
    assert desk.texts(PART) == ["Staff members told us so. People had to wait for a year."]


def test_a_suggestion_is_in_conflict_when_one_letter_of_its_words_is_another(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    type_over(desk, passage, "waited", "had to wait")
    desk.rewrite(PART, passage, TEXT.replace("waited", "waitet"))
    assert states(desk) == [CONFLICT]


def test_two_suggestions_for_the_same_words_are_kept_and_one_wins(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    bens = type_over(desk, passage, "told us", "said")
    # Ben's words are shown behind what they replace.
    edit = ShownEdit(passage, 0, passage, TEXT.index("told us") + len("told ussaid so"), "We heard this")
    anns = shown_edit(desk, ANN, edit).result[0]
    act(desk, accept, chosen=chosen(anns))
    assert desk.texts(PART) == ["We heard this. People waited for a year."]
    assert {each.id: each.state for each in there(desk)} == {anns: ACCEPTED, bens: CONFLICT}
    undo(desk.workspace, ANN, later(400), assessment_id=desk.assessment_id)
    assert states(desk) == [OPEN, OPEN]
    act(desk, accept, chosen=chosen(bens))
    assert desk.texts(PART) == ["Staff said so. People waited for a year."]
    assert {each.id: each.state for each in there(desk)} == {anns: CONFLICT, bens: ACCEPTED}
    act(desk, reject, chosen=chosen(anns))
    assert {each.id: each.state for each in there(desk)} == {anns: REJECTED, bens: ACCEPTED}
    assert verify(desk.workspace) == ()


def test_suggestions_are_settled_by_sentence_and_by_person(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    first, second = type_over(desk, passage, "told", "said to"), type_over(desk, passage, "waited", "queued", ANN)
    changed = act(desk, accept, chosen=chosen(passage_id=passage, start=0, end=17))
    assert changed.result == (first,)
    with pytest.raises(Refused, match="nothing-to-settle"):
        act(desk, accept, chosen=chosen(person="Ben Shah"))
    assert act(desk, reject, chosen=chosen(person="Ann Lee")).result == (second,)
    assert desk.texts(PART) == ["Staff said to us so. People waited for a year."]
    assert states(desk) == [ACCEPTED, REJECTED]


def test_all_of_every_section_are_accepted_in_one_go_and_undone_in_one(desk: Desk) -> None:
    (here,), (elsewhere,) = desk.write(PART, TEXT), desk.write(OTHER, TEXT)
    shown_edit(desk, BEN, ShownEdit(here, 0, here, 5, "They"))
    shown_edit(desk, BEN, ShownEdit(elsewhere, 0, elsewhere, 5, "We"), part=OTHER)
    act(desk, accept, chosen=chosen())
    assert (desk.texts(PART), desk.texts(OTHER)) == ([f"They{TEXT[5:]}"], [f"We{TEXT[5:]}"])
    undo(desk.workspace, ANN, later(400), assessment_id=desk.assessment_id)
    assert (desk.texts(PART), desk.texts(OTHER), states(desk)) == ([TEXT], [TEXT], [OPEN, OPEN])
    redo(desk.workspace, ANN, later(500), assessment_id=desk.assessment_id)
    assert (desk.texts(PART), states(desk)) == ([f"They{TEXT[5:]}"], [ACCEPTED, ACCEPTED])
    assert verify(desk.workspace) == ()


def test_rejecting_leaves_the_text_and_may_be_taken_back(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    made = type_over(desk, passage, "waited", "queued")
    act(desk, reject, chosen=chosen(made))
    assert (desk.texts(PART), states(desk), there(desk)[0].settled_by) == ([TEXT], [REJECTED], "Ann Lee")
    desk.rewrite(PART, passage, f"Now: {TEXT}")
    act(desk, reopen, suggestion_ids=(made,))
    assert [(each.state, each.settled_by, each.anchor.start) for each in there(desk)] == [(OPEN, "", 30)]
    act(desk, accept, chosen=chosen(made))
    with pytest.raises(Refused, match="accepted-already"):
        act(desk, reopen, suggestion_ids=(made,))
    with pytest.raises(NotFound):
        act(desk, reopen, suggestion_ids=("none",))


def test_what_another_person_did_meanwhile_is_not_written_over(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    made = type_over(desk, passage, "waited", "queued")
    (old,) = there(desk)
    section_id = desk.section_id(PART)
    mine = SuggestionEdit(made, old.anchor, "stood in line", base_version=old.version)
    with pytest.raises(Refused, match="not-your-suggestion"):
        act(desk, suggest, by=ANN, edit=SuggestingEdit(section_id, (mine,)))
    act(desk, reject, chosen=chosen(made), versions={made: old.version})
    with pytest.raises(Stale) as caught:
        act(desk, suggest, by=BEN, edit=SuggestingEdit(section_id, (mine,)))
    assert (caught.value.mine, caught.value.theirs) == ("stood in line", "queued")
    assert [(each.text, each.reason) for each in kept_texts(desk.workspace, desk.assessment_id)] == [
        ("stood in line", "stale")
    ]
    with pytest.raises(Stale):
        act(desk, suggest, by=BEN, edit=SuggestingEdit(section_id, (), ((made, old.version),)))
    with pytest.raises(Refused, match="settled-already"):
        act(desk, accept, by=BEN, chosen=chosen(made))
    with pytest.raises(Refused, match="nothing-to-settle"):
        act(desk, accept, by=BEN, chosen=chosen("none"))
    gone = SuggestionEdit("gone", old.anchor, "", base_version=3)
    with pytest.raises(Stale):
        act(desk, suggest, by=BEN, edit=SuggestingEdit(section_id, (gone,), (("gone too", 1),)))
    with pytest.raises(NotFound):
        act(desk, suggest, by=BEN, edit=SuggestingEdit("none"))


def test_a_suggestion_that_was_changed_since_it_was_seen_is_not_accepted(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    made = type_over(desk, passage, "waited", "queued")
    at = TEXT.index("waited") + len("waited")
    shown_edit(desk, BEN, ShownEdit(passage, at, passage, at, "were in line, "))
    with pytest.raises(Stale):
        act(desk, accept, chosen=chosen(made), versions={made: 1})
    assert act(desk, accept, chosen=chosen(made), versions={made: 2}).result == (made,)


def test_what_was_suggested_on_older_text_finds_its_words_or_is_in_conflict(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    start = TEXT.index("waited")
    there_, gone = make_place(passage, TEXT, start, start + 6), make_place(passage, TEXT, 6, 10)
    desk.rewrite(PART, passage, "Nobody told us. People waited for a year.")
    edits = (
        SuggestionEdit("s1", there_, "queued"),
        SuggestionEdit("s2", gone, "said to"),
        SuggestionEdit("s3", make_place("none", TEXT, 0, 5), "They"),
    )
    act(desk, suggest, by=BEN, edit=SuggestingEdit(desk.section_id(PART), edits))
    found = {each.id: (each.state, each.anchor.start) for each in there(desk)}
    assert found == {"s1": (OPEN, 23), "s2": (CONFLICT, 6), "s3": (CONFLICT, 0)}
    act(desk, accept, chosen=chosen(person="Ben Shah"))
    assert desk.texts(PART) == ["Nobody told us. People queued for a year."]


def test_a_line_end_makes_a_passage_and_deleted_breaks_join_them(desk: Desk) -> None:
    first, second, third = desk.write(PART, TEXT, "Another.", "The last one is this.")
    item = desk.note("Survey")
    desk.cite(PART, first, "People waited", item)
    desk.cite(PART, third, "one is this", item)
    shown_edit(desk, BEN, ShownEdit(first, 17, first, 18, "\n"))
    shown_edit(desk, BEN, ShownEdit(second, 7, third, 3, ":"))
    act(desk, accept, chosen=chosen())
    section = load_section(desk.workspace, desk.section_id(PART))
    assert [each.text for each in section.passages] == [
        "Staff told us so.",
        "People waited for a year.",
        "Another: last one is this.",
    ]
    assert [each.id for each in section.passages][::2] == [first, second]
    assert section.passages[1].parent_id == first
    citations = load_citations(desk.workspace, section.id)
    assert {(each.anchor.passage_id, each.anchor.exact, each.is_detached) for each in citations} == {
        (section.passages[1].id, "People waited", False),
        (second, "one is this", False),
    }
    assert verify(desk.workspace) == ()
    undo(desk.workspace, ANN, later(400), assessment_id=desk.assessment_id)
    assert desk.texts(PART) == [TEXT, "Another.", "The last one is this."]
    assert states(desk) == [OPEN, OPEN, OPEN]


def test_a_join_is_in_conflict_when_another_passage_came_between(desk: Desk) -> None:
    first, second = desk.write(PART, TEXT, "Another.")
    shown_edit(desk, BEN, ShownEdit(first, len(TEXT), second, 0, " "))
    assert states(desk) == [OPEN]
    section_id = desk.section_id(PART)
    new = PassageEdit("between", PassageKind.PARAGRAPH, "In between.")
    act(desk, save_text, edit=SectionEdit(section_id, (new,), (), (first, "between", second)))
    assert states(desk) == [CONFLICT]
    act(desk, save_text, edit=SectionEdit(section_id, (), ("between",), (first, second)))
    assert states(desk) == [OPEN]


def test_a_passage_all_of_whose_words_go_goes_unless_words_are_suggested_there(desk: Desk) -> None:
    first, second = desk.write(PART, TEXT, "Another.")
    bens = shown_edit(desk, BEN, ShownEdit(first, 0, first, len(TEXT))).result
    shown_edit(desk, ANN, ShownEdit(second, 8, second, 8, " New."))
    all_of_second = shown_edit(desk, BEN, ShownEdit(second, 0, second, 8)).result
    act(desk, accept, chosen=chosen(*bens))
    assert desk.texts(PART) == ["Another."]
    act(desk, accept, chosen=chosen(*all_of_second))
    act(desk, accept, chosen=chosen())
    assert desk.texts(PART) == [" New."]
    assert verify(desk.workspace) == ()


def test_a_suggestion_goes_along_when_its_passage_moves_to_another_section(desk: Desk) -> None:
    first, second = desk.write(PART, TEXT, "Another.")
    type_over(desk, first, "waited", "queued")
    act(desk, save_text, edit=SectionEdit(desk.section_id(PART), (), (first,), (second,)))
    assert states(desk) == [CONFLICT]
    moved = PassageEdit(first, PassageKind.PARAGRAPH, TEXT)
    act(desk, save_text, edit=SectionEdit(desk.section_id(OTHER), (moved,), (), (first,)))
    (made,) = there(desk, OTHER)
    assert (made.state, made.anchor.passage_id) == (OPEN, first)
    act(desk, accept, chosen=chosen())
    assert desk.texts(OTHER) == [TEXT.replace("waited", "queued")]


def test_replacing_everywhere_moves_suggestions_and_loses_those_on_the_words(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    type_over(desk, passage, "Staff", "All staff")
    type_over(desk, passage, "waited", "queued", ANN)
    act(desk, replace_everywhere, find="Staff", replacement="Social workers")
    assert [(each.state, each.anchor.exact, each.anchor.start) for each in there(desk)] == [
        (CONFLICT, "Staff", 0),
        (OPEN, "waited", 34),
    ]
    undo(desk.workspace, ANN, later(400), assessment_id=desk.assessment_id)
    assert states(desk) == [OPEN, OPEN]


def test_links_are_kept_by_accepting(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    link = Link(25, 31, "https://example.org")
    edit = PassageEdit(passage, PassageKind.PARAGRAPH, TEXT, links=(link,), base_version=1)
    act(desk, save_text, edit=SectionEdit(desk.section_id(PART), (edit,), (), (passage,)))
    shown_edit(desk, BEN, ShownEdit(passage, 0, passage, 5, "All"))
    act(desk, accept, chosen=chosen())
    (there_,) = load_section(desk.workspace, desk.section_id(PART)).passages
    assert [there_.text[each.start : each.end] for each in there_.links] == ["waited"]


def test_suggestions_go_and_come_back_with_their_assessment(desk: Desk) -> None:
    (passage,) = desk.write(PART, TEXT)
    type_over(desk, passage, "waited", "queued")
    act(desk, remove_assessment)
    assert load_suggestions(desk.workspace, desk.assessment_id) == ()
    undo(desk.workspace, ANN, later(400), assessment_id=desk.assessment_id)
    assert states(desk) == [OPEN]
    assert verify(desk.workspace) == ()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_written_in_between_only_the_words_meant_are_changed(desk: Desk, seed: int) -> None:
    """Each word stands once in the section; each suggestion replaces one by itself in capitals."""
    dice = random.Random(seed)
    ids = desk.write(PART, *(" ".join(f"w{row}x{word}x" for word in range(8)) for row in range(3)))
    meant: dict[str, str] = {}
    for number in range(6):
        section = load_section(desk.workspace, desk.section_id(PART))
        passage = dice.choice(section.passages)
        words = [word for word in passage.text.split() if word.islower() and word not in meant.values()]
        word = dice.choice(words)
        place = make_place(passage.id, passage.text, passage.text.index(word), passage.text.index(word) + len(word))
        edit = SuggestionEdit(f"s{number}", place, word.upper())
        meant[edit.id] = word
        act(desk, suggest, by=dice.choice((ANN, BEN)), at=200 * number, edit=SuggestingEdit(section.id, (edit,)))
        chance = dice.choice(ids)
        target = next(each for each in section.passages if each.id == chance)
        at = target.text.rfind(" ", 0, dice.randrange(len(target.text))) + 1
        gone = dice.choice((0, 0, 14))
        text = f"{target.text[:at]}new{number} {target.text[at + gone :]}"
        desk.rewrite(PART, target.id, text, at=later(200 * number + 100))
    before = desk.texts(PART)
    still = {each.id for each in there(desk) if each.state is OPEN}
    expected = before
    for each in still:
        expected = [" ".join(w.upper() if w == meant[each] else w for w in text.split(" ")) for text in expected]
    assert {each for each, word in meant.items() if any(word in text.split() for text in before)} == still
    if still:
        act(desk, accept, at=5000, chosen=chosen())
    assert desk.texts(PART) == expected
    assert verify(desk.workspace) == ()
    for step in range(14):
        try:
            undo(desk.workspace, ANN, later(6000 + step), assessment_id=desk.assessment_id)
        except Refused:
            break
    assert verify(desk.workspace) == ()
