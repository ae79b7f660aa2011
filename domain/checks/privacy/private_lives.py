"""Find what is private of people at work: who was ill, with child or divorced, in a post that others know."""

from __future__ import annotations

import re

from domain.checks.phrases import Phrase, any_of
from domain.checks.privacy.privacy_words import PrivacyWords

_STAFF = (
    *("social worker", "manager", "practitioner", "therapist", "commissioner", "director", "officer", "planner"),
    "head",
    *("assistant", "coordinator", "advocate", "lead", "worker", "professional", "trustee", "councillor", "trainee"),
    *(
        "sergeant",
        "constable",
        "detective",
        "inspector",
        "teacher",
        "doctor",
        "GP",
        "surgeon",
        "paramedic",
        "colleague",
    ),
    *("psychiatrist", "psychologist", "pharmacist", "midwife", "receptionist", "administrator", "accountant", "lawyer"),
    *("solicitor", "engineer", "cabinet member", "member of staff", "apprentice", "student", "analyst", "planner"),
    *("treasurer", "chair", "secretary", "consultant", "nurse", "matron", "chief executive", "volunteer", "supervisor"),
)
_PRIVATE = (
    r"(?:pregnant|divorced|divorcing|bankrupt|going\s+through\s+(?:an?\s+)?(?:[a-z]+\s+)?(?:divorce|separation"
    r"|bankruptcy|breakdown)"
    r"|(?:being\s+)?treated\s+for\s+(?:[a-z]+\s+)?(?:cancer|depression|alcoholism|addiction|anxiety|epilepsy)"
    r"|(?:having|undergoing|had|receiving)\s+(?:chemotherapy|fertility\s+treatment|IVF|radiotherapy)"
    r"|recovering\s+from\s+(?:an?\s+)?[a-z]+"
    r"|(?:an?\s+)?(?:miscarriage|stroke|nervous\s+breakdown|heart\s+attack|overdose|mastectomy)"
    r"|in\s+rehab(?:ilitation)?"
    r"|(?:on|off\s+on)\s+(?:[a-z-]+\s+)?(?:sick|compassionate|maternity|paternity|adoption"
    r"|special)\s+leave\s+(?:with|after|because\s+of|following|since)"
    r"|(?:off|signed\s+off|absent|away)(?:\s+(?:sick|work|ill))?(?:\s+since\s+[\w\s]{2,20}?)?\s+with\s+(?!the\b)[a-z]+|diagnosed\s+with\s+[a-z]+)"
)
_PRIVATE_WORDS = (
    *("pregnant", "divorced", "divorcing", "bankrupt", "divorce", "separation", "bankruptcy", "breakdown"),
    "treated for",
    *("chemotherapy", "fertility", "ivf", "radiotherapy", "recovering", "miscarriage", "stroke", "heart attack"),
    *("overdose", "mastectomy", "rehab", "rehabilitation", "sick leave", "compassionate leave", "maternity leave"),
    *("paternity leave", "adoption leave", "special leave", "off with", "sick with", "work with", "diagnosed with"),
    *(
        "off sick",
        "on sick",
        "off since",
        "away since",
        "absent since",
        "absent with",
        "away with",
        "whose marriage",
        "whose husband",
        "whose wife",
        "whose partner",
        "whose son",
    ),
    *("whose daughter", "whose mother", "whose father", "whose baby"),
)


def private_of(words: PrivacyWords) -> Phrase:
    """Return what finds somebody of a post or profession beside a private matter of hers or his."""
    at_work = any_of((*words.work, *_STAFF))
    return Phrase(
        rf"(?:(?i:an?|the|one|another|its|our|their|his|her)|[\w-]+[’']s\s+(?:only"
        rf"|sole))\s+(?:[\w’-]+\s+){{0,3}}?{at_work}(?:\s+(?:in|at|on|of|from|for)\s+[^.;,]{{2,40}}?)?"
        rf",?\s+(?:who\s+)?(?:(?:was|were|had|has|is|been|become|became|also|then|recently"
        rf"|just)\s+){{1,3}}{_PRIVATE}\b(?:[^.;,]{{0,30}}?\b[a-z]+)?"
        rf"|(?i:an?|the|our|its)\s+(?:[a-z]+\s+)?{at_work}(?:\s+(?:in|at|on|of|from"
        rf"|for)\s+[^.;,]{{2,40}}?)?,\s+whose\s+(?:marriage"
        r"|husband|wife|partner|son|daughter|mother|father|baby)\s+(?:had|was|has|is)\s+(?:[a-z]+\s+)?(?:ended"
        r"|broken|died|left|ill"
        r"|dying|arrested|jailed|failed|collapsed|unwell)\b"
        rf"|(?i:one)\s+of\s+(?:the|our|its)\s+(?:two|three|four|five)\s+[a-z][a-z -]{{2,40}}?\s+"
        rf"(?:was|is|had\s+been|had)\s+{_PRIVATE}\b"
        rf"|(?:of\s+whom\s+(?:one|two|[12])|(?:one|both)\s+of\s+whom)"
        rf"\s+(?:was|were|is|had|had\s+been|has\s+been)\s+(?:declared\s+)?(?:{_PRIVATE}|off\s+sick|on\s+sick\s+leave)\b",
        _PRIVATE_WORDS,
        flags=re.NOFLAG,
    )
