"""The parts of the Entities page: who is named, and who is not."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.notation import count, percent
from pages.shared.escaping import isolate
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.loading import load_basics
from pages.shared.loading_entities import (
    MAX_LINES,
    MAX_RANKED,
    draw_focus_places,
    draw_ranking,
    load_first_places,
)
from pages.shared.naming import TYPES
from pages.shared.naming_evidence import NamePlace
from pages.shared.selection import event_name
from pages.shared.state import Entities, Named, Naming
from pages.shared.strips import open_strip
from pages.shared.voice import VOICE_NAMES
from pages.shared.words import undrawn_columns

MAX_ABSENT = 6
MAX_STRIPS = 12
RATE_WORDS = {
    "event": "Event",
    "side": "Outlet or origin",
    "name": "Name",
    "type": "Type",
    "n_windows": "Windows that name it",
    "of_windows": "Windows in all",
    "windows_share": "Share of windows",
    "windows_share_low": "95% from",
    "windows_share_high": "to",
    "n_mentions": "Mentions",
    "mentions_per_1k": "Mentions per 1,000 words",
    "n_articles_with": "Articles that name it",
    "n_articles": "Articles",
    "n_sides_with": "Other sides that name it",
}


def summary(naming: Naming, named: Named, entities: Entities) -> str:
    """Return the line under the title, counted from the selection."""
    if named.rates.empty:
        return "Who is named, by whom, how often, and together with whom."
    sums = named.rates.groupby("entity_id")["n_windows"].sum().sort_values(ascending=False)
    of_windows = int(named.articles["n_windows"].sum())
    n_articles = int((named.articles["n_windows"] > 0).sum())
    first = entities.names.get(str(sums.index[0]), "")
    words = {label: word.lower() for word, label in TYPES.items() if label}
    whom = words.get(naming.label, "persons, places, bodies and peoples")
    return (
        f"{named.n_entities:,} {whom} are named in {count(n_articles, 'article')}; most "
        f"often {first}, in {percent(int(sums.iloc[0]) / of_windows)} of "
        f"{count(of_windows, naming.window)}."
    )


def show_ranking(naming: Naming, named: Named, entities: Entities, place: NamePlace) -> None:
    """Show how often each report names whom."""
    st.header("Who is named", anchor=False)
    show_figure(
        draw_ranking(naming, scheme(), place.opened),
        key="ranking",
        caption=_ranking_caption(naming, named, entities),
        alt=_describe(naming, named, entities),
        on_pick=place.pick("ranking"),
    )
    place.show("entity", is_default=True)
    table = named.rates.assign(
        event=[event_name(event_id) for event_id in named.rates["event_id"]],
        name=named.rates["entity_id"].map(entities.names),
        type=named.rates["entity_id"].map(entities.labels),
    )
    show_table(table, RATE_WORDS, name="entities", alt="Who is named how often")


def _ranking_caption(naming: Naming, named: Named, entities: Entities) -> str:
    window, voice = naming.window, naming.selection.voice
    whose = "" if voice == "all" else f" with words of {VOICE_NAMES[voice]}"
    if naming.thread_id:
        whose += f" on {load_basics().thread_names[naming.thread_id]}"
    focus = " and ".join(entities.words.get(key, key) for key in naming.focus)
    among = f" with {focus}" if focus else ""
    more = (
        f" The {MAX_LINES} named most often are drawn, the numbers list "
        f"{min(MAX_RANKED, named.n_entities)}."
        if named.n_entities > MAX_LINES
        else ""
    )
    together = (
        " Articles are taken together, whatever they report: what an outlet wrote about, not how "
        "it told one event."
        if named.is_pooled
        else " Each report stands under its event; different events are never subtracted."
    )
    return (
        f"Share of a report's {window}s{whose}{among} that name each, captions left out: the "
        "length of a bar, on one scale. Open circle: in none of these; no mark: in those of no "
        "report of that event. Names count, and offices that can only mean one (the US President); "
        "not he, not the minister. US counts as the country, Russian by itself unless counted as "
        "one above."
        f"{more}{together}{undrawn_columns(named.rates)}"
    )


def _describe(naming: Naming, named: Named, entities: Entities) -> str:
    """Say in words what the figure shows."""
    rows = named.rates.head(60).to_dict("records")
    said = [
        f"{isolate(row['side'])} ({event_name(row['event_id'])}) names "
        f"{entities.words.get(row['entity_id'], '')} in {row['n_windows']} of "
        f"{count(row['of_windows'], naming.window)}"
        for row in rows
    ]
    return f"Who is named. {'; '.join(said)}."


def show_places(naming: Naming, entities: Entities) -> None:
    """Show where in each of the first articles what is in focus is named."""
    words = " and ".join(entities.words.get(key, key) for key in naming.focus)
    st.header("Where in the text", anchor=False)
    rows = load_first_places(naming, MAX_STRIPS).to_dict("records")
    lines = tuple(
        (f"{row['side']}, {event_name(row['event_id'])}", _place_words(row)) for row in rows
    )
    show_figure(
        draw_focus_places(naming, lines, scheme()),
        key="named_places",
        caption=(
            f"Each strip is an article from its first word to its last, each block a sentence; "
            f"click one to read it there. In colour: sentences that name {words}. Many readers do "
            "not reach the end."
        ),
        alt=f"Where {words} is named. " + "; ".join(": ".join(line) for line in lines),
        on_pick=open_strip("named_places"),
    )


def _place_words(row: dict[Any, Any]) -> str:
    """Say where an article first names somebody."""
    if not row["n_sentences"]:
        return "not named"
    first = row["first_position_share"]
    begins = "" if pd.isna(first) else f" · first {percent(first)} into the text"
    headline = "in the headline · " if row["is_in_headline"] else ""
    return f"{headline}in {count(row['n_sentences'], 'sentence')}{begins}"
