"""Rows: articles.csv as rows of text, read by the csv module and never guessed at.

``007`` stays ``007``, ``NA`` stays ``NA``, and no row is shifted.
"""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator
from pathlib import Path

from analysis.corpus.guard import guard_cell
from analysis.corpus.reading import FileText, Refused, decode, refuse_size
from analysis.errors import InputError

LISTING_FILE = "articles.csv"
REQUIRED = ("file", "outlet")
OPTIONAL = ("origin", "byline", "headline", "published", "event_date", "url")
IGNORED = ("outlet_country", "seed", "notes", "published_basis")
"""Columns that a listing may hold for its reader; nothing is made of them."""
KNOWN = REQUIRED + OPTIONAL + IGNORED
MAX_COLUMNS = 64


def read_rows(path: Path) -> Iterator[list[str] | Refused]:
    """Yield the rows of articles.csv, the header first; blank lines are no rows."""
    text = _read_listing_text(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            yield Refused(
                "csv",
                f"{LISTING_FILE} is broken off or badly quoted near line {reader.line_num} "
                f"({problem}): check its quotation marks.",
            )
            continue
        if cells:
            yield cells


def _read_listing_text(path: Path) -> str:
    """Read articles.csv as text, or say why that cannot be done."""
    if not path.is_file():
        msg = (
            f"{path.parent} holds no {LISTING_FILE}: add one whose first line is "
            "file,outlet and which names each .txt file with its outlet."
        )
        raise InputError(msg)
    try:
        read = refuse_size(path) or decode(path.read_bytes(), LISTING_FILE)
    except OSError as problem:
        msg = f"{path} cannot be read ({problem.strerror}): check its rights."
        raise InputError(msg) from problem
    if isinstance(read, FileText):
        return read.text.removeprefix("\ufeff")
    advice = {
        "empty": f"{path} is empty: its first line must be file,outlet, a row per article below.",
        "too_large": f"{path} is larger than 5 MB: split the corpus into several folders.",
        "encoding": f"{path} is in an encoding that cannot be told for certain: save it as UTF-8.",
    }
    raise InputError(advice.get(read.reason, f"{path}: {read.message}"))


def read_header(cells: list[str] | Refused) -> list[str]:
    """Read the first line; raise InputError if it cannot be understood."""
    if isinstance(cells, Refused):
        raise InputError(cells.message)
    names = [guard_cell(cell).lower() for cell in cells]
    problem = _find_header_problem(names)
    if problem:
        msg = f"{LISTING_FILE}: {problem}"
        raise InputError(msg)
    return names


def _find_header_problem(names: list[str]) -> str:
    """Say what is wrong with the column names, and what to do; empty if nothing is."""
    if len(names) > MAX_COLUMNS:
        return f"it has {len(names)} columns, at most {MAX_COLUMNS} can be read: drop some."
    missing = [name for name in REQUIRED if name not in names]
    if missing and len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        return "its columns are not parted by commas: save it with commas."
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        return f"it has the column {twice[0]!r} more than once: keep one of them."
    unknown = [name for name in names if name not in KNOWN]
    if unknown:
        return _explain_unknown(unknown[0])
    if missing:
        return (
            f"it lacks the column {' and '.join(missing)}: its first line must name at least "
            "file and outlet."
        )
    return ""


def _explain_unknown(name: str) -> str:
    near = difflib.get_close_matches(name, KNOWN, n=1)
    shown = f"the column {name[:40]!r} is not known"
    if near:
        return f"{shown}: did you mean {near[0]!r}? Rename or drop it."
    return f"{shown}: rename or drop it; known are {', '.join(KNOWN)}."
