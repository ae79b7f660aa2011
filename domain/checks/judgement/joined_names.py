"""Put one word in the place of what several words name: "home care", "care homes", "their 18th birthday"."""

from __future__ import annotations

import re

_JOINED = re.compile(
    r"\b(?P<at>home[- ]care|care at home|domiciliary care|care in (?:their|people’s) (?:own )?homes)\b"
    r"|\b(?P<of>(?:care|nursing|residential) homes?)\b"
    r"|\b(?P<adult>(?:adults?’?|adult) (?:social care )?services|children’s services|(?:their|the|his"
    r"|her) 18th birthday|adult life)\b"
    r"|\b(?P<grown>turned 18)\b|\b(?P<none>no[- ]one)\b|(?<!\ba )(?<!\btoo )\b(?:very )?(?P<few>few)(?= \w+)"
    r"|\b(?P<scarce>too few)(?= \w+)"
    r"|\b(?P<charge>financial assessments?)\b"
    r"|\b(?P<check>(?:equality(?: impact)?|impact|risk|capacity|quality|needs-led|mental capacity) assessments?)\b"
    r"|\b(?P<concern>safeguarding (?:concerns?|referrals?|alerts?))\b"
    r"|\b(?P<concerns>concerns?)(?= (?:(?:was|were|had|have|been|never left|that nobody had) )*(?:raised"
    r"|opened|logged|reported|received"
    r"|screened|triaged|waited|awaited|waiting|awaiting|sat|read|unread|unopened)\b)"
    r"|\b(?P<night>night-time|out[- ]of[- ]hours|at night|overnight|through the night)\b",
    re.IGNORECASE,
)
_AS_ONE = {
    "at": "homecare",
    "of": "carehomes",
    "adult": "adulthood",
    "grown": "reached adulthood",
    "none": "nobody",
    "few": "hardly any",
    "scarce": "hardly enough",
    "charge": "charging",
    "check": "impact",
    "concern": "referrals",
    "concerns": "referrals",
    "night": "nights",
}
_ALONE = frozenset(("night", "night-time", "out-of-hours", "overnight", "home-care", "few", "no-one"))
_OF_HOMES = frozenset(("care", "nursing", "residential", "domiciliary"))
_OF_CHECKS = frozenset(("financial", "equality", "impact", "risk", "capacity", "quality", "needs-led"))
_OF_CONCERNS = frozenset(
    (
        *("safeguarding", "raised", "reported", "received", "screened", "triaged", "waited", "awaited", "waiting"),
        *("awaiting", "sat", "read", "unread", "unopened", "opened", "logged"),
    )
)
_IN_JOINED = dict.fromkeys(_ALONE, _ALONE) | {
    **dict.fromkeys(("home", "homes", "domiciliary"), _OF_HOMES),
    **dict.fromkeys(("assessment", "assessments"), _OF_CHECKS),
    **dict.fromkeys(("concern", "concerns", "referral", "referrals", "alert", "alerts"), _OF_CONCERNS),
    "services": frozenset(("adult", "adults", "adults'", "children's")),
    "hours": frozenset(("out",)),
    "birthday": frozenset(("18", "18th")),
    "life": frozenset(("adult",)),
    "turned": frozenset(("18",)),
    "one": frozenset(("no",)),
}
"""Of what several words name, one with those of which one stands beside it."""
_JOINING = frozenset(_IN_JOINED)


def may_be_joined(present: frozenset[str]) -> bool:
    """Return whether several words of a sentence may name one thing."""
    return any(not _IN_JOINED[word].isdisjoint(present) for word in _JOINING & present)


def as_one(sentence: str) -> str:
    """Return a sentence with one word for what several words name."""
    return _JOINED.sub(lambda match: _AS_ONE[match.lastgroup or ""], sentence)
