"""Threads: which sentences belong, and how they are counted."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.errors import InputError
from analysis.measures.definitions import edit_terms, needles, read_threads, tidy_term
from analysis.measures.threads import (
    count_rules,
    count_threads,
    find_thread_hits,
    widen_to_paragraphs,
)

THREADS = Path(__file__).parents[1] / "data" / "threads"


def matched(hits: pd.DataFrame, sentences: pd.DataFrame) -> list[str]:
    """Return the matched words, cut from the sentences by the offsets."""
    text = sentences.set_index("sentence_id")
    return [
        text.loc[hit.sentence_id, "text"][
            hit.start_char - text.loc[hit.sentence_id, "start_char"] : hit.end_char
            - text.loc[hit.sentence_id, "start_char"]
        ]
        for hit in hits.itertuples()
    ]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("ferry", "The ferry left.", ["ferry"]),
        ("ferry", "The FERRY left.", ["FERRY"]),
        ("ferry", "The ferryman left.", []),
        ("ferr*", "Ferries and ferrymen left.", ["Ferries", "ferrymen"]),
        ("sea wall", "A sea-wall and a sea wall.", ["sea-wall", "sea wall"]),
        ("sea wall", "The sea has a wall.", []),
        ("UN", "The UN met, un peu tard.", ["UN"]),
        ("mayor's office", "The mayor\u2019s office said so.", ["mayor\u2019s office"]),
        ("wind + storm", "The wind before the storm.", ["wind", "storm"]),
        ("wind + storm", "The wind only.", []),
        ("a.b", "acb a.b", ["a.b"]),
    ],
)
def test_a_term_matches_whole_words_endings_phrases_and_pairs(
    term, text, expected, make_sentences, make_rules
):
    """What a term finds is what its plain-words description says."""
    sentences = make_sentences("a", ("body", text))

    hits = find_thread_hits(sentences, make_rules("sea", term))

    assert matched(hits, sentences) == expected


def test_an_exclusion_takes_out_its_own_words_only(make_sentences, make_rules):
    """A sentence with an excluded phrase still belongs by another word."""
    rules = make_rules("sea", "bay", exclude=("Botany Bay",))
    sentences = make_sentences("a", ("body", "Botany Bay."), ("body", "Botany Bay and the bay."))

    hits = find_thread_hits(sentences, rules)

    assert hits["sentence_id"].tolist() == ["a.1"]
    assert matched(hits, sentences) == ["bay"]


def test_where_terms_overlap_the_longest_is_kept(make_sentences, make_rules):
    """A phrase wins over a word inside it, so nothing is counted twice."""
    sentences = make_sentences("a", ("body", "North Korea spoke."))

    hits = find_thread_hits(sentences, make_rules("k", "Korea", "North Korea"))

    assert matched(hits, sentences) == ["North Korea"]


def test_a_sentence_may_belong_to_several_threads(make_sentences, make_rules):
    """Threads do not compete for sentences."""
    rules = pd.concat([make_rules("sea", "boat"), make_rules("sky", "kite")], ignore_index=True)

    hits = find_thread_hits(make_sentences("a", ("body", "A boat and a kite.")), rules)

    assert hits["thread_id"].tolist() == ["sea", "sky"]


def test_no_match_gives_an_empty_table_with_the_promised_columns(make_sentences, make_rules):
    """Empty is a case, not an error."""
    hits = find_thread_hits(make_sentences("a", ("body", "Nothing.")), make_rules("sea", "boat"))

    assert hits.empty
    assert hits.columns.tolist() == schema.THREAD_HITS.column_names


def test_many_stars_in_a_term_cost_no_time():
    """No link can keep the server busy: only a star that ends a word is a wildcard."""
    import time

    rules = schema.frame(
        schema.THREAD_TERMS,
        [
            {"thread_id": "t", "name": "T", "kind": "term", "term": "*" * 70 + "ex", "note": ""},
            {"thread_id": "t", "name": "T", "kind": "term", "term": "a*b*c*d*e*f*", "note": ""},
        ],
    )
    text = "a" * 5000
    sentences = schema.frame(
        schema.SENTENCES,
        [
            {
                "sentence_id": "a.0", "article_id": "a", "section": "body", "paragraph": 1,
                "start_char": 0, "end_char": 5000, "text": text, "n_words": 1,
                "n_quoted_words": 0,
                "position_share": 0.0,
            }
        ],
    )  # fmt: skip
    started = time.process_time()

    assert find_thread_hits(sentences, rules).empty
    assert time.process_time() - started < 1


@given(st.text(max_size=40))
def test_any_term_a_reader_types_is_searched_without_error(term):
    """No typed term is a regular expression, so none can break or hang the search."""
    rules = schema.frame(
        schema.THREAD_TERMS,
        [{"thread_id": "t", "name": "T", "kind": "term", "term": "x", "note": ""}],
    )
    sentences = schema.frame(
        schema.SENTENCES,
        [
            {
                "sentence_id": "a.0",
                "article_id": "a",
                "section": "body",
                "paragraph": 1,
                "start_char": 0,
                "end_char": 30,
                "text": "A plain sentence, with (marks).",
                "n_words": 5,
                "n_quoted_words": 0,
                "position_share": 0.0,
            }
        ],
    )

    edited = edit_terms(rules, {"t": (term,)})
    hits = find_thread_hits(sentences, edited)

    assert set(hits["term"]) <= {tidy_term(term)}
    assert all(piece == piece.lower() for piece in needles(edited))


def test_the_sieve_never_leaves_out_a_sentence_with_a_match(make_sentences, make_rules):
    """Every match holds a needle, so a store may drop sentences without one."""
    rules = make_rules("sea", "sea wall*", "wind + Storm", "U.N. envoy")
    sentences = make_sentences(
        "a", ("body", "The SEA-walls."), ("body", "Storm and wind."), ("body", "A U.N. envoy.")
    )

    pieces = needles(rules)
    hits = find_thread_hits(sentences, rules)

    assert set(hits["sentence_id"]) == {"a.0", "a.1", "a.2"}
    assert all(any(piece in text.lower() for piece in pieces) for text in sentences["text"])


def test_counts_are_words_of_sentences_not_of_matches(make_sentences, make_rules):
    """Two matches in one sentence count the sentence's words once; captions never count."""
    sentences = make_sentences(
        "a",
        ("headline", "Boat sinks"),
        ("lead", "The boat hit another boat today."),
        ("caption", "A boat."),
        ("body", "Nobody was hurt at all."),
        ("body", "The boat is gone."),
    )
    hits = find_thread_hits(sentences, make_rules("sea", "boat"))

    counts = count_threads(hits, sentences, ["sea", "sky"])
    row = counts.set_index(["thread_id", "voice"]).loc[("sea", "all")]

    assert row["n_sentences"] == 3
    assert row["n_words"] == 2 + 6 + 4
    assert row["n_headline_sentences"] == 1
    assert row["n_lead_sentences"] == 1
    assert row["n_first_third_words"] == 6
    assert row["first_position_share"] == 0.0


