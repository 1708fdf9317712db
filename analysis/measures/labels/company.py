"""What stands with the labels: whose the thing is said to be, and words of doubt."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures.labels.uses import SIDE, require_uses
from analysis.schema.labels import PHRASES

COMPANY_COLUMNS = [*SIDE, "facet", "value", "n_uses", "of_uses"]
FACETS = {"owner": "owner_entity_id", "hedge": "hedge"}
"""What is counted, and the column of the phrases that says which."""


def tally_company(uses: pd.DataFrame, phrases: pd.DataFrame) -> pd.DataFrame:
    """Count whom each side names with a referent, and with which word of doubt.

    Parameters
    ----------
    uses : DataFrame, one row per use
        Of one entity or concept: see `choose_uses`.
    phrases : DataFrame, one row per noun phrase
        Needs ``phrase_id``, ``owner_entity_id`` and ``hedge``; may hold others.

    Returns
    -------
    DataFrame, one row per event, side, facet and value, each side's most frequent first
        =======  ======  ===============================================================
        column   unit    meaning
        =======  ======  ===============================================================
        facet    name    ``owner``: who is named as doing or having it (Russian meddling);
                         ``hedge``: the word that leaves open whether it is so
        value    key     the entity, or the word; empty: nobody named, no such word
        n_uses   uses    of the side with it
        of_uses  uses    all of the side: those of one facet add up to them
        =======  ======  ===============================================================

        Empty, with these columns, if there are no uses.

    Raises
    ------
    SchemaError
        If a column is missing.

    Notes
    -----
    A name before a noun need not be its doer (*the Syria truce*). Doubt is seen in the
    phrase and in the noun it hangs on (*allegations of*); what a whole sentence says of it
    (*denied*) is not.

    Examples
    --------
    >>> uses = pd.DataFrame(
    ...     [("e", "Post", "a", "1", "s", "meddling", True, "alleged")],
    ...     columns=["event_id", "side", "article_id", "phrase_id", "sentence_id", "label",
    ...              "is_hedged", "hedge"],
    ... )
    >>> phrases = pd.DataFrame(
    ...     {"phrase_id": ["1"], "owner_entity_id": ["brent"], "hedge": ["alleged"]}
    ... )
    >>> tally_company(uses, phrases)[["facet", "value", "n_uses", "of_uses"]]
       facet    value  n_uses  of_uses
    0  hedge  alleged       1        1
    1  owner    brent       1        1
    """
    require_uses(uses)
    schema.require(phrases, PHRASES, "phrase_id", *FACETS.values())
    kept = phrases[["phrase_id", *FACETS.values()]].drop_duplicates("phrase_id")
    told = uses[[*SIDE, "phrase_id"]].merge(kept, on="phrase_id")
    if told.empty:
        return pd.DataFrame(columns=COMPANY_COLUMNS)
    parts = [
        told.groupby([*SIDE, column])
        .size()
        .rename("n_uses")
        .reset_index()
        .rename(columns={column: "value"})
        .assign(facet=facet)
        for facet, column in FACETS.items()
    ]
    table = pd.concat(parts, ignore_index=True)
    table["of_uses"] = table.groupby([*SIDE, "facet"])["n_uses"].transform("sum")
    return table.sort_values(
        [*SIDE, "facet", "n_uses", "value"],
        ascending=[True, True, True, False, True],
        ignore_index=True,
    )[COMPANY_COLUMNS]
