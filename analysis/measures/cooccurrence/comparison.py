"""Which pairs one side names together and another does not, at equal length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measures.cooccurrence.places import Codes, locate, meet, number
from analysis.measures.uncertainty import MIN_ARTICLES_FOR_INTERVAL, SEED
from analysis.voices import Voice
from analysis.windows import Window

N_DRAWS = 400
_DRAWS_AT_ONCE = 50
_HELD = ("shared", "left only", "right only")

COMPARISON_COLUMNS = [
    "entity_a",
    "entity_b",
    "side_left",
    "side_right",
    "n_left",
    "n_right",
    "of_words_left",
    "of_words_right",
    "words_each",
    "equal_left",
    "equal_right",
    "held_by",
    "held_share",
    "both_share",
    "left_only_share",
    "right_only_share",
    "neither_share",
    "left_more_share",
    "right_more_share",
    "drawn",
]


def compare_pairs(
    sentence_entities: pd.DataFrame,
    lengths: pd.DataFrame,
    *,
    sides: tuple[str, str],
    window: Window,
    voice: Voice,
    entity_ids: Sequence[str],
) -> pd.DataFrame:
    r"""Compare which entities two sides name together, as if both had written equally much.

    Who writes more names more pairs. So both sides are drawn again, `N_DRAWS` times with
    a fixed seed, each time as many articles (with replacement) as hold on average the
    words of the shorter side, and each pair is looked for in what was drawn.

    Parameters
    ----------
    sentence_entities : DataFrame, one row per entity and sentence
        See ``schema.SENTENCE_ENTITIES``; articles of nobody's are passed over.
    lengths : DataFrame, one row per article
        ``article_id``, ``side``, ``n_windows`` and ``n_words`` in the voice and window
        measured: see `measure_windows` and `set_against`.
    sides : (str, str)
        The left side and the right side.
    window : {"sentence", "paragraph"}
    voice : {"all", "own", "quoted"}
    entity_ids : sequence of str
        The nodes; only pairs of these are compared.

    Returns
    -------
    DataFrame, one row per pair that either side has, by name
        ======================  ========  ==============================================
        column                  unit      meaning
        ======================  ========  ==============================================
        n_left, n_right         windows   that name both, as counted
        of_words_left, _right   words     all words read of each side
        words_each              words     words of the shorter side: the equal length
        equal_left, _right      windows   that name both, to be expected at that length
        held_by                 name      ``shared``, ``left only``, ``right only``, or
                                          ``unclear``
        held_share              0 to 1    draws in which that is so, of all draws; of
                                          ``unclear`` the largest of the three
        both_share, ...         0 to 1    draws in which both sides have the pair, only
                                          one has it, neither has it; they sum to 1
        left_more_share, ...    0 to 1    draws in which one side has it in more windows
        drawn                   name      what was drawn: ``articles``, or else
                                          ``sentences`` or ``paragraphs``
        ======================  ========  ==============================================

        Empty, with these columns, if nobody meets or a side has no word.

    Raises
    ------
    SchemaError
        If the table lacks a column.
    ValueError
        If more windows name a pair than ``lengths`` know of.

    Notes
    -----
    ``held_by`` is what holds in at least half of those draws that have the pair at all;
    where nothing does it is ``unclear``. Articles are drawn if each side has at least
    `MIN_ARTICLES_FOR_INTERVAL`. With fewer, their windows are: the shares then say how far
    a pair rests on single sentences of these articles, and nothing about what an outlet
    would name together in other articles. A draw holds equal words on average only, as
    articles differ in length. With :math:`W` the words of the shorter side, :math:`w` and
    :math:`n` those and the units of a side, :math:`m = \max(1, round(nW/w))` units are
    drawn, and a pair is expected :math:`m/n` times its windows.

    References
    ----------
    Hurlbert, S. H. (1971). The nonconcept of species diversity. Ecology 52(4), 577-586
    (rarefaction).
    Efron, B., & Tibshirani, R. (1993). An Introduction to the Bootstrap, ch. 6.
    """
    meetings = _find_meetings(sentence_entities, window, voice, entity_ids)
    own = [lengths[lengths["side"] == side] for side in sides]
    by_article = all(len(rows) >= MIN_ARTICLES_FOR_INTERVAL for rows in own)
    left, right = (_count_units(meetings, rows, by_article=by_article) for rows in own)
    pairs = np.union1d(left.pair, right.pair)
    words_each = min(left.n_words, right.n_words)
    if not len(pairs) or not words_each:
        return pd.DataFrame(columns=COMPARISON_COLUMNS)
    n_names = len(meetings.entity_ids)
    table = pd.DataFrame(
        {
            "entity_a": [meetings.entity_ids[int(pair)] for pair in pairs // n_names],
            "entity_b": [meetings.entity_ids[int(pair)] for pair in pairs % n_names],
            "side_left": sides[0],
            "side_right": sides[1],
            **_describe(left, pairs, words_each, "left"),
            **_describe(right, pairs, words_each, "right"),
            "words_each": words_each,
            "drawn": "articles" if by_article else f"{window}s",
        }
    )
    # A side's draws hang on its name and not on where it stands: swapped sides mirror.
    in_left = _draw(left, pairs, words_each, stream=int(sides[0] > sides[1]))
    in_right = _draw(right, pairs, words_each, stream=int(sides[1] > sides[0]))
    return table.assign(**_share_draws(in_left, in_right))[COMPARISON_COLUMNS]


def choose_differences(compared: pd.DataFrame, n_each: int = 20) -> pd.DataFrame:
    """Return the surest pairs of each kind, as many of each: the lines of a figure.

    Parameters
    ----------
    compared : DataFrame, one row per pair
        See `compare_pairs`.
    n_each : int, default 20
        At most so many that are shared, of the left only, of the right only, and
        unclear. What is left out must be said beside the figure.

    Returns
    -------
    DataFrame
        The rows, those that hold in the most draws first.
    """
    most = compared[["equal_left", "equal_right"]].max(axis=1)
    ranked = compared.assign(most=most).sort_values(
        ["held_share", "most", "entity_a", "entity_b"],
        ascending=[False, False, True, True],
        ignore_index=True,
    )
    return ranked.groupby("held_by").head(n_each).drop(columns="most").reset_index(drop=True)


@dataclass(frozen=True)
class _Meetings:
    """One element per pair and window: where it is, and which pair."""

    article: Codes
    window: Codes
    pair: Codes
    article_ids: Sequence[str]
    entity_ids: Sequence[str]


@dataclass(frozen=True)
class _Counted:
    """A side's meetings, each with the unit it is in, and all that was read of that side."""

    unit: Codes
    pair: Codes
    n_units: int
    n_words: int

    def n_drawn(self, words_each: int) -> int:
        """Return how many units hold so many words on average."""
        return max(1, round(self.n_units * words_each / self.n_words))


