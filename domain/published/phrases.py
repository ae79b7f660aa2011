"""Tell which of a framework's own words a line of a published report is, however it is typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from string import Formatter

from domain.frameworks.framework import Framework

LONGEST_PHRASE = 300
"""Characters; a longer line is never a title, a heading or a score, and is not compared with them."""

_TYPED_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\xa0": " "})
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[A-Z][.)])\s+(?=\S)")
_OUT_OF = re.compile(r"\s*(?:out of|of|/)\s*\d{1,2}\W*$", re.IGNORECASE)
_REASON = re.compile(
    r"(?:why (?:this|we gave this|the) score|(?:our |scoring )?rationale|reasons?|justification)"
    r"(?: (?:for|of) (?:the|this|our) (?:score|scoring|judgement))?\s*(?:[:–-]\s*(?P<reason>.*))?",
    re.IGNORECASE,
)
_THEME_NUMBER = re.compile(r"theme (\d{1,2})\b(?!.*[.;]$)", re.IGNORECASE)
_OF_AUTHORITY = re.compile(
    r"(?P<authority>(?=.{0,60}\b(?:Council|Borough|County|City|Corporation|Authority)\b)[A-Z][\w’'. -]{2,70}?)"
    r"\s*[:–—]\s"
    r"(?=.*\b(?:assessment|report)\b).*(?<![.;])",
)
_MOST_WORDS_OF_A_NAME = 6
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


_SCORES = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE})
_NUMBERED = frozenset(
    {MarkKind.TITLE, MarkKind.THEME, MarkKind.STATEMENT, MarkKind.PART, MarkKind.REASON}
    | {MarkKind.COMMITMENT, MarkKind.EXPECTATIONS, MarkKind.FINDINGS, MarkKind.TERM}
)
"""What a number may stand before; before a score it is the score."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the framework's own words: the id of the part or statement it names, the score it prints, its rest.

    `text` is the authority of a title, the label of a score line and the reason given on the line that announces one,
    as printed; `rows` are the statements and scores of a line that has several.
    """

    kind: MarkKind
    id: str = ""
    score: int | None = None
    text: str = ""
    rows: tuple[tuple[str, int], ...] = ()


def normal(text: str) -> str:
    """Return the text without the differences of typing: case, kinds of quotation mark and dash, spaces, last stops."""
    return " ".join(text.translate(_TYPED_ALIKE).split()).casefold().strip("\"' .,:;!")


def without_number(text: str) -> str:
    """Return a line without the number that a heading has in a numbered report: "2.1 Safeguarding", "3) Next steps"."""
    match = _NUMBER.match(text)
    return text[match.end() :] if match else text


def reason_in(text: str) -> str:
    """Return the reason of a score without the words that announce it on the same line."""
    match = _REASON.fullmatch(text.strip())
    return match["reason"] if match and match["reason"] else text.strip()


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
        announced = re.escape(normal(terms["score"].partition("{")[0]))
        self._score_said = re.compile(
            rf"(?:(?:our|overall|draft|proposed|the) )?{announced}(?: is)?\W{{0,3}}(?P<score>\d{{1,2}})"
        )
        self._score_open = re.compile(rf"{announced}\s*:[\s_.…?x-]*(?:tbc|tba|to follow)?\W*", re.IGNORECASE)
        self._lines: dict[str, Mark] = {}
        self._names: dict[str, list[list[str]]] = {}
        self._themes = {str(theme.number): theme.id for theme in framework.themes}
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
        if "|" in text:
            return self._mark_of_cells([cell for cell in text.split("|") if cell.strip()])
        mark = self._score_of(text) or self._known(text) or self._of_report(text)
        if mark is None and (rest := without_number(text)) != text:
            mark = self._known(rest) or self._of_report(rest)
            return mark if mark is not None and mark.kind in _NUMBERED else None
        return mark

    def short_name(self, text: str) -> Mark | None:
        """Return the statement that a line names by some of its words in their order, where there is only one."""
        words = normal(without_number(text)).split()
        if not 0 < len(words) <= _MOST_WORDS_OF_A_NAME:
            return None
        found = {id_ for id_, names in self._names.items() if any(_is_part(words, name) for name in names)}
        return Mark(MarkKind.STATEMENT, found.pop()) if len(found) == 1 else None

    def _known(self, text: str) -> Mark | None:
        """Return what a line is that is one of the framework's own, or a score with or without its label."""
        line = normal(text)
        if known := self._lines.get(line):
            return known
        if score := self._score.fullmatch(line):
            return Mark(MarkKind.SCORE, score=int(score["score"]))
        if score_line := self._score_line.fullmatch(line):
            return Mark(MarkKind.SCORE_LINE, score=int(score_line["score"]), text=score_line["label"])
        return None

    def _score_of(self, text: str) -> Mark | None:
        """Return the score of a line that prints it otherwise ("Score 3", "Score: 3 out of 4"), or leaves it open."""
        if self._score_open.fullmatch(text.strip()):
            return Mark(MarkKind.SCORE_OPEN)
        match = self._score_said.fullmatch(_OUT_OF.sub("", normal(text)))
        return Mark(MarkKind.SCORE, score=int(match["score"])) if match else None

    def _of_report(self, text: str) -> Mark | None:
        """Return what a line announces in a report's own words: the title, a theme by number, the reason of a score."""
        tidy = " ".join(text.split())
        if title := self._title.fullmatch(tidy.translate(_TYPED_ALIKE)) or _OF_AUTHORITY.fullmatch(tidy):
            return Mark(MarkKind.TITLE, text=tidy[title.start("authority") : title.end("authority")])
        if (theme := _THEME_NUMBER.match(tidy)) and theme[1] in self._themes:
            return Mark(MarkKind.THEME, self._themes[theme[1]])
        if (reason := _REASON.fullmatch(tidy)) and (reason["reason"] or "score" in tidy or "ationale" in tidy):
            return Mark(MarkKind.REASON, text=reason["reason"] or "")
        return None

    def _mark_of_cells(self, cells: Sequence[str]) -> Mark | None:
        """Return what a row announces that was copied as one line: one statement and its score, or several."""
        if whole := self._known(" ".join(" ".join(cells).split())):
            return whole
        known = [self._known(cell) for cell in cells]
        if known and all(mark is not None and mark.kind is MarkKind.TERM for mark in known):
            return known[0]
        rows = [self._row_of(cell) for cell in cells]
        found = tuple(row for row in rows if row is not None)
        if found and len(found) == len(rows):
            return Mark(MarkKind.SCORE_ROW, found[0][0], found[0][1], rows=found)
        first = known[0] or self._score_of(cells[0]) if cells else None
        return first if first is not None and first.kind in _SCORES else None

    def _row_of(self, cell: str) -> tuple[str, int] | None:
        if (mark := self._known(cell)) and mark.kind is MarkKind.SCORE_ROW and mark.score is not None:
            return mark.id, mark.score
        name, _, score = " ".join(cell.split()).rpartition(" ")
        mark = self.short_name(name) if score.isdecimal() else None
        return (mark.id, int(score)) if mark else None

    def _know(self, phrase: str, mark: Mark) -> None:
        if phrase.strip():
            self._lines.setdefault(normal(phrase), mark)

    def _know_statements(self, framework: Framework) -> None:
        for statement in framework.statements:
            names = (statement.name, *statement.aliases)
            self._names[statement.id] = [re.findall(r"[\w’'-]+", normal(name)) for name in names]
            for name in names:
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


def _is_part(words: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether all words stand in the name, in their order."""
    left = iter(name)
    return all(word in left for word in words)


def _pattern(term: str) -> re.Pattern[str]:
    """Return the expression that finds a term's placeholders in a line, spaces being free around punctuation."""
    parts = []
    for literal, field, _, _ in Formatter().parse(" ".join(term.translate(_TYPED_ALIKE).split())):
        parts.append(r"\s*".join(re.escape(word) for word in re.split(r"\s+|(?=[:.-])", literal)))
        if field is not None:
            parts.append(_PLACEHOLDERS.get(field, r".+"))
    return re.compile("".join(parts) + r"[\s.:]*", re.IGNORECASE)
