"""Reading: a file's bytes become text, or a reason why not.

Order: size, form, byte order mark, strict UTF-8, detection. Detection is believed only
if the decoded text looks like text; otherwise the file is rejected, because wrongly
decoded letters would later look like an outlet's wording.
"""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

import charset_normalizer

MAX_BYTES = 5_000_000
MAX_CHAOS_SHARE = 0.05
"""Share of improbable characters up to which a detected encoding is believed."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What English-language files without a mark are met in, the likelier first: where two
# decode equally well, accents alone cannot tell which was meant.
_DETECTABLE = ("cp1252", "mac_roman", "cp1250", "cp1251")
_OTHER_TYPES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML document"),
)
MAX_NUL_SHARE = 0.01


@dataclass(frozen=True)
class Refused:
    """Why a file is not accepted: a reason code, and what to do next in plain words."""

    reason: str
    message: str


@dataclass(frozen=True)
class FileText:
    """A file's text, how its bytes were read, and their SHA-256."""

    text: str
    encoding: str
    sha256: str


def refuse_size(path: Path) -> Refused | None:
    """Refuse a file for its size alone, before anything reads it."""
    if path.stat().st_size <= MAX_BYTES:
        return None
    megabytes = path.stat().st_size / 1_000_000
    return Refused(
        "too_large",
        f"{path.name} has {megabytes:.1f} MB, more than the {MAX_BYTES // 1_000_000} MB of one "
        "article file: keep only the article in it.",
    )


def read_text(path: Path) -> FileText | Refused:
    """Read a text file.

    Parameters
    ----------
    path : Path
        An existing file.

    Returns
    -------
    FileText or Refused
        Refused with the reason ``too_large``, ``empty``, ``type_mismatch``, ``encoding``
        or ``unreadable``.
    """
    try:
        refused = refuse_size(path)
        raw = b"" if refused else path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or "it cannot be opened"
        return Refused("unreadable", f"{path.name} cannot be read ({reason}): check its rights.")
    return refused or decode(raw, path.name)


def decode(raw: bytes, name: str) -> FileText | Refused:
    """Decode a file's bytes.

    Examples
    --------
    >>> decode("Łódź".encode("utf-16"), "a.txt").encoding
    'utf-16'
    >>> decode(b"", "a.txt").reason
    'empty'
    """
    refused = _refuse_type(raw, name)
    if refused is not None:
        return refused
    encoding = _find_encoding(raw)
    if not encoding:
        return Refused(
            "encoding",
            f"{name} is in an encoding that cannot be told for certain: save it as UTF-8.",
        )
    text = raw.decode(encoding)
    if not text.strip("\ufeff \t\r\n\x0b\x0c\xa0\u200b"):
        return Refused("empty", f"{name} holds no text: put the article in it or drop its row.")
    return FileText(text, encoding.replace("_", "-"), hashlib.sha256(raw).hexdigest())


def _refuse_type(raw: bytes, name: str) -> Refused | None:
    """Refuse bytes that are no text, whatever the file is called."""
    if not raw:
        return Refused("empty", f"{name} is empty: put the article in it or drop its row.")
    start = raw[:64].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    found = next((kind for magic, kind in _OTHER_TYPES if start.startswith(magic.lower())), "")
    has_mark = any(raw.startswith(mark) for mark, _ in _MARKS)
    if not found and not has_mark and not _is_wide(raw) and raw.count(0) > MAX_NUL_SHARE * len(raw):
        found = "not text"
    if not found:
        return None
    return Refused(
        "type_mismatch", f"{name} is {found}, not plain text: save the article as .txt in UTF-8."
    )


def _is_wide(raw: bytes) -> bool:
    """Say whether the zero bytes stand as in UTF-16 without a mark: in every other place."""
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    half = len(raw) // 2
    return len(raw) % 2 == 0 and max(even, odd) > 0.7 * half and min(even, odd) < 0.05 * half


def _find_encoding(raw: bytes) -> str:
    """Name the encoding; empty if none can be told for certain."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding if _decodes(raw, encoding) else ""
    if _decodes(raw, "utf-8"):
        return "utf-8"
    if _is_wide(raw):
        encoding = "utf_16_le" if raw[1::2].count(0) > raw[0::2].count(0) else "utf_16_be"
        return encoding if _decodes(raw, encoding) else ""
    matches = charset_normalizer.from_bytes(raw, cp_isolation=list(_DETECTABLE))
    likely = [match for match in matches if match.chaos <= MAX_CHAOS_SHARE]
    if not likely:
        return ""
    least = min(match.chaos for match in likely)
    tied = {match.encoding for match in likely if match.chaos == least}
    encoding = next((name for name in _DETECTABLE if name in tied), "")
    return encoding if encoding and _is_clean(raw.decode(encoding, errors="replace")) else ""


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_clean(text: str) -> bool:
    """Say whether no character is one that no author types."""
    return not any("\x7f" <= char <= "\x9f" or char == "\ufffd" for char in text)
