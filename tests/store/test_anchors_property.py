"""Random saves of several sections: no citation is lost or moved to other words, and undo gives all of it back."""

from __future__ import annotations

import random

import pytest
from builders import ANN, Desk, later

from domain.assessment import Citation, Document, Passage, PassageKind
from domain.evidence.evidence import Need, SentenceMark
from store.actions.citations import mark_sentence
from store.actions.history import redo, undo
from store.actions.text import replace_everywhere, save_text
from store.ids import new_id
from store.queries.assessments import load_document
from store.queries.history import entries
from store.values import PassageEdit, SectionEdit
from store.verify import verify

PARTS = ("learning", "governance", "safeguarding")
STEPS = 25
State = tuple[tuple[tuple[str, ...], ...], tuple[Citation, ...], tuple[SentenceMark, ...]]


def words(number: int) -> str:
    """Return a sentence that no other number has."""
    return " ".join(f"word{number}{letter}" for letter in "abcdefgh") + "."


class Writing:
    """An assessment in which random things are done to the text, as an editor saves them."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.random = desk, random.Random(seed)
        self.fresh = iter(range(1000))
        self.minutes = 0
        for part in PARTS:
            desk.write(part, *(f"{words(next(self.fresh))} {words(next(self.fresh))}" for _ in range(3)))
        item = desk.note("Focus group")
        for part in PARTS:
            for passage in self.passages(part):
                first = passage.text.index(".") + 1
                desk.cite(part, passage.id, passage.text[:first], item)
                desk.cite(part, passage.id, passage.text[first + 1 :][: 20 + self.random.randrange(20)], item)
        self._mark()
        self.cited = {each.id: set(each.anchor.exact.split()) for each in self.state()[1]}

    @property
    def document(self) -> Document:
        """What is stored now, read again after each save only."""
        workspace = self.desk.workspace
        return workspace.read_shared("document", lambda _on: load_document(workspace, self.desk.assessment_id))

    def passages(self, part: str) -> tuple[Passage, ...]:
        return self.document.section_of(part).passages

    def state(self) -> State:
        document = self.document
        texts = tuple(tuple(each.text for each in document.section_of(part).passages) for part in PARTS)
        by_id = {each.id: each for each in document.citations}
        return texts, tuple(by_id[each] for each in sorted(by_id)), document.marks

    def do_something(self) -> None:
        self.minutes += 3  # each save is an entry of its own
        moves = (self.type, self.delete, self.split, self.join, self.move, self.carry_words, self.replace)
        self.random.choice(moves)()

    def type(self) -> None:
        part, passage = self._any()
        place = self._word_start(passage.text)
        self._save(part, {passage.id: passage.text[:place] + words(next(self.fresh)) + " " + passage.text[place:]})

    def delete(self) -> None:
        part, passage = self._any()
        start = self._word_start(passage.text)
        self._save(part, {passage.id: passage.text[:start] + passage.text[start + 30 :]})

    def split(self) -> None:
        part, passage = self._any()
        place = self._word_start(passage.text)
        self._save(part, {passage.id: passage.text[:place]}, after={passage.id: (new_id(), passage.text[place:])})

    def join(self) -> None:
        part, passage = self._any()
        ids = [each.id for each in self.passages(part)]
        place = ids.index(passage.id)
        if place + 1 < len(ids):
            following = self.passages(part)[place + 1]
            self._save(part, {passage.id: f"{passage.text} {following.text}"}, removed=(following.id,))

    def move(self) -> None:
        """Cut a whole passage out of one section, and paste it into another in the next save."""
        part, passage = self._any()
        self._save(part, {}, removed=(passage.id,))
        self._save(self.random.choice(PARTS), {}, pasted=(passage.id, passage.text))

    def carry_words(self) -> None:
        """Cut words out of the middle of one passage, and paste them into another in the next save."""
        part, passage = self._any()
        start = self._word_start(passage.text)
        carried = passage.text[start : start + 60]
        self._save(part, {passage.id: passage.text[:start] + passage.text[start + 60 :]})
        other, target = self._any()
        place = self._word_start(target.text)
        self._save(other, {target.id: target.text[:place] + carried + target.text[place:]})

    def replace(self) -> None:
        _part, passage = self._any()
        word = self.random.choice(passage.text.split() or ["none"])
        desk = self.desk
        replace_everywhere(
            desk.workspace,
            ANN,
            later(60 * self.minutes),
            assessment_id=desk.assessment_id,
            find=word,
            replacement=f"other{next(self.fresh)}",
        )

    def _mark(self) -> None:
        passage = self.passages(PARTS[0])[0]
        citation = next(each for each in self.state()[1] if each.anchor.passage_id == passage.id)
        mark_sentence(
            self.desk.workspace,
            ANN,
            later(1),
            assessment_id=self.desk.assessment_id,
            section_id=citation.section_id,
            anchor=citation.anchor,
            need=Need.NONE,
        )

    def _any(self) -> tuple[str, Passage]:
        while True:
            part = self.random.choice(PARTS)
            passages = [each for each in self.passages(part) if each.text.strip()]
            if passages:
                return part, self.random.choice(passages)

    def _word_start(self, text: str) -> int:
        return text.rfind(" ", 0, self.random.randrange(len(text))) + 1

    def _save(
        self,
        part: str,
        texts: dict[str, str],
        *,
        removed: tuple[str, ...] = (),
        after: dict[str, tuple[str, str]] | None = None,
        pasted: tuple[str, str] | None = None,
    ) -> None:
        present = {each.id: each for each in self.passages(part)}
        removed = (*removed, *(each for each, text in texts.items() if not text.strip()))
        edits, order = [], []
        for each in present:
            if each not in removed:
                order.append(each)
                if each in texts:
                    text = texts[each]
                    edits.append(PassageEdit(each, PassageKind.PARAGRAPH, text, base_version=present[each].version))
            for child, text in [after[each]] if after and each in after and after[each][1].strip() else ():
                order.append(child)
                edits.append(PassageEdit(child, PassageKind.PARAGRAPH, text, parent_id=each))
        if pasted is not None:
            order.insert(self.random.randint(0, len(order)), pasted[0])
            edits.append(PassageEdit(pasted[0], PassageKind.PARAGRAPH, pasted[1]))
        edit = SectionEdit(self.desk.section_id(part), tuple(edits), tuple(removed), tuple(order))
        at = later(60 * self.minutes)
        save_text(self.desk.workspace, ANN, at, assessment_id=self.desk.assessment_id, edit=edit)


def faults(writing: Writing) -> list[str]:
    """Return what is wrong with where the citations stand now."""
    document = writing.document
    texts = {passage.id: passage.text for section in document.sections for passage in section.passages}
    homes = {passage.id: section.id for section in document.sections for passage in section.passages}
    found = {citation.id: citation for citation in document.citations}
    wrong = [f"{each} is lost" for each in writing.cited.keys() - found.keys()]
    for citation in document.citations:
        anchor = citation.anchor
        if citation.is_detached:
            continue
        if texts.get(anchor.passage_id, "")[anchor.start : anchor.end] != anchor.exact:
            wrong.append(f"{citation.id} does not stand on its words")
        elif homes[anchor.passage_id] != citation.section_id:
            wrong.append(f"{citation.id} names another section than its passage is in")
        elif not is_its_own(writing.cited[citation.id], anchor.exact):
            wrong.append(f"{citation.id} moved to {anchor.exact!r}")
        else:
            # What was put in between its words is its own from now on.
            writing.cited[citation.id] |= set(anchor.exact.split())
    return wrong


def is_its_own(cited: set[str], exact: str) -> bool:
    """Whether the words were cited: one at least, or all were replaced where they stood."""
    now = exact.split()
    is_replaced = any("other" in word for word in now)
    return is_replaced or any(word in was or was in word for word in now for was in cited if len(word) > 1)


@pytest.mark.parametrize("seed", range(5))
def test_random_saves_lose_no_citation_and_undo_gives_all_of_it_back(desk: Desk, seed: int) -> None:
    writing = Writing(desk, seed)
    first, before = writing.state(), len(entries(desk.workspace, desk.assessment_id, limit=0))
    for _ in range(STEPS):
        writing.do_something()
        assert faults(writing) == []
    last, made = writing.state(), len(entries(desk.workspace, desk.assessment_id, limit=0)) - before
    assert made >= STEPS // 2
    for _ in range(made):
        undo(desk.workspace, ANN, later(60 * (writing.minutes + 3)), assessment_id=desk.assessment_id)
    assert writing.state() == first
    for _ in range(made):
        redo(desk.workspace, ANN, later(60 * (writing.minutes + 6)), assessment_id=desk.assessment_id)
    assert writing.state() == last
    assert verify(desk.workspace) == ()


def test_words_cut_from_one_section_and_pasted_in_another_later_take_citation_and_mark_along(desk: Desk) -> None:
    cited = "Some carers waited six weeks."
    (source,) = desk.write("learning", f"Staff had supervision. {cited} Leaders knew this.")
    (target,) = desk.write("governance", "The council had a plan.")
    desk.cite("learning", source, cited, desk.note("Focus group"))
    (citation,) = load_document(desk.workspace, desk.assessment_id).citations
    at, assessment_id = later(1), desk.assessment_id
    mark_sentence(
        desk.workspace,
        ANN,
        at,
        assessment_id=assessment_id,
        section_id=citation.section_id,
        anchor=citation.anchor,
        need=Need.NONE,
    )
    desk.rewrite("learning", source, "Staff had supervision. Leaders knew this.", at=later(200))
    document = load_document(desk.workspace, assessment_id)
    assert (document.citations[0].is_detached, document.marks[0].is_detached) == (True, True)
    desk.rewrite("governance", target, f"The council had a plan. {cited}", at=later(400))
    document = load_document(desk.workspace, assessment_id)
    for standing in (document.citations[0], document.marks[0]):
        assert not standing.is_detached
        assert (standing.section_id, standing.anchor.passage_id) == (desk.section_id("governance"), target)
        assert standing.anchor.exact == cited


def test_few_words_written_in_another_section_are_not_taken_for_those_that_are_gone(desk: Desk) -> None:
    (source,) = desk.write("learning", "People felt safe. Leaders knew this.")
    (target,) = desk.write("governance", "The council had a plan.")
    desk.cite("learning", source, "People felt safe.", desk.note("Focus group"))
    desk.rewrite("learning", source, "Leaders knew this.", at=later(200))
    desk.rewrite("governance", target, "The council had a plan. People felt safe.", at=later(400))
    (citation,) = load_document(desk.workspace, desk.assessment_id).citations
    assert citation.is_detached
