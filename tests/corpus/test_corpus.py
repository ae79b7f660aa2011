"""The corpus is what it says it is, and the checks are as good on it as they have been."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from operator import lt
from pathlib import Path
from typing import Any

import pytest

from benchmarks.check_quality import HELD_OUT, OPEN, measure_clean, measure_planted, own_check
from benchmarks.page_quality import measure_pages
from domain.assessment import Stance
from domain.checks.finding import Family, Finding, Severity
from domain.checks.registry import RULES
from tests.corpus.reading import Case, CorpusFault, clean, planted, read
from tests.corpus.whole_pages import pages

BOUNDS: dict[str, Any] = json.loads((Path(__file__).parent / "bounds.json").read_text(encoding="utf-8"))
FEWEST_FAULTS, FEWEST_OF_A_FAMILY, FEWEST_OF_A_WORKSPACE = 440, 30, 20
FEWEST_CLEAN_WORDS = 60_000
ENOUGH_HELD_OUT = 100
"""So many faults of a family are enough to measure it by; of fewer a sixth has to be held out."""


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return planted()


def test_every_mark_names_the_words_that_stand_at_its_place(cases: tuple[Case, ...]) -> None:
    for case in cases:
        texts = {each.id: each.text for section in case.document.sections for each in section.passages}
        for fault in case.faults:
            assert fault.places or fault.codes, case.name
            for place in fault.places:
                assert texts[place.passage_id][place.start : place.end] == place.words


def test_each_case_has_a_name_an_authority_and_a_fault(cases: tuple[Case, ...]) -> None:
    assert [case.name for case in cases if not (case.name and case.document.assessment.authority)] == []
    assert [f"{case.file}: {case.name}" for case in cases if not case.faults] == []


def test_a_citation_stands_at_words_of_the_text_and_names_an_item(cases: tuple[Case, ...]) -> None:
    for case in cases:
        texts = {each.id: each.text for section in case.document.sections for each in section.passages}
        items = {item.id for item in case.document.items}
        for citation in case.document.citations:
            anchor = citation.anchor
            assert texts[anchor.passage_id][anchor.start : anchor.end] == anchor.exact
            assert citation.item_id in items


def test_there_are_enough_faults_of_every_family_open_and_held_out(cases: tuple[Case, ...]) -> None:
    faults = [(fault.family, case.file[-1] in OPEN) for case in cases for fault in case.faults]
    assert {case.file[-1] for case in cases} == set(OPEN + HELD_OUT)
    assert len(faults) >= FEWEST_FAULTS
    for family in Family:
        halves = [faults.count((family, is_open)) for is_open in (True, False)]
        is_of_workspace = family in (Family.EVIDENCE, Family.COMPLETENESS)
        assert sum(halves) >= (FEWEST_OF_A_WORKSPACE if is_of_workspace else FEWEST_OF_A_FAMILY), family
        assert min(halves) >= min(sum(halves) / 6, ENOUGH_HELD_OUT), family  # the newest are held out, others opened


def test_there_is_enough_clean_prose_without_marks() -> None:
    prose = clean()
    assert sum(case.words for case in prose) >= FEWEST_CLEAN_WORDS
    assert [case.file for case in prose if case.faults or not case.document.assessment.authority] == []


@pytest.mark.timeout(300)  # it reads and checks 300,000 words, which takes a minute on a quiet machine
def test_the_checks_are_as_good_on_the_corpus_as_they_were(cases: tuple[Case, ...]) -> None:
    """All of it is one test, for reading the corpus takes a process long and each would do it anew."""
    said: list[Finding] = []

    def noted(case: Case) -> Sequence[Finding]:
        findings = own_check(case)
        said.extend(findings)
        return findings

    of_planted, of_clean = measure_planted(cases, noted), measure_clean(clean(), noted)
    gravity = list(Severity)
    graver = {each.code for each in said if gravity.index(each.severity) < gravity.index(RULES[each.code].gravest)}
    assert graver == set()
    found = {family.value: [of_planted.of(family, letters).found for letters in (OPEN, HELD_OUT)] for family in Family}
    fewer = {name: now for name, now in found.items() if any(map(lt, now, BOUNDS["found"][name]))}
    assert fewer == {}
    assert of_clean.rate(of_clean.count(is_weighty=True)) <= BOUNDS["clean_must_and_should"]
    assert of_clean.rate(of_clean.count(is_weighty=False)) <= BOUNDS["clean_may"]
    assert len(of_planted.false_alarms) <= BOUNDS["planted_false_alarms"]


def written(folder: Path, text: str) -> tuple[Case, ...]:
    path = folder / "typing-a.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_a_text_is_read_with_its_marks_sections_and_evidence(tmp_path: Path) -> None:
    (case,) = written(
        tmp_path,
        "@case one\n@authority Anywhere\n@statement needs 2\n@rationale Slow.\n@item E-1 people 4 Talks\n"
        "@excerpt E-1 It was slow.\n@against E-1 It was quick.\n# Time\nIt ⟦was was⟧{typing} slow. ⟦Very⟧{style?}\n"
        '- A ⟦point⟧{figures/judgement:1}\n@cites "slow" E-1\nThe ⟦end⟧{figures:1}\n@expect judgement rationale-\n'
        "@other Elsewhere\n> Words of others.\n",
    )
    section = case.document.section_of("needs")
    assert [(each.text, each.kind.value) for each in section.passages] == [
        ("Time", "heading"),
        ("It was was slow. Very", "paragraph"),
        ("A point", "bullet"),
        ("The end", "paragraph"),
    ]
    assert (section.score.level, section.score.rationale) == (2, "Slow.")
    assert [(fault.family.value, len(fault.places), fault.is_advice) for fault in case.faults] == [
        ("typing", 1, False),
        ("style", 1, True),
        ("figures", 2, False),
        ("judgement", 0, False),
    ]
    assert [each.stance for each in case.document.excerpts] == [Stance.SUPPORTS, Stance.CONTRADICTS]
    assert [(each.authority, each.passages) for each in case.others] == [("Elsewhere", ("Words of others.",))]
    assert len(case.document.sections) == 12
    assert len(case.unwritten) == 11


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("⟦words without a family⟧", 4),
        ("@statement nowhere 3", 4),
        ('@cites "words that are not there" E-1', 4),
        ("@unheard of", 4),
        ("⟦words⟧{nofamily}", 4),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str, number: int) -> None:
    with pytest.raises(CorpusFault, match=f"typing-a.txt:{number}:"):
        written(tmp_path, f"@case one\n@authority Anywhere\n@statement needs 3\n{line}\n")


def test_a_fault_is_found_only_at_its_place_and_by_its_family(tmp_path: Path) -> None:
    cases = written(
        tmp_path,
        "@case one\n@authority Anywhere\n@statement needs 3\n"
        "Staff ⟦told told⟧{typing} us that they had time for this work. They had the the time.\n"
        "Staff ⟦told told⟧{style} us that it was so.\nNothing was wrong ⟦with this⟧{typing} sentence.\n",
    )
    measured = measure_planted(cases)
    assert (measured.of(Family.TYPING, "a").found, measured.of(Family.TYPING, "a").planted) == (1, 2)
    assert (measured.of(Family.STYLE, "a").found, measured.of(Family.STYLE, "a").planted) == (0, 1)
    assert [each.fault.places[0].words for each in measured.missed] == ["told told", "with this"]
    alarms = [each.finding for each in measured.false_alarms]
    assert [(each.code, each.text.split()[0]) for each in alarms] == [("doubled-word", "the")]
    assert alarms[0].severity is not Severity.MAY
    assert measured.of(Family.TYPING, "a").precision == 50


def test_the_checks_are_as_good_on_whole_pages_as_they_were() -> None:
    measured = measure_pages(pages())
    assert measured.whole.planted == BOUNDS["pages"]["planted"]
    assert measured.whole.found >= BOUNDS["pages"]["found"]
    assert measured.alarms(is_weighty=True) <= BOUNDS["pages"]["false_alarms"]


def test_marks_of_a_page_stand_at_their_words_and_are_not_in_its_text() -> None:
    for page in pages():
        assert not re.search(r"[⟦⟧]|\{[a-z/:?\d]+\}", page.text)
        assert all(page.text[start:end].strip() for fault in page.faults for start, end in fault.places)
        assert bool(page.faults) is (page.kind == "open")
