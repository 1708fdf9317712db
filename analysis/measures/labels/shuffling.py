"""How many labels only one side would use if it were chance who uses which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measures.labels.uses import SIDE
from analysis.measures.uncertainty import MIN_ARTICLES_FOR_INTERVAL, SEED

N_DRAWS = 999
MIN_BEYOND = 0.05
"""A label counts as beyond chance if at most this share of shuffles has one like it."""

_REPEATED = 2
_OUTER = 0.95

BASELINE_COLUMNS = [
    *("event_id", "unit", "n_units", "n_sides", "n_uses", "n_labels", "n_only_here"),
    *("chance_only_here", "n_repeated_only_here", "chance_repeated_only_here"),
    *("chance_repeated_only_here_high", "n_draws"),
]
EXCLUSIVE_COLUMNS = [*SIDE, "label", "n_uses", "unit", "chance_share", "is_beyond_chance"]

Numbers = npt.NDArray[np.int64]


class Shuffled(NamedTuple):
    """What shuffling says.

    Attributes
    ----------
    baseline : DataFrame, one row per event
        `BASELINE_COLUMNS`: see `shuffle_labels`.
    exclusive : DataFrame, one row per repeated label of one side only
        `EXCLUSIVE_COLUMNS`.
    """

    baseline: pd.DataFrame
    exclusive: pd.DataFrame


def shuffle_labels(
    uses: pd.DataFrame, *, is_pooled: bool = False, n_draws: int = N_DRAWS, seed: int = SEED
) -> Shuffled:
    """Shuffle sides over the uses of one referent, and count the labels of one side only.

    Parameters
    ----------
    uses : DataFrame, one row per use
        Of one entity or concept: see `choose_uses`.
    is_pooled : bool, default False
        As in `choose_uses`: then articles without an event are compared.
    n_draws : int
        Shuffles.
    seed : int
        The same seed, the same shuffles.

    Returns
    -------
    Shuffled
        Of each event in which two sides or more name the referent:

        ==============================  ========  ========================================
        column of ``baseline``          unit      meaning
        ==============================  ========  ========================================
        unit                            name      what was shuffled: article or mention
        n_units                         units     articles or uses shuffled
        n_sides, n_uses, n_labels       counts    of the event
        n_only_here                     labels    that one side only uses
        chance_only_here                labels    the same, mean over the shuffles
        n_repeated_only_here            labels    of those, used twice or more
        chance_repeated_only_here       labels    the same, mean over the shuffles
        chance_repeated_only_here_high  labels    95 of 100 shuffles have no more
        ==============================  ========  ========================================

        Of each repeated label of one side only, ``chance_share``: the share of shuffles,
        the text as it is counted as one, in which some label used at least as often is
        one side's only; ``is_beyond_chance`` where that is at most `MIN_BEYOND`. Both
        tables are empty where there is nothing to compare.

    Notes
    -----
    Sides keep the number of their articles or uses. Articles are shuffled where the
    referent is named in eight or more and a side has several; else uses, as if an author
    chose a word anew each time. Authors do not: a word once used comes again in the same
    text, so with one article a side "beyond chance" says that these texts differ, never
    that the outlets do. In five events of NewsWCL50, 442 of 562 labels were one outlet's only,
    and 411 by chance; of repeated ones 48, and 17 by chance.

    References
    ----------
    Westfall, P. H., & Young, S. S. (1993). Resampling-Based Multiple Testing. Wiley. (the
    maximum over all labels, so that many of them do not make one by chance)

    Examples
    --------
    Six uses on either side. Of the 924 ways to deal them out two leave both labels whole.

    >>> uses = pd.DataFrame(
    ...     [("e", "Post", "a", "truce")] * 6 + [("e", "Star", "b", "ceasefire")] * 6,
    ...     columns=["event_id", "side", "article_id", "label"],
    ... )
    >>> shuffle_labels(uses).exclusive[["label", "unit", "is_beyond_chance"]]
           label     unit  is_beyond_chance
    0      truce  mention              True
    1  ceasefire  mention              True
    """
    baselines, rows = [], []
    # In one order, so that rows in another give the same shuffles.
    ordered = uses.sort_values([*SIDE, "label", "article_id"], ignore_index=True)
    for event_id, event in ordered.groupby("event_id", sort=True):
        is_known = is_pooled or event_id != ""
        if is_known and len(event["side"].unique()) > 1:
            deck = _Deck(event, np.random.default_rng([seed, len(event)]), n_draws)
            baselines.append({"event_id": event_id, **deck.baseline()})
            rows += [{"event_id": event_id, **row} for row in deck.exclusive()]
    return Shuffled(
        pd.DataFrame(baselines, columns=BASELINE_COLUMNS),
        pd.DataFrame(rows, columns=EXCLUSIVE_COLUMNS),
    )


def mark_chance(labels: pd.DataFrame, shuffled: Shuffled) -> pd.DataFrame:
    """Say which labels of a ladder are beyond chance.

    Parameters
    ----------
    labels : DataFrame
        From `tally_labels`, of the same uses.
    shuffled : Shuffled
        From `shuffle_labels`.

    Returns
    -------
    DataFrame, the rows of ``labels``
        With ``unit``, ``chance_share`` (empty where the label is not repeated and one
        side's only) and ``is_beyond_chance``.
    """
    keys = [*SIDE, "label"]
    found = shuffled.exclusive[[*keys, "unit", "chance_share", "is_beyond_chance"]]
    marked = labels.merge(found.astype(dict.fromkeys(keys, "str")), on=keys, how="left")
    is_beyond = marked["is_beyond_chance"].eq(True)
    return marked.assign(
        unit=marked["unit"].fillna(""),
        chance_share=marked["chance_share"].astype("float64"),
        is_beyond_chance=is_beyond.to_numpy(dtype=bool),
    )


class _Deck:
    """The uses of one event, dealt out to its sides again and again."""

    def __init__(self, event: pd.DataFrame, rng: np.random.Generator, n_draws: int) -> None:
        self.sides, self.side_names = pd.factorize(event["side"], sort=True)
        self.labels, self.label_names = pd.factorize(event["label"], sort=True)
        articles, names = pd.factorize(event["article_id"], sort=True)
        side_of = np.zeros(len(names), dtype=np.int64)
        side_of[articles] = self.sides
        is_enough = len(names) >= MIN_ARTICLES_FOR_INTERVAL and len(names) > len(self.side_names)
        self.unit = "article" if is_enough else "mention"
        self.held: Numbers = side_of if is_enough else self.sides
        self.of_use: Numbers = articles if is_enough else np.arange(len(event))
        self.table = self._deal(self.sides)
        self.n_uses = self.table.sum(axis=1)
        self.is_only = _is_only(self.table)
        self.n_draws = n_draws
        drawn = [self._count(_is_only(self._deal(keys))) for keys in self._shuffle(rng)]
        self.drawn = np.asarray(drawn, dtype=np.int64).reshape(n_draws, 3)

    def _shuffle(self, rng: np.random.Generator) -> Iterator[Numbers]:
        """Yield the side of each use, sides dealt out anew."""
        for _ in range(self.n_draws):
            yield rng.permutation(self.held)[self.of_use]

    def _deal(self, sides: Numbers) -> Numbers:
        """Count the uses of each label by each side."""
        n_labels, n_sides = len(self.label_names), len(self.side_names)
        cells = np.bincount(self.labels * n_sides + sides, minlength=n_labels * n_sides)
        return cells.reshape(n_labels, n_sides)

    def _count(self, is_only: npt.NDArray[np.bool_]) -> tuple[int, int, int]:
        """Count labels of one side only, the repeated of them, and the uses of the largest."""
        uses = self.n_uses[is_only]
        return len(uses), int((uses >= _REPEATED).sum()), int(uses.max(initial=0))

    def baseline(self) -> dict[str, object]:
        """Compare how many labels one side only uses with the shuffles."""
        n_only, n_repeated, _ = self._count(self.is_only)
        only, repeated = self.drawn[:, 0], self.drawn[:, 1]
        return {
            "unit": self.unit,
            "n_units": len(self.held),
            "n_sides": len(self.side_names),
            "n_uses": int(self.n_uses.sum()),
            "n_labels": len(self.label_names),
            "n_only_here": n_only,
            "chance_only_here": float(only.mean()),
            "n_repeated_only_here": n_repeated,
            "chance_repeated_only_here": float(repeated.mean()),
            "chance_repeated_only_here_high": float(np.quantile(repeated, _OUTER)),
            "n_draws": self.n_draws,
        }

    def exclusive(self) -> Iterator[dict[str, object]]:
        """Yield the repeated labels of one side only, the most used first."""
        found = np.flatnonzero(self.is_only & (self.n_uses >= _REPEATED)).tolist()
        for i in sorted(found, key=lambda i: (-self.n_uses[i], self.table[i].argmax(), i)):
            n_like = int((self.drawn[:, 2] >= self.n_uses[i]).sum())
            share = (n_like + 1) / (self.n_draws + 1)
            yield {
                "side": self.side_names[self.table[i].argmax()],
                "label": self.label_names[i],
                "n_uses": int(self.n_uses[i]),
                "unit": self.unit,
                "chance_share": share,
                "is_beyond_chance": share <= MIN_BEYOND,
            }


def _is_only(table: Numbers) -> npt.NDArray[np.bool_]:
    """Say which labels one side only uses."""
    is_only: npt.NDArray[np.bool_] = (table > 0).sum(axis=1) == 1
    return is_only
