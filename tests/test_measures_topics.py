"""Shares of topics: words over words, within one event, from counts alone."""

import pandas as pd
import pytest

from analysis import schema
from analysis.measures.topics import CROSS_COLUMNS, TOPIC_COLUMNS, cross_topics, share_topics
from analysis.measures.uncertainty import interval_of_share, intervals_of_shares


def make_articles(rows):
    """Make articles of (article_id, outlet, event_id, n_words)."""
    return pd.DataFrame(
        [
            {
                "article_id": article_id,
                "outlet": outlet,
                "origin": "Agency",
                "event_id": event_id,
                "n_words": n_words,
                "n_sentences": n_words // 10,
            }
            for article_id, outlet, event_id, n_words in rows
        ]
    )


def make_counts(rows, voice="all"):
    """Make counts of (article_id, topic_id, thread_id, n_words)."""
    return schema.frame(
        schema.ARTICLE_TOPICS,
        [
            {
                "article_id": article_id,
                "topic_id": topic_id,
                "thread_id": thread_id,
                "voice": voice,
                "n_sentences": n_words // 10,
                "n_words": n_words,
            }
            for article_id, topic_id, thread_id, n_words in rows
        ],
    )


ARTICLES = make_articles(
    [("a", "Post", "e1", 100), ("b", "Post", "e1", 300), ("c", "Sun", "e1", 200)]
)
COUNTS = make_counts(
    [
        *(("a", "sea", "", 80), ("a", "", "", 20)),
        *(("b", "sea", "", 30), ("b", "war", "", 270)),
        *(("c", "war", "", 150), ("c", "", "", 50)),
    ]
)


def share_of(table, side, topic_id):
    """Return one row."""
    return table.set_index(["side", "topic_id"]).loc[(side, topic_id)]


def test_words_are_pooled_over_the_articles_of_a_side():
    """80 of 100 and 30 of 300 words: 110 of 400, in both articles."""
    row = share_of(share_topics(ARTICLES, COUNTS), "Post", "sea")

    assert (row["n_words"], row["of_words"], row["words_share"]) == (110, 400, 110 / 400)
    assert (row["n_articles"], row["n_articles_with"]) == (2, 2)
    assert row["sentences_share"] == 11 / 40


def test_a_side_without_a_word_of_a_topic_has_a_share_of_none():
    """Silence is a number here: the Sun has 0 of 200 words on the sea."""
    row = share_of(share_topics(ARTICLES, COUNTS), "Sun", "sea")

    assert (row["n_words"], row["words_share"], row["n_articles_with"]) == (0, 0, 0)


@pytest.mark.parametrize("by", ["outlet", "origin", "article_id"])
def test_shares_add_up_to_one(by):
    """Over the topics, none of them included, every word is somewhere and once."""
    sums = share_topics(ARTICLES, COUNTS, by=by).groupby("side")["words_share"].sum()

    assert sums.tolist() == pytest.approx([1] * len(sums))


def test_events_stand_apart():
    """An outlet's reports on two events are two rows, and another event moves neither."""
    more = make_articles([("d", "Post", "e2", 10)])
    counts = make_counts([("d", "sea", "", 10)])
    table = share_topics(pd.concat([ARTICLES, more]), pd.concat([COUNTS, counts]))
    first = table[table["event_id"] == "e1"].reset_index(drop=True)

    pd.testing.assert_frame_equal(first, share_topics(ARTICLES, COUNTS))
    assert share_of(table[table["event_id"] == "e2"], "Post", "sea")["words_share"] == 1


def test_the_order_of_rows_changes_nothing():
    """Rows are a set."""
    shuffled = share_topics(ARTICLES[::-1], COUNTS[::-1])

    pd.testing.assert_frame_equal(shuffled, share_topics(ARTICLES, COUNTS))


