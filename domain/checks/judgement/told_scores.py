"""Find scores that a text gives a statement, printed as the report does or told in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.checks.phrases import any_of, folded, has_any
from domain.checks.prose import quoted, words_of
from domain.checks.sentence_words import sentence_words, telling_words
from domain.frameworks.framework import Framework

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_SCORE = rf"(?P<score>\d|{'|'.join(_NUMBERS)})\b"
_THIS = r"(?:it|this|this (?:area|theme|statement|quality statement)|the (?:quality )?statement|the local authority)"
_WHO = rf"(?:(?:{_THIS}|we)\s+(?:(?:was|is|has been|had been|have|then)\s+)*)?"
_THEN = (
    r"(?=\s*(?:[,.;:)]|\Z)|\s+(?:because|for|as|since|and|but|took|takes|reflect\w*|in|on|overall|rather|to reflect"
    r"|out of \d(?!\d)|which|was|were|is|so|at|here|this|had|where|with)\b)(?!\s*[.,:/]\d|\s+(?:and|or|to)\s+\d)"
)
_GAVE = (
    r"justif\w+|merit\w*|warrant\w*|support\w*|deserv\w*|point\w* to|amount\w* to|s[ai]ts? at|st[oa]o?nds? at"
    r"|set at|earn\w*"
    rf"|rates?|{_WHO}(?:gave|given|awarded|award)"
)
_TELLING = re.compile(
    r"\b(?:score\b(?:\s+(?:that (?:was|we) )?(?:given|gave|awarded|agreed|reached|proposed|chosen|here|overall))*"
    rf"(?:\s+(?:for|of) {_THIS})?\s*(?:[,:–-]|of|was|is|at|(?:was )?set at|stood at|stands at|remained|came to)?\s*"
    r"(?:(?:therefore|thus|again|an?)\s+)*"
    rf"|{_WHO}(?:scored?|rated|marked)\s*:?\s*(?:{_THIS}\s+)?(?:(?:as|at|with|a|an)\s+)*|(?:{_GAVE})(?: "
    rf"{_THIS})?\s+(?:an?\s+)?(?:score of\s+)?|judgement (?:for|of) {_THIS} (?:was|is)\s+(?:an?\s+)?|an? "
    rf"){_SCORE}{_THEN}",
    re.IGNORECASE,
)
_IS_SCORE = re.compile(rf"\b{_SCORE} (?:was|is|seemed) (?:\w+ )?(?:the|our|a) (?:\w+ )?score\b", re.IGNORECASE)
_ORDINALS = {"lowest": 1, "bottom": 1, "foot": 1, "weakest": 1, "poorest": 1, "second": 2, "third": 3, "fourth": 4}
_PLACES = frozenset((*_ORDINALS, "top", "highest", "best", "strongest"))
_LEVELS = frozenset(
    ("level", "levels", "score", "scores", "rating", "ratings", "grade", "grades", "rung", "band", "scale", "standard")
)
_LEVEL = re.compile(
    r"\b(?:belong\w*|plac\w+|put|sat|sits|stood|stands|point\w* to|merit\w*|warrant\w*|deserv\w*|justif\w*|reach\w*"
    r"|met|amount\w* to|support\w*|rated|scored|earn\w*|g[ai]ven?|award\w*|got|attain\w*|achiev\w*|was|were|is)"
    r"(?: (?!pay\b)\w+){0,3}?(?: (?:in|at|on|to"
    r"|near))? (?:the|our) (?:very )?(?P<level>lowest|bottom|foot|weakest|poorest|best|strongest|second|third"
    r"|fourth|top|highest) (?:(?:level|score|rating|grade|rung|band)\b(?! (?:of|in) (?!the (?:scale|four)))"
    r"|of (?:the|our) four (?:scores|levels|ratings|grades)\b"
    r"|standard (?:that |which )?we (?:can |could )?(?:assess|give|use|award|set)\b"
    r"|(?:(?:point|end|place|step"
    r"|level) )?(?:of|on) (?:the|our|this) (?:[\w-]+ )?(?P<scale>scale)\b)",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:evidence|findings?|statement|area|theme|(?:the|local) authority|practice|performance|judgement|we)\b",
    re.IGNORECASE,
)
_SCORES = frozenset((*_NUMBERS, *map(str, _NUMBERS.values())))
_OF_OTHERS = re.compile(
    r"\b(?:not|never|would|could|might|should|if|considered|rather|instead|previous\w*|last|before|until|first"
    r"|earlier|initially|expected|hoped|aimed|wanted|self\S*|itself|themselves|survey\w*|respondents?|satisfaction"
    r"|confidence|tools?|audit\w*|records?|files?|homes?|providers?|\d points|index|questionnaire|quality of life"
    r"|bids?|tests?|star|draft|changed|raised|lowered|register|stars|average|mean|median|people|residents|carers"
    r"|staff|leaders|partners|or more|or above|or less|or fewer|each|exercise|peer|own|neighbouring|other|england"
    r"|national\w*|regional\w*|auditors?|regulators?|ofsted|ombudsman|for its debts?|from \d to \d)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(r"\b(?:agreed|confirmed|accepted|shared our view)\b", re.IGNORECASE)
_OF_THIS = re.compile(r" (?:for|in) this (?:quality )?(?:statement|area|theme)\b")
_NEXT_CLAUSE = re.compile(r", (?:and|but|so|while|though|although)\b|;")
_END_OF_CLAUSE = re.compile(r"[,;]|\bbecause\b")
_OUT_OF = re.compile(r"\s+out of (\d+)")
_TELLS = "score rated merit justif warrant support deserv point amount gave given award judgement marked earn rates"
_TELLING_OF = (*_TELLS.split(), "stood at", "sat at", "sits at", "stands at", "set at")
_TELL = (*_TELLING_OF, *(f"a {number}" for number in (*_NUMBERS, 1, 2, 3, 4, 5)))


@dataclass(frozen=True, slots=True, eq=False)
class ScoreTerms:
    """How a framework's report prints a score: the patterns, and words without one of which none is printed."""

    patterns: tuple[re.Pattern[str], ...]
    telling: frozenset[str]
    levels: frozenset[int]
    highest: int


