"""Of an organisation's own rules every line that is sound holds, whatever is wrong with the others."""

from __future__ import annotations

import pytest

from domain.checks.own_rules import MOST_LINES, OwnRules
from domain.checks.rules_in_force import lines_that_switch_off, read_rules


def test_sound_rules_all_hold() -> None:
    found = read_rules("word: reablement\nacronym: ASC\nlongest sentence: 30\noff: passive\navoid: leverage\n")
    assert (found.count, found.faults) == (5, ())


def test_lines_with_a_fault_are_left_out_and_said() -> None:
    found = read_rules("word: reablement\r\nwrod: x\r\noff: pasive\r\nacronym: ASC")
    assert found.rules == OwnRules(words=("reablement",), acronyms=("ASC",))
    assert [(each.line, each.code) for each in found.faults] == [(2, "unknown-key"), (3, "unknown-rule")]


def test_a_line_that_repeats_another_is_left_out_once() -> None:
    found = read_rules("word: a\nword: a\nword: b")
    assert (found.rules.words, [each.line for each in found.faults]) == (("a", "b"), [2])


@pytest.mark.parametrize("text", ["x\n" * (MOST_LINES + 5), "word: a\n" + "#" * 300_000])
def test_text_that_is_too_long_as_a_whole_has_no_rules(text: str) -> None:
    found = read_rules(text)
    assert (found.count, len(found.faults)) == (0, 1)


def test_the_lines_that_switch_a_rule_off_are_found_however_they_are_typed() -> None:
    text = "off: passive\n# off: passive\nOFF :  passive # not here\noff: jargon"
    assert lines_that_switch_off(text, "passive") == (1, 3)
