"""How the checks fare on whole pages, which are read by themselves as `check-text` reads them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.check_quality import Tally, framework
from domain.checks.finding import Family, Finding, Severity
from domain.checks.text_alone import check_text
from export.reading.read_source import read_placed
from tests.corpus.whole_pages import Page, PageFault
from ui.headless.checking_text import in_text
from ui.house_style import style_with_spelling


@dataclass(frozen=True, slots=True)
class Pages:
    """What became of the faults of some pages by family, and what was said where nothing is wrong."""

    words: int
    tallies: Mapping[Family, Tally]
    false_alarms: tuple[tuple[Page, Finding], ...]

    @property
    def whole(self) -> Tally:
        """The tallies of all families together."""
        whole = Tally()
        for tally in self.tallies.values():
            whole = whole.with_other(tally)
        return whole

    def alarms(self, is_weighty: bool) -> int:
        """Return how many false alarms there are of must and should, or of may."""
        return sum((each.severity is not Severity.MAY) is is_weighty for _page, each in self.false_alarms)


def measure_pages(pages: Iterable[Page]) -> Pages:
    """Return how the faults of some pages fare."""
    tallies: dict[Family, Tally] = {}
    alarms: list[tuple[Page, Finding]] = []
    words = 0
    for page in pages:
        findings = findings_in(page)
        words += page.words
        for fault in page.faults:
            family = fault.families[0]
            tallies[family] = tallies.get(family, Tally()).with_other(_fate(fault, findings))
        places = [place for fault in page.faults for place in fault.places]
        alarms += [(page, each) for each in findings if not any(_overlaps(each, place) for place in places)]
    return Pages(words, tallies, tuple(alarms))


def findings_in(page: Page) -> Sequence[Finding]:
    """Return what the program finds in a page, with places in its text."""
    with tempfile.TemporaryDirectory() as folder:
        path = page.document or Path(folder) / "page.txt"
        if page.document is None:
            path.write_text(page.text, encoding="utf-8", newline="\n")
        placed = read_placed(path)
    if page.document is not None and placed.text != page.text.removesuffix("\n"):
        raise RuntimeError(f"{page.name}: the text with the marks is not that of the document")
    checked = check_text(framework(), placed.source, style_with_spelling()).checked
    if checked.failed:
        raise RuntimeError(f"{page.name}: {checked.failed}")
    return [in_text(each, placed) for each in checked.findings]


def _fate(fault: PageFault, findings: Sequence[Finding]) -> Tally:
    severities = {
        each.severity
        for each in findings
        if each.family in fault.families and any(_overlaps(each, place) for place in fault.places)
    }
    if fault.is_advice:
        return Tally(advised=1, followed=int(bool(severities)))
    is_found = bool(severities - {Severity.MAY})
    return Tally(planted=1, found=int(is_found), hinted=int(bool(severities) and not is_found))


def _overlaps(finding: Finding, place: tuple[int, int]) -> bool:
    return bool(finding.passage_id) and finding.start < place[1] and place[0] < finding.end
