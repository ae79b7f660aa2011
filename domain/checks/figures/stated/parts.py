"""Hold parts that leave nothing of a whole against it: what is not the one of them is another.

"1,300 visits. Of those, 840 were announced and 360 unannounced"; "760 concerns; 310 met the threshold and 350 did not";
"26 of our 40 places were taken and 16 were free"; "£18 million. The council was to find £11.5 million and the NHS £7.5
million"; "47 agencies. Four were outstanding, 33 good, eight required improvement and one was inadequate".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.complements import KINDS
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit, amount
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.figures.stated.pool import COUNTED, PEOPLE, are_rough
from domain.checks.figures.totals import is_one_of_them
from domain.checks.finding import Severity

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_NEGATIONS = ("un", "non-", "in", "dis", "im")
_NONE_LEFT = re.compile(
    r"\b(?:did|were|was|had|have|are|could|would)\s+not\b(?!\s+(?:yet\s+)?[a-z]+ed\s+(?:by|on|in|for)\b)|\b(?:still|yet|remain\w*|waiting|left)\s+to\s+(?:be\s+)?[a-z]+"
    r"|\b(?:neither|undecided|unknown|pending|unanswered|without|none|no\s+(?:view|opinion|answer|reply|score|rating))\b"
    r"|\b(?:still|yet)\s+[a-z]+\s*\Z|\bdid\s+neither\b|\bnot\s+(?:yet\s+)?[a-z]+\s*[.;)]?\s*\Z"
)
_RATED = re.compile(
    r"\b(?:outstanding|good|requires?d?\s+improvement|requiring\s+improvement|inadequate)\b", re.IGNORECASE
)
_ANSWERED = re.compile(
    r"\b(?:very|fairly|quite|extremely|neither|dis|un|not)\s*(?:satisfied|happy|good|poor|confident|safe)|\bsatisfied\b|\bpoor\b|\bagreed\b|\bdisagreed\b"
)
_SHARED = re.compile(
    r"\b(?:find|pay|paid|contribut\w*|share[sd]?|put\s+in|put|split|divided|fund\w*|came\s+from|comes\s+from|from|provide[sd]?|larger|smaller|rest|half)\b"
)
_OF = re.compile(r"(?:\s+[a-z’-]+){0,2}?\s+(?:out\s+)?of\s+(?:(?:the|our|its|their|these|those|all|a|total|of)\s+)*\Z")
_LOOSE = re.compile(
    r"\b(?:also|both|further|at\s+least|mostly|mainly|including|such\s+as|each|per|some\s+of|among\s+others|as\s+well|too|overlap\w*|more\s+than\s+one"
    r"|average|than|compared|from\s+\d|before|up\s+from|down\s+from)\b"
)
_JOINED = re.compile(r"[^;:]{0,90}?(?:,|\band\b|\bwhile\b|\bwhereas\b|\bbut\b)[^;:]{0,60}")
_MADE_UP = re.compile(r"\b(?:made\s+up|consisted|composed)\s+of\s+\Z|\bcompris(?:ed|es|ing)\s+\Z")
_LAST = re.compile(r"\b(?:and|while|whereas|but)\b")
_ONE = re.compile(r"\b(?:and|,)\s+one\s+(?:was|is|had|[a-z]+ed|inadequate|outstanding|good)\b")
_LEAST, _MOST = Fraction(2, 3), Fraction(3, 2)
_NEAR_OF_MONEY, _NEAR_OF_RATINGS = Fraction(5, 4), Fraction(4, 3)
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|took|told|said|who|which|that|received|worked|came|went|used|per|a|days?|weeks?|months?|years?)\b"
)
_NEAR_OF_LISTS, _FEWEST_LISTED, _LONGEST_ITEM = Fraction(6, 5), 3, 7
_NOBODY_ELSE = re.compile(
    r"\b(?:nobody|no\s+one|none|nothing)\b[^.]{0,30}\b(?:else|elsewhere|other|others)\b|\bno\s+others?\b|\bnothing\s+else\b"
    r"|\b(?:nobody|no\s+one|none)\s+(?:of\s+them\s+)?(?:[a-z]+\s+){1,3}(?:more\s+than\s+one|both|two|twice)\b"
)
_AGES = re.compile(r"\baged\s+(?P<from>\d+)(?:\s+to\s+(?P<to>\d+)|\s+(?:and|or)\s+(?:over|older|above))")
_ADULT = 18
_LISTS = re.compile(
    r"(?:\A|\b(?:that|showed|recorded|found)\s+)(?:(?:[Tt]hey|[Tt]hese|[Tt]hose|[Tt]here|[Ii]t)\s+(?:were|was|are|had|comprised|included)|(?:[Tt]hey|[Tt]hese|[Ii]t|[Tt]he\s+[a-z]+)\s+(?:comprised|consisted\s+of)"
    r"|(?:[Ii]t|[Tt]hey|[Ww]e|[Tt]he\s+[a-z]+|[A-Z][a-z]+s)\s+(?:[a-z]{3,}ed|found|put|sent|gave)"
    r"|[Oo]f\s+(?:these|those|them|the)[^.;:]{0,60},|[a-z]+\s+made\s+up\s+of)\s*\Z|\A\s*\Z"
)
_PREPOSITION = re.compile(r"\s+(?:for|from|in|on|at|by|with|about|to|under|over|aged|as|of)\b")
_FRAME = re.compile(
    r"(?:\s+of\s+(?:them|these|whom|which))?(?:\s+(?:were|was|came|lived|had\s+been|people))?\s+(?P<word>aged|from|in|for|at|under|over|with)\s+(?:the\s+)?(?P<what>[\w’-]+)"
)
_SEXES = (("women", "men"), ("men", "women"), ("girls", "boys"), ("boys", "girls"))
_LEAD = re.compile(r"\s+(?:in|for|at|by|on|of|to|from|with)\s+\Z")
_LEAD_APART = re.compile(r"(?:\s+(?:of\s+(?:them|these|those)|[a-z]+s))?\s*(?:[.;,)]|\Z)")
_BEGIN = re.compile(r"(?:(?:Of|By|In|At|Since)\s[^,;:.]{3,40},\s+)?(?:[A-Za-z]+\s+[a-z]+\s+that\s+)?")
_BECAME = re.compile(r"\s+(?:of\s+(?:them|these)\s+)?(?:had|were|was|remained|[a-z]{3,}ed|left)\b")
_STATE = re.compile(
    r"\b(?:left|closed|stopped|died|moved|remain\w*|still|completed|qualified|withdr[ae]w\w*|ended|waiting|open|pending|sold|retired"
    r"|refused|declined|accepted|outstanding|cancelled|yet|finished|resolved|upheld|failed|passed|merged|begun|started|reduced|removed)\b"
)
_JUST_TOO_MANY = Fraction(23, 20)
_AGED = re.compile(r"\b(?:aged?|ages|turned|over|under)\s+\Z")
_MOST_PARTS = 6


def stated_part_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of a sentence with the one before."""
    found = _whole_and_parts(reading)
    if found is None:
        return
    whole, parts, ones = found
    if any(each.value >= whole.value for each in parts) or are_rough(reading, reader, (whole, *parts)):
        return
    text = reading.text
    is_joined = all(_JOINED.fullmatch(text, one.end, other.start) for one, other in pairwise(parts))
    low = parts[0].start if whole.is_before or whole.end > parts[0].start else whole.end
    if (
        not is_joined
        or not _LAST.search(text, parts[0].end, parts[-1].end + 60)
        or _LOOSE.search(_NOBODY_ELSE.sub("", text), low)
    ):
        return
    total = sum((each.value for each in parts), Fraction(ones))
    slack = sum((each.number.half for each in (whole, *parts)), Fraction(0))
    if abs(total - whole.value) <= slack or not _is_wrong(reading, whole, parts, total):
        return
    factor = whole.value / whole.number.value
    data = (("whole", whole.said), ("total", amount(total / factor, whole.kind)))
    sentence = reading.sentence
    start = whole.start + sentence.start_before - sentence.start if whole.is_before else whole.start
    yield Slip("parts-do-not-add", Severity.SHOULD, min(start, parts[0].start), parts[-1].end, data)


