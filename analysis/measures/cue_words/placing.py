"""Which side of which event each article stands on."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.errors import SchemaError

SIDE = ["event_id", "side"]
GROUP = ["lexicon", "category"]


def place(articles: pd.DataFrame, *columns: str, is_pooled: bool) -> pd.DataFrame:
    """Return each article's event, side and columns, each article once."""
    require_columns(articles, ["article_id", *SIDE, *columns], "articles")
    placed = articles.assign(event_id="") if is_pooled else articles
    placed = placed[["article_id", *SIDE, *columns]].drop_duplicates("article_id")
    # The bootstrap draws articles by their place: rows in another order must not move it.
    return placed.sort_values("article_id", ignore_index=True)


def require_columns(table: pd.DataFrame, columns: Sequence[str], name: str) -> None:
    """Say which columns a table lacks, if any."""
    missing = [column for column in columns if column not in table]
    if missing:
        msg = f"The table {name} lacks {', '.join(missing)}."
        raise SchemaError(msg)
