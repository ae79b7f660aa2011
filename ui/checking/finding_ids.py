"""What tells a finding from all others, also after other words of its passage were changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from domain.checks.finding import Finding


def findings_by_id(findings: Sequence[Finding]) -> dict[str, Finding]:
    """Return findings by their ids, in their order.

    Of the same words that are found several times in a passage, each is told by how many of them follow: whoever mends
    one after the other goes from the first to the last, and those behind keep their ids.
    """
    following: Counter[str] = Counter()
    ids = []
    for each in reversed(findings):
        data = "/".join(value for _name, value in each.data)
        place = f"{each.code}/{each.section_id}/{each.passage_id}/{each.text}/{data}"
        ids.append(f"{place}/{following[place]}")
        following[place] += 1
    return dict(zip(reversed(ids), findings, strict=True))
