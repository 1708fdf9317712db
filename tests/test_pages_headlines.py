"""Headline and body, without a browser: called as the Framing page calls it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.headlines import STATE_WORDS, summary
from pages.shared.loading import load_basics, load_corpus
from pages.shared.loading_headlines import load_headline_words, load_headlines
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
    blocks = [b for sheet in sheets(app) for b in sheet["blocks"] if "word" in b["note"]]

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


def test_the_page_says_how_many_headlines_could_be_read(app):
    """The denominators stand in the sentence: all headlines, and those that state a fact."""
    headlines = load_headlines(EVERYTHING)
    n_plain = int((headlines.claims["form"] == "plain").sum())

    assert f"Of {len(headlines.claims)} lines of headlines {n_plain} tell" in text_of(app)
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
    assert "Of 0 lines" in summary(headlines)
    assert load_headline_words(())[0].empty
