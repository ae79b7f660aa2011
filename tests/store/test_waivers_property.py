"""Waivers through edits: they stand on their words wherever these go, and nothing is told of other words."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from builders import ANN, Desk, later

from domain.assessment import Passage, PassageKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.standing import Standing, Waiver, sort_out
from domain.review.suggestions import Chosen
from domain.text.anchors import make_anchor
from store.actions.checks import waive_finding
from store.actions.history import redo, undo
from store.actions.suggestions import accept, suggest
from store.actions.text import replace_everywhere, save_text
from store.ids import new_id
from store.queries.assessments import load_document
from store.queries.checks import load_standing
from store.queries.history import entries
from store.values import PassageEdit, SectionEdit, SuggestingEdit, SuggestionEdit
from store.verify import verify

PARTS = ("learning", "governance", "safeguarding")
STEPS = 30


def sentence(number: int) -> str:
    """Return a sentence that no other number has."""
    return " ".join(f"word{number}{letter}" for letter in "abcdefgh") + "."


def starts_of(words: str, text: str) -> Iterator[int]:
    """Yield each place where words stand in a text, also where these overlap."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


class Draft:
    """An assessment as an editor saves it, in which passages are given by section and place."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.minutes = 0

    def passages(self, part: str) -> tuple[Passage, ...]:
        return self.by_part()[part]

    def by_part(self) -> dict[str, tuple[Passage, ...]]:
        document = load_document(self.desk.workspace, self.desk.assessment_id)
        return {part: document.section_of(part).passages for part in PARTS}

    def texts(self) -> dict[str, tuple[str, ...]]:
        return {part: tuple(each.text for each in passages) for part, passages in self.by_part().items()}

    def save(self, part: str, wanted: list[tuple[str, str] | tuple[str, str, str]]) -> None:
        """Save a section as these passages: id and text each, and the id it was split from for a new one."""
        self.minutes += 3  # each save is an entry of its own
        present = {each.id: each for each in self.passages(part)}
        edits = tuple(
            PassageEdit(
                id,
                PassageKind.PARAGRAPH,
                text,
                base_version=present[id].version if id in present else 0,
                parent_id=parent[0] if parent else "",
            )
            for id, text, *parent in wanted
            if id not in present or present[id].text != text
        )
        order = tuple(each[0] for each in wanted)
        removed = tuple(each for each in present if each not in order)
        edit = SectionEdit(self.desk.section_id(part), edits, removed, order)
        at = later(60 * self.minutes)
        save_text(self.desk.workspace, ANN, at, assessment_id=self.desk.assessment_id, edit=edit)

    def replace(self, old: str, new: str) -> None:
        self.minutes += 3
        here = {"assessment_id": self.desk.assessment_id}
        replace_everywhere(self.desk.workspace, ANN, later(60 * self.minutes), **here, find=old, replacement=new)

    def waive(self, part: str, passage: Passage, words: str) -> None:
        start = passage.text.index(words)
        place = (self.desk.section_id(part), passage.id, start, start + len(words), words)
        finding = Finding("term", Family.STYLE, Severity.SHOULD, *place, data=_data(words))
        here = {"assessment_id": self.desk.assessment_id}
        waive_finding(self.desk.workspace, ANN, later(60 * self.minutes), **here, finding=finding, reason="A name.")

    def standing(self) -> Standing:
        return load_standing(self.desk.workspace, self.desk.assessment_id)

    def waivers(self) -> tuple[Waiver, ...]:
        return self.standing().waivers

    def held(self, *wanted: str) -> dict[str, list[bool]]:
        """Return of each place where words stand whether a finding there is waived, by the words."""
        document = load_document(self.desk.workspace, self.desk.assessment_id)
        places = [(section.id, each) for section in document.sections for each in section.passages]
        found = {
            words: [
                Finding("term", Family.STYLE, Severity.SHOULD, id, each.id, at, at + len(words), words, _data(words))
                for id, each in places
                for at in starts_of(words, each.text)
            ]
            for words in wanted
        }
        waived = sort_out((each for some in found.values() for each in some), self.standing())[1]
        let_stand = {each.finding for each in waived}
        return {words: [each in let_stand for each in some] for words, some in found.items()}


def _data(words: str) -> tuple[tuple[str, str], ...]:
    return (("words", words),)


class RandomDraft(Draft):
    """A draft in which random things are done, and taken back as an editor takes them back: by saving other text."""

    def __init__(self, desk: Desk, seed: int) -> None:
        super().__init__(desk)
        self.random = random.Random(seed)
        self.fresh = iter(range(1000))
        self.waived: list[str] = []
        for part in PARTS:
            desk.write(part, *(" ".join(sentence(next(self.fresh)) for _ in range(2)) for _ in range(3)))
            for passage in self.passages(part):
                words = passage.text.split()
                first = self.random.randrange(len(words) - 4)
                for few in (words[first : first + 1], words[first + 2 : first + 4], words[:8]):
                    self.waived.append(" ".join(few))
                    self.waive(part, passage, self.waived[-1])

    def do_something(self) -> None:
        before = self._written()
        self.random.choice((self.type, self.delete, self.split, self.join, self.move, self.carry))()
        if self.random.random() < 0.5:
            for part, after in self._written().items():
                if after != before[part]:
                    self.save(part, [each for each in before[part] if each[0] not in self._elsewhere(part)])

    def _written(self) -> dict[str, list[tuple[str, str]]]:
        return {part: [(each.id, each.text) for each in passages] for part, passages in self.by_part().items()}

    def type(self) -> None:
        self._rewrite(lambda text, place: f"{text[:place]}{sentence(next(self.fresh))} {text[place:]}")

    def delete(self) -> None:
        self._rewrite(lambda text, place: text[:place] + text[place + 30 :])

    def split(self) -> None:
        part, place = self._any()
        passages = self._present(part)
        id, text = passages[place]
        at = self._word_start(text)
        self.save(part, [*passages[:place], (id, text[:at]), (new_id(), text[at:], id), *passages[place + 1 :]])

    def join(self) -> None:
        part, place = self._any()
        passages = self._present(part)
        if place + 1 < len(passages):
            (id, text), (_, following) = passages[place : place + 2]
            self.save(part, [*passages[:place], (id, f"{text} {following}"), *passages[place + 2 :]])

    def move(self) -> None:
        """Cut a whole passage out of one section, and paste it into another in the next save."""
        part, place = self._any()
        passages = self._present(part)
        self.save(part, [*passages[:place], *passages[place + 1 :]])
        other = self.random.choice(PARTS)
        self.save(other, [*self._present(other), passages[place]])

    def carry(self) -> None:
        """Cut words out of the middle of one passage, and paste them into another in the next save."""
        part, place = self._any()
        passages = self._present(part)
        id, text = passages[place]
        start = self._word_start(text)
        self.save(part, [*passages[:place], (id, text[:start] + text[start + 60 :]), *passages[place + 1 :]])
        carried = text[start : start + 60]
        self._rewrite(lambda text, place: text[:place] + carried + text[place:])

    def _rewrite(self, change: Callable[[str, int], str]) -> None:
        part, place = self._any()
        passages = self._present(part)
        id, text = passages[place]
        passages[place] = (id, change(text, self._word_start(text)))
        self.save(part, passages)

    def _present(self, part: str) -> list[tuple[str, str]]:
        return [(each.id, each.text) for each in self.passages(part)]

    def _elsewhere(self, part: str) -> set[str]:
        return {each.id for other, passages in self.by_part().items() if other != part for each in passages}

    def _any(self) -> tuple[str, int]:
        places = [
            (part, place)
            for part, passages in self.by_part().items()
            for place, each in enumerate(passages)
            if each.text.strip()
        ]
        return self.random.choice(places)

    def _word_start(self, text: str) -> int:
        return text.rfind(" ", 0, self.random.randrange(len(text))) + 1


def faults(draft: RandomDraft) -> list[str]:
    """Return what is wrong now: waivers stand on what they say, and hold wherever their words are."""
    texts = {each.id: each.text for passages in draft.by_part().values() for each in passages}
    wrong = []
    for waiver in draft.waivers():
        anchor = waiver.anchor
        assert anchor is not None
        if not waiver.is_detached and texts[anchor.passage_id][anchor.start : anchor.end] != anchor.exact:
            wrong.append(f"{waiver.words!r} does not stand on {anchor.exact!r}")
    wrong += [f"{words!r} is not waived" for words, held in draft.held(*draft.waived).items() if False in held]
    return wrong


def own(waivers: tuple[Waiver, ...]) -> set[object]:
    """Return what an edit never changes of waivers."""
    return {(each.id, each.code, each.words, each.data, each.reason, each.by, each.at) for each in waivers}


@pytest.mark.parametrize("seed", range(3))
def test_waivers_hold_wherever_their_words_stand_and_undo_gives_all_of_it_back(desk: Desk, seed: int) -> None:
    draft = RandomDraft(desk, seed)
    first, before = (draft.texts(), draft.waivers()), len(entries(desk.workspace, desk.assessment_id, limit=0))
    assert faults(draft) == []
    for _ in range(STEPS):
        draft.do_something()
        assert faults(draft) == []
    last = (draft.texts(), draft.waivers())
    assert own(last[1]) == own(first[1])
    saves = len(entries(desk.workspace, desk.assessment_id, limit=0)) - before
    for _ in range(saves):
        undo(desk.workspace, ANN, later(60 * (draft.minutes + 3)), assessment_id=desk.assessment_id)
    assert (draft.texts(), draft.waivers()) == first
    for _ in range(saves):
        redo(desk.workspace, ANN, later(60 * (draft.minutes + 6)), assessment_id=desk.assessment_id)
    assert (draft.texts(), draft.waivers()) == last
    assert verify(desk.workspace) == ()


SAID = "Staff told us clients waited for weeks. The council knew this."
Edits = list[Callable[[Draft, list[str]], None]]


def write(*texts: str, part: str = "learning") -> Callable[[Draft, list[str]], None]:
    """Save a section as these texts of the passages that were there first, one for each; "" takes one out."""
    return lambda draft, ids: draft.save(part, [(id, text) for id, text in zip(ids, texts, strict=False) if text])


def replace(old: str, new: str) -> Callable[[Draft, list[str]], None]:
    return lambda draft, _ids: draft.replace(old, new)


def take_suggestion(words: str, replacement: str) -> Callable[[Draft, list[str]], None]:
    """Suggest other words for some of the first passage, and accept that."""

    def do(draft: Draft, ids: list[str]) -> None:
        text = draft.passages("learning")[0].text
        start = text.index(words)
        suggested = SuggestionEdit(new_id(), make_anchor(ids[0], text, start, start + len(words)), replacement)
        edit = SuggestingEdit(draft.desk.section_id("learning"), (suggested,))
        here = {"assessment_id": draft.desk.assessment_id}
        suggest(draft.desk.workspace, ANN, later(60 * draft.minutes), **here, edit=edit)
        accept(draft.desk.workspace, ANN, later(60 * draft.minutes), **here, chosen=Chosen())

    return do


@pytest.mark.parametrize(
    ("edits", "held"),
    [
        pytest.param([write(f"At first: {SAID}")], [True], id="typed before"),
        pytest.param([write("Staff told us people waited for weeks. The council knew this.")], [], id="typed over"),
        pytest.param(
            [write("Staff told us people waited for weeks. The council knew this."), write(SAID)],
            [True],
            id="typed over and taken back",
        ),
        pytest.param(
            [write("Staff told us  waited for weeks. The council knew this."), write(SAID)],
            [True],
            id="taken out, back",
        ),
        pytest.param(
            [write("Staff told us cli waited for weeks. The council knew this."), write(SAID)], [True], id="half, back"
        ),
        pytest.param(
            [
                write("Staff told us cli waited for weeks. The council knew this."),
                write("Staff told us  waited for weeks. The council knew this."),
                write("The council knew this."),
                write(SAID),
            ],
            [True],
            id="letter by letter, then the sentence, and all back",
        ),
        pytest.param(
            [
                write("Staff told us people waited for weeks. The council knew this."),
                write("Staff told us  waited for weeks. The council knew this."),
                write(SAID),
            ],
            [True],
            id="typed over, taken out and written again",
        ),
        pytest.param([write("", "x"), write(SAID, "x")], [True], id="the paragraph cut and pasted"),
        pytest.param([replace("clients", "people")], [], id="replaced everywhere"),
        pytest.param([replace("clients", "people"), replace("people", "clients")], [True], id="replaced and back"),
        pytest.param(
            [replace("clients", ""), replace("us  wait", "us clients wait")], [True], id="replaced by nothing"
        ),
        pytest.param([take_suggestion("Staff", "Some of the staff")], [True], id="a suggestion before it"),
        pytest.param([take_suggestion("us clients", "us people")], [], id="a suggestion in its place"),
        pytest.param([replace("Staff", "Some workers")], [True], id="other words replaced"),
        pytest.param(
            [write("The council knew this."), write("The council knew this of clients.")], [False], id="written anew"
        ),
        pytest.param([write(f"{SAID} Other clients did not.")], [True, False], id="the same word beside it"),
    ],
)
def test_a_waiver_follows_its_words_and_is_back_when_they_are(desk: Desk, edits: Edits, held: list[bool]) -> None:
    draft = Draft(desk)
    ids = desk.write("learning", SAID, "x")
    draft.waive("learning", draft.passages("learning")[0], "clients")
    first, before = draft.waivers(), len(entries(desk.workspace, desk.assessment_id, limit=0))
    for edit in edits:
        edit(draft, ids)
    assert draft.held("clients")["clients"] == held
    assert own(draft.waivers()) == own(first)
    for _ in range(len(entries(desk.workspace, desk.assessment_id, limit=0)) - before):
        undo(desk.workspace, ANN, later(60 * (draft.minutes + 3)), assessment_id=desk.assessment_id)
    assert draft.waivers() == first
