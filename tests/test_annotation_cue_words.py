"""Cue words: what counts as one of their words in a text, and what does not."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from analysis.annotation.articles import annotate_articles
from analysis.annotation.cue_words.lists import (
    load_cue_lexicons,
)
from analysis.annotation.cue_words.tables import find_cues, is_title_case
from analysis.annotation.guides import load_guides
from analysis.annotation.model import load_model
from analysis.matching import Entry, find_matches, index_entries, split_words
from analysis.schema import ARTICLES, MENTIONS, SENTENCES, TOKENS, conform, empty, frame, require
from analysis.schema.cues import CUE_HITS

Read = Callable[..., tuple[pd.DataFrame, pd.DataFrame]]


def read(text: str, *, section: str = "body", title: str = "") -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make tokens and the sentence of "form:lemma_POS" words; a bare form is its own lemma."""
    rows: list[dict[str, object]] = []
    at = 0
    for i, word in enumerate(text.split()):
        form, _, pos = word.partition("_")
        form, _, lemma = form.partition(":")
        rows.append(
            {
                **{"article_id": "a", "sentence_id": "a.s", "token_id": i, "form": form.lower()},
                **{"lemma": (lemma or form).lower(), "pos": pos or "X", "is_word": True},
                **{"start_char": at, "end_char": at + len(form), "is_quoted": False},
            }
        )
        at += len(form) + 1
    sentence = {
        **{"sentence_id": "a.s", "article_id": "a", "section": section, "paragraph": 0},
        **{"start_char": 0, "end_char": at, "n_words": len(rows), "n_quoted_words": 0},
        **{"text": title or "no title at all", "position_share": 0.0},
    }
    return conform(pd.DataFrame(rows), TOKENS), conform(pd.DataFrame([sentence]), SENTENCES)


def find(text: str, *, title: str = "", names: pd.DataFrame | None = None) -> list[tuple[str, str]]:
    """Return category and entry of each cue word."""
    tokens, sentences = read(text, title=title)
    hits = find_cues(tokens, sentences, empty(MENTIONS) if names is None else names)
    return list(zip(hits["category"], hits["entry"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("talks may_AUX fail_VERB", [("hedge", "may")]),
        ("on_ADP 5_NUM May_PROPN", []),
        ("the clearly_ADV told:tell_VERB tale", [("booster", "clearly")]),
        ("she revealed:reveal_VERB it", [("factive", "reveal")]),
        ("they believe_VERB it", [("non_factive", "believe")]),
        ("the believers:believer_NOUN", []),
        ("the alleged:allege_VERB thief_NOUN", [("hearsay", "alleged")]),
        ("he reportedly_ADV left", [("hearsay", "reportedly")]),
        ("the mayor touted:tout_VERB it", [("heated_verb", "tout")]),
        ("the mayor mocks:mock_NOUN it", []),
        ("the blast_NOUN killed:kill_VERB two_NUM", []),
        ("the regime_NOUN fell", [("loaded_name", "regime")]),
        ("a new tariff_NOUN", [("economic", "tariff")]),
    ],
)
def test_a_word_counts_in_its_part_of_speech(text: str, expected: list[tuple[str, str]]) -> None:
    """The month is no modal, and an explosion is no quarrel."""
    assert find(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("according:accord_VERB to_ADP Roe", [("hearsay", "according to")]),
        ("the so_ADV - called:call_VERB expert", [("loaded_name", "so-called")]),
        ("she was:be_AUX said:say_VERB to_PART know_VERB", [("hearsay", "be said to")]),
        ("no_DET doubt_NOUN it helps", [("booster", "no doubt")]),
        ("it is:be_AUX not_PART clear_ADJ that_SCONJ", [("hedge", "not clear")]),
    ],
)
def test_a_phrase_is_found_by_dictionary_form_or_as_written(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """One row for a phrase, whatever its words would be by themselves."""
    assert find(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a visa_NOUN - free_ADJ regime_NOUN",
        "they could_AUX not_PART come",
        "as soon as possible_ADJ",
        "the group claimed:claim_VERB responsibility_NOUN",
        "she thinks:think_VERB about it",
        "they slammed:slam_VERB into_ADP a wall",
    ],
)
def test_listed_exclusions_count_as_nothing(text: str) -> None:
    """A set of rules is no disliked government, and a car crash is no quarrel."""
    assert find(text) == []


