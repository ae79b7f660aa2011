"""Where the rule behind a finding comes from, in the words that stand beside the finding."""

from __future__ import annotations

FINDING_SOURCES = {
    "framework": "The framework\u2019s own rules",
    "care-act": "Care Act 2014 and its statutory guidance, as they are cited",
    "gov-uk": "GOV.UK content design and style guide",
    "house-style": "House style of a report",
    "organisation": "Your organisation\u2019s own rules",
    "published-faults": "Faults seen in published reports",
    "english": "Grammar and punctuation of English",
    "dictionary": "Dictionary of British English",
    "arithmetic": "The figures themselves",
    "confidentiality": "Confidentiality of the people who were heard",
    "assessment": "What this assessment says elsewhere",
    "evidence": "The evidence that is cited",
}
