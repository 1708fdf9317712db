"""Concepts worth comparing: nouns of near meaning between which sides choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schema
from analysis.measures.labels.uses import SIDE
from analysis.schema.labels import NOUN_RELATIVES, PHRASES

CONCEPT_COLUMNS = ["concept", "lemmas", "n_events", "n_sides", "n_uses", "difference", "surprise"]
MAX_RANK = 6
"""How far down each other's list two nouns of a family may stand."""

MAX_LEMMAS = 5
MIN_USES = 4

_NEEDED = (
    *("phrase_id", "article_id", "section", "head_lemma"),
    *("modifiers", "owner_entity_id", "is_name"),
)
_Floats = npt.NDArray[np.float64]


def propose_concepts(
    phrases: pd.DataFrame,
    relatives: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    n_max: int = 20,
    is_pooled: bool = False,
) -> pd.DataFrame:
    """Propose families of nouns that sides of one event use in different shares.

    Parameters
    ----------
    phrases : DataFrame, one row per noun phrase
        See ``schema.labels.PHRASES``; of the voice that is looked at.
    relatives : DataFrame, one row per noun and relative
        See ``schema.labels.NOUN_RELATIVES``.
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id`` and ``side``.
    n_max : int
        How many at most.
    is_pooled : bool, default False
        Compare sides over all articles, where the corpus has no events.

    Returns
    -------
    DataFrame, one row per concept, the most surprising first
        ==========  ========  ============================================================
        column      unit      meaning
        ==========  ========  ============================================================
        concept     lemma     its noun used most
        lemmas      lemmas    all its nouns, from the most used on, parted by spaces
        n_events    events    in which two sides or more use it
        n_sides     sides     that use it in these events
        n_uses      uses      in these events
        difference  uses      uses that would have to be another noun of the family for
                              the sides of an event to use each in the same shares
        surprise    number    the difference less what chance alone makes of it, divided
                              by the root of the uses: for ordering, not a test
        ==========  ========  ============================================================

        Empty if no family differs between sides.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    A family is a noun with those of its relatives in whose own list it stands as high
    (`MAX_RANK`) and that stand with one of its words or owners in the same event (Russian
    meddling, Russian involvement), or that are listed with it. It is a proposal: near in
    meaning is not the same (nurse, doctor), and a reader leaves nouns out or takes others
    in. A noun counts as main word and before one ("truce", "truce deal"). No test is
    made here.
    """
    schema.require(phrases, PHRASES, *_NEEDED)
    schema.require(relatives, NOUN_RELATIVES)
    known = relatives["head_lemma"].unique()
    nouns = _place(phrases, articles, is_pooled=is_pooled)
    table, cells = _count(nouns, known)
    rows = []
    for family in sorted(_families(relatives, _described(nouns, set(table.index)))):
        row = _measure(table.loc[list(family)], cells)
        if row is not None:
            rows.append(row)
    found = pd.DataFrame(rows, columns=CONCEPT_COLUMNS).sort_values(
        ["surprise", "n_uses", "concept", "lemmas"],
        ascending=[False, False, True, True],
        ignore_index=True,
    )
    return _without_repeats(found, n_max)


class _Cells(NamedTuple):
    """The sides of the events that two or more report, in order of event and side."""

    event: npt.NDArray[np.int64]
    """The number of each one's event."""
    first: npt.NDArray[np.int64]
    """Where each event begins."""
    side: npt.NDArray[np.object_]


def _place(phrases: pd.DataFrame, articles: pd.DataFrame, *, is_pooled: bool) -> pd.DataFrame:
    """Give common nouns their event and side; those of events that one side tells are left out."""
    placed = articles.assign(event_id="") if is_pooled else articles
    placed = placed.loc[placed["event_id"].ne("") | is_pooled, ["article_id", *SIDE]]
    placed = placed.drop_duplicates("article_id")
    placed = placed[placed.groupby("event_id")["side"].transform("nunique") > 1]
    kept = phrases["section"].isin(schema.COUNTED_SECTIONS) & ~phrases["is_name"].astype(bool)
    return phrases.loc[kept, list(_NEEDED)].merge(placed, on="article_id")