def test_the_words_of_an_entry_stand_in_one_sentence() -> None:
    """A phrase does not reach over a full stop."""
    tokens, sentences = read("no_DET doubt_NOUN")
    tokens["sentence_id"] = ["a.r", "a.s"]

    assert find_cues(tokens, sentences, empty(MENTIONS)).empty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he did not_PART admit_VERB it", True),
        ("he never_ADV really admitted:admit_VERB it", True),
        ("he has no_DET reason to admit_VERB it", True),
        ("not_PART ,_PUNCT she admitted:admit_VERB", False),
        ("he did not_PART come and_CCONJ admitted:admit_VERB it", False),
        ("he not_PART only_ADV admitted:admit_VERB it", False),
        ("he did not_PART in any way admit_VERB it", False),
        ("she admitted:admit_VERB it", False),
    ],
)
def test_negation_stands_shortly_before(text: str, expected: bool) -> None:
    """Up to three words before, with no mark and no "and" between."""
    tokens, sentences = read(text)
    hits = find_cues(tokens, sentences, empty(MENTIONS))

    assert hits.loc[hits["entry"] == "admit", "is_negated"].tolist() == [expected]


@pytest.mark.parametrize("text", ["not_PART sure_ADJ", "it may_AUX", "never_ADV might_AUX"])
def test_modals_and_phrases_with_not_are_not_negated(text: str) -> None:
    """What "not sure" is no sureness; what "may not" takes back is the verb after it."""
    tokens, sentences = read(text)
    hits = find_cues(tokens, sentences, empty(MENTIONS))

    assert hits["is_negated"].tolist() == [False]


TITLE = "Mayor Slams Tram Plan As Costly"


def test_title_case_hides_no_cue_word() -> None:
    """Tagged as a name for its capital, a word is known by its form: slams, of slam."""
    text = "Mayor_PROPN Slams_PROPN Tram_PROPN Plan_PROPN"

    assert ("heated_verb", "slam") in find(text, title=TITLE)
    assert find(text, title="Mayor Slams of the tram told about their plan") == []


def test_title_case_makes_no_modal_of_a_month() -> None:
    """In capitals too, a modal is one only where it is tagged as one."""
    assert find("Tram_PROPN Opens_VERB In_ADP May_PROPN", title="Tram Opens Again In May") == []
    assert find("Tram_PROPN May_AUX Stop_VERB", title="Tram May Stop Soon") == [("hedge", "may")]


def test_a_word_of_a_name_is_no_cue_word() -> None:
    """The Ministry of Trade is a body; trade beside it is trade."""
    name = {"article_id": "a", "start_char": 0, "end_char": 14, "sentence_id": "a.s"}
    name |= {"mention_id": "m", "entity_id": "e", "surface": "", "label": "ORG", "merged_by": ""}
    names = conform(pd.DataFrame([{**name, "is_quoted": False}]), MENTIONS)
    text = "Trade_NOUN Ministry_PROPN on trade_NOUN"

    assert find(text, names=names) == [("economic", "trade")]
    assert len(find(text)) == 2


def test_rows_keep_their_place_and_their_voice() -> None:
    """Offsets lead to the words, and the voice is that of the first."""
    tokens, sentences = read("he is quoted , it may_AUX rain", section="headline")
    tokens["is_quoted"] = [False] * 4 + [True] * 3
    hits = find_cues(tokens, sentences, empty(MENTIONS))

    require(hits, CUE_HITS)
    assert hits[["start_char", "end_char"]].to_numpy().tolist() == [[18, 21]]
    assert hits["is_quoted"].tolist() == [True]
    assert hits["section"].tolist() == ["headline"]


def test_of_one_list_no_word_counts_twice() -> None:
    """The longest entry wins; another list may have the same word."""
    hits = find("Roe slammed:slam_VERB it")

    assert sorted(hits) == [("conflict", "slam"), ("heated_verb", "slam")]
    entries = [Entry("peace", "short"), Entry("peace deal", "long"), Entry("deal", "short")]
    tokens, _ = read("peace deal deal")
    found = find_matches(tokens, index_entries(entries))
    assert found[["first", "last", "place"]].to_numpy().tolist() == [[0, 1, 1], [2, 2, 2]]


def test_no_word_and_no_hit_give_empty_tables() -> None:
    """The columns stay as promised."""
    tokens, sentences = read("nothing here")

    assert find_cues(tokens, sentences, empty(MENTIONS)).columns.tolist() == CUE_HITS.column_names
    assert find_cues(empty(TOKENS), empty(SENTENCES), empty(MENTIONS)).empty


