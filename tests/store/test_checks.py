"""What is said about findings: waivers on words, rules switched off, and the own rules of the workspace."""

from __future__ import annotations

from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from builders import ANN, BEN, FRAMEWORK, NOON, Desk, a_desk, later

from domain.assessment import PassageKind, Stage
from domain.checks.finding import Family, Finding, Severity
from domain.checks.own_rules import MOST_LINES
from domain.checks.registry import RULES
from domain.checks.standing import Standing, Waiver, sort_out
from domain.review.journal import EntryKind
from store.actions.assessments import create_assessment, remove_assessment
from store.actions.checks import (
    add_own_word,
    switch_rule_off,
    switch_rule_on,
    waive_finding,
    withdraw_waiver,
    write_own_rules,
)
from store.actions.history import redo, undo
from store.actions.text import save_text
from store.errors import NotFound, Refused, Stale
from store.ids import new_id
from store.queries.checks import load_others, load_own_rules, load_own_rules_text, load_standing
from store.queries.history import entries, history
from store.queries.text import load_section
from store.values import AssessmentDetails, EntriesWanted, PassageEdit, SectionEdit
from store.verify import verify

TEXT = "Staff told us clients waited. The council knew this."
REASON = "The authority uses this word itself."


def found(desk: Desk, passage_id: str, words: str, part: str = "learning", **more: Any) -> Finding:
    """Return a finding on words of a passage, as a check gives it."""
    section = load_section(desk.workspace, desk.section_id(part))
    text = next(each.text for each in section.passages if each.id == passage_id)
    start = text.index(words)
    more.setdefault("data", (("words", words),))
    place = (section.id, passage_id, start, start + len(words), words)
    return Finding("term", Family.STYLE, Severity.SHOULD, *place, **more)


def of_section(desk: Desk, code: str = "topic-without-text", **more: Any) -> Finding:
    return Finding(code, Family.JUDGEMENT, Severity.MAY, desk.section_id("learning"), **more)


def of_report(**more: Any) -> Finding:
    return Finding("visit-missing", Family.COMPLETENESS, Severity.MAY, "", **more)


def waive(desk: Desk, finding: Finding, reason: str = REASON, **more: Any) -> str:
    here = {"assessment_id": desk.assessment_id, "finding": finding, "reason": reason}
    return waive_finding(desk.workspace, more.get("actor", BEN), more.get("at", NOON), **here).result[0]


def act(desk: Desk, action: Any, **parameters: Any) -> Any:
    return action(desk.workspace, ANN, later(5), assessment_id=desk.assessment_id, **parameters)


def standing(desk: Desk) -> Standing:
    return load_standing(desk.workspace, desk.assessment_id)


def waivers(desk: Desk) -> tuple[Waiver, ...]:
    return standing(desk).waivers


def holds(desk: Desk, finding: Finding) -> bool:
    return bool(sort_out([finding], standing(desk))[1])


