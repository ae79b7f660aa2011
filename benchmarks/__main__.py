"""Run the benchmarks: `python -m benchmarks [NAME...] [--quick]`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import date

from benchmarks.measuring import QUICK_ROUNDS, ROUNDS, Figure
from benchmarks.registry import BENCHMARKS, measure_of
from benchmarks.scale import KEPT_UNDER, LARGE, ROOT, SMALL, Size

PUBLISHED = ROOT / "docs" / "performance.md"
TRIED = KEPT_UNDER / "performance.md"


def main(arguments: list[str]) -> int:
    """Run all benchmarks, or the named ones; return 0 whether or not the aims are met: a miss is a finding."""
    chosen = _parse(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks import machine
    from benchmarks.page import page, terminal_table

    before = machine.load()
    size, rounds = (SMALL, QUICK_ROUNDS) if chosen.quick else (LARGE, ROUNDS)
    figures = _run(chosen.names or list(BENCHMARKS), size, rounds)
    after = machine.load()
    busy = f"programs at work: {before} in the minute before the run, {after} in its last one (1 is the run alone)"
    described = (*machine.describe(), busy)
    is_whole = not chosen.names and not chosen.quick
    path = PUBLISHED if is_whole else TRIED
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(figures, described, date.today(), size.words_for_people, rounds), encoding="utf-8")
    print(f"\n{terminal_table(figures)}\n\nWritten to {path.relative_to(ROOT)}.")
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure how quick the program is.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(BENCHMARKS)}; all without one")
    parser.add_argument("--quick", action="store_true", help="a small assessment and few runs, to see that all works")
    chosen = parser.parse_args(arguments)
    for name in chosen.names:
        if name not in BENCHMARKS:
            parser.error(f"there is no benchmark called {name}")
    return chosen


def _run(names: list[str], size: Size, rounds: int) -> list[Figure]:
    figures: list[Figure] = []
    for name in names:
        began = time.monotonic()
        figures += measure_of(name)(size, rounds)
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    return sorted(figures, key=lambda figure: figure.row)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
