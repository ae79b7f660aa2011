"""Read the texts of the corpus: a file's text in, documents and the faults planted in them out.

A line is a paragraph; `# ` begins a sub-heading and `- ` a bullet, and empty lines are nothing. Lines with `@` say
what the text belongs to:

    @case NAME                       a document of its own begins; without any, the file is one document
    @authority NAME                  whose assessment it is
    @window FROM TO                  the window of the assessment, `- -` for none
    @statement PART SCORE            a quality statement's section begins, SCORE is `-` for none
    @narrative PART                  a narrative part's section begins
    @rationale WORDS                 why the section has its score
    @changed SCORE WORDS             what the score was before, and why; the rationale above it where no words follow
    @rest SCORE                      all other statements are written in one plain sentence, and scored
    @item REF CATEGORY HEARD TITLE   a piece of evidence, HEARD is `-` where that is not recorded
    @dated REF DATE                  when that took place
    @superseded REF                  what is cited of it stands in an old version of its file
    @excerpt REF WORDS               words of it, word for word
    @against REF WORDS               words of it that speak against the section, and are not cited
    @cites "WORDS" REF               the section's text cites it for these words
    @other AUTHORITY                 an assessment of another authority, its passages in the lines with `> `
    @expect FAMILIES CODES           a fault of the whole section: a finding of one of these codes, divided by `/`

A fault of words is written ⟦words⟧{family}: it is found where a finding of the family overlaps the words. `{a/b}`
takes a finding of either family and counts for the first; marks with the same `{family:1}` are one fault in two places,
found at either; `?` before the closing brace says that an editor would only advise it, at most a "may".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from domain.assessment import (
    Anchor,
    Assessment,
    Citation,
    Document,
    EvidenceFile,
    EvidenceItem,
    Passage,
    PassageKind,
    Score,
    Section,
    SectionKind,
    Stance,
)
from domain.checks.finding import Family
from domain.checks.other_assessments import OtherAssessment
from domain.evidence.evidence import Excerpt

FOLDER = Path(__file__).resolve().parent
DEMO = FOLDER.parents[1] / "resources" / "demo"
STATEMENTS = (
    "needs",
    "healthier",
    "equity",
    "provision",
    "partnerships",
    "safesystems",
    "safeguarding",
    "governance",
    "learning",
)
NARRATIVES = ("demographics", "experiences", "summary")
_TALK = ("needs", "health", "access", "choice", "partners", "moves", "safety", "risks", "learning")
_WORDS = frozenset(re.findall(r"^    @([a-z]+) ", __doc__, flags=re.MULTILINE))
_MARK = re.compile(r"⟦([^⟦⟧]+)⟧\{([a-z]+(?:/[a-z]+)*)(?::(\w+))?(\?)?\}")
_CITES = re.compile(r'"([^"]+)" (\S+)')
_OLD, _NEW = "0" * 64, "1" * 64
_SCORED_AT = datetime(2025, 9, 1, 12, tzinfo=UTC)


class CorpusFault(ValueError):
    """A line of the corpus that cannot be read: its file, its number from 1, and why."""


@dataclass(frozen=True, slots=True)
class Place:
    """The characters [start, end) of a passage."""

    passage_id: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault: a finding of any of its families, the first of which counts, has to overlap one of its places.

    One without places is of the whole section, and is found by a finding of one of the codes.
    """

    families: tuple[Family, ...]
    section_id: str
    places: tuple[Place, ...] = ()
    codes: tuple[str, ...] = ()
    is_advice: bool = False
    sentence: str = ""

    @property
    def family(self) -> Family:
        """Return the family that the fault counts for."""
        return self.families[0]


@dataclass(frozen=True, slots=True)
class Case:
    """A document of the corpus with the faults that were planted in it."""

    file: str
    name: str
    document: Document
    faults: tuple[Fault, ...] = ()
    others: tuple[OtherAssessment, ...] = ()
    unwritten: frozenset[str] = frozenset()
    """The ids of sections that the file does not have: an assessment has them all, and here they are empty."""

    @property
    def words(self) -> int:
        """Return how many words the document's text has."""
        return sum(len(passage.text.split()) for section in self.document.sections for passage in section.passages)


def planted() -> tuple[Case, ...]:
    """Return all cases of the planted files, in order of file and place."""
    return tuple(case for path in sorted((FOLDER / "planted").glob("*.txt")) for case in read(path))


def clean() -> tuple[Case, ...]:
    """Return the clean files as documents without faults, and the sample's prose, which is to be as clean."""
    return (*(case for path in sorted((FOLDER / "clean").glob("*.txt")) for case in read(path)), sample_prose())


