"""Read the figures of a clause: how long something took, how many waited, of which share of the whole it is so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.checks.phrases import any_of

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBERS = {word: float(number) for number, word in enumerate(_WORDS, 1)}
_NUMBERS |= {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "a": 1.0, "an": 1.0, "several": 7.0, "many": 6.0}
_NUMBER_WORDS = _NUMBERS.keys() - {"a", "an"}
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{any_of(_NUMBERS)})"
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_UNITS = frozenset((*_DAYS, *(f"{each}s" for each in _DAYS)))
_LASTED = re.compile(
    r"(?P<bound>\b(?:within|under|(?:less|fewer|longer|more|later) than|no (?:more|longer|later) than|beyond|over"
    r"|exceeded|exceeding)"
    rf"(?: (?:the|its|an?|local|target of|limit of"
    rf"|average of))* )?(?P<number>(?<![/\d.])\b{_NUMBER})[ -](?:(?:working|full|whole"
    rf"|calendar|or \w+|to \d+) )?(?P<unit>{any_of(_DAYS)})s?\b(?! (?:earlier|before|later|ago|old|notice|contract"
    r"|after (?:leaving|discharge|they|coming|going|being)))",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"(?:\b(?:last|past|first|previous|next|every|each|per|other|target of|target was|limit of|standard of"
    r"|down from|up from"
    r"|fallen from|fell from|rose from|aged|for the|than the|of the|open|[a-z]+ing for|met|twice|times|once)(?: the)?"
    r"|\bfrom) \Z",
    re.IGNORECASE,
)
"""Before such words a time is a target, a former one, or that of what goes on."""
_WAITING = frozenset(
    (
        *(
            "wait",
            "waits",
            "waited",
            "waiting",
            "took",
            "take",
            "takes",
            "taken",
            "average",
            "averaged",
            "median",
            "mean",
        ),
        *("longest", "delay", "delays", "delayed", "held", "hold", "sat", "lay", "queue", "queued", "before", "within"),
        *("until", "late", "overdue", "allocated", "arrive", "arrived", "delivered", "answered", "started", "start"),
        *("seen", "visited", "screened", "completed", "decided", "fitted", "installed", "not", "without", "closed"),
        *("backlog", "pending", "beyond", "old", "unread", "unanswered", "unallocated", "over", "nobody", "arranged"),
        *(
            "triaged",
            "done",
            "assessed",
            "reviewed",
            "replied",
            "paid",
            "issued",
            "begun",
            "began",
            "never",
            "exceeded",
        ),
    )
)
_AT_ONCE = frozenset(("call", "calls", "caller", "callers", "phone", "telephone", "line", "helpline", "ring", "rang"))
_HAD_TO_WAIT = re.compile(r"\b(?:waited|(?:have|had) to wait|took|taken) (?:for )?(?:up to|as long as|at least|over)\b")
"""Nobody who says so praises how quick it was."""
_LESS = re.compile(
    rf"\b(?:down|fell|fallen|reduced|cut|shortened|improved|dropped)\b[^.;]{{0,60}}?\bfrom\b"
    rf"|(?P<now>(?<![/\d.])\b{_NUMBER})\b[^;]{{0,60}}?,? (?:compared with|against) (?P<then>{_NUMBER})\b",
    re.IGNORECASE,
)
"""What got shorter is told as better and not as bad."""
_UNDONE = frozenset(
    ("unread", "unanswered", "unallocated", "unassessed", "unreviewed", "unopened", "not", "never", "no")
)
_WEEK, _MONTH, _FEW_DAYS = 7.0, 31.0, 4.0
_INSTANT = frozenset(("once", "immediately", "away", "delay", "delays", "wait", "waited", "waiting", "same"))
_SOON = re.compile(
    r"(?<!not )(?<!n’t )\b(?:at once|immediately|straight away|on the same day"
    r"|without (?:a |any )?(?:delay|wait|waiting)|(?:never|nobody|no one|no-one|rarely|seldom"
    r"|hardly ever) (?:had to )?(?:wait|waited)"
    r"|(?:no|without) (?:delays?|waits?|waiting))\b(?! (?:long|more|too|months|years|list))",
    re.IGNORECASE,
)
"""What says that nothing took more than a few days."""
_SHORT, _LONG, _SHORT_CALL, _LONG_CALL = 22.0, 42.0, 3 / 1440, 10 / 1440
_QUEUE = re.compile(
    rf"(?P<number>(?<![/\d.])\b(?!an? ){_NUMBER}) (?:(?!no\b|nobody\b|none\b)[\w’-]+ ){{0,4}}?(?:(?:still )?wait(?:ing"
    rf"|ed)?|await(?:ed|ing)|in (?:the|a) queue"
    r"|on (?:the|a|its|this) (?:[\w’-]+ )?(?:waiting )?list|queu(?:ed|ing)|(?:were|was) overdue|without an? \w+)\b"
    rf"|\b(?:queue|waiting list|backlog|list) (?:of|held|had|stood at|was|contained|numbered|to) (?P<size>{_NUMBER})\b"
    rf"(?! (?:{any_of(_DAYS)})s?)",
    re.IGNORECASE,
)
_NO_QUEUE = re.compile(
    r"\b(?:nobody|no one|no-one|none|no \w+)\b[^,;]{0,30}?\b(?:await|wait(?:ing|ed)\b(?! (?:long|more)))"
    r"|\bnever (?:had to )?wait(?:ed)?\b(?! (?:long|more))"
    r"|\b(?:waiting list|queue|backlog)s?\b (?:\w+ ){0,3}(?:cleared|closed|ended|gone)\b",
    re.IGNORECASE,
)
_IN_QUEUE = frozenset(
    (
        "waiting",
        "waited",
        "wait",
        "awaiting",
        "awaited",
        "queue",
        "queued",
        "queuing",
        "list",
        "backlog",
        "overdue",
        "without",
    )
)
_MANY = 20
_PORTION = re.compile(
    rf"(?<![\d.])(?P<percent>\d{{1,3}})(?:\.\d+)? ?(?:%|per cent) of "
    rf"|\((?P<beside>\d{{1,3}})(?:\.\d+)?%\)|\b(?P<part>{_NUMBER}) (?:(?:out )?of|in)"
    rf" (?:the |its |their |every )?(?P<whole>{_NUMBER})\b(?! (?:{any_of(_DAYS)})s?\b)"
    rf"|\bof (?:the |these |its )?(?P<all>\d[\d,]*) [^,;.]{{1,60}}, (?P<of>{_NUMBER})\b(?! {_NUMBER}\b)"
    r"|\b(?:(?:an?|one) (?P<share>third|quarter|fifth|tenth) of(?! an)|(?P<half>half) (?:of|the|its|their|all)"
    r"|(?P<most>two[- ]"
    r"thirds|three[- ]quarters))\b",
    re.IGNORECASE,
)
_SHARES = {"third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1, "half": 0.5}
_SAID_SHARES = frozenset((*_SHARES, "thirds", "quarters", "two-thirds", "three-quarters"))
_OF_SHARES = frozenset(("of", "in", "per"))
_FEW, _ENOUGH, _SOME_ILL = 0.4, 0.75, 0.12
_NOBODY = re.compile(r"\b(?:nobody|no one|no-one|none|never|not one|no (?!longer|more)\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amounts:
    """The figures of a clause.

    `longest` is how many days something took, `bound` that it took none more, `waiting` how many waited, 0 where it
    says that nobody did. `portion` is the share of the whole that the clause is of. `time` is what all of this says: 1
    for something quick, -1 for something late, 0 for neither, None where no figure tells. `is_idle` where so long
    nothing was done, `is_counted` where there is any figure.
    """

    longest: float | None = None
    bound: float | None = None
    waiting: int | None = None
    portion: float | None = None
    time: int | None = None
    is_counted: bool = False
    is_idle: bool = False

    @property
    def is_any(self) -> bool:
        """Whether there are any that can be held against another clause's."""
        return self.longest is not None or self.bound is not None or self.waiting is not None

    def is_beyond(self, other: Amounts) -> bool:
        """Return whether something took longer than another clause says that anything did, or somebody waited."""
        if self.longest is not None and other.bound is not None and self.longest > 1.05 * other.bound:
            return True
        return bool(self.waiting) and other.waiting == 0

    def weighed(self, signs: frozenset[tuple[str, int]]) -> frozenset[tuple[str, int]]:
        """Return what signs say of the whole: what is well with few is ill, and what is ill with a few is neither."""
        if self.portion is None:
            return signs
        weighed = [(about, self._weighed(sign)) for about, sign in signs]
        return frozenset([each for each in weighed if each[1]])

    def _weighed(self, sign: int) -> int:
        portion = self.portion or 0.0
        if sign > 0:
            return -1 if portion < _FEW else int(portion >= _ENOUGH)
        return 1 if portion <= _SOME_ILL / 2 else -int(portion >= _SOME_ILL)


