"""Rows of a figure: sides under the heading of their event, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.notation import long_date


@dataclass(frozen=True)
class Rows:
    """Where each side of each event stands, in row units from 0 downwards.

    ``heads`` are the places of the headings with their event_id and day, ``places`` the
    place of each (event_id, side).
    """

    heads: tuple[tuple[float, str, str], ...]
    places: dict[tuple[str, str], float]
    n_rows: float


def lay_out(sides: pd.DataFrame) -> Rows:
    """Stack sides by event, earliest first, each event under a heading.

    Parameters
    ----------
    sides : DataFrame
        Needs ``event_id`` and ``side``; repeated rows count once.

    Examples
    --------
    >>> rows = lay_out(pd.DataFrame({"event_id": ["2017-07-07"] * 2, "side": ["B", "A"]}))
    >>> rows.heads, rows.places[("2017-07-07", "B")]
    (((0.0, '2017-07-07', '7 July 2017'),), 1.8)
    """
    heads: list[tuple[float, str, str]] = []
    places: dict[tuple[str, str], float] = {}
    at = 0.0
    unique = sides[["event_id", "side"]].drop_duplicates().sort_values(["event_id", "side"])
    for event_id, rows in unique.groupby("event_id", sort=True):
        heads.append((at, str(event_id), long_date(str(event_id)) or "Event not known"))
        at += 0.8
        for side in rows["side"]:
            places[(str(event_id), str(side))] = at
            at += 1.0
        at += 0.15
    return Rows(tuple(heads), places, at)
