"""Cue words per side and a reader's own list: arithmetic on invented words."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.errors import InputError, SchemaError
from analysis.matching import Entry
from analysis.measures.cue_words import (
    ENTRY_COLUMNS,
    OWN,
    RATE_COLUMNS,
    anchor_words,
    choose_counts,
    choose_cues,
    count_cues,
    find_own_cues,
    rate_cues,
    tally_entries,
)
from analysis.schema import SENTENCES, TOKENS, conform, empty, require
from analysis.schema.cues import ARTICLE_CUES, CUE_HITS
from analysis.wordlists import (
    MAX_CATEGORIES,
    MAX_ENTRIES,
    MAX_ENTRY_CHARS,
    MAX_LIST_CHARS,
    read_word_list,
)

ARTICLES = pd.DataFrame(
    [
        ("p", "e", "Post", 100),
        ("q", "e", "Post", 300),
        ("s", "e", "Star", 50),
        ("x", "", "Echo", 0),
    ],
    columns=["article_id", "event_id", "side", "n_words"],
)
PLAIN = {"section": "body", "lexicon": "certainty", "category": "hedge", "entry": "may"}
PLAIN |= {"is_negated": False, "is_quoted": False, "sentence_id": "1"}


def make(*rows: dict[str, object]) -> pd.DataFrame:
    """Make cue words, one after the other; what is not said is a plain hedge."""
    filled = [
        {**PLAIN, "start_char": 9 * i, "end_char": 9 * i + 3, **row} for i, row in enumerate(rows)
    ]
    return conform(pd.DataFrame(filled), CUE_HITS)


HITS = make(
    {"article_id": "p"},
    {"article_id": "p", "entry": "might", "is_quoted": True},
    {"article_id": "p", "is_negated": True, "sentence_id": "2"},
    {"article_id": "q", "category": "booster", "entry": "clearly"},
    {"article_id": "s", "section": "caption"},
    {"article_id": "s", "lexicon": "frames", "category": "conflict", "entry": "row"},
)


def rates(voice: str = "all", **options: bool) -> pd.DataFrame:
    """Measure the cue words above in one voice."""
    counts = choose_counts(count_cues(HITS), voice)  # type: ignore[arg-type]
    table = rate_cues(ARTICLES, counts, **options)
    return table.set_index(["event_id", "side", "category"])


def test_counts_sum_hits_without_captions() -> None:
    """Three hedges in two sentences of one article; the caption's is left out."""
    counts = count_cues(HITS).set_index(["article_id", "category", "voice"])
    hedges = counts.loc[("p", "hedge", "all")]

    require(count_cues(HITS), ARTICLE_CUES)
    assert (hedges["n_cues"], hedges["n_negated"], hedges["n_sentences"]) == (3, 1, 2)
    assert ("s", "hedge", "all") not in counts.index


def test_voices_add_up() -> None:
    """Own and quoted make all, and no cue word is in both."""
    for table in (count_cues(HITS), count_cues(HITS[::-1])):
        sums = table.groupby("voice")["n_cues"].sum()
        assert sums["all"] == sums["own"] + sums["quoted"] == 5
    assert len(choose_cues(HITS, "own")) + len(choose_cues(HITS, "quoted")) == 5


def test_rates_are_per_thousand_words_of_the_side() -> None:
    """Three hedges in 100 and 300 words: 7.5 in 1,000, not the mean of 30 and 0."""
    row = rates().loc[("e", "Post", "hedge")]

    assert (row["n_cues"], row["of_words"], row["cues_per_1k"]) == (3, 400, 7.5)
    assert (row["n_negated"], row["n_articles_with"], row["n_articles"]) == (1, 1, 2)


def test_a_side_without_a_cue_word_has_a_row_of_zeros() -> None:
    """Star has no hedge in what is counted; that is a number too."""
    row = rates().loc[("e", "Star", "hedge")]

    assert (row["n_cues"], row["cues_per_1k"], row["n_articles_with"]) == (0, 0.0, 0)


def test_asked_categories_have_rows_found_or_not() -> None:
    """What is asked is answered, with nought where nobody has it, and nothing else."""
    counts = choose_counts(count_cues(HITS), "quoted")
    asked = [("frames", "conflict"), ("certainty", "hedge")]
    table = rate_cues(ARTICLES, counts, categories=asked).set_index(["side", "category"])

    assert table["n_cues"].sum() == table.loc[("Post", "hedge"), "n_cues"] == 1
    assert table.loc[("Star", "conflict"), "cues_per_1k"] == 0
    assert len(rate_cues(ARTICLES, empty(ARTICLE_CUES), categories=asked)) == 3 * 2
    boosters = [("certainty", "booster")]
    assert not rate_cues(ARTICLES, counts, categories=boosters)["n_cues"].any()


