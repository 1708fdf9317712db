"""Suggesting topics: the whole step, from the parts of a corpus to its tables."""

import pandas as pd
import pytest

from analysis import schema
from analysis.annotation.counts import measure_lengths
from analysis.store.writing import LATE_TABLES, TOPIC_TABLES
from analysis.topics import suggesting
from analysis.topics.choosing import MIN_BACK_SHARE, N_REFITS, N_STARTS
from analysis.topics.fitting import MIN_COSINE
from analysis.topics.suggesting import draw_articles, suggest_topics
from tests.topic_texts import gather, make_part, reader_of, theme_words, write_articles

TEN = list(write_articles(120, 10, n_sentences=20))
FIVE = list(write_articles(5, 4, n_sentences=60))


@pytest.fixture(scope="module")
def ten():
    """Suggest topics for articles on ten subjects, in parts of fifty."""
    return gather(suggest_topics(reader_of(TEN, part_size=50)))


@pytest.fixture(scope="module")
def five():
    """Suggest topics for five articles on four subjects."""
    return gather(suggest_topics(reader_of(FIVE)))


def verdict_of(articles):
    """Return the verdict on some articles, and the whole of the tables."""
    tables = gather(suggest_topics(reader_of(articles)))
    return tables["topic_fits"].iloc[0], tables


def test_every_table_keeps_its_promise(ten, five):
    """Every promised table is there, with its columns and a key that names one row."""
    for tables in (ten, five):
        assert sorted(tables) == sorted([*TOPIC_TABLES, *LATE_TABLES])
        for name, rows in tables.items():
            schema.require(rows, schema.TABLES[name])
            assert not rows.duplicated(list(schema.TABLES[name].key)).any(), name


def test_the_size_of_parts_leaves_no_trace(ten):
    """One part or three: the same bytes in every table."""
    whole = gather(suggest_topics(reader_of(TEN)))

    for name, rows in ten.items():
        pd.testing.assert_frame_equal(rows, whole[name], check_exact=True)


def test_many_articles_on_clear_subjects_get_a_proposal(ten):
    """At least eight topics, of which enough come back, each about one subject."""
    fit, topics = ten["topic_fits"].iloc[0], ten["topics"]
    subjects = [set(theme_words(theme)) for theme in range(10)]

    assert (fit["verdict"], fit["unit"]) == ("proposed", "article")
    assert fit["n_topics"] == len(topics) >= 8
    assert fit["comes_back_share"] >= MIN_BACK_SHARE
    assert topics["is_beyond_chance"].all()
    for _, terms in ten["topic_terms"].query("rank <= 5").groupby("topic_id")["term"]:
        assert any(set(terms) <= subject for subject in subjects)


def test_shares_that_come_back_follow_from_the_refits(ten):
    """What a topic is said to be is what its twenty refits show."""
    refits = ten["topic_refits"].query("kind == 'sample'")
    back = (refits["cosine"] >= MIN_COSINE).groupby(refits["topic_id"]).mean()
    stated = ten["topics"].set_index("topic_id")["comes_back_share"]

    assert refits.groupby("topic_id").size().eq(N_REFITS).all()
    assert back.to_dict() == pytest.approx(stated.to_dict())
    assert back.mean() == pytest.approx(ten["topic_fits"]["comes_back_share"].iloc[0])


def test_few_articles_only_suggest_and_show_other_starts(five):
    """Five articles are compared by passage; ten other starts stand beside each topic."""
    fit = five["topic_fits"].iloc[0]
    starts = five["topic_refits"].query("kind == 'seed'")

    assert (fit["verdict"], fit["unit"], fit["n_articles"]) == ("suggestion", "passage", 5)
    assert "only suggest" in fit["reason"]
    assert starts["seed"].nunique() == N_STARTS["passage"]
    assert (starts["terms"] != "").all()


