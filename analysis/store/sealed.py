"""JSON under its own checksum, so that half a file or one changed digit is noticed."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def digest(content: object) -> str:
    """Return the SHA-256 of some JSON content, whatever the order of its keys.

    Examples
    --------
    >>> digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})
    True
    """
    plain = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("ascii")).hexdigest()


def seal(content: dict[str, Any]) -> bytes:
    """Write content and its checksum, one key per line, so that changes read well."""
    sealed = {"content": content, "sha256": digest(content)}
    text = json.dumps(sealed, sort_keys=True, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def unseal(raw: bytes) -> dict[str, Any]:
    """Read content back.

    Raises
    ------
    ValueError
        If it is not whole; the text says in what way, in a few words.
    """
    if not raw.strip():
        msg = "it is empty"
        raise ValueError(msg)
    try:
        sealed = json.loads(raw)
    except (ValueError, RecursionError) as problem:
        msg = "it is not complete JSON"
        raise ValueError(msg) from problem
    if not isinstance(sealed, dict) or not isinstance(sealed.get("content"), dict):
        msg = "it is of another form"
        raise ValueError(msg)
    content: dict[str, Any] = sealed["content"]
    try:
        is_whole = digest(content) == sealed.get("sha256")
    except (ValueError, RecursionError):
        is_whole = False
    if not is_whole:
        msg = "its checksum does not fit its content"
        raise ValueError(msg)
    return content
