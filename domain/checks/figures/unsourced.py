"""Find figures of which a paragraph says neither where they are from nor of when, or names data without a period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.numbers import Number, Unit
from domain.checks.finding import Severity
from domain.checks.phrases import found_before, has_any

_PERIOD = re.compile(
    r"\b(?:the|those|these|last|past|previous|that|this|same)\s+(?:\d+\s+|\w+\s+)?(?:months?|years?|quarters?|weeks)\b"
    r"|\b(?:each|every)\s+year\b|\ba\s+year\s+(?:before|earlier)\b|\bin \w+ years\b"
    r"|\b(?:at|on) (?:the|that) (?:same )?(?:date|time)\b|\bof our (?:visit|assessment)\b"
    r"|\bthat we (?:read|saw|examined|looked|checked|tracked|reviewed)\b",
    re.IGNORECASE,
)
_DATA = re.compile(r"\b(?:data|statistics|figures|census|returns?)\b", re.IGNORECASE)
_PERIOD_WORDS = frozenset({"date", "time", "visit", "assessment", "we"}) | frozenset(
    f"{each}{ending}" for each in ("month", "year", "quarter", "week") for ending in ("", "s")
)
_DOCUMENTS = frozenset({"analyses", "analysis", "studies", "study", "records"}) | frozenset(
    f"{each}{ending}" for each in ("survey", "audit", "dashboard", "report") for ending in ("", "s")
)
_DATA_WORDS = ("data", "statistic", "figures", "Data", "Figures", "Statistic", "ensus", "return", "Return")
_DOCUMENT = re.compile(
    r"\b(?:surveys?|audits?|dashboards?|analys[ie]s|stud(?:y|ies)|reports?|records)\b(?!\s+of\b)[^.;]{0,60}?"
    r"\b(?:show\w*|found|finds|record(?:ed|s)|report(?:ed|s)|said|stated|indicat\w+|suggest\w+|noted|confirm\w+|that)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:Skills\s+for\s+Care|NHS\s+England|Office\s+for\s+National\s+Statistics|Public\s+Health\s+England|ADASS|ONS)\b[^.;,]{0,30}?"
    r"\b(?:put|puts|estimated|reported|recorded|gave|gives|showed|found|counted|published)\b"
)
_TELLS = re.compile(
    r"\b(?:[Dd]ata|[Ss]tatistics|[Ff]igures|[Rr]ecords|registers?|dashboards?|reports?|surveys?|audits?|returns?|analysis)\b[^.;,]{0,40}"
    r"\b(?:show(?:ed|s|n)|recorded|found|indicated|stated|reported|suggested|listed)\b"
    r"|\b[Aa]ccording to [^,;]{0,60}\b(?:data|statistics|figures|records|register|dashboard|report)\b",
)
_NATIONAL = re.compile(r"\b(?:national|regional|England)\b", re.IGNORECASE)
_LEAST_COUNT = 10
_SAID_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]lso|[Ii]ts)\s+(?:data|statistics|figures|returns?)\b|\balso\b")
_SAME = re.compile(r"\b(?:same|these|this|those|that|its own|latest|most recent)\s+(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:targets?|standard|threshold|goal|aims?|maximum|minimum|limit\w*|capped|split|rate of pay|discount"
    r"|increase|rose|rise)\b[^,;.]{0,25}\Z|\bcapped\b[^;.]{0,60}\Z|\b(?:required|obliged|committed)\s[^,;.]{0,40}?\sto\s[a-z]+\s\Z",
    re.IGNORECASE,
)
_TARGET_AFTER = re.compile(r"\s+(?:target|standard|threshold|increase|rise|discount|reduction|cut)\b")
_LINKED = re.compile(r"\d\S*(?:\s+[\w’-]+){0,3}?(?:\s*\(|,\s+or\s+|,\s+which (?:was|is)\s+)\Z")
_AREA = re.compile(
    r"\b(?:area|borough|county|city|district|town|island|region|authority)\b[^.;]{0,20}"
    r"\b(?:had|has|contained|was home to)\b"
    r"|\b(?:in|across|throughout) the (?:area|borough|county|city|district|town|region)\b|\bpopulation\b",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:people|residents|adults|carers|households|children|inhabitants|veterans|workers|homes)\b"
)
_WE_READ = re.compile(
    r"\b[Ww]e\s+(?:[a-z]+ly\s+|also\s+)?(?:read|looked|examined|tracked|reviewed|visited|spoke|met)\b"
)
_VIEW = re.compile(r"told (?:us|the assessment team)|said|feedback|reported|estimated", re.IGNORECASE)
_VIEW_BEFORE = re.compile(
    r"\b(?:told\s+(?:us|the\s+assessment\s+team)|said|added|reported|estimated|felt|thought|believed|explained|heard)\b",
    re.IGNORECASE,
)
VIEW_BEHIND = re.compile(r",\s+(?:[a-z’]+\s+){1,4}(?:told\s+us|said|reported|estimated)\s*(?:[.,]?\s*\Z|,)")
"""What tells behind a figure who said it."""
_OF_AREA = re.compile(
    r"\s+of\s+(?:the\s+)?(?:residents|population|households|area’s\s+\w+|(?:local\s+)?people\s+in\s+the\s+area)\b"
)
_PART = re.compile(
    r"\s+(?:in|(?P<out>out\s+of))\s+(?P<every>every\s+)?(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten|twenty)"
    r"(?:\s+of)?(?=\s+(?:[\w-]+\s+){0,2}?(?:people|residents|adults|carers|households|workers|staff|homes|families|referrals|packages)\b|(?(every)\s+[a-z]|(?!))"
    r"|(?(out)(?<=10|en)\s+(?:[\w-]+\s+)?[a-z]+(?<![su])s\b(?<!hours)(?<!days)(?<!weeks)(?<!months)(?<!years)|(?!)))"
)
_ROUGHLY = re.compile(r"\b(?:about|around|roughly|some)\s\Z|\s(?:nearly|almost)\s\Z", re.IGNORECASE)
_SHARE = re.compile(
    r"(?:\A|[,;]\s+(?:and|but|while)\s+|(?P<by>\b(?:r[io]sen?|fell|fallen|dropped|gone\s+(?:up|down)|went\s+(?:up|down)|(?:in|de)creased|grown|grew|reduced|cut|(?:was|were)\s+(?:up|down))\s+by\s+))(?P<share>(?:(?:about|around|nearly|almost|roughly|over|more\s+than|at\s+least|just\s+(?:over|under))\s+)?"
    r"(?:half|an?\s+(?:third|quarter|fifth|tenth)|(?:one|two|three|four|nine)[-\s](?:thirds?|quarters?|fifths?|tenths?)))"
    r"(?(by)|\s+of\s+(?:all\s+)?(?!these\b|those\b|them\b|the\b|its\b|their\b|our\b|whom\b|which\b|an?\b|each\b|every\b)[a-z])",
    re.IGNORECASE,
)
_SHARE_WORDS = frozenset(f"{each}{end}" for each in ("third", "quarter", "fifth", "tenth") for end in ("", "s")) | {
    "half"
}
SHARES = _SHARE_WORDS | frozenset(
    f"{each}-{word}" for each in ("one", "two", "three", "four", "nine") for word in _SHARE_WORDS
)
"""A word of every share that is told by a word alone, a compound as one."""
PARTS = (" in three ", " in four ", " in five ", " in six ", " in eight ", " in ten ", " in every ", " out of ")
"""What stands in a share that is told in words alone."""
_WAITING = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:people|adults|carers|families|residents|households)\s+(?:were|had\s+been)\s+(?:still\s+)?"
    r"(?:waiting|awaiting|on\s+(?:the|a)\s+(?:waiting\s+)?list)\b"
)
_NUMBERED = re.compile(r"\b(?:numbered|totalled)\s+(?:about\s+|some\s+|just\s+over\s+|more\s+than\s+)?\Z")
_LENGTH = re.compile(r"\s+(?:working\s+)?(?:years|days|weeks|months|hours)\b")
_MEAN = re.compile(r"\s+(?:working\s+)?(?:years|days|weeks|months|hours|per|for\s+every)\b")
_COUNTED = re.compile(r"(?:\d|%|per cent)\s+(?:of\s+)?(?:(?!told\b)[\w’-]+\s+){0,6}\Z")
_OF_YEAR = re.compile(r"\b(?:19|20)\d\d\s\Z")
_A_YEAR = re.compile(r"\s+(?:a|per|each|every)\s+year\b")
_SPENDING = re.compile(r"\b(?:spent|spend|spending|budget|cost|overspen[dt]|underspen[dt]|savings)\b", re.IGNORECASE)
_LEAST_SPENDING = 1_000_000
_RATINGS = frozenset(("overall", "total", "final", "rating"))
_OF_RATING = re.compile(
    r"(?:\b(?:overall|total|final)\s+(?:rating|score|percentage)\b|\A(?:local authority )?rating:)[^.;!?]{0,40}\Z",
    re.IGNORECASE,
)
_FEWEST_OF_AREA = 1_000
_MOST_COUNTS, _MOST_NUMBERS, _MOST_PART = 10, 40, 20


def unsourced_slips(sentences: Sequence[Sentence], reader: FigureReader) -> Iterator[Slip]:
    """Yield "figure-unsourced", "figure-undated" and "figure-not-attributed", each once in a paragraph; places in it.

    What a sentence says of source and period holds for those that follow. Targets, figures within a quotation, and
    percentages that are made from counts beside them need neither.
    """
    last = next((place for place in reversed(range(len(sentences))) if _has_measure(sentences[place])), -1)
    if last > 0:
        yield from _beside_others(sentences, reader)
    is_told = is_dated = False
    found: set[str] = set()
    for sentence in sentences[: last + 1]:
        text = sentence.text
        if is_dated and not (sentence.numbers and has_any(text, _DATA_WORDS)):
            continue
        has_time = is_of_its_time(sentence, reader)
        share = share_in(sentence)
        is_new = not has_time and (bool(sentence.numbers) or share is not None)
        source = _undated_source(sentence, is_dated=is_dated) if is_new else None
        is_first = source is not None and not is_dated and _TELLS.search(text) is not None
        is_dated = is_dated or has_time
        is_told = is_told or is_dated or names_source(sentence, reader)
        if source is None and (is_told or is_dated):
            continue
        code = "figure-undated" if source is not None else "figure-unsourced"
        number = next((each for each in _measures(sentence) if not _is_of_view(sentence, each)), None)
        number = (number or share) if code not in found else None
        if number is None and is_first and code not in found:
            number = next((each for each in sentence.numbers if _is_told_count(sentence, each)), None)
        is_told = is_told or is_counted(sentence)
        if number is not None:
            found.add(code)
            start, end = sentence.start + number.start, sentence.start + number.end
            yield Slip(code, Severity.SHOULD, start, end, is_light=True)


def _has_measure(sentence: Sentence) -> bool:
    for each in sentence.numbers:
        if _may_measure(sentence, each):
            return True
    return share_in(sentence) is not None


def share_in(sentence: Sentence) -> Number | None:
    """Return the share of all that a sentence tells in words: "Two-thirds of people were referred by a ward"."""
    found = _SHARE.search(sentence.text) if not sentence.words.isdisjoint(_SHARE_WORDS) else None
    if found is None or _VIEW_BEFORE.search(sentence.text.partition(",")[0] if not found.start() else sentence.text):
        return None
    return Number(*found.span("share"), Fraction(0), Unit.PERCENT, Fraction(0), is_word=True)


def _may_measure(sentence: Sentence, number: Number) -> bool:
    """Return whether a number by itself can be one that wants a source."""
    if number.unit is Unit.PERCENT or (not number.is_word and number.value >= _LEAST_COUNT):
        return True
    return _is_part(sentence, number)


def _is_part(sentence: Sentence, number: Number) -> bool:
    """Return whether a number is the first of "four in five people", beside no counts that these are of."""
    text = sentence.text
    if number.unit is not Unit.PLAIN or not _PART.match(text, number.end) or _ROUGHLY.search(text, 0, number.start):
        return False
    counts = (*sentence.numbers_before, *sentence.numbers)
    return not any(each.value > _MOST_PART or each.unit is Unit.PERCENT for each in counts)


def is_of_its_time(sentence: Sentence, reader: FigureReader) -> bool:
    """Return whether a sentence tells of when its figures are."""
    if sentence.dates:
        return True
    if not reader.telling.periods.isdisjoint(sentence.words) and reader.periods.search(sentence.text):
        return True
    return not _PERIOD_WORDS.isdisjoint(sentence.words) and _PERIOD.search(sentence.text) is not None


def _beside_others(sentences: Sequence[Sentence], reader: FigureReader) -> Iterator[Slip]:
    """Yield the percentage of a paragraph that has a period and no source where a figure behind it has its source.

    Where a paragraph gives no source at all, its author may rely on what the section says; here one was forgotten.
    """
    if not _may_stand_beside(sentences):
        return
    first: Number | None = None
    start = 0
    for sentence in sentences:
        text = sentence.text
        if not sentence.numbers:
            if first is None and names_source(sentence, reader):
                return
            continue
        if first is None:
            if names_source(sentence, reader) or is_counted(sentence):
                return
            first = next((each for each in _measures(sentence) if each.unit is Unit.PERCENT), None)
            first = first if sentence.dates else None
            start = sentence.start
        elif _TELLS.search(text) and not _NATIONAL.search(text) and next(_measures(sentence), None) is not None:
            start, end = start + first.start, start + first.end
            yield Slip("figure-not-attributed", Severity.SHOULD, start, end, is_light=True)
            return


def _may_stand_beside(sentences: Sequence[Sentence]) -> bool:
    """Return whether a percentage with a date stands before a sentence that tells where its figures are from."""
    numbered = [each for each in sentences if each.numbers]
    for place, each in enumerate(numbered[:-1]):
        if each.dates and any(number.unit is Unit.PERCENT for number in each.numbers):
            return any(_TELLS.search(other.text) for other in numbered[place + 1 :])
    return False


def _undated_source(sentence: Sentence, *, is_dated: bool) -> re.Match[str] | None:
    """Return the data or the document of its own that a sentence takes figures from, though it tells no period.

    Where an earlier sentence told one, only data of another source needs its own; "the audit" is then that of before.
    """
    text = sentence.text
    data = _DATA.search(text) if has_any(text, _DATA_WORDS) else None
    if data is not None:
        before = text[: data.start()]
        return None if _SAME.search(before) or _SAID_BEFORE.search(text) else data
    if not is_dated and (body := _BODY.search(text)) is not None:
        return body
    document = None if is_dated or _DOCUMENTS.isdisjoint(sentence.words) else _DOCUMENT.search(text)
    return None if document is None or _SAME.search(text, 0, document.start()) else document


def _is_told_count(sentence: Sentence, number: Number) -> bool:
    """Return whether a number is a count that data tell of, which no target is and no quotation has."""
    if number.is_word or number.unit is not Unit.PLAIN or number.value < _LEAST_COUNT:
        return False
    if _LENGTH.match(sentence.text, number.end):
        return False
    is_aim = found_before(_TARGET, sentence.text, number.start) or _TARGET_AFTER.match(sentence.text, number.end)
    return not is_aim and not is_quoted(sentence.text, number.start)


def names_source(sentence: Sentence, reader: FigureReader, text: str = "") -> bool:
    """Return whether a sentence, or a text that is part of it, names a source: not what "61% of people said".

    What people said is none for the percentages behind it, which nobody has in the head; "61% of reviews" is none.
    """
    text = text or sentence.text
    if "we" in sentence.words and _WE_READ.search(text):
        return True
    if reader.telling.sources.isdisjoint(sentence.words):
        return False
    return any(
        not _VIEW.fullmatch(match.group())
        and (
            _COUNTED.search(text, max(0, match.start() - 90), match.start()) is None
            or _OF_YEAR.search(text, max(0, match.start() - 6), match.start()) is not None
        )
        for match in reader.sources.finditer(text)
    )


def _is_of_view(sentence: Sentence, number: Number) -> bool:
    """Return whether somebody said a figure: "staff told us that 54% …", "… 54%, managers said"; not of an area."""
    text = sentence.text
    return not _OF_AREA.match(text, number.end) and _is_view_around(text, number.start, number.end)


def _is_view_around(text: str, start: int, end: int) -> bool:
    return _VIEW_BEFORE.search(text, 0, start) is not None or VIEW_BEHIND.search(text, end) is not None


def _measures(sentence: Sentence) -> Iterator[Number]:
    """Yield the numbers of a sentence that measure the area or what was done, but for those in a quotation."""
    for number in sentence.numbers:
        if _is_measure(sentence, number) and not is_quoted(sentence.text, number.start):
            yield number


def _is_measure(sentence: Sentence, number: Number) -> bool:
    """Return whether a number is a percentage, what was spent, or a large number of an area's people."""
    text = sentence.text
    if found_before(_TARGET, text, number.start) or _TARGET_AFTER.match(text, number.end):
        return False
    if number.unit is Unit.PERCENT:
        return not (is_of_rating(sentence, number.start) or _is_computed(sentence, number))
    if number.unit is Unit.POUNDS:
        is_large = number.value >= _LEAST_SPENDING and not _A_YEAR.match(text, number.end)
        return is_large and _SPENDING.search(text) is not None
    if _is_part(sentence, number):
        return True
    if number.unit is not Unit.PLAIN or number.is_word:
        return False
    if number.half and _MEAN.match(text, number.end):  # nobody counts 78.9 years
        return True
    if number.value >= _LEAST_COUNT and (_WAITING.match(text, number.end) or _NUMBERED.search(text, 0, number.start)):
        return True
    is_of_area = number.value >= _FEWEST_OF_AREA and _AREA.search(text) is not None
    return is_of_area and _OF_PEOPLE.match(text, number.end) is not None


