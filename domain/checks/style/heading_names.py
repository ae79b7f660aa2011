"""Leave out what a heading is told for and the whole report clears: a name has its capitals in running text, too."""

from __future__ import annotations

from collections.abc import Sequence

from domain.assessment import PassageKind
from domain.checks.finding import Finding
from domain.checks.subjects import PassageSubject


def without_names(found: list[Finding], passages: Sequence[PassageSubject]) -> list[Finding]:
    """Return findings without headings whose capitals the text has, too: "About Saltby and Wold"."""
    named = [each.text.partition(" ")[2] for each in found if each.code == "heading-form"]
    if not named:
        return found
    texts = [each.text for each in passages if each.passage.kind is not PassageKind.HEADING]
    names = {name for name in named if any(name in text for text in texts)}
    return [each for each in found if each.code != "heading-form" or each.text.partition(" ")[2] not in names]
