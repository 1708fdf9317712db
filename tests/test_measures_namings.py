"""Namings: who is named in which window, narrowed to a voice, a thread, or other names."""

import pandas as pd
import pytest

from analysis import schema
from analysis.measures.namings import (
    choose_namings,
    compact,
    count_focus,
    count_namings,
    keep_focus,
    keep_thread,
)

ROWS = [
    # article, sentence, paragraph, entity, own, quoted
    ("a", "a.1", 1, "mayor", 1, 0),
    ("a", "a.1", 1, "union", 0, 2),
    ("a", "a.2", 1, "port", 1, 0),
    ("a", "a.3", 2, "mayor", 0, 1),
    ("b", "b.1", 1, "mayor", 1, 1),
    ("b", "b.1", 1, "port", 1, 0),
    ("b", "b.2", 2, "union", 1, 0),
]
KEYS = ["article_id", "sentence_id", "entity_id"]


@pytest.fixture(params=[False, True], ids=["strings", "categories"])
def namings(request):
    """Give the rows as they come, and as the server keeps them."""
    table = schema.conform(
        pd.DataFrame(ROWS, columns=schema.SENTENCE_ENTITIES.column_names),
        schema.SENTENCE_ENTITIES,
    )  # fmt: skip
    return compact(table) if request.param else table


def counted(table):
    """Return the rows of a table."""
    return [tuple(row) for row in table.itertuples(index=False)]


def test_each_entity_is_counted_in_mentions_and_windows(namings):
    """Two mentions in one sentence are one window."""
    told = count_namings(choose_namings(namings, "all"), window="sentence")

    assert counted(told) == [
        ("a", "mayor", 2, 2),
        ("a", "port", 1, 1),
        ("a", "union", 2, 1),
        ("b", "mayor", 2, 1),
        ("b", "port", 1, 1),
        ("b", "union", 1, 1),
    ]


def test_a_voice_counts_its_own_mentions_alone(namings):
    """Whose words they are decides, so the voices' mentions add up to all."""
    own = count_namings(choose_namings(namings, "own"), window="sentence")
    quoted = count_namings(choose_namings(namings, "quoted"), window="sentence")

    assert counted(quoted) == [("a", "mayor", 1, 1), ("a", "union", 2, 1), ("b", "mayor", 1, 1)]
    assert own["n_mentions"].sum() + quoted["n_mentions"].sum() == 9  # all of them


def test_paragraphs_hold_what_their_sentences_name(namings):
    """A wider window never holds fewer names."""
    told = count_namings(choose_namings(namings, "all"), window="paragraph")

    assert ("a", "mayor", 2, 2) in counted(told)  # paragraphs 1 and 2
    assert told["n_windows"].max() == 2


def test_a_focus_keeps_whole_windows_that_name_all_of_it(namings):
    """Choosing two entities asks where they meet."""
    every = choose_namings(namings, "all")

    assert set(keep_focus(every, ["port"], window="sentence")["sentence_id"]) == {"a.2", "b.1"}
    assert set(keep_focus(every, ["port"], window="paragraph")["sentence_id"]) == {
        "a.1",
        "a.2",
        "b.1",
    }
    assert set(keep_focus(every, ["port", "mayor"], window="sentence")["sentence_id"]) == {"b.1"}
    assert keep_focus(every, ["nobody"], window="sentence").empty
    assert len(keep_focus(every, [], window="sentence")) == len(every)


def test_the_same_paragraph_number_of_two_articles_is_two_windows(namings):
    """Paragraphs are numbered anew in each article."""
    every = choose_namings(namings, "all")
    union = keep_focus(every, ["union"], window="paragraph")

    # Paragraph 2 of a names the mayor, paragraph 2 of b the union.
    assert "a.3" not in set(union["sentence_id"])


def test_a_thread_keeps_its_sentences_or_their_paragraphs(namings):
    """A paragraph is in a thread if one of its sentences is."""
    told = pd.DataFrame({"sentence_id": ["a.2"], "article_id": ["a"], "paragraph": [1]})

    assert set(keep_thread(namings, told, window="sentence")["sentence_id"]) == {"a.2"}
    assert set(keep_thread(namings, told, window="paragraph")["sentence_id"]) == {"a.1", "a.2"}
    assert keep_thread(namings, told.head(0), window="paragraph").empty


def test_with_a_focus_shares_are_of_its_windows(namings):
    """The mayor is in two windows of one article, in one of the other, in none of the third."""
    focus = keep_focus(choose_namings(namings, "all"), ["mayor"], window="sentence")
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "n_windows": 9, "n_words": 90})
    told = count_focus(articles, focus, window="sentence")

    assert told["n_windows"].tolist() == [2, 1, 0]
    assert told["n_words"].tolist() == [0, 0, 0]


def test_the_order_of_rows_does_not_matter(namings):
    """Parts may come in any order."""
    shuffled = namings.sample(frac=1, random_state=3)

    pd.testing.assert_frame_equal(
        count_namings(choose_namings(shuffled, "all"), window="paragraph"),
        count_namings(choose_namings(namings, "all"), window="paragraph"),
    )


def test_nothing_named_is_counted_as_nothing():
    """Empty is a case, not an error."""
    empty = schema.empty(schema.SENTENCE_ENTITIES)

    assert count_namings(choose_namings(empty, "all"), window="sentence").empty
    assert compact(empty).empty
