"""Random people who suggest in one text: what is accepted is what they wrote, and nothing else is touched."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import count

from builders import NOON
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Passage, PassageKind
from domain.review.accepting import Accepted, accepted
from domain.review.suggestions import SegmentKind, Suggestion, by_passage, shown
from domain.review.tracking import Author, ShownEdit, tracked
from domain.text.exact_places import follow_exactly

ANN, BEN = (Author(name, "Reviewer", NOON) for name in ("Ann", "Ben"))
SECTION = "s"
Spot = tuple[int, int]
"""The number of a passage, and a shown offset in it."""
Edit = tuple[float, float, str, bool]
"""From where to where of the whole section, which words come there, and whether nothing goes."""
LETTERS, WORDS = "abcde .😀", ("", "", "a", "b.", " a", "\n", "ab\nb", "😀 ", "b\n", "a a")
HIGHEST = 255


def record_of(drawn: bytes) -> list[str]:
    """Return passages made of drawn bytes, which cost a tenth of drawing the letters."""
    text = "".join("|" if each > 230 else LETTERS[each % len(LETTERS)] for each in drawn)
    return [each for each in text.split("|") if each][:4] or ["a"]


def edits_of(drawn: bytes) -> list[tuple[bool, Edit]]:
    """Return edits made of drawn bytes, each with whether the first of two people makes it."""
    return [
        (kind % 2 == 0, (first / HIGHEST, second / HIGHEST, WORDS[words % len(WORDS)], kind % 3 == 0))
        for kind, first, second, words in zip(*[iter(drawn)] * 4, strict=False)
    ]


RECORD = st.binary(min_size=1, max_size=30).map(record_of)
EDITS = st.binary(min_size=4, max_size=32).map(edits_of)


class Writers:
    """A section and those who suggest in it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.passages = [Passage(f"p{at}", PassageKind.PARAGRAPH, text) for at, text in enumerate(texts)]
        self.suggestions: list[Suggestion] = []
        self.numbers = count()

    def new_id(self) -> str:
        return f"n{next(self.numbers):05}"

    def shown(self) -> list[str]:
        return [self.look(each).text for each in self.passages]

    def look(self, passage: Passage):
        return shown(passage.text, [each for each in self.suggestions if each.anchor.passage_id == passage.id])

    def do(self, author: Author, edit: Edit) -> tuple[Spot, Spot, Spot, str]:
        """Edit as an author; return where the edit began, where the caret is now, where it ended, and the words."""
        first, second, words, is_short = edit
        places = [(number, at) for number, text in enumerate(self.shown()) for at in range(len(text) + 1)]
        start = places[int(first * (len(places) - 1))]
        end = places[int(second * (len(places) - 1))]
        start, end = sorted((start, end))
        if is_short:
            end = start
        change = ShownEdit(f"p{start[0]}", start[1], f"p{end[0]}", end[1], words)
        made = tracked(SECTION, self.passages, change, by_passage(self.suggestions), author, self.new_id)
        gone = {each.id for each in (*made.changed, *made.withdrawn)}
        self.suggestions = [each for each in self.suggestions if each.id not in gone] + list(made.changed)
        return start, (start[0], made.caret), end, words

    def accept(self, chosen: Sequence[Suggestion]) -> Accepted:
        return accepted(self.passages, self.suggestions, {each.id for each in chosen}, self.new_id, "Cleo", NOON)

    def by(self, author: Author) -> list[Suggestion]:
        return [each for each in self.suggestions if each.person == author.person]

    def text_of(self, author: Author) -> str:
        return "\n".join(passage.text for passage in self.accept(self.by(author)).passages)

    def authors_letters(self, author: Author) -> list[list[bool]]:
        """Return, passage by passage, which of the shown letters are in the text as the author would have it."""
        own = {each.id for each in self.by(author)}
        found = []
        for passage in self.passages:
            letters: list[bool] = []
            for segment in self.look(passage).segments:
                is_own = not own.isdisjoint(segment.suggestion_ids)
                is_there = is_own if segment.kind is SegmentKind.INSERTED else not is_own
                letters += [is_there] * len(segment.text)
            found.append(letters)
        return found

    def broken(self, author: Author) -> list[bool]:
        """Return of each passage whether the author has the break behind it."""
        joined = {each.anchor.passage_id for each in self.by(author) if each.joins}
        return [passage.id not in joined for passage in self.passages[:-1]] + [False]


def written(texts: Sequence[Sequence[bool]], breaks: Sequence[bool], until: tuple[int, int]) -> int:
    """Return how many letters of the author's text lie before a place."""
    number, at = until
    before = sum(sum(letters) + has_break for letters, has_break in zip(texts[:number], breaks, strict=False))
    return before + sum(texts[number][:at])


@given(RECORD, EDITS)
def test_accepting_all_of_a_person_gives_the_text_as_that_person_wrote_it(texts, edits) -> None:
    writers = Writers(texts)
    for is_ann, edit in edits:
        author = ANN if is_ann else BEN
        before, letters, breaks = writers.text_of(author), writers.authors_letters(author), writers.broken(author)
        start, caret, end, words = writers.do(author, edit)
        low, high = written(letters, breaks, start), written(letters, breaks, end)
        assert writers.text_of(author) == before[:low] + words + before[high:]
        assert [passage.text for passage in writers.passages] == texts
        if words:
            letters, breaks = writers.authors_letters(author), writers.broken(author)
            assert written(letters, breaks, caret) == low + len(words)