def _find_meetings(
    sentence_entities: pd.DataFrame, window: Window, voice: Voice, entity_ids: Sequence[str]
) -> _Meetings:
    places = locate(sentence_entities, window=window, voice=voice, entity_ids=entity_ids)
    row, first, second = meet(places)
    pair = first * max(len(places.entity_ids), 1) + second
    return _Meetings(
        places.article[row], places.window[row], pair, places.article_ids, places.entity_ids
    )


def _count_units(meetings: _Meetings, own: pd.DataFrame, *, by_article: bool) -> _Counted:
    """Place a side's meetings in its articles, or in its windows."""
    names = pd.Series(list(meetings.article_ids), dtype="str")
    unit_of_article, _ = number(names, own["article_id"].tolist())
    unit = unit_of_article[meetings.article]
    is_own = unit >= 0
    n_windows, n_words = int(own["n_windows"].sum()), int(own["n_words"].sum())
    if by_article:
        return _Counted(unit[is_own], meetings.pair[is_own], len(own), n_words)
    # Windows without a meeting need no number of their own: they are the last ones.
    used, windows = np.unique(meetings.window[is_own], return_inverse=True)
    if len(used) > n_windows:
        msg = f"lengths know {n_windows} windows, but {len(used)} name a pair: is one a thread's?"
        raise ValueError(msg)
    return _Counted(windows, meetings.pair[is_own], n_windows, n_words)


def _describe(
    counted: _Counted, pairs: Codes, words_each: int, name: str
) -> dict[str, npt.NDArray[Any] | int]:
    n_windows = np.bincount(np.searchsorted(pairs, counted.pair), minlength=len(pairs))
    return {
        f"n_{name}": n_windows,
        f"of_words_{name}": counted.n_words,
        f"equal_{name}": n_windows * (counted.n_drawn(words_each) / counted.n_units),
    }


def _draw(counted: _Counted, pairs: Codes, words_each: int, stream: int) -> npt.NDArray[np.float32]:
    """Return in how many windows of each draw each pair is: pairs by draws."""
    drawn = np.zeros((len(pairs), N_DRAWS), dtype=np.float32)
    if not len(counted.pair):
        return drawn
    # A unit holds few of the pairs: only the cells that are not nought are multiplied.
    cells, n_windows = np.unique(counted.pair * counted.n_units + counted.unit, return_counts=True)
    unit, times = cells % counted.n_units, n_windows.astype(np.float32)[:, None]
    own, starts = np.unique(cells // counted.n_units, return_index=True)
    rows = np.searchsorted(pairs, own)
    chosen = np.random.default_rng([SEED, stream]).integers(
        0, counted.n_units, size=(N_DRAWS, counted.n_drawn(words_each))
    )
    # Not all draws at once: with many articles their weights alone would fill the memory.
    for start in range(0, N_DRAWS, _DRAWS_AT_ONCE):
        part = chosen[start : start + _DRAWS_AT_ONCE]
        keys = part * len(part) + np.arange(len(part))[:, None]
        weights = np.bincount(keys.ravel(), minlength=counted.n_units * len(part))
        weights = weights.reshape(counted.n_units, len(part)).astype(np.float32)
        sums = np.add.reduceat(weights[unit] * times, starts, axis=0)
        drawn[rows, start : start + len(part)] = sums
    return drawn


def _share_draws(
    left: npt.NDArray[np.float32], right: npt.NDArray[np.float32]
) -> dict[str, npt.NDArray[np.float64] | list[str]]:
    """Say in what share of the draws each pair is where."""
    is_left, is_right = left > 0, right > 0
    only_left, only_right = (is_left & ~is_right).mean(axis=1), (is_right & ~is_left).mean(axis=1)
    shares = np.array([(is_left & is_right).mean(axis=1), only_left, only_right])
    largest, held_share = shares.argmax(axis=0), shares.max(axis=0)
    is_even = (largest > 0) & (only_left == only_right)
    is_clear = (held_share > 0) & (held_share >= 0.5 * shares.sum(axis=0)) & ~is_even
    return {
        "held_by": [
            _HELD[place] if clear else "unclear"
            for place, clear in zip(largest, is_clear, strict=True)
        ],
        "held_share": held_share,
        "both_share": shares[0],
        "left_only_share": only_left,
        "right_only_share": only_right,
        "neither_share": 1 - shares.sum(axis=0),
        "left_more_share": (left > right).mean(axis=1),
        "right_more_share": (right > left).mean(axis=1),
    }
