"""Write the quality sheet of an assessment: what the page on publication and the command line have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.checks.checking import Checked
from domain.checks.finding import Family, Finding, Severity
from domain.checks.gate import Blocker, BlockerKind
from domain.frameworks.framework import Framework
from domain.report.quality import FamilyCount, QualitySheet, SheetGroup, SheetLine, SheetRule, SheetWaiver
from export.record import export_quality, require_word_place
from ui.blindness import require_seeing
from ui.long_work import takes_long
from ui.messages import part_name
from ui.publication import Publication, read_publication
from ui.sentences.comments import shortened
from ui.sentences.publication import (
    WHOLE_REPORT,
    blocker_place,
    family_title,
    group_title,
    paper_sentence,
    unchecked_words,
)
from ui.sentences.rules import rule_words

if TYPE_CHECKING:
    from store.workspace import Workspace


@takes_long
def write_quality(workspace: Workspace, assessment_id: str, path: Path, at: datetime, person: str = "") -> QualitySheet:
    """Write the quality sheet as a Word file, and return it.

    Raises Refused("scores-hidden") where it would tell `person` a score that he or she gives blind.
    """
    require_word_place(path)
    require_seeing(workspace, assessment_id, person)
    sheet = quality_sheet(read_publication(workspace, assessment_id), at)
    export_quality(sheet, path)
    return sheet


def quality_sheet(publication: Publication, at: datetime) -> QualitySheet:
    """Return the sheet of what was judged. Words that could tell who somebody is are not written down again."""
    framework, checked = publication.framework, publication.checked
    parts = {section.id: section.part_id for section in publication.document.sections}
    groups: dict[str, list[SheetLine]] = defaultdict(list)
    for blocker in publication.gate.blockers:
        groups[group_title(blocker)].append(_line(blocker, framework, parts))
    return QualitySheet(
        assessment=publication.document.assessment,
        framework_title=framework.title,
        at=at,
        in_the_way=tuple(SheetGroup(title, tuple(lines)) for title, lines in groups.items()),
        waivers=tuple(
            SheetWaiver(_waived(each.finding, framework, parts), each.waiver.reason, each.waiver.by, each.waiver.at)
            for each in checked.waived
        ),
        rules=tuple(SheetRule(rule_words(each.code), each.by, each.at) for each in publication.standing.switched_off),
        counts=_counts(checked),
        report_coverage=checked.coverage.report,
        coverage=tuple((part_name(framework, each.part_id), each.share) for each in checked.coverage.sections),
        notes=unchecked_words(checked, has_spelling=publication.has_spelling),
    )


def _line(blocker: Blocker, framework: Framework, parts: Mapping[str, str]) -> SheetLine:
    is_told = blocker.family is not Family.PRIVACY and blocker.kind is not BlockerKind.SUGGESTION
    words = shortened(blocker.text) if is_told else ""
    return SheetLine(blocker_place(blocker, framework, parts), paper_sentence(blocker, framework), words)


def _waived(finding: Finding, framework: Framework, parts: Mapping[str, str]) -> SheetLine:
    part_id = parts.get(finding.section_id, "")
    place = part_name(framework, part_id) if part_id else WHOLE_REPORT
    blocker = Blocker(finding.code, BlockerKind.CHECK, family=finding.family, data=finding.data)
    words = "" if finding.family is Family.PRIVACY else shortened(finding.text)
    return SheetLine(place, paper_sentence(blocker, framework), words)


def _counts(checked: Checked) -> tuple[FamilyCount, ...]:
    """Return the counts of the families of which anything was found."""
    counts: dict[Family, FamilyCount] = {}
    one = {
        Severity.MUST: FamilyCount("", must=1),
        Severity.SHOULD: FamilyCount("", should=1),
        Severity.MAY: FamilyCount("", may=1),
    }
    found = [(each.family, one[each.severity]) for each in checked.findings]
    found += [(each.finding.family, FamilyCount("", waived=1)) for each in checked.waived]
    for family, count in found:
        counts[family] = counts.get(family, FamilyCount(family_title(family))) + count
    return tuple(counts[family] for family in Family if family in counts)
