"""The part of the Entities page that lists whom a report does not name though others do."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.notation import count
from pages.shared.escaping import isolate
from pages.shared.evidence import READ
from pages.shared.links import open_article, sentence_link
from pages.shared.loading import load_basics
from pages.shared.loading_absent import load_absent, load_others, whole_text
from pages.shared.network_asks import sides_in_company
from pages.shared.selection import event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Entities, Named, Naming

MAX_ABSENT = 4


def show_absent(naming: Naming, entities: Entities) -> None:
    """List whom a report does not name though others on its event do, with what is nearest."""
    whole = whole_text(naming)
    named, absent = load_absent(whole)
    st.header("Not found here, named elsewhere", anchor=False)
    if absent.empty:
        note(_why_none(named))
        return
    note(
        "Judged over whole texts, whatever is chosen above, by the names we know. Why is not "
        "known: somebody may be described, named otherwise, or later than the report. A people "
        "whose country is named, and news agencies, are left out."
    )
    articles: dict[str, str] = {}
    blocks = []
    for row in absent.head(MAX_ABSENT).to_dict("records"):
        told, near = load_others(whole, row["event_id"], row["side"], row["entity_id"])
        for shown in (told.head(1), near.head(1)):
            articles |= dict(zip(shown["sentence_id"], shown["article_id"], strict=True))
        blocks.append(_named_block(row, told, named, entities))
        blocks.append(_nearest_block(row, near))
    opened = show_sheet("evidence", blocks, "absent")
    if len(absent) > MAX_ABSENT:
        note(
            f"{MAX_ABSENT} of {len(absent):,} are shown: those that the length of the report "
            "explains least. The numbers above list all, with 0."
        )
    if opened in articles:
        open_article(articles[str(opened)], str(opened))


def _why_none(named: Named) -> str:
    """Say why there is nobody to list."""
    events = named.articles.loc[named.articles["event_id"] != "", ["event_id", "side"]]
    if events.empty:
        return "No event is known for these articles, and only reports of one event are compared."
    if named.is_pooled:
        return "Only reports of one event are compared: choose an event in the sidebar."
    if sides_in_company(named.articles):
        return "Everybody who is named by one report is named by the others of its event."
    return "No event here has reports of two sides, so there is nothing to compare with."


def _named_block(
    row: dict[Any, Any], told: pd.DataFrame, named: Named, entities: Entities
) -> dict[str, Any]:
    """Say who names somebody whom a report does not name, and show the first such sentence."""
    rates = named.rates
    is_other = (
        (rates["event_id"] == row["event_id"])
        & (rates["entity_id"] == row["entity_id"])
        & (rates["n_windows"] > 0)
    )
    said = [
        f"{isolate(other['side'])} in {other['n_windows']:,} of "
        f"{count(other['of_windows'], 'sentence')}"
        for other in rates[is_other].to_dict("records")
    ]
    name = entities.words.get(row["entity_id"], row["entity_id"])
    first = next(iter(told.to_dict("records")), None)
    shown = [] if first is None else [_sentence(first)]
    return block(
        shown,
        label=f"{name}: not found in {isolate(row['side'])}, {event_name(row['event_id'])}",
        meta=(
            f"{_outlet(first)}named by {', '.join(said)}; at that rate the "
            f"{count(row['of_windows'], 'sentence')} of this report would hold about "
            f"{row['expected_windows']:.1f}"
        ),
        action=READ if first else "",
    )


def _outlet(row: dict[Any, Any] | None) -> str:
    """Name the outlet whose sentence is shown."""
    if row is None:
        return ""
    return f"{isolate(load_basics().outlet_of[row['article_id']])} · "


def _nearest_block(row: dict[Any, Any], near: pd.DataFrame) -> dict[str, Any]:
    """Show what the report says nearest to it, or that nothing is near."""
    nearest = next(iter(near.to_dict("records")), None)
    if nearest is None:
        return block([], note=f"Nothing in {isolate(row['side'])} is worded nearly like it.")
    return block(
        [_sentence(nearest)],
        label=f"Nearest in {isolate(row['side'])}",
        meta=f"likeness {nearest['similarity']:.2f} of 1; in common: {nearest['shared_terms']}",
        action=READ,
    )


def _sentence(row: dict[Any, Any]) -> dict[str, Any]:
    link = sentence_link(row["article_id"], row["sentence_id"], marks="Names")
    return sentence(row["sentence_id"], row["text"], href=link)
