"""Read a built corpus: whole tables, or the rows that fit a filter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import schema
from analysis.errors import SchemaError
from analysis.schema import Column, Table
from analysis.store.connection import fetch, open_connection
from analysis.store.manifest import (
    PARTS_FOLDER,
    Manifest,
    read_manifest,
    verify_files,
)
from analysis.store.order import natural_order

QUERY_SECONDS = 5.0

Filter = object
"""A value, or a list, tuple, set or column of values of which one must fit."""

_MANY = (list, tuple, set, frozenset, pd.Series, pd.Index, np.ndarray)


class StoredCorpus:
    """A built corpus, opened for reading; safe to share between threads.

    Every call runs on a database cursor of its own.
    """

    def __init__(self, folder: Path, manifest: Manifest, *, query_seconds: float) -> None:
        self.folder = folder
        self.manifest = manifest
        self._seconds = query_seconds
        views = {
            name: [folder / PARTS_FOLDER / file.name for file in manifest.files_of(name)]
            for name in schema.TABLES
        }
        self._connection = open_connection(views)

    @property
    def corpus_id(self) -> str:
        """12 hex digits that name the inputs and definitions, for links and citations."""
        return self.manifest.corpus_id

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def table(self, name: str) -> pd.DataFrame:
        """Return a whole table; meant for the small ones.

        Returns
        -------
        DataFrame, with the columns and dtypes of ``schema.TABLES[name]``
            In natural order. Empty, with these columns, if it has no row.
        """
        return self.select(name)

    def select(
        self, name: str, columns: Collection[str] | None = None, **filters: Filter
    ) -> pd.DataFrame:
        """Return the rows of a table that fit every filter.

        Parameters
        ----------
        name : str
            A table of ``schema.TABLES``.
        columns : collection of str, optional
            The columns wanted, in their order; all by default.
        **filters : value or collection of values
            ``column=value``: the cell equals the value, or one of the values. An
            empty collection fits no row. A missing cell fits nothing.

        Returns
        -------
        DataFrame, rows of the table in natural order
            Article, place in the article, then key; empty if nothing fits.

        Raises
        ------
        SchemaError
            If the table or a column does not exist.
        ValueError
            If a value is of another kind than its column.
        QueryError
            If it takes too long or needs too much memory.
        CorpusChangedError
            If the corpus was rebuilt or damaged meanwhile.

        Examples
        --------
        ``corpus.select("sentences", ["text"], article_id=["a", "b"], section="lead")``
        """
        table = _find_table(name)
        chosen = list(columns) if columns is not None else table.column_names
        for column in (*chosen, *filters):
            _find_column(table, column)
        values = [_to_values(_find_column(table, key), wanted) for key, wanted in filters.items()]
        conditions = [f'"{key}" IN (SELECT unnest(?))' for key in filters]
        return self._fetch(table, chosen, conditions, values)

    def select_forms(
        self, words: Collection[str], article_ids: Collection[str] | None = None
    ) -> pd.DataFrame:
        """Return the tokens whose written form or lemma is one of some words.

        Parameters
        ----------
        words : collection of str
            In any case; an empty collection fits no token.
        article_ids : collection of str, optional
            The articles to look in; all by default.

        Returns
        -------
        DataFrame, one row per token (``schema.TOKENS``)
            By article and place.
        """
        wanted = _to_strings(word.lower() for word in words)
        conditions = ['("form" IN (SELECT unnest(?)) OR "lemma" IN (SELECT unnest(?)))']
        values: list[list[Any]] = [wanted, wanted]
        if article_ids is not None:
            conditions.append('"article_id" IN (SELECT unnest(?))')
            values.append(_to_strings(article_ids))
        return self._fetch(schema.TOKENS, schema.TOKENS.column_names, conditions, values)

    def select_sentences(
        self, needles: Collection[str], article_ids: Collection[str] | None = None
    ) -> pd.DataFrame:
        """Return the sentences that hold one of some pieces of text, in any case.

        A quick first sieve: what it leaves out holds none of the pieces.

        Parameters
        ----------
        needles : collection of str
            Pieces of text; an empty collection fits no sentence.
        article_ids : collection of str, optional
            The articles to look in; all by default.

        Returns
        -------
        DataFrame, one row per sentence (``schema.SENTENCES``)
            By article and place.
        """
        wanted = _to_strings(needle for needle in needles if needle)
        if not wanted:
            return schema.empty(schema.SENTENCES)
        conditions = ['regexp_matches("text", ?)']
        values: list[Any] = ["(?i)" + "|".join(_to_pattern(needle) for needle in wanted)]
        if article_ids is not None:
            conditions.append('"article_id" IN (SELECT unnest(?))')
            values.append(_to_strings(article_ids))
        return self._fetch(schema.SENTENCES, schema.SENTENCES.column_names, conditions, values)

    def _fetch(
        self, table: Table, columns: list[str], conditions: list[str], values: list[Any]
    ) -> pd.DataFrame:
        statement = _write_statement(table, columns, conditions)
        rows = fetch(self._connection, statement, values, seconds=self._seconds)
        return schema.conform(rows, _narrow(table, columns))


def open_corpus(folder: Path | str, *, query_seconds: float = QUERY_SECONDS) -> StoredCorpus:
    """Open a built corpus after checking the bytes of every file.

    Parameters
    ----------
    folder : path
        What ``python -m analysis build`` wrote.
    query_seconds : float
        A question that takes longer is stopped.

    Raises
    ------
    StoreError
        If the manifest or a part is missing, damaged or of another version. The
        database has opened nothing then.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    verify_files(folder, manifest.files)
    return StoredCorpus(folder, manifest, query_seconds=query_seconds)