def _whole_and_parts(reading: Reading) -> tuple[Quantity, list[Quantity], int] | None:
    """Return a whole, the parts that follow it, and how many single ones do; None where it is not clear."""
    told = [each for each in reading.own if not _AGED.search(reading.text, 0, each.start)]
    own = [each for each in told if each.kind in COUNTED]
    if len(own) != len(told) or len({each.kind for each in own}) != 1:
        own = [each for each in own if each.kind == Unit.POUNDS.value]
        if len(own) < 2:
            return None
    ones = len(_ONE.findall(reading.text)) if len(own) > 1 and not own[0].kind else 0
    if len(own) > 2 and _OF.fullmatch(reading.text, own[0].end, own[1].start) and own[0].value < own[1].value:
        return own[1], [own[0], *own[2:]], ones
    is_first = (
        len(own) > 2 and own[0].value > max(each.value for each in own[1:]) and not reading.text.startswith("Of ")
    )
    before = [each for each in reading.before if each.kind == own[0].kind and each.value > 1]
    if len(before) == 2 and len(own) > 2:  # "in the five hubs": so many parts
        before = [each for each in before if each.value != len(own)]
    if (
        len(before) == 1
        and 2 <= len(own) + (ones > 0) <= _MOST_PARTS
        and before[0].value > max(each.value for each in own)
    ):
        return before[0], own, ones
    if is_first and is_one_of_them(reading.text, own[0].number, [each.number for each in own[1:]]):
        return None
    if (is_first or (len(own) > 2 and reading.text.startswith("Of "))) and len(own) <= _MOST_PARTS:
        return own[0], own[1:], ones
    return None