def test_a_silent_article_has_a_row_of_zeros(make_sentences, make_rules):
    """Silence is a measured zero, so that it can be shown."""
    sentences = make_sentences("a", ("body", "Nothing here."))

    row = count_threads(
        find_thread_hits(sentences, make_rules("sea", "boat")), sentences, ["sea"]
    ).iloc[0]

    assert (row["n_sentences"], row["n_words"]) == (0, 0)
    assert pd.isna(row["first_position_share"])


def test_repeated_and_shuffled_hits_change_no_count(make_sentences, make_rules):
    """Counting is by sentence, whatever the order or number of its matches."""
    sentences = make_sentences("a", ("body", "A boat."), ("body", "Two boats, one boat."))
    hits = find_thread_hits(sentences, make_rules("sea", "boat*"))
    doubled = pd.concat([hits, hits]).sample(frac=1, random_state=1)

    expected = count_threads(hits, sentences, ["sea"])

    pd.testing.assert_frame_equal(expected, count_threads(doubled, sentences, ["sea"]))


def test_a_paragraph_comes_in_as_a_whole(make_sentences, make_rules):
    """One sentence in the thread brings in its paragraph, and no other."""
    sentences = make_sentences("a", ("body", "A boat."), ("body", "It sank."), ("body", "Later."))
    sentences["paragraph"] = [1, 1, 2]
    hits = find_thread_hits(sentences, make_rules("sea", "boat"))

    wide = widen_to_paragraphs(hits, sentences)

    assert wide["sentence_id"].tolist() == ["a.0", "a.1"]
    assert wide["term"].tolist() == ["boat", "(same paragraph)"]


def test_a_readers_terms_replace_the_list_and_keep_the_reason(make_rules):
    """An edit names the whole list; exclusions and the reason stay."""
    rules = make_rules("sea", "boat", "ship", exclude=("boathouse",))

    edited = edit_terms(rules, {"sea": ("ship", "raft", "raft", "  ")})

    assert edited["kind"].tolist() == ["term", "term", "exclude", "why"]
    assert edited["term"].tolist() == ["ship", "raft", "boathouse", ""]


@pytest.mark.parametrize(
    ("content", "reason"),
    [("id = [", "cannot be read"), ('id = "x"\nname = "X"', "why, terms")],
)
def test_a_broken_definition_is_named_with_its_file(tmp_path, content, reason):
    """A mistake in a file is one sentence that names the file and the reason."""
    (tmp_path / "sea.toml").write_text(content, encoding="utf-8")

    with pytest.raises(InputError, match=reason) as problem:
        read_threads(tmp_path)

    assert "sea.toml" in str(problem.value)


def test_the_built_in_threads_are_complete():
    """The four threads of the built-in corpus are there, each with a reason and notes."""
    rules = read_threads(THREADS)

    assert rules["thread_id"].unique().tolist() == [
        "syria",
        "ukraine",
        "election_interference",
        "north_korea",
    ]
    assert (rules["note"].str.len() > 0).all()


def test_rule_counts_are_sentences_and_leave_captions_out(make_sentences, make_rules):
    """A term twice in a sentence counts it once; a picture's caption is not counted."""
    sentences = make_sentences(
        "a", ("body", "A boat by a boat."), ("caption", "A boat."), ("body", "Boats and a ship.")
    )
    hits = find_thread_hits(sentences, make_rules("sea", "boat", "ship"))

    assert count_rules(hits, sentences) == {"boat": 1, "ship": 1}


def test_the_words_of_a_thread_are_split_by_voice(make_sentences, make_rules):
    """Words add up over the voices; a sentence counts in each voice that has a word in it."""
    sentences = make_sentences(
        "a",
        ("lead", "The boat is lost he said."),
        ("body", "A boat sank."),
        ("body", "Boats are safe."),
        ("body", "Nobody came."),
    ).assign(n_quoted_words=[4, 0, 3, 0])
    hits = find_thread_hits(sentences, make_rules("sea", "boat*"))

    counts = count_threads(hits, sentences, ["sea"]).set_index("voice")

    assert counts["n_words"].to_dict() == {"all": 6 + 3 + 3, "own": 2 + 3, "quoted": 4 + 3}
    assert counts["n_sentences"].to_dict() == {"all": 3, "own": 2, "quoted": 2}
    assert counts.loc["quoted", "n_lead_sentences"] == 1
