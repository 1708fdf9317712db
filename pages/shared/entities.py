"""The parts of the Entities page: who is named, and who is not."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analysis.notation import count, percent
from pages.shared.escaping import isolate
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.links import open_article, sentence_link
from pages.shared.loading_entities import (
    MAX_LINES,
    MAX_RANKED,
    draw_ranking,
    load_nearest_to,
)
from pages.shared.naming_evidence import NamePlace
from pages.shared.selection import event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Entities, Named, Naming
from pages.shared.voice import VOICE_NAMES
from pages.shared.words import undrawn_columns

MAX_ABSENT = 6
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


TYPE_NOUNS = {
    "PERSON": "persons",
    "GPE": "countries and towns",
    "ORG": "bodies",
    "NORP": "peoples and groups",
}


def summary(naming: Naming, named: Named, entities: Entities) -> str:
    """Return the line under the title, counted from the selection."""
    if named.rates.empty:
        return "Who is named, by whom, how often, and together with whom."
    sums = named.rates.groupby("entity_id")["n_windows"].sum().sort_values(ascending=False)
    of_windows = int(named.articles["n_windows"].sum())
    first = entities.names.get(str(sums.index[0]), "")
    whom = TYPE_NOUNS.get(naming.label, "persons, places, bodies and peoples")
    return (
        f"{named.n_entities:,} {whom} are named in {count(len(named.articles), 'article')}; most "
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
        "length of a bar, on one scale. Open circle: not found in this text; no mark: in no report "
        "of that event. Only names count: not he, not the ministry."
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


def show_absent(naming: Naming, named: Named, entities: Entities) -> None:
    """List whom a report does not name though others on its event do, with what is nearest."""
    st.header("Not found here, named elsewhere", anchor=False)
    if named.is_pooled:
        known = named.articles["event_id"] != ""
        note(
            "Only reports of one event are compared: choose an event in the sidebar."
            if known.any()
            else "No event is known for these articles, and only reports of one event are compared."
        )
        return
    if named.absent.empty:
        st.markdown(
            "Nobody who is named by another report of the same event is missing here."
            if _has_company(named)
            else "No event here has reports of two sides, so there is nothing to compare with."
        )
        return
    note(
        "Not found under the names we know. Why is not known: the person or place may be "
        "described, named otherwise, or later than the report. Below each: the nearest thing the "
        "report does say to how the others name it."
    )
    articles: dict[str, str] = {}
    blocks = []
    for row in named.absent.head(MAX_ABSENT).to_dict("records"):
        near = load_nearest_to(naming, row["event_id"], row["side"], row["entity_id"])
        nearest = next(iter(near.to_dict("records")), None)
        if nearest:
            articles[nearest["sentence_id"]] = nearest["article_id"]
        blocks.append(_absent_block(row, nearest, naming, entities))
    opened = show_sheet("evidence", blocks, "absent")
    if len(named.absent) > MAX_ABSENT:
        note(
            f"The {MAX_ABSENT} least likely to be a matter of length, of {len(named.absent):,}, "
            "are shown; the numbers above list all (0 windows)."
        )
    if opened in articles:
        open_article(articles[str(opened)], str(opened))


def _has_company(named: Named) -> bool:
    """Tell whether any event has reports of two sides."""
    known = named.articles[named.articles["event_id"] != ""]
    return bool((known.groupby("event_id")["side"].nunique() > 1).any())


def _absent_block(
    row: dict[Any, Any], nearest: dict[Any, Any] | None, naming: Naming, entities: Entities
) -> dict[str, Any]:
    """Describe one absence."""
    sentences = []
    if nearest:
        link = sentence_link(nearest["article_id"], nearest["sentence_id"])
        sentences.append(sentence(nearest["sentence_id"], nearest["text"], href=link))
    name = entities.words.get(row["entity_id"], row["entity_id"])
    said = (
        f"Nearest, likeness {nearest['similarity']:.2f} of 1; in common: {nearest['shared_terms']}."
        if nearest
        else "No sentence shares a content word with those of the others."
    )
    return block(
        sentences,
        label=f"{name}: not found in {isolate(row['side'])}, {event_name(row['event_id'])}",
        note=said,
        meta=(
            f"{row['n_sides_with']} of {count(row['n_other_sides'], 'other side')} on this event "
            f"name it, in {percent(row['others_share'])} of their {naming.window}s; at that rate "
            f"a text of {row['of_windows']} would have none in "
            f"{percent(row['chance_of_none'])} of cases if {naming.window}s were independent, "
            "which they are not."
        ),
        action="read in the article" if nearest else "",
    )
