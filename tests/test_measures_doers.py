"""Who does one thing, side by side: arithmetic on invented actions."""

from __future__ import annotations

import pandas as pd

from analysis.measures.actions import DOER_COLUMNS, find_agentless, tally_doers
from tests.test_measures_actions import ARTICLES, make, name

AGREED = make(
    {"article_id": "p", "verb_lemma": "agree", "agent_lemma": "Doe"},
    {"article_id": "p", "verb_lemma": "agree", "agent_lemma": "leader"},
    {"article_id": "p", "verb_lemma": "agree", "is_nominal": True, "noun_lemma": "agreement"},
    {"article_id": "p", "verb_lemma": "deny", "agent_lemma": "Doe"},
    {"article_id": "s", "verb_lemma": "agree", "agent_lemma": "leader"},
    {"article_id": "x", "verb_lemma": "agree", "agent_lemma": "leader"},
)
NAMED = name(("0", "agent", "roe"), ("0", "agent", "doe"), ("1", "patient", "roe"))


def by_doer(table: pd.DataFrame, event_id: str, side: str) -> dict[str, tuple[int, int]]:
    """Return the counts of one report, by who acts."""
    rows = table[(table["event_id"] == event_id) & (table["side"] == side)]
    return {
        row.entity_id or f"={row.agent_lemma}": (row.n_actions, row.of_actions)
        for row in rows.itertuples(index=False)
    }


def test_names_go_before_words_and_nobody_named_counts_too() -> None:
    """Two who agree together have a row each; the verb deny is another."""
    doers = tally_doers(AGREED, NAMED, ARTICLES, "agree")

    told = {"roe": (1, 3), "doe": (1, 3), "=leader": (1, 3), "=": (1, 3)}
    assert by_doer(doers, "e", "Post") == told
    assert by_doer(doers, "e", "Star") == {"=leader": (1, 1)}


def test_events_are_kept_apart_unless_pooled() -> None:
    """The Post tells of it on two events."""
    pooled = tally_doers(AGREED, NAMED, ARTICLES, "agree", is_pooled=True)

    assert by_doer(pooled, "", "Post")["=leader"] == (2, 4)
    assert pooled["n_articles_with"].max() == 2


def test_row_order_changes_nothing_and_nobody_gives_an_empty_table() -> None:
    """Counting is no matter of order."""
    turned = tally_doers(AGREED.iloc[::-1], NAMED.iloc[::-1], ARTICLES.iloc[::-1], "agree")

    pd.testing.assert_frame_equal(turned, tally_doers(AGREED, NAMED, ARTICLES, "agree"))
    assert tally_doers(AGREED, NAMED, ARTICLES, "sing").columns.tolist() == DOER_COLUMNS


def test_a_possessive_names_nobody_who_did_it() -> None:
    """Their meeting tells no more than the meeting."""
    met = {"verb_lemma": "meet", "is_nominal": True, "noun_lemma": "meeting"}
    actions = make(
        {"article_id": "p", **met, "is_agentless": True},
        {"article_id": "s", **met, "agent_lemma": "their"},
    )

    assert find_agentless(actions, name(), ARTICLES).empty
