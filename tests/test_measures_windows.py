"""Windows: how many sentences and paragraphs there are to be named together in."""

import pandas as pd

from analysis import schema
from analysis.measures.windows import count_windows

SENTENCES = pd.DataFrame(
    [
        # sentence, article, section, paragraph, words, of them quoted
        ("a.0", "a", "headline", 0, 5, 0),
        ("a.1", "a", "lead", 1, 10, 4),
        ("a.2", "a", "lead", 1, 6, 6),
        ("a.3", "a", "body", 2, 8, 0),
        ("a.4", "a", "caption", 3, 7, 0),
    ],
    columns=["sentence_id", "article_id", "section", "paragraph", "n_words", "n_quoted_words"],
)


def hits(*sentence_ids):
    """Make one match of the thread in each of some sentences."""
    return schema.frame(
        schema.THREAD_HITS,
        [
            {"thread_id": "port", "article_id": "a", "sentence_id": sentence_id, "term": "port",
             "start_char": place, "end_char": place + 4}
            for place, sentence_id in enumerate(sentence_ids)
        ],
    )  # fmt: skip


def look_up(table, **keys):
    """Return windows and words of the rows with some keys."""
    rows = table[(table[list(keys)] == pd.Series(keys)).all(axis=1)]
    return rows[["n_windows", "n_words"]].to_numpy().tolist()


def test_captions_are_no_windows_and_each_voice_has_its_own():
    """A window counts for a voice that has a word in it."""
    table = count_windows(SENTENCES, hits())

    # 5 + 10 + 6 + 8 words in 4 sentences and 3 paragraphs; 4 + 6 of them quoted.
    assert look_up(table, thread_id="", window="sentence", voice="all") == [[4, 29]]
    assert look_up(table, thread_id="", window="paragraph", voice="all") == [[3, 29]]
    assert look_up(table, thread_id="", window="sentence", voice="own") == [[3, 19]]
    assert look_up(table, thread_id="", window="sentence", voice="quoted") == [[2, 10]]
    assert look_up(table, thread_id="", window="paragraph", voice="quoted") == [[1, 10]]


def test_one_sentence_brings_its_paragraph_into_the_thread():
    """As on the Coverage page; two matches in a sentence are one."""
    table = count_windows(SENTENCES, hits("a.2", "a.2"), ["port"])

    assert look_up(table, thread_id="port", window="sentence", voice="all") == [[1, 6]]
    assert look_up(table, thread_id="port", window="paragraph", voice="all") == [[1, 16]]
    assert look_up(table, thread_id="port", window="sentence", voice="own") == []


def test_a_thread_that_is_not_asked_for_or_only_in_a_caption_has_no_window():
    """No row stands for none."""
    assert set(count_windows(SENTENCES, hits("a.2"), [])["thread_id"]) == {""}
    assert set(count_windows(SENTENCES, hits("a.4"), ["port"])["thread_id"]) == {""}


def test_words_add_up_over_the_voices():
    """Every word is somebody's, and nobody else's."""
    table = count_windows(SENTENCES, hits("a.1", "a.3"), ["port"])
    words = table.pivot_table(
        index=["thread_id", "window"], columns="voice", values="n_words", fill_value=0
    )

    assert (words["all"] == words["own"] + words["quoted"]).all()


def test_no_sentence_gives_no_window():
    """Empty is a case, not an error."""
    assert count_windows(SENTENCES.head(0), hits(), ["port"]).empty
