"""E-mail messages (.eml): their headers and words; what is attached becomes files of its own."""

from __future__ import annotations

import email
import email.policy
import email.utils
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage, Message
from pathlib import Path

from domain.evidence.evidence import BlockKind, ReadingStatus
from store.intake.gathering import Gathering, Unreadable
from store.intake.plain_file import read_text
from store.intake.web_file import read_html

_DEEPEST = 50
_HEADERS = ("From", "To", "Cc", "Date")


def read_mail(path: Path, gathered: Gathering) -> None:
    """Gather subject, headers and words of an .eml; raises Unreadable and Full."""
    message = message_of(path)
    subject = _header(message, "Subject")
    gathered.say("title", subject)
    gathered.say_when("sent", _sent(message))
    gathered.add(BlockKind.HEADING, subject)
    for name in _HEADERS:
        if value := _header(message, name):
            gathered.add(BlockKind.PARAGRAPH, f"{name}: {value}")
    _read_body(message, gathered)
    if any(True for _ in attachments_of(message)):
        gathered.notice("attachments-beside")


def message_of(path: Path) -> EmailMessage:
    """Return the message in a file; raises Unreadable for one whose parts lie too deep in each other."""
    try:
        with path.open("rb") as file:
            message = email.message_from_binary_file(file, policy=email.policy.default)
        if _depth(message) > _DEEPEST:
            raise Unreadable(ReadingStatus.TOO_DEMANDING, "nested-too-deep")
    except (RecursionError, ValueError, LookupError):
        raise Unreadable(ReadingStatus.TOO_DEMANDING, "nested-too-deep") from None
    return message


def attachments_of(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file attached to a message, messages in it included."""
    for part in _parts_of(message):
        if part.get_content_type() == "message/rfc822":
            for inner in _inner_of(part):
                yield f"{_header(inner, 'Subject') or 'message'}.eml", inner.as_bytes()
        elif not part.is_multipart() and _is_attached(part):
            content = part.get_payload(decode=True)
            yield _name_of(part), content if isinstance(content, bytes) else b""


def _parts_of(message: Message) -> Iterator[Message]:
    """Yield the parts of a message without those of messages attached to it."""
    for part in _inner_of(message):
        yield part
        if part.get_content_type() != "message/rfc822":
            yield from _parts_of(part)


def _inner_of(part: Message) -> list[Message]:
    payload = part.get_payload() if part.is_multipart() else []
    return [inner for inner in payload if isinstance(inner, Message)] if isinstance(payload, list) else []


def _is_attached(part: Message) -> bool:
    """Say whether a part is a file of its own: one with a name, or one that says so."""
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _name_of(part: Message) -> str:
    name = part.get_filename()
    return str(name) if name else f"attachment.{part.get_content_subtype()}"


def _read_body(message: EmailMessage, gathered: Gathering) -> None:
    try:
        body = message.get_body(preferencelist=("plain", "html"))
        words = str(body.get_content()) if body is not None else ""
    except (LookupError, ValueError, AttributeError, TypeError, RecursionError):
        gathered.notice("body-unreadable")
        return
    if body is not None and body.get_content_type() == "text/html":
        read_html(words, gathered)
    else:
        read_text(words, gathered)


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "") or "").split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def _sent(message: Message) -> datetime | None:
    try:
        return email.utils.parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError, IndexError):
        return None


def _depth(message: Message) -> int:
    deepest, level = 0, [message]
    while level and deepest <= _DEEPEST:
        deepest += 1
        level = [part for each in level for part in _inner_of(each)]
    return deepest
