"""How findings speak of evidence, read from the shipped data when first asked for, without the words of checks."""

from __future__ import annotations

from functools import cache

from domain.evidence.language import EvidenceLanguage, parse_language
from resources.loader import read_json


@cache
def evidence_language() -> EvidenceLanguage:
    """Return the words by which sources, quantities and sentences that need no evidence are known."""
    return parse_language(read_json("style", "evidence.json"))
