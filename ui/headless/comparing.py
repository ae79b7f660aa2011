"""The command that tells what changed between two versions of a report or of a section."""

from __future__ import annotations

import re
from argparse import Namespace
from typing import Final

from domain.frameworks.framework import Framework
from domain.review.comparison import PassageChange, SectionChange
from domain.review.decisions import DraftVersion, Review, person_key
from domain.review.snapshot import GivenScore, PassageText
from store.errors import Refused
from store.queries.assessments import load_document
from store.queries.comparisons import NOW, Comparison, Side, SideKind, compare_sides
from store.queries.decisions import load_review
from ui.headless.choosing import chosen_assessment
from ui.headless.evidence import chosen_section
from ui.headless.running import Answer, seen, workspace_of
from ui.messages import part_name
from ui.sentences.comparing import counts_words

READ: Final = "read:"
_HASH: Final = re.compile(r"[0-9a-f]{8,64}")


def compare(chosen: Namespace) -> Answer:
    """Print what changed from one version to another; changes are findings."""
    with workspace_of(chosen.folder) as workspace:
        document = load_document(workspace, chosen_assessment(workspace, chosen.assessment))
        framework = workspace.framework(document.assessment.framework_id)
        section = chosen_section(framework, document, chosen.section) if chosen.section else None
        section_id = section.id if section is not None else ""
        review = load_review(workspace, document.assessment.id)
        old, new = (chosen_side(review, text, section_id) for text in (chosen.old, chosen.new))
        found = seen(workspace, chosen, compare_sides(workspace, document.assessment.id, old, new, section_id))
    sections = found.change.sections
    lines = [_line(each, framework) for each in found.change.changed_sections]
    lines += [f"{each.name}: {each.before or '-'} -> {each.after or '-'}" for each in found.change.values]
    data = {
        "values": [_value_data(each.name, each.before, each.after) for each in found.change.values],
        "sections": [_section_data(each, found) for each in sections],
        "words_new": sum(each.words_new for each in sections),
        "words_gone": sum(each.words_gone for each in sections),
    }
    return Answer(tuple(lines), data, has_findings=bool(lines))


def chosen_side(review: Review, text: str, section_id: str) -> Side:
    """Return the side meant by "now", "read:NAME", a version's number or name, or the beginning of a hash.

    Raises Refused("no-such-version"), ("no-such-reading") and ("several-versions").
    """
    wanted = text.strip()
    if wanted.casefold() == "now":
        return NOW
    if wanted.casefold().startswith(READ):
        return _reading(review, wanted[len(READ) :], section_id)
    standings = (review.report, *(each for each in review.sections if section_id in ("", each.section_id)))
    versions = [version for standing in standings for version in standing.versions]
    found = [each for each in versions if wanted == str(each.number)]
    found = found or [each for each in versions if wanted and person_key(each.name) == person_key(wanted)]
    if len(found) > 1:
        raise Refused("several-versions", {"given": text, "known": _known(found)})
    if found:
        return Side(SideKind.VERSION, found[0].id)
    return Side(SideKind.KEPT, _kept(review, versions, text))


def _kept(review: Review, versions: list[DraftVersion], text: str) -> str:
    """Return the one hash of a version or a reading that begins as typed."""
    hashes = {each.sha256 for each in versions}
    hashes |= {reading.sha256 for standing in review.sections for reading in standing.readings}
    wanted = text.strip().casefold()
    fits = sorted(each for each in hashes if _HASH.fullmatch(wanted) and each.startswith(wanted))
    if len(fits) > 1:
        raise Refused("several-versions", {"given": text, "known": ", ".join(fits)})
    if not fits:
        raise Refused("no-such-version", {"given": text, "known": _known(versions) or "none"})
    return fits[0]


def _reading(review: Review, name: str, section_id: str) -> Side:
    readings = [
        reading
        for standing in review.sections
        if section_id in ("", standing.section_id)
        for reading in standing.readings
    ]
    found = next((each.person for each in readings if person_key(each.person) == person_key(name)), "")
    if not found:
        known = ", ".join(sorted({each.person for each in readings})) or "nobody"
        raise Refused("no-such-reading", {"given": name.strip(), "known": known})
    return Side(SideKind.READ, found)


def _known(versions: list[DraftVersion]) -> str:
    ordered = sorted(versions, key=lambda each: each.number)
    return ", ".join(f"{each.number} ({each.name or each.sha256[:8]})" for each in ordered)


def _line(change: SectionChange, framework: Framework) -> str:
    return f"{part_name(framework, change.part_id)}: {counts_words(change)}"


def _section_data(change: SectionChange, found: Comparison) -> dict[str, object]:
    return {
        "id": found.sections.get(change.part_id, ""),
        "part": change.part_id,
        "is_changed": change.is_changed,
        "is_new": change.is_new,
        "is_gone": change.is_gone,
        "passages": [_passage_change_data(each) for each in change.passages],
        "scores": [
            {
                "category": each.category,
                "before": _score_data(each.before),
                "after": _score_data(each.after),
                "rationale": [{"part": str(segment.part), "text": segment.text} for segment in each.rationale],
            }
            for each in change.scores
        ],
        "citations": [
            {
                "is_new": each.is_new,
                "evidence": each.reference,
                "quote": each.exact,
                "stance": str(each.stance),
            }
            for each in change.citations
        ],
        "values": [_value_data(each.name, each.before, each.after) for each in change.values],
    }


def _passage_change_data(change: PassageChange) -> dict[str, object]:
    return {
        "fate": str(change.fate),
        "old": _passage_data(change.old),
        "new": _passage_data(change.new),
        "segments": [{"part": str(each.part), "text": each.text} for each in change.segments],
    }


def _passage_data(passage: PassageText | None) -> dict[str, object] | None:
    if passage is None:
        return None
    return {"id": passage.id, "kind": str(passage.kind), "level": passage.level, "text": passage.text}


def _score_data(score: GivenScore | None) -> dict[str, object] | None:
    return None if score is None else {"level": score.level, "rationale": score.rationale}


def _value_data(name: str, before: str, after: str) -> dict[str, str]:
    return {"name": name, "before": before, "after": after}
