"""The frameworks a workspace knows: those that ship with the program, and those its assessments keep."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from domain.frameworks.file import framework_to_data, parse_framework
from domain.frameworks.framework import Framework
from resources import loader
from store.errors import NotFound
from store.row_data import canonical
from store.tables import FrameworkRow

LATER: Final = frozenset({"evidence", "procedure"})
"""What frameworks have told of only since some were kept."""


class FrameworkShelf:
    """Framework values by id, parsed once."""

    def __init__(self) -> None:
        self._offered: dict[str, Framework] = {}
        self._kept: dict[str, Framework] = {}
        self._is_loaded = False

    def shipped(self) -> tuple[Framework, ...]:
        """Return what can be begun with, newest first; raise FrameworkFault for a shipped file that is wrong."""
        if not self._is_loaded:
            for framework in _shipped():
                self._offered.setdefault(framework.id, framework)
            self._is_loaded = True
        return tuple(sorted(self._offered.values(), key=lambda found: found.valid_from, reverse=True))

    def add(self, framework: Framework) -> None:
        """Offer one more framework."""
        self._offered[framework.id] = framework

    def find(self, connection: Connection, framework_id: str) -> Framework:
        """Return the kept version if there is one, else the offered one; raise NotFound when neither is there."""
        if framework_id in self._kept:
            return self._kept[framework_id]
        content = connection.execute(select(FrameworkRow.content).where(FrameworkRow.id == framework_id)).scalar()
        if content is not None:
            self._kept[framework_id] = self._completed(parse_framework(content, framework_id), content)
            return self._kept[framework_id]
        self.shipped()
        if framework_id not in self._offered:
            raise NotFound("framework", framework_id)
        return self._offered[framework_id]

    def _completed(self, kept: Framework, content: dict[str, Any]) -> Framework:
        """Give a version that was kept before frameworks told of evidence, procedure or scoring what is offered now."""
        if content.keys() >= LATER and "scoring" in content["procedure"]:
            return kept  # without reading those that ship: an assessment opens with the one that it keeps
        self.shipped()
        offered = self._offered.get(kept.id)
        if offered is None:
            return kept
        missing = {name: getattr(offered, name) for name in LATER - content.keys()}
        if "procedure" in content and "scoring" not in content["procedure"]:
            completed = replace(kept.procedure, scoring=offered.procedure.scoring, note=offered.procedure.note)
            # Another procedure than the offered one may not have the roles that its scoring names.
            if completed == offered.procedure:
                missing["procedure"] = completed
        return replace(kept, **missing)


@cache
def _shipped() -> tuple[Framework, ...]:
    """Return the frameworks that ship with the program, in order of their files, read once for all workspaces."""
    files = loader.framework_files()
    return tuple(parse_framework(json.loads(path.read_text(encoding="utf-8")), path.name) for path in files)


def keep_framework(session: Session, framework: Framework) -> None:
    """Keep a framework version in the workspace, so that a later edition of the file changes nothing here."""
    if session.get(FrameworkRow, framework.id) is None:
        content = framework_to_data(framework)
        digest = hashlib.sha256(canonical(content).encode()).hexdigest()
        session.add(FrameworkRow(id=framework.id, title=framework.title, sha256=digest, content=content))