def test_below_eight_articles_there_is_no_interval():
    """With eight there is the one that the article bootstrap gives."""
    eight = make_articles([(f"x{n}", "Post", "e", 100) for n in range(8)])
    words = [10, 90, 20, 80, 0, 50, 50, 30]
    counts = make_counts([(f"x{n}", "sea", "", w) for n, w in enumerate(words)])
    row = share_topics(eight, counts).iloc[0]
    seven = share_topics(eight[:7], counts[:7]).iloc[0]

    assert (row["words_share_low"], row["words_share_high"]) == pytest.approx(
        interval_of_share(words, [100] * 8)
    )
    assert pd.isna(seven["words_share_low"])


@pytest.mark.parametrize("n_articles", [7, 8, 400, 401])
def test_many_intervals_at_once_are_the_intervals_one_by_one(n_articles):
    """The draws are the same whether a topic is looked at alone or among others."""
    tops = [[n % 5, (n * n) % 7] for n in range(n_articles)]
    bottoms = [7 + n % 3 for n in range(n_articles)]
    together = intervals_of_shares(tops, bottoms)

    for place in (0, 1):
        alone = interval_of_share([row[place] for row in tops], bottoms)
        assert together[place].tolist() == pytest.approx(alone, nan_ok=True)


def test_a_side_without_a_word_in_the_voice_has_no_share():
    """Nothing of nothing is no zero."""
    silent = make_articles([("a", "Post", "e1", 100), ("c", "Sun", "e1", 0)])
    row = share_of(share_topics(silent, make_counts([("a", "sea", "", 100)])), "Sun", "sea")

    assert pd.isna(row["words_share"])


def test_several_voices_or_threads_are_refused():
    """Words would count twice."""
    two = pd.concat([COUNTS, make_counts([("a", "sea", "", 10)], voice="own")])

    with pytest.raises(ValueError, match="several voices"):
        share_topics(ARTICLES, two)
    with pytest.raises(ValueError, match="several voices"):
        cross_topics(ARTICLES, two)
    with pytest.raises(ValueError, match="rows of threads"):
        share_topics(ARTICLES, make_counts([("a", "sea", "syria", 10)]))


def test_nothing_gives_an_empty_table():
    """With the promised columns."""
    none = schema.empty(schema.ARTICLE_TOPICS)

    assert share_topics(ARTICLES, none).columns.tolist() == TOPIC_COLUMNS
    assert share_topics(ARTICLES[:0], COUNTS).empty
    assert cross_topics(ARTICLES, COUNTS).columns.tolist() == CROSS_COLUMNS
    assert cross_topics(ARTICLES, none).empty


CROSSED = pd.concat(
    [COUNTS, make_counts([("a", "sea", "syria", 40), ("b", "war", "syria", 60)])],
    ignore_index=True,
)


def test_a_thread_lies_in_topics_and_a_topic_in_threads():
    """Of 100 words on Syria 40 lie in the sea; of 110 words in the sea 40 are on Syria."""
    row = cross_topics(ARTICLES, CROSSED).set_index(["topic_id", "thread_id"]).loc[("sea", "syria")]

    assert (row["n_words"], row["of_thread_words"], row["of_topic_words"]) == (40, 100, 110)
    assert (row["thread_share"], row["topic_share"]) == (40 / 100, 40 / 110)


def test_a_threads_words_are_in_its_topics():
    """Over the topics the shares of a thread add up to one, for each side that has it."""
    crossed = cross_topics(ARTICLES, CROSSED, by="outlet")
    sums = crossed.groupby(["side", "thread_id"])["thread_share"].sum(min_count=1)

    assert sums[("Post", "syria")] == pytest.approx(1)
    assert pd.isna(sums[("Sun", "syria")])


def test_only_the_articles_asked_for_are_crossed():
    """Leaving an article out leaves its words out."""
    crossed = cross_topics(ARTICLES[ARTICLES["article_id"] != "b"], CROSSED)

    assert crossed.set_index(["topic_id", "thread_id"])["n_words"].to_dict() == {
        ("", "syria"): 0,
        ("sea", "syria"): 40,
        ("war", "syria"): 0,
    }
