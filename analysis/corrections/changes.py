"""List what a reader's corrections change against the machine's version."""

from __future__ import annotations

import pandas as pd

from analysis.corrections.compiling import Applied

_DTYPES = {
    "action": "str",
    "entity_id": "str",
    "what": "str",
    "before": "str",
    "after": "str",
    "n_mentions": "int64",
    "reason": "str",
    "is_applied": "bool",
    "why_not": "str",
}


def list_changes(applied: Applied) -> pd.DataFrame:
    """List each correction with what it changed, or why it changed nothing.

    Parameters
    ----------
    applied : Applied
        From `compile_corrections`.

    Returns
    -------
    DataFrame, one row per correction, in order
        ==========  ========  =====================================================
        column      unit      meaning
        ==========  ========  =====================================================
        action      name      merge, split, rename or retype
        entity_id   key       the entity it is about
        what        text      its name as it stood then; for a split the wording
        before      text      the name before it; for a retype the type
        after       text      the name or type that it asks for
        n_mentions  mentions  those it is about, in all sections; 0 if not applied
        reason      text      the reader's, or empty
        is_applied  yes or no it was applied
        why_not     sentence  why it was not; or empty
        ==========  ========  =====================================================

        Empty, with these columns, if there is no correction. What a later correction
        changes again is not taken off an earlier row, so mentions do not add up.
    """
    rows = [
        (
            outcome.correction.action,
            outcome.correction.entity_id,
            outcome.what,
            outcome.before,
            outcome.after,
            outcome.n_mentions,
            outcome.correction.reason,
            not outcome.why_not,
            outcome.why_not,
        )
        for outcome in applied.outcomes
    ]
    return pd.DataFrame(rows, columns=list(_DTYPES)).astype(_DTYPES)
