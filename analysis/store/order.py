"""The order that rows are kept and shown in."""

from __future__ import annotations

from analysis import schema
from analysis.schema import Table

_PLACES = ("article_id", "start_char", "line", "token_id")


def natural_order(table: Table) -> list[str]:
    """Return the columns a table is sorted by: article, place in it, then the key.

    A thread's rules keep the order of its definition file, so they have none.

    Examples
    --------
    >>> natural_order(schema.THREAD_HITS)
    ['article_id', 'start_char', 'thread_id', 'term']
    """
    if table is schema.THREAD_TERMS:
        return []
    places = [name for name in _PLACES if name in table.column_names]
    return [*places, *(name for name in table.key if name not in places)]