@given(RECORD, EDITS)
def test_the_record_is_in_what_is_shown_and_every_place_is_found_again(texts, edits) -> None:
    writers = Writers(texts)
    for is_ann, edit in edits:
        writers.do(ANN if is_ann else BEN, edit)
    for passage in writers.passages:
        look = writers.look(passage)
        assert look.record == passage.text
        for is_end in (False, True):
            places = [look.to_shown(at, is_end=is_end) for at in range(len(passage.text) + 1)]
            assert [look.to_record(place) for place in places] == [*range(len(passage.text) + 1)]
            assert places == sorted(places)
        for at, letter in enumerate(passage.text):
            assert look.text[look.to_shown(at)] == letter == look.text[look.to_shown(at + 1, is_end=True) - 1]
        back = [look.to_record(at) for at in range(-1, len(look.text) + 2)]
        assert back == sorted(back)


def clash(one: Suggestion, other: Suggestion) -> bool:
    """Return whether accepting one of two suggestions may leave the other without what it would change."""
    if one.anchor.passage_id != other.anchor.passage_id:
        return False
    a, b = sorted((one, other), key=lambda each: each.place)
    is_over = b.anchor.start < a.anchor.end and a.anchor.start < b.anchor.end
    is_within = a.anchor.start < b.anchor.start == b.anchor.end < a.anchor.end
    is_behind_the_end = bool(a.joins or b.joins) and a.anchor.end == b.anchor.end
    return is_over or is_within or is_behind_the_end


def clashing_groups(suggestions: Sequence[Suggestion]) -> set[str]:
    return {
        each.group_id
        for one in suggestions
        for other in suggestions
        if one.id != other.id and one.group_id != other.group_id and clash(one, other)
        for each in (one, other)
    }


@given(RECORD, EDITS, st.integers(0, 1000))
def test_any_order_of_accepting_gives_the_same_text(texts, edits, seed) -> None:
    writers = Writers(texts)
    for is_ann, edit in edits:
        writers.do(ANN if is_ann else BEN, edit)
    clashing = clashing_groups(writers.suggestions)
    writers.suggestions = [each for each in writers.suggestions if each.group_id not in clashing]
    at_once = writers.accept(writers.suggestions)
    assert len(at_once.accepted) == len(writers.suggestions)
    order = sorted({each.group_id for each in writers.suggestions})
    random.Random(seed).shuffle(order)
    for group in order:
        made = writers.accept([each for each in writers.suggestions if each.group_id == group])
        assert made.accepted
        writers.passages, writers.suggestions = list(made.passages), list(made.suggestions)
    assert [each.text for each in writers.passages] == [each.text for each in at_once.passages]


@given(RECORD, EDITS)
def test_what_another_took_away_is_in_conflict_and_changes_nothing(texts, edits) -> None:
    writers = Writers(texts)
    for is_ann, edit in edits:
        writers.do(ANN if is_ann else BEN, edit)
    first = writers.accept(writers.by(ANN))
    writers.passages, writers.suggestions = list(first.passages), list(first.suggestions)
    for each in writers.suggestions:
        text = next((passage.text for passage in writers.passages if passage.id == each.anchor.passage_id), "")
        if each.is_open:
            assert text[each.anchor.start : each.anchor.end] == each.anchor.exact
    assert {each.id for each in writers.suggestions} >= {each.id for each in writers.by(BEN)}
    second = writers.accept(writers.by(BEN))
    still_open = [each.id for each in writers.by(BEN) if each.is_open]
    groups = {each.group_id for each in writers.by(BEN) if not each.is_open}
    whole = {each.id for each in writers.by(BEN) if each.is_open and each.group_id not in groups}
    assert set(second.accepted) <= set(still_open)
    assert set(second.accepted) == whole


OTHERS = "".join(chr(0x4E00 + number) for number in range(400))


@given(st.lists(st.integers(1, 12), min_size=1, max_size=4), EDITS, EDITS)
def test_edits_of_the_record_move_a_suggestion_to_no_other_letters(lengths, edits, record_edits) -> None:
    """No letter stands twice, so that each is known by itself."""
    fresh = iter(OTHERS)
    writers = Writers(["".join(next(fresh) for _ in range(length)) for length in lengths])
    for is_ann, edit in edits:
        writers.do(ANN if is_ann else BEN, edit)
    before = {passage.id: passage.text for passage in writers.passages}
    after, parents = dict(before), {}
    for is_split, (first, second, _, is_typed) in record_edits[:3]:
        ids = [each for each in after if after[each]]
        if not ids:
            break
        chosen = ids[int(first * (len(ids) - 1))]
        text = after[chosen]
        low, high = sorted((int(first * len(text)), int(second * len(text))))
        typed = "".join(next(fresh) for _ in range(3)) if is_typed else ""
        after[chosen] = text[:low] + typed + ("" if is_split else text[high:])
        if is_split:
            after = {
                id: words
                for known, present in after.items()
                for id, words in (
                    (known, present),
                    *(((f"{chosen}x{len(after)}", text[high:]),) if known == chosen else ()),
                )
            }
            parents[f"{chosen}x{len(after) - 1}"] = chosen
    for each in writers.suggestions:
        place = follow_exactly(each.anchor, before, after, parents)
        if place is None:
            continue
        now, was = after[place.passage_id], before[each.anchor.passage_id]
        assert now[place.start : place.end] == place.exact == each.anchor.exact
        left, right = was[: each.anchor.start][-1:], was[each.anchor.end :][:1]
        if not place.exact:
            # Both letters beside it are still there, in this order, and what came between them stands behind it.
            everything = "\n".join(after.values())
            at = everything.index(left) if left else -1
            assert not left or at >= 0
            assert not left or now[: place.start].endswith(left)
            assert not right or everything.find(right) > at
