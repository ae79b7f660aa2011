"""The figures of a run, the clocks they are taken with, and two sides measured in turn."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Final

ROUNDS: Final = 7
QUICK_ROUNDS: Final = 3


class Bound(Enum):
    """What an aim holds a figure to."""

    RATIO = "<= {aim:g}x"
    """At most so many times the yardstick."""
    TIMES_FASTER = ">= {aim:g}x faster"
    """The yardstick takes at least so many times as long."""
    VALUE = "<= {aim:g} {unit}"
    """At most so much, whatever the machine."""


@dataclass(frozen=True, slots=True)
class Aim:
    """How good a figure has to be."""

    bound: Bound
    number: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: something measured in `unit`, its yardstick where there is one, and its aim.

    `row` is the number of the aim in the list of aims; `note` says what a reader must know of how it was taken; `cause`
    is one sentence on why the aim is missed, shown only when it is.
    """

    row: int
    name: str
    value: float
    unit: str = "ms"
    yardstick: str = ""
    yardstick_value: float | None = None
    aim: Aim | None = None
    note: str = ""
    cause: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the yardstick it is; None without one."""
        return self.value / self.yardstick_value if self.yardstick_value else None

    @property
    def is_met(self) -> bool:
        """Whether the aim is met; a figure without an aim has nothing to miss."""
        if self.aim is None:
            return True
        if self.aim.bound is Bound.VALUE:
            return self.value <= self.aim.number
        if self.ratio is None:
            return False
        if self.aim.bound is Bound.RATIO:
            return self.ratio <= self.aim.number
        return 1 / self.ratio >= self.aim.number

    @property
    def aim_text(self) -> str:
        """The aim in words, empty where there is none."""
        return self.aim.bound.value.format(aim=self.aim.number, unit=self.unit) if self.aim else ""

    @property
    def ratio_text(self) -> str:
        """The ratio in words, empty where there is none."""
        if self.ratio is None:
            return ""
        if self.aim is not None and self.aim.bound is Bound.TIMES_FASTER:
            return f"{1 / self.ratio:.1f}x faster"
        return f"{self.ratio:.2f}x"


def at_most(times: float) -> Aim:
    """Return the aim to take at most so many times the yardstick."""
    return Aim(Bound.RATIO, times)


def at_least_faster(times: float) -> Aim:
    """Return the aim that the yardstick takes at least so many times as long."""
    return Aim(Bound.TIMES_FASTER, times)


def within(number: float) -> Aim:
    """Return the aim to need at most so much of the figure's unit."""
    return Aim(Bound.VALUE, number)


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long `act` takes, in milliseconds."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def unsearched(act: Callable[[], object]) -> float:
    """Return how long `act` takes, in milliseconds, where no search for garbage comes between.

    So it is in the application: it searches on the main thread alone, between what it does (decision 20).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return milliseconds(act)
    finally:
        if was_on:
            gc.enable()


def in_turn(sides: Sequence[Callable[[], object]], rounds: int) -> list[list[float]]:
    """Return the milliseconds of each side in each round, the sides taking turns after one round to warm up."""
    return alternating([partial(milliseconds, side) for side in sides], rounds)


def alternating(sides: Sequence[Callable[[], float]], rounds: int) -> list[list[float]]:
    """Return what each side measures of itself in each round, the sides taking turns after one round to warm up."""
    results: list[list[float]] = [[] for _ in sides]
    for number in range(rounds + 1):
        for side, taken in zip(sides, results, strict=True):
            gc.collect()
            measured = side()
            if number:
                taken.append(measured)
    return results


def medians(results: Sequence[Sequence[float]]) -> list[float]:
    """Return the median of each side."""
    return [statistics.median(taken) for taken in results]


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
