"""Findings: what the tables say first, in plain words.

Every sentence is put together from measured tables and carries what it takes to
open its evidence. Nothing is said that the tables do not show; where they show
nothing of a kind, that kind is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from analysis.notation import count, long_date, percent

Kind = Literal[
    "silent", "width", "position", "one event", "origin", "everywhere", "nowhere", "most"
]

MAX_FINDINGS = 5


@dataclass(frozen=True)
class Finding:
    """One thing the tables show.

    ``figure`` is the number set large, ``text`` the words that go on from it. Thread,
    event and side say where the evidence is; only a finding about origin has none.
    ``against`` is the other side of a difference in the share of words, else empty.
    """

    kind: Kind
    figure: str
    text: str
    thread_id: str = ""
    event_id: str = ""
    side: str = ""
    against: str = ""


def find_findings(
    articles: pd.DataFrame,
    coverage: pd.DataFrame,
    differences: pd.DataFrame,
    thread_names: dict[str, str],
    *,
    words: str = "words",
) -> list[Finding]:
    """Say the most telling things about who covered what, five at most.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``outlet`` and ``origin``.
    coverage : DataFrame, one row per event, side and thread
        See `coverage.share_threads`.
    differences : DataFrame, one row per event, thread and pair of sides
        See `coverage.compare_threads`.
    thread_names : dict
        The name shown for each thread id.
    words : str, default "words"
        What is counted, where it is the words of one voice only: "quoted words".

    Returns
    -------
    list of Finding
        Empty if there is no article. Comparisons stay within one event.
    """
    if coverage.empty:
        return []
    found = [
        _silence_beside_report(differences, coverage, thread_names, words),
        _widest_difference(differences, thread_names, words),
        _position(coverage, thread_names),
        _one_event(coverage, thread_names),
        _origins(articles),
        _everywhere(coverage, thread_names),
        _nowhere(coverage, thread_names),
        _most(coverage, thread_names, words),
    ]
    return [finding for finding in found if finding is not None][:MAX_FINDINGS]


def _silence_beside_report(
    differences: pd.DataFrame, coverage: pd.DataFrame, names: dict[str, str], words: str
) -> Finding | None:
    """One side silent where another, on the same event, gives most room."""
    silent = differences[(differences["share_less"] == 0) & (differences["share_more"] > 0)]
    if silent.empty:
        return None
    row = silent.to_dict("records")[0]
    is_side = (coverage["event_id"] == row["event_id"]) & (coverage["side"] == row["side_less"])
    n_words = int(coverage.loc[is_side, "of_words"].iloc[0])
    return Finding(
        "silent",
        f"0 of {n_words:,} {words}",
        f"on {names[row['thread_id']]} found in {row['side_less']}'s report of the event of "
        f"{long_date(row['event_id'])}. {row['side_more']} gives it {percent(row['share_more'])} "
        f"of its {words} on the same event.",
        row["thread_id"],
        row["event_id"],
        row["side_less"],
        row["side_more"],
    )


def _widest_difference(
    differences: pd.DataFrame, names: dict[str, str], words: str
) -> Finding | None:
    """Name the widest difference on one event where both sides do report the thread.

    What an interval over articles cannot tell from nought does not stand out.
    """
    is_told = ~(differences["difference_low"] <= 0)
    both = differences[(differences["share_less"] > 0) & is_told]
    if both.empty or both["difference"].iloc[0] < 0.005:
        return None
    row = both.to_dict("records")[0]
    return Finding(
        "width",
        f"{row['difference'] * 100:.1f} points",
        f"between {row['side_more']} ({percent(row['share_more'], 1)} of its {words}) and "
        f"{row['side_less']} ({percent(row['share_less'], 1)}) on {names[row['thread_id']]}. "
        f"Both report the event of {long_date(row['event_id'])}.",
        row["thread_id"],
        row["event_id"],
        row["side_more"],
        row["side_less"],
    )


def _position(coverage: pd.DataFrame, names: dict[str, str]) -> Finding | None:
    """Name the widest gap, on one event, in how far into the text a thread first comes.

    A thread that any headline of the event names is left out: who names it on top has
    come to it before the text begins.
    """
    placed = coverage[coverage["first_position_share"].notna() & (coverage["event_id"] != "")]
    cells = placed.groupby(["event_id", "thread_id"])
    spans = cells["first_position_share"].agg(["min", "max"])
    in_headline = coverage.groupby(["event_id", "thread_id"])["n_articles_headline"].sum()
    gaps = (spans["max"] - spans["min"])[in_headline.reindex(spans.index) == 0]
    if gaps.empty or gaps.max() < 0.1:
        return None
    event_id, thread_id = gaps.idxmax()
    rows = cells.get_group((event_id, thread_id)).sort_values("first_position_share")
    early, late = rows.to_dict("records")[0], rows.to_dict("records")[-1]
    return Finding(
        "position",
        f"{percent(early['first_position_share'])} against {percent(late['first_position_share'])}",
        f"of the text comes before the first sentence on {names[thread_id]}: in {early['side']} "
        f"and in {late['side']}. Both report the event of {long_date(event_id)}.",
        str(thread_id),
        str(event_id),
        str(late["side"]),
    )


def _one_event(coverage: pd.DataFrame, names: dict[str, str]) -> Finding | None:
    """Name a thread that several sides of one event touch and no report of another does.

    Nothing is said while a report's event is not known: it may be the same one.
    """
    n_events = coverage["event_id"].nunique()
    if n_events < 2 or (coverage["event_id"] == "").any():
        return None
    told = coverage[coverage["n_sentences"] > 0].sort_values("words_share", ascending=False)
    for thread_id, rows in told.groupby("thread_id", sort=False):
        event_id = rows["event_id"].iloc[0]
        if len(rows) > 1 and (rows["event_id"] == event_id).all():
            return Finding(
                "one event",
                f"1 of {n_events} events",
                f"brings up {names[str(thread_id)]}: it is found only in reports of the event of "
                f"{long_date(event_id)} ({_listed(sorted(rows['side']))}).",
                str(thread_id),
                str(event_id),
                str(rows["side"].iloc[0]),
            )
    return None


def _origins(articles: pd.DataFrame) -> Finding | None:
    """Count the articles that credit somebody else than the outlet."""
    credited = articles[(articles["origin"] != articles["outlet"]) & (articles["origin"] != "")]
    if credited.empty:
        return None
    verb = "is" if len(credited) == 1 else "are"
    return Finding(
        "origin",
        f"{len(credited)} of {count(len(articles), 'article')}",
        f"{verb} credited to an agency or another paper: "
        f"{_listed(sorted(set(credited['origin'])))}. Group by origin to see who wrote what.",
    )


def _everywhere(coverage: pd.DataFrame, names: dict[str, str]) -> Finding | None:
    """Name the thread found in every article, if there is exactly one."""
    totals = coverage.groupby("thread_id", sort=False)[["n_articles", "n_articles_with"]].sum()
    full = totals[totals["n_articles"] == totals["n_articles_with"]]
    if len(full) != 1 or int(full["n_articles"].iloc[0]) < 2:
        return None
    n_articles = int(full["n_articles"].iloc[0])
    row = _fullest(coverage[coverage["thread_id"] == full.index[0]])
    return Finding(
        "everywhere",
        f"{n_articles} of {n_articles} articles",
        f"touch {names[row['thread_id']]}. It is the only thread found in every one.",
        row["thread_id"],
        row["event_id"],
        row["side"],
    )


def _nowhere(coverage: pd.DataFrame, names: dict[str, str]) -> Finding | None:
    """Name the threads that nobody selected touches, if some are touched."""
    totals = coverage.groupby("thread_id", sort=False)["n_sentences"].sum()
    silent = [str(thread_id) for thread_id in totals.index[totals == 0]]
    if not silent or len(silent) == len(totals):
        return None
    row = _fullest(coverage[coverage["thread_id"] == silent[0]])
    return Finding(
        "nowhere",
        f"{len(silent)} of {len(totals)} threads",
        f"{'is' if len(silent) == 1 else 'are'} not found in the texts selected: "
        f"{_listed([names[thread_id] for thread_id in silent])}.",
        row["thread_id"],
        row["event_id"],
        row["side"],
    )


def _most(coverage: pd.DataFrame, names: dict[str, str], words: str) -> Finding | None:
    """Name the thread with most room over all events, where only one side is selected."""
    totals = coverage.groupby("thread_id", sort=False)[["n_words", "of_words"]].sum()
    shares = (totals["n_words"] / totals["of_words"].where(totals["of_words"] > 0)).dropna()
    is_alone = (coverage["side"] == coverage["side"].iloc[0]).all()
    if not is_alone or shares.empty or not shares.max():
        return None
    row = _fullest(coverage[coverage["thread_id"] == shares.idxmax()])
    return Finding(
        "most",
        percent(float(shares.max())),
        f"of {row['side']}'s {words} stand in sentences on {names[row['thread_id']]}, more than on "
        "any other thread.",
        row["thread_id"],
        row["event_id"],
        row["side"],
    )


def _fullest(coverage: pd.DataFrame) -> dict[str, Any]:
    """Return the row with the largest share of words."""
    rows = coverage.sort_values("words_share", ascending=False, kind="stable")
    return {str(key): value for key, value in rows.to_dict("records")[0].items()}


def _listed(names: list[str]) -> str:
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
