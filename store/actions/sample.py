"""Make the sample assessment in a workspace."""

from __future__ import annotations

from datetime import datetime

from store.actions.documents import add_document
from store.changes import Actor, Changed
from store.sample import (
    read_sample,
    read_sample_comments,
    read_sample_own_rules,
    read_sample_pseudonyms,
    read_sample_texts,
    read_sample_waivers,
    sample_framework_id,
)
from store.sample_review import read_sample_review
from store.workspace import Workspace


def add_sample(workspace: Workspace, actor: Actor, at: datetime) -> Changed:
    """Add the sample assessment with its evidence and its review; result is its id.

    Its own rules come along where the workspace has none. Raises DiskFault and ReadOnly.
    """
    framework = workspace.framework(sample_framework_id())
    sample = read_sample(framework, workspace.files)
    return add_document(
        workspace,
        actor,
        at,
        document=sample,
        texts=read_sample_texts(sample),
        pseudonyms=read_sample_pseudonyms(),
        comments=read_sample_comments(sample),
        review=read_sample_review(sample, framework.procedure),
        waivers=read_sample_waivers(sample),
        own_rules=read_sample_own_rules(),
    )
