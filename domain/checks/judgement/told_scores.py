"""Find scores that a text gives a statement, printed as the report does or told in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.checks.phrases import any_of, has_any
from domain.checks.prose import quoted, sentences_of

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_SCORE = rf"(?P<score>\d|{'|'.join(_NUMBERS)})\b"
_THIS = r"(?:it|this|this (?:area|theme|statement|quality statement)|the (?:quality )?statement|the local authority)"
_WHO = rf"(?:(?:{_THIS}|we)\s+(?:(?:was|is|has been|had been|have|then)\s+)*)?"
_THEN = (
    r"(?=\s*(?:[,.;:)]|\Z)|\s+(?:because|for|as|since|and|but|took|takes|reflect\w*|in|on|overall|rather|to reflect"
    r"|out of \d(?!\d)|which|was|were|so|at|here|this|had|where|with)\b)(?!\s*[.,:/]\d|\s+(?:and|or|to)\s+\d)"
)
_TELLING = re.compile(
    r"\b(?:score\b(?:\s+(?:that (?:was|we) )?(?:given|gave|awarded|agreed|reached|proposed|chosen|here|overall))*"
    rf"(?:\s+(?:for|of) {_THIS})?\s*(?:[,:–-]|of|was|is|at|stood at|stands at|remained|came to)?\s*"
    rf"|{_WHO}(?:scored|rated|marked)\s*:?\s*(?:{_THIS}\s+)?(?:(?:as|at|with|a|an)\s+)*"
    r"|(?:justif\w+|merit\w*|warrant\w*|support\w*|deserv\w*|point\w* to|amount\w* to|sat at|sits at|stood at|stands at"
    rf"|{_WHO}(?:gave|given|awarded|award)(?: {_THIS})?)\s+(?:an?\s+)?(?:score of\s+)?"
    rf"|judgement (?:for|of) {_THIS} (?:was|is)\s+(?:an?\s+)?)"
    rf"{_SCORE}{_THEN}",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"\b(?:[1-5]|{'|'.join(_NUMBERS)})\b{_THEN}", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:not|never|would|could|might|should|if|considered|rather|instead|previous\w*|last|before|until|first|earlier"
    r"|initially|expected|hoped|aimed|wanted|self\S*|itself|themselves|survey\w*|respondents?|satisfaction|confidence"
    r"|tools?|audit\w*|records?|files?|homes?|providers?|points|index|questionnaire|quality of life|bids?|tests?|star"
    r"|stars|average|mean|median|people|residents|carers|staff|leaders|partners|or more|or above|or less|or fewer|each"
    r"|exercise|peer|own|neighbouring|other|england|national\w*|regional\w*|from \d to \d)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\s+out of (\d+)")
_TELLS = (
    "score",
    "rated",
    "merit",
    "justif",
    "warrant",
    "support",
    "deserv",
    "point",
    "amount",
    "gave",
    "given",
    "award",
)
_TELL = (*_TELLS, "stood at", "sat at", "sits at", "stands at", "judgement", "marked")


def printed_scores(text: str, score: str, score_line: str, labels: tuple[str, ...]) -> tuple[tuple[int, int, int], ...]:
    """Return where a text prints a score as the report does, and which: `score` and `score_line` are its terms."""
    folded = text.casefold()
    beginning = score.partition("{")[0].strip().casefold()
    if not (beginning and beginning in folded) and not has_any(folded, map(str.casefold, labels)):
        return ()
    found = (match for pattern in _score_patterns(score, score_line, labels) for match in pattern.finditer(text))
    return tuple((match.start(), match.end(), int(match[1])) for match in found)


def told_scores(text: str, highest: int) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, score) of the scores that sentences say were given: "the evidence supported a score of 4".

    Not of what others scored, would score or scored before, nor in a sentence that gives several.
    """
    if not has_any(text.casefold(), _TELL) or _NUMBER.search(text) is None:
        return
    for start, end in sentences_of(text):
        found = list(_TELLING.finditer(text, start, end))
        if len(found) != 1 or _OF_OTHERS.search(text, start, _end_of_clause(text, found[0].end(), end)):
            continue
        match = found[0]
        out_of = _OUT_OF.match(text, match.end())
        if match.start() not in quoted(text) and (out_of is None or int(out_of[1]) == highest):
            word = match["score"].casefold()
            yield match.start(), match.end(), _NUMBERS.get(word) or int(word)


def _end_of_clause(text: str, start: int, end: int) -> int:
    found = re.compile(r"[,;]|\bbecause\b").search(text, start, end)
    return found.start() if found is not None else end


@lru_cache(maxsize=8)
def _score_patterns(score: str, score_line: str, labels: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a printed score, of the framework's terms."""
    filled = {"{score}": r"(?<!\d)(\d{1,3})(?!\d)", "{label}": any_of(labels)}

    def pattern(term: str) -> re.Pattern[str]:
        pieces = re.split(r"(\{score\}|\{label\})", term)
        return re.compile("".join(filled.get(piece, re.escape(piece)) for piece in pieces), re.IGNORECASE)

    return tuple(pattern(term) for term in (score, score_line) if "{score}" in term)
