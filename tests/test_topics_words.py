"""What may speak for a topic: subjects, never furniture, outlets or words of reporting."""

import pandas as pd
import pytest

from analysis.topics.counts import MAX_DOCUMENT_SHARE, count_words, measure_rarity, weigh
from analysis.topics.passages import MAX_WORDS, MIN_WORDS, cut_passages
from analysis.topics.words import read_left_out, read_words
from tests.topic_texts import invent_words, make_part, write_articles


def terms_of(articles, **settings):
    """Return the words of some articles that may speak for a topic."""
    outlets = {outlet for _, outlet, _ in articles}
    return read_words(make_part(articles, **settings), outlets).words["term"].tolist()


def sentences_of(lengths, paragraphs, section="body"):
    """Make the sentences of one article."""
    return pd.DataFrame(
        {
            "sentence_id": [f"s{number}" for number in range(len(lengths))],
            "article_id": "a",
            "section": section,
            "paragraph": paragraphs,
            "n_words": lengths,
        }
    )


def test_short_paragraphs_are_joined():
    """Three paragraphs of half the least length make a passage of two and one of one."""
    cut = cut_passages(sentences_of([MIN_WORDS // 2] * 3, [1, 2, 3]))

    assert cut["passage"].tolist() == [0, 0, 1]


def test_a_page_without_paragraphs_is_split_between_sentences():
    """A passage is closed once it is long, whether or not the outlet breaks its lines."""
    cut = cut_passages(sentences_of([MAX_WORDS // 2] * 5, [1] * 5))

    assert cut["passage"].tolist() == [0, 0, 1, 1, 2]


def test_captions_belong_to_no_passage():
    """They are shown but never counted."""
    assert cut_passages(sentences_of([9, 9], [1, 2], section="caption")).empty


def test_only_nouns_names_and_adjectives_speak():
    """Verbs of reporting never do."""
    article = ("a", "Outlet", [["harbour", "storm"]])

    assert terms_of([article]) == ["harbour", "storm"]
    assert terms_of([article], pos="ADJ") == ["harbour", "storm"]
    assert terms_of([article], pos="VERB") == []


def test_words_of_reporting_time_and_amount_never_speak():
    """A topic of spokesmen on Monday is none."""
    words = ["spokesman", "monday", "percent", "harbour", "reuters"]

    assert terms_of([("a", "Outlet", [words])]) == ["harbour"]


def test_the_list_of_words_is_clean():
    """Each in lower case, as lemmas are; none is a subject of the built-in threads."""
    left_out = read_left_out()

    assert all(word == word.lower() and word.isalpha() for word in left_out)
    assert not left_out & {"war", "election", "missile", "treaty", "sanction", "ceasefire"}


@pytest.mark.parametrize(
    ("outlet", "words", "kept"),
    [
        ("The Harbour Post", ["harbour", "post", "harbour", "storm"], ["harbour", "storm"]),
        ("Harbour", ["harbour", "storm"], ["storm"]),
        ("Harbour Wall", ["harbour", "storm", "wall"], ["harbour", "storm", "wall"]),
    ],
)
def test_where_an_outlet_is_named_its_name_does_not_speak(outlet, words, kept):
    """Only in full: the harbour remains a subject of the Harbour Post."""
    assert terms_of([("a", outlet, [words])], pos="PROPN") == kept


def make_counts(articles):
    """Count the words of some articles."""
    return count_words([read_words(make_part(articles), {"x"})])


def with_line(articles, line, outlets=("A",)):
    """Put a line under every article, and deal the articles to outlets."""
    return [
        (article_id, outlets[number % len(outlets)], [*texts, line])
        for number, (article_id, _, texts) in enumerate(articles)
    ]


LINE = ["subscription", "harbour", "discount"]


def test_a_line_under_many_articles_of_an_outlet_is_furniture():
    """Its words make no topic, however many pages it stands on."""
    articles = list(write_articles(6, 2))
    counts = make_counts(with_line(articles, LINE))

    assert len(counts.furniture) == 1
    assert not set(LINE) & set(counts.terms)


def test_what_several_outlets_print_alike_is_no_furniture():
    """Agency copy stands in many articles, but once in each outlet."""
    articles = list(write_articles(6, 2))
    counts = make_counts(with_line(articles, LINE, outlets=tuple("ABCDEF")))

    assert counts.furniture == frozenset()


def test_a_word_between_the_same_two_words_is_a_formula():
    """A row of links, written on one line with other words, makes no topic."""
    articles = [
        (article_id, outlet, [*texts[:-1], [*texts[-1], "tumble", "diggle", "redding", word]])
        for (article_id, outlet, texts), word in zip(
            write_articles(40, 2), invent_words(40, start=77), strict=True
        )
        if int(article_id[1:]) % 3 == 0
    ]
    others = [one for one in write_articles(120, 2, seed=8) if int(one[0][1:]) >= 40]
    counts = make_counts([*articles, *others])

    assert "diggle" not in counts.terms


def test_too_rare_and_too_common_words_are_left_out():
    """A word of one passage, or of most, tells no two apart."""
    articles = [
        (article_id, outlet, [["everywhere", *words] for words in texts])
        for article_id, outlet, texts in write_articles(5, 5)
    ]
    articles[0][2][0].append("once")
    counts = make_counts(articles)
    n_with = (counts.matrix > 0).sum(axis=0)

    assert not {"everywhere", "once"} & set(counts.terms)
    assert n_with.min() >= 2
    assert n_with.max() <= MAX_DOCUMENT_SHARE * counts.matrix.shape[0]


def test_few_articles_are_compared_by_passage():
    """From a hundred on, by article."""
    assert make_counts(list(write_articles(99, 3, n_sentences=3))).unit == "passage"
    assert make_counts(list(write_articles(100, 3, n_sentences=3))).unit == "article"


def test_the_size_of_parts_leaves_no_trace_in_the_counts():
    """A part is a matter of memory."""
    articles = list(write_articles(9, 3))
    whole = make_counts(articles)
    parted = count_words([read_words(make_part([one]), {"x"}) for one in reversed(articles)])

    assert parted.terms == whole.terms
    assert (parted.matrix != whole.matrix).nnz == 0
    pd.testing.assert_frame_equal(parted.documents, whole.documents)


def test_weights_have_length_one_and_favour_rare_words():
    """Two words, one in both documents and one in one: the rarer weighs more."""
    from scipy.sparse import csr_matrix

    matrix = csr_matrix([[1.0, 1.0], [1.0, 0.0], [0.0, 0.0]])
    weights = weigh(matrix, measure_rarity(matrix)).toarray()

    assert (weights[:2] ** 2).sum(axis=1) == pytest.approx([1, 1])
    assert weights[0, 1] > weights[0, 0]
    assert weights[2].tolist() == [0, 0]
