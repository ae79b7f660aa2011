"""One check of a report in a process that has checked none, made ready as the window makes itself ready; then it ends.

Arguments: the file with the report, pickled by `benchmarks.checking`, and how many may help.
"""

from __future__ import annotations

import pickle
import sys
import time
from pathlib import Path
from typing import Final

from benchmarks.child import report
from benchmarks.measuring import unsearched
from domain.checks.engine import CheckEngine
from ui.checking.helper import HelperProcess
from ui.checking.practice import practise_on_a_report
from ui.house_style import style_with_own_rules

LONGEST_WAIT: Final = 20.0


def main(arguments: list[str]) -> int:
    """Tell how long the check took, in milliseconds."""
    path, most = arguments
    framework, document, pseudonyms = pickle.loads(Path(path).read_bytes())  # our own, of a moment ago
    helpers = [HelperProcess(framework, "") for _ in range(int(most))]
    style = style_with_own_rules("")
    practise_on_a_report(framework, style)
    latest = time.monotonic() + LONGEST_WAIT
    while not all(each.is_free for each in helpers) and time.monotonic() < latest:
        time.sleep(0.01)
    engine = CheckEngine(framework, style, helpers=helpers)
    report("checked", unsearched(lambda: engine.check(document, pseudonyms)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
