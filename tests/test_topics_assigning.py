"""Assigning: every passage once, every word counted, nothing read into silence."""

import numpy as np
import pandas as pd
import pytest

from analysis import schema
from analysis.annotation.counts import measure_lengths
from analysis.topics.assigning import Model, assign_passages, count_topics, solve_loads
from analysis.topics.examples import N_EXAMPLES, pick_examples
from analysis.topics.naming import make_id, name_topics, rank_terms
from analysis.topics.words import read_words
from tests.topic_texts import COMMON, make_part, theme_words, write_articles

TERMS = tuple(sorted({*theme_words(0), *theme_words(1)}))
VECTORS = np.array(
    [[float(term in theme_words(theme)) for term in TERMS] for theme in (0, 1)]
) / np.sqrt(40)
MODEL = Model(("zero", "one"), TERMS, np.ones(len(TERMS)), VECTORS, frozenset())


def assign(articles, model=MODEL, **settings):
    """Assign the passages of some articles."""
    return assign_passages(read_words(make_part(articles, **settings), {"x"}), model)


def test_a_passage_is_in_the_topic_of_its_words():
    """Articles keep to a subject, so all their passages are in its topic."""
    assigned = assign(list(write_articles(4, 2)))

    assert assigned.groupby("article_id")["topic_id"].agg(set).tolist() == [
        *({"zero"}, {"one"}, {"zero"}, {"one"}),
    ]


def test_a_passage_without_a_word_of_any_topic_is_in_none():
    """Too little speaks for it, and that is said."""
    assigned = assign([("a", "A", [COMMON[:10], COMMON[10:20]])])

    assert assigned["topic_id"].tolist() == ["", ""]
    assert assigned["topic_share"].tolist() == [0, 0]


def test_a_passage_that_speaks_for_many_topics_alike_is_in_none():
    """With four topics alike none explains a third."""
    vectors = np.eye(4)
    terms = ("harbour", "storm", "treaty", "wall")
    model = Model(tuple("wxyz"), terms, np.ones(4), vectors, frozenset())

    assert assign([("a", "A", [list(terms)])], model)["topic_id"].tolist() == [""]
    assert assign([("a", "A", [["storm"]])], model)["topic_id"].tolist() == ["x"]


def test_furniture_is_in_no_topic():
    """A line of the page's frame opens no evidence, even within a passage on a subject."""
    articles = [("a", "A", [theme_words(0)[:10], theme_words(0)[10:20]])]
    hashes = read_words(make_part(articles), {"x"}).sentences["text_hash"]
    model = Model(("zero", "one"), TERMS, MODEL.rarity, VECTORS, frozenset({int(hashes[1])}))

    assert assign(articles, model)["topic_id"].tolist() == ["zero", ""]


def test_what_stands_beside_a_passage_changes_nothing():
    """An article by itself or among others: the same topic and the same share."""
    articles = list(write_articles(8, 2, share=0.4))
    together = assign(articles)
    alone = pd.concat([assign([one]) for one in articles], ignore_index=True)

    pd.testing.assert_frame_equal(together, alone)


@pytest.mark.parametrize("n_quoted", [0, 4, 10])
def test_the_words_of_all_topics_are_the_words_of_the_article(n_quoted):
    """In each voice, the words in none among them."""
    part = make_part(list(write_articles(6, 3, share=0.4)), n_quoted=n_quoted)
    counted = count_topics(assign_passages(read_words(part, {"x"}), MODEL), part["thread_hits"])
    lengths = measure_lengths(part["sentences"]).set_index(["article_id", "voice"])["n_words"]
    sums = counted.groupby(["article_id", "voice"])["n_words"].sum()

    assert {"", "zero"} <= set(counted["topic_id"])
    assert sums.reindex(lengths.index, fill_value=0).tolist() == lengths.tolist()


def test_threads_are_counted_within_topics():
    """Two of three sentences are in the thread: twenty of thirty words."""
    part = make_part([("a", "A", [theme_words(0)[:10]] * 3)])
    hits = pd.DataFrame({"thread_id": "sea", "sentence_id": ["a-000", "a-000", "a-001"]})
    counted = count_topics(assign_passages(read_words(part, {"x"}), MODEL), hits)
    told = counted[counted["voice"] == "all"].set_index(["topic_id", "thread_id"])["n_words"]

    assert told.to_dict() == {("zero", ""): 30, ("zero", "sea"): 20}


def test_captions_are_never_counted():
    """They are no passage, so no topic has their words."""
    part = make_part([("a", "A", [theme_words(0)[:10]])], section="caption")
    assigned = assign_passages(read_words(part, {"x"}), MODEL)

    assert assigned.empty
    assert count_topics(assigned, part["thread_hits"]).empty


def test_loads_are_the_parts_a_document_is_made_of():
    """Three parts of one topic and four of another, also where the two overlap."""
    from scipy.sparse import csr_matrix

    vectors = np.array([[1.0, 0.0, 0.0], [0.6, 0.8, 0.0]])
    document = csr_matrix(0.3 * vectors[:1] + 0.4 * vectors[1:])

    assert solve_loads(document, vectors).tolist() == [pytest.approx([0.3, 0.4], abs=1e-4)]


def test_examples_are_of_several_articles_and_most_like_the_topic():
    """At most five for a topic, none from the same article, the best first."""
    picked = pick_examples(assign(list(write_articles(20, 2))))

    assert picked.groupby("topic_id").size().tolist() == [N_EXAMPLES, N_EXAMPLES]
    assert not picked.duplicated(["topic_id", "article_id"]).any()
    for _, one in picked.groupby("topic_id"):
        assert one["score"].is_monotonic_decreasing


def test_examples_of_the_parts_are_the_examples_of_the_whole():
    """Picking again from what each part offers loses nothing."""
    assigned = assign(list(write_articles(20, 2)))
    halves = [assigned[:100], assigned[100:]]
    parted = pick_examples(pd.concat([pick_examples(half) for half in halves]))

    assert parted["sentence_id"].tolist() == pick_examples(assigned)["sentence_id"].tolist()


def test_names_are_the_strongest_terms_and_ids_hold_while_they_do():
    """A little more or less weight in another order of topics is the same name."""
    terms = ["boat", "cold", "sea", "wind"]
    ranked = rank_terms(np.array([[0.5, 0.0, 0.7, 0.5], [0.1, 0.9, 0.0, 0.2]]), terms)

    assert ranked == [["sea", "boat", "wind"], ["cold", "wind", "boat"]]
    assert [make_id(name) for name in name_topics(ranked)] == ["sea-boat-wind", "cold-wind-boat"]


def test_no_two_topics_share_a_name():
    """Not even where one has no word, or both the same few."""
    assert name_topics([["sea"], [], ["sea"]]) == ["sea", "unnamed, 2", "unnamed, 3"]


def test_the_tables_keep_their_promise():
    """What is handed on is as the schema says, also where there is nothing."""
    assigned = assign(list(write_articles(3, 2)))

    for rows in (assigned, assigned[:0]):
        schema.require(schema.conform(rows, schema.SENTENCE_TOPICS), schema.SENTENCE_TOPICS)
        counted = count_topics(rows, schema.empty(schema.THREAD_HITS))
        schema.require(counted, schema.ARTICLE_TOPICS)
