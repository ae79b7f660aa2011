"""What typing makes of suggestions, how they are shown, and what accepting them does to a section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pytest
from builders import NOON, later

from domain.assessment import Link, Passage, PassageKind
from domain.review.accepting import Accepted, accepted
from domain.review.suggestions import (
    Chosen,
    SegmentKind,
    Suggestion,
    SuggestionState,
    by_passage,
    choose,
    judged,
    shown,
)
from domain.review.tracking import Author, ShownEdit, Tracked, tracked
from domain.text.exact_places import follow_exactly, make_place, moved_exactly, place_again

ANN, BEN = Author("Ann", "Lead", NOON), Author("Ben", "Reviewer", NOON)
TEXT = "Staff told us so."
BULLET, HEADING, PARAGRAPH = PassageKind.BULLET, PassageKind.HEADING, PassageKind.PARAGRAPH


class Page:
    """Passages and the suggestions in them, changed as people type."""

    def __init__(self, *texts: str, kind: PassageKind = PARAGRAPH) -> None:
        self.passages = [Passage(f"p{at}", kind, text) for at, text in enumerate(texts)]
        self.suggestions: dict[str, Suggestion] = {}
        self.numbers = count()

    def new_id(self) -> str:
        return f"n{next(self.numbers)}"

    def edit(self, author: Author, start: int, end: int, words: str = "", over: tuple[int, int] = (0, 0)) -> Tracked:
        change = ShownEdit(f"p{over[0]}", start, f"p{over[1]}", end, words)
        made = tracked("s", self.passages, change, by_passage(self.suggestions.values()), author, self.new_id)
        for each in made.withdrawn:
            del self.suggestions[each.id]
        self.suggestions.update({each.id: each for each in made.changed})
        return made

    def changes(self) -> list[tuple[str, str, str]]:
        """Return of each suggestion who makes it, which words go and which come."""
        ordered = sorted(self.suggestions.values(), key=lambda each: (each.anchor.passage_id, each.place))
        return [(each.person, each.anchor.exact, each.replacement) for each in ordered]

    def looks(self, number: int = 0) -> str:
        """Return the text as shown: [what goes], {what comes}."""
        passage = self.passages[number]
        there = [each for each in self.suggestions.values() if each.anchor.passage_id == passage.id]
        marks = {SegmentKind.RECORD: "{}", SegmentKind.INSERTED: "{{{}}}", SegmentKind.DELETED: "[{}]"}
        return "".join(marks[each.kind].format(each.text) for each in shown(passage.text, there).segments)

    def accept(self, *ids: str) -> Accepted:
        chosen = set(ids) or set(self.suggestions)
        return accepted(self.passages, [*self.suggestions.values()], chosen, self.new_id, "Cleo", later(9))


def texts(made: Accepted) -> list[str]:
    return [passage.text for passage in made.passages]


def states(made: Accepted) -> list[SuggestionState]:
    return [each.state for each in made.suggestions]


def test_typing_within_ones_own_words_extends_them() -> None:
    page = Page(TEXT)
    page.edit(BEN, 6, 6, "hav ")
    page.edit(BEN, 9, 9, "e")
    assert page.changes() == [("Ben", "", "have ")]
    assert page.looks() == "Staff {have }told us so."
    (made,) = page.suggestions.values()
    assert (made.id, made.role, made.group_id) == ("n0", "Reviewer", "n0")


def test_what_one_put_in_is_taken_back_without_a_trace() -> None:
    page = Page(TEXT)
    page.edit(BEN, 6, 6, "have ")
    made = page.edit(BEN, 6, 11)
    assert ([each.id for each in made.withdrawn], page.suggestions) == (["n0"], {})


def test_words_of_record_stay_where_they_are_and_are_said_to_go() -> None:
    page = Page(TEXT)
    page.edit(BEN, 10, 13)
    assert page.looks() == "Staff told[ us] so."
    page.edit(BEN, 13, 16)
    assert (page.looks(), page.changes()) == ("Staff told[ us so].", [("Ben", " us so", "")])


def test_what_is_typed_over_words_comes_behind_them() -> None:
    page = Page(TEXT)
    made = page.edit(BEN, 6, 10, "asked")
    assert page.looks() == "Staff [told]{asked} us so."
    assert made.caret == len("Staff toldasked")
    page.edit(BEN, 15, 18, "")
    assert page.looks() == "Staff [told us]{asked} so."


def test_typing_the_same_words_again_is_no_suggestion() -> None:
    page = Page(TEXT)
    page.edit(BEN, 6, 10)
    made = page.edit(BEN, 10, 10, "told")
    assert (page.suggestions, made.caret) == ({}, len("Staff told"))


def test_another_persons_words_are_not_deleted_by_typing() -> None:
    page = Page(TEXT)
    page.edit(ANN, 6, 6, "have ")
    page.edit(BEN, 0, 15)
    assert page.looks() == "[Staff ]{have }[told] us so."
    assert page.changes() == [("Ben", "Staff told", ""), ("Ann", "", "have ")]
    page.edit(BEN, 8, 8, "X")
    assert ("Ann", "", "have ") in page.changes()


def test_two_people_may_say_different_things_of_the_same_words() -> None:
    page = Page(TEXT)
    page.edit(ANN, 0, 10, "We heard from")
    page.edit(BEN, 6, len("Staff toldWe heard from us"))
    made = page.accept("n0")
    assert texts(made) == ["We heard from us so."]
    assert states(made) == [SuggestionState.ACCEPTED, SuggestionState.IN_CONFLICT]
    assert (made.suggestions[0].settled_by, made.suggestions[0].settled_at) == ("Cleo", later(9))
    assert made.suggestions[1].anchor.exact == "told us"
    assert texts(page.accept("n1")) == ["Staff  so."]


def test_what_is_deleted_on_into_the_next_passage_joins_the_group() -> None:
    page = Page("One.", "Two.", "Three.")
    page.edit(ANN, 2, 1, over=(0, 1))
    page.edit(ANN, 1, 1, over=(1, 2))
    assert len(page.suggestions) == 3
    assert {each.group_id for each in page.suggestions.values()} == {"n0"}


def test_a_group_goes_by_the_first_suggestion_even_when_an_edit_before_it_becomes_one_with_that() -> None:
    page = Page("One.", "Two.", "Three.")
    page.edit(ANN, 0, 0, "x")
    page.edit(ANN, 3, 1, over=(0, 1))
    page.edit(ANN, 1, 1, over=(1, 2))
    assert {each.group_id for each in page.suggestions.values()} == {"n0", "n1"}
    page.edit(ANN, 1, 3)
    assert len(page.suggestions) == 3
    assert {each.group_id for each in page.suggestions.values()} == {"n0"}


def test_what_the_author_suggests_elsewhere_is_left_alone() -> None:
    page = Page(TEXT, TEXT)
    made = page.edit(ANN, 0, 0, "x", over=(1, 1)).changed[0]
    page.suggestions[made.id] = replace(made, group_id="")  # as one is kept that was never in a group
    assert [each.anchor.passage_id for each in page.edit(ANN, 0, 0, "y").changed] == ["p0"]


def test_what_is_deleted_over_several_passages_is_one_group() -> None:
    page = Page("One two.", "Three.", "Four five.")
    page.edit(BEN, 3, 4, "; ", over=(0, 2))
    assert page.changes() == [("Ben", " two.", "; "), ("Ben", "Three.", ""), ("Ben", "Four", "")]
    assert {each.group_id for each in page.suggestions.values()} == {"n0"}
    made = page.accept("n2")
    assert texts(made) == ["One;  five."]
    assert made.accepted == ("n0", "n1", "n2")
    assert [(passage.id, passage.version) for passage in made.passages] == [("p0", 0)]


def test_a_passage_all_of_which_goes_leaves_the_next_as_it_is() -> None:
    page = Page("One.", "Two.")
    page.passages[0] = replace(page.passages[0], kind=HEADING, level=1)
    page.edit(BEN, 0, 0, over=(0, 1))
    (left,) = page.accept().passages
    assert left == page.passages[1]


@pytest.mark.parametrize(("kind", "following"), [(PARAGRAPH, PARAGRAPH), (BULLET, BULLET), (HEADING, PARAGRAPH)])
def test_a_line_end_begins_a_passage(kind: PassageKind, following: PassageKind) -> None:
    page = Page(TEXT, kind=kind)
    page.edit(BEN, 10, 11, ".\nThey heard ")
    first, second = page.accept().passages
    assert (first.id, first.text, first.kind) == ("p0", "Staff told.", kind)
    assert (second.text, second.kind, second.parent_id, second.version) == ("They heard us so.", following, "p0", 0)


def test_a_line_put_in_above_leaves_the_words_their_passage() -> None:
    page = Page(TEXT, kind=HEADING)
    page.edit(BEN, 0, 0, "Before.\n")
    above, passage = page.accept().passages
    assert (above.text, above.kind, above.parent_id) == ("Before.", PARAGRAPH, "")
    assert passage == page.passages[0]


def test_links_stay_on_their_words() -> None:
    page = Page("Read the report here.", "More of it.")
    page.passages[0] = replace(page.passages[0], links=(Link(9, 15, "a"), Link(16, 20, "b")))
    page.passages[1] = replace(page.passages[1], links=(Link(0, 4, "c"),))
    page.edit(BEN, 20, 21)
    page.edit(BEN, 16, 16, "right\n")
    page.edit(BEN, 9, 9, "long ")
    page.edit(BEN, 0, 5)
    first, second, _ = page.accept().passages
    assert (first.text, second.text) == ("the long report right", "here")
    assert [first.text[link.start : link.end] for link in first.links] == ["report"]
    assert [second.text[link.start : link.end] for link in second.links] == ["here"]
    page = Page("One.", "More of it.")
    page.passages[0] = replace(page.passages[0], links=(Link(1, 3, "b"),))
    page.passages[1] = replace(page.passages[1], links=(Link(0, 4, "c"),))
    page.edit(BEN, 1, 0, over=(0, 1))
    assert [page.accept().passages[0].text[link.start : link.end] for link in page.accept().passages[0].links] == [
        "More"
    ]


def chosen(page: Page, wanted: Chosen) -> list[str]:
    return [each.id for each in choose([*page.suggestions.values()], wanted)]


def test_suggestions_are_chosen_by_person_place_and_group() -> None:
    page = Page("One two. Three four.", "Five.")
    page.edit(ANN, 0, 3, "1")
    page.edit(BEN, 10, 15)
    page.edit(BEN, 20, 1, over=(0, 1))
    assert chosen(page, Chosen()) == ["n0", "n1", "n2", "n3"]
    assert chosen(page, Chosen(person="Ann")) == ["n0"]
    assert chosen(page, Chosen(passage_id="p0", start=9, end=15)) == ["n1"]
    assert chosen(page, Chosen(ids=frozenset({"n3"}))) == ["n2", "n3"]
    assert chosen(page, Chosen(section_id="other")) == []
    page.suggestions["n0"] = replace(page.suggestions["n0"], state=SuggestionState.REJECTED)
    assert chosen(page, Chosen(person="Ann")) == []


def test_what_no_longer_fits_the_passages_is_in_conflict() -> None:
    page = Page("One.", "Two.", "Three.")
    page.edit(BEN, 0, 3)
    page.edit(BEN, 4, 0, over=(1, 2))
    there = [*page.suggestions.values()]
    open_, conflict = SuggestionState.OPEN, SuggestionState.IN_CONFLICT

    def told(passages: Sequence[Passage]) -> list[SuggestionState]:
        return [each.state for each in judged(there, passages)]

    assert told(page.passages) == [open_, open_]
    assert told(page.passages[::-1]) == [open_, conflict]
    assert told(page.passages[1:]) == [conflict, open_]
    assert told([replace(each, text=f"{each.text} More.") for each in page.passages]) == [open_, conflict]


def test_an_edit_that_is_none_is_refused() -> None:
    page = Page(TEXT, "Two.")
    with pytest.raises(ValueError, match="ends"):
        page.edit(BEN, 5, 3)
    with pytest.raises(ValueError, match="not in"):
        page.edit(BEN, 0, 0, over=(0, 7))


# Places that follow exactly


def follow(start: int, end: int, new: str, old: str = "It is good so far.") -> tuple[int, int] | None:
    place = follow_exactly(make_place("p", old, start, end), {"p": old}, {"p": new}, {})
    return None if place is None else (place.start, place.end)


@pytest.mark.parametrize(
    ("start", "end", "new", "expected"),
    [
        (6, 10, "It is very good so far.", (11, 15)),
        (6, 10, "It is goood so far.", None),
        (6, 10, "It is bad so far.", None),
        (6, 6, "It is bad so far.", None),
        (6, 6, "It was good so far.", (7, 7)),
        (6, 6, "It is very good so far.", (6, 6)),
        (18, 18, "It is good so far. And more.", (18, 18)),
        (18, 18, "It is good.", (11, 11)),
        (18, 18, "It is good so fa", None),
        (0, 0, "So: It is good so far.", (0, 0)),
        (6, 6, "", None),
    ],
)
def test_a_place_keeps_its_own_words_and_neighbours_or_is_lost(start, end, new, expected) -> None:
    assert follow(start, end, new) == expected


def test_a_place_goes_along_when_passages_are_split_and_joined() -> None:
    old = {"a": "One two", "b": "three four"}
    at_end, words = make_place("a", old["a"], 7, 7), make_place("b", old["b"], 6, 10)
    joined = {"a": "One twothree four"}
    assert follow_exactly(at_end, old, joined, {}) == make_place("a", joined["a"], 7, 7)
    assert follow_exactly(words, old, joined, {}) == make_place("a", joined["a"], 13, 17)
    split = {"a": "One two", "b": "three", "c": "four"}
    assert follow_exactly(words, old, split, {"c": "b"}) == make_place("c", "four", 0, 4)


def test_a_lost_place_is_found_when_its_words_come_back_once() -> None:
    text = "People waited for months in Leeds."
    place = make_place("p", text, 7, 13)
    assert place_again(place, f"Now: {text}") == make_place("p", f"Now: {text}", 12, 18)
    assert place_again(place, f"{text} {text}") is None
    assert place_again(place, "Nobody waited.") is None
    short = make_place("p", "No.", 2, 2)
    assert place_again(short, "No.") == short
    assert place_again(short, "Yes. No.") is None
    assert place_again(make_place("p", "", 0, 0), "Any.") is None


def test_a_place_moves_past_words_that_are_replaced_but_not_with_them() -> None:
    text = "one two one"
    assert moved_exactly(make_place("p", text, 4, 7), "1 two 1", ((0, 3), (8, 11)), 1) == make_place(
        "p", "1 two 1", 2, 5
    )
    assert moved_exactly(make_place("p", text, 0, 3), "1 two 1", ((0, 3), (8, 11)), 1) is None
    assert moved_exactly(make_place("p", text, 3, 3), "1 two 1", ((0, 3), (8, 11)), 1) is None
    assert moved_exactly(make_place("p", text, 5, 5), "1 two 1", ((0, 3), (8, 11)), 1) == make_place(
        "p", "1 two 1", 3, 3
    )


def test_there_is_no_place_outside_a_text() -> None:
    with pytest.raises(ValueError, match="no place"):
        make_place("p", "One.", 3, 5)


def test_words_that_were_moved_in_the_passage_are_followed() -> None:
    old = "Alpha beta gamma delta epsilon zeta."
    assert follow(6, 10, "Alpha gamma delta epsilon beta zeta.", old) == (26, 30)
    assert follow(6, 10, "Alfa beta gamma delta epsilon eta.", old) == (5, 9)
    assert follow(6, 10, "Alfa beta gama epsilon eta.", old) is None


def test_a_passage_without_words_is_shown_and_suggested_in() -> None:
    page = Page("")
    empty = shown("", [])
    assert (empty.text, empty.to_shown(3), empty.to_record(3)) == ("", 0, 0)
    page.edit(BEN, 0, 0, "New.")
    look = shown("", page.suggestions.values())
    assert (look.to_shown(0, is_end=True), look.to_shown(0), look.to_record(2)) == (0, 4, 0)
    assert texts(page.accept()) == ["New."]


def test_a_place_before_the_first_letter_goes_along_when_its_passage_is_joined() -> None:
    old, joined = {"a": "One two", "b": "three four"}, {"a": "One twothree four"}
    assert follow_exactly(make_place("b", old["b"], 0, 0), old, joined, {}) == make_place("a", joined["a"], 7, 7)
    assert follow_exactly(make_place("b", "", 0, 0), {"b": ""}, {}, {}) is None
    assert place_again(make_place("b", old["b"], 6, 10), "three") is None


def test_a_break_goes_also_when_the_passage_behind_it_was_taken_out_before() -> None:
    page = Page("One.", "Two.", "Three.")
    anns = page.edit(ANN, 4, 0, " ", over=(0, 1)).changed[0].id
    bens = page.edit(BEN, 0, 0, over=(1, 2)).changed[0].id
    first = page.accept(bens)
    assert texts(first) == ["One.", "Three."]
    made = accepted(first.passages, first.suggestions, {anns}, page.new_id, "Cleo", later(9))
    assert texts(made) == ["One. Three."]
    assert texts(page.accept(anns, bens)) == ["One. Three."]


def test_a_group_is_accepted_whole_or_not_at_all() -> None:
    page = Page("One two.", "Three.", "Four five.")
    page.edit(BEN, 3, 4, over=(0, 2))
    lost = page.suggestions["n1"]
    page.suggestions["n1"] = replace(lost, state=SuggestionState.IN_CONFLICT)
    made = page.accept()
    assert (made.accepted, texts(made)) == ((), ["One two.", "Three.", "Four five."])