def sample_prose() -> Case:
    """Return the sample's report as a text that stands alone: in report order, with its scores."""
    told = json.loads((DEMO / "demo.json").read_text(encoding="utf-8"))
    reader = _Reader("sample")
    reader.take(f"@authority {told['authority']}")
    for part_id in sorted(told["sections"], key=(*NARRATIVES, *STATEMENTS).index):
        score = told["scores"].get(part_id)
        reader.take(f"@narrative {part_id}" if score is None else f"@statement {part_id} {score['level']}")
        for line in (DEMO / told["sections"][part_id]).read_text(encoding="utf-8").splitlines():
            reader.take(line)
    (case,) = reader.finished()
    return case


def read(path: Path) -> tuple[Case, ...]:
    """Return the cases of a file; raise CorpusFault for a line that cannot be read."""
    reader = _Reader(path.stem)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            reader.take(line)
        except (ValueError, KeyError, IndexError, StopIteration) as error:
            raise CorpusFault(f"{path.name}:{number}: {error!r}: {line[:80]}") from error
    return tuple(reader.finished())


@dataclass
class _Draft:
    """A case that is being read."""

    name: str
    assessment: Assessment
    sections: list[Section] = field(default_factory=list)
    items: dict[str, EvidenceItem] = field(default_factory=dict)
    excerpts: list[Excerpt] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    places: list[tuple[tuple[str, str, str], Fault]] = field(default_factory=list)
    others: list[OtherAssessment] = field(default_factory=list)

    @property
    def section(self) -> Section:
        return self.sections[-1]

    def change(self, **changes: object) -> None:
        self.sections[-1] = replace(self.sections[-1], **changes)  # type: ignore[arg-type]


