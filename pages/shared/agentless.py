"""What one report tells without a doer, beside the sentence of another that names one."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.notation import count
from pages.shared.acting import Acting, Telling
from pages.shared.action_evidence import action_block, key_block
from pages.shared.action_words import verb_words
from pages.shared.escaping import isolate
from pages.shared.evidence import follow
from pages.shared.loading_action_sentences import Told, load_told_actions
from pages.shared.loading_actions import load_agentless
from pages.shared.selection import event_name
from pages.shared.sheet import block, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Entities

MAX_PAIRS = 8
MATCHES = {
    "entity": "the same verb, done to the same",
    "word": "the same verb, done to what is called the same",
    "verb": "the same verb only, so the weakest: one of the two does not tell to whom",
}


def show_agentless(telling: Telling, acting: Acting, entities: Entities) -> None:
    """Show pairs of sentences: one without a doer, one of another report with a doer."""
    st.subheader("Who did it, by other reports", anchor=False)
    pairs = load_agentless(telling)
    if pairs.empty:
        note(_why_none(acting))
        return
    report = _ask_report(pairs)
    shown = lead_pairs(pairs, *report)
    note(
        "Leads to read, not findings: the same verb in two reports on one event need not be the "
        "same deed. Surest first."
    )
    first = shown.head(MAX_PAIRS)
    told = load_told_actions(telling, [*first["action_id"], *first["other_action_id"]])
    blocks = [key_block()]
    for row in first.to_dict("records"):
        blocks += _pair(row, told, telling, entities)
    follow(show_sheet("pairs", blocks, "agentless"), told.sentences)
    if len(shown) > MAX_PAIRS:
        note(f"The first {MAX_PAIRS} of {len(shown):,} are shown.")


def _why_none(acting: Acting) -> str:
    """Say why there is no pair."""
    if (acting.articles["event_id"] == "").all():
        return (
            "The event of these articles is not known, so nobody is known to report the same: "
            "nothing is set beside each other."
        )
    return "Nothing that a report tells without a doer is told with one by another on its event."


def _ask_report(pairs: pd.DataFrame) -> tuple[str, str]:
    """Ask whose actions without a doer to show."""
    keys = pairs[["event_id", "side"]].drop_duplicates().sort_values(["event_id", "side"])
    reports = {
        f"{isolate(side)}, {event_name(event_id)}": (event_id, side)
        for event_id, side in keys.itertuples(index=False)
    }
    chosen = st.selectbox("Not told by", list(reports), key="untold_of", bind="query-params")
    return reports.get(str(chosen), next(iter(reports.values())))


def lead_pairs(pairs: pd.DataFrame, event_id: str, side: str) -> pd.DataFrame:
    """Return one report's pairs, those that lead to the same action once, with how many."""
    own = pairs[(pairs["event_id"] == event_id) & (pairs["side"] == side)]
    keys = ["verb_lemma", "other_action_id", "matched_by"]
    own = own.assign(n_alike=own.groupby(keys)["action_id"].transform("size"))
    return own.drop_duplicates(keys, ignore_index=True)


def _pair(
    row: dict[Any, Any], told: Told, telling: Telling, entities: Entities
) -> list[dict[str, Any]]:
    """Describe a pair: what they have in common, the one sentence and the other."""
    actions = {one["action_id"]: one for one in told.actions.to_dict("records")}
    more = row["n_alike"] - 1
    alike = f"; {count(more, 'more action')} of this report like it" if more else ""
    head = block(
        [],
        class_name="pair",
        label=verb_words(row["verb_lemma"]),
        note=f"Matched by {MATCHES[row['matched_by']]}{alike}.",
    )
    keys = (row["action_id"], row["other_action_id"])
    return [head, *(action_block(actions[key], told, telling, entities) for key in keys)]
