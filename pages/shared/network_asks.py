"""What is asked of the networks: which picture, of which reports, with which ties."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.measures.cooccurrence import Measure
from pages.shared.naming_evidence import ALL_REPORTS, report_name
from pages.shared.state import Named, Naming

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
LOCAL_KEYS = ("view", "of", "side", "against", "strength", "least")


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
    chosen = st.selectbox("Whose report", [ALL_REPORTS, *words], key="of", bind="query-params")
    return words.get(chosen, ("", ""))


def _ask_sides(named: Named) -> tuple[str, str | None]:
    """Ask which side is compared with which."""
    sides = sides_in_company(named.articles) or sorted(named.articles["side"].unique())
    left, right = st.columns(2)
    with left:
        side = st.selectbox("Compare", sides, key="side", bind="query-params")
    with right:
        against = st.selectbox(
            "with", [THE_OTHERS, *(one for one in sides if one != side)],
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
