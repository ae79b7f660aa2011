"""An organisation's own rules: what their lines mean, every fault with its line, and what they change in the checks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from checks_alone import a_style
from prose_checks import a_section, framework, style_words

from domain.assessment import Assessment, Document
from domain.checks.checking import HouseStyle
from domain.checks.engine import CheckEngine
from domain.checks.finding import Family, Finding
from domain.checks.own_rules import (
    LONGEST_LINE,
    MOST_CHARACTERS,
    MOST_LINES,
    Avoided,
    LineFault,
    OwnRules,
    OwnRulesFault,
    parse_own_rules,
    with_own_rules,
)
from domain.checks.spelling.speller import Speller
from domain.checks.spelling.spelling_words import SpellingWords
from ui.messages import own_rules_sentence
from ui.sentences.own_rules import OWN_RULES_FAULTS


def faults_of(text: str) -> list[LineFault]:
    with pytest.raises(OwnRulesFault) as caught:
        parse_own_rules(text)
    return list(caught.value.faults)


def lines_of(text: str) -> list[tuple[int, str]]:
    return [(each.line, each.code) for each in faults_of(text)]


def test_every_kind_of_line_is_read() -> None:
    text = """\ufeff# What we write
word: reablement      # ours
avoid: clients -> people
avoid: Service   Users->people
AVOID: leverage

