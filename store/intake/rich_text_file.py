"""The words of RTF files; embedded objects are noted and not opened."""

from __future__ import annotations

import re
from pathlib import Path

from striprtf.striprtf import rtf_to_text

from domain.evidence.evidence import BlockKind, ReadingStatus
from store.intake.gathering import Gathering, Unreadable

_TITLE = re.compile(r"\{\\title ([^{}\\]{1,300})\}")
_CREATED = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_EMBEDDED = re.compile(r"\\obj(?:data|emb|link|update)\b")


def read_rich_text(path: Path, gathered: Gathering) -> None:
    """Gather the paragraphs and table rows of an .rtf; raises Unreadable and Full."""
    source = path.read_bytes().decode("cp1252", "replace")
    if _EMBEDDED.search(source):
        gathered.notice("embedded-not-opened")
    if title := _TITLE.search(source):
        gathered.say("title", title.group(1))
    if created := _CREATED.search(source):
        year, month, day = (int(part) for part in created.groups())
        gathered.say("created", f"{year:04d}-{month:02d}-{day:02d}")
    try:
        text = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, KeyError, LookupError, TypeError, AttributeError):
        raise Unreadable(ReadingStatus.UNREADABLE, "damaged") from None
    for line in text.splitlines():
        if line.rstrip().endswith("|"):
            gathered.add_row(line.rstrip().removesuffix("|").split("|"))
        else:
            is_bullet = line.lstrip().startswith(("•", "·", "\uf0b7"))
            gathered.add(BlockKind.BULLET if is_bullet else BlockKind.PARAGRAPH, line)
