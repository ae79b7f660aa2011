"""What is said of a rule of the checks, whatever it is broken by."""

from __future__ import annotations

from ui.sentences.findings import FINDINGS

SOURCES = {
    "framework": "By the framework",
    "care-act": "By the Care Act 2014 and its guidance",
    "gov-uk": "By the GOV.UK style guide",
    "house-style": "By house style",
    "organisation": "By the organisation\u2019s own rules",
    "published-faults": "A fault that has stood in published reports",
    "english": "By the rules of written English",
    "dictionary": "By the dictionary of British English",
    "arithmetic": "By arithmetic",
    "confidentiality": "Who gave evidence must not be told from the report",
    "assessment": "By what was entered for this assessment",
    "evidence": "By the evidence that is cited",
}
"""Where a rule comes from."""


class _Anything(dict[str, str]):
    """Stands for the data of any finding."""

    def __missing__(self, _key: str) -> str:
        return "\u2026"


def rule_words(code: str) -> str:
    """Return what a rule says: the sentence of its findings without what they would fill in."""
    words = FINDINGS.get(code, code.replace("-", " ")).format_map(_Anything()).strip()
    return words.replace("\u2026.", "\u2026")
