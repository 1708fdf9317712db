"""Findings: what the tables say first, in plain words.

Every sentence is put together from measured tables and carries what it takes to
open its evidence. Nothing is said that the tables do not show; where they show
nothing of a kind, that kind is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.notation import long_date, percent

Kind = Literal["silent", "everywhere", "one event", "origin", "position", "width"]


@dataclass(frozen=True)
class Finding:
    """One thing the tables show.

    ``figure`` is the number set large, ``text`` the sentence that goes with it. The
    rest says where the evidence is: a thread, an event and a side may each be empty.
    """

    kind: Kind
    figure: str
    text: str
    thread_id: str = ""
    event_id: str = ""
    side: str = ""


def find_findings(
    articles: pd.DataFrame,
    coverage: pd.DataFrame,
    differences: pd.DataFrame,
    thread_names: dict[str, str],
) -> list[Finding]:
    """Say the three to five most telling things about who covered what.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``article_id``, ``outlet``, ``origin`` and ``origin_basis``.
    coverage : DataFrame, one row per event, side and thread
        See `coverage.share_threads`.
    differences : DataFrame, one row per event, thread and pair of sides
        See `coverage.compare_threads`.
    thread_names : dict
        The name shown for each thread id.

    Returns
    -------
    list of Finding
        Empty if there is no article. Comparisons stay within one event.
    """
    found = [
        _silence_beside_report(differences, coverage, thread_names),
        _widest_difference(differences, thread_names),
        _position(coverage, thread_names),
        _one_event(coverage, thread_names),
        _agencies(articles),
        _everywhere(coverage, thread_names),
    ]
    return [finding for finding in found if finding is not None][:5]


def _silence_beside_report(
    differences: pd.DataFrame, coverage: pd.DataFrame, names: dict[str, str]
) -> Finding | None:
    """One side silent where another, on the same event, gives most room."""
    silent = differences[(differences["share_less"] == 0) & (differences["share_more"] > 0)]
    if silent.empty:
        return None
    row = silent.iloc[0]
    side = _row(coverage, row["event_id"], row["side_less"], row["thread_id"])
    return Finding(
        "silent",
        f"0 of {int(side['of_words']):,}",
        f"words on {names[row['thread_id']]} found in {row['side_less']}'s report of the event on "
        f"{long_date(row['event_id'])}. {row['side_more']} gives it "
        f"{percent(row['share_more'])} of its words on the same event.",
        str(row["thread_id"]),
        str(row["event_id"]),
        str(row["side_less"]),
    )


def _widest_difference(differences: pd.DataFrame, names: dict[str, str]) -> Finding | None:
    """Name the widest difference on one event where both sides do report the thread."""
    both = differences[differences["share_less"] > 0]
    if both.empty or both.iloc[0]["difference"] < 0.005:
        return None
    row = both.iloc[0]
    return Finding(
        "width",
        f"{row['difference'] * 100:.0f} points",
        f"between {row['side_more']} ({percent(row['share_more'])} of its words) and "
        f"{row['side_less']} ({percent(row['share_less'])}) on {names[row['thread_id']]}, both "
        f"reporting the event of {long_date(row['event_id'])}.",
        str(row["thread_id"]),
        str(row["event_id"]),
        str(row["side_more"]),
    )


def _position(coverage: pd.DataFrame, names: dict[str, str]) -> Finding | None:
    """Name the widest gap, on one event, in how far into the text a thread first comes."""
    placed = coverage[coverage["first_position_share"].notna() & (coverage["event_id"] != "")]
    spans = placed.groupby(["event_id", "thread_id"])["first_position_share"].agg(["min", "max"])
    spans = spans.assign(gap=spans["max"] - spans["min"])
    if spans.empty or spans["gap"].max() < 0.1:
        return None
    event_id, thread_id = spans["gap"].idxmax()
    rows = placed[(placed["event_id"] == event_id) & (placed["thread_id"] == thread_id)]
    rows = rows.sort_values("first_position_share")
    early, late = rows.iloc[0], rows.iloc[-1]
    return Finding(
        "position",
        f"{percent(early['first_position_share'])} or {percent(late['first_position_share'])}",
        f"of the way into the text: where {early['side']} and {late['side']} first come to "
        f"{names[thread_id]}, both reporting the event of {long_date(event_id)}.",
        str(thread_id),
        str(event_id),
        str(late["side"]),
    )


def _one_event(coverage: pd.DataFrame, names: dict[str, str]) -> Finding | None:
    """Name a thread that every side of one event touches and no report on another does."""
    if coverage["event_id"].nunique() < 2:
        return None
    told = coverage[coverage["n_sentences"] > 0].groupby("thread_id", sort=False)
    for thread_id, rows in told:
        event_id = rows["event_id"].iloc[0]
        is_one_event = (rows["event_id"] == event_id).all()
        if is_one_event and event_id and len(rows) > 1:
            return Finding(
                "one event",
                f"1 of {coverage['event_id'].nunique()}",
                f"events brings up {names[str(thread_id)]}: it stands only in reports on "
                f"{long_date(event_id)} ({_listed(sorted(rows['side']))}).",
                str(thread_id),
                str(event_id),
            )
    return None


def _everywhere(coverage: pd.DataFrame, names: dict[str, str]) -> Finding | None:
    """Name the thread found in every article, if there is exactly one."""
    totals = coverage.groupby("thread_id", sort=False)[["n_articles", "n_articles_with"]].sum()
    full = totals[totals["n_articles"] == totals["n_articles_with"]]
    if len(full) != 1 or int(full["n_articles"].iloc[0]) < 2:
        return None
    n_articles = int(full["n_articles"].iloc[0])
    thread_id = str(full.index[0])
    return Finding(
        "everywhere",
        f"{n_articles} of {n_articles}",
        f"articles touch {names[thread_id]}. It is the only thread found in every one.",
        thread_id,
    )


def _agencies(articles: pd.DataFrame) -> Finding | None:
    """How many articles credit somebody else than the outlet."""
    credited = articles[(articles["origin"] != articles["outlet"]) & (articles["origin"] != "")]
    if credited.empty:
        return None
    return Finding(
        "origin",
        f"{len(credited)} of {len(articles)}",
        f"articles carry another writer's credit: {_listed(sorted(set(credited['origin'])))}. "
        "Group by origin to see who wrote what.",
    )


def _row(coverage: pd.DataFrame, event_id: object, side: object, thread_id: object) -> pd.Series:
    is_row = (
        (coverage["event_id"] == event_id)
        & (coverage["side"] == side)
        & (coverage["thread_id"] == thread_id)
    )
    return coverage[is_row].iloc[0]


def _listed(names: list[str]) -> str:
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
