"""The part of the Entities page that shows who is named together."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.measures.cooccurrence import N_DRAWS, OTHERS, Measure, choose_pairs
from analysis.notation import count
from pages.shared.escaping import isolate
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.loading_networks import (
    MAX_NODES,
    MAX_PAIRS,
    draw_comparison,
    draw_network,
    draw_small_networks,
    load_comparison,
    load_network,
    load_sides,
)
from pages.shared.naming_evidence import ALL_REPORTS, NamePlace, report_name
from pages.shared.small_print import note
from pages.shared.state import Entities, Named, Naming

ONE, BESIDE, AGAINST = VIEWS = ("One picture", "Side by side", "Difference")
MEASURES: dict[str, Measure] = {
    "Times": "n_windows_both",
    "logDice": "log_dice",
    "NPMI": "npmi",
    "Log-likelihood": "log_likelihood",
}
LEAST = {"Once": 1, "Twice": 2, "3 times": 3, "5 times": 5, "10 times": 10}
THE_OTHERS = "The others on the same event"
MAX_SMALL = 8
MANY_ARTICLES = 20
"""From so many on, a pair must meet several times to have a line, unless asked otherwise."""
LOCAL_KEYS = ("view", "of", "against", "strength", "least")

_MEANINGS: dict[Measure, str] = {
    "n_windows_both": "The thicker a line, the more {window}s name both.",
    "log_dice": "The thicker a line, the higher logDice: 14 where one is never named without the "
    "other, one less for half as close; it does not grow with the corpus.",
    "npmi": "The thicker a line, the higher NPMI: 1 where one is never named without the other, 0 "
    "as chance has it; rare names come out high.",
    "log_likelihood": "The thicker a line, the higher the log-likelihood ratio: how badly chance "
    "explains the counts; it grows with the corpus and is no test here.",
}
PAIR_WORDS = {
    "name_a": "Name",
    "name_b": "together with",
    "n_windows_both": "Windows that name both",
    "n_windows_a": "Windows with the first",
    "n_windows_b": "Windows with the second",
    "of_windows": "Windows in all",
    "expected_windows": "Expected by chance",
    "npmi": "NPMI",
    "log_dice": "logDice",
    "log_likelihood": "Log-likelihood",
    "n_articles_both": "Articles with both",
}
COMPARED_WORDS = {
    "name_a": "Name",
    "name_b": "together with",
    "n_left": "Windows, left side",
    "n_right": "Windows, right side",
    "of_words_left": "Words, left side",
    "of_words_right": "Words, right side",
    "equal_left": "At equal length, left",
    "equal_right": "At equal length, right",
    "held_by": "Who names both",
    "held_share": "in so many draws",
    "left_more_share": "Left has it more often, in so many draws",
    "right_more_share": "Right has it more often, in so many draws",
    "drawn": "What was drawn",
}


@dataclass(frozen=True)
class NetworkAsk:
    """What is asked of the networks beside what the whole page is asked."""

    view: str
    measure: Measure
    least: int
    event_id: str = ""
    side: str = ""
    baseline: str | None = None


def ask_network(naming: Naming, named: Named) -> NetworkAsk:
    """Ask which picture, of which report, with which strength of ties."""
    st.header("Who is named together", anchor=False)
    view = st.segmented_control(
        "Picture", VIEWS, default=ONE, required=True, key="view", bind="query-params"
    )
    if view == AGAINST:
        side, baseline = _ask_sides(named)
        return NetworkAsk(AGAINST, "n_windows_both", 1, "", side, baseline)
    strength, event_id, side = "Times", "", ""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with right:
        least = st.selectbox(
            "Named together at least",
            list(LEAST),
            index=0 if len(named.articles) < MANY_ARTICLES else 2,
            key="least",
            bind="query-params",
        )
    with left:
        if view == ONE:
            strength = st.segmented_control(
                "A line is thicker by", list(MEASURES), default="Times", required=True,
                key="strength", bind="query-params",
            ) or "Times"  # fmt: skip
    if view == ONE:
        event_id, side = _ask_report(named)
    measure = MEASURES.get(strength, "n_windows_both")
    return NetworkAsk(str(view or ONE), measure, LEAST.get(least, 1), event_id, side)


def _ask_report(named: Named) -> tuple[str, str]:
    """Ask whose report the picture is of; both empty for all together."""
    reports = reports_of(named)
    words = {
        report_name(*report, is_pooled=named.is_pooled).rstrip(","): report for report in reports
    }
    chosen = st.selectbox("Of", [ALL_REPORTS, *words], key="of", bind="query-params")
    return words.get(chosen, ("", ""))


def _ask_sides(named: Named) -> tuple[str, str | None]:
    """Ask which side is compared with which."""
    sides = sides_in_company(named.articles) or sorted(named.articles["side"].unique())
    left, right = st.columns(2)
    with left:
        side = st.selectbox("What", sides, key="of", bind="query-params")
    with right:
        against = st.selectbox(
            "differs from", [THE_OTHERS, *(one for one in sides if one != side)],
            key="against", bind="query-params",
        )  # fmt: skip
    return str(side), None if against == THE_OTHERS else str(against)


def sides_in_company(articles: pd.DataFrame) -> list[str]:
    """Return the sides that report an event which another side reports too."""
    known = articles[articles["event_id"] != ""]
    n_sides = known.groupby("event_id")["side"].transform("nunique")
    return sorted(known.loc[n_sides > 1, "side"].unique())


def reports_of(named: Named) -> list[tuple[str, str]]:
    """Return the reports that have a column: event and side; no event where all are pooled."""
    articles = named.articles.assign(event_id="") if named.is_pooled else named.articles
    rows = articles[["event_id", "side"]].drop_duplicates().sort_values(["event_id", "side"])
    return [(str(a), str(b)) for a, b in rows.itertuples(index=False)]


def drawn_pairs(naming: Naming, named: Named, ask: NetworkAsk) -> pd.DataFrame:
    """Return the pairs with a line in the picture asked for."""
    if ask.view == AGAINST:
        return load_comparison(naming, ask.side, ask.baseline)
    if ask.view == BESIDE:
        return load_sides(naming, ask.least)[1].drop_duplicates(["entity_a", "entity_b"])
    network = load_network(naming, ask.event_id, ask.side, ask.least)
    return choose_pairs(network.pairs, measure=ask.measure, n_pairs=MAX_PAIRS)


def stands_of(named: Named, ask: NetworkAsk) -> list[tuple[str, str]]:
    """Return the reports that the picture's marks belong to."""
    if ask.view == BESIDE:
        return [*reports_of(named)[:MAX_SMALL], ("", "")]
    return [(ask.event_id, ask.side if ask.view == ONE else ""), ("", "")]


