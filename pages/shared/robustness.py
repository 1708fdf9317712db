"""Whether stated differences outlast another way of counting: shown when a reader asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.robustness import ONE_ARTICLE, Outcomes, count_outcomes
from analysis.notation import count, percent
from analysis.store.export import to_csv
from pages.shared.escaping import isolate, md
from pages.shared.links import open_article, sentence_link
from pages.shared.loading import load_basics, load_corpus
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note

MAX_DRAWN = 24
"""Up to so many articles each has a mark of its own; above, only those that turn it."""

MAX_TURNING = 8

_WITHOUT_WORDS = {
    "agency copy": "Without copy credited to an agency or another paper",
    "quotations": "Without quotations",
    "headlines": "Without headlines",
    "leads": "Without leads",
}
_OUTCOME_WORDS = {"holds": "holds", "turns": "turns", "level": "level", "untold": "not told"}
_REASON_WORDS = {
    "nothing taken out": "there is none to leave out",
    "both empty": "nothing is left of either side",
    "no shared event": "no event is left that both report",
    "no difference": "no difference is stated",
}


@dataclass(frozen=True)
class Stated:
    """A difference that a page states, and how to measure it again.

    ``words`` is the statement; ``recount`` returns the table of
    `analysis.measures.robustness.recount_difference`, and is called once the reader asks.
    """

    words: str
    left: str
    right: str
    recount: Callable[[], pd.DataFrame]


def show_robustness(
    stated: Sequence[Stated],
    *,
    key: str = "recounts",
    write: Callable[[float], str] = lambda rate: percent(rate, 1),
    inapplicable: str = "",
) -> None:
    """Offer to measure stated differences again, each time with something left out.

    Parameters
    ----------
    stated : sequence of Stated
        The differences stated above; nothing is shown where there is none.
    key : str
        Names the element; two on one page need two.
    write : callable
        Writes a side's rate: by default as a percentage.
    inapplicable : str
        Says which recount has no meaning here, and why.
    """
    if not stated:
        return
    one = len(stated) == 1
    box = st.expander(
        f"{'Does this difference' if one else 'Do these differences'} hold when counted otherwise?",
        on_change="rerun",
        key=f"{key}_open",
    )
    if not box.open:
        return
    with box:
        tables = [one.recount() for one in stated]
        for place, (one_stated, table) in enumerate(zip(stated, tables, strict=True)):
            st.markdown(f"**{md(one_stated.words)}** {md(verdict(table))}")
            _show_recounts(one_stated, table, write, f"{key}{place}")
        _offer_file(stated, tables, key)
        note(_limits(inapplicable))


def verdict(recounts: pd.DataFrame) -> str:
    """Say in how many recounts a difference holds, of those that can be told.

    Where there are many articles, ways of counting and articles left out are told apart.
    """
    is_article = recounts["without"] == ONE_ARTICLE
    if int(is_article.sum()) <= MAX_DRAWN:
        return f"{_held(count_outcomes(recounts), 'recount')}."
    ways, ones = count_outcomes(recounts[~is_article]), count_outcomes(recounts[is_article])
    return (
        f"{_held(ways, 'recount')}. Leaving out one article at a time: "
        f"{_held(ones, 'time').lower()}."
    )


def _held(outcomes: Outcomes, noun: str) -> str:
    untold = f"{outcomes.n_untold:,} cannot be told" if outcomes.n_untold else ""
    if not outcomes.n_told:
        return f"No {noun} can tell"
    parts = [
        f"Holds in {outcomes.n_holds:,} of {count(outcomes.n_told, noun)}",
        f"turns in {outcomes.n_turns:,}" if outcomes.n_turns else "",
        f"level in {outcomes.n_level:,}" if outcomes.n_level else "",
        untold,
    ]
    return "; ".join(filter(None, parts))


def _show_recounts(
    stated: Stated, recounts: pd.DataFrame, write: Callable[[float], str], key: str
) -> None:
    """Show a mark with its words for each recount."""
    rows = recounts[recounts["without"] != ""]
    ways = rows[rows["without"] != ONE_ARTICLE].to_dict("records")
    ones = rows[rows["without"] == ONE_ARTICLE]
    blocks = [_way_block(row, stated, write) for row in ways]
    drawn = ones
    if len(ones) > MAX_DRAWN:
        blocks.append(_all_block(ones))
        drawn = ones[ones["outcome"].isin(["turns", "level"])].head(MAX_TURNING)
    blocks += _article_blocks(drawn.to_dict("records"), stated, write)
    opened = show_sheet("recounts", blocks, key)
    if opened in set(drawn["article_id"]):
        open_article(str(opened))


def _way_block(
    row: dict[Any, Any], stated: Stated, write: Callable[[float], str]
) -> dict[str, Any]:
    name = row["without"]
    return _block(row, sentence(name, _WITHOUT_WORDS[name]), stated, write)


def _article_blocks(
    rows: Iterable[dict[Any, Any]], stated: Stated, write: Callable[[float], str]
) -> list[dict[str, Any]]:
    """Describe each article left out, with a way to it."""
    articles = load_basics().articles.set_index("article_id")
    blocks = []
    for row in rows:
        key = row["article_id"]
        outlet, headline = articles.loc[key, "outlet"], articles.loc[key, "headline"]
        text = f"Without {isolate(str(outlet))}: {isolate(str(headline))}"
        blocks.append(_block(row, sentence(key, text, href=sentence_link(key)), stated, write))
    return blocks


def _block(
    row: dict[Any, Any], told: dict[str, Any], stated: Stated, write: Callable[[float], str]
) -> dict[str, Any]:
    return block(
        [told],
        class_name=row["outcome"],
        label=_OUTCOME_WORDS[row["outcome"]],
        note=_numbers(row, stated, write),
        action="read it" if told["href"] else "",
    )


def _numbers(row: dict[Any, Any], stated: Stated, write: Callable[[float], str]) -> str:
    """Say what a recount finds, or why it finds nothing."""
    sides = {"left empty": stated.left, "right empty": stated.right}
    if row["reason"] in sides:
        return f"nothing is left of {isolate(sides[row['reason']])}"
    if row["reason"]:
        return _REASON_WORDS[row["reason"]]
    return f"{write(row['rate_left'])} against {write(row['rate_right'])}"


def _all_block(ones: pd.DataFrame) -> dict[str, Any]:
    """Describe what leaving out each of many articles does, in one mark."""
    outcomes = count_outcomes(ones)
    n_other = outcomes.n_turns + outcomes.n_level
    whole = "untold" if not outcomes.n_told else "turns" if n_other else "holds"
    label = {"untold": "not told", "holds": "holds each time", "turns": "not each time"}[whole]
    said = f"{_held(outcomes, 'time')}."
    if n_other:
        said += f" Below: the first {min(n_other, MAX_TURNING)} that change it."
    text = f"Without each of {count(len(ones), 'article')} in turn"
    return block([sentence("", text)], class_name=whole, label=label, note=said)


def _offer_file(stated: Sequence[Stated], tables: Sequence[pd.DataFrame], key: str) -> None:
    """Offer all recounts as a file."""
    named = [
        table.assign(stated=one.words, left=one.left, right=one.right)
        for one, table in zip(stated, tables, strict=True)
    ]
    st.download_button(
        "Download the recounts as CSV",
        to_csv(pd.concat(named, ignore_index=True)),
        file_name=f"storysides-{key}-{load_corpus().corpus_id}.csv",
        mime="text/csv",
        key=f"{key}_csv",
        on_click="ignore",
    )


def _limits(inapplicable: str) -> str:
    said = (
        "Filled square: the same side still has more. Diamond: the other one has. Two lines: no "
        "difference. Dash: cannot be told, because nothing is left of a side or there is nothing "
        "to leave out; that never counts as holding. With one article a side, leaving it out "
        "leaves nothing. Agency copy is known by its credit only. Recounts share most of their "
        "words, so they are no independent tests, and what holds may still be chance."
    )
    return f"{said} {inapplicable}".strip()