def test_parts_of_a_corpus_change_nothing() -> None:
    """Whatever stands in the other articles of a part, an article has the same rows."""
    first, sentences = read("it may_AUX rain , they believe_VERB")
    second, others = read("no_DET doubt_NOUN it may_AUX")
    second, others = (table.assign(article_id="b", sentence_id="b.s") for table in (second, others))
    apart = [
        find_cues(first, sentences, empty(MENTIONS)),
        find_cues(second, others, empty(MENTIONS)),
    ]
    together = find_cues(
        pd.concat([first, second], ignore_index=True),
        pd.concat([sentences, others], ignore_index=True),
        empty(MENTIONS),
    )

    pd.testing.assert_frame_equal(together, pd.concat(apart, ignore_index=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Union Calls Off Tram Strike After Talks", True),
        ("Union calls off tram strike after talks", False),
        ("Roe Doe", False),
        ("", False),
        ("Mayor Roe of Springfield and Union Leader Doe talked about the tram", False),
    ],
)
def test_title_case_is_nearly_all_longer_words(text: str, expected: bool) -> None:
    """Two words tell nothing, and a sentence of names is none."""
    assert is_title_case(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cannot confirm", ("can", "not", "confirm")),
        ("visa-free regime", ("visa", "-", "free", "regime")),
        ("it's a shame", ("it", "'s", "a", "shame")),
    ],
)
def test_entries_are_split_as_texts_are(text: str, expected: tuple[str, ...]) -> None:
    """Otherwise they would never be found."""
    assert split_words(text) == expected


@pytest.fixture(scope="module")
def annotate() -> Callable[[str, str], pd.DataFrame]:
    """Find the cue words of a headline and a body, as the language model reads them."""
    nlp = load_model()

    def find_in(headline: str, body: str) -> pd.DataFrame:
        text = f"{headline}\n{body}"
        row = {column.name: 0 if column.dtype == "int" else "" for column in ARTICLES.columns}
        row |= {"article_id": "a", "text": text, "published_at": pd.NaT}
        parts = [("headline", 0, len(headline)), ("body", len(headline) + 1, len(text))]
        paragraphs = pd.DataFrame(
            [("a", i, *part) for i, part in enumerate(parts)],
            columns=["article_id", "paragraph", "section", "start_char", "end_char"],
        )
        found = annotate_articles(frame(ARTICLES, [row]), paragraphs, nlp, guides=load_guides())
        hits = find_cues(found.tokens, found.sentences, found.mentions)
        words = [text[a:b] for a, b in zip(hits["start_char"], hits["end_char"], strict=True)]
        return hits.assign(words=words)

    return find_in


def test_entries_are_split_as_the_model_splits() -> None:
    """An entry that the tokenizer parts otherwise would never be found."""
    tokenizer = load_model().tokenizer
    for lexicon in load_cue_lexicons():
        for entry in lexicon.entries:
            words = tuple(token.lower_ for token in tokenizer(entry.text))
            assert split_words(entry.text) == words


def test_offsets_lead_to_the_words(annotate: Callable[[str, str], pd.DataFrame]) -> None:
    """What is marked on a page are the words that count, in their own capitals."""
    hits = annotate(
        "Mayor may shut the tram line",
        "According to Roe, the so-called plan will perhaps cost jobs. It was not clear when.",
    )
    marked = dict(zip(hits["entry"], hits["words"], strict=True))

    assert marked["may"] == "may"
    assert marked["according to"] == "According to"
    assert marked["so-called"] == "so-called"
    assert marked["not clear"] == "not clear"
    assert set(hits.loc[hits["entry"] == "may", "section"]) == {"headline"}


def test_the_month_the_name_and_the_modal_are_told_apart(
    annotate: Callable[[str, str], pd.DataFrame],
) -> None:
    """Three kinds of May, one of them a hedge."""
    hits = annotate("Tram line opens", "Theresa May said in May that the tram may be late.")

    assert hits.loc[hits["entry"] == "may", "words"].tolist() == ["may"]


def test_quoted_words_are_not_the_outlets_own(
    annotate: Callable[[str, str], pd.DataFrame],
) -> None:
    """Inside the quotation marks somebody else is sure."""
    hits = annotate("Tram line opens", 'It may rain today. "It will certainly rain," Roe said.')
    is_quoted = dict(zip(hits["entry"], hits["is_quoted"], strict=True))

    assert is_quoted["certainly"]
    assert not is_quoted["may"]