def test_a_waiver_says_who_lets_what_stand_and_why(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    for finding in (found(desk, passage, "clients"), of_section(desk, data=(("topic", "Waits"),)), of_report()):
        waive(desk, finding)
        assert holds(desk, finding)
    words, section, report = waivers(desk)
    assert (words.reason, words.by, words.at) == (REASON, "Ben Shah", NOON)
    assert (words.code, words.words, words.data) == ("term", "clients", (("words", "clients"),))
    assert words.anchor is not None and (words.anchor.start, words.anchor.exact) == (14, "clients")
    assert (section.section_id, section.words, section.anchor) == (desk.section_id("learning"), "", None)
    assert (report.section_id, report.anchor, report.is_detached) == ("", None, False)
    assert verify(desk.workspace) == ()


def test_a_waiver_holds_for_its_own_finding_alone(desk: Desk) -> None:
    (passage,) = desk.write("learning", f"{TEXT} Other clients did not.")
    waive(desk, found(desk, passage, "clients"))
    again = load_section(desk.workspace, desk.section_id("learning")).passages[0].text.rindex("clients")
    second = Finding(
        "term", Family.STYLE, Severity.SHOULD, desk.section_id("learning"), passage, again, again + 7, "clients",
        (("words", "clients"),),
    )  # fmt: skip
    assert not holds(desk, second)
    assert not holds(desk, found(desk, passage, "clients", data=(("words", "other"),)))
    waive(desk, of_section(desk, data=(("topic", "Waits"),)))
    assert not holds(desk, of_section(desk, data=(("topic", "Carers"),)))


@pytest.mark.parametrize("reason", ["", "  \n ", "\u200b\x00"])
def test_a_waiver_needs_a_reason(desk: Desk, reason: str) -> None:
    (passage,) = desk.write("learning", TEXT)
    with pytest.raises(Refused, match="no-reason"):
        waive(desk, found(desk, passage, "clients"), reason)
    assert waivers(desk) == ()


@pytest.mark.parametrize("code", sorted(code for code, rule in RULES.items() if not rule.may_be_waived))
def test_what_a_report_cannot_do_without_is_neither_waived_nor_switched_off(desk: Desk, code: str) -> None:
    with pytest.raises(Refused, match="not-waivable"):
        waive(desk, of_section(desk, code))
    with pytest.raises(Refused, match="not-waivable"):
        act(desk, switch_rule_off, code=code)
    assert standing(desk) == Standing()


def test_words_that_are_gone_or_moved_are_not_waived(desk: Desk) -> None:
    (passage, other) = desk.write("learning", TEXT, "Nothing else.")
    finding = found(desk, passage, "clients")
    desk.rewrite("learning", passage, f"At first: {TEXT}")
    with pytest.raises(Refused, match="words-moved"):
        waive(desk, finding)
    gone = found(desk, other, "Nothing")
    section_id = desk.section_id("learning")
    act(desk, save_text, edit=SectionEdit(section_id, (), (other,), (passage,)))
    with pytest.raises(Refused, match="words-moved"):
        waive(desk, gone)
    with pytest.raises(NotFound):
        waive(desk, Finding("topic-without-text", Family.JUDGEMENT, Severity.MAY, "none"))
    with pytest.raises(NotFound):
        act(desk, withdraw_waiver, waiver_id="none")
    assert waivers(desk) == ()


def test_a_finding_waived_again_gets_the_new_reason(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    for finding in (found(desk, passage, "clients"), of_section(desk), of_report()):
        first = waive(desk, finding)
        assert waive(desk, finding, "It is a name.", actor=ANN, at=later(9)) == first
    assert [(each.reason, each.by, each.at) for each in waivers(desk)] == [("It is a name.", "Ann Lee", later(9))] * 3
    act(desk, undo)
    assert [each.reason for each in waivers(desk)] == ["It is a name.", "It is a name.", REASON]


def test_a_waiver_is_withdrawn(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    finding = found(desk, passage, "clients")
    waiver_id = waive(desk, finding)
    act(desk, withdraw_waiver, waiver_id=waiver_id)
    assert not holds(desk, finding)


def test_a_rule_is_switched_off_for_one_assessment_and_on_again(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    finding = found(desk, passage, "clients")
    act(desk, switch_rule_off, code="term")
    assert act(desk, switch_rule_off, code="term").is_empty
    (switched,) = standing(desk).switched_off
    assert (switched.code, switched.by, switched.at) == ("term", "Ann Lee", later(5))
    assert sort_out([finding], standing(desk)) == ((), ())
    other = create_assessment(
        desk.workspace,
        ANN,
        NOON,
        framework_id=FRAMEWORK,
        details=AssessmentDetails("Other Council", stage=Stage.DRAFTING),
    ).result[0]
    assert load_standing(desk.workspace, other) == Standing()
    act(desk, switch_rule_on, code="term")
    assert act(desk, switch_rule_on, code="term").is_empty
    assert standing(desk) == Standing()


def test_every_action_on_findings_is_undone_and_done_again(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    finding = found(desk, passage, "clients")
    states = [standing(desk)]

    def done(action: Any, **parameters: Any) -> Any:
        answer = act(desk, action, **parameters)
        states.append(standing(desk))
        return answer

    waiver_id = done(waive_finding, finding=finding, reason=REASON).result[0]
    done(waive_finding, finding=of_report(), reason=REASON)
    done(waive_finding, finding=finding, reason="It is a name.")
    done(switch_rule_off, code="passive")
    done(withdraw_waiver, waiver_id=waiver_id)
    done(switch_rule_on, code="passive")
    done(remove_assessment)
    for state in reversed(states[:-1]):
        act(desk, undo)
        assert standing(desk) == state
    for state in states[1:]:
        act(desk, redo)
        assert standing(desk) == state
    assert verify(desk.workspace) == ()


def test_the_history_tells_what_was_done_with_findings_and_where(desk: Desk) -> None:
    (passage,) = desk.write("learning", TEXT)
    waiver_id = waive(desk, found(desk, passage, "clients"))
    waive(desk, of_report())
    desk.workspace.seal()
    act(desk, withdraw_waiver, waiver_id=waiver_id)
    act(desk, switch_rule_off, code="passive")
    newest = entries(desk.workspace, desk.assessment_id, 4)
    assert [(each.action, each.subject) for each in newest] == [
        ("rule-switched-off", "passive"),
        ("waiver-withdrawn", "learning"),
        ("report-finding-waived", ""),
        ("finding-waived", "learning"),
    ]
    of_the_section = EntriesWanted(section_id=desk.section_id("learning"), kind=EntryKind.DECISIONS)
    assert [each.action for each in entries(desk.workspace, desk.assessment_id, wanted=of_the_section)] == [
        "waiver-withdrawn",
        "finding-waived",
    ]


def test_own_rules_belong_to_the_workspace_and_a_late_text_is_not_kept(desk: Desk) -> None:
    workspace = desk.workspace
    assert load_own_rules_text(workspace).version == 0
    changed = write_own_rules(workspace, ANN, NOON, text="word: reablement\n", base_version=0)
    assert (changed.assessment_id, changed.tables) == ("", {"own_rules"})
    read = load_own_rules_text(workspace)
    assert read.text == load_own_rules(workspace) == "word: reablement\n"
    assert write_own_rules(workspace, BEN, NOON, text=read.text, base_version=read.version).is_empty
    write_own_rules(workspace, BEN, NOON, text="acronym: ASC\n", base_version=read.version)
    with pytest.raises(Stale) as late:
        write_own_rules(workspace, ANN, NOON, text="off: passive\n", base_version=read.version)
    assert (late.value.mine, late.value.theirs) == ("off: passive\n", "acronym: ASC\n")
    write_own_rules(workspace, ANN, NOON, text="")
    assert load_own_rules(workspace) == ""


def test_own_rules_written_by_somebody_while_there_were_none_are_not_written_over(desk: Desk) -> None:
    write_own_rules(desk.workspace, ANN, NOON, text="acronym: ASC\n", base_version=0)
    with pytest.raises(Stale):
        write_own_rules(desk.workspace, BEN, NOON, text="off: passive\n", base_version=0)
    undo(desk.workspace, ANN, NOON, assessment_id="")
    with pytest.raises(Stale):
        write_own_rules(desk.workspace, BEN, NOON, text="off: passive\n", base_version=1)
    assert load_own_rules(desk.workspace) == ""


def test_own_rules_are_undone_beside_the_assessments(desk: Desk) -> None:
    workspace = desk.workspace
    desk.write("learning", TEXT)
    texts = ["", "word: reablement\n", "word: reablement\nword: Aldermere\n"]
    write_own_rules(workspace, ANN, NOON, text=texts[1])
    add_own_word(workspace, ANN, NOON, word="Aldermere")
    assert [each.action for each in entries(workspace, "")] == ["own-word-added", "own-rules-written"]
    assert history(workspace, desk.assessment_id).undo == "text-written"
    assert history(workspace, "").undo_subject == "Aldermere"
    for text in reversed(texts[:-1]):
        undo(workspace, ANN, NOON, assessment_id="")
        assert load_own_rules(workspace) == text
    for text in texts[1:]:
        redo(workspace, ANN, NOON, assessment_id="")
        assert load_own_rules(workspace) == text
    act(desk, remove_assessment)
    assert load_own_rules(workspace) == texts[-1]
    assert verify(workspace) == ()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "word: telecare\n"),
        ("acronym: ASC", "acronym: ASC\nword: telecare\n"),
        ("acronym: ASC\n", "acronym: ASC\nword: telecare\n"),
        ("# word: telecare\n", "# word: telecare\nword: telecare\n"),
        ("word: telecare", "word: telecare"),
        ("word: Telecare\n", "word: Telecare\n"),
        (" Word :telecare # ours\n", " Word :telecare # ours\n"),
    ],
)
def test_a_word_is_added_to_the_own_rules_once(desk: Desk, text: str, after: str) -> None:
    write_own_rules(desk.workspace, ANN, NOON, text=text)
    for _ in range(2):
        add_own_word(desk.workspace, ANN, NOON, word=" telecare\t")
    assert load_own_rules(desk.workspace) == after


@pytest.mark.parametrize("word", ["", " \n", "\u200b", "#telecare", "tele care", "tele #care", "12", "x" * 41])
def test_what_is_no_word_is_not_added(desk: Desk, word: str) -> None:
    with pytest.raises(Refused, match="no-word"):
        add_own_word(desk.workspace, ANN, NOON, word=word)
    assert load_own_rules(desk.workspace) == ""


def test_a_word_is_added_to_no_more_rules_than_can_be_read(desk: Desk) -> None:
    words = map("".join, islice(product(ascii_lowercase, repeat=4), MOST_LINES))
    full = "\n".join(f"word: own{word}" for word in words)
    write_own_rules(desk.workspace, ANN, NOON, text=full)
    with pytest.raises(Refused, match="own-rules-full"):
        add_own_word(desk.workspace, ANN, NOON, word="telecare")
    assert load_own_rules(desk.workspace) == full


def test_a_word_is_added_beside_lines_that_cannot_be_read(desk: Desk) -> None:
    half = "word: one two\nworl"
    write_own_rules(desk.workspace, ANN, NOON, text=half)
    add_own_word(desk.workspace, ANN, NOON, word="telecare")
    assert load_own_rules(desk.workspace) == f"{half}\nword: telecare\n"


def test_the_others_are_the_texts_of_every_other_assessment(desk: Desk, tmp_path: Path) -> None:
    heading = PassageEdit(new_id(), PassageKind.HEADING, "Waits", 1)
    section_id = desk.section_id("learning")
    act(desk, save_text, edit=SectionEdit(section_id, (heading,), (), (heading.id,)))
    desk.write("learning", "Second.", "Third.")
    desk.write("demographics", "First.")
    made = [
        create_assessment(
            desk.workspace, ANN, NOON, framework_id=FRAMEWORK, details=AssessmentDetails(authority)
        ).result[0]
        for authority in ("Zedshire Council", "Aldermere Council")
    ]
    Desk(desk.workspace, made[0]).write("governance", "Of another.")
    read = load_others(desk.workspace, made[1])
    assert [(each.authority, each.passages) for each in read] == [
        ("Testshire County Council", ("First.", "Second.", "Third.")),
        ("Zedshire Council", ("Of another.",)),
    ]
    assert [each.authority for each in load_others(desk.workspace, desk.assessment_id)] == [
        "Aldermere Council",
        "Zedshire Council",
    ]
    alone = a_desk(tmp_path / "alone")
    assert load_others(alone.workspace, alone.assessment_id) == ()
    alone.workspace.close(NOON)
