"""The listing: articles.csv says which file comes from which outlet.

A row is accepted as an entry or rejected with a reason; none is left out unseen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

import pandas as pd

from analysis import schema
from analysis.corpus.dates import Stated, read_iso
from analysis.corpus.guard import guard_cell
from analysis.corpus.reading import Refused, refuse_size
from analysis.corpus.rows import IGNORED, LISTING_FILE, read_header, read_rows
from analysis.errors import InputError

MAX_CELL_CHARS = 1_000


@dataclass(frozen=True)
class Entry:
    """One accepted row of articles.csv; an empty string is what it does not say."""

    article_id: str
    file: str
    row: int
    outlet: str
    origin: str = ""
    byline: str = ""
    headline: str = ""
    published: Stated | None = None
    event_date: str = ""
    url: str = ""


@dataclass(frozen=True)
class Listing:
    """What a folder holds: accepted entries by file name, and rejected_rows."""

    folder: Path
    entries: list[Entry]
    rejected: pd.DataFrame


def read_listing(folder: Path, *, now: datetime | None = None) -> Listing:
    """Read which articles a folder holds, from its articles.csv.

    Parameters
    ----------
    folder : Path
        A folder with articles.csv and .txt files.
    now : datetime, optional
        Dates more than two days after this are rejected; the clock's time if not given.

    Returns
    -------
    Listing
        Its entries are in the order of their file names, whatever the order of the
        rows. Each row of articles.csv is an entry or a row of ``rejected``; so is each
        .txt file that no row names (reason ``not_listed``, row 0).

    Raises
    ------
    InputError
        If the folder or articles.csv is missing, empty or unreadable, or if its first
        line lacks a required column, names one twice or names one that is not known.
    """
    if not folder.is_dir():
        msg = f"{folder} is not a folder: name the folder that holds {LISTING_FILE}."
        raise InputError(msg)
    rows = read_rows(folder / LISTING_FILE)
    reader = _RowReader(folder, read_header(next(rows)), now)
    for number, cells in enumerate(rows, start=1):
        reader.read(number, cells)
    reader.reject_unlisted()
    entries = sorted(reader.entries, key=_by_file)
    return Listing(folder, entries, schema.frame(schema.REJECTED_ROWS, reader.rejected))


def reject(file: str, row: int, refused: Refused) -> dict[str, object]:
    """Make a row of rejected_rows."""
    return {
        "rejected_row_id": f"{file}:{row}",
        "file": file,
        "row": row,
        "reason": refused.reason,
        "message": refused.message,
    }


def _by_file(entry: Entry) -> str:
    return entry.file


# One row ---------------------------------------------------------------------------


class _RowReader:
    """Turns rows into entries, and keeps count of what it rejects."""

    def __init__(self, folder: Path, names: list[str], now: datetime | None) -> None:
        self.folder = folder
        self.root = folder.resolve()
        self.names = names
        self.now = now
        self.entries: list[Entry] = []
        self.rejected: list[dict[str, object]] = []
        self.named_files: set[str] = set()
        self.article_ids: set[str] = set()

    def read(self, row: int, cells: list[str] | Refused) -> None:
        """Accept a row as an entry or reject it with the first reason that holds."""
        entry = cells if isinstance(cells, Refused) else self._make_entry(row, cells)
        if isinstance(entry, Entry):
            refused = self._refuse_file(entry)
            self.named_files.add(entry.file)
            if refused is None:
                self.entries.append(entry)
                self.article_ids.add(entry.article_id)
                return
            self.rejected.append(reject(entry.file, row, refused))
            return
        file = "" if isinstance(cells, Refused) else self._name_file(cells)
        self.named_files.add(file)
        self.rejected.append(reject(file, row, entry))

    def reject_unlisted(self) -> None:
        """Reject each .txt file that no row names, so that none is left out unseen."""
        for path in sorted(self.folder.rglob("*.txt")):
            file = path.relative_to(self.folder).as_posix()
            if file not in self.named_files:
                refused = Refused(
                    "not_listed", f"{file} is not named in {LISTING_FILE}: add a row for it."
                )
                self.rejected.append(reject(guard_cell(file), 0, refused))

    def _name_file(self, cells: list[str]) -> str:
        """Return what a row names as its file, as far as it can be told."""
        at = self.names.index("file")
        return _plain_path(guard_cell(cells[at])) if at < len(cells) else ""

    def _make_entry(self, row: int, cells: list[str]) -> Entry | Refused:
        if len(cells) != len(self.names):
            return Refused(
                "ragged",
                f"row {row} of {LISTING_FILE} has {len(cells)} cells instead of "
                f"{len(self.names)}: put cells that hold a comma in quotation marks.",
            )
        values = {n: guard_cell(c) for n, c in zip(self.names, cells, strict=True)}
        values["file"] = _plain_path(values["file"])
        refused = self._refuse_values(row, values)
        if refused is not None:
            return refused
        return Entry(
            article_id=re.sub(r"\.txt$", "", values["file"], flags=re.IGNORECASE),
            file=values["file"],
            row=row,
            outlet=values["outlet"],
            origin=values.get("origin", ""),
            byline=values.get("byline", ""),
            headline=values.get("headline", ""),
            published=read_iso(values.get("published", ""), now=self.now),
            event_date=values.get("event_date", ""),
            url=values.get("url", ""),
        )

    def _refuse_values(self, row: int, values: dict[str, str]) -> Refused | None:
        """Refuse a row for what its cells hold."""
        where = f"row {row} of {LISTING_FILE}"
        if not values["file"]:
            return Refused("no_file", f"{where} names no file: fill in the column file.")
        if not values["outlet"]:
            return Refused("no_outlet", f"{where} names no outlet: fill in the column outlet.")
        too_long = [n for n, v in values.items() if len(v) > MAX_CELL_CHARS and n not in IGNORED]
        if too_long:
            return Refused(
                "too_long",
                f"{where} holds more than {MAX_CELL_CHARS:,} characters in {too_long[0]}: "
                "shorten it.",
            )
        for name in ("published", "event_date"):
            if values.get(name) and read_iso(values[name], now=self.now) is None:
                return Refused(
                    "date",
                    f"{where} holds {values[name][:40]!r} in {name}, which is no plausible date: "
                    "write it as 2017-07-08 or 2017-07-08T02:54+05:30, or leave it empty.",
                )
        if len(values.get("event_date", "")) > 10:
            return Refused(
                "date", f"{where} holds a time in event_date: write the day only, as 2017-07-08."
            )
        url = values.get("url", "")
        if url and not url.lower().startswith(("http://", "https://")):
            return Refused(
                "url", f"{where} holds an address that is not http or https: correct it."
            )
        return None

    def _refuse_file(self, entry: Entry) -> Refused | None:
        """Refuse a row for the file it names, before the file is read."""
        file, path = entry.file, self.folder / entry.file
        if file in self.named_files or entry.article_id in self.article_ids:
            return Refused("duplicate_file", f"{file} is named twice: keep one row for it.")
        if "\\" in file or not _is_below(path, self.root):
            return Refused("path", f"{file} lies outside the folder: move it there.")
        if path.suffix.lower() != ".txt":
            return Refused("type_mismatch", f"{file} is not a .txt file: save it as plain text.")
        if not path.is_file():
            return Refused("missing_file", f"{file} is not in the folder: add it or drop its row.")
        return refuse_size(path)


def _plain_path(file: str) -> str:
    """Write a path in one way, so that a file named twice is seen."""
    return PurePosixPath(file).as_posix() if file else ""


def _is_below(path: Path, root: Path) -> bool:
    """Say whether a path stays in the folder, links followed."""
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, ValueError, RuntimeError):
        return False