@pytest.mark.parametrize(
    "articles",
    [
        list(write_articles(1, 1, n_sentences=3)),
        list(write_articles(1, 1, n_sentences=400)),
        list(write_articles(3, 2, n_sentences=2)),
        [("a", "A", [["of", "the"]]), ("b", "A", [])],
    ],
    ids=["three paragraphs", "one long article", "three notes", "hardly a word"],
)
def test_too_little_text_is_refused_with_a_reason(articles):
    """The build goes on, and the tables are empty but for the reason."""
    fit, tables = verdict_of(articles)

    assert (fit["verdict"], fit["n_topics"]) == ("refused", 0)
    assert "too little text" in fit["reason"]
    for name in set(tables) - {"topic_fits"}:
        assert tables[name].empty
        schema.require(tables[name], schema.TABLES[name])


def test_a_corpus_without_a_sentence_is_refused():
    """Nothing to read is no error either."""
    fit, _ = verdict_of([("a", "A", []), ("b", "B", [])])

    assert fit["verdict"] == "refused"


def test_the_words_of_all_topics_are_the_words_of_the_articles(ten):
    """Also over a whole corpus, and topics sums up the same sentences."""
    lengths = measure_lengths(make_part(TEN)["sentences"]).query("voice == 'all'")
    counted = ten["article_topics"].query("voice == 'all' and thread_id == ''")
    topics = ten["topics"].set_index("topic_id")
    told = counted[counted["topic_id"] != ""].groupby("topic_id")

    assert counted["n_words"].sum() == lengths["n_words"].sum()
    assert told["n_words"].sum().to_dict() == topics["n_words"].to_dict()
    assert told["article_id"].nunique().to_dict() == topics["n_articles"].to_dict()


def test_the_words_of_a_topic_are_those_of_the_sentences_shown_for_it(ten):
    """Every number opens its sentences: the two tables agree sentence by sentence."""
    shown = ten["sentence_topics"].groupby(["article_id", "topic_id"]).size()
    counted = ten["article_topics"].query("voice == 'all'").set_index(["article_id", "topic_id"])

    assert shown.to_dict() == counted["n_sentences"].to_dict()


def test_examples_lie_in_their_topic(ten):
    """A sentence that stands for a topic is one of the topic's sentences."""
    placed = ten["sentence_topics"].set_index("sentence_id")["topic_id"]
    examples = ten["topic_sentences"]

    assert placed[examples["sentence_id"]].tolist() == examples["topic_id"].tolist()


def test_an_unrelated_line_under_one_outlet_moves_no_topic(ten):
    """Furniture under every page of an outlet leaves names and terms as they were."""
    line = ["discount", "subscription", "harbour"]
    framed = [
        (article_id, outlet, [*texts, line] if outlet.endswith("A") else texts)
        for article_id, outlet, texts in TEN
    ]
    tables = gather(suggest_topics(reader_of(framed)))

    assert not set(line) & set(tables["topic_terms"]["term"])
    pd.testing.assert_frame_equal(tables["topic_terms"], ten["topic_terms"])


def test_of_a_large_corpus_the_same_articles_are_drawn_in_any_order(monkeypatch):
    """The fit looks at so many articles at most; the draw knows ids, not places."""
    monkeypatch.setattr(suggesting, "MAX_FITTED", 3)
    ids = ["a", "b", "c", "d", "e"]

    assert draw_articles(ids) == draw_articles(ids[::-1])
    assert len(draw_articles(ids)) == 3
    assert draw_articles(ids[:2]) == {"a", "b"}


def test_articles_beyond_the_draw_are_given_their_topics_too(monkeypatch):
    """Fitted to some, found in all."""
    monkeypatch.setattr(suggesting, "MAX_FITTED", 100)
    fit, tables = verdict_of(TEN)

    assert (fit["n_articles"], fit["n_fitted_articles"]) == (120, 100)
    assert tables["article_topics"]["article_id"].nunique() == 120
