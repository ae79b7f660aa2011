"""The figures of a run as a table for the terminal and as the page docs/performance.md."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from benchmarks.measuring import Figure

TITLES = ("Aim", "What", "Figure", "Yardstick", "Its figure", "Ratio", "Aimed at", "Verdict")
PREFACE = """# How quick it is

Written by `make bench`; a change made by hand is lost at the next run. The numbers of the aims are those of the list
that the issues name. Absolute times are this machine's; what counts is the ratio to a yardstick measured in the same
run, in turn with what it is held against: medians of {rounds} runs or more, and of all keys or commits taken where the
line says "99 of 100". The assessment is the sample scaled up to {size}.
"""
UNMEASURED = "Aim 13 (a bundle, which is not built) is not measured."


def terminal_table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of equal columns."""
    rows = [TITLES, *map(_cells, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(TITLES))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def page(figures: Sequence[Figure], machine: Sequence[str], on: date, size: str, rounds: int) -> str:
    """Return the whole page; misses are written as misses, with their cause where one is known."""
    missed = [figure for figure in figures if not figure.is_met]
    parts = [
        PREFACE.format(size=size, rounds=rounds),
        "\n".join(("## The machine", "", *(f"- {line}" for line in machine), f"- {_written(on)}")),
        "\n".join(("## The figures", "", *_markdown_table(figures), "", UNMEASURED)),
        "\n".join(("## Missed", "", *(map(_miss, missed) if missed else ("Nothing.",)))),
        "\n".join(("## Notes", "", *(f"- {figure.name}: {figure.note}." for figure in figures if figure.note))),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _markdown_table(figures: Sequence[Figure]) -> list[str]:
    rows = [TITLES, ("---:", "---", "---:", "---", "---:", "---:", "---", "---"), *map(_cells, figures)]
    return [f"| {' | '.join(row)} |" for row in rows]


def _cells(figure: Figure) -> tuple[str, ...]:
    verdict = ("met" if figure.is_met else "missed") if figure.aim else ""
    return (
        str(figure.row),
        figure.name,
        _amount(figure.value, figure.unit),
        figure.yardstick,
        "" if figure.yardstick_value is None else _amount(figure.yardstick_value, figure.unit),
        figure.ratio_text,
        figure.aim_text,
        verdict,
    )


def _miss(figure: Figure) -> str:
    reached = f"{_amount(figure.value, figure.unit)}{f' ({figure.ratio_text})' if figure.ratio else ''}"
    cause = figure.cause or "The cause has not been looked into yet."
    return f"- Aim {figure.row}, {figure.name}: {reached} where {figure.aim_text} was aimed at. {cause}"


def _amount(value: float, unit: str) -> str:
    places = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:.{places}f} {unit}"


def _written(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
