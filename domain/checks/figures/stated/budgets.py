"""Hold an overspend or an underspend against what was planned and spent, in a sentence or the two before.

"The budget was £3.5 million. Spending came to £3.9 million. The service had underspent"; "day services cost £7.1
million and had got £7.6 million. They had gone over budget".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.checks.figures.figure_words import Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.finding import Severity

_SAID = (
    "overspend overspent overspending overspends underspend underspent underspending underspends budget budgets "
    "budgeted planned plan allocated allocation estimate estimated forecast allowance provision exceeded unspent "
    "spare intended aside"
)
_ROLE = re.compile(
    r"\b(?:(?P<planned>budget(?:ed|s)?(?!\s+(?:report|monitoring|book|paper|statement|holder|manager|meeting))|planned|allocat\w+|set\s+aside|given|granted|allowed"
    r"|forecast\w*|estimate[ds]?|provision|allowance|available|funding|earmarked|agreed|approved|allotted|assigned|envelope)"
    r"|(?P<spent>spen[dt]|spending|expenditure|costs?|costing|outturn(?!\s+report)|achieved|delivered|saved|raised|paid|actual\w*|used|bill|came\s+to|laid\s+out))\b",
    re.IGNORECASE,
)
_BUDGET = (
    r"(?:(?:the|its|their|that|this|our)\s+)?(?:[a-z-]+\s+)?"
    r"(?:budget(?:ed)?|planned|plan(?:s)?|allocat\w+|estimate[ds]?|forecast|allowance|intended|provision|set\s+aside)"
)
_CLAIM = re.compile(
    rf"\b(?:(?P<up>over-?\s?spen[dt]\w*|(?:over|above|exceed(?:ed|ing)|beyond|in\s+excess\s+of|more\s+than)\s+(?:(?:was|had\s+been|it\s+had)\s+)?{_BUDGET}"
    rf"|budgets?\s+(?:was|were|had\s+been|had\s+therefore\s+been)\s+exceeded)"
    rf"|(?P<down>under-?\s?spen[dt]\w*|(?:under|below|within|inside|less\s+than|short\s+of)\s+(?:(?:was|had\s+been|it\s+had)\s+)?{_BUDGET}"
    r"|money\s+(?:left\s+over|to\s+spare|unspent)|(?:was|were|been)\s+(?:left\s+)?unspent))\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|no|without|would|could|should|might|if|risk|avoid\w*|prevent\w*|expected|forecast|previous|last)\b",
    re.IGNORECASE,
)
_AMOUNT_BEFORE = re.compile(
    r"\b(?:over|under)-?spen[dt]\w*\s+(?:of|by|was|came\s+to|:)\s+(?:(?:about|some|around|nearly|an?)\s+)*\Z|\bby\s+(?:about\s+|some\s+)?\Z",
    re.IGNORECASE,
)
_AMOUNT_AFTER = re.compile(
    r"(?:\s+\(?(?:or\s+)?[\d.]+%\)?,?)?\s+(?:over|under|above|below|more|less|too\s+much|higher|lower)\b|\s+(?:over|under)-?spen",
    re.IGNORECASE,
)
_NEAR = 90
_WORDS = frozenset(_SAID.split())


def budget_slips(reading: Reading) -> Iterator[Slip]:
    """Yield "difference-contradicted" of a sentence with the two before it."""
    if reading.words.isdisjoint(_WORDS) and "spen" not in reading.sentence.text_before:
        return
    text, by = reading.text, 0
    claim = _one_claim(text)
    if claim is None and not _CLAIM.search(text) and "£" in text:  # "it had underspent its budget. Final costs were"
        text, by = reading.sentence.text_before, reading.sentence.start_before - reading.sentence.start
        claim = _one_claim(text)
    if claim is not None and "estimate" in claim.group() and re.search(r"£[\d.,]+\s*\Z", text[: claim.start()]):
        return  # what `domain.checks.figures.accounts` and `spending` hold against the sums
    if claim is None or _NOT.search(text, max(0, claim.start() - 30), claim.start()):
        return
    planned, spent = _roles(reading, is_far=not by)
    if planned is None or spent is None or _are_of_two_years(planned, spent):
        return
    if (
        by
        and (planned.is_before or spent.is_before or "£" in text)
        and not (planned.is_before is not spent.is_before and _tells_one_role(text, reading.before))
    ):
        return
    if (spent.value < planned.value) if claim["up"] else (spent.value > planned.value):
        data = (("estimated", planned.said), ("actual", spent.said))
        own = [each for each in (planned, spent) if not each.is_before and not by]
        start = min([claim.start() + by, *(each.start for each in own)])
        end = max([claim.end() + by, *(each.end for each in own)])
        yield Slip("difference-contradicted", Severity.SHOULD, start, end, data)


def _one_claim(text: str) -> re.Match[str] | None:
    """Return the first words of a text for too much or too little spent, where all of them say the same."""
    claims = list(_CLAIM.finditer(text))
    return claims[0] if claims and all(each.lastgroup == claims[0].lastgroup for each in claims) else None


def _tells_one_role(text: str, quantities: Sequence[Quantity]) -> bool:
    return len(list(_roles_in(text, [each for each in quantities if each.kind == Unit.POUNDS.value]))) == 1


def _are_of_two_years(one: Quantity, other: Quantity) -> bool:
    if one.is_before is other.is_before or one.when is None or other.when is None:
        return False
    return one.when[0] != other.when[0]


def _roles(reading: Reading, *, is_far: bool) -> tuple[Quantity | None, Quantity | None]:
    """Return what was planned and what was spent, of which each sentence tells one at most."""
    before = reading.sentence.preceding
    earlier = before.text_before if before is not None else ""
    texts = [(reading.text, reading.own), (reading.sentence.text_before, reading.before)]
    if earlier and is_far:
        place = len(reading.earlier) - len(before.numbers_before) if before is not None else 0
        texts.append((earlier, reading.earlier[max(0, place) :]))
    found: dict[str, Quantity | None] = {"planned": None, "spent": None}
    for text, quantities in texts:
        told = list(_roles_in(text, [each for each in quantities if each.kind == Unit.POUNDS.value]))
        for role in found:
            of_role = [each for each, own in told if own == role]
            if found[role] is None and of_role:
                found[role] = of_role[0] if len(of_role) == 1 else None
                if len(of_role) > 1 or any(own == "" for _each, own in told):
                    return None, None
    return found["planned"], found["spent"]


def _roles_in(text: str, pounds: Sequence[Quantity]) -> Iterator[tuple[Quantity, str]]:
    for place, each in enumerate(pounds):
        low = max(pounds[place - 1].end if place else 0, each.start - _NEAR)
        high = pounds[place + 1].start if place + 1 < len(pounds) else min(len(text), each.end + _NEAR // 2)
        if _AMOUNT_BEFORE.search(text, low, each.start) or _AMOUNT_AFTER.match(text, each.end):
            continue
        before = [match for match in _ROLE.finditer(text, low, each.start) if not _is_claim(text, match)]
        behind = _ROLE.search(text, each.end, high)
        role = before[-1] if before else behind
        yield each, (role.lastgroup or "") if role is not None else ""


def _is_claim(text: str, role: re.Match[str]) -> bool:
    return any(claim.start() <= role.start() < claim.end() for claim in _CLAIM.finditer(text))
