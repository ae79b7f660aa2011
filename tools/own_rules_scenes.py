"""The scenes of the organisation's own rules: as they are, with lines that do not hold, and before the first one."""

from __future__ import annotations

from scene import Scene
from stage import SAMPLE, Play

from ui.pages.own_rules import OwnRulesPage

RULES = """# House style of the assessment team, agreed in May 2025

word: reablement
word: Shared Lives
word: telecare

avoid: clients -> people
avoid: bed blocking -> delayed discharge
avoid: leverage

acronym: ASC
acronym: VCSE

longest sentence: 28
off: passive
"""
FAULTY = RULES.replace("word: Shared Lives", "word Shared Lives").replace("off: passive", "off: pasive")


def _open(play: Play, rules: str) -> OwnRulesPage:
    play.assessment(SAMPLE)
    play.desk.show_own_rules()
    play.settle()
    page = play.desk.own_rules
    page.text.replace_text(rules)
    page.flush()
    play.settle()
    play.wait(0.6)
    play.settle()
    return page


def own_rules(play: Play) -> None:
    """The rules, all of which hold."""
    _open(play, RULES.replace("word: Shared Lives\n", ""))


def own_rules_faulty(play: Play) -> None:
    """Lines that are kept, and do not hold until they are mended."""
    _open(play, FAULTY)


def own_rules_empty(play: Play) -> None:
    """Before the first rule."""
    _open(play, "")


def own_rules_alone(play: Play) -> None:
    """The explanation beside the rules, where there is room for both."""
    _open(play, RULES.replace("word: Shared Lives\n", ""))
    play.window.side.hide()
    play.settle()


def own_rules_shipped(play: Play) -> None:
    """The rules that come with the program, each with its switch."""
    page = _open(play, RULES.replace("word: Shared Lives\n", ""))
    page.fold.set_open(True)
    play.settle()
    page.ensureWidgetVisible(page.shipped.switches["passive"])
    play.settle()


OWN_RULES_SCENES = (
    Scene("own-rules", own_rules),
    Scene("own-rules-faulty", own_rules_faulty),
    Scene("own-rules-empty", own_rules_empty),
    Scene("own-rules-shipped", own_rules_shipped),
    Scene("own-rules-alone", own_rules_alone),
)