def _is_wrong(reading: Reading, whole: Quantity, parts: Sequence[Quantity], total: Fraction) -> bool:
    """Return whether parts leave nothing, so that they have to make the whole."""
    if not whole.value * _LEAST <= total <= whole.value * _MOST:
        return False
    is_one_noun = all(
        not each.noun or not whole.noun or each.noun == whole.noun or {each.noun, whole.noun} <= PEOPLE
        for each in parts
    )
    if whole.kind == Unit.POUNDS.value:
        is_near = whole.value / _NEAR_OF_MONEY <= total <= whole.value * _NEAR_OF_MONEY
        window = reading.text if whole.is_before else reading.text[whole.end :]
        is_all = len(parts) == 2 or _MADE_UP.search(reading.text, 0, parts[0].start) is not None
        return is_near and is_all and _SHARED.search(window) is not None and len({p.when for p in parts}) == 1
    text = reading.text
    if _NOBODY_ELSE.search(text, parts[-1].end):
        return True
    ends = [each.start for each in parts[1:]] + [len(text)]
    behind = [text[each.end : end] for each, end in zip(parts, ends, strict=True)]
    if _are_led_apart(text, whole, parts):
        return True
    if len(parts) > 2 and any(each.value == len(parts) and each.is_before for each in reading.before):
        return bool(whole.value / _NEAR_OF_MONEY <= total <= whole.value * _NEAR_OF_MONEY)
    if not is_one_noun:
        return _is_plain_list(text, behind, whole, parts, total)
    if _are_rated(text, parts) and whole.value / _NEAR_OF_RATINGS <= total <= whole.value * _NEAR_OF_RATINGS:
        return True
    if _is_plain_list(text, behind, whole, parts, total):
        return True
    if len(parts) == 2 and whole.value < total <= whole.value * _JUST_TOO_MANY and _are_framed(behind):
        return True
    if len(parts) == 2 and (_are_kinds(text, behind, parts) or _are_all_ages(behind)):
        return True
    if len(parts) > 2 and whole.value < total <= whole.value * _JUST_TOO_MANY and _are_states(text, behind, parts):
        return True
    return _NONE_LEFT.search(behind[-1]) is not None and not _NONE_LEFT.search(behind[0])


