"""The order of findings: that of the report, first what is found of the whole report, then section by section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from domain.checks.finding import Finding
from domain.checks.subjects import PassageSubject, SectionSubject

_NOWHERE = -1


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
    number_of = {passage.id: number for section in sections for number, passage in enumerate(section.section.passages)}
    place_of = {section.section.id: place for place, section in enumerate(sections)}
    more: dict[int, dict[int, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for each in others:
        place = place_of.get(each.section_id, _NOWHERE)
        more[place][number_of.get(each.passage_id, _NOWHERE)].append(each)
    found = _in_order(more.get(_NOWHERE, {}))
    for place, section in enumerate(sections):
        beside = more.get(place, {})
        found += sorted(beside.pop(_NOWHERE, ()), key=by_place)
        for number, passage in enumerate(section.passages):
            own = of_passages[passage]
            found += sorted((*own, *beside.pop(number)), key=by_place) if number in beside else own
        found += _in_order(beside)
    return found


def _in_order(by_number: Mapping[int, Sequence[Finding]]) -> list[Finding]:
    return [each for number in sorted(by_number) for each in sorted(by_number[number], key=by_place)]