def is_of_rating(sentence: Sentence, place: int) -> bool:
    """Return whether a figure is that of the whole rating, which the scores make: "Overall rating: Good (67%)"."""
    is_told = not sentence.words.isdisjoint(_RATINGS)
    return is_told and found_before(_OF_RATING, sentence.text, place) is not None


def is_counted(sentence: Sentence) -> bool:
    """Return whether a sentence gives the counts behind its percentages: what follows is of the same."""
    return any(number.unit is Unit.PERCENT and _is_computed(sentence, number) for number in sentence.numbers)


def is_quoted(text: str, place: int) -> bool:
    """Return whether a place of a text lies within a quotation."""
    return text.rfind("“", 0, place) > text.rfind("”", 0, place)


def _is_computed(sentence: Sentence, percent: Number) -> bool:
    """Return whether a percentage stands behind its count, or is that of two counts in it or the sentence before."""
    if _LINKED.search(sentence.text, max(0, percent.start - 60), percent.start):
        return True
    near = (*sentence.numbers_before, *sentence.numbers)[:_MOST_NUMBERS]
    counts = sorted({each.value for each in near if each.unit is Unit.PLAIN and each.value > 1})[:_MOST_COUNTS]
    return any(
        abs(100 * each / base - percent.value) <= percent.half
        for part, whole in combinations(counts, 2)
        for each, base in ((part, whole), (whole - part, whole), (whole - part, part))
    )