class _Reader:
    """Takes a file line by line."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._cases: list[Case] = []
        self._draft = self._new("")

    def take(self, line: str) -> None:
        if not line.strip():
            return
        if line.startswith("@"):
            word, _, rest = line[1:].partition(" ")
            if word not in _WORDS:
                raise ValueError("an unknown word")
            getattr(self, f"_{word}")(rest.strip())
        elif line.startswith("> "):
            other = self._draft.others.pop()
            self._draft.others.append(replace(other, passages=(*other.passages, line[2:])))
        else:
            self._passage(line)

    def finished(self) -> Iterator[Case]:
        self._close()
        yield from self._cases

    @staticmethod
    def _new(name: str) -> _Draft:
        whole = (date(2024, 1, 1), date(2025, 12, 31), date(2025, 6, 2), date(2025, 6, 5))
        return _Draft(name, Assessment("a", "", "cqc-la-2025", "drafting", *whole))

    def _close(self) -> None:
        draft = self._draft
        if draft.sections:
            absent = tuple(_absent(draft.sections))
            document = Document(
                draft.assessment,
                (*draft.sections, *absent),
                tuple(draft.citations),
                tuple(draft.items.values()),
                tuple(draft.excerpts),
            )
            faults = tuple(_gathered(draft.places))
            unwritten = frozenset(section.id for section in absent)
            self._cases.append(Case(self._file, draft.name, document, faults, tuple(draft.others), unwritten))

    def _case(self, name: str) -> None:
        self._close()
        self._draft = self._new(name)

    def _authority(self, name: str) -> None:
        self._draft.assessment = replace(self._draft.assessment, authority=name)

    def _window(self, days: str) -> None:
        begins, ends = (None if day == "-" else date.fromisoformat(day) for day in days.split())
        self._draft.assessment = replace(self._draft.assessment, window_from=begins, window_to=ends)

    def _statement(self, words: str) -> None:
        part_id, score = words.split()
        if part_id not in STATEMENTS:
            raise ValueError(part_id)
        level = None if score == "-" else int(score)
        self._draft.sections.append(
            Section(f"s-{part_id}", SectionKind.STATEMENT, part_id, score=Score(level)),
        )

    def _narrative(self, part_id: str) -> None:
        self._draft.sections.append(Section(f"s-{part_id}", SectionKind.NARRATIVE, part_id))

    def _rationale(self, words: str) -> None:
        self._draft.change(score=replace(self._draft.section.score, rationale=words))

    def _changed(self, words: str) -> None:
        former, _, why = words.partition(" ")
        score = self._draft.section.score
        changed = replace(score, at=_SCORED_AT, changed_from=int(former), changed_rationale=why or score.rationale)
        self._draft.change(score=changed)

    def _rest(self, score: str) -> None:
        """Write the other statements, each in words of its own so that nothing stands twice."""
        written = {section.part_id for section in self._draft.sections}
        for part_id, subject in zip(STATEMENTS, _TALK, strict=True):
            if part_id not in written:
                self._statement(f"{part_id} {score}")
                self._rationale(f"Staff spoke about {subject} with us.")
                self._passage(f"Staff spoke about {subject} with us.")

    def _item(self, words: str) -> None:
        reference, category, heard, title = words.split(" ", 3)
        count = None if heard == "-" else int(heard)
        self._draft.items[reference] = EvidenceItem(
            reference, reference, title, category=category, people_heard=count, disclosed=True
        )

    def _dated(self, words: str) -> None:
        reference, day = words.split()
        self._draft.items[reference] = replace(self._draft.items[reference], event_date=date.fromisoformat(day))

    def _superseded(self, reference: str) -> None:
        item = self._draft.items[reference]
        files = (
            EvidenceFile("old", "first.pdf", _OLD, 1, superseded_by="new"),
            EvidenceFile("new", "second.pdf", _NEW, 1),
        )
        self._draft.items[reference] = replace(item, files=files)
        excerpts = self._draft.excerpts
        excerpts[:] = [replace(each, sha256=_OLD) if each.item_id == item.id else each for each in excerpts]
        if all(each.item_id != item.id for each in excerpts):
            self._quoted(reference, item.title)

    def _excerpt(self, words: str) -> None:
        self._quoted(*words.split(" ", 1))

    def _against(self, words: str) -> None:
        part_ids = (self._draft.section.part_id,)
        self._quoted(*words.split(" ", 1), stance=Stance.CONTRADICTS, part_ids=part_ids)

    def _quoted(
        self,
        reference: str,
        words: str,
        *,
        stance: Stance = Stance.SUPPORTS,
        part_ids: tuple[str, ...] = (),
    ) -> None:
        item = self._draft.items[reference]
        number = 1 + sum(each.item_id == item.id for each in self._draft.excerpts)
        sha256 = _OLD if item.files else ""
        made = Excerpt(f"{reference}/{number}", item.id, reference, number, words, sha256, stance=stance)
        self._draft.excerpts.append(replace(made, part_ids=part_ids))

    def _cites(self, line: str) -> None:
        match = _CITES.fullmatch(line)
        if match is None:
            raise ValueError("not of the form")
        words, reference = match.groups()
        section, item = self._draft.section, self._draft.items[reference]
        passage = next(each for each in section.passages if words in each.text)
        start = passage.text.index(words)
        anchor = Anchor(passage.id, start, start + len(words), words)
        excerpts = [each.id for each in self._draft.excerpts if each.item_id == item.id and not each.part_ids]
        number = f"c{len(self._draft.citations)}"
        self._draft.citations.append(
            Citation(number, section.id, anchor, item.id, reference, excerpts[0] if excerpts else "")
        )

    def _other(self, authority: str) -> None:
        self._draft.others.append(OtherAssessment(authority, ()))

    def _expect(self, words: str) -> None:
        families, codes = words.split()
        is_advice = codes.endswith("?")
        fault = Fault(
            tuple(map(Family, families.split("/"))),
            self._draft.section.id,
            codes=tuple(codes.removesuffix("?").split("/")),
            is_advice=is_advice,
        )
        self._draft.places.append((("", str(len(self._draft.places)), ""), fault))

    def _passage(self, line: str) -> None:
        kind, level = PassageKind.PARAGRAPH, 0
        for sign, other in (("# ", PassageKind.HEADING), ("- ", PassageKind.BULLET)):
            if line.startswith(sign):
                kind, level, line = other, 1, line[len(sign) :]
        section = self._draft.section
        passage_id = f"{section.id}-{len(section.passages)}"
        text, faults = _without_marks(line, section.id, passage_id)
        if "⟦" in text or "⟧" in text:
            raise ValueError("a mark without its family")
        self._draft.change(passages=(*section.passages, Passage(passage_id, kind, text, level)))
        for number, (label, fault) in enumerate(faults):
            key = (fault.family, label, "") if label else ("", passage_id, str(number))
            self._draft.places.append((key, fault))


def _absent(sections: Iterable[Section]) -> Iterator[Section]:
    known = {section.part_id for section in sections}
    for kind, part_ids in ((SectionKind.NARRATIVE, NARRATIVES), (SectionKind.STATEMENT, STATEMENTS)):
        yield from (Section(f"s-{each}", kind, each) for each in part_ids if each not in known)


def _without_marks(line: str, section_id: str, passage_id: str) -> tuple[str, list[tuple[str, Fault]]]:
    """Return a line's text, and each of its faults with the label that it shares with others."""
    text, after, found = "", 0, []
    for match in _MARK.finditer(line):
        words, families, label, advice = match.groups()
        text += line[after : match.start()]
        place = Place(passage_id, len(text), len(text) + len(words), words)
        text, after = text + words, match.end()
        fault = Fault(tuple(map(Family, families.split("/"))), section_id, (place,), (), bool(advice))
        found.append((label or "", fault))
    text += line[after:]
    return text, [(label, replace(fault, sentence=text)) for label, fault in found]


def _gathered(places: Iterable[tuple[tuple[str, str, str], Fault]]) -> Iterator[Fault]:
    """Yield the faults in order, those of one label as one with several places."""
    by_key: dict[tuple[str, str, str], Fault] = {}
    for key, fault in places:
        known = by_key.get(key)
        by_key[key] = fault if known is None else replace(known, places=(*known.places, *fault.places))
    yield from by_key.values()
