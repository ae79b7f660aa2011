"""Commands on a whole workspace: demo, new, list, verify, backup, restore."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from domain.frameworks.procedure import Scope
from domain.review.procedure import stage_at
from domain.text.cleaning import clean_line
from store import backup
from store.actions.assessments import create_assessment
from store.actions.sample import add_sample
from store.errors import CannotOpen, DiskFault, NotFound, Refused
from store.queries.assessments import list_assessments
from store.restoring import restore_workspace
from store.values import AssessmentDetails, AssessmentSummary
from store.verify import verify
from store.workspace import Workspace
from ui.headless.choosing import chosen_framework, shipped_frameworks
from ui.headless.running import Answer, now, whoever_runs_this, workspace_of
from ui.messages import fault_sentence


def demo(chosen: Namespace) -> Answer:
    """Make the sample assessment."""
    with workspace_of(chosen.folder, may_create=True, writes=True) as workspace:
        made = add_sample(workspace, whoever_runs_this(), now()).result[0]
    return Answer((made,), {"id": made})


def begin(chosen: Namespace) -> Answer:
    """Begin an assessment; nothing is made when what was given cannot be used."""
    framework = chosen_framework(chosen.framework) if chosen.framework else shipped_frameworks()[0]
    authority = clean_line(chosen.authority).strip()
    if not authority:
        raise Refused("no-authority")
    with workspace_of(chosen.folder, may_create=True, writes=True) as workspace:
        workspace.add_framework(framework)
        if workspace.framework(framework.id) != framework:
            raise Refused("framework-differs", {"given": framework.id})
        details = AssessmentDetails(authority)
        changed = create_assessment(workspace, whoever_runs_this(), now(), framework_id=framework.id, details=details)
    return Answer(changed.result, {"id": changed.result[0]})


def list_all(chosen: Namespace) -> Answer:
    """List the assessments."""
    with workspace_of(chosen.folder) as workspace:
        found = list_assessments(workspace)
        stages = [_stage(workspace, each) for each in found]
    both = list(zip(found, stages, strict=True))
    lines = tuple(f"{each.id}  {each.authority}  {each.framework_id}  {stage}" for each, stage in both)
    return Answer(lines, [_summary(each, stage) for each, stage in both])


def verify_all(chosen: Namespace) -> Answer:
    """Verify the workspace."""
    with workspace_of(chosen.folder, checks=True) as workspace:
        faults = verify(workspace)
    lines = tuple(map(fault_sentence, faults)) or ("Everything is as the journal says.",)
    return Answer(lines, {"faults": [asdict(fault) for fault in faults]}, has_findings=bool(faults))


def back_up(chosen: Namespace) -> Answer:
    """Back the workspace up."""
    with workspace_of(chosen.folder, writes=True) as workspace:
        made = workspace.backup(now(), "asked")
    return Answer((str(made),), {"path": str(made)})


def restore_backup(chosen: Namespace) -> Answer:
    """Put a backup in the database's place."""
    if not chosen.folder.is_dir():
        raise CannotOpen("no-workspace", {"path": str(chosen.folder)})
    _require_backup(chosen.backup)
    restore_workspace(chosen.folder, chosen.backup, whoever_runs_this().name, now())
    return Answer((f"Restored {chosen.backup.name}.",), {"restored": str(chosen.backup)})


def _require_backup(path: Path) -> None:
    """Refuse what is no sound backup, by its own name, before the workspace is touched."""
    try:
        backup.verify_backup(path)
    except NotFound as error:
        raise Refused("no-such-backup", {"name": path.name}) from error
    except DiskFault as error:
        raise Refused("backup-unreadable", {"name": path.name}) from error
    except CannotOpen as error:
        raise Refused(f"backup-{error.code}", {"name": path.name}) from error


def _stage(workspace: Workspace, each: AssessmentSummary) -> str:
    return stage_at(workspace.framework(each.framework_id).procedure, Scope.REPORT, each.stage)


def _summary(each: AssessmentSummary, stage: str) -> dict[str, object]:
    return {
        "id": each.id,
        "authority": each.authority,
        "framework": each.framework_id,
        "stage": stage,
        "changed_at": each.changed_at.isoformat(),
        "changed_by": each.changed_by,
    }
