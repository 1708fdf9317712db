"""Lay corrections over the tables that say who is quoted."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.corrections.compiling import Applied

_COUNTS = ["n_attributions", "n_words"]
_KEY = list(schema.ARTICLE_VOICES.key)


def apply_to_sources(sources: pd.DataFrame, applied: Applied) -> pd.DataFrame:
    """Let the sources that are entities follow what a reader merged and renamed.

    Parameters
    ----------
    sources : DataFrame, one row per attribution, or per article, source and kind
        The machine's attributions or article_voices, or columns of them; needs
        ``source_id``, ``source_entity_id`` and ``source_name``.
    applied : Applied
        From `compile_corrections`.

    Returns
    -------
    DataFrame
        Attributions as handed in but for these three columns. Rows of article_voices
        that now have the same key are one, their counts summed, in order of the key.

    Notes
    -----
    A split moves no quotation: who is quoted is found out from more than a wording, and
    the table does not keep from which. They stay with the entity it was split from. The
    type of source is not changed either: it says in what office somebody speaks, and
    merged entities may have several. A source keeps the name an article gives it, unless
    its entity was renamed or merged into another.
    """
    columns = ["source_id", "source_entity_id", "source_name"]
    schema.require(sources, schema.ATTRIBUTIONS, *columns)
    is_entity = sources["source_id"] == sources["source_entity_id"]
    is_near = is_entity & sources["source_id"].isin(applied.moved.keys() | applied.renamed)
    if not is_near.any():
        return sources
    before = sources.loc[is_near, "source_id"]
    now = [applied.moved.get(entity_id, entity_id) for entity_id in before]
    changed = sources.copy()
    changed.loc[is_near, ["source_id", "source_entity_id"]] = [[i, i] for i in now]
    changed.loc[is_near, "source_name"] = [applied.names[entity_id] for entity_id in now]
    if "attribution_id" in sources or not {*_KEY, *_COUNTS} <= {*sources.columns}:
        return changed
    has_moved = changed["source_id"] != sources["source_id"]
    return _sum_up(changed.assign(has_moved=has_moved))


def _sum_up(voices: pd.DataFrame) -> pd.DataFrame:
    """Make one row of those with the same key; a row that did not move gives the name."""
    ordered = voices.sort_values([*_KEY, "has_moved"]).drop(columns="has_moved")
    others = {name: "first" for name in ordered.columns if name not in {*_KEY, *_COUNTS}}
    summed = ordered.groupby(_KEY, as_index=False).agg({**others, **dict.fromkeys(_COUNTS, "sum")})
    return summed[ordered.columns]