def test_nothing_is_divided_by_no_word() -> None:
    """An article without a word in that voice has no rate."""
    assert math.isnan(rates().loc[("", "Echo", "hedge"), "cues_per_1k"])


def test_one_voice_has_its_own_hits() -> None:
    """The quoted voice has one hedge of Post's three."""
    assert rates("quoted").loc[("e", "Post", "hedge"), "n_cues"] == 1
    assert "booster" not in rates("quoted").index.get_level_values("category")


def test_pooled_sides_stand_under_no_event() -> None:
    """All events of a side are taken together, and said to be."""
    table = rates(is_pooled=True)

    assert set(table.index.get_level_values("event_id")) == {""}
    assert table["is_pooled"].all()
    assert table.loc[("", "Post", "hedge"), "n_cues"] == 3


def test_intervals_need_eight_articles() -> None:
    """Seven articles allow none; eight alike give an interval of one point."""
    for n_articles, expected in ((7, [math.nan] * 2), (8, [10.0, 10.0])):
        ids = [f"a{i}" for i in range(n_articles)]
        articles = pd.DataFrame(
            {"article_id": ids, "event_id": "e", "side": "Post", "n_words": 100}
        )
        counts = pd.DataFrame(
            {
                **{"article_id": ids, "lexicon": "certainty", "category": "hedge"},
                **{"n_cues": 1, "n_negated": 0},
            }
        )
        row = rate_cues(articles, counts).iloc[0]
        ends = row[["cues_per_1k_low", "cues_per_1k_high"]].astype(float).tolist()
        assert ends == pytest.approx(expected, nan_ok=True)


def test_order_of_rows_and_other_articles_move_nothing() -> None:
    """Shuffled tables and articles beside them give the same numbers."""
    counts = choose_counts(count_cues(HITS), "all")
    more = pd.concat([counts, counts.assign(article_id="elsewhere")])
    first = rate_cues(ARTICLES, counts)

    pd.testing.assert_frame_equal(first, rate_cues(ARTICLES[::-1], more[::-1]))


def test_another_outlet_moves_no_rate() -> None:
    """What one outlet writes is its own number."""
    counts = choose_counts(count_cues(HITS), "all")
    alone = rate_cues(ARTICLES[ARTICLES["side"] == "Post"], counts)
    beside = rate_cues(ARTICLES, counts)
    beside = beside[(beside["side"] == "Post") & (beside["category"] != "conflict")]

    pd.testing.assert_frame_equal(alone, beside.reset_index(drop=True))


def test_entries_are_counted_each() -> None:
    """Two may, one of them negated, and one might."""
    table = tally_entries(choose_cues(HITS, "all"), ARTICLES)
    hedges = table[table["category"] == "hedge"]

    assert hedges["entry"].tolist() == ["may", "might"]
    assert hedges["n_cues"].tolist() == [2, 1]
    assert hedges["n_negated"].tolist() == [1, 0]
    assert hedges["n_articles_with"].tolist() == [1, 1]


def test_nothing_found_gives_empty_tables_with_their_columns() -> None:
    """A page can show them all the same."""
    nothing = empty(CUE_HITS)

    assert count_cues(nothing).columns.tolist() == ARTICLE_CUES.column_names
    assert rate_cues(ARTICLES, empty(ARTICLE_CUES)).columns.tolist() == RATE_COLUMNS
    assert tally_entries(nothing, ARTICLES).columns.tolist() == ENTRY_COLUMNS


@pytest.mark.parametrize("column", ["n_words", "side", "event_id"])
def test_a_missing_column_is_named(column: str) -> None:
    """The table and the column, in one sentence."""
    with pytest.raises(SchemaError, match=f"The table articles lacks {column}"):
        rate_cues(ARTICLES.drop(columns=column), count_cues(HITS))