def _count(nouns: pd.DataFrame, known: npt.ArrayLike) -> tuple[pd.DataFrame, _Cells]:
    """Count how often each side of each event has each noun, as main word or before it."""
    sides = nouns[SIDE].drop_duplicates().sort_values(SIDE, ignore_index=True)
    sides = sides.reset_index(names="cell")
    heads = nouns.groupby(["head_lemma", *SIDE]).size().rename("n").reset_index()
    # Many phrases have the same words before the noun: counted first, they are split once.
    before = nouns.groupby(["modifiers", *SIDE]).size().rename("n").reset_index()
    before = before.assign(head_lemma=before["modifiers"].str.split()).explode("head_lemma")
    counted = pd.concat([heads, before], ignore_index=True)
    counted = counted[counted["head_lemma"].isin(known)].merge(sides, on=SIDE)
    places, words = pd.factorize(counted["head_lemma"], sort=True)
    table = np.zeros((len(words), len(sides)), dtype=np.int64)
    np.add.at(table, (places, counted["cell"].to_numpy()), counted["n"].to_numpy())
    event, _ = pd.factorize(sides["event_id"])
    first = np.flatnonzero(np.diff(event, prepend=-1))
    return pd.DataFrame(table, index=words), _Cells(event, first, sides["side"].to_numpy())


def _described(nouns: pd.DataFrame, present: set[str]) -> dict[str, set[tuple[str, str]]]:
    """List for each noun the words and owners that it stands with, in which event."""
    found: dict[str, set[tuple[str, str]]] = {noun: set() for noun in present}
    columns = ["head_lemma", "event_id", "modifiers", "owner_entity_id"]
    has_any = (nouns["modifiers"] != "") | (nouns["owner_entity_id"] != "")
    rows = nouns.loc[has_any & nouns["head_lemma"].isin(present), columns].drop_duplicates()
    for noun, event_id, before, owner in rows.itertuples(index=False):
        words = [*before.split(), f"{owner}'s"] if owner else before.split()
        found[noun].update((event_id, word) for word in words)
    return found


def _families(
    relatives: pd.DataFrame, described: Mapping[str, set[tuple[str, str]]]
) -> set[tuple[str, ...]]:
    """List each noun with the relatives that may be said of the same thing."""
    is_near = (relatives["rank"] <= MAX_RANK) | relatives["is_listed"].astype(bool)
    near = relatives[is_near].sort_values(["head_lemma", "rank"])
    pairs = set(zip(near["head_lemma"], near["relative"], strict=True))
    families: dict[str, list[str]] = {}
    columns = (near[name] for name in ("head_lemma", "relative", "is_listed"))
    for noun, other, is_listed in zip(*columns, strict=True):
        if (other, noun) not in pairs or noun not in described or other not in described:
            continue
        if is_listed or not described[noun].isdisjoint(described[other]):
            families.setdefault(noun, [noun]).append(other)
    return {tuple(sorted(family[:MAX_LEMMAS])) for family in families.values()}


def _measure(table: pd.DataFrame, cells: _Cells) -> dict[str, object] | None:
    """Say how differently the sides use the nouns of a family; None if hardly at all."""
    counts = table.to_numpy(dtype=np.float64)
    told = counts.sum(axis=0)
    # An event counts where two sides use the family.
    is_told = np.add.reduceat((told > 0).astype(np.int64), cells.first)[cells.event] > 1
    counts, told = counts * is_told, told * is_told
    n_uses = counts.sum()
    if n_uses < MIN_USES:
        return None
    difference, by_chance = _difference(counts, told, cells)
    used = counts.sum(axis=1)
    if difference <= by_chance or (used > 0).sum() < 2:
        return None
    order = sorted(np.flatnonzero(used > 0), key=lambda i: (-used[i], table.index[i]))
    return {
        "concept": table.index[order[0]],
        "lemmas": " ".join(table.index[order]),
        "n_events": len(set(cells.event[told > 0])),
        "n_sides": len(set(cells.side[told > 0])),
        "n_uses": int(n_uses),
        "difference": round(float(difference), 4),
        "surprise": round(float((difference - by_chance) / np.sqrt(n_uses)), 4),
    }


def _difference(counts: _Floats, told: _Floats, cells: _Cells) -> tuple[float, float]:
    """Count the uses by which sides differ from the shares of all, and those by chance.

    By chance a count differs from what is expected by its standard deviation times the
    root of 2 / pi, the mean absolute value of a normal variable.
    """
    in_event = np.add.reduceat(counts, cells.first, axis=1)[:, cells.event]
    whole = np.maximum(np.add.reduceat(told, cells.first)[cells.event], 1.0)
    expected = in_event * told / whole
    spread = np.sqrt(expected * (1 - in_event / whole) * (1 - told / whole))
    difference = np.abs(counts - expected).sum() / 2
    return float(difference), float(spread.sum() * np.sqrt(2 / np.pi) / 2)


def _without_repeats(table: pd.DataFrame, n_max: int) -> pd.DataFrame:
    """Leave out families that share a noun with one that stands before them."""
    taken: set[str] = set()
    kept: list[int] = []
    for place, lemmas in enumerate(table["lemmas"]):
        own = set(lemmas.split())
        if len(kept) < n_max and not own & taken:
            taken |= own
            kept.append(place)
    return table.iloc[kept].reset_index(drop=True)
