"""The order of findings: that of the report, first what is found of the whole report, then section by section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from domain.checks.finding import Finding
from domain.checks.subjects import PassageSubject, SectionSubject


def by_place(finding: Finding) -> tuple[int, int]:
    """Return the key by which findings of one passage, or of none, are ordered."""
    return finding.start, finding.end


def in_report_order(
    sections: Sequence[SectionSubject],
    of_passages: Mapping[PassageSubject, Sequence[Finding]],
    others: Iterable[Finding],
) -> list[Finding]:
    """Return findings in the order of the report: a section's own before those of its passages.

    `of_passages` has those of each passage in order. Of two at one place those of passages come first, and then
    `others` as they come. Of thousands of findings only those are sorted that `others` have been put beside.
    """
    more: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for each in others:
        more[each.section_id][each.passage_id].append(each)
    of_sections = [more.pop(section.section.id, {}) for section in sections]
    found = [each for beside in more.values() for each in _in_order(beside)]
    for section, beside in zip(sections, of_sections, strict=True):
        found += sorted(beside.pop("", ()), key=by_place)
        for passage in section.passages:
            own = of_passages[passage]
            more_here = beside.pop(passage.setting.passage.id, None) if beside else None
            found += sorted((*own, *more_here), key=by_place) if more_here else own
        found += _in_order(beside)
    return found


def _in_order(by_passage: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    return [each for found in by_passage.values() for each in sorted(found, key=by_place)]
