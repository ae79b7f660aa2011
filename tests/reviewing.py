"""A team that reviews a written section: the moves that tests of decisions repeat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builders import ANN, NOON, Desk, later, made_once
from sqlalchemy import select

from domain.review.decisions import Decision, Standing
from domain.review.procedure import Option
from domain.review.snapshot import Snapshot
from store.actions.assessments import add_member
from store.actions.decisions import decide
from store.actions.scores import set_level
from store.changes import Actor, Changed
from store.queries.decisions import load_options, load_review
from store.snapshots import kept_snapshot
from store.tables import AssessmentRow, DraftVersionRow
from store.unit import unit_of_work

BEN = Actor("Ben Shah", "Reviewer")
CARA = Actor("Cara Diaz", "Panel member")
DEV = Actor("Dev Rao", "Moderator")
EVE = Actor("Eve Stone", "Factual accuracy decider")
PIP = Actor("Pip Hall", "Publisher")
TEAM = (ANN, BEN, CARA, DEV, EVE, PIP)
TEXT = "Staff told us so. People waited."

TO_APPROVED = (("submit", ANN), ("review", BEN), ("moderate", BEN), ("approve", CARA), ("approve", DEV))


@dataclass
class Reviewed:
    """An assessment of a full team, with a section that has text, a score and a reason."""

    desk: Desk
    passage: str

    @classmethod
    def of(cls, desk: Desk) -> Reviewed:
        return cls(desk, made_once(desk, _written_by_a_team))

    @property
    def section_id(self) -> str:
        return self.desk.section_id("learning")

    def act(self, action: Any, actor: Actor = ANN, **parameters: Any) -> Changed:
        changed: Changed = action(
            self.desk.workspace, actor, later(60), assessment_id=self.desk.assessment_id, **parameters
        )
        return changed

    def decide(self, decision: str, actor: Actor, **parameters: Any) -> Changed:
        """Decide on the section, unless another (or "" for the report) is given."""
        return self.act(decide, actor, decision=decision, **{"section_id": self.section_id, **parameters})

    def approve(self) -> Changed:
        """Bring the section to its approval."""
        for decision, actor in TO_APPROVED:
            changed = self.decide(decision, actor)
        return changed

    def standing(self, part_id: str = "learning") -> Standing:
        """Return how far a section is, or the report for ""."""
        review = load_review(self.desk.workspace, self.desk.assessment_id)
        return next(each for each in (review.report, *review.sections) if each.part_id == part_id)

    def kept(self, version_id: str) -> Snapshot:
        """Return what a version holds."""
        workspace = self.desk.workspace
        with workspace.reading() as connection:
            version = select(DraftVersionRow.stored_id).where(DraftVersionRow.id == version_id)
            return kept_snapshot(workspace.files, connection.execute(version).scalar_one())

    @property
    def stage(self) -> str:
        return self.standing().stage

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return self.standing().decisions

    def options(self, actor: Actor, section_id: str | None = None) -> Mapping[str, Option]:
        found = load_options(self.desk.workspace, self.desk.assessment_id, actor.name)
        return {each.rule.id: each for each in found[self.section_id if section_id is None else section_id]}


def _written_by_a_team(desk: Desk) -> str:
    for member in TEAM:
        join(desk, member)
    (passage,) = desk.write("learning", TEXT)
    here = {"assessment_id": desk.assessment_id, "section_id": desk.section_id("learning")}
    set_level(desk.workspace, ANN, NOON, **here, level=3, why="Because.")
    return passage


def join(desk: Desk, member: Actor) -> str:
    """Enter a person in the team; return the member's id."""
    here = {"assessment_id": desk.assessment_id, "name": member.name, "role": member.role}
    return add_member(desk.workspace, ANN, NOON, **here).result[0]


def bring_to(reviewed: Reviewed, stage: str) -> None:
    """Bring the report to a stage without all that leads there."""
    with unit_of_work(reviewed.desk.workspace, ANN, NOON, "staged", reviewed.desk.assessment_id) as unit:
        unit.get(AssessmentRow, reviewed.desk.assessment_id).stage = stage
