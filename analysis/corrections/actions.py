"""Lay corrections over who acts and who is acted upon."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.corrections.compiling import Applied
from analysis.schema.actions import ACTION_NAMES


def apply_to_action_names(names: pd.DataFrame, applied: Applied) -> pd.DataFrame:
    """Say who plays a part in each action, by a reader's corrections.

    Parameters
    ----------
    names : DataFrame, one row per action, role and entity
        The machine's (`analysis.schema.actions.ACTION_NAMES`), or columns of it; needs
        ``action_id``, ``role``, ``entity_id`` and ``surface``.
    applied : Applied
        From `compile_corrections`.

    Returns
    -------
    DataFrame, one row per action, role and entity
        In the same order; two entities that were merged play one part of an action once.
        As handed in, if nothing was merged or split.

    Notes
    -----
    A wording that was split off moves where it is all that names the entity here (*Roe*).
    Where it is a part of more words (*Roe troops*) or a pronoun, its row stays.
    """
    schema.require(names, ACTION_NAMES, "action_id", "role", "entity_id", "surface")
    is_touched = names["entity_id"].isin(applied.touched)
    if not is_touched.any():
        return names
    placed = names["entity_id"].astype("str").mask(is_touched, applied.place(names[is_touched]))
    moved = names.assign(entity_id=placed)
    return moved.drop_duplicates(["action_id", "role", "entity_id"], ignore_index=True)
