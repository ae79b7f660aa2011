"""Command that takes a project of qualitative analysis in: import-qda."""

from __future__ import annotations

from argparse import Namespace

from domain.text.cleaning import clean_line
from export.qda.reader import read_qda
from store.actions.coded_imports import import_excerpts
from ui.headless.choosing import chosen_assessment
from ui.headless.running import Answer, now, whoever_runs_this, workspace_of
from ui.messages import notice_sentence


def read_qda_in(chosen: Namespace) -> Answer:
    """Make evidence of a project's texts, with its excerpts; what was left out is a finding."""
    with workspace_of(chosen.folder, writes=True) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment)
        project = read_qda(chosen.file)
        references = import_excerpts(
            workspace,
            whoever_runs_this(),
            now(),
            assessment_id=assessment_id,
            project=project,
            source_name=clean_line(chosen.file.name),
        ).result
    notices = [{"code": each.code, **dict(each.data), "message": notice_sentence(each)} for each in project.notices]
    excerpts = sum(len(source.excerpts) for source in project.sources if source.text.strip())
    data = {"references": list(references), "excerpts": excerpts, "notices": notices}
    lines = (*references, *(notice_sentence(each) for each in project.notices))
    return Answer(lines, data, has_findings=bool(notices))
