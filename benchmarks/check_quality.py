"""How many of the faults that were planted the checks find, and how often they are wrong about clean prose.

The corpus lies in tests/corpus; reading.py there says how faults are marked. What is measured is written to
docs/checks.md, which is the same at every run as long as rules and corpus are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from benchmarks.measuring import Figure
from benchmarks.outside import Outside, outside_checkers
from benchmarks.scale import ROOT, Size
from domain.checks.engine import CheckEngine
from domain.checks.finding import Family, Finding, Severity
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from resources.loader import read_json
from tests.corpus.reading import Case, Fault, clean, planted
from tests.corpus.whole_pages import pages
from ui.house_style import style_with_spelling

PAGE: Final = ROOT / "docs" / "checks.md"
OPEN, HELD_OUT = "acdefghijklnpqrtuwx", "bmosvy"
"""The letters of the planted files that whoever mends a rule may look at, and of those that only measure rules."""
RECALL_AIM, WEIGHTY_AIM, ADVICE_AIM = 95.0, 1.0, 3.0
OF_A_WORKSPACE: Final = frozenset({Family.EVIDENCE, Family.COMPLETENESS})
"""Families that are right about any text that stands alone: it cites nothing, and most of a report is not there."""
OF_EXCERPTS: Final = frozenset({"rationale-missing", "quote-not-found", "heard-not-recorded", "source-not-cited"})
"""Codes of the other families that ask for what a text without its workspace cannot have."""

Check = Callable[[Case], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the faults of one family in one half of the corpus.

    `planted` and `found` count the faults that an editor would have mended, found as a must or should; `hinted` those
    that are only found as a may. `advised` counts faults that an editor would only advise to mend, `followed` those
    found at all. `right` and `wrong` are the findings of must and should at marked places and at others.
    """

    planted: int = 0
    found: int = 0
    hinted: int = 0
    advised: int = 0
    followed: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        """Return the percentage of the planted faults that was found; 100 where none was planted."""
        return 100 * self.found / self.planted if self.planted else 100.0

    @property
    def recall_with_hints(self) -> float:
        """Return the percentage of the planted faults that was found at any severity; 100 where none was planted."""
        return 100 * (self.found + self.hinted) / self.planted if self.planted else 100.0

    @property
    def precision(self) -> float | None:
        """Return the percentage of the findings that were right; None where there were none."""
        whole = self.right + self.wrong
        return 100 * self.right / whole if whole else None

    def with_other(self, other: Tally) -> Tally:
        """Return the sum of two tallies."""
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Missed:
    """A planted fault that was not found as a must or should."""

    case: Case
    fault: Fault
    is_hinted: bool


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """A finding where nothing is wrong."""

    case: Case
    finding: Finding


@dataclass(frozen=True, slots=True)
class Planted:
    """The measure over the planted faults: tallies by family and letter of the file, and what went wrong."""

    tallies: Mapping[tuple[Family, str], Tally]
    missed: tuple[Missed, ...]
    false_alarms: tuple[FalseAlarm, ...]

    def of(self, family: Family, letters: str) -> Tally:
        """Return the tally of a family over the files of these letters."""
        whole = Tally()
        for letter in letters:
            whole = whole.with_other(self.tallies.get((family, letter), Tally()))
        return whole


@dataclass(frozen=True, slots=True)
class Clean:
    """The measure over clean prose."""

    words: int
    false_alarms: tuple[FalseAlarm, ...]

    def count(self, is_weighty: bool, family: Family | None = None) -> int:
        """Return how many false alarms there are of must and should, or of may; of one family or of all."""
        return sum(
            (alarm.finding.severity is not Severity.MAY) is is_weighty and family in (None, alarm.finding.family)
            for alarm in self.false_alarms
        )

    def rate(self, count: int) -> float:
        """Return a count per 1,000 words."""
        return 1000 * count / self.words if self.words else 0.0


@cache
def framework() -> Framework:
    """Return the framework that the corpus is written under."""
    return parse_framework(read_json("frameworks", "cqc-la-2025.json"), "cqc-la-2025.json")


@cache
def _engine() -> CheckEngine:
    """Return one engine for all cases: to begin the checks takes longer than most cases."""
    return CheckEngine(framework(), style_with_spelling(), clock=lambda: 0.0)


def own_check(case: Case) -> Sequence[Finding]:
    """Return what the program's checks find in the sections that a case has."""
    checked = _engine().check(case.document, others=case.others)
    if checked.failed:
        raise RuntimeError(f"{case.file}, {case.name}: {checked.failed}")
    return [finding for finding in checked.findings if finding.section_id not in case.unwritten]


