"""Making tables as promised, and saying how one breaks its promise."""

from __future__ import annotations

import pandas as pd

from analysis.errors import SchemaError
from analysis.schema.columns import Dtype, Table

_EMPTY_DTYPES: dict[Dtype, str] = {
    "string": "str",
    "int": "int64",
    "float": "float64",
    "bool": "bool",
    "time": "datetime64[us, UTC]",
}


def empty(table: Table) -> pd.DataFrame:
    """Return a table with the promised columns and no row.

    Examples
    --------
    >>> from analysis.schema import ARTICLE_TERMS
    >>> empty(ARTICLE_TERMS).columns.tolist()
    ['article_id', 'term', 'voice', 'n_tokens', 'n_sentences']
    """
    return pd.DataFrame(
        {c.name: pd.Series([], dtype=_EMPTY_DTYPES[c.dtype]) for c in table.columns}
    )


def frame(table: Table, rows: list[dict[str, object]]) -> pd.DataFrame:
    """Make a table of rows, with the promised columns, order and dtypes.

    Parameters
    ----------
    table : Table
        What to make.
    rows : list of dict
        One dict per row; keys beyond the table's columns are dropped.

    Raises
    ------
    SchemaError
        If a row lacks a column, or a value does not fit.
    """
    if not rows:
        return empty(table)
    made = pd.DataFrame(rows)
    return conform(made, table)


def conform(rows: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Give ``rows`` the promised column order and dtypes.

    Raises
    ------
    SchemaError
        If a column is missing or cannot be read as promised.
    """
    missing = [name for name in table.column_names if name not in rows.columns]
    if missing:
        msg = f"The table {table.name} lacks {', '.join(missing)}: rebuild the corpus."
        raise SchemaError(msg)
    try:
        times = {
            c.name: pd.to_datetime(rows[c.name], utc=True)
            for c in table.columns
            if c.dtype == "time"
        }
        return (
            rows[table.column_names]
            .assign(**times)
            .astype({c.name: _EMPTY_DTYPES[c.dtype] for c in table.columns})
            .reset_index(drop=True)
        )
    except (TypeError, ValueError) as problem:
        msg = f"The table {table.name} holds a value of the wrong kind ({problem}): rebuild it."
        raise SchemaError(msg) from problem


_CHECKS = {
    "string": pd.api.types.is_string_dtype,
    "int": pd.api.types.is_integer_dtype,
    "float": pd.api.types.is_float_dtype,
    "bool": pd.api.types.is_bool_dtype,
    "time": pd.api.types.is_datetime64_any_dtype,
}


def require(rows: pd.DataFrame, table: Table, *columns: str, name: str | None = None) -> None:
    """Say precisely how ``rows`` breaks the promise of ``table``, if it does.

    Parameters
    ----------
    rows : DataFrame
        The table to look at.
    table : Table
        The promise.
    *columns : str
        Look at these columns only; at all of them when none is named.
    name : str, optional
        What to call the table in the message.

    Raises
    ------
    SchemaError
        If a column is missing, is of another kind, or is empty where it may not be.

    Examples
    --------
    >>> from analysis.schema import ARTICLE_TERMS
    >>> require(empty(ARTICLE_TERMS).drop(columns="term"), ARTICLE_TERMS)
    Traceback (most recent call last):
    analysis.errors.SchemaError: The table article_terms lacks term.
    """
    label = name or table.name
    wanted = [c for c in table.columns if not columns or c.name in columns]
    missing = [c.name for c in wanted if c.name not in rows.columns]
    if missing:
        msg = f"The table {label} lacks {', '.join(missing)}."
        raise SchemaError(msg)
    wrong = [c.name for c in wanted if len(rows) and not _CHECKS[c.dtype](rows[c.name].dtype)]
    if wrong:
        msg = f"The table {label} holds another kind of value than promised in {', '.join(wrong)}."
        raise SchemaError(msg)
    holes = [c.name for c in wanted if not c.is_nullable and rows[c.name].isna().any()]
    if holes:
        msg = f"The table {label} has empty cells in {', '.join(holes)}."
        raise SchemaError(msg)
