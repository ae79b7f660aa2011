"""What a person named on the command line: an assessment, a framework, a statement, an evidence category."""

from __future__ import annotations

import json
from pathlib import Path

from domain.frameworks.file import FrameworkFault, parse_framework
from domain.frameworks.framework import Framework, ScoringMethod, Statement
from resources import loader
from store.errors import NotFound, Refused
from store.queries.assessments import find_assessment
from store.workspace import Workspace

FRAMEWORK_ENDING = ".json"


def chosen_assessment(workspace: Workspace, text: str) -> str:
    """Return the id of the assessment meant by an id or an authority's name.

    Raises Refused("no-such-assessment") and Refused("several-assessments").
    """
    try:
        return find_assessment(workspace, text)
    except NotFound as error:
        raise Refused("no-such-assessment", {"given": text}) from error
    except Refused as error:
        raise Refused("several-assessments", {"given": text, "known": error.data["names"]}) from error


def chosen_framework(text: str) -> Framework:
    """Return the framework meant by the id of a shipped one, or by the path of a file that ends in ".json".

    Raises Refused with "no-such-framework" or, for a file, "framework-unreadable" or "framework-wrong".
    """
    if text.lower().endswith(FRAMEWORK_ENDING):
        return _framework_in(Path(text))
    shipped = shipped_frameworks()
    for framework in shipped:
        if framework.id == text:
            return framework
    raise Refused("no-such-framework", {"given": text, "known": ", ".join(each.id for each in shipped)})


def shipped_frameworks() -> tuple[Framework, ...]:
    """Return the frameworks that come with the program, the newest first."""
    found = (_framework_in(path) for path in loader.framework_files())
    return tuple(sorted(found, key=lambda framework: framework.valid_from, reverse=True))


def chosen_statement(framework: Framework, text: str) -> Statement:
    """Return the statement meant by its id, number, name or an alias; raise Refused("no-such-statement")."""
    wanted = text.strip().casefold()
    for statement in framework.statements:
        names = (statement.id, str(statement.number), statement.name, *statement.aliases)
        if wanted in {name.casefold() for name in names}:
            return statement
    raise Refused("no-such-statement", {"given": text, "known": ", ".join(each.id for each in framework.statements)})


def chosen_category(framework: Framework, text: str) -> str:
    """Return the id of an evidence category in use, "" for none; raise Refused("no-such-category")."""
    known = [category.id for category in framework.categories if category.used]
    if text and text not in known:
        raise Refused("no-such-category", {"given": text, "known": ", ".join(known)})
    return text


def chosen_score_category(framework: Framework, statement: Statement, text: str) -> str:
    """Return the id of the category that is scored, "" where the statement itself is.

    Raises Refused with "scored-by-category", "not-scored-by-category" or "no-such-category".
    """
    by_category = framework.method.scoring is ScoringMethod.CATEGORIES
    known = ", ".join(statement.categories)
    if by_category and not text:
        raise Refused("scored-by-category", {"known": known})
    if text and not by_category:
        raise Refused("not-scored-by-category")
    if text and text not in statement.categories:
        raise Refused("no-such-category", {"given": text, "known": known})
    return text


def chosen_level(framework: Framework, level: int) -> int:
    """Return the level, when the scale has it; raise Refused("level-not-on-scale")."""
    known = [step.value for step in framework.scale]
    if level not in known:
        raise Refused("level-not-on-scale", {"level": str(level), "known": ", ".join(map(str, known))})
    return level


def _framework_in(path: Path) -> Framework:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Refused("framework-unreadable", {"name": path.name}) from error
    try:
        return parse_framework(data, path.name)
    except FrameworkFault as fault:
        where = f"{fault.place}: " if fault.place else ""
        raise Refused("framework-wrong", {"name": path.name, "problem": f"{where}{fault.problem}"}) from fault
