"""Find many of whom it is not said who they are, at the beginning of a clause: "Most could recall one"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from domain.checks.attribution.bare_views import BareViewReader
from domain.checks.finding import Severity
from domain.checks.phrases import ADVERB, Phrase, Triggers, any_of
from domain.evidence.language import ViewWords

HARD = "(?:hard|difficult|helpful|unhelpful|useful|easy|slow|complicated|cumbersome|valuable|unclear|clumsy|unfair)"
THEN = (
    r"(?:also\s+|since\s+|simply\s+|still\s+|never\s+)?(?:had|have|has|was|were|did|could|would|might|felt|found"
    r"|went|took|came|got"
    r"|knew|told|said|saw|thought|left|kept|chose|ran|lost|gave|made|held|sat|stood|met|paid|grew|fell|rose|broke"
    r"|drew|lay|[a-z]{2,}ed|struggled|wished|buy|bought|ate|slept|spent|sent|brought|taught|caught|wrote|spoke|drove"
    r"|rode|won|wore|sang|rang|began|drank|dealt|meant|built|heard|led|fed|put|lent|wept|crept|fought|sought|sold"
    r"|threw|flew|shook|forgot|became|stuck|walked|read|fled|clung)\b"
)
_LOOSE = (
    *("many", "several", "few", "a few", "one or two", "two or three", "almost all", "nearly all", "virtually all"),
    *("practically all", "more than a few", "not a few", "quite a few", "a number", "a fair number", "fewer"),
    "not all",
    *("not many", "hardly any", "the odd one", "three or four", "all but a few", "all bar a few"),
    *("all but a handful", "all bar a handful", "more than one", "only a few", "only some", "just a few"),
    *("very few", "only one or two", "no more than a few", "numbers", "half"),
)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)"
_FRACTION = (
    r"(?:(?:about|around|roughly|nearly|almost|over|just\s+over|just\s+under|more\s+than|less\s+than|fewer\s+than"
    r"|well\s+over|at\s+least|close\s+to|some)\s+)?(?:half|a\s+(?:half|third|quarter|fifth|tenth)"
    rf"|(?:two|three|four)[\s-](?:thirds|quarters|fifths)|(?:one|{_NUMBER})\s+(?:in|out\s+of)\s+(?:every\s+)?{_NUMBER})"
)
_SHARED = (
    *("half", "third", "quarter", "fifth", "tenth", "thirds", "quarters", "fifths", "one in", "out of"),
    *(f"{each} in" for each in ("two", "three", "four", "five", "six", "seven", "eight", "nine")),
)
"""Shares, and words without which none is read."""
_BEFORE_MANY = ("but", "yet", "and", "still", "however", "overall", "by", "in", "some", "most", "others")
_BEFORE_SHARES = (
    *("about", "around", "roughly", "nearly", "almost", "over", "just", "more", "less", "fewer", "well", "at", "close"),
    *("half", "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", *"23456789", "10"),
)
_STATE_OF_MIND = (
    r"(?:surprised|puzzled|annoyed|dismayed|shocked|struck|irritated|discouraged|encouraged|heartened|hurt|offended"
    r"|put\s+off|taken\s+aback|let\s+down|left\s+confused|unsure|uncertain|unaware|unconvinced|uneasy|uncomfortable"
    r"|of\s+the\s+(?:view|opinion)"
    r"|keen|reluctant|suspicious|doubtful|hesitant|weary|tired|lonely|apprehensive|appreciative|open-minded"
    r"|at\s+ease|in\s+favour|against)"
)
_MIND = (
    r"(?:recall|remember|say|tell|name|know|understand|afford|describe|explain|cope|speak|think|feel|want|wish|like"
    r"|prefer|attend|realise|trust|ask|mind|care|expect|believe|hear|see|get|find|manage|have\s+(?:liked|preferred|wanted))"
)
_ONLY_PEOPLE = re.compile(
    r"(?:[a-z]+ly\s+|also\s+|still\s+|never\s+|since\s+|simply\s+|had\s+|have\s+){0,3}(?:"
    rf"(?:could|can|did|do|would|might)\s+(?:not\s+|never\s+|also\s+|[a-z]+ly\s+)?{_MIND}\b"
    r"|(?:wished|hoped|wanted|preferred|chose|chosen|knew|known|remembered|recalled|struggled|spoke|spoken|(?:gave|given)\s+up"
    r"|enjoyed|understood|felt|heard|learned|thought|asked|liked|disliked|missed|feared|doubted|trusted|forgotten|forgot"
    r"|tried|longed|expected|believed|worried|complained|grumbled|lived|queued|noticed|realised|regretted|valued"
    r"|praised)\b"
    r"|(?:were|was|felt|been)\s+(?:[a-z]+ly\s+|not\s+|quite\s+)?(?:(?:un)?aware|(?:un)?able\s+to|(?:un)?sure|afraid"
    r"|rushed|ignored|let\s+down|told|asked|offered|invited|promised|given|helped|(?:un)?willing|happy|unhappy|keen)\b"
    r"|needed\s+(?:help|support|advice|more)\b|had\s+to\s+(?:wait|ring|ask|travel|chase|repeat)\b|took\s+part\b"
    r"|had\s+(?:[a-z]+\s+)?(?:doubts|concerns|misgivings|reservations|worries|idea|hopes|questions)\b|turned\s+to\b|(?:went|gone)\s+without\b|made\s+use\b|found\s+(?:it|that|this|the|them|themselves|their)\b)"
)
"""What only people do, have done to them, or have in mind."""
_CLAUSE = re.compile(r"[,;]\s+(?:and|but|though|while|although|yet)\s+")
_LEADING = re.compile(
    r"(?:in|at|on|during|for|since|however|across|by|from|after|before|elsewhere|overall|despite|of)\b[^,;:]{0,50},\s+",
    re.IGNORECASE,
)
_CONCEDING = re.compile(r"(?:While|Although|Though|Whereas|Even\s+though)\s+")
_TELLS = re.compile(
    r"(?:also\s+|since\s+|still\s+)?(?:told|said|described|asked|explained|mentioned|praised|recalled|added"
    r"|complained|reported|called)\b"
)
_FIGURE = re.compile(r"\d")
_HOW_MANY = re.compile(
    r"\b[a-z]+\s+of\s+(?:the\s+|those\s+|these\s+)?(?!20\d\d\b)\d[\d,]*\s+[a-z][^.]*\d"
    r"|\d\s+(?:out\s+)?of\s+(?:the\s+)?\d"
    r"|\b[a-z]+\s+of\s+the\s+\d[\d,]*\s+[a-z-]+\s|\b(?:met|spoke\s+(?:to|with)|interviewed|surveyed|visited|read"
    r"|asked|looked\s+at)\s+(?:the\s+)?\d"
    r"|\b\d+\s+(?:[a-z-]+\s+){0,3}[a-z]+s\b[^.]*\s\d+\s+(?:said|told|had|were|felt)\b",
    re.IGNORECASE,
)
COUNT = re.compile(r"\(\d|\b\d+ (?:of|out of) (?:the )?\d|\d\s?%")
_Likely = Collection[Triggers]
FoundView = tuple[str, Severity, int, int]
"""A code, its severity, and the characters of a sentence."""


class ManyReader:
    """The words of such quantities made ready."""

    def __init__(self, words: ViewWords, bare: BareViewReader) -> None:
        self.sources, self.bare = bare.sources, bare
        self.unsaid_many = Phrase(
            rf"(?:(?:but|yet|and|still|however|overall|by\s+contrast|in\s+practice),?\s+)?(?:(?P<share>{_FRACTION})"
            rf"|(?P<loose>{any_of(_LOOSE)})|(?P<plain>some|most|others))(?:\s+of\s+(?:them|these|those))?"
            rf"\s+(?P<then>{THEN})",
            (*_LOOSE, "some", "most", "others", *_SHARED),
            begins=(*_LOOSE, *_BEFORE_MANY, *_BEFORE_SHARES),
        )
        self.minded = re.compile(
            rf"(?:had\s+|were\s+|was\s+|seemed\s+|appeared\s+|felt\s+"
            rf"|left\s+)(?:been\s+)?(?:less\s+than\s+|far\s+from\s+"
            rf"|anything\s+but\s+)?{ADVERB}(?:{any_of(words.emotions)}|{_STATE_OF_MIND})\b"
            rf"|(?:had\s+)?{ADVERB}(?:thought|believed|felt|preferred|considered|worried|feared|doubted|disagreed"
            rf"|objected"
            rf"|disliked|resented"
            r"|distrusted|hated|loved|struggled)\b|had\s+(?:doubts|misgivings|reservations|concerns|worries)\b"
            r"|lacked\s+(?:confidence|trust)\b"
            r"|found\s+(?:the|their|it|this|that|its|these)\s+(?:[\w’-]+\s+){0,4}?[a-z]+(?:ing|able|ible|ful|less|ive|ous)"
            r"(?=[,.;]|\s+(?:because|and|but|since|at|to)\b)"
            rf"|found\s+(?:it\b|(?:[\w’-]+\s+){{1,6}}?(?:too|{any_of(words.evaluating)}|{HARD}|long|short|cold|rude"
            rf"|poor|confusing)\b)"
        )


def at_clauses(sentence: str, likely: _Likely, phrase: Phrase) -> Iterator[re.Match[str]]:
    """Yield where a clause of a sentence begins with a phrase."""
    if phrase not in likely:
        return
    leading = _LEADING.match(sentence) or _CONCEDING.match(sentence)
    begin = int(sentence.startswith("("))
    first = [begin] if leading is None else [begin, leading.end()]
    for place in first + [each.end() for each in _CLAUSE.finditer(sentence)]:
        match = phrase.match(sentence, place)
        if match is not None:
            yield match


def _is_unsaid(sentences: Sequence[str], number: int, match: re.Match[str], reader: ManyReader) -> bool:
    """Return whether it is not said of whom many are: at the beginning, after a count of those who are so few, or
    after what somebody told, where nobody tells the rest.
    """
    before = sentences[number - 1] if number else ""
    tells = _TELLS.match(match["then"]) is not None
    if match["share"]:
        return not tells and _FIGURE.search(f"{before} {sentences[number]}") is None
    if number == 0 or (match["loose"] and _HOW_MANY.search(before) is not None):
        return True
    minded = reader.minded.match(sentences[number], match.start("then")) is not None
    if minded and match["loose"] and not reader.sources.names(sentences[max(0, number - 2) : number]):
        return True
    if minded and "“" not in before and match.group().casefold().startswith("many "):
        return True
    if (
        tells
        or "“" in before
        or not any(
            not before[: each.start()].endswith(("who ", "which ", "that "))
            for each in reader.sources.telling.finditer(before)
        )
    ):
        return False
    return bool(match["loose"]) or minded


def _is_of_nobody(sentences: Sequence[str], number: int, match: re.Match[str], reader: ManyReader) -> bool:
    """Return whether many do what only people do, where nobody stands before of whom they could be."""
    if _ONLY_PEOPLE.match(sentences[number], match.start("then")) is None:
        return False
    before = [*sentences[max(0, number - 2) : number], sentences[number][: match.start()]]
    is_further = match["plain"] is not None and match["plain"].casefold() == "others"
    is_of_such = reader.bare.is_of_persons if is_further else reader.bare.is_of_several
    return "“" not in "".join(before) and not any(map(is_of_such, before))


def unsaid_many(sentences: Sequence[str], number: int, likely: _Likely, reader: ManyReader) -> Iterator[FoundView]:
    """Yield the first many of a sentence of whom neither it nor those before it say who they are."""
    sentence = sentences[number]
    for many in at_clauses(sentence, likely, reader.unsaid_many) if COUNT.search(sentence) is None else ():
        if sentence.startswith(" to be", many.end()) or reader.sources.is_told_after(sentence, many.end()):
            continue
        is_unsaid = many.start() <= int(sentence.startswith("(")) and _is_unsaid(sentences, number, many, reader)
        if is_unsaid or _is_of_nobody(sentences, number, many, reader):
            yield "vague-quantity", Severity.SHOULD, *many.span()
            return
