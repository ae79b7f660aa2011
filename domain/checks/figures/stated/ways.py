"""Hold a word that says which way two figures went, or which was better, against them, by what it is good to have.

"12% in 2024. By 2025 this had got better, at 15%", where less is good; "9 days in 2024 and 6 in 2025. The longer wait
was due to a new rota"; "14% in 2023/24 and 18% in 2024/25, an improvement", of staff who leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.stated.courses import course_of, goodness, is_told_of
from domain.checks.figures.stated.pool import are_rough, place_of
from domain.checks.finding import Severity

_NOUN = (
    r"(?:result|results|figure|figures|rate|rates|wait|waits|pace|time|times|number|numbers|share|score|scores|performance|take-up"
    r"|delay|delays|list|lists|total|volume|demand|response|level|levels|turnover|turnaround|average|median|caseload|caseloads)"
)
_THE = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Ss]uch\s+an?)\s+(?P<word>better|poorer|worse|improved|weaker|stronger|longer|shorter|higher|lower|larger|smaller"
    rf"|slower|quicker|faster|greater|reduced|increased)\s+{_NOUN}\b"
    r"|\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]uch\s+an?)\s+(?:marked\s+|clear\s+|recent\s+|great\s+)?(?P<noun>improvement|deterioration|worsening|progress|decline|rise|increase|growth|upward\s+trend|cut|fall|drop|reduction|downward\s+trend)\b(?!\s+(?:in|of|to)\b)"
)
_BECAME = re.compile(
    r"\b(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]hey|[Tt]hese|[Ww]hich|[Tt]hings|[Tt]he\s+(?:rate|figure|share|position|wait|proportion|result|median|average|number)"
    r"|[Pp]erformance|[Ww]aits|[Rr]esults)\s+"
    r"(?:(?:had|has|have|was|were|is)\s+)?(?:therefore\s+|also\s+|since\s+|then\s+|slightly\s+|much\s+|got\s+|become\s+|gone\s+|been\s+)*"
    r"(?P<word>better|worse|improved|worsened|deteriorated|bettered|slower|quicker|faster|longer|shorter)\b(?!\s+than\b|\s+[a-z]+s\b)"
)
_AN = re.compile(
    r"(?:,|\bwas|\bwere|[–—])\s+(?:which\s+was\s+)?an?\s+(?:[a-z]+\s+)?(?P<word>improvement|deterioration|worsening|setback)\b"
)
_GROWING = re.compile(
    r"\b(?:was|were|had)\s+(?:getting|growing|becoming|grown|got|become)\s+(?:much\s+|slightly\s+|steadily\s+)?(?P<word>shorter|longer|better|worse|smaller|larger|higher|lower|quicker|faster|slower)\b(?!\s+than\b|\s+[a-z]+s\b)"
)
_GONE = re.compile(
    r"\b(?:had|has|have)\s+(?:therefore\s+|also\s+|since\s+|thus\s+)?(?P<word>gone\s+(?:up|down)|risen|fallen|grown|increased|decreased|dropped|declined|shrunk|lengthened|shortened)\s*(?:[.,;]|\Z)"
    r"|\b(?P<noun>progress\s+had\s+been\s+made|things\s+had\s+(?:improved|got\s+better))\b"
)
_THAN_BEFORE = re.compile(
    r"\b(?P<word>[Mm]ore|[Ff]ewer|[Ll]ess|higher|lower|larger|smaller|longer|shorter)\b[^,;.\d]{0,60}\bthan\s+(?:before|previously|in\s+the\s+past|the\s+year\s+before|[a-z]+\s+(?:years?|months?)\s+(?:before|earlier))\b"
)
_MOVED = re.compile(r"\b(?P<word>improved|worsened|deteriorated|bettered)\b")
_SERVED = re.compile(
    r"\b(?:people|carers|residents|they|callers|families)\s+(?:were|had\s+been|are|was)\s+(?:therefore\s+|now\s+|thus\s+)?"
    r"(?:seen|assessed|reviewed|answered|helped|visited|waiting|supported|discharged)\s+(?:for\s+)?(?P<word>sooner|faster|quicker|later|longer|more\s+quickly|more\s+slowly|less\s+time)\b"
    r"|\b(?:people|carers|residents|they)\s+(?:waited|had\s+to\s+wait)\s+(?:for\s+)?(?P<wait>longer|less\s+time|less\s+long)\b"
)
_GOOD = frozenset({"better", "improved", "stronger", "improvement", "progress", "bettered"})
_BAD = frozenset({"poorer", "worse", "weaker", "deterioration", "worsening", "worsened", "deteriorated", "setback"})
_UP = frozenset({"longer", "higher", "larger", "greater", "increased"})
_DOWN = frozenset({"shorter", "lower", "smaller", "reduced", "decline"})
_SLOW = frozenset({"slower", "later", "more slowly", "longer"})
_QUICK = frozenset({"quicker", "faster", "sooner", "more quickly", "less time", "less long", "shorter"})
_NOT = re.compile(
    r"\b(?:not|never|no|nor|without|would|could|should|might|if|aim\w*|target|expected|hoped|planned|wanted|want|need\w*)\b",
    re.IGNORECASE,
)
WORDS = (
    _GOOD
    | _BAD
    | _UP
    | _DOWN
    | {"slower", "later", "slowly", "quicker", "faster", "sooner", "quickly", "less", "more", "fewer"}
)
WORDS |= {"gone", "risen", "fallen", "grown", "decreased", "dropped", "declined", "shrunk", "lengthened", "shortened"}
WORDS |= {"progress", "things", "trend", "rise", "increase", "growth", "cut", "fall", "drop", "reduction"}
"""A word of everything that this rule looks for."""


def stated_way_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-contradicted" of a sentence with the one before it."""
    series = course_of(reading)
    if series is None or len(series) != 2 or are_rough(reading, reader, series):
        return
    old, new = series
    for match in _words(reading, series):
        name = match.lastgroup or "word"
        word = match[name].casefold()
        if _NOT.search(reading.text, max(0, match.start() - 40), match.start(name)):
            continue
        way = _way(reading, reader, word, old.kind)
        if way and ((new.value <= old.value) if way == "up" else (new.value >= old.value)):
            data = (("word", match[name]), ("before", old.said), ("after", new.said))
            place = match.span() if name == "noun" or match.re is _THE else match.span(name)
            yield Slip("change-contradicted", Severity.SHOULD, *place_of(*place, series), data)
            return


