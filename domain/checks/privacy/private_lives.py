"""Find what is private of people at work: who was ill, with child or divorced, in a post that others know."""

from __future__ import annotations

import re

from domain.checks.phrases import Phrase, any_of
from domain.checks.privacy.privacy_words import PrivacyWords

_STAFF = (
    *(
        "social worker",
        "manager",
        "practitioner",
        "therapist",
        "commissioner",
        "director",
        "officer",
        "planner",
        "head",
    ),
    *("assistant", "coordinator", "advocate", "lead", "worker", "professional", "trustee", "councillor", "trainee"),
)
_PRIVATE = (
    r"(?:pregnant|divorced|divorcing|bankrupt|going\s+through\s+(?:an?\s+)?(?:[a-z]+\s+)?(?:divorce|separation|bankruptcy|breakdown)"
    r"|(?:being\s+)?treated\s+for\s+(?:[a-z]+\s+)?(?:cancer|depression|alcoholism|addiction|anxiety|epilepsy)"
    r"|(?:having|undergoing|had|receiving)\s+(?:chemotherapy|fertility\s+treatment|IVF|radiotherapy)|recovering\s+from\s+(?:an?\s+)?[a-z]+"
    r"|(?:an?\s+)?(?:miscarriage|stroke|nervous\s+breakdown|heart\s+attack|overdose|mastectomy)|in\s+rehab(?:ilitation)?"
    r"|(?:on|off\s+on)\s+(?:[a-z-]+\s+)?(?:sick|compassionate|maternity|paternity|adoption|special)\s+leave\s+(?:with|after|because\s+of|following|since)"
    r"|(?:off|signed\s+off|off\s+sick|off\s+work)\s+with\s+(?!the\b)[a-z]+|diagnosed\s+with\s+[a-z]+)"
)
_PRIVATE_WORDS = (
    *(
        "pregnant",
        "divorced",
        "divorcing",
        "bankrupt",
        "divorce",
        "separation",
        "bankruptcy",
        "breakdown",
        "treated for",
    ),
    *("chemotherapy", "fertility", "ivf", "radiotherapy", "recovering", "miscarriage", "stroke", "heart attack"),
    *("overdose", "mastectomy", "rehab", "rehabilitation", "sick leave", "compassionate leave", "maternity leave"),
    *("paternity leave", "adoption leave", "special leave", "off with", "sick with", "work with", "diagnosed with"),
    *("off sick", "on sick"),
)


def private_of(words: PrivacyWords) -> Phrase:
    """Return what finds somebody of a post or profession beside a private matter of hers or his."""
    at_work = any_of((*words.work, *_STAFF))
    return Phrase(
        rf"(?:(?i:an?|the|one|another|its|our)|[\w-]+[’']s\s+(?:only|sole))\s+(?:[\w’-]+\s+){{0,3}}?{at_work}(?:\s+(?:in|at|on|of|from|for)\s+[^.;,]{{2,40}}?)?"
        rf",?\s+(?:who\s+)?(?:(?:was|were|had|has|is|been|also|then|recently|just)\s+){{1,3}}{_PRIVATE}\b(?:[^.;,]{{0,30}}?\b[a-z]+)?"
        rf"|of\s+whom\s+(?:one|two|[12])\s+(?:was|were|had|had\s+been)\s+(?:{_PRIVATE}|off\s+sick|on\s+sick\s+leave)\b",
        _PRIVATE_WORDS,
        flags=re.NOFLAG,
    )