acronym: ASC
Longest  Sentence: 30
off: passive
off: long-sentence
"""
    avoided = (Avoided("clients", "people"), Avoided("Service Users", "people"), Avoided("leverage"))
    assert parse_own_rules(text) == OwnRules(("reablement",), avoided, ("ASC",), 30, ("passive", "long-sentence"))


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing", "   \t  ", "\r\n\r\n", "\ufeff"])
def test_nothing_is_no_rules(text: str) -> None:
    assert parse_own_rules(text) == OwnRules()


def test_line_ends_of_every_system_are_line_ends() -> None:
    assert parse_own_rules("word: one\r\nword: two\rword: three\n").words == ("one", "two", "three")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("reablement", "no-colon"),
        ("words: reablement", "unknown-key"),
        (": reablement", "unknown-key"),
        ("word:", "value-missing"),
        ("word:   # ours", "value-missing"),
        ("word: two words", "several-words"),
        ("word: !!!", "not-a-word"),
        ("word: 42", "not-a-word"),
        (f"word: {'a' * 41}", "not-a-word"),
        ("word: a_b", "not-a-word"),
        ("acronym: asc", "acronym-in-small-letters"),
        ("acronym: A S C", "several-words"),
        ("avoid: -> people", "value-missing"),
        ("avoid: clients ->", "proposal-missing"),
        ("avoid: client.*", "not-plain-words"),
        ("avoid: (a+)+$", "not-plain-words"),
        ("avoid: clients -> <b>people</b>", "not-plain-words"),
        ("avoid: a -> b -> c", "not-plain-words"),
        (f"avoid: {'very ' * 12}long", "too-many-words"),
        ("longest sentence: many", "not-a-number"),
        ("longest sentence: -3", "not-a-number"),
        ("longest sentence: ٣٠", "not-a-number"),
        ("longest sentence: 4", "number-out-of-range"),
        ("longest sentence: 101", "number-out-of-range"),
        (f"longest sentence: {'9' * 200}", "number-out-of-range"),
        ("off: everything", "unknown-rule"),
        ("off: score-missing", "rule-not-to-be-switched-off"),
        ("word: re\x00ablement", "unseen-character"),
        ("word: re\u202eablement", "unseen-character"),
        ("word: re\ud800ablement", "unseen-character"),
        ("word: one\u2028word: two", "unseen-character"),
        (f"word: {'a' * LONGEST_LINE}", "line-too-long"),
        ("word: reablement", "said-twice"),
        ("word: Reablement", "said-twice"),
        ("longest sentence: 25", "said-twice"),
        ("avoid: Service users -> persons", "said-twice"),
        ("off: passive", "said-twice"),
        ("avoid: customers -> our service users", "proposal-avoided"),
        ("avoid: homes -> homes for adults", "proposal-avoided"),
    ],
)
def test_a_wrong_line_is_named(line: str, code: str) -> None:
    before = "word: reablement\nlongest sentence: 30\navoid: service users -> people\noff: passive\n"
    (fault,) = faults_of(f"{before}\n{line}\n")
    assert (fault.line, fault.code) == (6, code)
    assert own_rules_sentence(fault).startswith("Line 6: ")
    assert not re.search(r"[{}]", own_rules_sentence(fault))


def test_all_faults_are_told_at_once_in_the_order_of_their_lines() -> None:
    text = "avoid: clients -> users\nword\navoid: users -> people\noff: nonsense\nword: fine\nacronym: abc"
    codes = ["proposal-avoided", "no-colon", "unknown-rule", "acronym-in-small-letters"]
    assert lines_of(text) == list(zip((1, 2, 4, 6), codes, strict=True))


def test_too_much_is_one_fault() -> None:
    assert lines_of("word\n" * 100_000) == [(MOST_LINES + 1, "too-many-lines")]
    assert lines_of("a" * 1_000_000) == [(1, "too-much-text")]
    assert lines_of(f"word: fine\n{'b' * MOST_CHARACTERS}") == [(2, "too-much-text")]


def test_as_much_as_may_be_is_read() -> None:
    letters = "abcdefghij"
    words = "\n".join(f"word: {''.join(letters[int(digit)] for digit in str(n))}" for n in range(MOST_LINES))
    assert len(parse_own_rules(words).words) == MOST_LINES
    assert len(faults_of("x\n" * (MOST_LINES - 1))) == MOST_LINES - 1


def test_every_fault_has_a_sentence_and_every_sentence_a_fault() -> None:
    codes = set(re.findall(r'"([a-z-]+)"', parse_own_rules.__doc__ or ""))
    assert codes == set(OWN_RULES_FAULTS)


def is_known(word: str) -> bool:
    return word.lower() in ("the", "was", "there", "programme")


def own_style() -> HouseStyle:
    spelling = SpellingWords(american={"program": "programme"})
    return a_style(style=style_words(), speller=Speller(is_known, spelling))


def found(rules: str, *texts: str, family: Family = Family.STYLE) -> list[Finding]:
    own = with_own_rules(own_style(), parse_own_rules(rules))
    checked = CheckEngine(framework(), own).check(a_document(*texts))
    return [each for each in checked.findings if each.family is family]


def a_document(*texts: str) -> Document:
    return Document(Assessment("a", "", "f"), (a_section(*texts),))


def test_an_own_term_is_found_with_its_proposal_and_left_alone_in_quotations() -> None:
    (only,) = found("avoid: happy place -> good place", "Happy places and a happy place, “a happy place”.")
    assert (only.code, str(only.severity)) == ("own-term", "should")
    assert (only.text, only.replacement) == ("happy place", "good place")


def test_a_term_without_a_proposal_is_found_without_a_mend() -> None:
    (only,) = found("avoid: leverage", "Teams leverage it.")
    assert (only.code, only.replacement) == ("own-term", None)


def test_an_own_term_is_said_in_place_of_house_style_s_own() -> None:
    without = found("", "The council had met.")
    (only,) = found("avoid: the council -> the authority", "The council had met.")
    assert [each.code for each in without] == ["term"]
    assert (only.code, only.replacement) == ("own-term", "The authority")


def test_of_two_own_terms_the_longer_is_found() -> None:
    (only,) = found("avoid: service\navoid: service delivery -> care", "The service delivery was good.")
    assert only.text == "service delivery"


@pytest.mark.parametrize(("rules", "words"), [("", ["makatun"]), ("word: Makatun", []), ("word: makatun", [])])
def test_an_own_word_is_spelt_right(rules: str, words: list[str]) -> None:
    spelt = found(rules, "the makatun was there", family=Family.SPELLING)
    assert [each.text for each in spelt] == words


def test_an_own_word_may_be_the_american_form() -> None:
    assert found("word: program", "the program was there", family=Family.SPELLING) == []


def test_an_own_acronym_needs_no_full_name() -> None:
    text = "The QXZ met. The QXZ agreed."
    assert [each.code for each in found("", text)] == ["acronym-not-defined"]
    assert found("acronym: QXZ", text) == []


def test_an_own_longest_sentence_holds_and_is_said() -> None:
    text = "People told us that the team had listened to what they said."
    (only,) = found("longest sentence: 5", text)
    assert (only.code, dict(only.data)["longest"]) == ("long-sentence", "5")


def test_rules_that_are_off_are_not_asked() -> None:
    text = "Happy people were visited by staff."
    assert [each.code for each in found("", text)] == ["passive"]
    assert found("off: passive", text) == []


def test_own_rules_need_no_speller() -> None:
    style = with_own_rules(replace(own_style(), speller=None), parse_own_rules("word: makatun"))
    assert style.speller is None


def test_nothing_changes_without_rules() -> None:
    style = a_style(style=style_words())
    assert with_own_rules(style, OwnRules()) == style