def show_networks(
    naming: Naming, named: Named, entities: Entities, ask: NetworkAsk, place: NamePlace
) -> None:
    """Show the picture asked for, its sentences and its numbers."""
    {ONE: _show_one, BESIDE: _show_beside, AGAINST: _show_difference}.get(ask.view, _show_one)(
        naming, named, entities, ask, place
    )


def _show_one(
    naming: Naming, named: Named, entities: Entities, ask: NetworkAsk, place: NamePlace
) -> None:
    network = load_network(naming, ask.event_id, ask.side, ask.least)
    if network.pairs.empty:
        note(f"No two names share a {naming.window} here so often: choose fewer times.")
        return
    show_figure(
        draw_network(
            naming, ask.event_id, ask.side, ask.measure, ask.least, scheme(), place.opened
        ),
        key="network",
        caption=_network_caption(naming, ask, len(network.pairs)),
        alt=_describe_pairs(network.pairs, entities, naming),
        on_pick=place.pick("network"),
    )
    place.show("pair")
    _show_pairs(network.pairs, entities)


def _network_caption(naming: Naming, ask: NetworkAsk, n_pairs: int) -> str:
    drawn = (
        f"The {MAX_PAIRS} strongest of {n_pairs:,} pairs have a line."
        if n_pairs > MAX_PAIRS
        else f"All {n_pairs:,} pairs above chance have a line."
    )
    focus = " Names the page is narrowed to are in every window and left out." * bool(naming.focus)
    return (
        f"The {MAX_NODES} names most often named on this event or in this corpus, each always in "
        f"the same place. A line: both are named in one {naming.window} more often than chance "
        f"would have it. {_MEANINGS[ask.measure].format(window=naming.window)} {drawn} Colours "
        "are groups more often named among themselves, in all reports together; they mean no "
        f"alliance. Near and far, up and down mean nothing.{focus}"
    )


