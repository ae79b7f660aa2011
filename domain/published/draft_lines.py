"""Tell what a line of a draft announces that says it in its writer's own way: numbered, short, with scores in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from domain.assessment import PassageKind
from domain.frameworks.framework import Framework, PartKind
from domain.published.by_order import name_by_order
from domain.published.part_names import PartNames, without_remarks
from domain.published.phrases import LONGEST_PHRASE, Mark, MarkKind, Phrases, normal
from domain.published.statement_tables import read_tables
from domain.text.blocks import TextBlock

_NUMBER = re.compile(
    r"(?:QS ?|PART )?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|[A-Z]\d{0,2}[.):]|[A-Z]\d{1,2}(?=\s+[A-Z]))\s+(?=\S)"
    r"|QS ?\d{1,2}\W+"
)
_DECORATION = re.compile(r"^[*_=~\s]+|[*_=~\s]+$")
_VALUES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_VALUE = rf"(?P<value>\d{{1,2}}|{'|'.join(_VALUES)})"
_OWN = r"(?:our|overall|draft|proposed|the|self-assessed|team)"
_OUT_OF = rf"(?:\s*(?:out of|of|/)\s*(?:\d{{1,2}}|{'|'.join(_VALUES)}))?"
_REASON = re.compile(
    r"(?:why(?P<why> (?:(?:this|we gave (?:this|a|it)|we scored (?:this|it)|the|it was|a)(?: score)?)?"
    rf"(?: ?{_VALUE})?)?"
    r"|(?:our |scoring )?(?:rationale|reasons?|reasoning)|justification)"
    r"(?P<of> (?:for|of|behind) (?:the|this|our) (?:score|scoring|judgement))?"
    r"(?:\s*[:–-]\s*(?P<reason>.*)|(?(why)|(?(of)|(?!)))\.\s+(?P<run_in>.*))?",
    re.IGNORECASE,
)
_FINDINGS = frozenset(
    f"{kind}{name}"
    for kind in ("", "key ", "main ", "our ", "the ", "summary of ", "evidence and ")
    for name in ("findings",)
) | {"what we found", "what was found", "what the team found"}
_TO_BE_SCORED = r"(?:tbc|tba|to follow|to be \w+|not yet \w+|pending|awaited)"
_SCORE_TOLD = re.compile(
    rf"\b(?:(?:we|the (?:assessment )?team|the assessors) scored (?:this|it|this statement)|this statement was scored)"
    rf"(?: at| as)?(?: a)? {_VALUE}\b(?!%|\.\d)",
    re.IGNORECASE,
)
_SCORE_SHORTLY = re.compile(
    rf"(?:For )?[^\W\d][^.:;?!\d]{{2,60}}[:,–-]\s*{_VALUE}\.?"
    rf"|Why (?:\d|{'|'.join(_VALUES)})\?",
    re.IGNORECASE,
)
_HEAD_OF_TABLE = re.compile(r"(?:quality |our )?(?:statement|area)s?\b[^.;?!]{3,60}", re.IGNORECASE)
_THEME = re.compile(rf"theme {_VALUE}\b(?!.*[.;]$)", re.IGNORECASE)
_IS_OF_AUTHORITY = r"(?=.{0,60}\b(?:council|borough|county|city|corporation|authority)\b)"
_TITLES = (
    re.compile(
        rf"{_IS_OF_AUTHORITY}(?P<authority>[A-Z][\w’'. -]{{2,70}}?)\s*[:–—]\s"
        r"(?=.*\b(?:assessment|self-assessment|report)\b).*(?<![.;])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:local authority |adult social care |self-|draft ){{1,3}}(?:assessment|report)( of)?\s*[:–—]?\s"
        rf"{_IS_OF_AUTHORITY}(?P<authority>[A-Z][\w’'. -]{{2,70}})",
        re.IGNORECASE,
    ),
)
_BARE_TITLE = re.compile(
    r"(?:[A-Z][\w’'-]* (?:(?:and|of|upon) )?){1,5}(?:Council|COUNCIL)|London Borough of [A-Z][\w ]+"
)
_COUNCIL = re.compile(r"\b(?!The |This )((?:[A-Z][\w’'-]+ (?:(?:and|of|upon|on) )?){1,5}Council)\b")
_WITHIN = 5
"""The only name of an authority on so many first lines makes one of them a title."""
_ENDS = ".;:,"
_MOST_WORDS_OF_A_NAME = 6
_LEAST_WORDS_OF_A_PART = 2
_LEAST_WORDS_OF_A_LABEL = 2
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "are", "as", "at", "did", "for", "in", "is", "of", "on", "our", "that", "the", "their", "this"}
    | {"to", "was", "we", "well", "were", "what"}
)

_SCORES = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.SCORE_OPEN})
_WORDED = frozenset({MarkKind.COMMITMENT, MarkKind.EXPECTATIONS})
_NAMED = frozenset(
    {MarkKind.TITLE, MarkKind.THEME, MarkKind.STATEMENT, MarkKind.PART, MarkKind.REASON}
    | {MarkKind.COMMITMENT, MarkKind.EXPECTATIONS, MarkKind.FINDINGS, MarkKind.TERM}
)
"""What a number may stand before; before a score it is the score."""


def without_number(text: str) -> str:
    """Return a line without the number that a heading has in a numbered report: "2.1 Safeguarding", "QS3: Equity"."""
    match = _NUMBER.match(text)
    return text[match.end() :] if match else text


def score_told_in(text: str) -> int | None:
    """Return the score that a sentence among the findings tells: "We scored this statement 2."."""
    match = _SCORE_TOLD.search(text)
    return _value(match["value"]) if match else None


def tells_score_shortly(text: str) -> bool:
    """Return whether a sentence is no more than a name and a score, or asks why it is so much: "Equity: three."."""
    return _SCORE_SHORTLY.fullmatch(text.strip()) is not None


def reason_in(text: str) -> str:
    """Return the reason of a score without the words that announce it on the same line."""
    match = _REASON.fullmatch(text.strip())
    return _reason_of(match) or text.strip() if match else text.strip()


def _reason_of(match: re.Match[str]) -> str:
    return match["reason"] or match["run_in"] or ""


def marks_of(blocks: Sequence[TextBlock], framework: Framework) -> list[Mark | None]:
    """Return what each block announces, None for those that announce nothing.

    The lines around it count where a line alone could be something else: a name with its score in a row of others is a
    row of the table of scores, alone over text the beginning of its statement (a STATEMENT with a score); a line over
    a score may name its statement by a few of its words, or by its place.
    """
    lines = DraftLines(framework)
    marks = [lines.mark(block.text) for block in blocks]
    read_tables(blocks, marks)
    _read_cells(blocks, marks)
    for index, (block, mark) in enumerate(zip(blocks, marks, strict=True)):
        above = marks[index - 1] if index else None
        below = marks[index + 1] if index + 1 < len(marks) else None
        if mark is None and below is not None and below.kind in _SCORES:
            marks[index] = lines.short_name(block.text)
        elif mark is None and _is_row(below) and _is_row(marks[index + 2] if index + 2 < len(marks) else None):
            marks[index] = Mark(MarkKind.TERM) if _HEAD_OF_TABLE.fullmatch(block.text.strip()) else None
        elif mark is not None and mark.kind is MarkKind.TERM and block.text.rstrip().endswith(":"):
            is_named = above is not None and above.kind is MarkKind.STATEMENT
            marks[index] = Mark(MarkKind.SCORE_OPEN) if is_named else mark
        elif mark is not None and mark.kind is MarkKind.SCORE_ROW and not mark.rows and not block.is_aside:
            is_row = _is_of_table(above) or _is_of_table(below) or index + 1 == len(marks)
            is_bullet = block.kind is PassageKind.BULLET
            marks[index] = mark if is_row or is_bullet else replace(mark, kind=MarkKind.STATEMENT)
    name_by_order(blocks, marks, framework, lines.scored_heading)
    if not any(mark is not None and mark.kind is MarkKind.TITLE for mark in marks):
        _find_title(blocks, marks)
    return marks


def _find_title(blocks: Sequence[TextBlock], marks: list[Mark | None]) -> None:
    """Mark the title of a report that has none of the usual ones: the name of an authority alone on a line before the
    first part, or the first line with the only name that the first few have ("Prepared for Wold Council")."""
    before = list(takewhile(lambda index: marks[index] is None, range(len(blocks))))
    first = [index for index in range(min(_WITHIN, len(blocks))) if marks[index] is None]
    for index in dict.fromkeys((*first, *before)):
        if _BARE_TITLE.fullmatch(blocks[index].text.strip()):
            marks[index] = Mark(MarkKind.TITLE, text=_said(blocks[index].text))
            return
    named = {index: set(_COUNCIL.findall(blocks[index].text)) for index in first}
    names = set().union(*named.values())
    if len(names) == 1:
        index = next(index for index in first if named[index])
        marks[index] = Mark(MarkKind.TITLE, text=names.pop())


def _read_cells(blocks: Sequence[TextBlock], marks: list[Mark | None]) -> None:
    """Let the cells of a box, "Score", "3", "Reason" and a text, be what they are together."""
    for index, (block, mark) in enumerate(zip(blocks[1:], marks[1:], strict=True), 1):
        above = marks[index - 1]
        is_number = mark is not None and mark.kind is MarkKind.LEVEL and block.text.strip().isdecimal()
        named = index > 1 and (before := marks[index - 2]) is not None and before.kind is MarkKind.STATEMENT
        if mark is not None and is_number and named and above is not None and above.kind is MarkKind.TERM:
            marks[index] = replace(mark, kind=MarkKind.SCORE)
        elif (
            mark is None and above is not None and above.kind in _SCORES and _REASON.fullmatch(block.text.strip(" :."))
        ):
            marks[index] = Mark(MarkKind.REASON)


def _is_row(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is MarkKind.SCORE_ROW


def _is_of_table(mark: Mark | None) -> bool:
    return mark is not None and mark.kind in {MarkKind.SCORE_ROW, MarkKind.TERM, MarkKind.PART}


class DraftLines:
    """What lines of a draft announce, by the framework's own words and by the ways in which writers say them."""

    def __init__(self, framework: Framework) -> None:
        self._phrases = Phrases(framework)
        self._framework = framework
        self._names = {
            statement.id: [_words(name) for name in (statement.name, *statement.aliases)]
            for statement in framework.statements
        }
        announced = re.escape(normal(framework.terms["score"].partition("{")[0]))
        said = rf"(?:{_OWN} )?(?:scored?|rated|rating|{announced})\b(?: (?:is|was|of|as|at))?"
        self._score_open = re.compile(
            rf"{said}(?:\s*[:–-][\s_.…?x–-]*{_TO_BE_SCORED}?|\s+{_TO_BE_SCORED})\W*", re.IGNORECASE
        )
        self._score_said = re.compile(rf"{said}\W{{0,3}}{_VALUE}{_OUT_OF}(?P<rest>\W.*)?", re.IGNORECASE)
        self._name_and_score = re.compile(
            rf"(?P<name>.*?[^\W\d])[\s.,:–([-]+(?:{said}\W{{0,3}})?{_VALUE}{_OUT_OF}(?P<rest>\W.*)?", re.IGNORECASE
        )
        said_of_levels = [_content(level.label) for level in framework.scale]
        common = set.intersection(*map(set, said_of_levels))
        telling = [tuple(word for word in words if word not in common) for words in said_of_levels]
        self._levels = {
            words: level.value
            for words, level in zip(telling, framework.scale, strict=True)
            if len(words) >= _LEAST_WORDS_OF_A_LABEL
        }
        self._themes = {theme.number: theme.id for theme in framework.themes}
        written = [part for part in framework.outline if part.kind in {PartKind.NARRATIVE, PartKind.FACTS}]
        self._parts = [(part, _content(part.heading)) for part in written]
        self._part_names = PartNames(framework.outline)

    def mark(self, text: str) -> Mark | None:
        """Return what a line announces; None when it announces nothing."""
        if len(text) > LONGEST_PHRASE:
            return self._with_wording(text)
        if known := self._phrases.mark(text):
            return known
        plain = _DECORATION.sub("", text)
        if "|" in plain:
            return self._mark_of_cells([cell for cell in plain.split("|") if cell.strip()])
        return (
            self._score(plain)
            or self._of_report(plain)
            or self._named(plain)
            or self._row_by_name(plain)
            or self._level(plain)
            or self._with_wording(plain)
        )

    def short_name(self, text: str) -> Mark | None:
        """Return the statement that a line names by some of its words in their order, where there is only one."""
        words = _words(without_number(_DECORATION.sub("", text)))
        if not 0 < len(words) <= _MOST_WORDS_OF_A_NAME:
            return None
        found = {id_ for id_, names in self._names.items() if any(_is_part(words, name) for name in names)}
        return Mark(MarkKind.STATEMENT, found.pop()) if len(found) == 1 else None

    def scored_heading(self, text: str) -> Mark | None:
        """Return the score of a heading that has one, with its label, behind words that name no statement."""
        match = self._name_and_score.fullmatch(without_number(_DECORATION.sub("", text)).strip())
        scored = self._scored(match) if match is not None else None
        return scored if scored is not None and scored.kind is MarkKind.SCORE_LINE else None

    def _named(self, text: str) -> Mark | None:
        """Return what a line names that has a number before it, or decoration around."""
        rest = without_number(text)
        mark = self._phrases.mark(rest) or (self._of_report(rest) if rest != text else None) or self._part(rest)
        if mark is None and rest != text and text[-1:] not in _ENDS:
            mark = self._phrases.mark(rest.partition(":")[0])  # "3. Safeguarding: prompt and fair enquiries"
            return mark if mark is not None and mark.kind is MarkKind.STATEMENT else None
        return mark if mark is not None and mark.kind in _NAMED else None

    def _part(self, text: str) -> Mark | None:
        """Return the part that a heading names as writers do, or a narrative one by its telling words, two or more."""
        if text[-1:] in _ENDS:
            return None
        if part_id := self._part_names.part_id(text):
            return Mark(MarkKind.PART, part_id, text=text)
        words = _content(without_remarks(text))
        for part, named in self._parts:
            first = set(named[:_LEAST_WORDS_OF_A_PART])
            if len(words) >= _LEAST_WORDS_OF_A_PART and set(words) <= set(named) and first & set(words):
                return Mark(MarkKind.PART, part.id)
        return None

    def _score(self, text: str) -> Mark | None:
        """Return the score of a line that prints it in another way: "Score 3", "Scored: three. Good standard"."""
        if self._score_open.fullmatch(text.strip()):
            return Mark(MarkKind.SCORE_OPEN)
        match = self._score_said.fullmatch(text.strip())
        return None if match is None else self._scored(match)

    def _scored(self, match: re.Match[str]) -> Mark | None:
        value = _value(match["value"])
        rest = normal(match["rest"] or "").strip("-)]( ")
        if not rest:
            return Mark(MarkKind.SCORE, score=value)
        label = self._label(rest)
        return Mark(MarkKind.SCORE_LINE, score=value, text=label) if label else None

    def _level(self, text: str) -> Mark | None:
        """Return the level of a line that is its label without the words that all labels have: "Some shortfalls"."""
        value = self._levels.get(tuple(_content(text)))
        return None if value is None else Mark(MarkKind.LEVEL, score=value)

    def _with_wording(self, text: str) -> Mark | None:
        """Return what a line announces that has the framework's wording behind it: "The commitment: We assess ..."."""
        said, _, wording = text.partition(":")
        mark = self._phrases.mark(said) if wording.strip() else None
        return replace(mark, text=wording.strip()) if mark is not None and mark.kind in _WORDED else None

    def _label(self, rest: str) -> str:
        """Return the label of the level whose label has these words, or that the whole begins with."""
        words = _words(rest)
        for level in self._framework.scale:
            for label in (level.label, level.short):
                if _content(rest) and _is_part(_content(rest), _content(label)):
                    return level.label
                if words[: len(_words(label))] == _words(label):
                    return level.label
        return ""

    def _of_report(self, text: str) -> Mark | None:
        """Return what a line announces in the words of a report: its title, a theme by number, a reason of a score."""
        tidy = " ".join(text.split())
        for pattern in _TITLES:
            if title := pattern.fullmatch(tidy):
                return Mark(MarkKind.TITLE, text=_said(title["authority"]))
        if (theme := _THEME.match(tidy)) and _value(theme["value"]) in self._themes:
            return Mark(MarkKind.THEME, self._themes[_value(theme["value"])])
        if normal(tidy) in _FINDINGS:
            return Mark(MarkKind.FINDINGS)
        reason = _REASON.fullmatch(tidy)
        if reason and (_reason_of(reason) or "score" in tidy or "ationale" in tidy):
            return Mark(MarkKind.REASON, text=_reason_of(reason))
        return None

    def _row_by_name(self, text: str) -> Mark | None:
        """Return the row of a line that has the name of a statement and its score: "QS1 Assessing needs (score 2)"."""
        match = self._name_and_score.fullmatch(without_number(text).strip())
        scored = None if match is None else self._scored(match)
        mark = None if match is None or scored is None else self._phrases.mark(without_number(match["name"]))
        if mark is None or scored is None or mark.kind is not MarkKind.STATEMENT:
            return None
        return Mark(MarkKind.SCORE_ROW, mark.id, scored.score, scored.text)

    def _mark_of_cells(self, cells: Sequence[str]) -> Mark | None:
        """Return what a row announces that was copied as one line: one statement and its score, or several."""
        known = [self._phrases.mark(cell) for cell in cells]
        heads = [mark for mark in known if mark is not None and mark.kind is MarkKind.TERM]
        if heads and not any(char.isdecimal() for cell in cells for char in cell):
            return heads[0]
        whole = " ".join(" ".join(cells).split())
        if row := self._phrases.mark(whole) or self._row_by_name(whole):
            return row
        rows = [self._row_of(cell) for cell in cells]
        found = tuple(row for row in rows if row is not None)
        if found and len(found) == len(rows):
            return Mark(MarkKind.SCORE_ROW, found[0][0], found[0][1], rows=found)
        first = known[0] or self._score(cells[0]) if cells else None
        return first if first is not None and first.kind in _SCORES else self._named(whole)

    def _row_of(self, cell: str) -> tuple[str, int] | None:
        mark = self._phrases.mark(cell)
        if mark is not None and mark.kind is MarkKind.SCORE_ROW and mark.score is not None:
            return mark.id, mark.score
        name, _, score = " ".join(cell.split()).rpartition(" ")
        mark = self.short_name(name) if score.isdecimal() else None
        return (mark.id, int(score)) if mark else None


def _value(said: str) -> int:
    return int(said) if said.isdecimal() else _VALUES[said.casefold()]


def _said(authority: str) -> str:
    """Return the name of an authority as it is written in a sentence, where a title has it in capitals."""
    tidy = " ".join(authority.split())
    if not tidy.isupper():
        return tidy
    return " ".join(word if word in _SMALL_WORDS else word.capitalize() for word in tidy.casefold().split())


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", normal(text))


def _content(text: str) -> list[str]:
    return [word for word in _words(text) if word not in _SMALL_WORDS]


def _is_part(words: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether all words stand in the name, in their order."""
    left = iter(name)
    return all(word in left for word in words)