_NONE, _COUNTED = Amounts(), Amounts(is_counted=True)
_FIGURE = re.compile(r"\d")


def amounts_in(clause: str, words: tuple[str, ...]) -> Amounts:
    """Return the figures of a clause of these words in small letters."""
    present = frozenset(words)
    is_instant = not _INSTANT.isdisjoint(present) and _SOON.search(clause) is not None
    is_timed = not _UNITS.isdisjoint(present) and not _WAITING.isdisjoint(present)
    is_queued = not _IN_QUEUE.isdisjoint(present)
    is_counted = _FIGURE.search(clause) is not None
    is_share = not _OF_SHARES.isdisjoint(present) and (is_counted or not _NUMBER_WORDS.isdisjoint(present))
    is_share = is_share or "%" in clause or not _SAID_SHARES.isdisjoint(present)
    if not (is_timed or is_queued or is_share or is_instant):
        return _COUNTED if is_counted else _NONE
    longest, bound = _lasted(clause) if is_timed else (None, None)
    bound = _FEW_DAYS if is_instant and longest is None and bound is None else bound
    waiting = _waiting(clause) if is_queued else None
    portion = portion_in(clause) if is_share else None
    time = _time(longest, bound, is_call=not _AT_ONCE.isdisjoint(present))
    if time == 1 and longest is not None and longest >= _WEEK and _HAD_TO_WAIT.search(clause):
        time = 0
    is_idle = time is not None and not _UNDONE.isdisjoint(present)
    if is_idle:
        time = -1 if longest is not None and longest >= _WEEK else None
    if time is None and waiting is not None:
        time = 0 if 0 < waiting < _MANY else -1 if waiting else 1
    if time == -1 and not is_idle and _has_fallen(clause):
        time = 0
    return Amounts(longest, bound, waiting, portion, time, is_counted, is_idle and time is not None)


