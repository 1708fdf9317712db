"""Parts: some articles' rows of one table as one Parquet file.

The same rows always give the same bytes: rows are sorted, floats rounded, compression
and row groups fixed, and no time is written. Every page carries a checksum.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis import schema
from analysis.errors import StoreError
from analysis.schema import Dtype, Table
from analysis.store.order import natural_order

DECIMALS = 6
"""Floats are rounded when written: their last bits differ between machines."""

ROWS_PER_GROUP = 32_768

WRITER = f"pyarrow {pa.__version__}"
"""Another writer gives other bytes for the same rows."""

_ARROW: dict[Dtype, pa.DataType] = {
    "string": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "time": pa.timestamp("us", tz="UTC"),
}


def encode_table(rows: pd.DataFrame, table: Table) -> bytes:
    """Turn rows into the bytes of a Parquet file.

    Raises
    ------
    SchemaError
        If the rows break the promise of ``table``.
    """
    rows = schema.conform(rows, table)
    schema.require(rows, table)
    order = natural_order(table)
    if order:
        rows = rows.sort_values(order, kind="stable", ignore_index=True)
    for column in table.columns:
        if column.dtype == "float":
            # Adding zero turns -0.0 into 0.0, which is the same number in other bytes.
            rows[column.name] = rows[column.name].round(DECIMALS) + 0.0
    arrow = pa.Table.from_pandas(rows, schema=arrow_schema(table), preserve_index=False)
    sink = pa.BufferOutputStream()
    pq.write_table(
        arrow.replace_schema_metadata(None),
        sink,
        compression="zstd",
        row_group_size=ROWS_PER_GROUP,
        write_page_checksum=True,
        store_schema=False,
    )
    return bytes(sink.getvalue())


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow types of a table's columns."""
    return pa.schema(
        [pa.field(c.name, _ARROW[c.dtype], nullable=c.is_nullable) for c in table.columns]
    )


def read_part(path: Path, table: Table, columns: list[str] | None = None) -> pd.DataFrame:
    """Read a part, checking the checksum of every page.

    Returns
    -------
    DataFrame, rows of ``table`` in natural order
        With the given columns only, if any are given.

    Raises
    ------
    StoreError
        If the file is missing or damaged.
    """
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            arrow = file.read(columns=columns)
    except (OSError, ValueError, pa.ArrowException) as problem:
        # ValueError: a name in the file's own head that is no text any more.
        msg = f"{path} is damaged or missing: run python -m analysis build again."
        raise StoreError(msg) from problem
    rows: pd.DataFrame = arrow.to_pandas()
    return rows if columns else schema.conform(rows, table)
