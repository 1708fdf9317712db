"""Robustness: whether a stated difference between two sides outlasts another way of counting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis import schema

WITHOUT = ("agency copy", "quotations", "headlines", "leads")
"""What a recount leaves out; after these, each article in turn."""

ONE_ARTICLE = "one article"
OUTCOMES = ("holds", "turns", "level", "untold")

_PARTS = ["n_left", "of_left", "n_right", "of_right", "n_articles_left", "n_articles_right"]
_RATES = ["rate_left", "rate_right", "difference", "kept_share", "outcome", "reason"]
RECOUNT_COLUMNS = ["without", "article_id", *_PARTS, *_RATES]

_KEYS = ["article_id", "section", "is_quoted"]
_REPORT = ["event_id", "side"]


@dataclass(frozen=True)
class Outcomes:
    """How many recounts came out how; ``n_told`` leaves out those that cannot be told."""

    n_holds: int
    n_turns: int
    n_level: int
    n_untold: int

    @property
    def n_told(self) -> int:
        """The recounts that say something."""
        return self.n_holds + self.n_turns + self.n_level


def count_words(sentences: pd.DataFrame) -> pd.DataFrame:
    """Count the words of each article by section and voice, captions left out.

    Parameters
    ----------
    sentences : DataFrame, one row per sentence
        Needs ``article_id``, ``section``, ``n_words`` and ``n_quoted_words``. All of an
        article's give its length, those on a subject the room it gives to that.

    Returns
    -------
    DataFrame, one row per article, section and voice
        ``is_quoted``, and ``n`` words; the shape that `recount_difference` takes. Empty if
        there is no sentence.
    """
    schema.require(
        sentences, schema.SENTENCES, "article_id", "section", "n_words", "n_quoted_words"
    )
    counted = sentences[sentences["section"].isin(schema.COUNTED_SECTIONS)]
    sums = counted.groupby(["article_id", "section"], observed=True)[["n_words", "n_quoted_words"]]
    words = sums.sum().reset_index()
    keys = words[["article_id", "section"]]
    own = keys.assign(is_quoted=False, n=words["n_words"] - words["n_quoted_words"])
    quoted = keys.assign(is_quoted=True, n=words["n_quoted_words"])
    return pd.concat([own, quoted], ignore_index=True)


def recount_difference(
    uses: pd.DataFrame,
    lengths: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    left: str,
    right: str,
    without: Sequence[str] = WITHOUT,
    is_pooled: bool = False,
) -> pd.DataFrame:
    """Measure a difference between two sides again, each time with something left out.

    The unit is the article: all that is counted is summed over a side's articles before
    dividing. A recount asks whether the same side still has the larger rate, no more.

    Parameters
    ----------
    uses : DataFrame, one row per article, section and voice
        ``article_id``, ``section``, ``is_quoted`` and ``n``: how much of the thing stands
        there (words on a thread, uses of a term, quoted words). No row means none.
    lengths : DataFrame, one row per article, section and voice
        The same columns; ``n`` is what ``uses`` is divided by (words, sentences).
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id``, ``side``, ``outlet`` and ``origin``. Articles of
        other sides are passed over.
    left, right : str
        The two sides. A baseline of all others is a side that the caller has named so.
    without : sequence of str, default all of `WITHOUT`
        What to leave out; where the thing is quotation itself, not ``quotations``.
    is_pooled : bool, default False
        Whether articles count whatever they report. Otherwise only those on an event that
        both sides still report, in each recount anew.

    Returns
    -------
    DataFrame, the stated difference first, then one row per recount
        ====================  =========  ================================================
        column                unit       meaning
        ====================  =========  ================================================
        without               name       what was left out; empty in the first row
        article_id            key        the article left out, or empty
        n_left, n_right       of uses    how much of the thing, in what was counted
        of_left, of_right     of lengths  what that is divided by
        n_articles_left, ...  articles   articles counted
        rate_left, ...        uses per   the first over the second; empty over none
                              length
        difference            same       left minus right
        kept_share            ratio      difference over the stated one; below 0 it turned
        outcome               name       ``holds``: same direction; ``turns``: the other;
                                         ``level``: no difference; ``untold``
        reason                name       why a recount is untold, else empty
        ====================  =========  ================================================

        The first row's outcome is ``holds``, or ``untold`` where nothing differs. An
        article without any length is not left out: nothing would change. Sums and rates are
        those of the recount, also where it is untold because nothing was taken out.

    Raises
    ------
    SchemaError
        If ``articles`` lacks a column.
    ValueError
        If the two sides are one, or a word of ``without`` is not known.

    Notes
    -----
    Reasons: ``nothing taken out`` (no agency copy, say: the recount is no test, so it never
    counts as holding), ``left empty``, ``right empty``, ``both empty`` (with one article a
    side, leaving it out leaves nothing), ``no shared event``, ``no difference`` (none was
    stated). Agency copy is what credits an agency or another paper; an article without a
    credit may be a copy all the same. A difference that holds throughout can still be
    chance: recounts share most of their words, so they are no independent tests.

    References
    ----------
    Leamer, E. (1985). Sensitivity analyses would help. American Economic Review 75(3),
    308-313. Tukey, J. (1958). Bias and confidence in not-quite large samples. Annals of
    Mathematical Statistics 29(2), 614 (leaving out one at a time).

    Examples
    --------
    The Post has 6 of 10 words on the sea, 4 of them quoted; the Times 1 of 5, none quoted.

    >>> articles = pd.DataFrame(
    ...     [("a", "x", "Post", "Post", "Post"), ("b", "x", "Times", "Times", "Times")],
    ...     columns=["article_id", "event_id", "side", "outlet", "origin"],
    ... )
    >>> keys = ["article_id", "section", "is_quoted", "n"]
    >>> uses = [("a", "body", False, 2), ("a", "body", True, 4), ("b", "body", False, 1)]
    >>> lengths = [("a", "body", False, 6), ("a", "body", True, 4), ("b", "body", False, 5)]
    >>> found = recount_difference(
    ...     pd.DataFrame(uses, columns=keys), pd.DataFrame(lengths, columns=keys), articles,
    ...     left="Post", right="Times", without=["quotations"],
    ... )
    >>> found["difference"].round(2).tolist()
    [0.4, 0.13, nan, nan]
    >>> found["outcome"].tolist()
    ['holds', 'holds', 'untold', 'untold']
    """
    if left == right or not set(without) <= set(WITHOUT):
        msg = f"two sides and words of {', '.join(WITHOUT)} are needed: {left}, {right}, {without}"
        raise ValueError(msg)
    cells = _cells(uses, lengths, articles, (left, right), is_pooled)
    whole = _measure(cells, left, right)
    parts = [whole]
    for name in without:
        kept = cells[~_LEFT_OUT[name](cells)]
        part = _measure(kept, left, right).assign(without=name)
        if len(kept) == len(cells):
            part["reason"] = "nothing taken out"
        parts.append(part)
    table = pd.concat([*parts, _leave_each_out(cells, left, right)], ignore_index=True)
    return _judge(table)


def count_outcomes(recounts: pd.DataFrame) -> Outcomes:
    """Count how the recounts of one difference came out, the stated difference left out.

    Parameters
    ----------
    recounts : DataFrame, one row per recount
        See `recount_difference`; may be some of its rows.
    """
    counts = recounts.loc[recounts["without"] != "", "outcome"].value_counts()
    return Outcomes(*(int(counts.get(outcome, 0)) for outcome in OUTCOMES))


_LEFT_OUT: dict[str, Any] = {
    "agency copy": lambda cells: cells["is_credited"],
    "quotations": lambda cells: cells["is_quoted"],
    "headlines": lambda cells: cells["section"] == "headline",
    "leads": lambda cells: cells["section"] == "lead",
}


def _cells(
    uses: pd.DataFrame,
    lengths: pd.DataFrame,
    articles: pd.DataFrame,
    sides: tuple[str, str],
    is_pooled: bool,
) -> pd.DataFrame:
    """Return what each article, section and voice holds of both, with the article's side."""
    needed = ("article_id", "event_id", "outlet", "origin")
    schema.require(articles, schema.ARTICLES, *needed)
    placed = articles.loc[articles["side"].isin(sides), [*needed, "side"]]
    placed = placed.drop_duplicates("article_id")
    placed = placed.assign(event_id="") if is_pooled else placed[placed["event_id"] != ""]
    is_credited = (placed["origin"] != placed["outlet"]) & (placed["origin"] != "")
    placed = placed.drop(columns=["outlet", "origin"]).assign(is_credited=is_credited)
    counts = pd.concat([uses.assign(of=0), lengths.assign(of=lengths["n"], n=0)])
    counts = counts[counts["article_id"].isin(placed["article_id"])]
    sums = counts.groupby(_KEYS, observed=True)[["n", "of"]].sum().reset_index()
    sums = sums[(sums["n"] != 0) | (sums["of"] != 0)]
    return sums.astype({"is_quoted": bool}).merge(placed, on="article_id")


