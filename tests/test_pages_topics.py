"""The Topics page, without a browser: what it shows, opens, and says of its own worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.shared.loading import load_basics, load_lengths
from pages.shared.loading_topics import (
    load_crossing,
    load_topic_sentences,
    load_topic_shares,
    load_topics,
    topic_names,
)
from pages.shared.state import EVERYTHING, VoiceCell
from tests.test_pages import run, sentences, text_of


@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
def test_every_share_opens_the_words_it_counts(voice):
    """The words of a topic are the words of the sentences shown, those in none too."""
    selection = replace(EVERYTHING, voice=voice)
    shares, _ = load_topic_shares(selection)
    counted = {
        "all": lambda rows: rows["n_words"],
        "own": lambda rows: rows["n_words"] - rows["n_quoted_words"],
        "quoted": lambda rows: rows["n_quoted_words"],
    }[voice]

    assert len(shares)
    for row in shares.itertuples(index=False):
        cell = VoiceCell(row.event_id, row.side, "topic", row.topic_id)
        shown, _ = load_topic_sentences(selection, cell)
        assert counted(shown).sum() == row.n_words


@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
def test_words_over_the_topics_are_all_words(voice):
    """With those in no topic the shares of a report add up to one."""
    shares, _ = load_topic_shares(replace(EVERYTHING, voice=voice))
    words = shares.groupby(["event_id", "side"])["n_words"].sum()
    lengths = load_lengths(voice).groupby(["event_id", "outlet"])["n_words"].sum()

    assert words.tolist() == lengths.tolist()


def test_the_page_says_that_five_articles_only_suggest():
    """No number of theirs is passed off as a finding, and it shows what another start gives."""
    app = run("topics.py")

    assert "Only a suggestion" in app.warning[0].value
    assert "no frame" in app.warning[0].value.replace("\\", "")
    assert load_topics().fit["verdict"] == "suggestion"
    refits = load_topics().refits
    assert set(refits["kind"]) == {"sample", "seed"}
    assert refits["cosine"].min() < 0.7


def test_a_topic_is_chosen_by_its_address_and_opens_its_sentences():
    """A link restores the topic; every mark has its words in the box."""
    topics = load_topics().topics
    name, key = topics["name"].iloc[1], topics["topic_id"].iloc[1]
    shares, _ = load_topic_shares(EVERYTHING)
    row = shares[(shares["topic_id"] == key) & (shares["n_words"] > 0)].iloc[0]
    cell = VoiceCell(row["event_id"], row["side"], "topic", key)
    place = {
        "2017-05-02": "2 May 2017",
        "2017-07-07": "7 July 2017",
        "2017-11-11": "11 November 2017",
    }
    asked = f"{row['side']}, {place[row['event_id']]}, on {name}"

    app = run("topics.py", topic=name)
    app.selectbox(key="show").set_value(asked).run()

    assert not app.exception
    assert app.selectbox(key="topic").value == name
    shown, _ = load_topic_sentences(EVERYTHING, cell)
    assert set(shown["text"]) <= set(sentences(app, "evidence"))


def test_a_reader_names_a_topic_and_the_name_travels():
    """The id stays, the words are the reader's, and a foreign id is passed over."""
    key = load_topics().topics["topic_id"].iloc[0]
    app = run("topics.py", names=[f"{key}=Peace talks", "nobody=Nothing"])

    assert app.selectbox(key="topic").options[0] == "Peace talks"
    assert "Nothing" not in app.selectbox(key="topic").options
    assert topic_names(((key, "Peace talks"),))[key] == "Peace talks"
    app.text_input(key="topic_name").set_value("War and peace").run()
    assert f"{key}=War and peace" in app.multiselect(key="names").value
    assert app.selectbox(key="topic").value == "War and peace"


def test_a_changed_thread_meets_the_topics_anew():
    """The crossing follows the reader's terms: without any the thread meets nothing."""
    threads = load_basics().thread_names
    before = load_crossing(EVERYTHING)
    fewer = load_crossing(replace(EVERYTHING, edits=(("syria", ("ceasefire",)),)))

    def words(crossing, thread_id):
        return crossing.loc[crossing["thread_id"] == thread_id, "n_words"].sum()

    assert set(before["thread_id"]) == set(threads)
    assert 0 < words(fewer, "syria") < words(before, "syria")
    assert words(fewer, "ukraine") == words(before, "ukraine")


def test_the_built_in_terms_count_as_the_build_did():
    """Recounting a thread with its own terms changes nothing."""
    terms = tuple(load_basics().terms["syria"])
    before = load_crossing(EVERYTHING)
    same = load_crossing(replace(EVERYTHING, edits=(("syria", terms),)))

    keys = ["topic_id", "thread_id", "n_words", "of_thread_words"]
    assert (
        same[keys].sort_values(keys).values.tolist()
        == before[keys].sort_values(keys).values.tolist()
    )


def test_the_page_speaks_where_nothing_is_selected():
    """An outlet that does not report the event leaves no figure, and no failure."""
    app = run("topics.py", event="7 July 2017", outlets=["Hindustan Times"])

    assert not app.exception
    assert any("No article" in info.value for info in app.info)
    assert "suggest" in text_of(app)


def test_where_a_thread_meets_a_topic_opens_the_sentences_of_both():
    """The words of the crossing are those of the sentences shown."""
    names = load_basics().thread_names
    crossing = load_crossing(EVERYTHING)

    for row in crossing[crossing["n_words"] > 0].itertuples(index=False):
        cell = VoiceCell("", names[row.thread_id], "crossing", row.topic_id)
        shown, _ = load_topic_sentences(EVERYTHING, cell)
        assert shown["n_words"].sum() == row.n_words
