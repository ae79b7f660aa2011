"""Say what is to be made of findings: let one stand for a reason, switch a rule off, write rules of one's own."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from domain.assessment import Anchor
from domain.checks.finding import Finding
from domain.text.anchors import make_anchor
from domain.text.cleaning import clean_block, clean_line
from store.changes import Actor, Changed
from store.errors import Refused, Stale
from store.ids import new_id
from store.passages import place_standing
from store.tables import AssessmentRow, OwnRulesRow, PassageRow, RuleSwitchRow, SectionRow, WaiverRow
from store.tables.checks import OWN_RULES
from store.unit import Unit, require_version, unit_of_work
from store.workspace import Workspace

if TYPE_CHECKING:
    from domain.checks.own_rules import OwnRules

_WORD = "word"
_LINE_END = "\n"
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")


def waive_finding(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, finding: Finding, reason: str
) -> Changed:
    """Let a finding stand for a reason; result is the waiver's id.

    A waiver of a finding with words stands on them and follows them; it holds only where they and the finding's data
    are as they were. One that holds for the same finding already gets the new reason. It is no edit of the text: where
    the section stands in the procedure stays.

    Raises NotFound, Refused("no-reason"), Refused("not-waivable") for a finding that nobody may waive, and
    Refused("words-moved") where the passage does not have the finding's words at its place.
    """
    said = clean_block(reason).strip()
    if not said:
        raise Refused("no-reason")
    _require_waivable(finding.code)
    action = "finding-waived" if finding.section_id else "report-finding-waived"
    with unit_of_work(workspace, actor, at, action, assessment_id) as unit:
        unit.get(AssessmentRow, assessment_id)
        if finding.section_id:
            unit.pending.subject = unit.get(SectionRow, finding.section_id).part_id
        anchor = _anchor_of(unit, finding)
        row = _waiver_of(unit, assessment_id, finding, anchor)
        row.reason, row.person, row.role, row.at = said, actor.name, actor.role, at
        unit.session.add(row)
        unit.result = (row.id,)
    return unit.changed()


def withdraw_waiver(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, waiver_id: str) -> Changed:
    """Take a waiver away, so that its finding stands again; raises NotFound."""
    with unit_of_work(workspace, actor, at, "waiver-withdrawn", assessment_id) as unit:
        row = unit.get(WaiverRow, waiver_id)
        if row.section_id:
            unit.pending.subject = unit.get(SectionRow, row.section_id).part_id
        else:
            unit.pending.action = "report-waiver-withdrawn"
        unit.session.delete(row)
    return unit.changed()


def switch_rule_off(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, code: str) -> Changed:
    """Have a rule, given by the code of its findings, not asked in one assessment; nothing where that is so already.

    Raises NotFound, and Refused("not-waivable") for a rule whose findings nobody may waive.
    """
    _require_waivable(code)
    with unit_of_work(workspace, actor, at, "rule-switched-off", assessment_id, subject=code) as unit:
        unit.get(AssessmentRow, assessment_id)
        if _switch_of(unit, assessment_id, code) is None:
            row = RuleSwitchRow(
                id=new_id(), assessment_id=assessment_id, code=code, person=actor.name, role=actor.role, at=at
            )
            unit.session.add(row)
    return unit.changed()


def switch_rule_on(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, code: str) -> Changed:
    """Have a rule asked in an assessment again; nothing where it is asked."""
    with unit_of_work(workspace, actor, at, "rule-switched-on", assessment_id, subject=code) as unit:
        row = _switch_of(unit, assessment_id, code)
        if row is not None:
            unit.session.delete(row)
    return unit.changed()


def write_own_rules(
    workspace: Workspace, actor: Actor, at: datetime, *, text: str, base_version: int | None = None
) -> Changed:
    """Keep the text of the organisation's own rules, which are those of the whole workspace.

    Whether it can be read as rules is for the caller to see (`domain.checks.own_rules`). `base_version` is the version
    that was changed, 0 for no text yet; None writes over whatever is there. It belongs to no assessment, so the answer
    and the entry of the journal have none, and undo has it under "". Typing for a while is one entry. Raises Stale with
    both texts.
    """
    with unit_of_work(workspace, actor, at, "own-rules-written", "", merge_key=OWN_RULES) as unit:
        _write(unit, clean_block(text), base_version)
    return unit.changed()


def add_own_word(workspace: Workspace, actor: Actor, at: datetime, *, word: str) -> Changed:
    """Add a word that is spelt right to the organisation's own rules, as a line of its own; once, in capitals or not.

    Raises Refused("no-word") for what is not one word, and Refused("own-rules-full").
    """
    wanted = clean_line(word).strip()
    line = f"{_WORD}: {wanted}\n"
    rules = _parsed(line)
    if rules is None or rules.words != (wanted,):
        raise Refused("no-word")
    with unit_of_work(workspace, actor, at, "own-word-added", "", subject=wanted) as unit:
        row = unit.session.get(OwnRulesRow, OWN_RULES)
        text = row.text if row is not None else ""
        if wanted.casefold() not in _words_in(text):
            longer = f"{text if not text or text.endswith(_LINE_END) else f'{text}{_LINE_END}'}{line}"
            if _parsed(longer) is None and _parsed(text) is not None:
                raise Refused("own-rules-full")
            _write(unit, longer, None)
    return unit.changed()


def _require_waivable(code: str) -> None:
    # Imported here, and so below: it brings all checks along, and whoever names an action is on the main thread.
    from domain.checks.registry import RULES

    if code in RULES and not RULES[code].may_be_waived:
        raise Refused("not-waivable", {"code": code})


def _anchor_of(unit: Unit, finding: Finding) -> Anchor | None:
    """Return an anchor on a finding's words, None where it has none; raise Refused where they are not there."""
    if not finding.text:
        return None
    passage = unit.session.get(PassageRow, finding.passage_id)
    is_there = passage is not None and passage.section_id == finding.section_id
    if passage is None or not is_there or passage.text[finding.start : finding.end] != finding.text:
        raise Refused("words-moved", {"words": finding.text})
    return make_anchor(passage.id, passage.text, finding.start, finding.end)


