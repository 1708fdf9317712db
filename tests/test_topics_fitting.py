"""Fitting: subjects are found again, and the number proposed is one that comes back."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from analysis.topics.choosing import MIN_BACK_SHARE, N_REFITS, choose_number, draw_sample
from analysis.topics.coherence import measure_coherence, shuffle_words
from analysis.topics.counts import count_words, measure_rarity, weigh
from analysis.topics.fitting import MIN_COSINE, fit_topics, match_topics, normalise
from analysis.topics.words import read_words
from tests.topic_texts import invent_words, make_part, theme_words, write_articles


def counts_of(articles):
    """Count the words of some articles."""
    return count_words([read_words(make_part(list(articles)), {"x"})])


@pytest.fixture(scope="module")
def ten():
    """Weigh articles on ten subjects, and return their terms."""
    counts = counts_of(write_articles(120, 10, n_sentences=20))
    return weigh(counts.matrix, measure_rarity(counts.matrix)), counts.terms


@pytest.fixture(scope="module")
def chosen():
    """Choose a number of topics for articles on ten subjects."""
    return choose_number(counts_of(write_articles(120, 10, n_sentences=20)))


def strongest(vectors, terms, n_terms=10):
    """Return each topic's strongest terms."""
    return [{terms[place] for place in row.argsort()[::-1][:n_terms]} for row in vectors]


def test_every_subject_becomes_a_topic(ten):
    """Ten subjects, ten topics: the strongest terms of each are one subject's words."""
    weights, terms = ten
    found = strongest(fit_topics(weights, 10), terms)
    subjects = [set(theme_words(theme)) for theme in range(10)]

    assert sorted(subjects.index(one) for one in subjects for t in found if t <= one) == [
        *range(10)
    ]


def test_the_same_seed_gives_the_same_bytes(ten):
    """Nothing of a run remains in the next, whatever the start."""
    weights, _ = ten
    for start in ("nndsvd", "random"):
        made = [fit_topics(weights, 8, seed=3, start=start).tobytes() for _ in range(2)]

        assert made[0] == made[1]


def test_topics_have_length_one(ten):
    """So that a product of two is their cosine; a topic without a word stays empty."""
    weights, _ = ten
    vectors = fit_topics(weights, 8)

    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(8))
    assert normalise(np.zeros((1, 3))).tolist() == [[0, 0, 0]]


def test_each_counterpart_is_used_once():
    """Two topics that resemble one other share it out: the sum of likeness decides."""
    topics = normalise(np.array([[1.0, 0.2], [1.0, 0.1]]))
    others = normalise(np.array([[1.0, 0.0], [0.0, 1.0]]))
    places, cosines = match_topics(topics, others)

    assert sorted(places) == [0, 1]
    assert cosines.tolist() == pytest.approx([0.2 / 1.04**0.5, 1 / 1.01**0.5], abs=1e-6)


def test_a_sample_is_four_in_five_without_repetition():
    """And another seed draws others."""
    first, second = draw_sample(50, 0), draw_sample(50, 1)

    assert len(set(first)) == len(first) == 40
    assert first.tolist() == sorted(first)
    assert set(first) != set(second)


def test_the_number_proposed_comes_back(chosen):
    """On ten clear subjects at least eight topics are proposed, and nearly all return."""
    choice = chosen.chosen

    assert choice.is_good
    assert choice.n_topics >= 8
    assert choice.back_share >= MIN_BACK_SHARE
    assert choice.cosines.shape == (N_REFITS, choice.n_topics)


def test_the_largest_good_number_is_chosen(chosen):
    """Of every larger number tried, too few topics come back or are beyond chance."""
    larger = [one for one in chosen.tried if one.n_topics > chosen.chosen.n_topics]

    assert not any(one.is_good for one in larger)


def test_words_without_any_subject_are_not_called_good():
    """Where every word stands anywhere, topics come back all the same: chance does too."""
    generator, every = np.random.default_rng(1), invent_words(300)
    choices = choose_number(
        counts_of(
            (f"a{number:03d}", "A", [[str(word) for word in generator.choice(every, 40)]])
            for number in range(120)
        )
    )

    assert choices.chosen.is_steady
    assert not choices.chosen.is_good


def test_shuffled_words_are_as_common_as_before():
    """Each term stands in as many documents, and as often; the same ones every time."""
    matrix = counts_of(write_articles(30, 3)).matrix
    dealt = shuffle_words(matrix)

    assert (dealt > 0).sum(axis=0).tolist() == (matrix > 0).sum(axis=0).tolist()
    assert dealt.sum(axis=0).tolist() == matrix.sum(axis=0).tolist()
    assert (dealt != matrix).nnz > 0
    assert (dealt != shuffle_words(matrix)).nnz == 0


def test_coherence_is_the_mean_over_pairs():
    """Three terms: a and b always together in two of four documents, c never with them."""
    matrix = csr_matrix([[1, 1, 0], [1, 1, 0], [0, 0, 1], [0, 0, 0]])

    assert measure_coherence(matrix, np.array([[3.0, 2.0, 1.0]])).tolist() == [
        pytest.approx((1 - 1 - 1) / 3)
    ]
    assert measure_coherence(matrix, np.array([[1.0, 0.0, 0.0]])).tolist() == [0]


def test_too_few_documents_give_no_number():
    """With 23 passages not even three topics are tried; with 24 they are."""
    articles = [
        ("a", "A", [words * 6 for words in texts])
        for _, _, texts in write_articles(1, 1, n_sentences=24)
    ]
    counts = counts_of(articles)
    few = replace(counts, matrix=counts.matrix[:23])

    assert counts.matrix.shape[0] == 24
    assert choose_number(few) is None
    assert [one.n_topics for one in choose_number(counts).tried] == [3]


def test_a_topic_comes_back_from_its_own_fit(ten):
    """A fit is like itself: the measure of likeness has a ceiling of one."""
    weights, _ = ten
    vectors = fit_topics(weights, 8)
    _, cosines = match_topics(vectors, vectors[::-1])

    assert cosines == pytest.approx(np.ones(8), abs=1e-6)
    assert MIN_COSINE < 1