def _sum_reports(cells: pd.DataFrame, left: str, right: str) -> pd.DataFrame:
    """Sum each side's report of each event into a row per event, sides beside each other."""
    parts = []
    for end, side in (("left", left), ("right", right)):
        own = cells[cells["side"] == side]
        sums = own.groupby("event_id")[["n", "of"]].sum()
        sums["n_articles"] = own[own["of"] > 0].groupby("event_id")["article_id"].nunique()
        parts.append(sums.add_suffix(f"_{end}"))
    return pd.concat(parts, axis=1).fillna(0)


def _measure(cells: pd.DataFrame, left: str, right: str) -> pd.DataFrame:
    """Sum both sides over the events that both report; one row."""
    reports = _sum_reports(cells, left, right)
    is_left, is_right = reports["of_left"] > 0, reports["of_right"] > 0
    shared = reports[is_left & is_right]
    reason = "" if len(shared) else _why_empty(bool(is_left.any()), bool(is_right.any()))
    return shared.sum().to_frame().T.assign(without="", article_id="", reason=reason)


def _why_empty(is_left: bool, is_right: bool) -> str:
    """Say what is missing where no event has words of both sides."""
    if is_left and is_right:
        return "no shared event"
    if is_left or is_right:
        return "right empty" if is_left else "left empty"
    return "both empty"


