"""What a text calls things, in invented sentences, as the language model reads them."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from analysis.annotation.articles import annotate_articles
from analysis.annotation.guides import load_guides
from analysis.annotation.model import load_model
from analysis.annotation.referring.lists import load_referring_lists
from analysis.errors import InputError
from analysis.schema import require
from analysis.schema.labels import PHRASES

Read = Callable[[str], pd.DataFrame]


@pytest.fixture(scope="module")
def nlp() -> object:
    """Load the model once."""
    return load_model()


@pytest.fixture
def read(nlp: object, make_articles: Callable[..., pd.DataFrame]) -> Read:
    """Find the phrases of one paragraph."""

    def find(text: str) -> pd.DataFrame:
        articles = make_articles(("a", "One", "One", {"text": text}))
        paragraph = {"article_id": "a", "paragraph": 1, "section": "body"}
        placed = pd.DataFrame([{**paragraph, "start_char": 0, "end_char": len(text)}])
        return annotate_articles(articles, placed, nlp, guides=load_guides()).phrases

    return find


def one(phrases: pd.DataFrame, head: str) -> pd.Series:
    """Return the only phrase with a main word."""
    rows = phrases[phrases["head_lemma"] == head]
    assert len(rows) == 1, phrases["label"].tolist()
    return rows.iloc[0]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "head", "label"),
    [
        ("They broke the fragile truce.", "truce", "fragile truce"),
        ("They broke their two long truces.", "truce", "long truce"),
        ("They broke the cease-fire on Monday.", "ceasefire", "ceasefire"),
        ("They want de-escalation in the south.", "de-escalation", "de-escalation"),
        ("Three air strikes hit the town.", "airstrike", "airstrike"),
        ("Many asylum-seekers wait at the gate.", "seeker", "asylum seeker"),
        ("They denied Russian meddling in the vote.", "meddling", "Russian meddling"),
        ("They denied Russia's meddling in the vote.", "meddling", "meddling"),
        ("Police fear other such attacks.", "attack", "attack"),
    ],
)
def test_a_label_is_the_phrase_made_alike(read: Read, text: str, head: str, label: str) -> None:
    """Articles, owners, figures and number go; variants of writing are one."""
    phrase = one(read(text), head)
    assert phrase["label"] == label
    assert " ".join([phrase["modifiers"], head]).split()[-1] == label.split()[-1]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "head", "hedge"),
    [
        ("They discussed the alleged meddling of others.", "meddling", "alleged"),
        ("They discussed the so-called reforms.", "reform", "so-called"),
        ("They rejected allegations of interference.", "interference", "allegation"),
        ("The senators accused him of fraud.", "fraud", "accuse"),
        ("They discussed the long meddling of others.", "meddling", ""),
        ("The group made a claim of responsibility.", "responsibility", ""),
        ("They rejected the end of interference.", "interference", ""),
    ],
)
def test_a_hedge_is_a_word_that_leaves_open_whether_it_is_so(
    read: Read, text: str, head: str, hedge: str
) -> None:
    """Before the noun, or before "of"; a claim of responsibility doubts nothing."""
    phrase = one(read(text), head)
    assert (phrase["hedge"], phrase["is_hedged"]) == (hedge, bool(hedge))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("They denied Russian interference.", "russian"),
        ("They denied Russia's interference.", "russia"),
        ("They denied interference by Russia.", "russia"),
        ("They denied interference in Russia.", ""),
    ],
)
def test_whoever_does_it_is_named_before_or_after_by(read: Read, text: str, owner: str) -> None:
    """Where it happens is not who does it."""
    assert one(read(text), "interference")["owner_entity_id"] == owner


@pytest.mark.model
def test_a_person_is_meant_by_name_office_apposition_and_title(read: Read) -> None:
    """But not by a title that two have, nor by one with words that his lacks."""
    phrases = read(
        "Mayor Anna Miller met Bishop Tom Baker and Bishop Max Weber. The mayor smiled. "
        "The bishop left. The British mayor slept. Joan Carter, a retired surgeon, waved."
    )
    meant = dict(zip(phrases["label"], phrases["entity_id"], strict=True))
    why = dict(zip(phrases["label"], phrases["resolved_by"], strict=True))
    assert meant["Mayor Anna Miller"] == meant["mayor"] == "anna-miller"
    assert meant["retired surgeon"] == meant["Joan Carter"] == "joan-carter"
    assert meant["bishop"] == meant["British mayor"] == ""
    assert why["mayor"] == "role"
    assert why["retired surgeon"] == "in the name"
    assert set(phrases.loc[phrases["is_name"], "resolved_by"]) == {"name"}


@pytest.mark.model
def test_the_span_holds_the_words(read: Read) -> None:
    """From the article before the phrase to its main word, and not what follows."""
    text = "Yesterday the long bridge of Oldbridge, which was old, fell."
    phrase = one(read(text), "bridge")
    assert text[phrase["start_char"] : phrase["end_char"]] == "the long bridge"
    assert phrase["phrase_id"] == f"a.{text.index('bridge')}"


@pytest.mark.model
def test_no_pronoun_no_figure_and_no_part_of_another_noun(read: Read) -> None:
    """What is left can be a label."""
    phrases = read("They gave it 12 peace talks, and she took 5%.")
    assert phrases["label"].tolist() == ["peace talk"]
    require(phrases, PHRASES)


def test_a_list_that_lacks_a_field_is_refused(tmp_path) -> None:
    """And says which."""
    (tmp_path / "referring.toml").write_text("rulers = []", encoding="utf-8")
    with pytest.raises(InputError, match="not_rulers"):
        load_referring_lists(tmp_path)