def score_terms(framework: Framework) -> ScoreTerms:
    """Return how a framework's report prints a score."""
    terms = (framework.terms["score"], framework.terms["score_line"])
    labels = tuple(each.label for each in framework.scale)
    telling = telling_words((terms[0].partition("{")[0], *labels))
    levels = frozenset(each.value for each in framework.scale)
    patterns = tuple(_score_pattern(term, labels) for term in terms if "{score}" in term)
    return ScoreTerms(patterns, telling, levels, framework.highest_level)


def printed_scores(text: str, terms: ScoreTerms) -> tuple[tuple[int, int, int], ...]:
    """Return where a text prints a score as the report does, and which."""
    if terms.telling.isdisjoint(words_of(text).present):
        return ()
    found = (match for pattern in terms.patterns for match in pattern.finditer(text))
    return tuple((match.start(), match.end(), int(match[1])) for match in found)


def told_scores(text: str, highest: int) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, score) of the scores that sentences say were given: "the evidence supported a score of 4".

    Not of what others scored, would score or scored before, nor in a sentence that gives several.
    """
    if _SCORES.isdisjoint(words_of(text).present) or not has_any(folded(text).folded, _TELL):
        return
    for each in sentence_words(text):
        start, end = each.start, each.end
        if _SCORES.isdisjoint(each.present) or not has_any(text[start:end].casefold(), _TELL):
            continue
        found = list(_TELLING.finditer(text, start, end)) or list(_IS_SCORE.finditer(text, start, end))
        if len(found) != 1:
            continue
        match = found[0]
        begin = max([start, *(each.end() for each in _NEXT_CLAUSE.finditer(text, start, match.start()))])
        is_shared = _AGREED.search(text, begin, match.start()) and _OF_THIS.match(text, match.end())
        if not is_shared and _OF_OTHERS.search(text, begin, _end_of_clause(text, match.end(), end)):
            continue
        out_of = _OUT_OF.match(text, match.end())
        if match.start() not in quoted(text) and (out_of is None or int(out_of[1]) == highest):
            word = match["score"].casefold()
            yield match.start(), match.end(), _NUMBERS.get(word) or int(word)


def told_levels(text: str, highest: int) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, score) of the places on the scale that sentences give: "belonged in the second level"."""
    present = words_of(text).present
    if _LEVELS.isdisjoint(present) or _PLACES.isdisjoint(present):
        return
    for each in sentence_words(text):
        if _LEVELS.isdisjoint(each.present) or _PLACES.isdisjoint(each.present):
            continue
        match = _LEVEL.search(text, each.start, each.end)
        if match is None or match.start() in quoted(text):
            continue
        if match["scale"] and "our " not in match.group() and not _OURS.search(text, each.start, match.end()):
            continue
        begin = max([each.start, *(mark.end() for mark in _NEXT_CLAUSE.finditer(text, each.start, match.start()))])
        end = _end_of_clause(text, match.end(), each.end)
        if not _OF_OTHERS.search(text, begin, match.start()) and not _OF_OTHERS.search(text, match.end(), end):
            yield match.start(), match.end(), _ORDINALS.get(match["level"].lower(), highest)


def _end_of_clause(text: str, start: int, end: int) -> int:
    found = _END_OF_CLAUSE.search(text, start, end)
    return found.start() if found is not None else end


def _score_pattern(term: str, labels: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a printed score, of a framework's term for it."""
    filled = {"{score}": r"(?<!\d)(\d{1,3})(?!\d)", "{label}": any_of(labels)}
    pieces = re.split(r"(\{score\}|\{label\})", term)
    return re.compile("".join(filled.get(piece, re.escape(piece)) for piece in pieces), re.IGNORECASE)