def _are_led_apart(text: str, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether what stands before each part says that nothing is left: "clear in 38 and unclear in 17"."""
    low = whole.end if not whole.is_before and whole.end < parts[0].start else 0
    begins = [low, *(each.end for each in parts[:-1])]
    leads = [text[begin : each.start] for begin, each in zip(begins, parts, strict=True)]
    if len(parts) == 2 and _are_sexes(leads):
        return True
    if not all(_LEAD.search(each) for each in leads) or _LEAD_APART.match(text, parts[-1].end) is None:
        return False
    if _NONE_LEFT.search(re.sub(_LEAD, ".", leads[-1])) and not _NONE_LEFT.search(leads[0]):
        return True
    return len(parts) == 2 and _are_kinds(text, leads, parts)


def _are_sexes(leads: Sequence[str]) -> bool:
    """Return whether one part is led to as that of women, and the other as that of men."""
    words = [frozenset(_WORD.findall(each.lower())) for each in leads]
    return any(one in words[0] and other in words[1] for one, other in _SEXES)


def _are_states(text: str, behind: Sequence[str], parts: Sequence[Quantity]) -> bool:
    """Return whether bare parts tell what became of each: "nine had qualified and 12 were still training"."""
    are_bare = not any(each.noun for each in parts) and _BEGIN.fullmatch(text, 0, parts[0].start) is not None
    return are_bare and all(_BECAME.match(each) for each in behind) and sum(map(bool, map(_STATE.search, behind))) > 1


def _are_framed(behind: Sequence[str]) -> bool:
    """Return whether two parts are told apart in the same words: "83 of them aged 16 and 75 aged 17"."""
    frames = [_FRAME.match(each) for each in behind]
    if frames[0] is None or frames[1] is None:
        return False
    one, other = frames
    assert one is not None and other is not None
    return one["word"] == other["word"] and one["what"] != other["what"]


def _are_all_ages(behind: Sequence[str]) -> bool:
    """Return whether two parts are of ages that leave no adult out: "18 to 64", and "65 and over"."""
    ages = [_AGES.search(each) for each in behind]
    if len(ages) != 2 or ages[0] is None or ages[1] is None:
        return False
    one, other = sorted((int(each["from"]), int(each["to"] or 0)) for each in ages if each is not None)
    return one[0] == _ADULT and one[1] + 1 == other[0] and other[1] == 0


def _is_plain_list(
    text: str, behind: Sequence[str], whole: Quantity, parts: Sequence[Quantity], total: Fraction
) -> bool:
    """Return whether parts without verbs stand behind a comma, and nearly make the whole: "nine members, five …"."""
    lead = text[: parts[0].start]
    is_led = _LISTS.search(lead) is not None or (not whole.is_before and lead.endswith((", ", ": ", " – ")))
    if len(parts) < _FEWEST_LISTED or not is_led or (not whole.is_before and whole.start > parts[0].start):
        return False
    is_near = whole.value / _NEAR_OF_LISTS <= total <= whole.value * _NEAR_OF_LISTS
    if not is_near or any(len(each.split()) > _LONGEST_ITEM for each in behind):
        return False
    is_gapped = all(_PREPOSITION.match(each) for each in behind[1:])
    return not any(_VERB.search(each) for each in (behind[1:] if is_gapped else behind))


def _are_rated(text: str, parts: Sequence[Quantity]) -> bool:
    window = text[max(0, parts[0].start - 30) :]
    return len(set(map(str.casefold, _RATED.findall(window)))) > 2 or (
        len(parts) > 2 and len(set(_ANSWERED.findall(window))) > 2
    )


def _are_kinds(text: str, behind: Sequence[str], parts: Sequence[Quantity]) -> bool:
    """Return whether two parts are of kinds that leave nothing between them, or of what is and what is not."""
    first, second = (set(_WORD.findall(each.lower())) for each in behind)
    if any(
        one in first and other in second and other not in first for one, other in (*KINDS, *((b, a) for a, b in KINDS))
    ):
        return True
    return any(
        f"{negation}{word}" in second or (f"{negation}{word}" in first and word in second)
        for negation in _NEGATIONS
        for word in (first | second)
        if len(word) > 3
    )
