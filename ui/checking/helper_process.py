"""The other end of a helper: a process that checks passages which it is sent, until its input ends."""

from __future__ import annotations

import gc
import pickle
import sys
from typing import BinaryIO, Final

from domain.assessment import Passage, PassageKind, Section, SectionKind
from domain.checks.registry import CHECKS, Scope
from domain.checks.running import RunningChecks
from domain.checks.sharing_out import IN_BETWEEN
from domain.checks.subjects import PassageSubject, Setting
from domain.evidence.coverage import passage_coverage
from domain.evidence.language import EvidenceLanguage
from resources.loader import read_text
from ui.house_style import style_with_own_rules

_PRACTICE: Final = ("demographics", "needs", "healthier", "provision", "safeguarding", "governance")
"""Sections of the sample. A rule is made ready when a text first has its word: in their 3,600 words most have been."""

_ANY_TIME: Final = 10**9
"""The characters of a text so long that no check is given up for making itself ready."""


def help_with_checks(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer what is asked.

    First comes (framework, own rules), answered by True; then, again and again, (settings of passages with the coverage
    of their sentences, characters of the report, names of checks given up), answered for some passages after the other
    by (findings of each passage, seconds by check, failures by check).
    """
    framework, own_rules = pickle.load(asked)
    of_passages = [check for check in CHECKS if check.scope is Scope.PASSAGE]
    style = style_with_own_rules(own_rules)
    running = RunningChecks(framework, style, of_passages)
    _practise(running, style.evidence)
    _say(answers, True)
    while True:
        settings, characters, given_up = pickle.load(asked)
        running.begin(characters)
        running.give_up(given_up)
        for first in range(0, len(settings), IN_BETWEEN):
            before = running.spent
            subjects = [PassageSubject(*each) for each in settings[first : first + IN_BETWEEN]]
            found = tuple(running.found_in(Scope.PASSAGE, subjects))
            spent = {name: seconds - before[name] for name, seconds in running.spent.items()}
            _say(answers, (found, spent, running.failures))


def _practise(running: RunningChecks, language: EvidenceLanguage) -> None:
    """Look at some prose, so that what is asked later is answered as quickly as by one who has checked before."""
    running.begin(_ANY_TIME)
    section = Section("practice", SectionKind.STATEMENT, "practice")
    subjects: list[PassageSubject] = []
    for name in _PRACTICE:
        for line in read_text("demo", "sections", f"{name}.txt").splitlines():
            passage = Passage("practice", PassageKind.PARAGRAPH, line)
            sentences = passage_coverage(section.id, passage, None, (), (), language)
            subjects.append(PassageSubject(Setting(section, passage), sentences))
    running.found_in(Scope.PASSAGE, subjects)


def _say(answers: BinaryIO, what: object) -> None:
    pickle.dump(what, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


if __name__ == "__main__":
    gc.disable()  # it lives for a second or two
    try:
        help_with_checks(sys.stdin.buffer, sys.stdout.buffer)
    except EOFError:
        sys.exit(0)
