"""The other end of a helper: a process that checks passages which it is sent, until its input ends."""

from __future__ import annotations

import gc
import pickle
import sys
from typing import BinaryIO

from domain.checks.own_rules import with_own_rules
from domain.checks.registry import CHECKS, Scope
from domain.checks.rules_in_force import read_rules
from domain.checks.running import RunningChecks
from domain.checks.subjects import subject_of
from ui.checking.practice import practise_on_passages
from ui.house_style import house_style


def help_with_checks(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer what is asked.

    First comes (framework, own rules), answered by True; then, again and again, (number of passages, characters of the
    report, names of checks given up) and the settings of these passages in portions, each answered by (findings of each
    passage, seconds by check, failures by check).
    """
    framework, own_rules = pickle.load(asked)
    of_passages = [check for check in CHECKS if check.scope is Scope.PASSAGE]
    # The spelling of a report is looked at as a whole, so no dictionary is read.
    style = with_own_rules(house_style(), read_rules(own_rules).rules)
    running = RunningChecks(framework, style, of_passages)
    practise_on_passages(running, style.evidence)
    _say(answers, True)
    while True:
        count, characters, given_up = pickle.load(asked)
        running.begin(characters)
        running.give_up(given_up)
        while count > 0:
            before = running.spent
            subjects = [subject_of(each, style.evidence) for each in pickle.load(asked)]
            count -= len(subjects)
            found = tuple(running.found_in(Scope.PASSAGE, subjects))
            spent = {name: seconds - before[name] for name, seconds in running.spent.items()}
            _say(answers, (found, spent, running.failures))


def _say(answers: BinaryIO, what: object) -> None:
    pickle.dump(what, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


if __name__ == "__main__":
    gc.disable()  # it lives for a second or two
    try:
        help_with_checks(sys.stdin.buffer, sys.stdout.buffer)
    except EOFError:
        sys.exit(0)
