"""Every check says which findings it can give, and every kind of finding belongs to one check."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from builders import made_up_framework
from checks_alone import found_by
from prose_checks import a_section

from domain.assessment import Assessment, Document
from domain.checks.engine import CheckEngine
from domain.checks.finding import Family, Severity
from domain.checks.registry import CHECKS, RULES, Check, RuleSource
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from resources.loader import read_json
from store.files import FileStore
from store.sample import read_sample, read_sample_pseudonyms, sample_framework_id
from ui.house_style import style_with_spelling
from ui.sentences.finding_sources import FINDING_SOURCES
from ui.sentences.findings import FINDINGS

GRAVITY = (Severity.MUST, Severity.SHOULD, Severity.MAY)
BAD_TEXTS = sorted((Path(__file__).resolve().parents[1] / "data" / "checks").glob("*.txt"))


@pytest.fixture(scope="module")
def framework() -> Framework:
    name = f"{sample_framework_id()}.json"
    return parse_framework(read_json("frameworks", name), name)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory, framework: Framework) -> Document:
    """Return the sample, with a section of what the tests of single checks are asked about."""
    sample = read_sample(framework, FileStore(tmp_path_factory.mktemp("files")))
    lines = [line for path in BAD_TEXTS for line in path.read_text(encoding="utf-8").splitlines()]
    faults = (
        "Mrs Okonkwo, a.b@c.org, told us us that clients recieved 41 of 70 (50%).",
        "# Nothing",
        "TBC",
        "Score: 2",
    )
    return Document(sample.assessment, (*sample.sections, a_section(*lines, *faults)), *_rest(sample))


def _rest(document: Document) -> tuple[Any, ...]:
    return (document.citations, document.items, document.excerpts, document.marks)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_gives_only_the_codes_that_it_declares_and_of_its_family(
    check: Check, framework: Framework, texts: Document
) -> None:
    engine = CheckEngine(framework, style_with_spelling(), [check])
    found = engine.check(texts, read_sample_pseudonyms()).findings
    assert {each.code for each in found} <= check.codes
    assert [each for each in found if GRAVITY.index(each.severity) < GRAVITY.index(RULES[each.code].gravest)] == []
    assert {each.family for each in found} <= {check.family}


def test_every_kind_of_finding_belongs_to_one_check_and_has_a_sentence() -> None:
    declared = Counter(rule.code for check in CHECKS for rule in check.rules)
    assert set(declared.values()) == {1}
    assert set(declared) == set(FINDINGS)


def test_names_of_checks_are_their_own_and_every_family_has_one() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert {check.family for check in CHECKS} == set(Family)


def test_every_source_of_a_rule_has_words_and_is_the_source_of_one() -> None:
    assert set(FINDING_SOURCES) == set(RuleSource) == {rule.source for rule in RULES.values()}


def test_what_no_report_can_lack_cannot_be_waived() -> None:
    kept = {code for code, rule in RULES.items() if not rule.may_be_waived}
    assert kept == {"score-missing", "findings-missing", "narrative-missing", "facts-missing"}


def test_without_a_dictionary_spelling_is_not_checked() -> None:
    made = Document(Assessment("a", "Aldermere", "f"), (a_section("The team recieved it."),))
    assert found_by(made_up_framework(), made, Family.SPELLING) == []
