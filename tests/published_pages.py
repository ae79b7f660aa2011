"""Whole published reports as plain text, to plant faults in."""

from __future__ import annotations

from domain.frameworks.framework import Framework

AUTHORITY = "London Borough of Marwell"
FINDINGS = (
    "Staff in the contact centre answered most calls within the hour in 2024.",
    "Carers told us they had been offered a break before things became too hard.",
    "Leaders told us they visited a different neighbourhood team each month.",
    "Partners described joint visits to care homes that had been in difficulty.",
    "Commissioners told us they worked with small providers on rates of pay.",
    "Young people told us they met their adult social worker a year before their birthday.",
    "Providers told us the safeguarding team rang back on the same day.",
    "Councillors told us they read a monthly account of waiting lists.",
    "Social workers told us they had an hour of research time each week.",
)


def lines_of_report(framework: Framework, scores: tuple[int, ...], rating: str) -> list[str]:
    """Return the lines of a report with these scores, one for each statement, and this line for the rating."""
    lines = [framework.terms["report_title"].format(authority=AUTHORITY), "Overall summary", "Overall rating", rating]
    for theme in framework.themes:
        lines.append(framework.terms["theme_heading"].format(number=theme.number, name=theme.report_name))
        for statement in theme.statements:
            score = scores[statement.number - 1]
            lines += [statement.name, framework.terms["score"].format(score=score), framework.score_line(score)]
            if statement.expectations:
                lines += [framework.terms["expectations"], *statement.expectations]
            lines += [framework.terms["commitment"], statement.commitment, framework.terms["findings"]]
            lines.append(FINDINGS[statement.number - 1])
    return lines
