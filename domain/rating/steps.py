"""The calculation of a rating as steps that can be read and printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.frameworks.framework import Band, CategoryBand, Framework, Limiter

_ROUNDING_WORDS = {"up": "rounded up", "down": "rounded down", "half-up": "rounded to the nearest whole number"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a calculation: a stable code, what fills it, and the sentence to print."""

    code: str
    data: tuple[tuple[str, str], ...]
    text: str


def rating_steps(
    framework: Framework,
    levels: Sequence[int],
    exact: Fraction,
    percent: int,
    unlimited: Band,
    limited_by: Sequence[Limiter],
    band: Band,
) -> tuple[Step, ...]:
    """Return the steps from the levels (in report order) over the exact percentage to the band given."""
    return (
        *_sum_steps(framework, levels, "quality statements"),
        *_percent_steps(framework, levels, exact, percent),
        _band_step(unlimited, percent),
        *(_limiter_step(framework, limiter, band) for limiter in limited_by),
    )


def category_steps(
    framework: Framework, levels: Mapping[str, int], exact: Fraction, percent: int, band: CategoryBand
) -> tuple[Step, ...]:
    """Return the steps from the levels of a statement's evidence categories to its level."""
    return (
        *_sum_steps(framework, tuple(levels.values()), "evidence categories"),
        *_percent_steps(framework, tuple(levels.values()), exact, percent),
        _step(
            "level",
            f"{band.lowest}% to {band.highest}% gives a score of {band.level}.",
            lowest=band.lowest,
            highest=band.highest,
            level=band.level,
        ),
    )


def decimal_text(exact: Fraction) -> str:
    """Return a percentage with two decimals, cut and not rounded, and none when it is whole: "55.55", "75"."""
    hundredths = int(exact * 100)
    return str(int(exact)) if exact.denominator == 1 else f"{hundredths // 100}.{hundredths % 100:02d}"


def _sum_steps(framework: Framework, levels: Sequence[int], things: str) -> tuple[Step, Step]:
    addends = " + ".join(str(level) for level in levels)
    total, highest, count = sum(levels), framework.highest_level, len(levels)
    return (
        _step("sum", f"Sum of the scores: {addends} = {total}.", addends=addends, total=total),
        _step(
            "maximum",
            f"Highest possible sum: {highest} × {count} {things} = {highest * count}.",
            highest=highest,
            count=count,
            maximum=highest * count,
        ),
    )


def _percent_steps(framework: Framework, levels: Sequence[int], exact: Fraction, percent: int) -> tuple[Step, Step]:
    total, maximum = sum(levels), framework.highest_level * len(levels)
    share, sign = decimal_text(exact), "=" if exact.denominator == 1 else "≈"
    words = _ROUNDING_WORDS[framework.method.rounding]
    return (
        _step(
            "share",
            f"Share of the highest possible sum: 100 × {total} / {maximum} {sign} {share}%.",
            exact=exact,
            share=share,
        ),
        _step(
            "percent",
            f"As a whole percentage, {words}: {percent}%.",
            rounding=framework.method.rounding,
            percent=percent,
        ),
    )


def _band_step(band: Band, percent: int) -> Step:
    text = f"{percent}% lies in the band {band.lowest}% to {band.highest}%: {band.label}."
    return _step("band", text, percent=percent, lowest=band.lowest, highest=band.highest, band=band.id)


def _limiter_step(framework: Framework, limiter: Limiter, band: Band) -> Step:
    limit = framework.band(limiter.limit)
    text = f"{limiter.sentence.rstrip('.')}: no rating above {limit.label}."
    return _step("limiter", text, limiter=limiter.id, limit=limit.id, band=band.id)


def _step(code: str, text: str, **data: object) -> Step:
    return Step(code, tuple((name, str(value)) for name, value in data.items()), text)
