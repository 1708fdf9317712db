"""What a reader must know of counting a difference again."""

from __future__ import annotations

from analysis.measures.cards.card import Card

ROBUSTNESS = (
    Card(
        "Counted otherwise",
        "Does a stated difference hold when something is left out?",
        "Recounts: holds (the same side has more), turns (the other), level, or not told.",
        "The difference between two sides' rates is measured again without copy credited to an "
        "agency or another paper, without quotations, without headlines, without leads, and "
        "without each article in turn; what is left out is left out above and below the line. "
        "Only events that both sides still report count, in each recount anew. A recount that "
        "takes nothing out, or leaves nothing of a side, is not told and never counts as holding.",
        "Only the direction is asked: a difference that shrinks to next to nothing still holds, "
        "so read the two rates. With one article a side, leaving it out leaves nothing. Agency "
        "copy is known by its credit; uncredited copy stays in. Recounts share most of their "
        "words, so they are no independent tests, and what holds in all of them may be chance.",
        "Leamer, E. (1985). Sensitivity analyses would help. American Economic Review 75(3), "
        "308-313.",
        "tests/test_measures_robustness.py",
    ),
)
