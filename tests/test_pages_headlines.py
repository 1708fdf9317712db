"""Headline and body, without a browser: called as the Framing page calls it."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.headlines import STATE_WORDS, gap_block, summary
from pages.shared.loading import load_basics, load_corpus
from pages.shared.loading_headlines import (
    load_headline_words,
    load_headlines,
    load_section_cues,
)
from pages.shared.state import EVERYTHING
from tests.test_pages import sheets, text_of


def shown() -> None:
    """Show the part by itself."""
    from pages.shared.headlines import show_headlines
    from pages.shared.state import EVERYTHING

    show_headlines(EVERYTHING)


@pytest.fixture(scope="module")
def app() -> AppTest:
    """Run the part once."""
    return AppTest.from_function(shown, default_timeout=60).run()


def test_every_headline_stands_with_the_words_that_its_text_does_not_use(app):
    """A marked word is nowhere in the text; each headline leads to its article."""
    blocks = [b for sheet in sheets(app) for b in sheet["blocks"] if "of content" in b["note"]]

    assert not app.exception
    assert len(blocks) == len(load_basics().articles)
    for row in blocks:
        told = row["sentences"][0]
        article_id = told["id"].rpartition(".")[0]
        rest = load_corpus().select(
            "sentences", ["text"], article_id=article_id, section=["lead", "body"]
        )
        body = " ".join(rest["text"]).lower()
        for start, end, *_ in told["marks"]:
            assert f" {told['text'][start:end].lower()} " not in body
        assert "article=" in told["href"]


def test_each_headline_says_what_it_states(app):
    """The one of five that is counted as plain fact can be seen."""
    notes = [
        b["note"] for sheet in sheets(app) for b in sheet["blocks"] if "of content" in b["note"]
    ]
    n_plain = int((load_headlines(EVERYTHING).claims["form"] == "plain").sum())

    assert sum(note.startswith("Stated as fact; in the text: ") for note in notes) == n_plain
    assert any("not in the lead: agree, work, discuss, North, Korea" in note for note in notes)


def test_the_page_says_how_many_headlines_could_be_read(app):
    """The denominators stand in the sentence: all headlines, and those that state a fact."""
    headlines = load_headlines(EVERYTHING)
    n_plain = int((headlines.claims["form"] == "plain").sum())

    assert f"{n_plain} of {len(headlines.claims)} headlines state an action" in text_of(app)
    assert len(headlines.gaps) == n_plain
    assert set(headlines.gaps["state"]) <= set(STATE_WORDS)


def test_another_voice_reads_the_same_headlines():
    """The gap is between voices: choosing one changes nothing, and is not measured twice."""
    quoted = replace(EVERYTHING, voice="quoted", edits=(("syria", ("truce",)),))

    assert load_headlines(quoted) is load_headlines(EVERYTHING)


def test_a_selection_without_articles_says_nothing_of_headlines():
    """No outlet of that name: no claim, no word."""
    headlines = load_headlines(replace(EVERYTHING, outlets=("Nobody",)))

    assert headlines.claims.empty
    assert headlines.gaps.empty
    assert summary(headlines).startswith("0 of 0 headlines")
    assert load_headline_words(())[0].empty


def test_a_gap_shows_the_headline_and_the_sentence_with_source_cue_and_content():
    """What goes to the browser is plain data; marks are offsets into the sentence."""
    keys = ["attribution_id", "sentence_id", "part", "manner", "start_char", "end_char"]
    spans = pd.DataFrame(
        [
            ("q", "a.1", "content", "speech", 100, 112),
            ("q", "a.1", "source", "speech", 114, 120),
            ("other", "a.1", "cue", "speech", 121, 125),
        ],
        columns=keys,
    )
    row = {"article_id": "a", "sentence_id": "a.1", "attribution_id": "q"}
    row |= {"source_name": "<b>police</b>", "cue_text": "said"}
    body = {"sentence_id": "a.1", "start_char": 100, "text": "A ferry sank, police said.",
            "section": "body", "position_share": 0.5}  # fmt: skip

    shown = gap_block(row, {"outlet": "Post", "event_id": ""}, {"text": "Ferry sinks"}, body, spans)

    told = json.loads(json.dumps(shown))
    assert told["label"] == "Headline: Ferry sinks"
    assert told["note"] == "In the text: <b>police</b> (said)"
    assert [mark[:3] for mark in told["sentences"][0]["marks"]] == [
        [0, 12, "content"],
        [14, 20, "source"],
    ]


@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
def test_cue_words_of_headline_lead_and_body_add_up(voice):
    """The three parts hold what the article holds, in each voice; below the line too."""
    table, above, heads = load_section_cues(replace(EVERYTHING, voice=voice))
    counts = load_corpus().select("article_cues", voice=voice)
    lengths = load_corpus().select("article_lengths", voice=voice)

    whole = counts.groupby(["lexicon", "category"])["n_cues"].sum()
    parts = table.groupby(["lexicon", "category"])["n"].sum()
    assert parts.to_dict() == whole[whole > 0].to_dict()
    one = table[table["category"] == table["category"].iloc[0]]
    assert one["of"].sum() == lengths["n_words"].sum()
    assert len(above) == table.loc[table["section"] == "headline", "n"].sum()
    assert set(heads["section"]) <= {"headline"}


def test_no_article_has_no_cue_word():
    """The empty selection gives empty tables."""
    assert all(part.empty for part in load_section_cues(replace(EVERYTHING, outlets=("Nobody",))))