def _words(reading: Reading, series: list[Quantity]) -> Iterator[re.Match[str]]:
    """Yield the words that judge a change, where what they judge is that of the figures."""
    own = [each for each in series if not each.is_before]
    gone = _GONE.search(reading.text, own[-1].end if own else 0)
    if gone is not None and is_told_of(reading, gone.start(), series):
        yield gone
    if len(own) in (0, len(series)):
        growing = _GROWING.search(reading.text, own[-1].end if own else 0)
        if growing is not None:
            yield growing
    if not own and (than := _THAN_BEFORE.search(reading.text)) is not None:
        yield than
    for pattern in (_THE, _BECAME, _SERVED) if not own else (_BECAME, _AN, _SERVED):
        match = pattern.search(reading.text)
        if match is not None:
            yield match
    if len(own) == 2 and (match := _MOVED.search(reading.text)) is not None:
        yield match


def _way(reading: Reading, reader: FigureReader, word: str, kind: str) -> str:
    """Return "up" or "down" for a word; of a judging one only where it is known what is good."""
    if word.startswith(
        ("gone ", "ris", "cut", "redu", "fall", "grow", "incr", "decr", "drop", "decl", "shr", "length", "short")
    ):
        moved = reader.moving.fullmatch(word)
        if moved is not None:
            return moved.lastgroup or ""
    if word.startswith(("upward", "downward")):
        return "up" if word.startswith("up") else "down"
    if word.startswith(("progress", "things")):
        word = "improved"
    if word in ("more", "fewer", "less"):
        return "up" if word == "more" else "down"
    if kind == Unit.PERCENT.value and word in (*_SLOW, *_QUICK):
        text = f"{reading.sentence.text_before} {reading.text}"
        is_share_in_time = re.search(r"\b(?:within|in time|on time|under)\b", text) is not None
        return ("down" if word in _SLOW else "up") if is_share_in_time else ""
    if kind in TIMES and word in _SLOW | _QUICK:
        return "up" if word in _SLOW else "down"
    if word in _UP | _DOWN:
        return "up" if word in _UP else "down"
    if word not in _GOOD | _BAD:
        return ""
    good = goodness(reading, reader, kind)
    if good is None or kind == Unit.POUNDS.value:
        return ""
    return "up" if good is (word in _GOOD) else "down"