def _describe_pairs(pairs: pd.DataFrame, entities: Entities, naming: Naming) -> str:
    """Say in words which lines are the strongest."""
    said = [
        f"{entities.words.get(row['entity_a'], '')} and {entities.words.get(row['entity_b'], '')}: "
        f"{count(row['n_windows_both'], naming.window)}"
        for row in pairs.sort_values("n_windows_both", ascending=False).head(30).to_dict("records")
    ]
    return f"Who is named together. {'; '.join(said)}."


def _show_pairs(pairs: pd.DataFrame, entities: Entities) -> None:
    show_table(_with_names(pairs, entities), PAIR_WORDS, name="pairs", alt="Who is named together")


def _with_names(pairs: pd.DataFrame, entities: Entities) -> pd.DataFrame:
    return pairs.assign(
        name_a=pairs["entity_a"].map(entities.names), name_b=pairs["entity_b"].map(entities.names)
    )


def _show_beside(
    naming: Naming, named: Named, entities: Entities, ask: NetworkAsk, place: NamePlace
) -> None:
    reports = reports_of(named)
    show_figure(
        draw_small_networks(naming, ask.least, scheme(), place.opened),
        key="beside",
        caption=(
            "One picture for each report, on one scale; each name in the same place in all. Faint: "
            "not named there. Different events are never subtracted. "
            "Of each the 30 pairs in the largest share of its windows have a line."
            + f" The first {MAX_SMALL} of {len(reports)} reports are drawn."
            * (len(reports) > MAX_SMALL)
        ),
        alt=_describe_pairs(load_network(naming, "", "", ask.least).pairs, entities, naming),
        on_pick=place.pick("beside"),
    )
    place.show("pair")


def _show_difference(
    naming: Naming, named: Named, entities: Entities, ask: NetworkAsk, place: NamePlace
) -> None:
    against = ask.baseline or OTHERS
    if naming.focus:
        note("Take out the names the page is narrowed to: a difference is of whole reports.")
        return
    compared = load_comparison(naming, ask.side, ask.baseline)
    if compared.empty:
        note(
            f"{ask.side} and {against} share no event here with anybody named together in it. "
            "Different events are never subtracted: choose another pair, or see them side by side."
        )
        return
    show_figure(
        draw_comparison(naming, ask.side, ask.baseline, scheme(), place.opened),
        key="difference",
        caption=_difference_caption(compared, named, ask),
        alt=_describe_difference(compared, entities),
        on_pick=place.pick("difference"),
    )
    place.show("pair")
    show_table(
        _with_names(compared, entities),
        COMPARED_WORDS,
        name="difference",
        alt=f"Whom {isolate(ask.side)} and {isolate(against)} name together",
    )


def _difference_caption(compared: pd.DataFrame, named: Named, ask: NetworkAsk) -> str:
    row = compared.iloc[0]
    drawn = str(row["drawn"])
    own = named.articles.loc[named.articles["side"] == ask.side, "event_id"]
    near = named.articles[named.articles["event_id"].isin(own) & (named.articles["event_id"] != "")]
    others = sorted(set(near["side"]) - {ask.side})
    right = f"the others ({', '.join(map(isolate, others))})" if ask.baseline is None else (
        isolate(ask.baseline)
    )  # fmt: skip
    why = (
        f"With fewer than eight articles a side, {drawn} are drawn instead of articles: the draws "
        "tell how far a line rests on single ones, and nothing of what an outlet would name "
        "together in another report."
        if drawn != "articles"
        else "Articles are drawn, since the words of one are not independent of each other."
    )
    return (
        f"{isolate(ask.side)} ({row['of_words_left']:,} words) and {right} "
        f"({row['of_words_right']:,} words), only events that both report. Longer reports name "
        f"more together, so both are cut to the {row['words_each']:,} words of the shorter by "
        f"drawing {drawn} {N_DRAWS} times. A line belongs to whoever has it in most draws that "
        f"have it at all. At most 20 lines of each colour; the numbers list all. {why}"
    )


def _describe_difference(compared: pd.DataFrame, entities: Entities) -> str:
    """Say in words who names which pairs."""
    rows = compared.sort_values("held_share", ascending=False).head(40).to_dict("records")
    said = [
        f"{entities.words.get(row['entity_a'], '')} and {entities.words.get(row['entity_b'], '')}: "
        f"{row['held_by']}, {row['n_left']} against {row['n_right']}"
        for row in rows
    ]
    return f"Difference. {'; '.join(said)}."
