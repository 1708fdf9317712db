"""KWIC: each use in a line of its own, cut where it stands."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.errors import SchemaError
from analysis.measures.kwic import KWIC_COLUMNS, find_lines, find_phrases

TEXT = "The truce held. Both sides said that the truces of spring, long before, had not held."


def tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make two sentences of one article, the second one with a quotation."""
    sentences = pd.DataFrame(
        {
            "sentence_id": ["s1", "s2"],
            "section": ["lead", "body"],
            "start_char": [0, 16],
            "text": [TEXT[:15], TEXT[16:]],
        }
    )
    tokens = [
        ("a", sentence, TEXT.index(form, at), form.lower(), lemma, is_quoted)
        for sentence, at, form, lemma, is_quoted in [
            ("s1", 0, "truce", "truce", False),
            ("s1", 0, "held", "hold", False),
            ("s2", 16, "truces", "truce", True),
            ("s2", 16, "held", "hold", True),
        ]
    ]
    columns = ["article_id", "sentence_id", "start_char", "form", "lemma", "is_quoted"]
    table = pd.DataFrame(tokens, columns=columns)
    return table.assign(end_char=table["start_char"] + table["form"].str.len()), sentences


def test_every_form_of_a_term_has_a_line():
    """Truce and truces, in order, with the words they stand between."""
    lines = find_lines(*tables(), "truce")

    assert lines["match"].tolist() == ["truce", "truces"]
    assert lines["left"].tolist() == ["The ", "Both sides said that the "]
    assert lines["is_quoted"].tolist() == [False, True]
    assert lines["section"].tolist() == ["lead", "body"]


def test_offsets_point_into_the_article():
    """The match is what stands there in the text."""
    for line in find_lines(*tables(), "hold").itertuples():
        assert TEXT[line.start_char : line.end_char] == line.match


def test_the_three_parts_make_up_the_sentence():
    """Nothing is lost where nothing is cut."""
    lines = find_lines(*tables(), "truce", context_chars=1000)
    sentences = tables()[1]["text"].tolist()

    assert (lines["left"] + lines["match"] + lines["right"]).tolist() == sentences


@pytest.mark.parametrize("n_chars", [0, 1, 5, 12, 20])
def test_what_is_cut_is_cut_between_words_and_marked(n_chars):
    """No half words; an ellipsis stands for what is not shown."""
    line = find_lines(*tables(), "truce", context_chars=n_chars).iloc[1]
    words = set(TEXT.replace(".", "").replace(",", "").split())

    for part in (line["left"], line["right"]):
        assert len(part.replace("…", "")) <= n_chars
        assert set(part.replace("…", " ").replace(".", "").replace(",", "").split()) <= words
    assert line["left"].startswith("…")
    assert line["right"].endswith("…")


def test_order_and_repetition_of_rows_move_no_line():
    """The same rows twice and backwards."""
    tokens, sentences = tables()
    again = find_lines(
        pd.concat([tokens, tokens]).iloc[::-1], pd.concat([sentences, sentences]), "hold"
    )

    pd.testing.assert_frame_equal(find_lines(tokens, sentences, "hold"), again)


def test_a_term_nobody_uses_has_no_lines():
    """No row, but all columns; the same for a sentence that is not here."""
    tokens, sentences = tables()

    for lines in (
        find_lines(tokens, sentences, "war"),
        find_lines(tokens, sentences.head(0), "truce"),
        find_lines(tokens.head(0), sentences, "truce"),
    ):
        assert lines.empty
        assert list(lines.columns) == KWIC_COLUMNS


def test_a_missing_column_is_named():
    """What is needed and not there is said."""
    tokens, sentences = tables()

    with pytest.raises(SchemaError, match="lemma"):
        find_lines(tokens.drop(columns="lemma"), sentences, "truce")


PLACES = [["peace"], ["plan"]]


def words(*told: tuple[str, int, str, bool], article: str = "a") -> pd.DataFrame:
    """Make tokens: sentence, first character, dictionary form, whether it is quoted."""
    table = pd.DataFrame(told, columns=["sentence_id", "start_char", "lemma", "is_quoted"])
    ends = table["start_char"] + table["lemma"].str.len()
    return table.assign(article_id=article, end_char=ends)


def test_words_beside_each_other_are_a_phrase():
    """With a space or a hyphen between; not with a comma, nor across sentences."""
    tokens = pd.concat(
        [
            words(("s1", 0, "peace", False), ("s1", 6, "plan", False)),
            words(("s2", 20, "peace", False), ("s2", 27, "plan", False)),
            words(("s3", 40, "peace", False), ("s4", 46, "plan", False)),
        ]
    )

    uses = find_phrases(tokens, PLACES, term="peace plan")

    assert uses[["start_char", "end_char"]].to_numpy().tolist() == [[0, 10]]


def test_the_order_of_the_words_counts_and_each_may_have_several_forms():
    """A plan of peace is no peace plan; a word's forms are those that are given."""
    tokens = words(("s1", 0, "plan", False), ("s1", 5, "peace", False), ("s1", 11, "plans", False))

    assert find_phrases(tokens, PLACES, term="x").empty
    both = find_phrases(tokens, [["peace"], ["plan", "plans"]], term="x")
    assert both[["start_char", "end_char"]].to_numpy().tolist() == [[5, 16]]


def test_a_phrase_is_quoted_where_all_of_it_is():
    """Half a quotation stays with the outlet, so that both voices add up to all."""
    tokens = pd.concat(
        [
            words(("s1", 0, "peace", True), ("s1", 6, "plan", True)),
            words(("s2", 20, "peace", False), ("s2", 26, "plan", True)),
        ]
    )

    assert find_phrases(tokens, PLACES, term="x")["is_quoted"].tolist() == [True, False]


def test_two_articles_never_make_one_phrase():
    """Sentence ids alone do not hold words together."""
    tokens = pd.concat(
        [
            words(("s1", 0, "peace", False), article="a"),
            words(("s1", 6, "plan", False), article="b"),
        ]
    )

    assert find_phrases(tokens, PLACES, term="x").empty


def test_a_phrase_of_no_word_is_refused():
    """Everything would fit."""
    with pytest.raises(ValueError, match="at least one word"):
        find_phrases(words(("s1", 0, "peace", False)), [], term="")
