"""The part of the Entities page that shows who is named together."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.measures.cooccurrence import N_DRAWS, OTHERS, Measure, choose_pairs
from analysis.notation import count
from pages.shared.escaping import isolate, md
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.loading_networks import (
    MAX_PAIRS,
    draw_comparison,
    draw_network,
    draw_small_networks,
    load_comparison,
    load_network,
    load_scope,
    load_sides,
)
from pages.shared.naming_evidence import NamePlace
from pages.shared.network_asks import AGAINST, BESIDE, MAX_SMALL, ONE, NetworkAsk, reports_of
from pages.shared.selection import event_name
from pages.shared.small_print import note
from pages.shared.state import Entities, Named, Naming

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
    drawn = choose_pairs(network.pairs, measure=ask.measure, n_pairs=MAX_PAIRS)
    if drawn.empty:
        note(
            f"No two names share a {naming.window} here that often, and more often than chance "
            "would have it: choose fewer times, or paragraphs."
        )
        return
    show_figure(
        draw_network(
            naming, ask.event_id, ask.side, ask.measure, ask.least, scheme(), place.opened
        ),
        key="network",
        caption=_network_caption(naming, ask, drawn, network.pairs),
        alt=_describe_pairs(drawn, entities, naming),
        on_pick=place.pick("network"),
    )
    place.show("pair")
    _show_pairs(network.pairs, entities)


def _network_caption(
    naming: Naming, ask: NetworkAsk, drawn: pd.DataFrame, pairs: pd.DataFrame
) -> str:
    n_above = int(pairs["is_above_chance"].sum())
    left = n_above - len(drawn)
    fewest = int(drawn["n_windows_both"].min())
    lines = (
        f"{len(drawn):,} of {n_above:,} such pairs have a line, the strongest, each named together "
        f"in {count(fewest, naming.window)} or more."
        if left
        else f"All {n_above:,} such pairs have a line."
    )
    meaning = _MEANINGS[ask.measure].format(window=naming.window)
    focus = " Names the page is narrowed to are in every window and left out." * bool(naming.focus)
    return (
        f"The {len(load_scope(naming).entity_ids)} names most often named on this event or in this "
        f"corpus, each always in the same place. A line: both are named in one {naming.window} "
        f"more often than chance would have it. {lines} {meaning} Colours are groups more often "
        "named among themselves, in all reports together; they mean no alliance. "
        f"Names without a line are faint. Near and far, up and down mean nothing.{focus}"
    )


def _describe_pairs(pairs: pd.DataFrame, entities: Entities, naming: Naming) -> str:
    """Say in words which lines are the strongest."""
    said = [
        f"{entities.words.get(row['entity_a'], '')} and {entities.words.get(row['entity_b'], '')}: "
        f"{count(row['n_windows_both'], naming.window)}"
        for row in pairs.sort_values("n_windows_both", ascending=False).head(30).to_dict("records")
    ]
    return f"Who is named together. {'; '.join(said)}."


def _describe_sides(pairs: pd.DataFrame, entities: Entities) -> str:
    """Say in words which pairs each report names together most."""
    said = []
    for event_id, side in pairs[["event_id", "side"]].drop_duplicates().itertuples(index=False):
        own = pairs[(pairs["event_id"] == event_id) & (pairs["side"] == side)]
        most = own.sort_values("windows_share", ascending=False).head(5)
        ties = [
            f"{entities.words.get(a, '')} and {entities.words.get(b, '')}"
            for a, b in zip(most["entity_a"], most["entity_b"], strict=True)
        ]
        said.append(f"{isolate(side)}, {event_name(event_id)}: {', '.join(ties)}")
    return f"Who is named together most. {'; '.join(said)}."


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
        alt=_describe_sides(load_sides(naming, ask.least)[1], entities),
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
    _say_difference(compared, entities, naming)
    place.show("pair")
    show_table(
        _with_names(compared, entities),
        COMPARED_WORDS,
        name="difference",
        alt=f"Whom {isolate(ask.side)} and {isolate(against)} name together",
    )


def _say_difference(compared: pd.DataFrame, entities: Entities, naming: Naming) -> None:
    """Say in words which pairs one side alone names together, where that rests on two windows."""
    for here, there in (("left", "right"), ("right", "left")):
        side, other = compared[f"side_{here}"].iloc[0], compared[f"side_{there}"].iloc[0]
        only = compared[(compared[f"n_{here}"] >= 2) & (compared[f"n_{there}"] == 0)]
        only = only.sort_values(f"n_{here}", ascending=False)
        said = [
            f"{entities.words.get(row['entity_a'], '')} and "
            f"{entities.words.get(row['entity_b'], '')} ({row[f'n_{here}']})"
            for row in only.head(MAX_TOLD).to_dict("records")
        ]
        more = f" and {len(only) - MAX_TOLD} more" if len(only) > MAX_TOLD else ""
        told = f"{', '.join(said)}{more}" if said else f"no pair in two {naming.window}s or more"
        st.markdown(f"Only **{md(side)}**, never {md(other)}: {md(told)}.")


MAX_TOLD = 6


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
        f"have it at all; where that is not clear there is none. At most 20 lines of each colour; "
        f"the numbers list all. {why}"
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
