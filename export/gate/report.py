"""The gate of a report before it is rendered: a final report has nothing missing, its headings are in order."""

from __future__ import annotations

from collections.abc import Iterator

from domain.report.tree import Heading, Paragraph, Report
from export.gate.fault import GateFault


def check_report(report: Report) -> tuple[GateFault, ...]:
    """Return what keeps a report from being published: in a final one each part that is not written or not scored.

    The data of "part-not-written" has the "heading" above the gap, its "anchor", and the "text" that stands there.
    """
    return () if report.is_draft else tuple(_gaps(report))


def _gaps(report: Report) -> Iterator[GateFault]:
    trail: dict[int, str] = {}
    anchor = ""
    for block in report.blocks:
        if isinstance(block, Heading):
            trail = {level: text for level, text in trail.items() if level < block.level} | {block.level: block.text}
            anchor = block.anchor
        elif isinstance(block, Paragraph) and block.role == "missing":
            heading = " / ".join(text for level, text in trail.items() if level > 1)
            text = "".join(run.text for run in block.runs)
            yield GateFault("part-not-written", {"heading": heading, "anchor": anchor, "text": text})
