"""Outlook messages (.msg): their headers and words; what is attached becomes files of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from oxmsg import Message

from domain.evidence.evidence import BlockKind, ReadingStatus
from store.intake.gathering import Gathering, Unreadable
from store.intake.plain_file import read_text
from store.intake.web_file import read_html

_FAULTS = (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, LookupError, AssertionError)
_STRUCT_FAULTS = (*_FAULTS, ArithmeticError, EOFError, RecursionError)


def read_outlook(path: Path, gathered: Gathering) -> None:
    """Gather subject, headers and words of a .msg; raises Unreadable and Full."""
    message = outlook_message(path)
    subject = _said(message, "subject")
    gathered.say("title", subject)
    sent = _value(message, "sent_date")
    if sent is not None:
        gathered.say_when("sent", sent)
    gathered.add(BlockKind.HEADING, subject)
    people = "; ".join(_person(recipient) for recipient in _value(message, "recipients") or ())
    date = sent.strftime("%d %B %Y %H:%M").lstrip("0") if sent is not None else ""
    for name, value in (("From", _said(message, "sender")), ("To", people), ("Date", date)):
        if value:
            gathered.add(BlockKind.PARAGRAPH, f"{name}: {value}")
    body = _said(message, "body")
    if body.strip():
        read_text(body, gathered)
    else:
        read_html(_said(message, "html_body"), gathered)
    if _value(message, "attachments"):
        gathered.notice("attachments-beside")


def outlook_message(path: Path) -> Any:
    """Return the message in a file; raises Unreadable."""
    try:
        return Message.load(str(path))
    except _STRUCT_FAULTS:
        raise Unreadable(ReadingStatus.UNREADABLE, "damaged") from None


def outlook_attachments(message: Any) -> Iterator[tuple[str, bytes | None]]:
    """Yield the name and content of each attachment; None for one that is a message or object of its own."""
    for attachment in _value(message, "attachments") or ():
        yield _said(attachment, "file_name") or "attachment", _value(attachment, "file_bytes")


def _value(holder: Any, name: str) -> Any:
    try:
        return getattr(holder, name)
    except _STRUCT_FAULTS:
        return None


def _said(holder: Any, name: str) -> str:
    return str(_value(holder, name) or "")


def _person(recipient: Any) -> str:
    name, address = _said(recipient, "name"), _said(recipient, "email_address")
    return f"{name} <{address}>" if name and address and name != address else name or address
