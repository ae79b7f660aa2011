"""Tell which of a framework's own words a line of a published report is, however it is typed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from string import Formatter

from domain.frameworks.framework import Framework

LONGEST_PHRASE = 300
"""Characters; a longer line is never a title, a heading or a score, and is not compared with them."""

_TYPED_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\xa0": " "})
_PLACEHOLDERS = {"authority": r"(?P<authority>.+?)", "score": r"(?P<score>\d{1,6})", "label": r"(?P<label>.+)"}


class MarkKind(Enum):
    """What the framework's words on a line announce."""

    TITLE = "title"
    THEME = "theme"
    STATEMENT = "statement"
    PART = "part"
    SCORE = "score"
    SCORE_LINE = "score-line"
    SCORE_OPEN = "score-open"
    LEVEL = "level"
    SCORE_ROW = "score-row"
    COMMITMENT = "commitment"
    EXPECTATIONS = "expectations"
    FINDINGS = "findings"
    PLACEHOLDER = "placeholder"
    REASON = "reason"
    TERM = "term"
    COLUMN = "column"
    OTHER = "other"
    RUN_IN = "run-in"
    FURNITURE = "furniture"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the framework's own words: the id of the part or statement it names, the score it prints, its rest.

    `text` is the authority of a title, the label of a score line or row, and the reason or the framework's wording that
    stands on the line that announces it, as printed; `rows` are the statements and scores of a line that has several.
    OTHER is a heading over what is no part of the framework; RUN_IN a paragraph that begins a part with its own words;
    REMARK a line of who commented on the draft, with the words of the remark and the id "open" while it is not settled.
    """

    kind: MarkKind
    id: str = ""
    score: int | None = None
    text: str = ""
    rows: tuple[tuple[str, int], ...] = ()


def normal(text: str) -> str:
    """Return the text without the differences of typing: case, kinds of quotation mark and dash, spaces, last stops."""
    alike = text if text.isascii() else text.translate(_TYPED_ALIKE)
    return " ".join(alike.split()).casefold().strip("\"' .,:;!")


def likeness(first: str, second: str) -> float:
    """Return the share of words, from 0 to 1, that two texts have in common, whatever their order."""
    first_words, second_words = Counter(normal(first).split()), Counter(normal(second).split())
    longest = max(first_words.total(), second_words.total())
    return (first_words & second_words).total() / longest if longest else 1.0


class Phrases:
    """The lines that a report of one framework may print, ready to be looked up."""

    def __init__(self, framework: Framework) -> None:
        terms = framework.terms
        self._title = _pattern(terms["report_title"])
        self._score = _pattern(terms["score"])
        self._score_line = _pattern(terms["score_line"])
        self._lines: dict[str, Mark] = {}
        self._know(terms["commitment"], Mark(MarkKind.COMMITMENT))
        self._know(terms["expectations"], Mark(MarkKind.EXPECTATIONS))
        self._know(terms["findings"], Mark(MarkKind.FINDINGS))
        self._know(terms.get("not_written", ""), Mark(MarkKind.PLACEHOLDER))
        self._know_statements(framework)
        self._know_themes(framework)
        for part in framework.outline:
            self._know(part.heading, Mark(MarkKind.PART, part.id))
        for level in framework.scale:
            self._know(str(level.value), Mark(MarkKind.LEVEL, score=level.value))
            self._know(level.label, Mark(MarkKind.LEVEL, score=level.value))
        for term in terms.values():
            if not any(field for _, field, _, _ in Formatter().parse(term)):
                self._know(term, Mark(MarkKind.TERM))

    def mark(self, text: str) -> Mark | None:
        """Return what the framework's words on this line announce; None when the line is not the framework's."""
        if len(text) > LONGEST_PHRASE:
            return None
        line = normal(text)
        known = self._lines.get(line)
        if known:
            return known
        if score := self._score.fullmatch(line):
            return Mark(MarkKind.SCORE, score=int(score["score"]))
        if score_line := self._score_line.fullmatch(line):
            return Mark(MarkKind.SCORE_LINE, score=int(score_line["score"]), text=score_line["label"])
        tidy = " ".join(text.split())
        if title := self._title.fullmatch(tidy.translate(_TYPED_ALIKE)):
            return Mark(MarkKind.TITLE, text=tidy[title.start("authority") : title.end("authority")])
        return None

    def _know(self, phrase: str, mark: Mark) -> None:
        if phrase.strip():
            self._lines.setdefault(normal(phrase), mark)

    def _know_statements(self, framework: Framework) -> None:
        for statement in framework.statements:
            for name in (statement.name, *statement.aliases):
                self._know(name, Mark(MarkKind.STATEMENT, statement.id))
                for level in framework.scale:
                    self._know_row(framework, name, statement.id, level.value)

    def _know_row(self, framework: Framework, name: str, statement_id: str, value: int) -> None:
        """Know a row of the table of scores that was copied as one line."""
        row = Mark(MarkKind.SCORE_ROW, statement_id, value)
        score, line = framework.terms["score"].format(score=value), framework.score_line(value)
        for printed in (str(value), f"{value} {framework.level(value).label}", score, line):
            for joint in (" ", ": ", " - "):
                self._know(f"{name}{joint}{printed}", row)

    def _know_themes(self, framework: Framework) -> None:
        heading = framework.terms.get("theme_heading", "{name}")
        for theme in framework.themes:
            for name in (theme.name, theme.report_name):
                self._know(heading.format(name=name, number=theme.number), Mark(MarkKind.THEME, theme.id))
                self._know(name, Mark(MarkKind.THEME, theme.id))


def _pattern(term: str) -> re.Pattern[str]:
    """Return the expression that finds a term's placeholders in a line, spaces being free around punctuation."""
    parts = []
    for literal, field, _, _ in Formatter().parse(" ".join(term.translate(_TYPED_ALIKE).split())):
        parts.append(r"\s*".join(re.escape(word) for word in re.split(r"\s+|(?=[:.-])", literal)))
        if field is not None:
            parts.append(_PLACEHOLDERS.get(field, r".+"))
    return re.compile("".join(parts) + r"[\s.:]*", re.IGNORECASE)