def _write_statement(table: Table, columns: list[str], conditions: list[str]) -> str:
    """Write a SELECT whose names are all from the schema and whose values are all bound."""
    picked = ", ".join(f'"{column}"' for column in columns)
    where = " AND ".join(conditions) or "true"
    order = ", ".join(f'"{column}"' for column in natural_order(table))
    ending = f" ORDER BY {order}" if order else ""
    return f'SELECT {picked} FROM "{table.name}" WHERE {where}{ending}'


def _narrow(table: Table, columns: list[str]) -> Table:
    """Return the table with some of its columns only."""
    return Table(table.name, table.row, (), tuple(_find_column(table, name) for name in columns))


def _find_table(name: str) -> Table:
    if name not in schema.TABLES:
        msg = f"There is no table {name}: choose one of {', '.join(schema.TABLES)}."
        raise SchemaError(msg)
    return schema.TABLES[name]


def _find_column(table: Table, name: str) -> Column:
    for column in table.columns:
        if column.name == name:
            return column
    msg = f"The table {table.name} has no column {name}: choose one of its columns."
    raise SchemaError(msg)


_KINDS: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "time": (dt.datetime,),
}


def _to_values(column: Column, wanted: Filter) -> list[Any]:
    """Return a filter's values as a list of plain Python values of the column's kind."""
    values: list[Any] = [
        value.item() if isinstance(value, np.generic) else value
        for value in (wanted if isinstance(wanted, _MANY) else [wanted])
    ]
    for value in values:
        is_flag = isinstance(value, bool) and column.dtype != "bool"
        if is_flag or not isinstance(value, _KINDS[column.dtype]):
            msg = f"{column.name} holds {column.dtype} values, which {value!r} is not."
            raise ValueError(msg)
    return _to_strings(values) if column.dtype == "string" else values


def _to_strings(values: Iterable[str]) -> list[Any]:
    """Drop what no stored text can hold: halves of a surrogate pair have no UTF-8 form."""
    return sorted({v for v in values if not any("\ud800" <= c <= "\udfff" for c in v)})


def _to_pattern(needle: str) -> str:
    """Return a regular expression that finds just these characters."""
    return "".join(
        character if character.isalnum() else f"\\x{{{ord(character):x}}}" for character in needle
    )
