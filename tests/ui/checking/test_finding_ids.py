"""What tells findings from one another lasts while the text around them is mended."""

from __future__ import annotations

from dataclasses import replace

from domain.checks.finding import Family, Finding, Severity
from ui.checking.finding_ids import findings_by_id


def found(start: int, words: str = "teh", passage: str = "p") -> Finding:
    return Finding("word-not-known", Family.SPELLING, Severity.SHOULD, "s", passage, start, start + len(words), words)


def test_every_finding_has_an_id_of_its_own_in_their_order() -> None:
    findings = [found(0), found(5), found(5, "tehy"), found(0, passage="q"), replace(found(0), code="term")]
    assert list(findings_by_id(findings).values()) == findings


def test_those_behind_a_mended_one_keep_their_ids_where_they_have_moved_to() -> None:
    before = list(findings_by_id([found(0), found(10), found(20), found(30, "adn")]))
    after = list(findings_by_id([found(9), found(19), found(29, "adn")]))
    assert after == before[1:]


def test_what_fills_the_sentence_tells_findings_of_the_same_place_apart() -> None:
    one, other = (replace(found(0), data=(("right", each),)) for each in ("the", "tea"))
    assert len(findings_by_id([one, other])) == 2
