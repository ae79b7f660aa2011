"""The other end of a helper: a process that checks passages which it is sent, until its input ends."""

from __future__ import annotations

import gc
import pickle
import sys
from collections.abc import Iterator
from typing import BinaryIO, Final

from domain.assessment import Passage, PassageKind, Section, SectionKind
from domain.checks.own_rules import with_own_rules
from domain.checks.phrases import make_all_ready
from domain.checks.registry import CHECKS, Scope
from domain.checks.rules_in_force import read_rules
from domain.checks.running import RunningChecks
from domain.checks.subjects import Setting, subject_of
from domain.evidence.language import EvidenceLanguage
from resources.loader import path_of, read_json
from ui.house_style import house_style

_FEWEST_LETTERS: Final = 120
"""A shorter paragraph of the sample's evidence is no prose."""
_ANY_TIME: Final = 10**9
"""The characters of a text so long that no check is given up for making itself ready."""


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
    _practise(running, style.evidence)
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


def _practise(running: RunningChecks, language: EvidenceLanguage) -> None:
    """Look at some prose, so that what is asked later is answered as quickly as by one who has checked before.

    A rule is made ready when a text first has its word, and what a word can be is looked up once: in the nine thousand
    words of the sample's evidence most have been.
    """
    running.begin(_ANY_TIME)
    section = Section("practice", SectionKind.STATEMENT, "practice")
    passages = [Passage("practice", PassageKind.PARAGRAPH, text) for text in _prose()]
    running.found_in(Scope.PASSAGE, [subject_of(Setting(section, each), language) for each in passages])
    make_all_ready()


def _prose() -> Iterator[str]:
    """Yield the longer paragraphs of the sample's evidence."""
    for path in sorted(path_of("demo", "texts").glob("*.json")):
        for kind, text, *_ in read_json("demo", "texts", path.name)["blocks"]:
            if kind == "paragraph" and len(text) >= _FEWEST_LETTERS:
                yield text


def _say(answers: BinaryIO, what: object) -> None:
    pickle.dump(what, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


if __name__ == "__main__":
    gc.disable()  # it lives for a second or two
    try:
        help_with_checks(sys.stdin.buffer, sys.stdout.buffer)
    except EOFError:
        sys.exit(0)