def _waiver_of(unit: Unit, assessment_id: str, finding: Finding, anchor: Anchor | None) -> WaiverRow:
    """Return the row that waives a finding already, else a new one in its place."""
    data = [list(each) for each in finding.data]
    same = select(WaiverRow).where(
        WaiverRow.assessment_id == assessment_id,
        WaiverRow.section_id.is_not_distinct_from(finding.section_id or None),
        WaiverRow.code == finding.code,
        WaiverRow.words == finding.text,
        WaiverRow.passage_id == (anchor.passage_id if anchor is not None else ""),
        WaiverRow.start == (anchor.start if anchor is not None else 0),
        WaiverRow.detached.is_(False),
    )
    for row in unit.session.scalars(same):
        if row.data == data:
            return row
    new = WaiverRow(id=new_id(), assessment_id=assessment_id, code=finding.code, words=finding.text, data=data)
    place_standing(new, finding.section_id, anchor)
    return new


def _switch_of(unit: Unit, assessment_id: str, code: str) -> RuleSwitchRow | None:
    of_code = select(RuleSwitchRow).where(RuleSwitchRow.assessment_id == assessment_id, RuleSwitchRow.code == code)
    return unit.session.scalar(of_code)


def _write(unit: Unit, text: str, base_version: int | None) -> None:
    """Keep the text where it is another one than is kept."""
    row = unit.session.get(OwnRulesRow, OWN_RULES)
    if row is None:
        if base_version:
            raise Stale(text, "", {"what": "own-rules"})
        if text:
            unit.session.add(OwnRulesRow(id=OWN_RULES, text=text, person=unit.actor.name, at=unit.at))
        return
    if base_version is not None:
        require_version(row, base_version, text, row.text, {"what": "own-rules"})
    if text != row.text:
        row.text, row.person, row.at = text, unit.actor.name, unit.at


def _parsed(text: str) -> OwnRules | None:
    """Return the rules that a text lists; None for what is none, such as a text that is still being typed."""
    from domain.checks.own_rules import OwnRulesFault, parse_own_rules

    try:
        return parse_own_rules(text)
    except OwnRulesFault:
        return None


def _words_in(text: str) -> set[str]:
    """Return the words that lines of own rules name, in small letters."""
    lines = (_COMMENT.sub("", line).partition(":") for line in text.splitlines())
    return {word.strip().casefold() for kind, _, word in lines if kind.strip().casefold() == _WORD}
