"""The differences that the Framing page states, each with the way to measure it again."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.coverage import compare_threads
from analysis.notation import count, percent
from pages.shared.acting import Acting, Telling
from pages.shared.escaping import isolate, md
from pages.shared.loading_actions import load_role
from pages.shared.loading_framing_recounts import load_cue_recounts, load_role_recounts
from pages.shared.robustness import Stated, show_robustness
from pages.shared.selection import event_name
from pages.shared.state import Selection, VoiceCell

MAX_EVENTS = 3


def show_role_differences(telling: Telling, acting: Acting, actor: str, name: str) -> None:
    """State on each event between which reports the share in which one acts differs most."""
    rows = [] if acting.is_pooled else _role_differences(load_role(telling, actor))
    for row in rows:
        st.markdown(_role_words(row, name))
    show_robustness(
        [
            Stated(
                f"{isolate(row['side_more'])} above {isolate(row['side_less'])}, "
                f"{event_name(row['event_id'])} (of its actions, {name} acts in more).",
                row["side_more"],
                row["side_less"],
                partial(
                    load_role_recounts,
                    telling, actor, row["event_id"], row["side_more"], row["side_less"],
                ),
            )
            for row in rows
        ],
        key="role_recounts",
    )  # fmt: skip


def _role_differences(roles: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return the widest difference of each event, with what its shares are of."""
    ends = ("share", "share_low", "share_high")
    renamed = {f"words_{end}": roles[f"agent_{end}"] for end in ends}
    table = roles.assign(thread_id=roles["entity_id"], of_words=roles["of_actions"], **renamed)
    pairs = compare_threads(table).drop_duplicates("event_id")
    pairs = pairs[pairs["difference"] > 0].head(MAX_EVENTS)
    counts = roles.set_index(["event_id", "side"])[["n_agent", "of_actions"]]
    return [
        row
        | {
            f"{column}_{end}": int(counts.loc[(row["event_id"], row[f"side_{end}"]), column])
            for column in counts
            for end in ("more", "less")
        }
        for row in pairs.to_dict("records")
    ]


def _role_words(row: dict[Any, Any], name: str) -> str:
    said = [
        f"{row[f'n_agent_{end}']:,} of {count(row[f'of_actions_{end}'], 'action')} "
        f"({percent(row[f'share_{end}'])}) in {md(row[f'side_{end}'])}"
        for end in ("more", "less")
    ]
    ends = ""
    if pd.notna(row["difference_low"]):
        low, high = row["difference_low"] * 100, row["difference_high"] * 100
        ends = f" 95% interval of the difference: {low:.0f} to {high:.0f} points."
    return (
        f"**{md(event_name(row['event_id']))}:** {md(name)} acts in {said[0]}, in {said[1]}.{ends}"
    )


def show_cue_difference(selection: Selection, rates: pd.DataFrame, cell: VoiceCell) -> None:
    """State from which other report on its event an open rate differs most."""
    if not cell.event_id:
        return
    keys = rates["lexicon"] + " " + rates["category"]
    own = rates[
        (rates["event_id"] == cell.event_id) & (rates["voice"] == cell.facet)
        & (keys == cell.value) & (rates["of_words"] > 0)
    ].set_index("side")["cues_per_1k"]  # fmt: skip
    if cell.side not in own.index or len(own) == 1:
        return
    gaps = (own.drop(cell.side) - own[cell.side]).abs().sort_values(kind="stable")
    other = str(gaps.index[-1])
    if f"{own[other]:.1f}" == f"{own[cell.side]:.1f}":
        # What is written alike is no difference to state.
        return
    more, less = (other, cell.side) if own[other] > own[cell.side] else (cell.side, other)
    words = (
        f"{isolate(more)} above {isolate(less)}: {own[more]:.1f} against {own[less]:.1f} per 1,000 "
        "words."
    )
    st.markdown(md(words))
    show_robustness(
        [Stated(words, more, less, partial(load_cue_recounts, selection, cell, more, less))],
        key="cue_recounts",
        write=lambda rate: f"{1000 * rate:.1f} per 1,000 words",
    )
