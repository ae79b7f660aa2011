"""What checks look at: a passage where it stands, a section, and a whole report with what is kept of its passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from domain.assessment import Citation, Document, EvidenceItem, Passage, Score, Section
from domain.checks.other_assessments import OtherAssessment
from domain.evidence.coverage import Coverage, SentenceCoverage, passage_coverage
from domain.evidence.evidence import Excerpt, Pseudonym, SentenceMark
from domain.evidence.language import EvidenceLanguage
from domain.quick import quick

Made = TypeVar("Made")
_QUOTATION_MARKS = ("“", '"')


class Remembered(Generic[Made]):
    """The last thing that was made, with what it was made of."""

    def __init__(self) -> None:
        self._last: tuple[object, Made] | None = None

    def of(self, key: object, make: Callable[[], Made]) -> Made:
        """Return what was made of an equal key the last time, else what is made now."""
        if self._last is None or self._last[0] != key:
            self._last = (key, make())
        return self._last[1]


@quick
@dataclass(frozen=True, slots=True)
class Setting:
    """All that a check of one passage may depend on, compared by value: findings are kept for as long as it is equal.

    `section` is the passage's own without passages, rationale and facts. Of the passage that follows there is only what
    kind it is, and the quotation mark that it begins with: writing in it changes nothing here. `citations` and `marks`
    are attached to the passage; `items` are cited by them, and `excerpts` are those of these items.
    """

    section: Section
    passage: Passage
    following: Passage | None = None
    citations: tuple[Citation, ...] = ()
    marks: tuple[SentenceMark, ...] = ()
    items: tuple[EvidenceItem, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    pseudonyms: tuple[Pseudonym, ...] = ()


class PassageSubject:
    """A passage where it stands, with the coverage of its sentences; equal to itself alone.

    It lives as long as its setting stays the same, and remembers what is made of its text.
    """

    __slots__ = ("_made", "sentences", "setting", "text")

    def __init__(self, setting: Setting, sentences: tuple[SentenceCoverage, ...]) -> None:
        self.setting = setting
        self.text = setting.passage.text
        self.sentences = sentences
        self._made: dict[object, Any] = {}

    @property
    def section(self) -> Section:
        """The section that the passage stands in, without passages, rationale and facts."""
        return self.setting.section

    @property
    def passage(self) -> Passage:
        """The passage."""
        return self.setting.passage

    def made(self, make: Callable[[str], Made]) -> Made:
        """Return what `make` returns for the passage's text, asking it once."""
        try:
            found: Made = self._made[make]
        except KeyError:
            found = self._made[make] = make(self.text)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class SectionSubject:
    """A section with its passages, and the citations in it, also detached ones. Equal to itself alone.

    It lives as long as all of these stay the same.
    """

    section: Section
    passages: tuple[PassageSubject, ...]
    citations: tuple[Citation, ...] = ()
    _made: dict[object, Any] = field(default_factory=dict, repr=False)

    def found(self, make: Callable[[str], Made]) -> tuple[tuple[PassageSubject, Made], ...]:
        """Return the passages in whose text `make` finds anything, each with that, asking it once.

        Of a whole report this goes through the sections where something is found, not through every passage again.
        """
        if make not in self._made:
            self._made[make] = tuple([(each, made) for each in self.passages if (made := each.made(make))])
        found: tuple[tuple[PassageSubject, Made], ...] = self._made[make]
        return found

    def kept(self, make: Callable[[SectionSubject], Made]) -> Made:
        """Return what `make` returns for the section, asking it once."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @property
    def is_cited_in(self) -> bool:
        """Whether an attached citation stands in it."""
        return not all(each.is_detached for each in self.citations)


@dataclass(frozen=True, slots=True, eq=False)
class DocumentSubject:
    """A whole assessment, section by section, and the assessments of other authorities beside it."""

    document: Document
    sections: tuple[SectionSubject, ...]
    passages: tuple[PassageSubject, ...]
    coverage: Coverage
    items: Mapping[str, EvidenceItem]
    excerpts: Mapping[str, Excerpt]
    others: tuple[OtherAssessment, ...] = ()

    def found(self, make: Callable[[str], Made]) -> Iterator[tuple[PassageSubject, Made]]:
        """Yield the passages in whose text `make` finds anything, in report order, each with that."""
        for section in self.sections:
            yield from section.found(make)


def subject_of(setting: Setting, language: EvidenceLanguage) -> PassageSubject:
    """Return the subject of a passage where it stands, with the coverage of its sentences."""
    found = passage_coverage(
        setting.section.id, setting.passage, setting.following, setting.citations, setting.marks, language
    )
    return PassageSubject(setting, found)


def beginning_of(passage: Passage) -> Passage:
    """Return of a passage what the checks of the one before it look at: its kind, and a quotation mark at its begin."""
    first = passage.text.lstrip()[:1]
    return Passage("", passage.kind, first if first in _QUOTATION_MARKS else "")


def frame_of(section: Section) -> Section:
    """Return a section without what a check of one passage does not look at."""
    score = Score(section.score.level, is_hidden=section.score.is_hidden)
    return Section(section.id, section.kind, section.part_id, score=score)