def read(*words: tuple[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make tokens of (form, lemma) pairs, in one sentence."""
    rows = [
        {
            **{"article_id": "p", "sentence_id": "1", "token_id": i, "form": form, "lemma": lemma},
            **{"pos": "PROPN", "is_word": True, "is_quoted": i > 2},
            **{"start_char": 10 * i, "end_char": 10 * i + len(form)},
        }
        for i, (form, lemma) in enumerate(words)
    ]
    sentence = {"sentence_id": "1", "article_id": "p", "section": "lead", "paragraph": 1}
    sentence |= {"start_char": 0, "end_char": 99, "text": "", "n_words": 1, "n_quoted_words": 0}
    sentences = conform(pd.DataFrame([{**sentence, "position_share": 0.0}]), SENTENCES)
    return conform(pd.DataFrame(rows), TOKENS), sentences


WORDS = read(("peace", "peace"), ("deals", "deal"), ("not", "not"), ("truces", "truce"))


def test_own_words_are_found_by_dictionary_form_or_as_written() -> None:
    """Truce finds truces; a phrase has its words next to each other; names count too."""
    found = find_own_cues(*WORDS, read_word_list("truce\ndeals: peace deal"))

    require(found, CUE_HITS)
    assert found["entry"].tolist() == ["peace deal", "truce"]
    assert found["category"].tolist() == ["deals", OWN]
    assert found["lexicon"].tolist() == [OWN] * 2
    assert found[["start_char", "end_char"]].to_numpy().tolist() == [[0, 15], [30, 36]]
    assert found["is_negated"].tolist() == [False, True]
    assert found["is_quoted"].tolist() == [False, True]
    assert found["section"].tolist() == ["lead"] * 2


def test_a_plural_of_ones_own_finds_only_itself() -> None:
    """Who writes the plural means it."""
    assert len(find_own_cues(*WORDS, read_word_list("truces"))) == 1
    tokens, sentences = read(("truce", "truce"))
    assert find_own_cues(tokens, sentences, read_word_list("truces")).empty


def test_own_words_are_measured_like_listed_ones() -> None:
    """One in 100 words and one in 300: 5 in 1,000."""
    found = find_own_cues(*WORDS, read_word_list("truce\npeace deal"))
    table = rate_cues(ARTICLES, choose_counts(count_cues(found), "all"))
    post = table[(table["side"] == "Post") & (table["category"] == OWN)].iloc[0]

    assert post["cues_per_1k"] == 1000 * 2 / 400


def test_anchors_stand_in_every_match() -> None:
    """A sentence without them need not be searched."""
    entries = read_word_list("peace deal\nso-called")
    anchors = anchor_words(entries)
    found = find_own_cues(*WORDS, entries)

    assert anchors == ["called", "peace"]
    assert not found.empty
    tokens = WORDS[0][~WORDS[0]["form"].isin(anchors)]
    assert find_own_cues(tokens, WORDS[1], entries).empty


def test_sentences_that_are_not_looked_at_have_no_own_words() -> None:
    """Tokens beyond the sentences handed in are passed over."""
    assert find_own_cues(WORDS[0], empty(SENTENCES), read_word_list("truce")).empty
    assert find_own_cues(empty(TOKENS), WORDS[1], read_word_list("truce")).empty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("# a remark alone\n\n", []),
        ("Truce", [("own", "truce")]),
        ("truce # why\r\ntruce", [("own", "truce")]),
        ("Peace:  deal ,peace   talks", [("peace", "deal"), ("peace", "peace talks")]),
        ("deal, talks", [("own", "deal"), ("own", "talks")]),
        ("cease-fire\nNorth Korea\u2019s", [("own", "cease-fire"), ("own", "north korea's")]),
        ("a: x\nb: y\na: z", [("a", "x"), ("b", "y"), ("a", "z")]),
    ],
)
def test_lists_are_read_line_by_line(text: str, expected: list[tuple[str, str]]) -> None:
    """A word or phrase a line, or a category and its words; each once."""
    entries = read_word_list(text)

    assert [(entry.group, entry.text) for entry in entries] == expected
    assert all(isinstance(entry, Entry) and entry.lexicon == OWN for entry in entries)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x" * (MAX_LIST_CHARS + 1), "20,001 characters, and 20,000 are the most"),
        ("\n".join(f"word{i}" for i in range(MAX_ENTRIES + 1)), "201 words, and 200 are"),
        ("\n".join(f"c{i}: w{i}" for i in range(MAX_CATEGORIES + 1)), "13 categories, and 12"),
        ("ok\n" + "x" * (MAX_ENTRY_CHARS + 1), "Line 2 holds an entry of more than 60"),
        ("a b c d e f g", "Line 1 holds an entry of more than 60 characters or 6 words"),
        ("a:", "Line 1 names a category and no word"),
        (": a", "Line 1 has no name of a category"),
        ("<b>: a", "Line 1 has no name of a category"),
        ("x" * 31 + ": a", "Line 1 has no name of a category"),
        ("<script>", "Line 1 holds signs that no word has"),
        ("ok\n\n=1+1", "Line 3 holds signs that no word has"),
        ("tr*ce", "Line 1 holds signs that no word has"),
        ("a: x\nb: x", "Line 2 puts 'x' into 'b', but it stands in 'a' already"),
        ("\x00", "Line 1 holds signs that no word has"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_in_one_sentence(text: str, problem: str) -> None:
    """What, why, and what to do next."""
    with pytest.raises(InputError, match=problem) as refused:
        read_word_list(text)

    message = str(refused.value)
    assert message.endswith(".")
    assert ": " in message
    assert len(message) < 200
