"""A snapshot has one spelling, which is read back to the letter, and nothing else is taken for one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain import plain_data
from domain.assessment import EvidenceKind, FactAmount, Link, PassageKind, SectionKind, Stance
from domain.review.snapshot import (
    CitedItem,
    CitedWords,
    GivenScore,
    PassageText,
    ReportSnapshot,
    SectionSnapshot,
    Unreadable,
    canonical,
    hash_of,
    hash_of_spelled,
    in_order,
    snapshot_from,
    spelled,
)

FIRST = PassageText(
    "p2", PassageKind.PARAGRAPH, 0, "Caf\u00e9 \u2013 cafe\u0301 \u201csays\u201d so.", (Link(0, 4, "https://x.org"),)
)
SECOND = PassageText("p1", PassageKind.BULLET, 1, "People waited.")
EARLY = CitedWords("p2", 0, 4, "Caf\u00e9", "i2", "E-002", "", Stance.SUPPORTS)
LATE = CitedWords("p1", 0, 6, "People", "i1", "E-001", "We waited.", Stance.CONTRADICTS)
ITEMS = (
    CitedItem("i1", "E-001", "Interview", EvidenceKind.NOTE, "experience"),
    CitedItem("i2", "E-002", "Policy", EvidenceKind.FILE, "", ("ab" * 32, "cd" * 32)),
)
SECTION = SectionSnapshot(
    "learning",
    SectionKind.STATEMENT,
    (FIRST, SECOND),
    (GivenScore("", 3, "Because."), GivenScore("experience", None)),
    "",
    (),
    (EARLY, LATE),
    ITEMS,
)
FINANCE = SectionSnapshot("finance", SectionKind.FACTS, period="2023/24", amounts=(FactAmount("total", 1, None),))
REPORT = ReportSnapshot(
    "Testshire", "cqc-la-2025", date(2026, 1, 5), None, None, None, date(2026, 9, 1), (SECTION, FINANCE)
)


@pytest.mark.parametrize("snapshot", [SECTION, FINANCE, REPORT], ids=["section", "facts", "report"])
def test_a_snapshot_comes_back_from_its_bytes_to_the_letter(snapshot: Any) -> None:
    content = canonical(snapshot)
    assert canonical(snapshot_from(content)) == content
    assert hash_of(snapshot) == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("snapshot", [SECTION, FINANCE, REPORT], ids=["section", "facts", "report"])
def test_the_form_is_plain_json_with_sorted_names_and_no_spaces(snapshot: Any) -> None:
    name = "report" if snapshot is REPORT else "section"
    ordered = in_order(snapshot) if snapshot is not REPORT else replace(REPORT, sections=(in_order(SECTION), FINANCE))
    assert canonical(snapshot) == spelled_out({"form": 1, name: plain_data.plain(ordered)})


def test_what_is_spelled_already_is_not_spelled_again() -> None:
    sections = [spelled(SECTION), spelled(FINANCE)]
    assert canonical(REPORT, sections) == canonical(REPORT)
    assert [hash_of_spelled(each) for each in sections] == [hash_of(SECTION), hash_of(FINANCE)]


def test_letters_are_kept_as_they_were_written() -> None:
    back = snapshot_from(canonical(SECTION))
    assert isinstance(back, SectionSnapshot)
    assert back.passages == SECTION.passages
    assert "\u00e9 \u2013 cafe\u0301".encode() in canonical(SECTION)


def test_the_order_in_which_things_were_read_does_not_matter() -> None:
    shuffled = replace(
        SECTION,
        scores=SECTION.scores[::-1],
        citations=SECTION.citations[::-1],
        items=SECTION.items[::-1],
        amounts=SECTION.amounts[::-1],
    )
    assert canonical(shuffled) == canonical(SECTION)
    assert canonical(replace(REPORT, sections=(shuffled, FINANCE))) == canonical(REPORT)


def test_an_empty_score_is_no_content() -> None:
    assert canonical(replace(SECTION, scores=SECTION.scores[:1])) == canonical(SECTION)


@pytest.mark.parametrize(
    "changed",
    [
        replace(SECTION, passages=SECTION.passages[::-1]),
        replace(SECTION, passages=(FIRST, replace(SECOND, text="People  waited."))),
        replace(SECTION, passages=(replace(FIRST, links=()), SECOND)),
        replace(SECTION, passages=(FIRST, replace(SECOND, level=2))),
        replace(SECTION, scores=(GivenScore("", 2, "Because."),)),
        replace(SECTION, scores=(GivenScore("", 3, "Because"),)),
        replace(SECTION, citations=(EARLY,)),
        replace(SECTION, citations=(EARLY, replace(LATE, stance=Stance.SUPPORTS))),
        replace(SECTION, citations=(EARLY, replace(LATE, excerpt=""))),
        replace(SECTION, items=(ITEMS[0], replace(ITEMS[1], files=("ab" * 32,)))),
        replace(SECTION, items=(replace(ITEMS[0], title="An interview"), ITEMS[1])),
    ],
)
def test_every_change_of_content_is_another_hash(changed: SectionSnapshot) -> None:
    assert hash_of(changed) != hash_of(SECTION)
    assert hash_of(replace(REPORT, sections=(changed, FINANCE))) != hash_of(REPORT)


def test_the_order_of_sections_and_the_details_are_content_of_a_report() -> None:
    others = [
        replace(REPORT, sections=(FINANCE, SECTION)),
        replace(REPORT, authority="Othershire"),
        replace(REPORT, window_from=None),
        replace(REPORT, published_on=date(2026, 9, 2)),
    ]
    assert len({hash_of(each) for each in (REPORT, *others)}) == 5


def test_a_section_of_a_report_is_found_by_its_part() -> None:
    assert REPORT.section("finance") == FINANCE
    assert REPORT.section("none") is None


def spelled_out(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        spelled_out({"form": 2, "section": {"kind": "statement", "part_id": "learning"}}),
        spelled_out({"form": 1, "letter": {}}),
        spelled_out({"form": 1, "section": {"kind": "statement"}}),
        spelled_out({"form": 1, "section": {"kind": "statement", "part_id": "learning"}}),
        canonical(SECTION) + b"\n",
        json.dumps(json.loads(canonical(SECTION))).encode(),
        b"[" * 100_000,
        canonical(SECTION).replace(b"Because.", b"Because\\ud800"),
    ],
)
def test_other_bytes_are_no_snapshot(content: bytes) -> None:
    with pytest.raises(Unreadable):
        snapshot_from(content)
