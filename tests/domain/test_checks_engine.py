"""The engine looks only at what has changed, and its answer is that of an engine that has seen nothing before."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import pytest
from builders import made_up_framework
from checks_alone import a_style
from seen_checks import Seen, a_document

from domain.assessment import Citation, Document, Passage, PassageKind, Score, Section, SectionKind, Stance
from domain.checks.checking import Checked, HouseStyle
from domain.checks.engine import CheckEngine
from domain.checks.finding import Finding
from domain.checks.registry import Scope
from domain.checks.running import LEAST_SECONDS
from domain.checks.subjects import PassageSubject
from domain.checks.together import Together
from domain.evidence.coverage import coverage_of
from domain.evidence.evidence import Excerpt, Need, Pseudonym, SentenceMark
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from domain.text.anchors import make_anchor
from resources.loader import read_json
from store.files import FileStore
from store.sample import read_sample, read_sample_pseudonyms, sample_framework_id
from ui.house_style import style_with_spelling

PSEUDONYMS = (Pseudonym("1", "Quill", "Person A"),)
SENTENCES = (
    "Staff told us that the team had recieved 41 of 70 (50%) requests in 2024.",
    "Some people told us us that they waited for a Care Act assessment.",
    "The waiting list for a Care Act assessment had fallen from 120 to 80 in 2024.",
    "The waiting list for a Care Act assessment had fallen from 120 to 90 in 2024.",
    "The Integrated Care Board (ICB) met Quill; the ICB and the MASH agreed, and clients were glad.",
    "There were significant shortfalls, and “nobody asked us what we wanted” was said by partners .",
    "The Integrated Care Board met. We were told that it was TBC.",
    "People waited 12 weeks for a review of their care, and carers said that nobody had called them back about it.",
)


@cache
def framework() -> Framework:
    name = f"{sample_framework_id()}.json"
    return parse_framework(read_json("frameworks", name), name)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """Return the sample with a few paragraphs of each section."""
    whole = read_sample(framework(), FileStore(tmp_path_factory.mktemp("files")))
    return replace(whole, sections=tuple(replace(each, passages=each.passages[:3]) for each in whole.sections))


def fresh(document: Document, pseudonyms: tuple[Pseudonym, ...], style: HouseStyle) -> Checked:
    return CheckEngine(framework(), style).check(document, pseudonyms)


class Editor:
    """Changes an assessment here and there as people do, and as the store hands it out: in values of their own."""

    def __init__(self, seed: int, document: Document) -> None:
        self.chance = random.Random(seed)
        self.document = document
        self.made = 0

    def edit(self) -> None:
        """Make one change."""
        changes: list[Callable[[], None]] = [self.write, self.write, self.add, self.remove, self.score, self.cite]
        changes += [self.detach, self.take_up, self.mark, self.turn, self.swap, self.replace_item, self.lose_excerpt]
        self.chance.choice(changes)()

    def write(self) -> None:
        def written(passage: Passage) -> Passage:
            text = self.chance.choice((passage.text + " ", "")) + " ".join(self.chance.sample(SENTENCES, 2))
            return replace(passage, text=text, version=passage.version + 1)

        self._change(written)

    def turn(self) -> None:
        self._change(lambda passage: replace(passage, kind=self.chance.choice(tuple(PassageKind)), level=1))

    def add(self) -> None:
        self.made += 1
        new = Passage(f"new-{self.made}", PassageKind.PARAGRAPH, self.chance.choice(SENTENCES))

        def added(passages: tuple[Passage, ...], place: int) -> tuple[Passage, ...]:
            return (*passages[:place], new, *passages[place:])

        self._rearrange(added)

    def remove(self) -> None:
        self._rearrange(lambda passages, place: passages[:place] + passages[place + 1 :])

    def swap(self) -> None:
        self._rearrange(lambda passages, place: passages[place:] + passages[:place])

    def score(self) -> None:
        score = Score(self.chance.choice((None, 1, 2, 3, 4)), self.chance.choice(("", *SENTENCES)))
        self._put(lambda section: replace(section, score=score) if section.kind is SectionKind.STATEMENT else section)

    def cite(self) -> None:
        section, passage = self._somewhere()
        item = self.chance.choice(self.document.items)
        self.made += 1
        anchor = make_anchor(passage.id, passage.text, 0, len(passage.text))
        stance = self.chance.choice(tuple(Stance))
        citation = Citation(f"cited-{self.made}", section.id, anchor, item.id, item.reference, stance=stance)
        self.document = replace(self.document, citations=(*self.document.citations, citation))

    def detach(self) -> None:
        place = self.chance.randrange(len(self.document.citations))
        citations = list(self.document.citations)
        citations[place] = replace(citations[place], is_detached=not citations[place].is_detached)
        self.document = replace(self.document, citations=tuple(citations))

    def take_up(self) -> None:
        """Take every value anew, equal and not the same, as a store does that reads them again."""
        sections = tuple(
            replace(each, passages=tuple(replace(passage) for passage in each.passages))
            for each in self.document.sections
        )
        citations = tuple(replace(each) for each in self.document.citations)
        items = tuple(replace(each) for each in self.document.items)
        self.document = replace(self.document, sections=sections, citations=citations, items=items)

    def mark(self) -> None:
        section, passage = self._somewhere()
        self.made += 1
        anchor = make_anchor(passage.id, passage.text, 0, len(passage.text))
        need = self.chance.choice(tuple(Need))
        mark = SentenceMark(f"mark-{self.made}", section.id, anchor, need)
        self.document = replace(self.document, marks=(*self.document.marks, mark))

    def replace_item(self) -> None:
        place = self.chance.randrange(len(self.document.items))
        items = list(self.document.items)
        changed = {"category": "people", "people_heard": self.chance.choice((None, 1, 9)), "title": "Aproach of Kwill"}
        items[place] = replace(items[place], disclosed=not items[place].disclosed, **changed)
        self.document = replace(self.document, items=tuple(items))

    def lose_excerpt(self) -> None:
        kept: tuple[Excerpt, ...] = self.document.excerpts[1:]
        self.document = replace(self.document, excerpts=kept)

    def _somewhere(self) -> tuple[Section, Passage]:
        section = self.chance.choice([each for each in self.document.sections if each.passages])
        return section, self.chance.choice(section.passages)

    def _change(self, change: Callable[[Passage], Passage]) -> None:
        section, passage = self._somewhere()
        passages = tuple(change(each) if each is passage else each for each in section.passages)
        self._put(lambda each: replace(each, passages=passages) if each is section else each)

    def _rearrange(self, change: Callable[[tuple[Passage, ...], int], tuple[Passage, ...]]) -> None:
        section, passage = self._somewhere()
        passages = change(section.passages, section.passages.index(passage))
        self._put(lambda each: replace(each, passages=passages) if each is section else each)

    def _put(self, change: Callable[[Section], Section]) -> None:
        self.document = replace(self.document, sections=tuple(change(each) for each in self.document.sections))


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_answer_is_that_of_an_engine_that_has_seen_nothing(seed: int, sample: Document) -> None:
    style = style_with_spelling()
    engine = CheckEngine(framework(), style)
    editor = Editor(seed, sample)
    codes = set()
    for _ in range(8):
        pseudonyms = editor.chance.choice((PSEUDONYMS, ()))
        checked = engine.check(editor.document, pseudonyms)
        assert checked == fresh(editor.document, pseudonyms, style)
        codes |= {each.code for each in checked.findings}
        for _ in range(editor.chance.randint(1, 4)):
            editor.edit()
    assert len(codes) > 5


def test_the_coverage_is_that_of_the_report(sample: Document) -> None:
    style = style_with_spelling()
    checked = CheckEngine(framework(), style).check(sample, read_sample_pseudonyms())
    assert checked.coverage == coverage_of(sample, style.evidence)


def test_only_the_passage_that_changed_is_looked_at_again() -> None:
    seen = Seen()
    engine = CheckEngine(made_up_framework(), a_style(), [seen.check])
    engine.check(a_document("One.", "Two.", "Three.", "Four."))
    seen.asked.clear()
    assert len(engine.check(a_document("One.", "Two.", "Three!", "Four.")).findings) == 4
    assert seen.asked == ["Three!"]


def test_the_passage_before_one_that_begins_with_a_quotation_now_is_looked_at_again() -> None:
    seen = Seen()
    engine = CheckEngine(made_up_framework(), a_style(), [seen.check])
    engine.check(a_document("One.", "Two.", "Three.", "Four."))
    seen.asked.clear()
    engine.check(a_document("One.", "Two.", "“Three.", "Four."))
    assert seen.asked == ["Two.", "“Three."]


def test_equal_values_are_not_looked_at_again() -> None:
    seen = Seen()
    engine = CheckEngine(made_up_framework(), a_style(), [seen.check])
    first = engine.check(a_document("One.", "Two."))
    seen.asked.clear()
    assert engine.check(a_document("One.", "Two.")) == first
    assert seen.asked == []


def test_a_check_that_takes_too_long_is_given_up_and_named() -> None:
    slow, quick = Seen(seconds=LEAST_SECONDS * 0.6), Seen(code="other")
    engine = CheckEngine(made_up_framework(), a_style(), [slow.check, quick.check], slow.clock)
    checked = engine.check(a_document("One.", "Two.", "Three.", "Four."))
    assert checked.too_slow == ("seen",)
    assert slow.asked == ["One.", "Two."]
    assert quick.asked == ["One.", "Two.", "Three.", "Four."]
    assert [each.code for each in checked.findings] == ["other"] * 4


def test_a_check_given_up_stays_so_and_what_it_found_before_is_left_out() -> None:
    seen = Seen()
    engine = CheckEngine(made_up_framework(), a_style(), [seen.check], seen.clock)
    assert len(engine.check(a_document("One.", "Two.")).findings) == 2
    seen.seconds = 2 * LEAST_SECONDS
    assert engine.check(a_document("One.", "Three.")).findings == ()
    seen.seconds = 0.0
    checked = engine.check(a_document("One.", "Four."))
    assert (checked.findings, checked.too_slow) == ((), ("seen",))


def test_a_long_report_may_take_longer() -> None:
    seen = Seen(seconds=LEAST_SECONDS * 1.5)
    engine = CheckEngine(made_up_framework(), a_style(), [seen.check], seen.clock)
    assert engine.check(a_document("word " * 30_000)).too_slow == ()


def test_each_time_a_check_begins_with_its_whole_bound() -> None:
    seen = Seen(seconds=LEAST_SECONDS * 0.9)
    engine = CheckEngine(made_up_framework(), a_style(), [seen.check], seen.clock)
    assert [engine.check(a_document(str(number))).too_slow for number in range(4)] == [(), (), (), ()]


@pytest.mark.parametrize("scope", [Scope.SECTION, Scope.DOCUMENT])
def test_checks_of_sections_and_reports_have_their_bound(scope: Scope) -> None:
    seen = Seen(scope, seconds=2 * LEAST_SECONDS)
    engine = CheckEngine(made_up_framework(), a_style(), [seen.check], seen.clock)
    assert engine.check(a_document("One.")).too_slow == ("seen",)


def test_rules_that_are_off_give_nothing() -> None:
    seen = Seen()
    engine = CheckEngine(made_up_framework(), a_style(off=frozenset({"seen"})), [seen.check])
    assert engine.check(a_document("One.")).findings == ()


@pytest.mark.parametrize("scope", list(Scope))
def test_a_check_that_fails_is_left_out_and_named_and_takes_no_other_with_it(scope: Scope) -> None:
    failing, other = Seen(scope, code="broken", error=KeyError("words of the text")), Seen()
    checked = CheckEngine(made_up_framework(), a_style(), [failing.check, other.check]).check(
        a_document("One.", "Two.")
    )
    assert [name for name, _ in checked.failed] == ["broken"]
    assert checked.failed[0][1].startswith("KeyError in seen_checks.py, line ")
    assert [each.code for each in checked.findings] == ["seen", "seen"]
    assert len(failing.asked) == 1


@pytest.mark.parametrize("how_many", [1, 2, 40])
def test_a_check_of_several_passages_at_once_finds_what_it_finds_in_each(how_many: int) -> None:
    seen, alone = Seen(), Seen()

    def look(subjects: Sequence[PassageSubject]) -> Iterator[list[Finding]]:
        return (list(seen.run(each)) for each in subjects)

    together = replace(seen.check, begin=lambda framework, style: Together(look))
    texts = [f"Passage {number}." for number in range(how_many)]
    checked = CheckEngine(made_up_framework(), a_style(), [together]).check(a_document(*texts))
    assert checked == CheckEngine(made_up_framework(), a_style(), [alone.check]).check(a_document(*texts))
    assert seen.asked == alone.asked


def test_a_check_of_several_passages_that_fails_is_told_and_left_out() -> None:
    seen, other = Seen(error=ValueError()), Seen(code="other")

    def look(subjects: Sequence[PassageSubject]) -> Iterator[list[Finding]]:
        return (list(seen.run(each)) for each in subjects)

    together = replace(seen.check, begin=lambda framework, style: Together(look))
    checked = CheckEngine(made_up_framework(), a_style(), [together, other.check]).check(a_document("One.", "Two."))
    assert [each.code for each in checked.findings] == ["other", "other"]
    assert [name for name, _how in checked.failed] == ["seen"]
