"""The command that writes the quality sheet of an assessment: whether it may be published, and why not."""

from __future__ import annotations

from argparse import Namespace

from ui.headless.choosing import chosen_assessment
from ui.headless.running import Answer, now, workspace_of
from ui.quality_out import write_quality


def quality(chosen: Namespace) -> Answer:
    """Write the quality sheet; whatever is in the way of publication is a finding."""
    with workspace_of(chosen.folder) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment)
        sheet = write_quality(workspace, assessment_id, chosen.out, now(), chosen.person)
    data = {
        "path": str(chosen.out),
        "ready": sheet.is_ready,
        "blockers": sheet.blockers,
        "waived": len(sheet.waivers),
        "switched_off": len(sheet.rules),
    }
    return Answer((str(chosen.out),), data, has_findings=not sheet.is_ready)
