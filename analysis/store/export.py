"""Tables for other programs: CSV that a spreadsheet opens safely, and JSON lines.

A spreadsheet runs a cell that starts like a formula. `neutralise` puts an apostrophe in
front of such text, which shows it as it is. `restore` takes that apostrophe away again
and gives back exactly what stood in the table.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

TRIGGERS = frozenset("=+-@\t\r\n\0＝＋－＠")  # noqa: RUF001 - the full-width forms are meant

_INVISIBLE = frozenset("\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069")
"""Characters without width, which some programs drop before they look at the first one."""

_BREAKS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}
"""Marks that some readers take for the end of a line."""


def neutralise(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet could take for a formula.

    That is text whose first character, leaving out spaces and characters without width,
    is one of ``= + - @``, their full-width forms, tab, line break or NUL. Text that
    only looks neutralised already gets another apostrophe, so that nothing is lost.

    Examples
    --------
    >>> neutralise("=1+2")
    "'=1+2"
    >>> neutralise("'Twas")
    "'Twas"
    """
    return f"'{cell}" if _is_risky(cell.lstrip("'")) else cell


def restore(cell: str) -> str:
    """Undo `neutralise`: drop one leading apostrophe if a formula follows them.

    Examples
    --------
    >>> restore("'=1+2")
    '=1+2'
    >>> restore("'Twas")
    "'Twas"
    """
    return cell[1:] if cell.startswith("'") and _is_risky(cell.lstrip("'")) else cell


def _is_risky(cell: str) -> bool:
    for character in cell:
        if character in TRIGGERS:
            return True
        if not character.isspace() and character not in _INVISIBLE:
            return False
    return False


def to_csv(table: pd.DataFrame) -> bytes:
    """Write a table as CSV for spreadsheets.

    Parameters
    ----------
    table : DataFrame
        Any table; its index is left out.

    Returns
    -------
    bytes
        UTF-8 with a byte order mark, which Excel needs to see UTF-8. One header row,
        commas, lines ended by CR LF. Text is neutralised, numbers stay numbers, times
        are ISO 8601 in UTC, yes and no are ``true`` and ``false``, missing cells empty.
    """
    return b"".join(csv_chunks([table]))


def to_jsonl(table: pd.DataFrame) -> bytes:
    """Write a table as JSON lines: UTF-8, one object per row, missing cells ``null``."""
    return b"".join(jsonl_chunks([table]))


def csv_chunks(tables: Iterator[pd.DataFrame] | list[pd.DataFrame]) -> Iterator[bytes]:
    """Write tables with the same columns as one CSV, a chunk per table; see `to_csv`."""
    for number, table in enumerate(tables):
        page = io.StringIO(newline="")
        writer = csv.writer(page)
        if number == 0:
            writer.writerow([neutralise(str(name)) for name in table.columns])
        for row in _plain_rows(table):
            writer.writerow([_to_csv_cell(cell) for cell in row])
        yield page.getvalue().encode("utf-8-sig" if number == 0 else "utf-8")


def jsonl_chunks(tables: Iterator[pd.DataFrame] | list[pd.DataFrame]) -> Iterator[bytes]:
    """Write tables as JSON lines, a chunk per table; see `to_jsonl`."""
    for table in tables:
        names = [str(name) for name in table.columns]
        lines = [
            json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, allow_nan=False)
            for row in _plain_rows(table)
        ]
        yield "".join(f"{line.translate(_BREAKS)}\n" for line in lines).encode()


def _plain_rows(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Return rows of plain Python values, times as text and missing cells as None."""
    columns = [[_to_plain(cell) for cell in table.iloc[:, n]] for n in range(table.shape[1])]
    return iter(zip(*columns, strict=True))


def _to_plain(cell: Any) -> Any:  # noqa: ANN401 - a cell may hold anything
    if isinstance(cell, str):
        return cell
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        moment = cell.tz_convert("UTC") if cell.tzinfo else cell
        return moment.tz_localize(None).isoformat() + ("Z" if cell.tzinfo else "")
    return cell.item() if hasattr(cell, "item") else cell


def _to_csv_cell(cell: object) -> object:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float) or cell is None:
        return cell
    return neutralise(str(cell))


def add_span_text(rows: pd.DataFrame, texts: dict[str, str]) -> pd.DataFrame:
    """Add the words that a span stands for, in a column ``text``.

    Parameters
    ----------
    rows : DataFrame
        Needs ``article_id``, ``start_char`` and ``end_char``; any other table, and one
        that has a text already, is returned as it is.
    texts : dict
        Article id to the article's text.

    Returns
    -------
    DataFrame
        The rows with ``text`` as the last column.
    """
    spans = {"article_id", "start_char", "end_char"}
    if "text" in rows.columns or not spans <= set(rows.columns):
        return rows
    places = zip(rows["article_id"], rows["start_char"], rows["end_char"], strict=True)
    words = [texts[article_id][start:end] for article_id, start, end in places]
    return rows.assign(text=pd.Series(words, index=rows.index, dtype="str"))