def measure_planted(cases: Iterable[Case], check: Check = own_check) -> Planted:
    """Return how the planted faults fare."""
    tallies: dict[tuple[Family, str], Tally] = {}
    missed: list[Missed] = []
    false_alarms: list[FalseAlarm] = []
    for case in cases:
        family_of_file, _, letter = case.file.partition("-")
        findings = check(case)
        for fault in case.faults:
            tally, miss = _fate(case, fault, findings)
            key = (fault.family, letter)
            tallies[key] = tallies.get(key, Tally()).with_other(tally)
            missed += miss
        for finding, is_right in _judged(case, findings):
            if not is_right and not _is_counted(finding, family_of_file):
                continue
            key = (finding.family, letter)
            tally = Tally(right=1) if is_right else Tally(wrong=1)
            tallies[key] = tallies.get(key, Tally()).with_other(tally)
            if not is_right:
                false_alarms.append(FalseAlarm(case, finding))
    return Planted(tallies, tuple(missed), tuple(false_alarms))


def measure_clean(cases: Iterable[Case], check: Check = own_check) -> Clean:
    """Return what is said against clean prose; what a text cannot have without its workspace is left out."""
    whole = tuple(cases)
    alarms = [FalseAlarm(case, finding) for case in whole for finding in check(case) if _is_counted(finding, "")]
    return Clean(sum(case.words for case in whole), tuple(alarms))


def _is_counted(finding: Finding, family_of_file: str) -> bool:
    if finding.family.value == family_of_file:
        return True
    return finding.family not in OF_A_WORKSPACE and finding.code not in OF_EXCERPTS


def _fate(case: Case, fault: Fault, findings: Sequence[Finding]) -> tuple[Tally, list[Missed]]:
    severities = {each.severity for each in findings if _is_of(fault, each)}
    if fault.is_advice:
        return Tally(advised=1, followed=int(bool(severities))), []
    is_found = bool(severities - {Severity.MAY})
    is_hinted = bool(severities) and not is_found
    missed = [] if is_found else [Missed(case, fault, is_hinted)]
    return Tally(planted=1, found=int(is_found), hinted=int(is_hinted)), missed


def _is_of(fault: Fault, finding: Finding) -> bool:
    """Return whether a finding is of a fault: of one of its families, at its place or with its code."""
    if finding.family not in fault.families:
        return False
    if fault.codes:
        return finding.section_id in ("", fault.section_id) and finding.code.startswith(fault.codes)
    return _touches(fault, finding)


def _touches(fault: Fault, finding: Finding) -> bool:
    return any(
        place.passage_id == finding.passage_id and finding.start < place.end and place.start < finding.end
        for place in fault.places
    )


def _judged(case: Case, findings: Iterable[Finding]) -> Iterator[tuple[Finding, bool]]:
    """Yield the findings of must and should that are right or wrong; one of another family at a mark is neither."""
    for finding in findings:
        if finding.severity is Severity.MAY:
            continue
        if any(_is_of(fault, finding) for fault in case.faults):
            yield finding, True
        elif not any(_touches(fault, finding) for fault in case.faults):
            yield finding, False


def measure(_size: Size, _rounds: int) -> list[Figure]:
    """Measure the checks and the free checkers beside them, and write the page; it has no figure of quickness."""
    from benchmarks.page_quality import measure_pages
    from benchmarks.quality_page import quality_page

    faults, prose = planted(), clean()
    own, own_clean = measure_planted(faults), measure_clean(prose)
    beside = [_beside(each, faults, prose) for each in outside_checkers()]
    kinds = {kind: measure_pages(list(of_kind)) for kind, of_kind in groupby(pages(), lambda page: page.kind)}
    PAGE.write_text(quality_page(own, own_clean, kinds, beside, len(faults), len(prose)), encoding="utf-8")
    return []


@dataclass(frozen=True, slots=True)
class Beside:
    """A free checker and its measure; without one where it cannot be run."""

    checker: Outside
    found: Mapping[Family, Tally] | None = None
    right: int = 0
    wrong: int = 0
    clean_alarms: int = 0


def _beside(checker: Outside, faults: Sequence[Case], prose: Sequence[Case]) -> Beside:
    """Return what a checker finds: a fault is found by anything that it says of its place, whatever it calls it."""
    if not checker.is_there:
        return Beside(checker)
    found: dict[Family, Tally] = {}
    right = wrong = 0
    for case, findings in zip(faults, checker.findings(faults), strict=True):
        for fault in case.faults:
            is_found = any(_touches(fault, each) for each in findings)
            counted = Tally(planted=1, found=int(is_found)) if not fault.is_advice else Tally()
            found[fault.family] = found.get(fault.family, Tally()).with_other(counted)
        hits = sum(any(_touches(fault, each) for fault in case.faults) for each in findings)
        right, wrong = right + hits, wrong + len(findings) - hits
    return Beside(checker, found, right, wrong, sum(map(len, checker.findings(prose))))
