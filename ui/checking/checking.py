"""Ties what checks find to the pages: checking at rest, the marks in the text, and what is done with a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from domain.checks.finding import Finding, Severity
from ui.announcement import Announcement
from ui.checking.checker import Checker, Checks
from ui.checking.finding_menu import Offered, OtherPlace, fill_menu
from ui.checking.requests import CheckRequests
from ui.checking.shown import ALL, MEMORY, NONE, SHOWN, WEIGHTY, following_step, shown_step
from ui.checking.word_finder import OnFound, WordFinder
from ui.editor.found_words import Found
from ui.editor.mending import Mend, mend_all, mend_words
from ui.messages import finding_sentence, part_name
from ui.sentences.rules import SOURCES

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QMenu

    from domain.checks.registry import Rule
    from store.changes import Changed
    from ui.context import Context
    from ui.on_demand import OnDemand
    from ui.pages.findings_panel import FindingsPanel
    from ui.pages.text_page import TextPage
    from ui.panes.checks import ChecksPane

SHOWN_OTHERWISE = frozenset({"sentence-not-evidenced"})
"""What the text shows by itself: whole sentences without evidence are underlined on demand, by coverage."""
UNKNOWN_WORD = "word-not-known"


class Checking(QObject):
    """`current` returns the findings in front, or nothing; findings are named by their ids in `Checks`.

    Signal: counted(int) with the number of findings that ask for something, when it was checked.
    """

    counted = Signal(int)

    def __init__(
        self,
        context: Context,
        pane: OnDemand[ChecksPane],
        current: Callable[[], FindingsPanel | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._pane, self._current = context, pane, current
        self._panels: list[FindingsPanel] = []
        self._requests = CheckRequests(context)
        self.words = WordFinder(self)
        self.checker = Checker(context, self)
        self.checker.checked.connect(self._on_checked)

    def load(self) -> None:
        """Check from now on."""
        self.checker.begin()

    def refresh(self, changed: Changed) -> None:
        """Check again after an action that may have changed what is found."""
        self.checker.refresh(changed)

    def stop(self) -> None:
        """Check no more."""
        self.checker.stop()
        self.words.stop()

    def attach(self, page: TextPage) -> None:
        """Serve the findings of a page."""
        panel = page.findings
        self._panels.append(panel)
        editor = panel.editor
        editor.found.show(SHOWN[shown_step(self._context.memory)])
        editor.menu.offers.append(lambda cursor, menu: self.offer(panel, cursor, menu, only_seen=True))
        editor.textChanged.connect(self.checker.rest)  # also while one suggests
        panel.loaded.connect(lambda: self._mark(panel))
        self._mark(panel)

    def serve(self, pane: ChecksPane) -> None:
        """Do what is asked for in the pane."""
        pane.mend_wanted.connect(self.mend)
        pane.alike_wanted.connect(self.mend_alike)
        pane.waive_wanted.connect(self.waive)
        pane.word_wanted.connect(self.add_word)
        pane.off_wanted.connect(self.switch_off)
        pane.withdraw_wanted.connect(self._requests.withdraw)
        pane.on_wanted.connect(self._requests.switch_on)
        pane.other_wanted.connect(self.show_other)
        pane.words_asked.connect(lambda finding_id: self.find_words(finding_id, pane.detail.show_words))

    # Which are underlined

    def show(self, step: str) -> None:
        """Underline what belongs to a step of `SHOWN`, and remember it."""
        self._context.memory[MEMORY] = step
        for panel in self._panels:
            panel.editor.found.show(SHOWN[step])

    def show_more_or_less(self) -> None:
        """Go to the next step, and say which it is."""
        step = following_step(shown_step(self._context.memory))
        self.show(step)
        self._tell(step_words(step))

    # What can be done with findings

    def offer(self, panel: FindingsPanel, cursor: QTextCursor, menu: QMenu, *, only_seen: bool = False) -> bool:
        """Put into a menu what can be done with the findings at a place; False where there are none."""
        ids = panel.editor.found.at(cursor, only_seen=only_seen)
        there = [each for each in map(self.offered, ids) if each is not None]
        fill_menu(menu, there, self)
        return bool(there)

    def offered(self, finding_id: str) -> Offered | None:
        """Return a finding, where its words stand now, with all that can be done with it; None where it is no more."""
        finding = self._finding(finding_id)
        if finding is None:
            return None
        read_only = self._context.why_read_only
        rule = self._rule_of(finding)
        never = "" if rule is None or rule.may_be_waived else _tr("This cannot be let stand: it has to be mended.")
        panel = self._panel_of(finding)
        is_unknown_word = finding.code == UNKNOWN_WORD
        return Offered(
            finding_id,
            self._now(finding_id, finding) or finding,
            finding_sentence(finding, self._context.framework),
            SOURCES.get(str(rule.source), "") if rule is not None else "",
            why_no_mend=read_only or (panel.why_closed if panel is not None else ""),
            why_no_waiver=read_only or never,
            why_no_word=read_only,
            word=finding.text if is_unknown_word else "",
            asks_for_words=is_unknown_word and finding.replacement is None,
            alike=len(self._alike(finding)) - 1 if finding.replacement is not None else 0,
            other=self._other_of(finding),
        )

    def mend(self, finding_id: str, words: str) -> None:
        """Put words in the place of those that were found."""
        finding = self._finding(finding_id)
        if finding is None:
            return
        panel, place = self._panel_with(finding), self._now(finding_id, finding)
        if panel is not None and place is not None:
            panel.show_passage(place.passage_id, place.start, place.start)
            if mend_words(panel.editor, place.passage_id, place.start, place.text, words):
                self._choose(finding_id)
                return
        self._tell(_tr("The words have changed; they are checked again."))

    def mend_alike(self, finding_id: str) -> None:
        """Mend all findings of a section that have the same words and the same mend; one step of undo takes it back."""
        finding = self._finding(finding_id)
        panel = self._panel_with(finding) if finding is not None else None
        if finding is None or panel is None:
            return
        places = [place for each in self._alike(finding) if (place := self._now(*each)) is not None]
        mends = [Mend(each.passage_id, each.start, each.text, each.replacement or "") for each in places]
        mended = mend_all(panel.editor, mends)
        self._choose(finding_id)
        self._tell(_tr("Mended in {count} places.").format(count=f"{mended:,}"))

    def begin_waiving(self, finding_id: str) -> None:
        """Ask for the reason why a finding may stand."""
        self._pane.wanted().begin_waiving(finding_id)

    def waive(self, finding_id: str, reason: str) -> None:
        """Let a finding stand for a reason."""

        def act() -> None:
            finding = self._finding(finding_id)
            place = self._now(finding_id, finding) if finding is not None else None
            if place is not None:
                self._requests.waive(place, reason)
            else:
                self._tell(_tr("The words have changed; they are checked again."))

        self._when_saved(act)

    def add_word(self, finding_id: str) -> None:
        """Take the word of a finding for one that is spelt right."""
        finding = self._finding(finding_id)
        if finding is not None:
            self._choose(finding_id)
            self._requests.add_word(finding.text)

    def switch_off(self, finding_id: str) -> None:
        """Have the rule of a finding not asked in this assessment."""
        finding = self._finding(finding_id)
        if finding is not None:
            self._choose(finding_id)
            self._requests.switch_off(finding.code)

    def show_in_list(self, finding_id: str) -> None:
        """Show a finding in the pane."""
        self._pane.wanted().show_finding(finding_id)

    def show_other(self, finding_id: str) -> None:
        """Go to the place that says what a finding's place says."""
        finding = self._finding(finding_id)
        other = self._other_of(finding) if finding is not None else None
        if other is not None and other.passage_id:
            self._context.open_passage(other.section_id, other.passage_id, other.start, other.end)

    def find_words(self, finding_id: str, on_found: OnFound) -> None:
        """Look for the words that may have been meant by an unknown one."""
        finding = self._finding(finding_id)
        if finding is not None:
            self.words.find(finding.text, on_found)

    # How it is done

    def _finding(self, finding_id: str) -> Finding | None:
        checks = self.checker.last
        return checks.findings.get(finding_id) if checks is not None else None

    def _rule_of(self, finding: Finding) -> Rule | None:
        checks = self.checker.last
        return checks.rules.get(finding.code) if checks is not None else None

    def _other_of(self, finding: Finding) -> OtherPlace | None:
        data = dict(finding.data)
        if "other_passage" not in data and "authority" not in data:
            return None
        here = self._name_of(finding.section_id)
        if "other_passage" not in data:
            return OtherPlace(data.get("other", ""), here, data["authority"]) if data.get("other") else None
        name = self._name_of(data["other_section"])
        is_same = data["other_section"] == finding.section_id
        start, end = int(data["other_start"]), int(data["other_end"])
        return OtherPlace(
            data["other"],
            _tr("Here") if is_same else here,
            _tr("And before") if is_same else name,
            data["other_section"],
            data["other_passage"],
            start,
            end,
        )

    def _name_of(self, section_id: str) -> str:
        checks = self.checker.last
        part_id = checks.parts.get(section_id, "") if checks is not None else ""
        return part_name(self._context.framework, part_id) if part_id else ""

    def _panel_of(self, finding: Finding) -> FindingsPanel | None:
        """Return the findings in front where they are those of a finding's section."""
        panel = self._current()
        return panel if panel is not None and panel.section_id == finding.section_id else None

    def _panel_with(self, finding: Finding) -> FindingsPanel | None:
        """Return the same, its section opened for it."""
        if self._panel_of(finding) is None and finding.passage_id:
            self._context.open_passage(finding.section_id, finding.passage_id, finding.start, finding.end)
        return self._panel_of(finding)

    def _now(self, finding_id: str, finding: Finding) -> Finding | None:
        """Return a finding where its words stand now; None when they were typed in since."""
        panel = self._panel_of(finding)
        if panel is None or not finding.passage_id:
            return finding
        place = panel.editor.found.place_of(finding_id)
        if place is None:
            return None
        passage_id, start, end = place
        return replace(finding, passage_id=passage_id, start=start, end=end)

    def _alike(self, finding: Finding) -> list[tuple[str, Finding]]:
        """Return all findings of the same section with the same code, words and mend, by their ids."""
        checks = self.checker.last
        wanted = (finding.section_id, finding.code, *_slip(finding))
        found = checks.findings.items() if checks is not None and finding.passage_id else ()
        return [(key, each) for key, each in found if (each.section_id, each.code, *_slip(each)) == wanted]

    def _choose(self, finding_id: str) -> None:
        """Let the next step of the list begin at this finding."""
        pane = self._pane.made()
        if pane is not None:
            pane.choose(finding_id)

    def _when_saved(self, act: Callable[[], object]) -> None:
        panel = self._current()
        if panel is not None:
            panel.when_saved(act)
        else:
            act()

    def _on_checked(self, checks: Checks) -> None:
        self.counted.emit(sum(each.severity is not Severity.MAY for each in checks.checked.findings))
        for panel in self._panels:
            self._mark(panel)

    def _mark(self, panel: FindingsPanel) -> None:
        checks = self.checker.last
        if checks is not None and panel.section_id:
            panel.editor.found.set(_marks(checks.findings.items(), panel.section_id), checks.texts)

    def _tell(self, words: str) -> None:
        self._context.tell(Announcement(words, is_passing=True))


def _marks(findings: Iterable[tuple[str, Finding]], section_id: str) -> dict[str, list[Found]]:
    """Return what is marked in a section, by its passages."""
    found: dict[str, list[Found]] = defaultdict(list)
    for key, each in findings:
        if each.section_id == section_id and each.passage_id:
            is_underlined = each.code not in SHOWN_OTHERWISE
            found[each.passage_id].append(Found(key, each.start, each.end, each.severity, is_underlined))
    return found


def step_words(step: str) -> str:
    """Return what is said of a step of `SHOWN`."""
    words = {
        ALL: _tr("All findings of the checks are underlined."),
        WEIGHTY: _tr("What must or should be mended is underlined."),
        NONE: _tr("No findings of the checks are underlined."),
    }
    return words[step]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Checking", words)


def _slip(finding: Finding) -> tuple[str, str | None]:
    """Return what makes findings of one code alike: words and mend, but of a missing space not the word behind it."""
    return (finding.text[:1], " ") if finding.code == "space-missing" else (finding.text, finding.replacement)
