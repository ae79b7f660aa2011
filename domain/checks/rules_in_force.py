"""Which of an organisation's own rules hold while some of their lines have faults: all the others."""

from __future__ import annotations

from dataclasses import dataclass

from domain.checks.own_rules import LineFault, OwnRules, OwnRulesFault, parse_own_rules

_OF_THE_WHOLE = frozenset({"too-many-lines", "too-much-text"})


@dataclass(frozen=True, slots=True)
class ReadRules:
    """The rules that hold, and the faults of the lines that do not."""

    rules: OwnRules
    faults: tuple[LineFault, ...] = ()

    @property
    def count(self) -> int:
        """How many rules hold."""
        rules = self.rules
        several = (rules.words, rules.avoided, rules.acronyms, rules.off)
        return sum(map(len, several)) + (rules.longest_sentence is not None)


def read_rules(text: str) -> ReadRules:
    """Return the rules of a text, without the lines that have a fault, and those faults; nothing is raised.

    A line is judged beside those that hold: where one is taken out for its fault, another that only repeated it holds.
    Text that is too long as a whole has no rules.
    """
    try:
        return ReadRules(parse_own_rules(text))
    except OwnRulesFault as fault:
        faults = fault.faults
    if any(each.code in _OF_THE_WHOLE for each in faults):
        return ReadRules(OwnRules(), faults)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = faults
    while True:  # each round empties a line at least, and empty ones have no fault
        for each in found:
            lines[each.line - 1] = ""
        try:
            return ReadRules(parse_own_rules("\n".join(lines)), faults)
        except OwnRulesFault as fault:
            found = fault.faults


def lines_that_switch_off(text: str, code: str) -> tuple[int, ...]:
    """Return the numbers, from 1, of the lines that say that a rule is off."""
    lines = (line.partition("#")[0].partition(":") for line in text.split("\n"))
    return tuple(
        number
        for number, (key, _colon, value) in enumerate(lines, 1)
        if key.strip().casefold() == "off" and value.strip() == code
    )
