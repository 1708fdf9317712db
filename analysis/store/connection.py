"""The one place that opens DuckDB, with everything off that reading tables does not need.

DuckDB trusts its data files and its SQL. So it is shown only files whose SHA-256 was
checked before, may open nothing else, loads no extension, and is sent no SQL but ours:
values are bound, names come from ``analysis.schema``.
"""

from __future__ import annotations

import contextlib
import glob
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pandas as pd

from analysis.errors import CorpusChangedError, QueryError, StoreError

MEMORY_LIMIT = "256MB"
THREADS = 2

_SETTINGS = (
    "SET TimeZone = 'UTC'",
    "SET parquet_metadata_cache = true",
    "SET enable_external_file_cache = false",
    "SET python_enable_replacements = false",
    "SET autoload_known_extensions = false",
    "SET autoinstall_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET allow_extension_repositories = 'forbidden'",
    "SET allow_persistent_secrets = false",
    "SET max_temp_directory_size = '0MB'",
    "SET enable_external_access = false",
)


def open_connection(views: Mapping[str, Sequence[Path]]) -> duckdb.DuckDBPyConnection:
    """Open an in-memory DuckDB that sees the given files as views, and nothing else.

    Parameters
    ----------
    views : mapping of str to paths
        The view's name, and the Parquet files it is made of, in order.

    Raises
    ------
    StoreError
        If DuckDB cannot read a file.
    """
    # DuckDB takes *, ? and [ in a path for a pattern, which could find another file:
    # it is given the escaped path, and must be allowed that spelling as well.
    patterns = {
        name: [glob.escape(str(path.absolute())) for path in paths] for name, paths in views.items()
    }
    allowed = {str(path.absolute()) for paths in views.values() for path in paths}
    allowed |= {pattern for paths in patterns.values() for pattern in paths}
    connection = duckdb.connect(
        ":memory:", config={"memory_limit": MEMORY_LIMIT, "threads": THREADS}
    )
    try:
        connection.execute("SET allowed_paths = ?", [sorted(allowed)])
        for setting in _SETTINGS:
            connection.execute(setting)
        for name, paths in patterns.items():
            relation = connection.read_parquet(paths, hive_partitioning=False)
            relation.create_view(name)
        connection.execute("SET lock_configuration = true")
    except duckdb.Error as problem:
        connection.close()
        msg = "The built corpus cannot be opened by DuckDB: run python -m analysis build again."
        raise StoreError(msg) from problem
    return connection


def fetch(
    connection: duckdb.DuckDBPyConnection,
    statement: str,
    values: Sequence[object],
    *,
    seconds: float,
) -> pd.DataFrame:
    """Run a statement on a cursor of its own, and stop it when it takes too long.

    Raises
    ------
    QueryError
        If it takes longer than ``seconds`` or needs too much memory.
    CorpusChangedError
        If a file is gone or cannot be read any more.
    """
    cursor = connection.cursor()

    def stop() -> None:
        with contextlib.suppress(duckdb.Error):  # it may have ended in this very moment
            cursor.interrupt()

    alarm = threading.Timer(seconds, stop)
    alarm.daemon = True
    alarm.start()
    try:
        # By way of Arrow: twice as quick as DuckDB's own way for text.
        rows: pd.DataFrame = cursor.sql(statement, params=list(values)).to_arrow_table().to_pandas()
        return rows
    except duckdb.InterruptException as problem:
        msg = f"The question took longer than {seconds:g} seconds: choose fewer articles or words."
        raise QueryError(msg) from problem
    except duckdb.OutOfMemoryException as problem:
        msg = "The question needs more memory than there is: choose fewer articles or words."
        raise QueryError(msg) from problem
    except duckdb.Error as problem:
        # Our SQL is fixed and its values are bound, so only the files can be at fault.
        # What DuckDB calls that depends on the byte: a file that is gone is a pattern
        # it may not follow, a damaged one is invalid input or not even a class of its own.
        msg = "The built corpus was changed while it was open: open it again."
        raise CorpusChangedError(msg) from problem
    finally:
        alarm.cancel()
        cursor.close()
