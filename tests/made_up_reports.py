"""A made-up framework, and reports of it line by line."""

from __future__ import annotations

from datetime import date

from domain.assessment import PassageKind
from domain.frameworks.framework import Band, Framework, Level, Part, PartKind, RatingMethod, Statement, Theme
from domain.published.published_report import PublishedReport
from domain.published.report import recognise
from domain.text.blocks import SourceText, TextBlock

CARE = Statement(
    id="care",
    number=1,
    name="Care for people’s needs",
    commitment="We care for people and their families, and we listen to what they tell us.",
    expectations=("I am cared for as I want to be.", "I am listened to when I speak."),
    aliases=("Caring for people",),
)
SAFETY = Statement(id="safety", number=2, name="Safety", commitment="We keep people safe from harm at all times.")
LEARNING = Statement(id="learning", number=3, name="Learning", commitment="We learn from what went wrong before.")
FRAMEWORK = Framework(
    id="made-up",
    title="A made-up framework",
    short_title="Made up",
    valid_from=date(2025, 1, 1),
    valid_to=None,
    themes=(
        Theme("people", 1, "People", "How people are served", (CARE, SAFETY)),
        Theme("leading", 2, "Leading", "How it is led", (LEARNING,)),
    ),
    categories=(),
    scale=tuple(Level(value, f"The evidence is {word}", word) for value, word in enumerate(("bad", "fair", "fine"), 1)),
    method=RatingMethod("share-of-maximum", "up", (Band("all", "All", 0, 100),)),
    outline=(
        Part("about", PartKind.HEADING, "About the place", 2),
        Part("history", PartKind.NARRATIVE, "History", 3),
        Part("money", PartKind.FACTS, "Money", 3),
        Part("scores", PartKind.SCORES, "All scores", 2),
        Part("statements", PartKind.STATEMENTS, "", 2),
        Part("afterword", PartKind.NARRATIVE, "Afterword", 2),
    ),
    terms={
        "report_title": "{authority}: a made-up assessment",
        "commitment": "What is promised",
        "expectations": "What is expected",
        "findings": "What was found",
        "score": "Level: {score}",
        "score_line": "{score} - {label}",
        "theme_heading": "Theme {number}: {name}",
        "contents": "Contents",
        "not_written": "This has not been written yet.",
        "not_scored": "No level yet.",
    },
    sources=(),
)
HEADINGS = {"# ": 1, "## ": 2, "### ": 3, "#### ": 4}


def a_source(*lines: str) -> SourceText:
    """Return a source of lines: "## " makes a heading, "- " a bullet, anything else a paragraph."""
    return SourceText("source.txt", tuple(a_block(line, place) for place, line in enumerate(lines, start=1)))


def a_block(line: str, place: int) -> TextBlock:
    for mark, level in HEADINGS.items():
        if line.startswith(mark):
            return TextBlock(PassageKind.HEADING, line.removeprefix(mark), level, place=place)
    if line.startswith("- "):
        return TextBlock(PassageKind.BULLET, line.removeprefix("- "), 1, place=place)
    return TextBlock(PassageKind.PARAGRAPH, line, place=place)


def read(*lines: str) -> PublishedReport:
    return recognise(a_source(*lines), FRAMEWORK)


def codes(report: PublishedReport) -> list[str]:
    return [notice.code for notice in report.notices]


def texts(blocks: tuple[TextBlock, ...]) -> list[str]:
    return [block.text for block in blocks]


def data_of(report: PublishedReport, code: str) -> dict[str, str]:
    return next(dict(notice.data) for notice in report.notices if notice.code == code)


TITLE = "Upper Wold: a made-up assessment"
SAFETY_PAGE = (
    TITLE,
    "Safety",
    "Level: 2",
    "2 - The evidence is fair",
    "What is promised",
    SAFETY.commitment,
    "What was found",
    "They where safe.",
)
