"""The order of findings: that of the report, first what is found of the whole report, then section by section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from domain.checks.finding import Finding
from domain.checks.subjects import PassageSubject, SectionSubject


def by_place(finding: Finding) -> tuple[int, int]:
    """Return the key by which findings of one passage, or of none, are ordered."""
    return finding.start, finding.end


class ReportOrder:
    """Puts findings in the order of a report, and remembers how those of each section stood."""

    def __init__(self) -> None:
        self._known: dict[SectionSubject, tuple[list[Finding], list[Finding]]] = {}

    def of(
        self,
        sections: Sequence[SectionSubject],
        of_passages: Mapping[PassageSubject, Sequence[Finding]],
        others: Iterable[Finding],
    ) -> list[Finding]:
        """Return findings in the order of the report: a section's own before those of its passages.

        `of_passages` has those of each passage in order, the same for as long as its section is. Of two at one place
        those of passages come first, and then `others` as they come.
        """
        more: dict[str, list[Finding]] = defaultdict(list)
        for each in others:
            more[each.section_id].append(each)
        beside = [more.pop(section.section.id, []) for section in sections]
        found = [each for others_here in more.values() for each in _in_order(_by_passage(others_here))]
        known, self._known = self._known, {}
        for section, others_here in zip(sections, beside, strict=True):
            kept = known.get(section)
            if kept is None or kept[0] != others_here:
                kept = (others_here, _of_section(section, of_passages, others_here))
            self._known[section] = kept
            found += kept[1]
        return found


def _of_section(
    section: SectionSubject, of_passages: Mapping[PassageSubject, Sequence[Finding]], others: list[Finding]
) -> list[Finding]:
    """Return the findings of a section in order; only those are sorted that others have been put beside."""
    beside = _by_passage(others)
    found = sorted(beside.pop("", ()), key=by_place)
    for passage in section.passages:
        own = of_passages[passage]
        more_here = beside.pop(passage.setting.passage.id, None) if beside else None
        found += sorted((*own, *more_here), key=by_place) if more_here else own
    return found + _in_order(beside)


def _by_passage(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        found[each.passage_id].append(each)
    return found


def _in_order(by_passage: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    return [each for found in by_passage.values() for each in sorted(found, key=by_place)]
