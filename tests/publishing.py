"""An assessment that is ready to be published, and the moves that take it there: what tests of the gate begin with."""

from __future__ import annotations

from typing import Any

from builders import ANN, NOON, Desk, later, made_once
from reviewing import EVE, TEAM, TO_APPROVED, join

from domain.assessment import FactAmount, Facts, SectionKind
from store.actions.decisions import decide
from store.actions.evidence import add_item
from store.actions.scores import set_level
from store.actions.text import save_facts
from store.changes import Actor
from store.queries.assessments import load_document
from store.values import ItemDetails
from ui.publication import Publication, read_publication

WORDS = (
    "asked early what mattered to them, and got a copy of the plan",
    "found exercise classes close to home through a link worker",
    "could read letters in Polish and in Urdu",
    "chose between four home care providers within a week",
    "met the nurse and the social worker at one visit",
    "knew before leaving hospital who would call the next day",
    "heard how the enquiry into their worries had ended",
    "saw the minutes of the board on the website",
    "noticed that complaints led to shorter queues",
)
PARTS = ("Four in ten residents live in villages.", "Most people spoke well of the staff.", "Waiting times come next.")


def publishable(desk: Desk) -> None:
    """Write, evidence and score a whole assessment, and bring it to the end of its procedure."""
    made_once(desk, _whole)


def written(desk: Desk) -> None:
    """Write, evidence and score a whole assessment; nothing of it is decided."""
    made_once(desk, _written)


def _whole(desk: Desk) -> None:
    _written(desk)
    for section in load_document(desk.workspace, desk.assessment_id).sections:
        approve(desk, section.id)
    finish(desk)


def _written(desk: Desk) -> None:
    for member in TEAM:
        join(desk, member)
    details = ItemDetails("Survey of people", category="people", people_heard=40)
    item = add_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, details=details).result[0]
    parts, words = iter(PARTS), iter(WORDS)
    for section in load_document(desk.workspace, desk.assessment_id).sections:
        if section.kind is SectionKind.STATEMENT:
            text = f"People {next(words)}."
            (passage,) = desk.write(section.part_id, text)
            desk.cite(section.part_id, passage, text, item)
            act(desk, set_level, ANN, section_id=section.id, level=3, why="The survey of people says so.")
        elif section.kind is SectionKind.NARRATIVE:
            desk.write(section.part_id, next(parts))
        else:
            amounts = (FactAmount("total-budget", 300, 310), FactAmount("adult-social-care-budget", 100, 105))
            act(desk, save_facts, ANN, section_id=section.id, facts=Facts("2023/24", amounts, section.facts.version))


def act(desk: Desk, action: Any, actor: Actor, **parameters: Any) -> Any:
    """Do something in the assessment as somebody."""
    return action(desk.workspace, actor, later(60), assessment_id=desk.assessment_id, **parameters)


def approve(desk: Desk, section_id: str) -> None:
    """Take a section from its draft to its approval."""
    for decision, actor in TO_APPROVED:
        act(desk, decide, actor, section_id=section_id, decision=decision)


def finish(desk: Desk) -> None:
    """Take the report from its draft through the factual accuracy check."""
    act(desk, decide, ANN, decision="check-accuracy")
    act(desk, decide, EVE, decision="close-accuracy", why="The authority agrees.")


def send_back(desk: Desk) -> None:
    """Take the report back to its team."""
    act(desk, decide, EVE, decision="return-report", why="A figure is wrong.")


def judged(desk: Desk, person: str = "") -> Publication:
    """Return what the gate says of the assessment as it is kept."""
    return read_publication(desk.workspace, desk.assessment_id, person)


def blocked_by(desk: Desk) -> list[str]:
    """Return the codes of what is in the way."""
    return [each.code for each in judged(desk).gate.blockers]
