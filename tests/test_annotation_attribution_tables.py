"""Attributions as tables: spans, keys, and whose each word is. Nothing is searched here."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.annotation.attribution_tables import (
    count_quoted_words,
    make_attributions,
    mark_quoted,
    own_contents,
    read_cues,
)
from analysis.annotation.attributions import Attribution
from analysis.annotation.guides import load_guides
from analysis.annotation.likely import keep_likely
from analysis.annotation.sources import Source

TEXT = '"It rained", Ann insisted. "All day."'
WORDS = ['"', "It", "rained", '"', ",", "Ann", "insisted", ".", '"', "All", "day", ".", '"']
SENTENCES = [0] * 8 + [1] * 5
LEMMAS = {"insisted": "insist", "rained": "rain"}
SPLIT = Attribution((5, 6), (6, 7), 6, ((0, 4), (8, 13)), "direct", 0.87654321)
ANN = Source("ann", "Ann", "citizen", "role", "name", True)


def tokens() -> pd.DataFrame:
    """Make the tokens of one article of two sentences."""
    rows, at = [], 0
    for word, number in zip(WORDS, SENTENCES, strict=True):
        start = TEXT.index(word, at)
        at = start + len(word)
        rows.append(
            {
                "article": 0,
                "article_id": "a",
                "number": number,
                "start_char": start,
                "end_char": at,
                "lemma": LEMMAS.get(word, word.lower()),
                "form": word.lower(),
                "is_word": word.isalpha(),
                "pos": "PRON" if word in {"It", "All"} else "VERB" if word.isalpha() else "PUNCT",
            }
        )
    return pd.DataFrame(rows)


def sentences() -> pd.DataFrame:
    """Make its sentences: the second starts after five of seven words."""
    return pd.DataFrame(
        {
            "sentence_id": ["a.0", "a.1"],
            "section": ["lead", "body"],
            "position_share": [0.0, 4 / 6],
        }
    )


def make(*found: Attribution) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Write attributions of Ann as tables."""
    sources = [ANN] * len(found)
    said = read_cues(found, tokens(), load_guides())
    return make_attributions(found, sources, tokens(), sentences(), [TEXT], said)


def test_a_split_quotation_is_one_attribution_of_two_parts():
    """Its words are those of both parts; its place is where it begins."""
    attributions, _ = make(SPLIT)

    row = attributions.to_dict("records")[0]
    assert len(attributions) == 1
    assert row["content_text"] == '"It rained" ... "All day."'
    assert (row["source_text"], row["cue_text"], row["cue_lemma"]) == ("Ann", "insisted", "insist")
    assert row["cue_class"] == "insisting"
    assert row["n_words"] == 4
    assert (row["start_char"], row["end_char"]) == (0, len(TEXT))
    assert (row["sentence_id"], row["section"], row["position_share"]) == ("a.0", "lead", 0.0)
    assert row["confidence"] == 0.876543


def test_a_stretch_ends_with_its_sentence():
    """Whoever shows a sentence finds all that is marked in it by its key."""
    across = SPLIT._replace(contents=((0, 4), (6, 13)), source=None, cue=None, cue_head=None)

    _, spans = make(across)

    shown = [
        (s["sentence_id"], TEXT[s["start_char"] : s["end_char"]]) for s in spans.to_dict("records")
    ]
    assert shown == [("a.0", '"It rained"'), ("a.0", "insisted."), ("a.1", '"All day."')]


def test_no_word_counts_twice():
    """Where two contents share words, the first has them; the sum is what is quoted."""
    inner = SPLIT._replace(contents=((1, 3),), kind="indirect")

    attributions, _ = make(SPLIT, inner)
    said = read_cues([SPLIT, inner], tokens(), load_guides())
    owner = own_contents([SPLIT, inner], said, len(WORDS))
    quoted = count_quoted_words(tokens(), mark_quoted(owner, said), 2)

    assert attributions["n_words"].tolist() == [4, 0]
    assert quoted.tolist() == [2, 2]
    assert attributions["n_words"].sum() == quoted.sum()


def test_the_words_that_introduce_are_the_outlets_own():
    """Source and cue are told by the outlet, not by whom it quotes."""
    owner = own_contents([SPLIT], read_cues([SPLIT], tokens(), load_guides()), len(WORDS))

    assert [WORDS[i] for i in range(len(WORDS)) if owner[i] < 0] == [",", "Ann", "insisted", "."]


def test_the_same_words_twice_get_two_keys():
    """Keys come from the words, so that they survive a rebuild, and are never shared."""
    attributions, spans = make(SPLIT, SPLIT)

    first, second = attributions["attribution_id"]
    assert second == f"{first}-2"
    assert first.startswith("a.a")
    assert set(spans["attribution_id"]) == {first, second}


def test_nothing_found_makes_empty_tables_of_the_promised_shape():
    """An article that quotes nobody is no error."""
    attributions, spans = make()

    schema.require(attributions, schema.ATTRIBUTIONS)
    schema.require(spans, schema.ATTRIBUTION_SPANS)
    assert len(attributions) == len(spans) == 0


def test_a_source_without_an_entity_is_known_by_its_words():
    """Two wordings that differ in capitals only are one source."""
    officials = Source("", "US officials", "unnamed official", "role", "", False)

    said = read_cues([SPLIT], tokens(), load_guides())
    attributions, _ = make_attributions([SPLIT], [officials], tokens(), sentences(), [TEXT], said)

    assert attributions["source_id"].tolist() == ["us-officials"]
    assert attributions["source_entity_id"].tolist() == [""]


def test_a_thought_is_the_outlets_to_tell():
    """What Ann is told to hope counts as nobody's speech, and speech within it as hers."""
    hope = tokens().assign(lemma=lambda rows: rows["lemma"].replace("insist", "hope"))
    thought = Attribution((5, 6), (6, 7), 6, ((9, 11),), "indirect", 0.9)
    said = read_cues([thought], hope, load_guides())

    owner = own_contents([thought], said, len(WORDS))

    assert [one.manner for one in said] == ["will"]
    assert (owner >= 0).sum() == 2
    assert not mark_quoted(owner, said).any()


def test_what_is_likelier_wrong_or_says_nothing_is_no_finding():
    """A coin would do as well as the first; the second only points elsewhere."""
    unlikely = SPLIT._replace(confidence=0.49)
    pointing = SPLIT._replace(contents=((1, 2),))

    assert keep_likely([unlikely, SPLIT, pointing], tokens()) == [SPLIT]


def test_a_day_says_nothing():
    """Of "Tuesday's call" the model may take Tuesday for who called."""
    dated = tokens().assign(form=lambda rows: rows["form"].replace("ann", "tuesday"))

    assert keep_likely([SPLIT], dated) == []