def _has_fallen(clause: str) -> bool:
    """Return whether a clause tells of a shorter time, or of fewer who wait, than before."""
    match = _LESS.search(clause)
    if match is None:
        return False
    return match["now"] is None or _number(match["now"]) < _number(match["then"])


def _lasted(clause: str) -> tuple[float | None, float | None]:
    """Return the longest time that a clause gives, and the one that it says nothing took longer than."""
    longest = bound = None
    for match in _LASTED.finditer(clause):
        is_of_years = match["unit"].lower() == "year" and clause.endswith((" in ", " over "), 0, match.start())
        if is_of_years or _ANOTHER.search(clause, max(0, match.start() - 24), match.start()):
            continue
        days = _number(match["number"]) * _DAYS[match["unit"].lower()]
        lead = (match["bound"] or "").lower()
        is_over = lead.startswith(("longer", "more", "later", "beyond", "over", "exceed"))
        if lead and (not is_over or _NOBODY.search(clause, 0, match.start())):
            bound = days
        else:
            longest = max(days, longest or 0.0)
    return longest, bound


def _time(longest: float | None, bound: float | None, *, is_call: bool) -> int | None:
    """Return whether such a time is short or long."""
    days = longest if longest is not None else bound
    if days is None:
        return None
    short, long = (_SHORT_CALL, _LONG_CALL) if is_call and days < 1 else (_SHORT, _LONG)
    if longest is None:
        return int(days <= _MONTH)
    return 1 if days <= short else -1 if days >= long else 0


def _waiting(clause: str) -> int | None:
    match = _QUEUE.search(clause)
    if match is None:
        return 0 if _NO_QUEUE.search(clause) else None
    return int(_number(match["number"] or match["size"]))


def portion_in(clause: str) -> float | None:
    """Return the share of the whole that a clause gives, "41%" or "two of 14"; None where it gives none."""
    match = _PORTION.search(clause)
    if match is None:
        return None
    if match["percent"] or match["beside"]:
        return min(1.0, int(match["percent"] or match["beside"]) / 100)
    if match["share"] or match["half"] or match["most"]:
        return _SHARES[match["share"].lower()] if match["share"] else 0.5 if match["half"] else 0.7
    part, whole = (match["part"], match["whole"]) if match["part"] else (match["of"], match["all"])
    share = _number(part) / (_number(whole) or 1.0)
    return share if share <= 1 else None


def _number(word: str) -> float:
    return _NUMBERS.get(word.lower()) or float(word.replace(",", ""))
