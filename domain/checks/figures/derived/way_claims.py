"""Read the words of a sentence that say which way a figure lies, and what they are said of.

"The list had shrunk"; "comfortably inside the target"; "lower than in England"; "this upward trend"; "up from 71".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.checks.figures.derived.told import EARLIER
from domain.checks.figures.derived.way_words import COMPARED, NOUNS, PHRASES, TRENDS, VERBS, WAYS, any_of_kind
from domain.checks.figures.derived.yardsticks import AVERAGE, TARGET, Role
from domain.checks.figures.quantities import Reading

_ADVERB = (
    r"(?:(?:[a-z]+ly|much|far|even|rather|somewhat|still|also|just|a\s+little|well|therefore|thus|already|since|then"
    r"|again|in\s+fact)\s+)*"
)
_BE = (
    r"(?:was|were|is|are|had\s+been|has\s+been|been|became|become|got|grew|stood|remained|came|came\s+out|fell|lay"
    r"|ran|worked\s+out|proved|being|did|fared|scored|performed|lived|waited|wait|took|cost|stayed|lasted|paid|received|had)"
)
_POINTING = r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hat|[Tt]hose|[Ii]ts|[Tt]heir|[Ss]uch\s+an?|[Oo]ur)"


_GONE = "|".join(PHRASES.values())
_NO_AMOUNT = r"(?!\s+than\s+(?:doubl|halv|trebl|tripl|quadr|a\s+(?:third|quarter|half)|half|twice|one|£?\d))"
_NO_SIZE = (
    r"(?!\s+(?:[a-z]+ly\s+)?by\s+(?:[a-z]+\s+){0,3}?(?:£?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|thirds?"
    r"|quarters?|fifths?|tenths?)\b))"
)
"""What tells by how much is held by the rules on how far figures lie apart."""
_HOW = "quickly|promptly|swiftly|speedily|slowly|often|frequently|regularly"
_TREND = r"(?:trend|trajectory|direction|path|movement|course|tendency|pattern|curve)"
_CLAIM = re.compile(  # asks first where a word or a mark begins: that is found twice as fast
    r"(?:\b(?=[A-Za-z])|(?=[,;(%]))(?:"
    rf"(?:(?:was|were|is|are|had|has|showed)\s+)?the\s+(?P<of_two>{any_of_kind(COMPARED)})\s+(?:[a-z]+\s+)?of\s+the\s+two\b"
    rf"|(?:{_BE}\s+)?{_BE}\s+{_ADVERB}(?P<felt>more|less)\s+(?P<how>(?!than\b|or\b|and\b|likely\b)[a-z]+)(?=\s*[,.;]|\s+(?:than|by|here)\b)"
    rf"|(?P<trend>{any_of_kind(TRENDS)})\s+{_TREND}\b"
    rf"|{_POINTING}\s+(?P<growing>growing|rising|mounting|falling|shrinking|declining|dwindling|increasing|decreasing)\s+"
    r"(?:numbers?|rates?|shares?|lists?|backlogs?|proportions?|levels?|uptake|use|demand|costs?|waits?)\b"
    rf"|{_TREND}\s+(?:was|is|had\s+been)\s+(?:an?\s+)?(?:[a-z]+ly\s+)?(?P<course>{any_of_kind(TRENDS)})\b"
    rf"|(?P<speed>(?:more|less)\s+(?:{_HOW}))\b"
    r"|(?P<progress>progress)\s+(?:had|was|has)\b"
    r"|(?P<headed>[Mm]ore|[Ff]ewer|[Ll]ess)\s+(?P<whom>[a-z]+)(?:\s+[a-z]+){0,6}?\s+than\s+(?=before\b|previously\b"
    r"|a\s+year\b|the\s+year\b|the\s+previous\b|(?:two|three|four|five)\s+years\b)"
    r"|(?:[,(]\s*|\A|(?:was|were|is|are|went|gone|came|come|step)\s+)(?P<updown>[Uu]p|[Dd]own)\s+(?:from|on)\s+(?=£?\d|(?:[a-z]+\s+){1,2}£?\d|[a-z-]+\s+(?:days|weeks|months|hours|minutes|people|cases|per)\b)"
    rf"|{_POINTING}\s+(?:(?!(?:this|the|its|their|these|our)\b)[a-z-]+\s+)?(?P<noun>{any_of_kind(NOUNS)})\b(?!\s+(?:of"
    rf"|by)\s+£?\d)"
    rf"|(?:[,;]|\b(?:was|were|is|showed|marked|represented|meant|meaning|saw|seen|reflected|as|hailed|called"
    rf"|with))\s+(?:an?\s+)(?:[a-z-]+\s+)?(?P<made>{any_of_kind(NOUNS)})\b(?!\s+(?:of|by)\s+£?\d)"
    rf"|(?:had|has|have|having|then|since|it|this|they|which|and|was|were|therefore|so"
    rf"|[a-z]+s)\s+{_ADVERB}(?:been\s+)?(?P<verb>{any_of_kind(VERBS)}"
    rf"|{_GONE})\b{_NO_SIZE}(?!\s+(?:behind|short|back|into|through|outside)\b)"
    rf"|(?:[A-Za-z]+|[,%])\s+(?P<moved>{any_of_kind(VERBS)}|{_GONE})\b(?=\s*[.,;()]|(?<!ing):|\s+(?:to|from|between|over|during|since|again"
    rf"|further|each|year|£?\d[\d.,]*%?\s+to"
    rf"|sharply|slightly|slowly|quickly|steadily|markedly|significantly|considerably)\b)"
    rf"|{_POINTING}\s+{_ADVERB}(?P<level>{any_of_kind(COMPARED)})\s+(?!than\b|of\b|ones?\b"
    rf"|number\s+of\s+the\b)(?P<what>[a-z’-]+)"
    rf"|{_BE}\s+(?:[a-z]+\s+)?{_ADVERB}(?P<state>{any_of_kind(COMPARED)})\b(?!\s+(?:or|and|out|{_HOW})\b)(?!-){_NO_AMOUNT}"
    rf"|(?:,\s+(?:and\s+|or\s+)?(?:which\s+)?|\bso\s+){_ADVERB}(?P<than>{any_of_kind(COMPARED)})(?=\s+than\b|\s*[.;)]"
    rf"|\s*\Z)"
    r"|(?P<beyond>above|over|ahead\s+of|in\s+excess\s+of|beyond|exceed(?:ed|ing|s)|surpass(?:ed|ing)"
    r"|outstripp(?:ed|ing))\s+(?=(?:the|its|their|this|that|our|what|it|England)\b)"
    r"|(?P<beneath>below|under|short\s+of|behind)\s+(?=(?:the|its|their|this|that|our|what|it|England)\b)"
    r"|(?:was|were|is|are|had|has|been|be)\s+(?:[a-z]+ly\s+|been\s+|in\s+fact\s+)*(?P<topped>exceeded|surpassed"
    r"|overtaken|topped|outstripped)\b(?!\s+by\b)"
    r"|(?P<met>(?:well\s+|comfortably\s+|just\s+)?(?:within|inside)(?=\s+(?:the|its|their|this|that|target)\b)|met"
    r"|meeting|reached|achieved|achieving|hit|hitting|kept\s+to|keeping\s+to|beat|beaten|beating|over-?achieved|overshot"
    r"|more\s+than\s+met)\b"
    r"|(?P<missed>missed|missing|outside(?=\s+(?:the|its|their|this|that|target)\b)|fell\s+short|fallen\s+short"
    r"|falling\s+short|under-?achieved|undershot|not\s+(?:been\s+)?(?:met|reached|achieved)|(?:failed\s+to|did\s+not)\s+(?:meet"
    r"|reach|achieve|hit))\b"
    r"|(?:had|has|have|did)\s+(?P<unmoved>not\s+changed?|hardly\s+changed|changed\s+(?:very\s+)?little)\b(?!\s+(?:the|its|their|how|who|what|this|that|or)\b)"
    r"|\b(?:was|were|had\s+been|showed|saw)\s+(?P<still>(?:no|little)\s+change)\b(?!\s+to\b)"
    r"|(?:remained|stayed|stood|kept)\s+at\s+(?P<levelled>(?:much\s+|about\s+)?the\s+same\s+(?:level|rate|figure))\b"
    rf"|(?:remained|stayed|was|were|been|kept|held|is|are|broadly|largely)\s+{_ADVERB}(?P<same>stable|unchanged"
    rf"|steady|level|flat|constant|static|the\s+same)\b(?!\s+(?:as|time|day|team|way)\b)"
    r"|(?:compared|stood|did)\s+(?P<favour>favourably|unfavourably|well|badly|poorly)\s+(?=(?:with|to|against)\b)"
    r"|(?P<performed>(?:out|under)-?performed|trailed|lagged\s+behind)\b"
    r"|(?P<aged>older|younger)\s+(?:age\s+)?(?:population|profile|residents)\b(?=\s+than\b)"
    r"|(?P<represented>over-?represented|under-?represented)\b"
    r"|(?:was|were|are|is)\s+(?:[a-z]+ly\s+|thus\s+|also\s+|far\s+|much\s+)*(?P<likely>more|less)\s+likely\s+(?:than\s+(?:others?|other\s+[a-z]+"
    r"|anyone|everyone|average|most|the\s+(?:rest|general|wider|population|average)|residents)\b|to\b)"
    r"|(?P<averaged>(?:above|below)[-\s]average|(?:higher|lower|longer|shorter|better|worse|larger|smaller|faster|slower)-than-average)\b"
    r"|(?P<alike>match(?:ed|es|ing(?=\s+(?:the|that|its|England)\b))|equall(?:ed|ing)|mirror(?:ed|ing)|(?:much\s+)?the\s+same\s+as|identical\s+to|(?:roughly|about|broadly|almost|much)\s+the\s+same\s+(?:proportion|share|rate|level|percentage|figure)\b|(?:very\s+)?similar\s+to"
    r"|(?:broadly\s+)?in\s+line\s+with|on\s+a\s+par\s+with|close\s+to(?=\s+(?:the|that|those|its|England)\b)|not\s+far\s+(?:from|off)|consistent\s+with|level\s+with|no\s+different\s+from|comparable\s+(?:to|with))\b"
    rf"|(?:was|were|is|are)\s+{_ADVERB}(?P<akin>similar|comparable|alike|the\s+same)(?=\s*[.,;]|\s*\Z))"
)
_CLAUSE = re.compile(
    r"[;:.,]\s|\s[–—]\s|\b(?:so|and|but|while|whereas|that(?!\s+(?:of|for|average|figure|year|time)\b)|which|because|although|as|since|when|if|where)\s"
)
_NOT = re.compile(
    r"\b(?:not|never|without|no|nor|if|would|should|could|might|may|will|expected|planned|forecast|predicted|hoped"
    r"|hoping|despite|avoid\w*|further|aim\w*"
    r"|want\w*|need\w*|wish\w*|to\s+(?:be|become|get|make|keep|reduce)|risk\w*|whether|neither|rather"
    r"|more\s+or\s+less|once|until|towards?)\b",
    re.IGNORECASE,
)
_NOT_MET = re.compile(
    r"\b(?:not|never|nor|if|would|should|could|might|may|will|to|whether|neither|each|some|all)\b", re.IGNORECASE
)
_THAN = re.compile(r"(?:\s+[a-z’-]+){0,4}?\s+than\b")
_BARE = re.compile(r"\s*(?:[.,;)]|\Z|\s(?:here|there|in|at|for|among|on|overall|again|still|by|too|as\s+a\s+result)\b)")
_TIME = re.compile(r"\b(?:before|previous(?:ly)?|earlier|last|ago|in\s+[A-Z][a-z]+|x{4,})\b")
_BEFORE = re.compile(r"\b(?:before|previous|earlier|last)\b")
_IN_WHAT = re.compile(
    r"\s+(?:in|of)\s+(?:the\s+|its\s+|their\s+|our\s+)?(?P<what>[a-z][^,.;:\d]{2,40}?)"
    r"(?=\s+(?:was|is|had|has|were|which|that|over|since|from|by|between|during|because|due|came|meant|told|said)\b"
    r"|[,.;:]|\Z)"
)
_IT = re.compile(r"\s+(?:it|that|this)\s*(?:[.,;)]|\Z)")
_POINTS = re.compile(r"\b(?:this|it|that)\s+(?:as\s+)?\Z")
_MORE_OF_IT = ("slowly", "often", "frequently", "regularly")
_ALONE = re.compile(r"\s*(?:[.,;)]|\Z|\s(?:it|this|that|comfortably|easily|narrowly|in\s+full|again)\b)")
_OF_ALL_PEOPLE = re.compile(
    r"\b(?:share|proportion|part|percentage)\s+(?:of|in|among)\s+(?:the\s+)?(?:whole\s+|general\s+|wider\s+|local\s+|total\s+)*"
    r"(?:population|residents|community)\b|\bthe\s+same\s+(?:proportion|share)\b"
)
_COURSES = frozenset({"trend", "growing", "course", "progress", "headed", "updown", "noun", "made", "verb", "moved"})
_WELL = ("favourably", "well", "out", "ahead")
_BADLY = frozenset({"behind", "back", "backwards"})
_RIGHTLY = {"topped": "up", "beyond": "up", "beneath": "down", "met": "good", "missed": "bad"}
_NEAR = 12
_UNSUBJECTED = frozenset({"trend", "growing", "course", "speed", "progress", "headed", "noun", "level", "averaged"})
_WAY_OF_SIDE = {"above": "up", "below": "down"}
_LITERAL = re.compile(r"over-?achieved|overshot|under-?achieved|undershot")
_HELD_WORDS = (
    "above over ahead beyond below under short behind within inside met meeting achieved achieving hit hitting kept "
    "keeping beat beaten beating missed missing outside reached meet reach achieve"
)
_HELD = frozenset(_HELD_WORDS.split())
_YARDSTICK_WORDS = (
    "target targets goal goals standard standards ambition aim aims aimed plan planned expected expectation pledge "
    "budget budgeted estimate estimated forecast allowance threshold limit maximum timescale deadline england national "
    "nationally regional region country similar comparable neighbouring other comparators neighbours average previous "
    "last before year earlier"
)
_YARDSTICKS = frozenset(_YARDSTICK_WORDS.split())
_OTHER_WORDS = (
    "likely mounting dwindling alike matched matching matches "
    "equalled equalling mirrored mirroring similar identical line par comparable "
    "quickly promptly swiftly speedily slowly often frequently regularly average brought driven pushed "
    "exceeded exceeding exceeds surpassed surpassing outstripped outstripping overachieved overshot underachieved "
    "favourably trailed lagged unfavourably compared outperformed underperformed changed close far consistent "
    "undershot backwards stable unchanged steady level gone went going crept shot come "
    "came coming flat constant static overrepresented underrepresented represented topped overtaken excess"
)
_STRONG = frozenset(WAYS) | frozenset(_OTHER_WORDS.split())
_MEASURES = frozenset({"proportion", "share", "rate", "level", "percentage", "figure", "was", "were"})
_AGED = frozenset({"older", "younger"})
_FROM, _SAME = frozenset({"up", "down"}), frozenset({"remained", "stayed", "kept", "held", "broadly", "largely"})


def may_tell_way(words: frozenset[str]) -> bool:
    """Return whether a sentence of these words can say which way a figure lies."""
    if not words.isdisjoint(_STRONG) or (not words.isdisjoint(_FROM) and ("from" in words or "on" in words)):
        return True
    if "same" in words and not (words.isdisjoint(_SAME) and words.isdisjoint(_MEASURES)):
        return True
    if not words.isdisjoint(_AGED) and "than" in words and "population" in words:
        return True
    return not words.isdisjoint(_HELD) and not words.isdisjoint(_YARDSTICKS)


@dataclass(frozen=True, slots=True)
class Claim:
    """A word that tells a way at [start, end) of a sentence, and what is said to go or lie so.

    `against` is what it is held against if that is named, `begin` where its clause begins, `subject` and `of` the words
    that name what it is said of, `degree` the word before it; `is_course` for a change in time.
    """

    word: str
    way: str
    start: int
    end: int
    against: Role | None
    begin: int
    subject: str
    of: str
    degree: str
    is_course: bool


def claims_in(reading: Reading) -> Iterator[Claim]:
    """Yield what a sentence says of ways, in order."""
    text = reading.plain
    for match in _CLAIM.finditer(text):
        name = next(key for key in _NAMES if match[key])
        word, start, end = match[name], match.start(name), match.end(name)
        begin = max([each.end() for each in _CLAUSE.finditer(text, 0, match.start())], default=0)
        denied = _NOT_MET if name in ("met", "missed", "topped") else _NOT
        is_pointed = name == "noun" or (
            name in _UNSUBJECTED and match.group().lower().startswith(("this ", "these ", "that "))
        )
        if denied.search(text, max(begin, start - _NEAR) if is_pointed else begin, start):
            continue
        way = _way_of(name, word)
        after = _until_clause_ends(text, end)
        against = _against(text[begin:start], f"{word if name == 'alike' else ''}{after}", name)
        against = _target_meant(reading, name, start, after) if against is None else against
        if against is None and _is_of_others(name, after):
            continue
        in_what = _IN_WHAT.match(text, end) if name in ("noun", "made") else None
        subject = "" if name in _UNSUBJECTED or match.group()[0] in ",;(%" else text[begin : match.start()]
        of = match["what"] or match["how"] or match["whom"] or (in_what["what"] if in_what is not None else "")
        if match.group().startswith("step"):
            subject = ""
        if name == "made" and _POINTS.search(subject):
            subject = ""
        if name == "moved" and match.group()[0] not in ",%":
            subject = text[begin:start]
        yield Claim(
            word,
            way,
            start,
            end,
            against,
            begin,
            subject,
            of,
            _last_word(text[begin:start]),
            name in _COURSES,
        )


_NAMES = (
    "trend",
    "course",
    "speed",
    "progress",
    "headed",
    "updown",
    "noun",
    "made",
    "verb",
    "moved",
    "level",
    "topped",
    "state",
    "than",
    "beyond",
    "beneath",
    "met",
    "missed",
    "same",
    "unmoved",
    "still",
    "levelled",
    "favour",
    "performed",
    "aged",
    "represented",
    "likely",
    "averaged",
    "alike",
    "akin",
    "growing",
    "of_two",
    "felt",
)


def _way_of(name: str, word: str) -> str:
    """Return which way a word of a kind tells."""
    folded = word.casefold()
    if name in ("alike", "akin"):
        return "alike"
    if name == "aged":
        return "up" if folded == "older" else "down"
    if name in ("same", "unmoved", "still", "levelled"):
        return "same"
    if name == "likely":
        return "up" if folded == "more" else "down"
    if name == "speed":
        return "up" if folded.startswith("more") is folded.endswith(_MORE_OF_IT) else "down"
    if name == "averaged":
        return _WAY_OF_SIDE.get(folded[:5], "") or WAYS.get(re.split(r"[-\s]", folded)[0], "")
    if name == "represented" or (name in ("met", "missed") and _LITERAL.match(word)):
        return "up" if folded.startswith("over") else "down"
    if name == "updown" or folded.endswith((" up", " down")):
        return folded.split()[-1]
    if name in ("favour", "performed") or (name == "beyond" and folded.startswith("ahead")):
        return "good" if folded.startswith(_WELL) else "bad"
    last = folded.split()[-1]
    return "bad" if last in _BADLY else _RIGHTLY.get(name) or WAYS.get(last, "")


def _last_word(text: str) -> str:
    return text.split()[-1] if text.split() else ""


def _until_clause_ends(text: str, start: int) -> str:
    end = _CLAUSE.search(text, start)
    return text[start : end.start() if end is not None else len(text)]


def _against(before: str, after: str, name: str) -> Role | None:
    """Return what kind of yardstick a claim names; MEASURED for an earlier time, None where it names none."""
    if name in ("met", "missed", "topped") and TARGET.search(f"{before} {after}"):
        return Role.TARGET
    if name == "averaged":
        return Role.AVERAGE
    if name in ("represented", "likely") or _OF_ALL_PEOPLE.search(after):
        return Role.POPULATION
    if name in ("met", "missed"):
        return None
    for role, pattern in ((Role.AVERAGE, AVERAGE), (Role.TARGET, TARGET)):
        if pattern.search(after):
            return role
    is_time = _BEFORE.search(after) if name in ("beyond", "beneath") else _TIME.search(after)
    return Role.MEASURED if is_time or EARLIER.search(after) else None


def _target_meant(reading: Reading, name: str, start: int, after: str) -> Role | None:
    """Return that the target is meant that its sentence told: "the target was 70%, which was missed"."""
    is_held = name in ("met", "missed") and _ALONE.match(after) is not None
    if not is_held and (name not in ("beyond", "beneath", "topped") or _IT.match(after) is None):
        return None
    before = f"{reading.sentence.text_before} {reading.text[:start]}"
    return Role.TARGET if TARGET.search(before) else None


def _is_of_others(name: str, after: str) -> bool:
    """Return whether a claim names what it compares with, which is neither a time nor a yardstick."""
    is_bare = name in ("state", "than") and _BARE.match(after) is None
    return (
        name in ("beyond", "beneath", "met", "missed", "alike", "favour", "performed")
        or is_bare
        or _THAN.match(after) is not None
    )
