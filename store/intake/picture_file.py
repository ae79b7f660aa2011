"""Pictures: kept as they are, looked at for soundness and size; words only where an OCR program is installed."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from datetime import datetime
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from domain.evidence.evidence import BlockKind, FileText, ReadingStatus
from domain.text.page_text import paragraphs_of_page
from store.intake.gathering import Gathering, Unreadable

MOST_PIXELS = 50_000_000
"""Pixels of a picture that is unpacked at all; a larger one is kept and not looked into."""

OCR_PROGRAM = "tesseract"
_LONGEST_OCR = 40.0
_TAKEN = 306
"""The EXIF tag for the moment a picture was made."""


def read_picture(path: Path, gathered: Gathering) -> FileText:
    """Return what a picture says; its status says whether there was a program to read it. Raises Unreadable."""
    gathered.pages = 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            _look_at(path, gathered)
        except UnidentifiedImageError:
            raise Unreadable(ReadingStatus.UNREADABLE, "damaged") from None
        except Image.DecompressionBombError:
            raise Unreadable(ReadingStatus.TOO_DEMANDING, "picture-too-large") from None
        except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError):
            raise Unreadable(ReadingStatus.UNREADABLE, "picture-truncated") from None
    program = shutil.which(OCR_PROGRAM)
    if program is None:
        gathered.notice("no-ocr-program")
        return gathered.finish(ReadingStatus.NO_OCR)
    for text, _places in paragraphs_of_page(_recognised(program, path)):
        gathered.add(BlockKind.PARAGRAPH, text)
    gathered.notice("words-recognised")
    return gathered.finish()


def _look_at(path: Path, gathered: Gathering) -> None:
    """Check the size that the picture states, then unpack all of it: one that was cut off is found only so."""
    with Image.open(path) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            raise Unreadable(ReadingStatus.TOO_DEMANDING, "picture-too-large")
        try:
            taken = str(picture.getexif().get(_TAKEN, ""))
            gathered.say_when("created", datetime.strptime(taken[:19], "%Y:%m:%d %H:%M:%S"))
        except (ValueError, OSError, SyntaxError, TypeError, KeyError):
            pass
        picture.load()


def _recognised(program: str, path: Path) -> str:
    try:
        done = subprocess.run(
            [program, str(path), "stdout"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST_OCR,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Unreadable(ReadingStatus.TOO_DEMANDING) from None
    if done.returncode != 0:
        raise Unreadable(ReadingStatus.UNREADABLE)
    return done.stdout.decode("utf-8", "replace")
