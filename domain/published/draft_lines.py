"""Tell what a line of a draft announces that says it in its writer's own way: numbered, short, with scores in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.frameworks.framework import Framework, PartKind
from domain.published.numbering import is_only_number, without_number
from domain.published.part_names import PartNames, without_remarks
from domain.published.phrases import LONGEST_PHRASE, Mark, MarkKind, Phrases, normal

_CELLS = re.compile(r"\s*[|¦]\s*|\s+[·•▪]\s+|\s//\s")
_DECORATION = re.compile(r"^[*_=~\s]+|[*_=~\s]+$")
_VALUES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_VALUE = rf"(?P<value>\d{{1,2}}|{'|'.join(_VALUES)})"
_OWN = r"(?:our|overall|draft|proposed|the|self-assessed|team|agreed|moderated|final|panel|current|your)"
_OUT_OF = rf"(?:\s*(?:out of|of|/)\s*(?:\d{{1,2}}|{'|'.join(_VALUES)}))?"
_REASON = re.compile(
    r"(?:why(?P<why> (?:(?:this|we gave (?:this|a|it)|we (?:scored|chose) (?:this|it)|the|it was|a)(?: score)?)?"
    rf"(?: ?{_VALUE})?)?"
    r"|because|(?P<named>(?:(?:our|your|main|scoring) )?(?:rationale|reasons?|reasoning|basis|justification)))"
    r"(?P<of> (?:for|of|behind) (?:(?:the|this|our|a) )?(?:score|scoring|judgement|rating))?"
    r"(?:\s*[:–-]\s*(?P<reason>.*)|(?(why)|(?(of)|(?(named)|(?!))))\.\s+(?P<run_in>.*))?",
    re.IGNORECASE,
)
_FINDINGS = frozenset(
    f"{kind}{name}"
    for kind in ("", "key ", "main ", "our ", "the ", "summary of ", "evidence and ")
    for name in ("findings",)
) | {"what we found", "what was found", "what the team found", "what did we find", "what did you find"}
_TO_BE_SCORED = r"(?:tbc|tba|to follow|to be \w+|not yet \w+|pending|awaited)"
_SCORE_TOLD = re.compile(
    r"\b(?:(?:we|the (?:assessment )?team|the assessors) scored (?:this(?: quality)? statement|this|it)"
    r"|this(?: quality)? statement was scored)"
    rf"(?: at| as)?(?: a)? {_VALUE}\b(?!%|\.\d)",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"(?:we|i|the (?:local authority|council|team|panel|assessors)) (?:have |had )?"
    r"(?:judged?|rated?|scored?|assess(?:ed)?|graded?|g[ai]ve)\b[^.:;\d]{0,50}?(?:(?:\bas|\bat|\bis)?\s*:|\bas|\bat)\s*"
    r"(?P<rest>[^.;?!]{1,60})\.?",
    re.IGNORECASE,
)
_NAME_AND_LABEL = re.compile(r"(?P<name>.+?)\s*[:–-]\s*(?P<label>[^:]+)")
_SCORE_SHORTLY = re.compile(
    rf"(?:For )?[^\W\d][^.:;?!\d]{{2,60}}[:,–-]\s*(?:{_VALUE}|\d{{1,3}}\s?%)\.?"
    rf"|Why (?:\d|{'|'.join(_VALUES)})\?",
    re.IGNORECASE,
)
_THEME = re.compile(rf"theme {_VALUE}\b(?!.*[.;]$)", re.IGNORECASE)
_IS_OF_AUTHORITY = r"(?=.{0,60}\b(?:council|borough|county|city|corporation|authority)\b)"
_TITLES = (
    re.compile(
        rf"{_IS_OF_AUTHORITY}(?P<authority>[A-Z][\w’'. -]{{2,70}}?)\s*[:–—]\s"
        r"(?=.*\b(?:assessment|self-assessment|report)\b).*(?<![.;])",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:local authority |adult social care |self-|draft ){1,3}(?:assessment|report)( of| on| for| by)?\s*[:–—]?\s"
        rf"{_IS_OF_AUTHORITY}(?P<authority>[A-Z][\w’'. -]{{2,70}})",
        re.IGNORECASE,
    ),
)
_RUN_IN_HEAD = re.compile(r"(?P<head>.{5,110}?(?:\d|\)|\b(?:one|two|three|four)))[.:]\s+(?=[A-Z“])", re.DOTALL)
_ENDS = ".;:,"
_MOST_WORDS_OF_A_NAME = 6
_LEAST_WORDS_OF_A_PART = 2
_FEWEST_LISTED = 3
_LEAST_WORDS_OF_A_LABEL = 2
_LEAST_WORDS_OF_A_TEXT = 4
_STOPS = ".!?…”’\"'"
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "are", "as", "at", "did", "for", "in", "is", "of", "on", "our", "that", "the", "their", "this"}
    | {"to", "was", "we", "well", "were", "what"}
)

_SCORES = frozenset({MarkKind.SCORE, MarkKind.SCORE_LINE, MarkKind.SCORE_OPEN})
_WORDED = frozenset({MarkKind.COMMITMENT, MarkKind.EXPECTATIONS})
_WITH_TEXT = frozenset({PartKind.NARRATIVE, PartKind.FACTS, PartKind.HEADING})
_NAMED = frozenset(
    {MarkKind.TITLE, MarkKind.THEME, MarkKind.STATEMENT, MarkKind.PART, MarkKind.REASON}
    | {MarkKind.COMMITMENT, MarkKind.EXPECTATIONS, MarkKind.FINDINGS, MarkKind.TERM}
)
"""What a number may stand before; before a score it is the score."""


def score_told_in(text: str) -> int | None:
    """Return the score that a sentence among the findings tells: "We scored this statement 2."."""
    match = _SCORE_TOLD.search(text)
    return _value(match["value"]) if match else None


def tells_score_shortly(text: str) -> bool:
    """Return whether a sentence is no more than a name and a score, or asks why it is so much: "Equity: three."."""
    return _SCORE_SHORTLY.fullmatch(text.strip()) is not None


def reason_in(text: str) -> str:
    """Return the reason of a score without the words that announce it on the same line."""
    match = _REASON.fullmatch(without_number(text.strip()))
    return _reason_of(match) or text.strip() if match else text.strip()


def is_reason(text: str) -> bool:
    """Say whether a line is no more than what announces the reason of a score."""
    match = _REASON.fullmatch(text.strip(" :."))
    return match is not None and not _reason_of(match)


def _reason_of(match: re.Match[str]) -> str:
    return match["reason"] or match["run_in"] or ""


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
        said = (
            rf"(?:{_OWN} )?(?:scored?|rated|rating|{announced})\b(?: \([^()]{{1,24}}\))?"
            r"(?: after moderation| agreed| awarded| given)?(?: (?:is|was|of|as|at))?"
        )
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
        self._labels = _labels_of(framework)
        self._themes = {theme.number: theme.id for theme in framework.themes}
        written = [part for part in framework.outline if part.kind in {PartKind.NARRATIVE, PartKind.FACTS}]
        self._with_text = {part.id for part in framework.outline if part.kind in _WITH_TEXT}
        self._parts = [(part, _content(part.heading)) for part in written]
        self._part_names = PartNames(framework.outline)

    def mark(self, text: str) -> Mark | None:
        """Return what a line announces; None when it announces nothing."""
        if len(text) > LONGEST_PHRASE:
            return self._rows_in_line(text) or self._with_wording(text) or _reason_mark(" ".join(text.split()))
        if known := self._phrases.mark(text) or self.run_in_statement(text):
            is_line = known.kind is MarkKind.SCORE_LINE
            return replace(known, text=self._label(known.text) or known.text) if is_line else known
        plain = _DECORATION.sub("", text)
        if len(cells := _CELLS.split(plain)) > 1 and (
            mark := self._mark_of_cells([cell for cell in cells if cell.strip()])
        ):
            return mark
        return (
            self._rows_in_line(plain)
            or self._score(plain)
            or self._of_report(plain)
            or self._named(plain)
            or self._row_by_name(plain)
            or self._level(plain)
            or self._level_and_score(plain)
            or self._with_wording(plain)
        )

    def short_name(self, text: str) -> Mark | None:
        """Return the statement that a line names by some of its words in their order, where there is only one."""
        words = _words(without_number(_DECORATION.sub("", text)))
        if not 0 < len(words) <= _MOST_WORDS_OF_A_NAME:
            return None
        found = {id_ for id_, names in self._names.items() if any(_is_part(words, name) for name in names)}
        return Mark(MarkKind.STATEMENT, found.pop()) if len(found) == 1 else None

    def score_behind_label(self, rest: str) -> Mark | None:
        """Return the score that stands behind a label whatever that says: "2, some shortfalls", "Good (3)", "tbc"."""
        if mark := self._score(f"score: {rest}"):
            return mark
        level = self._level(rest) or self._phrases.mark(rest)
        if level is not None and level.kind in {MarkKind.LEVEL, MarkKind.SCORE, MarkKind.SCORE_LINE}:
            return replace(level, kind=MarkKind.SCORE)
        match = self._name_and_score.fullmatch(rest)
        label = self._label(match["name"]) if match is not None and _is_bare(match) else ""
        return Mark(MarkKind.SCORE_LINE, score=_value(match["value"]), text=label) if match and label else None

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

    def part_named(self, label: str) -> str:
        """Return the part that a label before a text names; empty where it names none."""
        known = self._phrases.mark(label)
        part_id = self._part_names.part_id(label) if known is None else known.id
        return part_id if part_id in self._with_text else ""

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
        if match is not None:
            return self._scored(match)
        judged = _JUDGED.fullmatch(text.strip())
        return None if judged is None else self.score_behind_label(judged["rest"])

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

    def _level_and_score(self, text: str) -> Mark | None:
        """Return the score of a line that has its label first: "Good standard (3)", "Some shortfalls – 2 out of 4"."""
        match = self._name_and_score.fullmatch(text.strip())
        words = _content(match["name"]) if match is not None and _is_bare(match) else []
        label = self._label(" ".join(words)) if len(words) >= _LEAST_WORDS_OF_A_LABEL else ""
        return Mark(MarkKind.SCORE_LINE, score=_value(match["value"]), text=label) if match and label else None

    def run_in_statement(self, text: str) -> Mark | None:
        """Return the statement and score that a paragraph begins with: "Equity – 2 (some shortfalls). Staff knew …"."""
        head = _RUN_IN_HEAD.match(text)
        row = self._row_by_name(head["head"]) if head is not None else None
        rest = text[head.end() :].strip() if head is not None else ""
        is_text = len(rest.split()) >= _LEAST_WORDS_OF_A_TEXT and rest[-1:] in _STOPS
        return replace(row, kind=MarkKind.RUN_IN, text=rest) if row is not None and is_text else None

    def _with_wording(self, text: str) -> Mark | None:
        """Return what a line announces that has the framework's wording behind it: "The commitment: We assess ..."."""
        said, _, wording = text.partition(":")
        mark = self._phrases.mark(said) if wording.strip() else None
        return replace(mark, text=wording.strip()) if mark is not None and mark.kind in _WORDED else None

    def _label(self, rest: str) -> str:
        """Return the label of the level whose label has these words, or that the whole begins with."""
        words, content = _words(rest), _content(rest)
        for label, named, telling in self._labels:
            if (content and _is_part(content, telling)) or words[: len(named)] == named:
                return label
        return ""

    def _of_report(self, text: str) -> Mark | None:
        """Return what a line announces in the words of a report: its title, a theme by number, a reason of a score."""
        tidy = " ".join(text.split())
        for pattern in _TITLES:
            if title := pattern.fullmatch(tidy):
                return Mark(MarkKind.TITLE, text=as_in_sentence(title["authority"]))
        if (theme := _THEME.match(tidy)) and _value(theme["value"]) in self._themes:
            return Mark(MarkKind.THEME, self._themes[_value(theme["value"])])
        if normal(tidy.rstrip("?")) in _FINDINGS:
            return Mark(MarkKind.FINDINGS)
        return _reason_mark(tidy)

    def _row_by_name(self, text: str) -> Mark | None:
        """Return the row of a line that has the name of a statement and its score: "QS1 Assessing needs (score 2)"."""
        match = self._name_and_score.fullmatch(without_number(text).strip())
        scored = None if match is None else self._scored(match)
        mark = None if match is None or scored is None else self._phrases.mark(without_number(match["name"]))
        parts = _NAME_AND_LABEL.fullmatch(match["name"]) if mark is None and match is not None else None
        if parts is not None and scored is not None and (label := self._label(parts["label"])):
            mark, scored = self._phrases.mark(parts["name"]), replace(scored, text=scored.text or label)
        if mark is None or scored is None or mark.kind is not MarkKind.STATEMENT:
            return None
        return Mark(MarkKind.SCORE_ROW, mark.id, scored.score, scored.text)

    def _mark_of_cells(self, cells: Sequence[str]) -> Mark | None:
        """Return what a row announces that was copied as one line: one statement and its score, or several."""
        cells = [cell for number, cell in enumerate(cells) if number or not is_only_number(cell)]
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

    def _rows_in_line(self, text: str) -> Mark | None:
        """Return the statements and scores that a line lists: "Assessing needs 2; Safeguarding 3; …"."""
        parts = [part for part in text.rstrip(" .").split(";") if part.strip()] if ";" in text else []
        is_list = len(parts) >= _FEWEST_LISTED and max(map(len, parts)) <= LONGEST_PHRASE
        rows = [self._row_of(part.strip()) for part in parts] if is_list else []
        found = tuple(row for row in rows if row is not None)
        if not found or len(found) < len(rows):
            return None
        return Mark(MarkKind.SCORE_ROW, found[0][0], found[0][1], rows=found)

    def _row_of(self, cell: str) -> tuple[str, int] | None:
        mark = self._phrases.mark(cell)
        if mark is not None and mark.kind is MarkKind.SCORE_ROW and mark.score is not None:
            return mark.id, mark.score
        name, _, score = " ".join(cell.split()).rpartition(" ")
        mark = self.short_name(name) if score.isdecimal() else None
        return (mark.id, int(score)) if mark else None


def _labels_of(framework: Framework) -> list[tuple[str, list[str], list[str]]]:
    """Return the labels of the levels with their words, each also by its short form, and by the word for the whole
    rating where there are as many of these: "Good (3)".
    """
    levels, bands = framework.scale, framework.method.bands
    said = [(level.label, name) for level in levels for name in (level.label, level.short)]
    if len(bands) == len(levels):
        said += [(level.label, band.label) for level, band in zip(levels, bands, strict=True)]
    return [(label, _words(name), _content(name)) for label, name in said]


def _reason_mark(text: str) -> Mark | None:
    """Return what a line announces that gives the reason of a score, be it long, or says that this comes."""
    reason = _REASON.fullmatch(text)
    if reason is None or not (_reason_of(reason) or "score" in text or "ationale" in text):
        return None
    return Mark(MarkKind.REASON, text=_reason_of(reason))


def _is_bare(match: re.Match[str]) -> bool:
    """Say whether nothing but a bracket stands behind a score."""
    return not (match["rest"] or "").strip(" )].")


def _value(said: str) -> int:
    return int(said) if said.isdecimal() else _VALUES[said.casefold()]


def as_in_sentence(authority: str) -> str:
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
