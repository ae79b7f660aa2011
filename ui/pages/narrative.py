"""The page of a narrative part: what belongs there, and its text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from domain.assessment import Section
from domain.frameworks.framework import Framework, PartKind
from ui.context import Context
from ui.pages.text_page import TextPage
from ui.widgets.text import Note


def heading_above(framework: Framework, part_id: str) -> str:
    """Return the heading of the report under which a part stands, or nothing."""
    above = ""
    for part in framework.outline:
        if part.id == part_id:
            return above
        if part.kind is PartKind.HEADING:
            above = part.heading
    return ""


class NarrativePage(TextPage):
    """Shows one narrative part at a time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Narrative", context, parent)
        self.guidance = Note("")
        self.add(self.guidance)
        self.add_space(2)
        self.add_findings()

    def show_section(self, section: Section) -> None:
        """Show a narrative part's section."""
        part = self.context.framework.part(section.part_id)
        self.set_title(part.heading, heading_above(self.context.framework, part.id))
        self.guidance.setText(part.guidance)
        self.guidance.setVisible(bool(part.guidance))
        super().show_section(section)
