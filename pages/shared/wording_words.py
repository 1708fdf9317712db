"""How the Wording page says what was counted, compared and left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.notation import count
from pages.shared.escaping import isolate
from pages.shared.voice import VOICE_WORDS
from pages.shared.wording_state import Comparison, Wording

LENGTHS_APART = 1.5
"""From here on articles' lengths alone make words differ: see docs/limits.md."""

FEW_ARTICLES = 4

RANKED_WORDS = {
    "term": "Word",
    "n_tokens": "Uses",
    "of_words": "of words",
    "tokens_per_1k": "Per 1,000",
    "n_articles_with": "Articles with it",
    "n_articles": "of articles",
    "n_tokens_baseline": "Others' uses",
    "of_words_baseline": "of others' words",
    "tokens_per_1k_baseline": "Others' per 1,000",
    "n_articles_with_baseline": "Others' articles with it",
    "n_articles_baseline": "of others' articles",
    "log_odds": "Log-odds",
    "log_odds_low": "95% from",
    "log_odds_high": "to",
    "dispersion": "Dispersion",
    "p": "p, all words together",
}


def name_term(side: str, term: str) -> str:
    """Return the words for a term of a side, which are also its words in a link.

    Examples
    --------
    >>> name_term("Post", "truce")
    'truce in Post'
    """
    return isolate(f"{term} in {side}")


def describe_match(row: Mapping[str, Any], baseline: str) -> str:
    """Say how much of a side is compared with how much of whom."""
    n_others = f"{row['n_articles_baseline']:,}"
    return (
        f"{row['n_words']:,} words in {count(int(row['n_articles']), 'article')}, against "
        f"{row['n_words_baseline']:,} in {n_others} of {isolate(baseline)}"
    )


def describe_lengths(side: str, baseline: str, row: Mapping[str, Any]) -> tuple[str, bool]:
    """Say how long the articles of both are; and whether that alone makes words differ."""
    own, other = row["median_words"], row["median_words_baseline"]
    ratio = max(own, other) / max(min(own, other), 1)
    many = "The middle article has" if row["n_articles"] > 1 else "The article has"
    said = f"{many} {own:,.0f} words in {isolate(side)} and {other:,.0f} in {isolate(baseline)}."
    if ratio <= LENGTHS_APART:
        return said, False
    return (
        f"{said} Long and short articles use other words by themselves: short ones name people "
        "more often.",
        True,
    )


def describe_pooling(wording: Wording, comparison: Comparison) -> str:
    """Say what comparing these articles can show, and what it cannot."""
    if comparison.is_pooled:
        return (
            "No event is known for these articles, so all of them are taken together: a word may "
            "set an outlet apart by what it reported, not by how it told it."
        )
    n_events = len(set(comparison.articles["event_id"]))
    said = "Articles are compared with those of others on the same event only."
    if n_events > 1:
        said += f" What differs is added up over {count(n_events, 'event')}."
    most = max(int(row["n_articles"]) for row in comparison.sides.values())
    if most < FEW_ARTICLES:
        said += (
            " With so few articles this describes these articles, not the outlets: the author, "
            "the day or the length may be behind it. Any two texts have words that stand 2 : 0: "
            "that is no finding."
        )
    return said


def describe_alone(comparison: Comparison) -> str:
    """Name the sides that nobody can be compared with; empty if none."""
    if not comparison.alone:
        return ""
    names = [isolate(side) for side in comparison.alone[:6]]
    rest = len(comparison.alone) - len(names)
    named = ", ".join(names) + (f" and {rest:,} more" if rest > 0 else "")
    return f"Not compared, because nobody else here reports the same event: {named}."


def describe_figure(
    wording: Wording, comparison: Comparison, side: str, n_drawn: int, *, is_tested: bool
) -> str:
    """Return the caption of the plot."""
    baseline = isolate(comparison.baseline(side))
    voice = VOICE_WORDS[wording.selection.voice]
    filled = " Filled: found by the test below." if is_tested else " A rank, not a test."
    return (
        "Each dot is a word in its dictionary form, as it is spelt (US and U.S. are two). The "
        f"further up, the more it sets {isolate(side)} apart; the further down, the more "
        f"{baseline}. The further right, the more often both use it, of their {voice} in headline "
        f"and text. {n_drawn:,} of "
        f"{comparison.n_terms[side]:,} words used twice or more are drawn.{filled} It says how "
        "often words are used, not what is meant by them."
    )


def describe_uses(row: Mapping[str, Any], end: str, n_quoted: int | None) -> str:
    """Say how often a side uses a term, of how many words, in how many articles."""
    n_tokens = int(row[f"n_tokens{end}"])
    said = (
        f"{count(n_tokens, 'use')} in {row[f'of_words{end}']:,} words "
        f"({row[f'tokens_per_1k{end}']:.1f} per 1,000), in {row[f'n_articles_with{end}']:,} of "
        f"{count(int(row[f'n_articles{end}']), 'article')}"
    )
    if not n_tokens or n_quoted is None:
        return said
    return f"{said}; {n_quoted:,} quoted" if n_quoted else f"{said}; none quoted"