def _leave_each_out(cells: pd.DataFrame, left: str, right: str) -> pd.DataFrame:
    """Return the sums without each article in turn, by subtraction."""
    reports = _sum_reports(cells, left, right)
    shared = reports[(reports["of_left"] > 0) & (reports["of_right"] > 0)]
    per_article = cells.groupby(["article_id", *_REPORT])[["n", "of"]].sum().reset_index()
    per_article = per_article[
        (per_article["of"] > 0) & per_article["event_id"].isin(shared.index)
    ].reset_index(drop=True)
    is_left = (per_article["side"] == left).to_numpy()
    told = shared.loc[per_article["event_id"]].reset_index(drop=True)
    own = pd.DataFrame(0.0, index=per_article.index, columns=_PARTS)
    for end, is_side in (("left", is_left), ("right", ~is_left)):
        own[f"n_{end}"] = per_article["n"] * is_side
        own[f"of_{end}"] = per_article["of"] * is_side
        own[f"n_articles_{end}"] = 1 * is_side
    # Without its last article a side does not report the event, so the other's goes too.
    is_last = (told["n_articles_left"] - own["n_articles_left"] <= 0) | (
        told["n_articles_right"] - own["n_articles_right"] <= 0
    )
    taken = own.where(~is_last, told)
    rest = shared.sum() - taken
    empty = np.where(is_left, "left empty", "right empty")
    has_other_event = len(shared) > 1
    reason = np.where(is_last & (not has_other_event), empty, "")
    return rest.assign(without=ONE_ARTICLE, article_id=per_article["article_id"], reason=reason)


def _judge(table: pd.DataFrame) -> pd.DataFrame:
    """Divide, subtract, and say of each row whether the direction of the first holds."""
    for end in ("left", "right"):
        of = table[f"of_{end}"]
        table[f"rate_{end}"] = (table[f"n_{end}"] / of.where(of > 0)).astype(float)
    table["difference"] = table["rate_left"] - table["rate_right"]
    stated = float(table["difference"].iloc[0])
    has_stated = bool(np.isfinite(stated)) and abs(stated) > _LEVEL
    table["kept_share"] = table["difference"] / stated if has_stated else np.nan
    if not has_stated:
        table["reason"] = table["reason"].where(table["reason"] != "", "no difference")
    is_level = table["difference"].abs() <= _LEVEL
    outcome = np.where(table["kept_share"] > 0, "holds", "turns")
    outcome = np.where(is_level, "level", outcome)
    table["outcome"] = np.where(table["reason"] != "", "untold", outcome)
    counts = {part: "int64" for part in _PARTS}
    return table.astype(counts)[RECOUNT_COLUMNS]


_LEVEL = 1e-12
"""Two rates nearer than this differ by how a computer divides only."""
